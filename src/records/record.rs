//! A record: one play as it travels between machines, one line of JSON.

use super::card::Card;
use super::people::Person;
use super::texts::Text;
use crate::ronfile::TextHash;
use crate::session::{Choice, Transcript};
use serde::{Deserialize, Serialize};

/// The format of the lines that this version writes, and the newest that it reads.
pub const RECORD_FORMAT: u32 = 1;

/// This version of the app, as records name it.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// A scenario by its id and its text's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioName {
    /// Its id: the file's stem.
    pub id: String,
    /// The hash of its text.
    pub hash: TextHash,
}

/// One play. Fields of other versions that this one does not know are passed over when it is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The line's format.
    pub format: u32,
    /// The play's id, the same on every machine.
    pub id: String,
    /// Who played.
    pub person: String,
    /// Their team; empty where there is none.
    #[serde(default)]
    pub team: String,
    /// What was played.
    pub scenario: ScenarioName,
    /// The rubric's hash.
    pub rubric: TextHash,
    /// The version of the app that the play was last played with.
    pub app: String,
    /// Seed of all luck.
    pub seed: u64,
    /// Whether the channel's clock counted.
    pub timed: bool,
    /// The play it branched from, where another reply was tried.
    #[serde(default)]
    pub branch_of: Option<String>,
    /// When it began, in milliseconds since 1970, UTC.
    #[serde(default)]
    pub started_at: i64,
    /// Whether it counts for others. A line that does not say so was passed on to be seen.
    #[serde(default = "yes")]
    pub handed_in: bool,
    /// Whether the player left it unfinished for good.
    #[serde(default, skip_serializing_if = "is_false")]
    pub left: bool,
    /// The replies, in order.
    pub transcript: Vec<Choice>,
    /// How well it went, once it has ended; as the version that scored it wrote it.
    #[serde(default)]
    pub scorecard: Option<Card>,
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn is_false(value: &bool) -> bool {
    !*value
}

impl Record {
    /// Who played.
    pub fn player(&self) -> Person {
        Person::new(&self.person, &self.team)
    }

    /// The inputs of the play.
    pub fn inputs(&self) -> Transcript {
        Transcript {
            scenario: self.scenario.hash.clone(),
            rubric: self.rubric.clone(),
            seed: self.seed,
            timed: self.timed,
            choices: self.transcript.clone(),
        }
    }

    /// The overall score, if one was measured.
    pub fn overall(&self) -> Option<u8> {
        self.scorecard.as_ref()?.head().overall
    }

    /// Whether the play passed.
    pub fn passed(&self) -> bool {
        self.scorecard.as_ref().is_some_and(|card| card.head().passed)
    }

    /// Whether this is the same play as `later`, no further on: nothing in it that `later` lacks.
    pub(super) fn grows_into(&self, later: &Record) -> bool {
        let rest = |record: &Record| {
            let (player, branch_of) = (record.player(), record.branch_of.clone());
            let inputs = Transcript {
                choices: Vec::new(),
                ..record.inputs()
            };
            (player, branch_of, inputs, record.scenario.id.clone(), record.started_at)
        };
        rest(self) == rest(later)
            && later.transcript.starts_with(&self.transcript)
            && (self.scorecard.is_none() || (self.scorecard == later.scorecard && self.app == later.app))
            && (!self.handed_in || later.handed_in)
    }
}

/// A line that carries a text.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TextLine {
    pub(super) format: u32,
    pub(super) text: Text,
}
