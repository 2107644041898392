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
    /// From when on a reply is slow and from when on it is late, in milliseconds, counted from when the replies could be read; none where
    /// no clock runs: a letter and a post wait for their answer.
    pub fn limits(channel: Channel) -> Option<(u64, u64)> {
        match channel {
            Channel::Phone | Channel::InPerson => Some((20_000, 40_000)),
            Channel::Chat => Some((30_000, 60_000)),
            Channel::Email | Channel::Social => None,
        }
    }

    /// How quickly a reply came that took this long.
    pub fn of(channel: Channel, took_ms: u64) -> Self {
        match Pace::limits(channel) {
            Some((_, late)) if took_ms >= late => Pace::Late,
            Some((slow, _)) if took_ms >= slow => Pace::Slow,
            _ => Pace::Prompt,
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
