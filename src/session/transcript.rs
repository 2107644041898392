//! What is kept of a play: the inputs, from which everything else follows.

use crate::ronfile::TextHash;
use crate::scenario::Channel;
use serde::{Deserialize, Serialize};

/// How quickly a reply came, on a channel that has a clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// In good time.
    #[default]
    Prompt,
    /// Noticeably late.
    Slow,
    /// Too late.
    Late,
}

impl Pace {
    /// How quickly a reply came that took this long, counted from when the replies could be read.
    pub fn of(channel: Channel, took_ms: u64) -> Self {
        let (slow, late) = match channel {
            Channel::Phone | Channel::InPerson => (20_000, 40_000),
            Channel::Chat => (30_000, 60_000),
            // A letter and a post wait for their answer.
            Channel::Email | Channel::Social => return Pace::Prompt,
        };
        match took_ms {
            took if took < slow => Pace::Prompt,
            took if took < late => Pace::Slow,
            _ => Pace::Late,
        }
    }
}

/// One reply that was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The node at which it was chosen.
    pub node: String,
    /// The reply.
    pub reply: String,
    /// Milliseconds since the play began, pauses left out; 0 where no clock ran.
    pub at_ms: u64,
    /// How quickly it came.
    #[serde(default)]
    pub pace: Pace,
}

/// The inputs of a play. Nothing in it is derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// Hash of the scenario's text.
    pub scenario: TextHash,
    /// Hash of the rubric's text.
    pub rubric: TextHash,
    /// Seed of all luck.
    pub seed: u64,
    /// Whether the channel's clock counted.
    pub timed: bool,
    /// The replies, in order.
    pub choices: Vec<Choice>,
}
