//! What a file of plays holds: replies, and what must come of them.

use crate::diagnostics::{Code, Diagnostic};
use crate::ronfile::{Decoded, Outline, Step, decode};
use crate::session::{PromiseState, Verdict};
use indexmap::IndexMap;
use serde::Deserialize;

/// The format this version reads.
pub(super) const FORMAT: u32 = 1;

/// The plays that stand beside one scenario.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Playbook {
    /// The format's number.
    pub format: u32,
    /// The plays, by name.
    pub plays: IndexMap<String, Play>,
}

/// One play, with what must come of it. What is left out may come as it likes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Play {
    /// What the play shows, in one sentence.
    pub says: String,
    /// Seed of all luck.
    #[serde(default = "usual_seed")]
    pub seed: u64,
    /// The replies, in their order.
    pub replies: Vec<String>,
    /// The ending it comes to.
    pub ending: Option<String>,
    /// Whether it passes.
    pub passed: Option<bool>,
    /// Where the scores lie.
    #[serde(default)]
    pub scores: ScoreBounds,
    /// The verdicts of replies, each by its id or as `node/reply`. The worst counts where one is said twice.
    #[serde(default)]
    pub verdicts: IndexMap<String, Expected>,
    /// What becomes of promises.
    #[serde(default)]
    pub promises: IndexMap<String, Outcome>,
    /// Everything that is fatal, by its code. Empty where nothing may be.
    pub fatal: Option<Vec<String>>,
    /// Everything serious that is never put right, by its code. Empty where nothing may be.
    pub serious: Option<Vec<String>>,
    /// Where the customer's mood lies at the end.
    #[serde(default)]
    pub mood: MoodBounds,
}

fn usual_seed() -> u64 {
    1
}

impl Play {
    /// Whether nothing must come of it, so that it can never come out otherwise.
    pub fn expects_nothing(&self) -> bool {
        self.ending.is_none()
            && self.passed.is_none()
            && self.fatal.is_none()
            && self.serious.is_none()
            && self.verdicts.is_empty()
            && self.promises.is_empty()
            && self.scores == ScoreBounds::default()
            && self.mood == MoodBounds::default()
    }
}

/// Where the scores lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ScoreBounds {
    /// Empathy.
    pub empathy: Option<Bound>,
    /// Positive phrasing.
    pub positive_phrasing: Option<Bound>,
    /// Honesty about promises.
    pub honesty: Option<Bound>,
    /// The overall score.
    pub overall: Option<Bound>,
}

/// Where the mood lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct MoodBounds {
    /// Anger.
    pub anger: Option<Bound>,
    /// Confusion.
    pub confusion: Option<Bound>,
    /// Trust.
    pub trust: Option<Bound>,
}

/// Where a number from 0 to 100 lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Bound {
    /// This much or more.
    AtLeast(u8),
    /// Less than this.
    Below(u8),
    /// From the first up to and with the second.
    Between(u8, u8),
    /// This and no other.
    Exactly(u8),
}

impl Bound {
    /// Whether a number lies there.
    pub fn holds(self, number: u8) -> bool {
        match self {
            Bound::AtLeast(least) => number >= least,
            Bound::Below(bound) => number < bound,
            Bound::Between(least, most) => (least..=most).contains(&number),
            Bound::Exactly(wanted) => number == wanted,
        }
    }

    /// Whether some number from 0 to 100 lies there.
    pub(super) fn can_hold(self) -> bool {
        (0..=100).any(|number| self.holds(number))
    }

    /// In words, as in “at least 60”.
    pub(super) fn words(self) -> String {
        match self {
            Bound::AtLeast(least) => format!("at least {least}"),
            Bound::Below(bound) => format!("below {bound}"),
            Bound::Between(least, most) => format!("between {least} and {most}"),
            Bound::Exactly(wanted) => format!("exactly {wanted}"),
        }
    }
}

/// The verdict a reply must get, written as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Expected(#[serde(with = "VerdictWord")] pub Verdict);

#[derive(Deserialize)]
#[serde(remote = "Verdict")]
enum VerdictWord {
    False,
    Unauthorised,
    Withheld,
    Overpromise,
    Unsupported,
    Undisclosed,
    Vague,
    Evasive,
    Sound,
}

/// What must become of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Outcome {
    /// It comes true.
    Kept,
    /// It is taken back in time.
    Renegotiated,
    /// It is handed to a named person.
    Delegated,
    /// It does not come true.
    Broken,
    /// It falls away.
    Void,
}

impl Outcome {
    /// What has become of a promise; none while it is open, which no promise is at an ending.
    pub fn of(state: PromiseState) -> Option<Self> {
        match state {
            PromiseState::Open => None,
            PromiseState::Kept => Some(Outcome::Kept),
            PromiseState::Renegotiated => Some(Outcome::Renegotiated),
            PromiseState::Delegated => Some(Outcome::Delegated),
            PromiseState::Broken => Some(Outcome::Broken),
            PromiseState::Void => Some(Outcome::Void),
        }
    }
}

/// Reads a file of plays. It is there where its text has no fault; its outline wherever the brackets fit.
pub fn read(text: &str) -> (Option<Playbook>, Option<Outline>, Vec<Diagnostic>) {
    let Decoded {
        value,
        outline,
        mut problems,
        ..
    } = decode::<Playbook>(text);
    if let (Some(book), Some(outline)) = (&value, &outline)
        && problems.is_empty()
        && book.format != FORMAT
    {
        let (span, path) = outline.find(&[Step::Key("format")]);
        problems.push(
            Diagnostic::new(
                Code::FutureFormat,
                span,
                path,
                format!("this version of Goodword reads plays of format {FORMAT}, not {}", book.format),
            )
            .hint(format!(
                "install a newer Goodword, or write `format: {FORMAT},` in a file of your own"
            )),
        );
    }
    (value.filter(|_| problems.is_empty()), outline, problems)
}
