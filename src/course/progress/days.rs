//! Days, and how often somebody practised of late.

use super::Finished;
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use time::{Date, Month};

/// A day as time passes in milliseconds.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// The Julian day number of 1 January 1970.
const FIRST: i32 = 2_440_588;
/// How many weeks a rhythm looks back.
const WEEKS: i64 = 4;

/// A day, counted from 1 January 1970, UTC. It is written and read as in 2026-11-22.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a moment, in milliseconds since 1970, UTC.
    pub fn of(when: i64) -> Self {
        Day(when.div_euclid(DAY_MS))
    }

    /// So many days later.
    #[must_use]
    pub fn after(self, days: i64) -> Self {
        Day(self.0.saturating_add(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = i32::try_from(self.0).ok().and_then(|day| day.checked_add(FIRST));
        match number.and_then(|number| Date::from_julian_day(number).ok()) {
            Some(date) => write!(out, "{date}"),
            // A record may say anything of when it was.
            None => write!(out, "day {} from 1970-01-01", self.0),
        }
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.splitn(3, '-');
        let mut number = || parts.next().filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let (Some(year), Some(month), Some(day)) = (number(), number(), number()) else {
            return Err(NotADay);
        };
        let (Ok(year), Ok(month), Ok(day)) = (year.parse::<i32>(), month.parse::<u8>(), day.parse::<u8>()) else {
            return Err(NotADay);
        };
        let month = Month::try_from(month).map_err(|_| NotADay)?;
        let date = Date::from_calendar_date(year, month, day).map_err(|_| NotADay)?;
        Ok(Day(i64::from(date.to_julian_day() - FIRST)))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text that names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as in 2026-11-22")]
pub struct NotADay;

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
