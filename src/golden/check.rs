//! Whether golden plays come out as they say; where one does not, what came instead.

use super::model::{Bound, Outcome, Play, read};
use crate::diagnostics::{Code, Diagnostic, did_you_mean, shown};
use crate::ronfile::{Outline, Step};
use crate::rubric::Dimension;
use crate::scenario::Mood;
use crate::scoring::{Scorecard, score_session};
use crate::session::{ChooseError, Game, Pace, Session, Verdict};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Everything that is wrong with a file of plays, played over the scenario beside it. `scenario` is what a call names it by.
pub fn check(text: &str, game: &Arc<Game>, scenario: &str) -> Vec<Diagnostic> {
    let (book, outline, mut problems) = read(text);
    if let (Some(book), Some(outline)) = (book, &outline) {
        if book.plays.is_empty() {
            let (span, path) = outline.find(&[Step::Key("plays")]);
            problems.push(
                Diagnostic::new(Code::NoPlays, span, path, "there is no play in this file").hint(format!(
                    "`goodword play {scenario} --terminal --record NAME` adds one, or delete the file"
                )),
            );
        }
        for (name, play) in &book.plays {
            let mut look = Look {
                game,
                scenario,
                outline,
                name,
                play,
                problems: &mut problems,
                misnamed: false,
            };
            look.at_the_text();
            look.at_the_play();
        }
    }
    problems.sort_by_key(|problem| problem.span);
    problems
}

/// What is wrong with a file of plays whose scenario cannot be played: `why`, and what to do. The faults of its own text are told as ever.
pub fn without_scenario(text: &str, why: &str, hint: &str) -> Vec<Diagnostic> {
    let (_, outline, mut problems) = read(text);
    let span = outline.map(|outline| outline.head).unwrap_or_default();
    problems.push(Diagnostic::new(Code::NoScenarioToPlay, span, "", why).hint(hint));
    problems.sort_by_key(|problem| problem.span);
    problems
}

/// One play while it is looked at.
struct Look<'a> {
    game: &'a Arc<Game>,
    scenario: &'a str,
    outline: &'a Outline,
    name: &'a str,
    play: &'a Play,
    problems: &'a mut Vec<Diagnostic>,
    /// Whether it names what is not there. What came is then not compared: the names are to be mended first.
    misnamed: bool,
}

impl Look<'_> {
    fn tell(&mut self, code: Code, steps: &[Step<'_>], message: impl Into<String>, hint: impl Into<String>) {
        let mut all = vec![Step::Key("plays"), Step::Key(self.name)];
        all.extend(steps);
        let (span, path) = self.outline.find(&all);
        self.problems.push(Diagnostic::new(code, span, path, message).hint(hint));
    }

    /// What can be seen without playing.
    fn at_the_text(&mut self) {
        if self.name.trim().is_empty() || self.name.chars().any(char::is_control) {
            self.tell(
                Code::BadId,
                &[],
                "a play needs a name of one line",
                "write what the play is about between its quotes",
            );
        }
        let play = self.play;
        if play.says.trim().is_empty() {
            self.tell(
                Code::EmptyText,
                &[Step::Key("says")],
                "this play does not say what it shows",
                "write it in one sentence",
            );
        }
        if play.expects_nothing() {
            self.tell(
                Code::PlayProvesNothing,
                &[],
                "nothing must come of this play, so it can never fail",
                "add what must come of it, as `ending: \"…\",` or `passed: true,`",
            );
        }
        let (scores, mood) = (play.scores, play.mood);
        for (block, key, bound) in [
            ("scores", "empathy", scores.empathy),
            ("scores", "positive_phrasing", scores.positive_phrasing),
            ("scores", "honesty", scores.honesty),
            ("scores", "overall", scores.overall),
            ("mood", "anger", mood.anger),
            ("mood", "confusion", mood.confusion),
            ("mood", "trust", mood.trust),
        ] {
            if let Some(bound) = bound.filter(|bound| !bound.can_hold()) {
                self.tell(
                    Code::OutOfRange,
                    &[Step::Key(block), Step::Key(key)],
                    format!("no number from 0 to 100 is {}", bound.words()),
                    "write numbers that can be reached, the smaller one first",
                );
            }
        }
        self.at_the_names();
    }

    /// Whether the scenario knows the names.
    fn at_the_names(&mut self) {
        let (play, game) = (self.play, self.game.clone());
        let scenario = game.scenario();
        if let Some(ending) = &play.ending
            && !scenario.endings.contains_key(ending)
        {
            let known: Vec<&str> = scenario.endings.keys().map(String::as_str).collect();
            self.unknown(&[Step::Key("ending")], "ending", ending, &known);
        }
        let known: Vec<&str> = scenario.promises.keys().map(String::as_str).collect();
        for id in play.promises.keys().filter(|id| !scenario.promises.contains_key(*id)) {
            self.unknown(&[Step::Key("promises"), Step::Key(id)], "promise", id, &known);
        }
        let behaviours = &game.rubric().behaviours;
        let fatal = behaviours.iter().filter(|(_, one)| one.fatal).map(|(id, _)| id.as_str());
        let fatal: Vec<&str> = ["false", "unauthorised"].into_iter().chain(fatal).collect();
        let serious = ["overpromise", "withheld", "omission", "dropped"];
        for (key, what, codes, known) in [
            ("fatal", "fatal thing", &play.fatal, fatal.as_slice()),
            ("serious", "serious fault", &play.serious, &serious),
        ] {
            for (index, code) in codes.iter().flatten().enumerate() {
                if !known.contains(&code.as_str()) {
                    self.unknown(&[Step::Key(key), Step::Index(index)], what, code, known);
                }
            }
        }
    }

    fn unknown(&mut self, steps: &[Step<'_>], what: &str, name: &str, known: &[&str]) {
        let hint = did_you_mean(name, known.iter().copied()).unwrap_or_else(|| match known {
            [] => format!("the scenario has no {what}; delete this line"),
            known => format!("there are: {}", known.join(", ")),
        });
        self.misnamed = true;
        self.tell(Code::PlayNamesUnknown, steps, format!("there is no {what} {}", shown(name)), hint);
    }

    fn at_the_play(&mut self) {
        let mut session = Session::new(self.game.clone(), self.play.seed, false);
        for (index, reply) in self.play.replies.iter().enumerate() {
            if let Err(error) = session.choose(reply, Pace::Prompt, 0) {
                return self.stuck(index, reply, &error);
            }
        }
        match score_session(&session) {
            Some(_) if self.misnamed => {}
            Some(card) => self.at_the_card(&card),
            None => {
                let view = session.view();
                let offered: Vec<&str> = view.replies.iter().map(|reply| reply.id.as_str()).collect();
                let place = self.game.place_id(view.place).to_owned();
                self.tell(
                    Code::PlayUnplayable,
                    &[Step::Key("replies")],
                    format!("the play stops at {} and reaches no ending", shown(&place)),
                    format!("go on with one of: {}", offered.join(", ")),
                );
            }
        }
    }

    fn stuck(&mut self, index: usize, reply: &str, error: &ChooseError) {
        let (message, hint) = match error {
            ChooseError::Ended { ending, .. } => (
                format!("the talk has ended at {} before {}", shown(ending), shown(reply)),
                "delete what comes after the ending, or look whether an earlier reply should lead elsewhere".to_owned(),
            ),
            ChooseError::NotOffered { node, offered, .. } => (
                format!("{} is not on offer at {}", shown(reply), shown(node)),
                did_you_mean(reply, offered.iter().map(String::as_str))
                    .unwrap_or_else(|| format!("the replies on offer there are: {}", offered.join(", "))),
            ),
        };
        self.tell(Code::PlayUnplayable, &[Step::Key("replies"), Step::Index(index)], message, hint);
    }

    /// Tells that something else came.
    fn differs(&mut self, steps: &[Step<'_>], message: impl Into<String>) {
        let hint = format!(
            "`goodword play {} --replies {} --seed {}` shows the play; with `--record` and its name it writes down what comes now",
            self.scenario,
            self.play.replies.join(","),
            self.play.seed
        );
        self.tell(Code::PlayDiffers, steps, message, hint);
    }

    fn at_the_card(&mut self, card: &Scorecard) {
        let play = self.play;
        if let Some(ending) = play.ending.as_ref().filter(|ending| **ending != card.ending) {
            let message = format!("this play ends at {}, and should end at {}", shown(&card.ending), shown(ending));
            self.differs(&[Step::Key("ending")], message);
        }
        match play.passed.filter(|passed| *passed != card.passed) {
            Some(true) => self.differs(&[Step::Key("passed")], "this play does not pass, and should"),
            Some(false) => self.differs(&[Step::Key("passed")], "this play passes, and should not"),
            None => {}
        }
        self.at_the_numbers(card);
        self.at_the_verdicts(card);
        for (id, wanted) in &play.promises {
            self.at_a_promise(card, id, *wanted);
        }
        let fatal: Vec<&str> = card.fatal.iter().map(|item| item.code.as_str()).collect();
        let serious = card.serious.iter().filter(|line| !line.corrected);
        let serious: Vec<&str> = serious.map(|line| line.code.as_str()).collect();
        self.at_the_faults("fatal", "fatal", play.fatal.as_deref(), &fatal);
        self.at_the_faults("serious", "serious and never put right", play.serious.as_deref(), &serious);
    }

    fn at_the_numbers(&mut self, card: &Scorecard) {
        let (scores, mood) = (self.play.scores, self.play.mood);
        let of = |dimension: Dimension| (dimension.name().to_lowercase(), card.scores.get(dimension));
        let last = card.mood.last();
        let felt = |name: &str, of: fn(&Mood) -> u8| (format!("{name} at the end"), last.map(of));
        let numbers = [
            ("scores", "empathy", scores.empathy, of(Dimension::Empathy)),
            (
                "scores",
                "positive_phrasing",
                scores.positive_phrasing,
                of(Dimension::PositivePhrasing),
            ),
            ("scores", "honesty", scores.honesty, of(Dimension::Honesty)),
            (
                "scores",
                "overall",
                scores.overall,
                ("the overall score".into(), card.scores.overall),
            ),
            ("mood", "anger", mood.anger, felt("anger", |mood| mood.anger)),
            ("mood", "confusion", mood.confusion, felt("confusion", |mood| mood.confusion)),
            ("mood", "trust", mood.trust, felt("trust", |mood| mood.trust)),
        ];
        for (block, key, bound, (name, came)) in numbers {
            let Some(bound) = bound.filter(|bound: &Bound| !came.is_some_and(|number| bound.holds(number))) else {
                continue;
            };
            let came = came.map_or_else(|| "not measured".to_owned(), |number| number.to_string());
            let message = format!("{name} is {came}, and should be {}", bound.words());
            self.differs(&[Step::Key(block), Step::Key(key)], message);
        }
    }

    fn at_the_verdicts(&mut self, card: &Scorecard) {
        for (key, wanted) in &self.play.verdicts {
            let steps = [Step::Key("verdicts"), Step::Key(key)];
            match verdict_of(card, key) {
                None => {
                    let said = self.play.replies.iter().map(String::as_str);
                    let hint = did_you_mean(key, said).unwrap_or_else(|| "name a reply of this play, as `reply` or `node/reply`".into());
                    self.tell(
                        Code::PlayNamesUnknown,
                        &steps,
                        format!("{} is not said in this play", shown(key)),
                        hint,
                    );
                }
                Some(came) if came != wanted.0 => {
                    let message = format!("{} is judged {came:?}, and should be judged {:?}", shown(key), wanted.0);
                    self.differs(&steps, message);
                }
                Some(_) => {}
            }
        }
    }

    fn at_a_promise(&mut self, card: &Scorecard, id: &str, wanted: Outcome) {
        // A promise that is made twice counts as it ends.
        let message = match card.promises.iter().rev().find(|line| line.id == id) {
            None => format!("{} is never promised in this play, and should be {wanted:?}", shown(id)),
            Some(line) if Outcome::of(line.state) != Some(wanted) => {
                format!("{} is {:?} in the end, and should be {wanted:?}", shown(id), line.state)
            }
            Some(_) => return,
        };
        self.differs(&[Step::Key("promises"), Step::Key(id)], message);
    }

    fn at_the_faults(&mut self, key: &str, what: &str, wanted: Option<&[String]>, came: &[&str]) {
        let Some(wanted) = wanted else { return };
        let wanted: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
        let came: BTreeSet<&str> = came.iter().copied().collect();
        if wanted != came {
            let message = format!("{what} in this play: {}; there should be: {}", names(&came), names(&wanted));
            self.differs(&[Step::Key(key)], message);
        }
    }
}

fn names(codes: &BTreeSet<&str>) -> String {
    match codes.iter().map(|code| shown(code)).collect::<Vec<_>>().as_slice() {
        [] => "nothing".into(),
        names => names.join(", "),
    }
}

/// The worst verdict on a reply, named alone or with its node; none if it was not said.
fn verdict_of(card: &Scorecard, key: &str) -> Option<Verdict> {
    let said = card.decisions.iter().filter(|line| {
        let with_node = key.strip_prefix(line.node.as_str()).and_then(|rest| rest.strip_prefix('/'));
        line.reply == key || with_node == Some(line.reply.as_str())
    });
    said.map(|line| line.claims.iter().fold(Verdict::Sound, |worst, claim| worst.worse(claim.verdict)))
        .reduce(Verdict::worse)
}
