//! What good service is: behaviours, weights, mood effects and zero-tolerance items, read from a RON file.

mod load;

pub use load::load;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// The rubric that stands in the binary, as its text.
pub const DEFAULT_TEXT: &str = include_str!("../../assets/rubric/default.ron");

/// The rubric that stands in the binary.
pub fn default_rubric() -> Rubric {
    let (rubric, problems) = load(DEFAULT_TEXT);
    rubric.unwrap_or_else(|| panic!("the built-in rubric is tested to load: {problems:?}"))
}

/// What a scorecard measures. Honesty has no behaviours: its grades come from judging claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Whether the customer is heard.
    Empathy,
    /// Whether the words say what can be done.
    PositivePhrasing,
    /// Whether claims were sound, given what the agent knew.
    Honesty,
}

impl Dimension {
    /// All three, in the order in which they are shown.
    pub const ALL: [Dimension; 3] = [Dimension::Empathy, Dimension::PositivePhrasing, Dimension::Honesty];

    /// The name people read.
    pub fn name(self) -> &'static str {
        match self {
            Dimension::Empathy => "Empathy",
            Dimension::PositivePhrasing => "Positive phrasing",
            Dimension::Honesty => "Honesty about promises",
        }
    }
}

/// Where a behaviour belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum Area {
    /// Counts for empathy.
    Empathy,
    /// Counts for positive phrasing.
    PositivePhrasing,
    /// Moves mood and survey, and may be fatal; it is no score.
    Professionalism,
}

/// A change of mood, in points of the 0..=100 scales. What calms is negative anger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MoodChange {
    /// Change of anger, -100..=100.
    pub anger: i16,
    /// Change of confusion, -100..=100.
    pub confusion: i16,
    /// Change of trust, -100..=100.
    pub trust: i16,
}

/// An observable thing that a reply does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    /// The name people read.
    pub name: String,
    /// What it counts for.
    pub area: Area,
    /// What one hears when somebody does it.
    pub definition: String,
    /// A reply that does well by this behaviour.
    pub good: String,
    /// A reply that does badly by it.
    pub bad: String,
    /// Points for the reply that shows it, -20..=20.
    pub points: i16,
    /// What it does to the customer's mood the first time.
    #[serde(default)]
    pub mood: MoodChange,
    /// What it does from the second time on, in place of wearing off.
    #[serde(default)]
    pub repeated: Option<MoodChange>,
    /// Zero tolerance: showing it once fails the play.
    #[serde(default)]
    pub fatal: bool,
    /// The rows of the service catalogue it stands for, two at most.
    #[serde(default)]
    pub rows: Vec<String>,
}

/// How strongly a kind of customer answers, in percent of the rubric's effect.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Temperament {
    /// Answer to what helps and counts for empathy, 0..=300.
    pub empathy: i16,
    /// Answer to what helps and counts for positive phrasing, 0..=300.
    pub phrasing: i16,
    /// Answer to what helps and counts for professionalism, 0..=300.
    pub professionalism: i16,
    /// Answer to whatever hurts, 0..=300.
    pub hurts: i16,
}

/// A whole number for each dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerDimension {
    /// For empathy.
    pub empathy: u8,
    /// For positive phrasing.
    pub positive_phrasing: u8,
    /// For honesty about promises.
    pub honesty: u8,
}

impl PerDimension {
    /// The number of one dimension.
    pub fn get(self, dimension: Dimension) -> u8 {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::PositivePhrasing => self.positive_phrasing,
            Dimension::Honesty => self.honesty,
        }
    }
}

/// What becomes of a promise, as it moves the customer's mood.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// A promise was kept.
    pub kept: MoodChange,
    /// A promise was broken.
    pub broken: MoodChange,
    /// A promise was taken back in time and made anew.
    pub renegotiated: MoodChange,
    /// A promise was handed to a named person.
    pub delegated: MoodChange,
}

/// What waiting does to the customer, where the channel has a clock.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    /// The reply was slow.
    pub slow: MoodChange,
    /// The reply was late.
    pub late: MoodChange,
}

/// A whole rubric.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    /// The format's number; this version reads 1.
    pub format: u32,
    /// The name people read.
    pub title: String,
    /// How much each dimension counts in the overall score.
    pub weights: PerDimension,
    /// The overall score that passes, 0..=100.
    pub pass_mark: u8,
    /// The score each dimension needs, 0..=100.
    pub floors: PerDimension,
    /// What promises do to the mood when they are settled.
    pub outcomes: Outcomes,
    /// What waiting does to the mood.
    pub waiting: Waiting,
    /// Kinds of customer.
    pub temperaments: IndexMap<String, Temperament>,
    /// The behaviours, by id.
    pub behaviours: IndexMap<String, Behaviour>,
}
