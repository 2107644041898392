//! Two lines of one role-play side by side: the first attempt, and what came of another reply.

use super::scorecard::{DecisionLine, PromiseLine, Scorecard, Scores, score_session};
use crate::rubric::Dimension;
use crate::scenario::{EndingKind, Mood};
use crate::session::{PromiseState, Session, Verdict};
use serde::Serialize;

/// Two plays side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// Whether both were played by the same texts under the same luck. Where not, more than the replies may have parted them.
    pub same_game: bool,
    /// How many decisions they have in common from the beginning: the same reply at the same node, as quickly.
    pub common: usize,
    /// The decision at which they part, from 1; none where they are alike to the end.
    pub parted: Option<usize>,
    /// The first attempt.
    pub first: LineOfPlay,
    /// The other one.
    pub branch: LineOfPlay,
    /// What the branch has more than the first, by score; a score that was not measured in both has no difference.
    pub difference: Difference,
    /// The promises that either made, in the order of the first attempt and then of the branch.
    pub promises: Vec<PromisePair>,
}

/// One of two plays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineOfPlay {
    /// Mood at the start and after each decision.
    pub mood: Vec<Mood>,
    /// The scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
    /// How many fatal items it has.
    pub fatal: usize,
    /// The ending.
    pub ending: String,
    /// Its title.
    pub ending_title: String,
    /// What was reached.
    pub ending_kind: EndingKind,
    /// The decisions.
    pub decisions: Vec<DecisionLine>,
}

/// What one play has more than another in each score, -100..=100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// In empathy.
    pub empathy: Option<i16>,
    /// In positive phrasing.
    pub positive_phrasing: Option<i16>,
    /// In honesty.
    pub honesty: Option<i16>,
    /// In the overall score.
    pub overall: Option<i16>,
}

/// A promise in two plays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PromisePair {
    /// The promise.
    pub id: String,
    /// What was promised.
    pub what: String,
    /// In the first attempt; none where it was not made.
    pub first: Option<PromiseResult>,
    /// In the branch; none where it was not made.
    pub branch: Option<PromiseResult>,
}

impl PromisePair {
    /// Whether the two plays differ in it.
    pub fn differs(&self) -> bool {
        self.first != self.branch
    }
}

/// How honest a promise was, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PromiseResult {
    /// How honest its words were.
    pub verdict: Verdict,
    /// What became of it.
    pub state: PromiseState,
}

/// Sets two plays side by side. None if one of them has not come to an ending.
///
/// They are taken to be plays of one scenario; of its text each may have its own version.
pub fn compare(first: &Session, branch: &Session) -> Option<Comparison> {
    let (ours, theirs) = (score_session(first)?, score_session(branch)?);
    let game = |session: &Session| {
        let transcript = session.transcript();
        (
            transcript.scenario.clone(),
            transcript.rubric.clone(),
            transcript.seed,
            transcript.timed,
        )
    };
    let (one, other) = (&first.transcript().choices, &branch.transcript().choices);
    let alike = |(one, other): &(&crate::session::Choice, &crate::session::Choice)| {
        (&one.node, &one.reply, one.pace) == (&other.node, &other.reply, other.pace)
    };
    let common = one.iter().zip(other).take_while(alike).count();
    Some(Comparison {
        same_game: game(first) == game(branch),
        common,
        parted: (common < one.len().max(other.len())).then_some(common + 1),
        difference: difference(&ours.scores, &theirs.scores),
        promises: promises(&ours.promises, &theirs.promises),
        first: line(ours),
        branch: line(theirs),
    })
}

fn line(card: Scorecard) -> LineOfPlay {
    LineOfPlay {
        mood: card.mood,
        scores: card.scores,
        passed: card.passed,
        fatal: card.fatal.len(),
        ending: card.ending,
        ending_title: card.ending_title,
        ending_kind: card.ending_kind,
        decisions: card.decisions,
    }
}

fn difference(first: &Scores, branch: &Scores) -> Difference {
    let more = |first: Option<u8>, branch: Option<u8>| Some(i16::from(branch?) - i16::from(first?));
    let by = |dimension| more(first.get(dimension), branch.get(dimension));
    Difference {
        empathy: by(Dimension::Empathy),
        positive_phrasing: by(Dimension::PositivePhrasing),
        honesty: by(Dimension::Honesty),
        overall: more(first.overall, branch.overall),
    }
}

/// Pairs promises by their ids; one that was made several times is paired in that order.
fn promises(first: &[PromiseLine], branch: &[PromiseLine]) -> Vec<PromisePair> {
    let result = |line: &PromiseLine| PromiseResult {
        verdict: line.verdict,
        state: line.state,
    };
    let pair = |line: &PromiseLine| PromisePair {
        id: line.id.clone(),
        what: line.what.clone(),
        first: None,
        branch: None,
    };
    let mut pairs: Vec<PromisePair> = Vec::new();
    for line in first {
        pairs.push(PromisePair {
            first: Some(result(line)),
            ..pair(line)
        });
    }
    for line in branch {
        match pairs.iter_mut().find(|other| other.id == line.id && other.branch.is_none()) {
            Some(other) => other.branch = Some(result(line)),
            None => pairs.push(PromisePair {
                branch: Some(result(line)),
                ..pair(line)
            }),
        }
    }
    pairs
}
