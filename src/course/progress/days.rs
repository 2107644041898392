//! How often somebody practised of late.

use super::Finished;
use crate::calendar::Day;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many weeks a rhythm looks back.
const WEEKS: i64 = 4;

/// How often somebody practised in the last four weeks.
///
/// It says what was done and never what was not: there is no chain of days that could break, and a week without practice takes nothing away. Counts
/// are shown, gaps are not told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rhythm {
    /// The days on which a play was begun that came to an ending, the earliest first; the day it is asked for is the last that counts.
    pub days: Vec<Day>,
    /// How many of them lie in each of the four weeks, the present one last. A week is seven days, of which the last one ends today.
    pub weeks: [u8; WEEKS as usize],
}

impl Rhythm {
    pub(super) fn of(plays: &[Finished], today: Day) -> Self {
        let first = today.after(1 - 7 * WEEKS);
        let days: BTreeSet<Day> = plays
            .iter()
            .map(|play| Day::of(play.when))
            .filter(|day| (first..=today).contains(day))
            .collect();
        let mut weeks = [0; WEEKS as usize];
        for day in &days {
            weeks[((day.0 - first.0) / 7) as usize] += 1;
        }
        Self {
            days: days.into_iter().collect(),
            weeks,
        }
    }
}
