//! Days and months, in UTC: the same on every machine, whatever its clock is set to.

use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use time::{Date, Month as Named};

/// A day as time passes in milliseconds.
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;
/// The Julian day number of 1 January 1970.
const FIRST: i32 = 2_440_588;

/// A day, counted from 1 January 1970, UTC. It is written and read as in 2026-11-22.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// A month of the calendar, in UTC. It is written as in 2026-11.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u8,
}

/// A text that names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as in 2026-11-22")]
pub struct NotADay;

impl Day {
    /// The day of a moment, in milliseconds since 1970, UTC.
    pub fn of(when: i64) -> Self {
        Day(when.div_euclid(DAY_MS))
    }

    /// The day of a moment that a record tells; none for 0, which stands for “nobody knows”, and for what no calendar holds.
    pub fn told(when: i64) -> Option<Self> {
        let day = Day::of(when);
        day.date()
            .filter(|date| when != 0 && (0..=9999).contains(&date.year()))
            .map(|_| day)
    }

    /// So many days later.
    #[must_use]
    pub fn after(self, days: i64) -> Self {
        Day(self.0.saturating_add(days))
    }

    /// Its month; none for a day that no calendar holds.
    pub fn month(self) -> Option<Month> {
        self.date().map(|date| Month {
            year: date.year(),
            month: date.month().into(),
        })
    }

    /// As people write it: “3 August 2026”.
    pub fn words(self) -> String {
        match (self.date(), self.month()) {
            (Some(date), Some(month)) => format!("{} {}", date.day(), month.words()),
            _ => self.to_string(),
        }
    }

    fn date(self) -> Option<Date> {
        let number = i32::try_from(self.0).ok()?.checked_add(FIRST)?;
        Date::from_julian_day(number).ok()
    }
}

impl Month {
    /// Its first day and its last; none for a month that no calendar holds.
    pub fn days(self) -> Option<[Day; 2]> {
        let named = Named::try_from(self.month).ok()?;
        let first = Date::from_calendar_date(self.year, named, 1).ok()?;
        let first = Day(i64::from(first.to_julian_day() - FIRST));
        Some([first, first.after(i64::from(named.length(self.year)) - 1)])
    }

    /// As people write it: “August 2026”.
    pub fn words(self) -> String {
        let name = Named::try_from(self.month).map_or_else(|_| String::new(), |name| name.to_string());
        format!("{name} {}", self.year)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date() {
            Some(date) => write!(out, "{date}"),
            // A record may say anything of when it was.
            None => write!(out, "day {} from 1970-01-01", self.0),
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else {
            return Err(NotADay);
        };
        let number = |part: &str, digits: usize| -> Result<u16, NotADay> {
            let shaped = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if shaped { part.parse().map_err(|_| NotADay) } else { Err(NotADay) }
        };
        let small = |part| number(part, 2).and_then(|part| u8::try_from(part).map_err(|_| NotADay));
        let month = Named::try_from(small(month)?).map_err(|_| NotADay)?;
        let date = Date::from_calendar_date(number(year, 4)?.into(), month, small(day)?).map_err(|_| NotADay)?;
        Ok(Day(i64::from(date.to_julian_day() - FIRST)))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
