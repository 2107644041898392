//! How somebody gets on: scores over time, what they do well and what they miss, and the decisions to practise today.
//!
//! All of it follows from the plays that have ended and from the day, which is passed in. Nothing of it is kept.

mod attempts;
mod days;
mod deck;
mod facts;
mod habits;
mod occasions;
mod signs;

pub use attempts::{Attempt, Attempts};
pub use days::Rhythm;
pub use deck::{Card, Deck, INTERVALS, Learnt, Missed, Practise};
pub use facts::{Decided, Finished, RIGHT_FROM};
pub use habits::{Example, Habit};
pub use occasions::{Occasion, occasions};
pub use signs::{Sign, Theme};

use crate::calendar::Day;
use serde::Serialize;

/// How somebody gets on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The first-line plays with their scores, the oldest first. Going back to try another reply betters no result.
    pub scores: Vec<Attempt>,
    /// First, best and latest attempt at each role-play, in the order in which they were first tried.
    pub attempts: Vec<Attempts>,
    /// What they do well of late, the surest first.
    pub strong: Vec<Habit>,
    /// What they miss of late, the most frequent first.
    pub weak: Vec<Habit>,
    /// The days on which they practised of late.
    pub rhythm: Rhythm,
    /// The decisions that come back.
    pub deck: Deck,
}

/// How somebody gets on by a day. `plays` are theirs that have ended, in any order; `occasions` are the decisions there are to practise in.
pub fn progress(plays: &[Finished], occasions: &[Occasion], today: Day) -> Progress {
    let own = facts::own_decisions(plays);
    let scores = attempts::in_order(plays);
    let (strong, weak) = habits::habits(&own);
    Progress {
        attempts: attempts::by_scenario(&scores),
        scores,
        strong,
        weak,
        rhythm: Rhythm::of(plays, today),
        deck: deck::deck(&own, occasions, today),
    }
}
