//! A scenario and a rubric made ready to play: names become indices, effects are worked out once.

use super::bits::Bits;
use super::condition::Rule;
use super::dice::{RollKey, TEN_THOUSAND};
use super::ledger::PromiseState;
use crate::ronfile::TextHash;
use crate::rubric::{Area, Dimension, MoodChange, Rubric, Temperament};
use crate::scenario::{Amount, Certainty, Chance, Claim, Condition, Detour, EndingKind, IdKind, KnownTo, Scenario, Settled, Stated};
use indexmap::IndexMap;
use std::sync::{Arc, OnceLock};

macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The place in the scenario's or rubric's order.
            pub fn index(self) -> usize {
                self.0 as usize
            }

            /// The index of a place.
            pub fn new(place: usize) -> Self {
                Self(u32::try_from(place).expect("a file of the allowed size holds fewer entries"))
            }
        })*
    };
}

indices! {
    /// A node.
    NodeIx
    /// An ending.
    EndingIx
    /// A reply, counted through the whole scenario.
    ReplyIx
    /// A behaviour of the rubric.
    BehaviourIx
    /// A fact.
    FactIx
    /// Something owed.
    OwedIx
    /// An authority.
    AuthorityIx
    /// A kind of promise.
    PromiseIx
    /// A flag.
    FlagIx
    /// A circumstance left to chance.
    ChanceIx
}

/// Where a talk can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// At a node.
    Node(NodeIx),
    /// At an ending.
    Ending(EndingIx),
}

/// What a customer asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A promise.
    Promise(PromiseIx),
    /// A fact.
    Fact(FactIx),
    /// A grant.
    Authority(AuthorityIx),
    /// Something owed.
    Owed(OwedIx),
}

/// A claim with its names resolved and what never changes worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of scenario::Claim")]
pub enum ClaimRule {
    States {
        fact: FactIx,
        stated: Stated,
        certainty: Certainty,
    },
    Discloses {
        fact: FactIx,
    },
    Grants {
        authority: AuthorityIx,
        within: bool,
        approvable: bool,
        certainty: Certainty,
    },
    Refuses {
        owed: OwedIx,
    },
    Honours {
        owed: OwedIx,
    },
    Promise {
        promise: PromiseIx,
        certainty: Certainty,
        conditional: bool,
        owned: bool,
        timed: bool,
    },
}

impl ClaimRule {
    /// Whether the claim says anything about what was asked.
    pub(super) fn answers(&self, asked: Asked) -> bool {
        match (*self, asked) {
            (ClaimRule::States { fact, .. } | ClaimRule::Discloses { fact }, Asked::Fact(about)) => fact == about,
            (ClaimRule::Grants { authority, .. }, Asked::Authority(about)) => authority == about,
            (ClaimRule::Refuses { owed } | ClaimRule::Honours { owed }, Asked::Owed(about)) => owed == about,
            (ClaimRule::Promise { promise, .. }, Asked::Promise(about)) => promise == about,
            _ => false,
        }
    }
}

/// A reply made ready.
#[derive(Debug)]
pub struct ReplyRule {
    /// The node it belongs to.
    pub node: NodeIx,
    /// When it is on offer.
    pub condition: Option<Rule>,
    /// The behaviours it shows.
    pub shows: Vec<BehaviourIx>,
    /// Its points for empathy and for positive phrasing.
    pub points: [i32; 2],
    /// Its claims.
    pub claims: Vec<ClaimRule>,
    pub(super) learns: Vec<FactIx>,
    pub(super) sets: Vec<FlagIx>,
    pub(super) renegotiates: Vec<PromiseIx>,
    pub(super) delegates: Vec<PromiseIx>,
    pub(super) voids: Vec<PromiseIx>,
    pub(super) mood: MoodChange,
    /// Where it leads, unless the talk turns elsewhere on arrival.
    pub goto: Place,
    /// Whether a condition somewhere asks if it was chosen.
    pub(super) remembered: bool,
}

impl ReplyRule {
    /// Whether saying this comes to the same as saying another: in all but its words, and in when it is on offer.
    pub fn does_the_same(&self, other: &ReplyRule) -> bool {
        let set = |shows: &[BehaviourIx]| {
            let mut sorted = shows.to_vec();
            sorted.sort_unstable();
            sorted
        };
        set(&self.shows) == set(&other.shows)
            && self.claims == other.claims
            && self.learns == other.learns
            && self.sets == other.sets
            && self.renegotiates == other.renegotiates
            && self.delegates == other.delegates
            && self.voids == other.voids
            && self.mood == other.mood
            && self.goto == other.goto
    }
}

/// What nodes and endings have in common: what happens on arrival.
#[derive(Debug)]
pub(super) struct Arrival {
    pub(super) due: Vec<PromiseIx>,
    pub(super) detours: Vec<Turning>,
    /// Duties of `must_disclose` that end here.
    pub(super) duties: Vec<usize>,
}

/// A node made ready.
#[derive(Debug)]
pub struct NodeRule {
    pub(super) arrival: Arrival,
    pub(super) asks: Vec<Asked>,
    /// Conditions of the node's other lines.
    pub(crate) lines: Vec<Rule>,
    /// Its replies, in the file's order.
    pub replies: std::ops::Range<usize>,
}

/// An ending made ready.
#[derive(Debug)]
pub struct EndingRule {
    pub(super) arrival: Arrival,
    /// Conditions of the ending's other lines.
    pub(crate) lines: Vec<Rule>,
    /// Conditions of the other epilogues.
    pub(crate) epilogues: Vec<Rule>,
    pub(super) settles: Vec<(PromiseIx, Settled)>,
    /// What was reached.
    pub kind: EndingKind,
}

/// A detour made ready.
#[derive(Debug)]
pub(super) struct Turning {
    pub(super) condition: Rule,
    pub(super) goto: Place,
}

/// A fact made ready.
#[derive(Clone, Copy, Debug)]
pub(super) struct FactRule {
    /// Whether a limit must be told with it.
    pub limited: bool,
}

/// A kind of promise made ready.
#[derive(Debug)]
pub(super) struct PromiseRule {
    pub chance: Chance,
    pub chance_if: Chance,
    pub material: bool,
    pub key: RollKey,
    pub kept_if: Option<Rule>,
    pub met_if: Option<Rule>,
}

impl PromiseRule {
    /// Rolls below this let the declared condition come about.
    ///
    /// One roll decides both whether the condition comes about and whether the promise comes true, so the same luck
    /// keeps the same promise whichever way it was worded.
    pub(super) fn comes_about(&self) -> u16 {
        if self.chance_if.0 == 0 {
            return TEN_THOUSAND;
        }
        (u32::from(self.chance.0) * u32::from(TEN_THOUSAND) / u32::from(self.chance_if.0)).min(u32::from(TEN_THOUSAND)) as u16
    }
}

/// A circumstance made ready.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChanceRule {
    pub chance: Chance,
    pub key: RollKey,
}

/// A scenario under a rubric, ready to be played any number of times.
#[derive(Debug)]
pub struct Game {
    scenario: Arc<Scenario>,
    rubric: Arc<Rubric>,
    scenario_hash: TextHash,
    rubric_hash: TextHash,
    start: NodeIx,
    nodes: Vec<NodeRule>,
    endings: Vec<EndingRule>,
    replies: Vec<ReplyRule>,
    facts: Vec<FactRule>,
    promises: Vec<PromiseRule>,
    chances: Vec<ChanceRule>,
    interrupts: Vec<Turning>,
    known: Bits,
    /// What each behaviour does to this customer: the first, the second, and any later time.
    effects: Vec<[MoodChange; 3]>,
    fatal: Bits,
    outcomes: [MoodChange; 4],
    waiting: [MoodChange; 2],
    /// One roll for each way luck can fall, by key.
    outcomes_by_key: Vec<(RollKey, Vec<u16>)>,
    /// Stakes on the reference path, where no luck can change them.
    pub(crate) reference_stakes: OnceLock<Option<[u32; 3]>>,
}

impl Game {
    /// Makes a scenario ready. It must be one that `scenario::load` gave for this rubric.
    pub fn new(scenario: Arc<Scenario>, scenario_hash: TextHash, rubric: Arc<Rubric>, rubric_hash: TextHash) -> Self {
        let names = Names::of(&scenario, &rubric);
        let temperament = rubric.temperaments[&scenario.customer.temperament];
        let mut nodes = Vec::with_capacity(scenario.nodes.len());
        let mut replies = Vec::new();
        for (index, (id, node)) in scenario.nodes.iter().enumerate() {
            let first = replies.len();
            for (reply_id, reply) in &node.replies {
                replies.push(names.reply(NodeIx::new(index), &format!("{id}/{reply_id}"), reply));
            }
            nodes.push(NodeRule {
                arrival: names.arrival(id, &node.reaches, &node.detours),
                asks: node.asks.iter().map(|name| names.asked(name)).collect(),
                lines: node.lines.iter().map(|line| names.rule(&line.condition)).collect(),
                replies: first..replies.len(),
            });
        }
        let endings = scenario
            .endings
            .iter()
            .map(|(id, ending)| EndingRule {
                arrival: names.arrival(id, &ending.reaches, &ending.detours),
                lines: ending.lines.iter().map(|line| names.rule(&line.condition)).collect(),
                epilogues: ending.epilogues.iter().map(|epilogue| names.rule(&epilogue.condition)).collect(),
                settles: ending.settles.iter().map(|(id, settled)| (names.promise(id), *settled)).collect(),
                kind: ending.kind,
            })
            .collect();
        let mut known = Bits::new(scenario.facts.len());
        for (index, fact) in scenario.facts.values().enumerate() {
            if matches!(fact.known_to, KnownTo::Agent | KnownTo::Both) {
                known.add(index);
            }
        }
        let mut fatal = Bits::new(rubric.behaviours.len());
        for (index, behaviour) in rubric.behaviours.values().enumerate() {
            if behaviour.fatal {
                fatal.add(index);
            }
        }
        let promises: Vec<PromiseRule> = scenario
            .promises
            .iter()
            .map(|(id, promise)| names.promise_rule(id, promise))
            .collect();
        let chances: Vec<ChanceRule> = scenario
            .chances
            .iter()
            .map(|(id, chance)| ChanceRule {
                chance: *chance,
                key: RollKey::named("chance", scenario.aliases.first_name(IdKind::Chance, id)),
            })
            .collect();
        let outcome = |change| tempered(change, 100, temperament.hurts, 100);
        Self {
            start: names.node(&scenario.start),
            nodes,
            endings,
            replies,
            facts: scenario
                .facts
                .values()
                .map(|fact| FactRule {
                    limited: fact.limit.is_some(),
                })
                .collect(),
            outcomes_by_key: outcomes_by_key(&chances, &promises),
            promises,
            chances,
            interrupts: names.turnings(&scenario.interrupts),
            known,
            effects: rubric
                .behaviours
                .values()
                .map(|behaviour| effects(behaviour, temperament))
                .collect(),
            fatal,
            outcomes: [
                outcome(rubric.outcomes.kept),
                outcome(rubric.outcomes.broken),
                outcome(rubric.outcomes.renegotiated),
                outcome(rubric.outcomes.delegated),
            ],
            waiting: [outcome(rubric.waiting.slow), outcome(rubric.waiting.late)],
            reference_stakes: OnceLock::new(),
            scenario,
            rubric,
            scenario_hash,
            rubric_hash,
        }
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The rubric.
    pub fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// Hash of the scenario's text.
    pub fn scenario_hash(&self) -> &TextHash {
        &self.scenario_hash
    }

    /// Hash of the rubric's text.
    pub fn rubric_hash(&self) -> &TextHash {
        &self.rubric_hash
    }

    /// The first node.
    pub fn start(&self) -> Place {
        Place::Node(self.start)
    }

    /// How many replies the scenario has.
    pub fn reply_count(&self) -> usize {
        self.replies.len()
    }

    /// A reply, ready.
    pub fn reply(&self, reply: ReplyIx) -> &ReplyRule {
        &self.replies[reply.index()]
    }

    /// A node, ready.
    pub fn node(&self, node: NodeIx) -> &NodeRule {
        &self.nodes[node.index()]
    }

    /// An ending, ready.
    pub fn ending(&self, ending: EndingIx) -> &EndingRule {
        &self.endings[ending.index()]
    }

    pub(super) fn fact(&self, fact: FactIx) -> FactRule {
        self.facts[fact.index()]
    }

    /// The fact that the customer is told by a claim. One with a limit is only told with it, by disclosing it.
    pub fn told_by(&self, claim: &ClaimRule) -> Option<FactIx> {
        match *claim {
            ClaimRule::Discloses { fact } => Some(fact),
            ClaimRule::States {
                fact,
                stated: Stated::True,
                ..
            } if !self.fact(fact).limited => Some(fact),
            _ => None,
        }
    }

    /// How many nodes and endings the scenario has.
    pub fn counts(&self) -> (usize, usize) {
        (self.nodes.len(), self.endings.len())
    }

    pub(super) fn promise(&self, promise: PromiseIx) -> &PromiseRule {
        &self.promises[promise.index()]
    }

    pub(super) fn chance(&self, chance: ChanceIx) -> ChanceRule {
        self.chances[chance.index()]
    }

    /// Whether a promise falls due at a place.
    pub fn falls_due(&self, promise: PromiseIx, place: Place) -> bool {
        self.arrival(place).due.contains(&promise)
    }

    /// Whether an ending says by itself what becomes of a promise.
    pub fn settles(&self, ending: EndingIx, promise: PromiseIx) -> bool {
        self.ending(ending).settles.iter().any(|(settled, _)| *settled == promise)
    }

    /// Whether the customer releases the agent from a promise with this reply.
    pub fn voids(&self, reply: ReplyIx, promise: PromiseIx) -> bool {
        self.reply(reply).voids.contains(&promise)
    }

    /// How many rolls a play can ask for: one for each circumstance and, after them, one for each promise.
    pub fn luck_count(&self) -> usize {
        self.chances.len() + self.promises.len()
    }

    /// The name of a roll.
    pub fn luck_key(&self, at: usize) -> RollKey {
        match self.chances.get(at) {
            Some(chance) => chance.key,
            None => self.promises[at - self.chances.len()].key,
        }
    }

    /// One roll for each way that luck can fall under a key, in rising order. Empty for a key of no chance or promise.
    pub fn outcomes(&self, key: RollKey) -> &[u16] {
        let known = self.outcomes_by_key.iter().find(|(other, _)| *other == key);
        known.map_or(&[], |(_, outcomes)| outcomes)
    }

    /// The ways a talk may turn elsewhere at a place: the scenario's interrupts first, then the place's own detours.
    pub(super) fn turnings(&self, place: Place) -> impl Iterator<Item = &Turning> {
        let interrupts: &[Turning] = match place {
            Place::Node(_) => &self.interrupts,
            Place::Ending(_) => &[],
        };
        interrupts.iter().chain(&self.arrival(place).detours)
    }

    /// Where the talk goes when it takes a turning at a place.
    pub(crate) fn turned_to(&self, place: Place, turning: usize) -> Place {
        self.turnings(place)
            .nth(turning)
            .expect("only turnings of the place are taken")
            .goto
    }

    pub(super) fn known_at_start(&self) -> &Bits {
        &self.known
    }

    pub(super) fn arrival(&self, place: Place) -> &Arrival {
        match place {
            Place::Node(node) => &self.node(node).arrival,
            Place::Ending(ending) => &self.ending(ending).arrival,
        }
    }

    /// How many places a talk can be at.
    pub(super) fn place_count(&self) -> usize {
        self.nodes.len() + self.endings.len()
    }

    pub(super) fn effect(&self, behaviour: BehaviourIx, before: u8) -> MoodChange {
        self.effects[behaviour.index()][usize::from(before.min(2))]
    }

    /// Whether a behaviour is zero-tolerance.
    pub fn is_fatal(&self, behaviour: BehaviourIx) -> bool {
        self.fatal.has(behaviour.index())
    }

    pub(super) fn outcome(&self, state: PromiseState) -> MoodChange {
        match state {
            PromiseState::Kept => self.outcomes[0],
            PromiseState::Broken => self.outcomes[1],
            PromiseState::Renegotiated => self.outcomes[2],
            PromiseState::Delegated => self.outcomes[3],
            PromiseState::Open | PromiseState::Void => MoodChange::default(),
        }
    }

    pub(super) fn waiting(&self, late: bool) -> MoodChange {
        self.waiting[usize::from(late)]
    }

    /// A node's id.
    pub fn node_id(&self, node: NodeIx) -> &str {
        key_at(&self.scenario.nodes, node.index())
    }

    /// An ending's id.
    pub fn ending_id(&self, ending: EndingIx) -> &str {
        key_at(&self.scenario.endings, ending.index())
    }

    /// The id of a node or an ending.
    pub fn place_id(&self, place: Place) -> &str {
        match place {
            Place::Node(node) => self.node_id(node),
            Place::Ending(ending) => self.ending_id(ending),
        }
    }

    /// A behaviour's id.
    pub fn behaviour_id(&self, behaviour: BehaviourIx) -> &str {
        key_at(&self.rubric.behaviours, behaviour.index())
    }

    /// A promise's id.
    pub fn promise_id(&self, promise: PromiseIx) -> &str {
        key_at(&self.scenario.promises, promise.index())
    }

    /// A fact's id.
    pub fn fact_id(&self, fact: FactIx) -> &str {
        key_at(&self.scenario.facts, fact.index())
    }

    /// The id of something owed.
    pub fn owed_id(&self, owed: OwedIx) -> &str {
        key_at(&self.scenario.owed, owed.index())
    }

    /// A reply as its author wrote it, with its id.
    pub fn authored(&self, reply: ReplyIx) -> (&str, &crate::scenario::Reply) {
        let node = self.reply(reply).node;
        let place = reply.index() - self.node(node).replies.start;
        let (id, reply) = self.scenario.nodes[node.index()]
            .replies
            .get_index(place)
            .expect("replies are counted from this map");
        (id, reply)
    }

    /// The reply of an id at a node.
    pub fn find_reply(&self, node: NodeIx, id: &str) -> Option<ReplyIx> {
        let place = self.scenario.nodes[node.index()].replies.get_index_of(id)?;
        Some(ReplyIx::new(self.node(node).replies.start + place))
    }

    /// The overall score that passes: the rubric's mark, or the scenario's where that is higher.
    pub fn pass_mark(&self) -> u8 {
        let raised = self.scenario.marks.and_then(|marks| marks.pass_mark).unwrap_or(0);
        self.rubric.pass_mark.max(raised)
    }

    /// The score a dimension needs: the rubric's floor, or the scenario's where that is higher.
    pub fn floor(&self, dimension: Dimension) -> u8 {
        let raised = self.scenario.marks.and_then(|marks| match dimension {
            Dimension::Empathy => marks.empathy,
            Dimension::PositivePhrasing => marks.positive_phrasing,
            Dimension::Honesty => marks.honesty,
        });
        self.rubric.floors.get(dimension).max(raised.unwrap_or(0))
    }
}

fn key_at<V>(map: &IndexMap<String, V>, index: usize) -> &str {
    map.get_index(index)
        .map(|(key, _)| key.as_str())
        .expect("indices are made from this map")
}

/// One roll for each way luck can fall under each key, in rising order.
fn outcomes_by_key(chances: &[ChanceRule], promises: &[PromiseRule]) -> Vec<(RollKey, Vec<u16>)> {
    let chances = chances.iter().map(|rule| (rule.key, vec![rule.chance.0]));
    let promises = promises
        .iter()
        .map(|rule| (rule.key, vec![rule.chance.0, rule.chance_if.0, rule.comes_about()]));
    let rolls = |(key, mut cuts): (RollKey, Vec<u16>)| {
        cuts.retain(|cut| *cut < TEN_THOUSAND);
        if !cuts.is_empty() {
            cuts.push(0);
        }
        cuts.sort_unstable();
        cuts.dedup();
        (key, cuts)
    };
    chances.chain(promises).map(rolls).collect()
}

/// What a behaviour does to a customer of this temperament: the first, the second, and any later time.
fn effects(behaviour: &crate::rubric::Behaviour, temperament: Temperament) -> [MoodChange; 3] {
    let helps = match behaviour.area {
        Area::Empathy => temperament.empathy,
        Area::PositivePhrasing => temperament.phrasing,
        Area::Professionalism => temperament.professionalism,
    };
    let nth = |wear| tempered(behaviour.mood, helps, temperament.hurts, wear);
    match behaviour.repeated {
        Some(repeated) => {
            let again = tempered(repeated, helps, temperament.hurts, 100);
            [nth(100), again, again]
        }
        None => [nth(100), nth(50), nth(0)],
    }
}

/// A change of mood in percent: what helps by `helps` and by `wear`, what hurts by `hurts` alone. Halves round away from 0.
fn tempered(change: MoodChange, helps: i16, hurts: i16, wear: i16) -> MoodChange {
    let part = |points: i16, good: i16| {
        let percent = if points.signum() == good {
            i32::from(helps) * i32::from(wear)
        } else {
            i32::from(hurts) * 100
        };
        let scaled = i32::from(points) * percent;
        let rounded = (scaled.abs() + 5_000) / 10_000 * scaled.signum();
        rounded.clamp(-100, 100) as i16
    };
    MoodChange {
        anger: part(change.anger, -1),
        confusion: part(change.confusion, -1),
        trust: part(change.trust, 1),
    }
}

/// The names of a scenario, to look indices up. Every name it is asked for has been checked by the loader.
struct Names<'a> {
    scenario: &'a Scenario,
    rubric: &'a Rubric,
    remembered: std::collections::BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    fn of(scenario: &'a Scenario, rubric: &'a Rubric) -> Self {
        let mut names = Self {
            scenario,
            rubric,
            remembered: Default::default(),
        };
        scenario.conditions(&mut |condition| {
            if let Condition::Chose(name) = condition {
                names.remembered.insert(name);
            }
        });
        names
    }

    fn node(&self, name: &str) -> NodeIx {
        NodeIx::new(self.scenario.nodes.get_index_of(name).expect("the loader checks nodes"))
    }

    fn place(&self, name: &str) -> Place {
        match self.scenario.endings.get_index_of(name) {
            Some(ending) => Place::Ending(EndingIx::new(ending)),
            None => Place::Node(self.node(name)),
        }
    }

    fn fact(&self, name: &str) -> FactIx {
        FactIx::new(self.scenario.facts.get_index_of(name).expect("the loader checks facts"))
    }

    fn promise(&self, name: &str) -> PromiseIx {
        PromiseIx::new(self.scenario.promises.get_index_of(name).expect("the loader checks promises"))
    }

    fn owed(&self, name: &str) -> OwedIx {
        OwedIx::new(self.scenario.owed.get_index_of(name).expect("the loader checks what is owed"))
    }

    fn authority(&self, name: &str) -> AuthorityIx {
        AuthorityIx::new(self.scenario.authority.get_index_of(name).expect("the loader checks authorities"))
    }

    fn flag(&self, name: &str) -> FlagIx {
        FlagIx::new(
            self.scenario
                .flags
                .iter()
                .position(|flag| flag == name)
                .expect("the loader checks flags"),
        )
    }

    fn behaviour(&self, name: &str) -> BehaviourIx {
        BehaviourIx::new(self.rubric.behaviours.get_index_of(name).expect("the loader checks behaviours"))
    }

    fn reply_ix(&self, name: &str) -> ReplyIx {
        let (node, reply) = name.split_once('/').expect("the loader checks chosen replies");
        let node = self.node(node);
        let before: usize = self.scenario.nodes.values().take(node.index()).map(|node| node.replies.len()).sum();
        let place = self.scenario.nodes[node.index()]
            .replies
            .get_index_of(reply)
            .expect("the loader checks chosen replies");
        ReplyIx::new(before + place)
    }

    fn asked(&self, name: &str) -> Asked {
        if self.scenario.promises.contains_key(name) {
            Asked::Promise(self.promise(name))
        } else if self.scenario.facts.contains_key(name) {
            Asked::Fact(self.fact(name))
        } else if self.scenario.authority.contains_key(name) {
            Asked::Authority(self.authority(name))
        } else {
            Asked::Owed(self.owed(name))
        }
    }

    fn rule(&self, condition: &Condition) -> Rule {
        let all = |parts: &[Condition]| parts.iter().map(|part| self.rule(part)).collect();
        let is = |name: &str, state| Rule::Is(self.promise(name), state);
        match condition {
            Condition::All(parts) => Rule::All(all(parts)),
            Condition::Any(parts) => Rule::Any(all(parts)),
            Condition::Not(part) => Rule::Not(Box::new(self.rule(part))),
            Condition::Anger(range) => Rule::Anger(*range),
            Condition::Confusion(range) => Rule::Confusion(*range),
            Condition::Trust(range) => Rule::Trust(*range),
            Condition::Flag(name) => Rule::Flag(self.flag(name)),
            Condition::Knows(name) => Rule::Knows(self.fact(name)),
            Condition::Told(name) => Rule::Told(self.fact(name)),
            Condition::Shown(name) => Rule::Shown(self.behaviour(name)),
            Condition::Chose(name) => Rule::Chose(self.reply_ix(name)),
            Condition::Promised(name) => Rule::Promised(self.promise(name)),
            Condition::Open(name) => is(name, PromiseState::Open),
            Condition::Kept(name) => is(name, PromiseState::Kept),
            Condition::Broken(name) => is(name, PromiseState::Broken),
            Condition::Renegotiated(name) => is(name, PromiseState::Renegotiated),
            Condition::Delegated(name) => is(name, PromiseState::Delegated),
            Condition::Void(name) => is(name, PromiseState::Void),
            Condition::Chance(name) => Rule::Chance(ChanceIx::new(
                self.scenario.chances.get_index_of(name).expect("the loader checks chances"),
            )),
        }
    }

    fn turnings(&self, detours: &[Detour]) -> Vec<Turning> {
        let turning = |detour: &Detour| Turning {
            condition: self.rule(&detour.condition),
            goto: self.place(&detour.goto),
        };
        detours.iter().map(turning).collect()
    }

    fn arrival(&self, id: &str, reaches: &[String], detours: &[Detour]) -> Arrival {
        let falls_due = |promise: &&crate::scenario::PromiseKind| reaches.contains(&promise.due);
        let duties = self.scenario.must_disclose.iter().enumerate();
        Arrival {
            due: self
                .scenario
                .promises
                .values()
                .enumerate()
                .filter(|(_, promise)| falls_due(promise))
                .map(|(index, _)| PromiseIx::new(index))
                .collect(),
            detours: self.turnings(detours),
            duties: duties.filter(|(_, duty)| duty.before == id).map(|(index, _)| index).collect(),
        }
    }

    fn reply(&self, node: NodeIx, name: &str, reply: &crate::scenario::Reply) -> ReplyRule {
        let mut points = [0, 0];
        for behaviour in reply.shows.iter().map(|id| &self.rubric.behaviours[id]) {
            match behaviour.area {
                Area::Empathy => points[0] += i32::from(behaviour.points),
                Area::PositivePhrasing => points[1] += i32::from(behaviour.points),
                Area::Professionalism => {}
            }
        }
        let promises = |names: &[String]| names.iter().map(|name| self.promise(name)).collect();
        ReplyRule {
            node,
            condition: reply.condition.as_ref().map(|condition| self.rule(condition)),
            shows: reply.shows.iter().map(|name| self.behaviour(name)).collect(),
            points,
            claims: reply.claims.iter().map(|claim| self.claim(claim)).collect(),
            learns: reply.learns.iter().map(|name| self.fact(name)).collect(),
            sets: reply.sets.iter().map(|name| self.flag(name)).collect(),
            renegotiates: promises(&reply.renegotiates),
            delegates: reply.delegates.keys().map(|name| self.promise(name)).collect(),
            voids: promises(&reply.voids),
            mood: reply.mood,
            goto: self.place(&reply.goto),
            remembered: self.remembered.contains(name),
        }
    }

    fn claim(&self, claim: &Claim) -> ClaimRule {
        let named = |words: &Option<String>| words.as_ref().is_some_and(|words| !words.trim().is_empty());
        match claim {
            Claim::States { fact, stated, certainty } => ClaimRule::States {
                fact: self.fact(fact),
                stated: *stated,
                certainty: *certainty,
            },
            Claim::Discloses { fact } => ClaimRule::Discloses { fact: self.fact(fact) },
            Claim::Grants {
                authority,
                amount,
                certainty,
                condition,
            } => {
                let declared = &self.scenario.authority[authority];
                let approver = condition.as_ref().and_then(|who| declared.above.get(who));
                ClaimRule::Grants {
                    authority: self.authority(authority),
                    within: declared.limit.allows(*amount),
                    approvable: approver.is_some_and(|limit: &Amount| limit.allows(*amount)),
                    certainty: *certainty,
                }
            }
            Claim::Refuses { owed } => ClaimRule::Refuses { owed: self.owed(owed) },
            Claim::Honours { owed } => ClaimRule::Honours { owed: self.owed(owed) },
            Claim::Promise {
                id,
                certainty,
                condition,
                owner,
                by,
            } => {
                let declared = self.scenario.promises[id].condition.as_ref();
                ClaimRule::Promise {
                    promise: self.promise(id),
                    certainty: *certainty,
                    conditional: declared.is_some_and(|declared| condition.as_ref() == Some(&declared.id)),
                    owned: named(owner),
                    timed: named(by),
                }
            }
        }
    }

    fn promise_rule(&self, id: &str, promise: &crate::scenario::PromiseKind) -> PromiseRule {
        PromiseRule {
            chance: promise.chance,
            chance_if: promise.condition.as_ref().map_or(promise.chance, |condition| condition.chance_if),
            material: promise.condition.as_ref().is_some_and(|condition| condition.material),
            key: RollKey::named("promise", self.scenario.aliases.first_name(IdKind::Promise, id)),
            kept_if: promise.kept_if.as_ref().map(|condition| self.rule(condition)),
            met_if: promise
                .condition
                .as_ref()
                .and_then(|condition| condition.met_if.as_ref())
                .map(|condition| self.rule(condition)),
        }
    }
}
