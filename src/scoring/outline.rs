//! A scorecard without its sentences: the numbers, codes and ids. Every sentence follows from texts and replies anyway.

use super::scorecard::{DecisionLine, FatalItem, FaultLine, GradeLine, PromiseLine, Scorecard, Scores, Stakes};
use super::survey::Survey;
use crate::rubric::Dimension;
use crate::scenario::{EndingKind, Mood};
use crate::session::{PromiseState, Verdict};
use serde::{Deserialize, Serialize};

/// What a play came to, in numbers, codes and ids. Its fields mean what those of [`Scorecard`] do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The scores.
    pub scores: Scores,
    /// On how many stakes they rest.
    pub stakes: Stakes,
    /// Whether the play passed.
    pub passed: bool,
    /// Pass mark, then the floors for empathy, positive phrasing and honesty.
    pub marks: [u8; 4],
    /// What failed it, whatever the scores.
    pub fatal: Vec<FatalOutline>,
    /// What was serious.
    pub serious: Vec<FaultOutline>,
    /// The ledger.
    pub promises: Vec<PromiseOutline>,
    /// Promises kept.
    pub kept: u32,
    /// Promises that were kept or broken.
    pub due: u32,
    /// The customer's own survey.
    pub survey: SurveyOutline,
    /// The ending.
    pub ending: String,
    /// What was reached.
    pub ending_kind: EndingKind,
    /// Whether the customer's problem was solved.
    pub solved: bool,
    /// In-world handling time in seconds.
    pub handling_seconds: u32,
    /// How many replies came in good time, slowly, and too late.
    pub answered: [u32; 3],
    /// The trainee's own seconds.
    pub own_seconds: u32,
    /// Mood at the start and after each decision.
    pub mood: Vec<Mood>,
    /// The decisions.
    pub decisions: Vec<DecisionOutline>,
}

/// Something fatal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FatalOutline {
    /// A verdict or a zero-tolerance behaviour.
    pub code: String,
    /// The decision, from 1.
    pub decision: usize,
    /// The reply that did it.
    pub reply: String,
}

/// Something serious.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultOutline {
    /// `overpromise`, `withheld`, `omission` or `dropped`.
    pub code: String,
    /// The promise, fact or thing owed.
    pub about: String,
    /// The decision, from 1.
    pub decision: usize,
    /// The reply after which it stood.
    pub reply: String,
    /// Whether a later reply corrected it.
    pub corrected: bool,
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseOutline {
    /// The promise.
    pub id: String,
    /// The decision at which it was made, from 1.
    pub decision: usize,
    /// The reply that made it.
    pub reply: String,
    /// How honest its words were.
    pub verdict: Verdict,
    /// What became of it.
    pub state: PromiseState,
    /// The decision after which it was settled, from 1.
    pub settled: Option<usize>,
    /// The moment it was due.
    pub due: String,
}

/// The survey's numbers and answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyOutline {
    /// How satisfied, 1..=5.
    pub satisfaction: u8,
    /// How easy it was, 1..=10.
    pub ease: u8,
    /// Did our staff help: `yes`, `partly` or `no`.
    pub helped: String,
    /// Would the customer come back: `yes`, `partly` or `no`.
    pub again: String,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionOutline {
    /// Its number, from 1.
    pub number: usize,
    /// The node.
    pub node: String,
    /// The reply chosen.
    pub reply: String,
    /// What it earned for empathy, if that was at stake.
    pub empathy: Option<GradeLine>,
    /// What it earned for positive phrasing, if that was at stake.
    pub positive_phrasing: Option<GradeLine>,
    /// What it earned for honesty, if that was at stake.
    pub honesty: Option<GradeLine>,
}

impl DecisionOutline {
    /// What it earned in a dimension, if that was at stake.
    pub fn grade(&self, dimension: Dimension) -> Option<GradeLine> {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::PositivePhrasing => self.positive_phrasing,
            Dimension::Honesty => self.honesty,
        }
    }
}

impl From<Scorecard> for Outline {
    fn from(card: Scorecard) -> Self {
        Self {
            scores: card.scores,
            stakes: card.stakes,
            passed: card.passed,
            marks: card.marks,
            fatal: card.fatal.into_iter().map(FatalOutline::from).collect(),
            serious: card.serious.into_iter().map(FaultOutline::from).collect(),
            promises: card.promises.into_iter().map(PromiseOutline::from).collect(),
            kept: card.kept,
            due: card.due,
            survey: card.survey.into(),
            ending: card.ending,
            ending_kind: card.ending_kind,
            solved: card.solved,
            handling_seconds: card.handling_seconds,
            answered: card.answered,
            own_seconds: card.own_seconds,
            mood: card.mood,
            decisions: card.decisions.into_iter().map(DecisionOutline::from).collect(),
        }
    }
}

impl From<FatalItem> for FatalOutline {
    fn from(item: FatalItem) -> Self {
        Self {
            code: item.code,
            decision: item.decision,
            reply: item.reply,
        }
    }
}

impl From<FaultLine> for FaultOutline {
    fn from(line: FaultLine) -> Self {
        Self {
            code: line.code,
            about: line.about,
            decision: line.decision,
            reply: line.reply,
            corrected: line.corrected,
        }
    }
}

impl From<PromiseLine> for PromiseOutline {
    fn from(line: PromiseLine) -> Self {
        Self {
            id: line.id,
            decision: line.decision,
            reply: line.reply,
            verdict: line.verdict,
            state: line.state,
            settled: line.settled,
            due: line.due,
        }
    }
}

impl From<Survey> for SurveyOutline {
    fn from(survey: Survey) -> Self {
        Self {
            satisfaction: survey.satisfaction,
            ease: survey.ease,
            helped: survey.helped,
            again: survey.again,
        }
    }
}

impl From<DecisionLine> for DecisionOutline {
    fn from(line: DecisionLine) -> Self {
        Self {
            number: line.number,
            node: line.node,
            reply: line.reply,
            empathy: line.empathy,
            positive_phrasing: line.positive_phrasing,
            honesty: line.honesty,
        }
    }
}
