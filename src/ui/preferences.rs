//! What a person likes: kept between starts.

use serde::{Deserialize, Serialize};

/// When coaching is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coaching {
    /// After each reply.
    AtOnce,
    /// On the scorecard.
    #[default]
    AtEnd,
    /// Not at all.
    Off,
}

/// Light, dark, or with all the contrast there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shade {
    /// Ink on paper.
    #[default]
    Light,
    /// Paper on ink.
    Dark,
    /// White on black, with bright marks.
    Contrast,
}

/// How fast the customer's words arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arrival {
    /// At a slow reader's speed.
    Slow,
    /// At a usual reading speed.
    #[default]
    Usual,
    /// At a fast reader's speed.
    Fast,
    /// All at once.
    AtOnce,
}

impl Arrival {
    /// Characters a second; none for all at once.
    pub fn characters_a_second(self) -> Option<f32> {
        match self {
            Arrival::Slow => Some(18.0),
            Arrival::Usual => Some(34.0),
            Arrival::Fast => Some(70.0),
            Arrival::AtOnce => None,
        }
    }
}

/// Everything a person can set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Size of text in percent: 100, 125, 150 or 200.
    pub text_percent: u16,
    /// Light or dark.
    pub shade: Shade,
    /// When coaching is shown.
    pub coaching: Coaching,
    /// How fast words arrive.
    pub arrival: Arrival,
    /// Whether the channel's clock counts.
    pub timed: bool,
    /// Whether the customer keeps still.
    pub still: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            text_percent: 100,
            shade: Shade::Light,
            coaching: Coaching::AtEnd,
            arrival: Arrival::Usual,
            timed: false,
            still: false,
        }
    }
}
