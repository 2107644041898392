//! Whether every name in a scenario leads somewhere and every number lies in its range.

mod aliases;

use super::{Amount, Claim, Condition, Ending, Node, PromiseKind, Range, Reply, Scenario};
use crate::diagnostics::{Code, Diagnostic, Severity, Span, did_you_mean, shown};
use crate::ronfile::{Outline, Step};
use crate::rubric::{Dimension, Rubric};
use std::collections::BTreeSet;

/// The longest a reply may take, in seconds: a week.
const MAX_SECONDS: u32 = 7 * 24 * 60 * 60;

/// How many problems are told. Past that, the first ones are what to mend.
const MAX_PROBLEMS: usize = 100;
/// How many faults of stand-ins are passed over before the file counts as too broken to go on.
const MAX_STAND_INS: usize = 1000;

/// Adds what is wrong with a scenario.
///
/// `unsure` are the places that could not be read: the scenario holds stand-ins there, so nothing is told of them, and
/// nothing that may only be missing because it stood there.
pub(super) fn check(scenario: &Scenario, outline: &Outline, rubric: &Rubric, unsure: &[Span], problems: &mut Vec<Diagnostic>) {
    let keys = |name: &str| -> BTreeSet<&str> {
        outline
            .get(name)
            .map(|value| value.entries().iter().map(|entry| entry.key.as_str()).collect())
            .unwrap_or_default()
    };
    let reaches = scenario.nodes.values().flat_map(|node| &node.reaches);
    let reaches = reaches.chain(scenario.endings.values().flat_map(|ending| &ending.reaches));
    let mut checker = Checker {
        scenario,
        outline,
        rubric,
        nodes: keys("nodes"),
        endings: keys("endings"),
        facts: keys("facts"),
        owed: keys("owed"),
        authority: keys("authority"),
        promises: keys("promises"),
        chances: keys("chances"),
        flags: scenario.flags.iter().map(String::as_str).collect(),
        moments: reaches.map(String::as_str).collect(),
        sure: problems.is_empty(),
        whole: unsure.is_empty(),
        unsure: disjoint(unsure),
        errors: problems.len(),
        stand_ins: 0,
        path: Vec::new(),
        problems,
        unsaid: Diagnostic::new(Code::Syntax, Span::default(), "", ""),
    };
    checker.header();
    checker.policy();
    checker.places();
    checker.aliases();
}

/// The spans in the text's order, without those that lie inside others.
fn disjoint(spans: &[Span]) -> Vec<Span> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    sorted.dedup_by(|later, earlier| later.end <= earlier.end);
    sorted
}

struct Checker<'a> {
    scenario: &'a Scenario,
    outline: &'a Outline,
    rubric: &'a Rubric,
    nodes: BTreeSet<&'a str>,
    endings: BTreeSet<&'a str>,
    facts: BTreeSet<&'a str>,
    owed: BTreeSet<&'a str>,
    authority: BTreeSet<&'a str>,
    promises: BTreeSet<&'a str>,
    chances: BTreeSet<&'a str>,
    flags: BTreeSet<&'a str>,
    moments: BTreeSet<&'a str>,
    /// Whether the text had no fault.
    sure: bool,
    /// Whether everything in it could be read.
    whole: bool,
    /// What could not be read, in the text's order, none inside another.
    unsure: Vec<Span>,
    /// How many errors were told.
    errors: usize,
    /// How often something was wrong with a stand-in only.
    stand_ins: usize,
    /// Where the checker is; problems are told here.
    path: Vec<Step<'a>>,
    problems: &'a mut Vec<Diagnostic>,
    /// A problem that is not told.
    unsaid: Diagnostic,
}

/// A kind of name: its code, what it is called, and where one is declared.
struct Kind {
    code: Code,
    noun: &'static str,
    section: &'static str,
}

const FACT: Kind = Kind {
    code: Code::UndeclaredFact,
    noun: "fact",
    section: "facts",
};
const PROMISE: Kind = Kind {
    code: Code::UndeclaredPromise,
    noun: "promise",
    section: "promises",
};
const AUTHORITY: Kind = Kind {
    code: Code::UndeclaredAuthority,
    noun: "authority",
    section: "authority",
};
const OWED: Kind = Kind {
    code: Code::UndeclaredOwed,
    noun: "thing owed",
    section: "owed",
};
const CHANCE: Kind = Kind {
    code: Code::UndeclaredChance,
    noun: "chance",
    section: "chances",
};
const FLAG: Kind = Kind {
    code: Code::UndeclaredFlag,
    noun: "flag",
    section: "flags",
};

impl<'a> Checker<'a> {
    fn tell(&mut self, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        let warning = code.severity() == Severity::Warning;
        if self.is_full() || (warning && self.problems.len() >= 2 * MAX_PROBLEMS) {
            return &mut self.unsaid;
        }
        let found = self.outline.follow(&self.path);
        if !self.sure && (!found.whole || self.is_unsure(found.value)) {
            self.stand_ins += 1;
            return &mut self.unsaid;
        }
        self.errors += usize::from(!warning);
        self.problems.push(Diagnostic::new(code, found.span, found.path, message));
        self.problems.last_mut().expect("one was just pushed")
    }

    /// Tells of a name that leads nowhere, with the name it may have been meant to be, or else with advice.
    fn unknown(&mut self, code: Code, name: &str, message: String, known: &[&str], advice: impl FnOnce() -> String) {
        if self.is_full() {
            return;
        }
        let hint = did_you_mean(name, known.iter().copied()).unwrap_or_else(advice);
        self.tell(code, message).hint = Some(hint);
    }

    fn is_full(&self) -> bool {
        self.errors >= MAX_PROBLEMS || self.stand_ins >= MAX_STAND_INS
    }

    /// Whether a place could not be read, or lies in one that could not.
    fn is_unsure(&self, span: Span) -> bool {
        let before = self.unsure.partition_point(|unsure| unsure.start <= span.start);
        self.unsure[..before].last().is_some_and(|unsure| span.end <= unsure.end)
    }

    /// Whether something inside the place where the checker is could not be read.
    fn is_partly_lost(&self) -> bool {
        self.holds_unsure(self.outline.follow(&self.path).value)
    }

    fn holds_unsure(&self, place: Span) -> bool {
        let before = self.unsure.partition_point(|unsure| unsure.start < place.start);
        self.unsure.get(before).is_some_and(|unsure| unsure.end <= place.end) || self.is_unsure(place)
    }

    /// Whether a section of the file may hold names that are not known, because it could not be read. Where no node or no
    /// ending was written yet, that is the one thing worth telling of places.
    fn is_lost(&self, section: &str) -> bool {
        if matches!(section, "nodes" | "endings") && (self.nodes.is_empty() || self.endings.is_empty()) {
            return true;
        }
        match self.outline.get(section) {
            // The keys of a section are known whatever stands behind them; a flag that cannot be read is lost.
            Some(value) if section == "flags" => self.holds_unsure(value.span),
            Some(value) => self.is_unsure(value.span),
            None => !self.whole,
        }
    }

    /// Runs `inner` one step further down.
    fn under(&mut self, step: Step<'a>, inner: impl FnOnce(&mut Self)) {
        self.path.push(step);
        inner(self);
        self.path.pop();
    }

    fn key(&mut self, key: &'a str, inner: impl FnOnce(&mut Self)) {
        self.under(Step::Key(key), inner);
    }

    /// Runs `inner` at each item of a list under `key`.
    fn each<T>(&mut self, key: &'a str, items: &'a [T], mut inner: impl FnMut(&mut Self, &'a T)) {
        self.key(key, |this| {
            for (index, item) in items.iter().enumerate() {
                this.under(Step::Index(index), |this| inner(this, item));
            }
        });
    }

    fn declared(&mut self, kind: &Kind, name: &str) {
        let known = match kind.section {
            "facts" => &self.facts,
            "promises" => &self.promises,
            "authority" => &self.authority,
            "owed" => &self.owed,
            "chances" => &self.chances,
            _ => &self.flags,
        };
        if known.contains(name) || self.is_full() || self.is_lost(kind.section) {
            return;
        }
        let known: Vec<&str> = known.iter().copied().collect();
        self.unknown(
            kind.code,
            name,
            format!("there is no {} {}", kind.noun, shown(name)),
            &known,
            || format!("declare it under `{}`", kind.section),
        );
    }

    fn place(&mut self, name: &str) {
        let there = self.nodes.contains(name) || self.endings.contains(name);
        if there || self.is_full() || self.is_lost("nodes") || self.is_lost("endings") {
            return;
        }
        let known: Vec<&str> = self.nodes.iter().chain(&self.endings).copied().collect();
        self.unknown(
            Code::UnknownPlace,
            name,
            format!("there is no node or ending {}", shown(name)),
            &known,
            || "name a key of `nodes` or of `endings`".into(),
        );
    }

    fn behaviour(&mut self, name: &str) {
        let rubric = self.rubric;
        if rubric.behaviours.contains_key(name) {
            return;
        }
        let known: Vec<&str> = rubric.behaviours.keys().map(String::as_str).collect();
        self.unknown(
            Code::UnknownBehaviour,
            name,
            format!("the rubric has no behaviour {}", shown(name)),
            &known,
            || "behaviours are the keys of the rubric; `goodword list --behaviours` shows them".into(),
        );
    }

    fn within(&mut self, what: &str, value: u32, least: u32, most: u32) {
        if !(least..=most).contains(&value) {
            self.tell(Code::OutOfRange, format!("{what} lies between {least} and {most}, not at {value}"));
        }
    }

    fn text(&mut self, key: &'a str, text: &str) {
        if text.trim().is_empty() {
            self.key(key, |this| {
                this.tell(Code::EmptyText, "this text is empty");
            });
        }
    }

    fn id(&mut self, id: &str) {
        if id.is_empty() || !id.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_') {
            let key = self.outline.follow(&self.path).key;
            let told = self.tell(Code::BadId, format!("{} cannot be an id", shown(id)));
            told.span = key;
            told.hint = Some("use letters, digits and hyphens: \"own-it\"".into());
        }
    }

    fn header(&mut self) {
        let scenario = self.scenario;
        self.text("title", &scenario.title);
        self.text("language", &scenario.language);
        self.text("module", &scenario.module);
        self.text("briefing", &scenario.briefing);
        self.key("difficulty", |this| this.within("difficulty", scenario.difficulty.into(), 1, 5));
        self.key("minutes", |this| {
            this.within("a play's length in minutes", scenario.minutes.into(), 1, 60);
        });
        self.key("customer", |this| {
            let customer = &scenario.customer;
            this.text("name", &customer.name);
            this.text("line", &customer.line);
            this.key("age", |this| this.within("age", customer.age.into(), 16, 110));
            this.key("mood", |this| {
                let mood = customer.mood;
                for (key, value) in [("anger", mood.anger), ("confusion", mood.confusion), ("trust", mood.trust)] {
                    this.key(key, |this| this.within(key, value.into(), 0, 100));
                }
            });
            this.key("temperament", |this| {
                let known = &this.rubric.temperaments;
                if !known.contains_key(&customer.temperament) {
                    let names: Vec<&str> = known.keys().map(String::as_str).collect();
                    let hint = did_you_mean(&customer.temperament, names.iter().copied())
                        .unwrap_or_else(|| format!("the temperaments are: {}", names.join(", ")));
                    this.tell(
                        Code::UnknownTemperament,
                        format!("the rubric has no temperament {}", shown(&customer.temperament)),
                    )
                    .hint = Some(hint);
                }
            });
            if let Some(skin) = customer.look.skin {
                this.key("look", |this| this.key("skin", |this| this.within("skin", skin.into(), 1, 6)));
            }
        });
        if let Some(marks) = scenario.marks {
            let floors = self.rubric.floors;
            self.key("marks", |this| {
                for (key, mark, least) in [
                    ("pass_mark", marks.pass_mark, this.rubric.pass_mark),
                    ("empathy", marks.empathy, floors.get(Dimension::Empathy)),
                    (
                        "positive_phrasing",
                        marks.positive_phrasing,
                        floors.get(Dimension::PositivePhrasing),
                    ),
                    ("honesty", marks.honesty, floors.get(Dimension::Honesty)),
                ] {
                    this.key(key, |this| match mark {
                        Some(mark) if mark < least => {
                            this.tell(
                                Code::LoweredMark,
                                format!("a scenario may raise this mark, not lower it: the rubric asks for {least}"),
                            )
                            .hint = Some(format!("write {least} or more, or leave the key out"));
                        }
                        Some(mark) => this.within("a mark", mark.into(), least.into(), 100),
                        None => {}
                    });
                }
            });
        }
    }

    fn policy(&mut self) {
        let scenario = self.scenario;
        self.key("facts", |this| {
            for (id, fact) in &scenario.facts {
                this.key(id, |this| {
                    this.id(id);
                    this.text("says", &fact.says);
                });
            }
        });
        self.key("owed", |this| {
            for (id, owed) in &scenario.owed {
                this.key(id, |this| {
                    this.id(id);
                    this.text("says", &owed.says);
                });
            }
        });
        self.key("authority", |this| {
            for (id, authority) in &scenario.authority {
                this.key(id, |this| {
                    this.id(id);
                    this.text("says", &authority.says);
                    this.key("limit", |this| this.amount(authority.limit));
                    this.key("above", |this| {
                        for (who, limit) in &authority.above {
                            this.key(who, |this| {
                                this.amount(*limit);
                                if !authority.limit.same_unit(*limit) {
                                    this.tell(Code::WrongUnit, "this limit is in another unit than the agent's own");
                                }
                            });
                        }
                    });
                });
            }
        });
        self.key("promises", |this| {
            for (id, promise) in &scenario.promises {
                this.key(id, |this| {
                    this.id(id);
                    this.promise(promise);
                });
            }
        });
        self.key("chances", |this| {
            for id in scenario.chances.keys() {
                this.key(id, |this| this.id(id));
            }
        });
        self.each("must_disclose", &scenario.must_disclose, |this, must| {
            this.key("fact", |this| this.declared(&FACT, &must.fact));
            this.key("before", |this| this.place(&must.before));
        });
    }

    fn amount(&mut self, amount: Amount) {
        if let Amount::Percent(percent) = amount {
            self.within("a percentage", percent, 0, 100);
        }
    }

    fn promise(&mut self, promise: &'a PromiseKind) {
        self.text("what", &promise.what);
        if let Some(because) = &promise.because {
            self.key("because", |this| this.declared(&FACT, because));
        } else if promise.chance < super::Chance::CERTAIN && !self.is_partly_lost() {
            self.key("chance", |this| {
                this.tell(Code::ChanceWithoutReason, "the chance is below 1, but no fact tells the agent so")
                    .hint = Some("name the fact behind it: `because: \"…\",`".into());
            });
        }
        if let Some(condition) = &promise.condition
            && condition.chance_if < promise.chance
            && !self.is_partly_lost()
        {
            self.key("condition", |this| {
                this.key("chance_if", |this| {
                    this.tell(Code::OutOfRange, "the chance with the condition lies below the chance without it");
                });
            });
        }
        if self.whole && !self.is_lost("nodes") && !self.moments.contains(promise.due.as_str()) {
            let known: Vec<&str> = self.moments.iter().copied().collect();
            let due = shown(&promise.due);
            self.key("due", |this| {
                let message = format!("no node or ending reaches {due}");
                this.unknown(Code::UnreachedMoment, &promise.due, message, &known, || {
                    format!("write `reaches: [\"{}\"],` in the node or ending where it falls due", promise.due)
                });
            });
        }
        if let Some(met_if) = promise.condition.as_ref().and_then(|condition| condition.met_if.as_ref()) {
            self.key("condition", |this| this.key("met_if", |this| this.condition(met_if)));
        }
        if let Some(kept_if) = &promise.kept_if {
            self.key("kept_if", |this| this.condition(kept_if));
        }
    }

    fn places(&mut self) {
        let scenario = self.scenario;
        self.key("start", |this| {
            let start = scenario.start.as_str();
            if !this.nodes.contains(start) && !this.is_lost("nodes") {
                let known: Vec<&str> = this.nodes.iter().copied().collect();
                let message = if this.endings.contains(start) {
                    format!("{} is an ending; the talk must begin at a node", shown(start))
                } else {
                    format!("there is no node {}", shown(start))
                };
                this.unknown(Code::UnknownPlace, start, message, &known, || "name a key of `nodes`".into());
            }
        });
        for key in ["nodes", "endings"] {
            if self.outline.get(key).is_some_and(|value| value.entries().is_empty()) {
                self.key(key, |this| {
                    this.tell(Code::NoNodes, format!("a scenario needs at least one entry under `{key}`"))
                        .hint = Some("`goodword new` writes a file that shows how one looks".into());
                });
            }
        }
        self.each("interrupts", &scenario.interrupts, |this, detour| {
            this.key("if", |this| this.condition(&detour.condition));
            this.key("goto", |this| this.place(&detour.goto));
        });
        self.key("nodes", |this| {
            for (id, node) in &scenario.nodes {
                this.key(id, |this| {
                    this.id(id);
                    if this.endings.contains(id.as_str()) {
                        let ending = this.outline.follow(&[Step::Key("endings"), Step::Key(id)]).key;
                        let told = this.tell(
                            Code::AmbiguousId,
                            format!("{} is a node and an ending; a `goto` could mean either", shown(id)),
                        );
                        told.related = Some((ending, "the ending".into()));
                        told.hint = Some("give one of them another id".into());
                    }
                    this.node(node);
                });
            }
        });
        self.key("endings", |this| {
            for (id, ending) in &scenario.endings {
                this.key(id, |this| {
                    this.id(id);
                    this.ending(ending);
                });
            }
        });
    }

    fn lines_and_detours(&mut self, lines: &'a [super::Line], detours: &'a [super::Detour]) {
        self.each("lines", lines, |this, line| {
            this.key("if", |this| this.condition(&line.condition));
            this.text("says", &line.says);
        });
        self.each("detours", detours, |this, detour| {
            this.key("if", |this| this.condition(&detour.condition));
            this.key("goto", |this| this.place(&detour.goto));
        });
    }

    fn node(&mut self, node: &'a Node) {
        self.text("says", &node.says);
        self.lines_and_detours(&node.lines, &node.detours);
        self.each("asks", &node.asks, |this, asked| this.asked(asked));
        self.key("replies", |this| {
            if node.replies.is_empty() {
                this.tell(Code::NoReplies, "this node has no replies, so the talk would stop here")
                    .hint = Some("write at least one reply; a talk closes at an entry of `endings`".into());
            }
            for (id, reply) in &node.replies {
                this.key(id, |this| {
                    this.id(id);
                    this.reply(reply);
                });
            }
        });
    }

    /// What a customer asks about may be any of four kinds of thing; one id must not mean two of them.
    fn asked(&mut self, name: &str) {
        let sets = [&self.promises, &self.facts, &self.authority, &self.owed];
        let hits = sets.iter().filter(|set| set.contains(name)).count();
        if hits > 1 {
            self.tell(
                Code::AmbiguousId,
                format!(
                    "{} stands in more than one of `promises`, `facts`, `authority` and `owed`",
                    shown(name)
                ),
            )
            .hint = Some("give each of them an id of its own".into());
        } else if hits == 0
            && !["promises", "facts", "authority", "owed"]
                .iter()
                .any(|section| self.is_lost(section))
        {
            let known: Vec<&str> = sets.into_iter().flatten().copied().collect();
            let message = format!("nothing called {} is declared, so nobody can answer it", shown(name));
            self.unknown(Code::UndeclaredFact, name, message, &known, || {
                "name a key of `promises`, `facts`, `authority` or `owed`".into()
            });
        }
    }

    fn reply(&mut self, reply: &'a Reply) {
        self.text("text", &reply.text);
        if let Some(condition) = &reply.condition {
            self.key("if", |this| this.condition(condition));
        }
        self.each("shows", &reply.shows, |this, name| this.behaviour(name));
        self.each("claims", &reply.claims, Self::claim);
        self.each("learns", &reply.learns, |this, name| this.declared(&FACT, name));
        self.each("sets", &reply.sets, |this, name| this.declared(&FLAG, name));
        self.each("renegotiates", &reply.renegotiates, |this, name| this.declared(&PROMISE, name));
        self.each("voids", &reply.voids, |this, name| this.declared(&PROMISE, name));
        self.key("mood", |this| {
            for (key, points) in [
                ("anger", reply.mood.anger),
                ("confusion", reply.mood.confusion),
                ("trust", reply.mood.trust),
            ] {
                if !(-100..=100).contains(&points) {
                    this.key(key, |this| {
                        this.tell(
                            Code::OutOfRange,
                            format!("a change of mood lies between -100 and 100, not at {points}"),
                        );
                    });
                }
            }
        });
        self.key("takes", |this| this.within("the time a reply takes", reply.takes, 0, MAX_SECONDS));
        self.key("delegates", |this| {
            for (promise, owner) in &reply.delegates {
                this.key(promise, |this| {
                    this.declared(&PROMISE, promise);
                    if owner.trim().is_empty() {
                        this.tell(Code::NoOwner, "delegating needs somebody's name").hint = Some("name the person who takes it on".into());
                    }
                });
            }
        });
        self.key("goto", |this| this.place(&reply.goto));
    }

    fn claim(&mut self, claim: &'a Claim) {
        match claim {
            Claim::Promise { id, condition, .. } => {
                self.key("id", |this| this.declared(&PROMISE, id));
                if let (Some(condition), Some(promise)) = (condition, self.scenario.promises.get(id)) {
                    let declared = promise.condition.as_ref().map(|declared| declared.id.as_str());
                    if declared != Some(condition.as_str()) && self.whole {
                        let hint = match declared {
                            Some(known) => did_you_mean(condition, [known]).unwrap_or_else(|| format!("its condition is {}", shown(known))),
                            None => "declare it in the promise: `condition: (id: …, says: …, chance_if: …),`".into(),
                        };
                        self.key("if", |this| {
                            this.tell(
                                Code::UndeclaredCondition,
                                format!(
                                    "the promise {} declares no condition {}, so naming it changes nothing",
                                    shown(id),
                                    shown(condition)
                                ),
                            )
                            .hint = Some(hint);
                        });
                    }
                }
            }
            Claim::States { fact, .. } | Claim::Discloses { fact } => self.key("fact", |this| this.declared(&FACT, fact)),
            Claim::Refuses { owed } | Claim::Honours { owed } => self.key("owed", |this| this.declared(&OWED, owed)),
            Claim::Grants {
                authority,
                amount,
                condition,
                ..
            } => {
                self.key("authority", |this| this.declared(&AUTHORITY, authority));
                let Some(declared) = self.scenario.authority.get(authority) else {
                    return;
                };
                self.key("amount", |this| {
                    this.amount(*amount);
                    if !declared.limit.same_unit(*amount) {
                        this.tell(
                            Code::WrongUnit,
                            format!("this amount is in another unit than the limit of {}", shown(authority)),
                        )
                        .hint = Some(format!("the limit is {:?}", declared.limit));
                    }
                });
                if let Some(who) = condition
                    && !declared.above.contains_key(who)
                    && self.whole
                {
                    let known: Vec<&str> = declared.above.keys().map(String::as_str).collect();
                    let hint = did_you_mean(who, known.iter().copied()).unwrap_or_else(|| {
                        if known.is_empty() {
                            "name who can approve more: `above: {\"…\": …},`".into()
                        } else {
                            format!("those who can approve it are: {}", known.join(", "))
                        }
                    });
                    self.key("if", |this| {
                        this.tell(
                            Code::UnknownApprover,
                            format!("{} cannot approve {}, so naming them changes nothing", shown(who), shown(authority)),
                        )
                        .hint = Some(hint);
                    });
                }
            }
        }
    }

    fn ending(&mut self, ending: &'a Ending) {
        self.text("title", &ending.title);
        self.text("says", &ending.says);
        self.lines_and_detours(&ending.lines, &ending.detours);
        self.key("settles", |this| {
            for promise in ending.settles.keys() {
                this.key(promise, |this| this.declared(&PROMISE, promise));
            }
        });
        self.each("epilogues", &ending.epilogues, |this, epilogue| {
            this.key("if", |this| this.condition(&epilogue.condition));
        });
    }

    fn condition(&mut self, condition: &'a Condition) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => self.under(Step::Inside(0), |this| {
                for (index, part) in parts.iter().enumerate() {
                    this.under(Step::Index(index), |this| this.condition(part));
                }
            }),
            Condition::Not(part) => self.under(Step::Inside(0), |this| this.condition(part)),
            Condition::Anger(range) | Condition::Confusion(range) | Condition::Trust(range) => self.under(Step::Inside(0), |this| {
                let bound = |this: &mut Self, index, value: u8, least: u8| {
                    this.under(Step::Inside(index), |this| this.within("a mood", value.into(), least.into(), 100));
                };
                match *range {
                    Range::AtLeast(value) | Range::Below(value) => bound(this, 0, value, 0),
                    Range::Between(least, most) => {
                        bound(this, 0, least, 0);
                        bound(this, 1, most, least.min(100));
                    }
                }
            }),
            Condition::Flag(name) => self.named(|this| this.declared(&FLAG, name)),
            Condition::Knows(name) | Condition::Told(name) => self.named(|this| this.declared(&FACT, name)),
            Condition::Shown(name) => self.named(|this| this.behaviour(name)),
            Condition::Chose(name) => self.named(|this| this.chosen(name)),
            Condition::Promised(name)
            | Condition::Open(name)
            | Condition::Kept(name)
            | Condition::Broken(name)
            | Condition::Renegotiated(name)
            | Condition::Delegated(name)
            | Condition::Void(name) => self.named(|this| this.declared(&PROMISE, name)),
            Condition::Chance(name) => self.named(|this| this.declared(&CHANCE, name)),
        }
    }

    /// Runs `inner` at the name in the brackets of a condition.
    fn named(&mut self, inner: impl FnOnce(&mut Self)) {
        self.under(Step::Inside(0), inner);
    }

    fn chosen(&mut self, name: &str) {
        let nodes = &self.scenario.nodes;
        let known = name
            .split_once('/')
            .is_some_and(|(node, reply)| nodes.get(node).is_some_and(|node| node.replies.contains_key(reply)));
        if known || self.is_full() || !self.whole || self.is_lost("nodes") {
            return;
        }
        let all: Vec<String> = nodes
            .iter()
            .flat_map(|(node, it)| it.replies.keys().map(move |reply| format!("{node}/{reply}")))
            .collect();
        let known: Vec<&str> = all.iter().map(String::as_str).collect();
        self.unknown(
            Code::UnknownReply,
            name,
            format!("there is no reply {}", shown(name)),
            &known,
            || "write it as \"node/reply\"".into(),
        );
    }
}
