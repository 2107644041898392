//! What a reviewer gave to a talk, and the key it is held against.

use crate::ronfile::TextHash;
use crate::rubric::Dimension;
use crate::scoring::{Scorecard, Scores};
use serde::{Deserialize, Serialize};

/// From this many percent of the best on offer a reply has earned half of what was at stake, as a reviewer sees it.
const HALF_FROM: u8 = 33;
/// From this many on it has earned it in full.
const FULL_FROM: u8 = 66;

/// How much of what was at stake a reply earned, as a reviewer sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Nothing, or next to nothing.
    None,
    /// Some of it.
    Half,
    /// All of it, or nearly.
    Full,
}

impl Level {
    /// All three, from the worst to the best.
    pub const ALL: [Level; 3] = [Level::None, Level::Half, Level::Full];

    /// The word people read.
    pub fn name(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Half => "half",
            Level::Full => "full",
        }
    }

    /// The level of a grade in percent: none below a third, half below two thirds, full from there on.
    pub fn of(grade: u8) -> Self {
        match grade {
            FULL_FROM.. => Level::Full,
            HALF_FROM.. => Level::Half,
            _ => Level::None,
        }
    }
}

/// What a reviewer gave to a talk before seeing the key. It is never changed; another opinion is another rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Who gave it.
    pub reviewer: String,
    /// Their team; empty where there is none.
    #[serde(default)]
    pub team: String,
    /// The play that was shown, by its id.
    pub play: String,
    /// The scenario's hash.
    pub scenario: TextHash,
    /// The rubric's hash.
    pub rubric: TextHash,
    /// When it was given, in milliseconds since 1970, UTC.
    pub rated_at: i64,
    /// The scores.
    pub scores: RatedScores,
    /// The decisions, as many as were shown and in their order.
    pub decisions: Vec<RatedDecision>,
}

/// The scores a reviewer gave, 0..=100; none where they gave none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatedScores {
    /// For empathy.
    pub empathy: Option<u8>,
    /// For positive phrasing.
    pub positive_phrasing: Option<u8>,
    /// For honesty.
    pub honesty: Option<u8>,
}

/// What a reviewer gave to a decision; none where they gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatedDecision {
    /// The node.
    pub node: String,
    /// The reply that was chosen.
    pub reply: String,
    /// For empathy.
    pub empathy: Option<Level>,
    /// For positive phrasing.
    pub positive_phrasing: Option<Level>,
    /// For honesty.
    pub honesty: Option<Level>,
}

impl RatedScores {
    /// The score of one dimension.
    pub fn get(&self, dimension: Dimension) -> Option<u8> {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::PositivePhrasing => self.positive_phrasing,
            Dimension::Honesty => self.honesty,
        }
    }
}

impl RatedDecision {
    /// The level in one dimension.
    pub fn get(&self, dimension: Dimension) -> Option<Level> {
        match dimension {
            Dimension::Empathy => self.empathy,
            Dimension::PositivePhrasing => self.positive_phrasing,
            Dimension::Honesty => self.honesty,
        }
    }
}

/// What the scorecard gives to the same talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The scenario's hash.
    pub scenario: TextHash,
    /// The rubric's hash.
    pub rubric: TextHash,
    /// The scenario's title.
    pub title: String,
    /// The scores.
    pub scores: Scores,
    /// The decisions, in order.
    pub decisions: Vec<KeyDecision>,
}

/// What the scorecard gives to a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyDecision {
    /// The node.
    pub node: String,
    /// The reply that was chosen.
    pub reply: String,
    /// What the customer had said.
    pub says: String,
    /// The reply's words.
    pub text: String,
    /// The levels, in the order of [`Dimension::ALL`]; none where a dimension was not at stake.
    pub levels: [Option<Level>; 3],
}

impl Key {
    /// The key of a play.
    pub fn of(scenario: &TextHash, rubric: &TextHash, title: &str, card: &Scorecard) -> Self {
        Self {
            scenario: scenario.clone(),
            rubric: rubric.clone(),
            title: title.to_owned(),
            scores: card.scores,
            decisions: card
                .decisions
                .iter()
                .map(|line| KeyDecision {
                    node: line.node.clone(),
                    reply: line.reply.clone(),
                    says: line.says.clone(),
                    text: line.text.clone(),
                    levels: Dimension::ALL.map(|dimension| line.grade(dimension).map(|line| Level::of(line.grade))),
                })
                .collect(),
        }
    }
}

/// Why a rating cannot be held against a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Misfit {
    /// The play is not at hand, or was not verified.
    #[error("the talk that was rated is not at hand")]
    NoKey,
    /// It is of another text, or of other replies.
    #[error("it is about another text or other replies than the talk of that id")]
    OtherTalk,
    /// The same reviewer has rated the talk before. Only the first rating is sure to have been given before the key was seen.
    #[error("the same reviewer has rated this talk before")]
    NotTheFirst,
}

impl Rating {
    /// Its name, which follows from all that it says: the same rating has the same name on every machine, and one that was changed has another.
    pub fn id(&self) -> TextHash {
        TextHash::of(&serde_json::to_string(self).expect("a rating is plain data"))
    }

    /// Whether it is about the talk of this key.
    pub fn fits(&self, key: &Key) -> bool {
        let rated = self.decisions.iter().map(|decision| (&decision.node, &decision.reply));
        let made = key.decisions.iter().map(|decision| (&decision.node, &decision.reply));
        self.scenario == key.scenario && self.rubric == key.rubric && rated.eq(made)
    }
}
