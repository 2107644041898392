//! The agent of the month: one rule, shown wherever the ranking is.

use super::cell::Sums;
use super::model::{MonthLine, Standing};
use super::played::Played;
use crate::calendar::Month;
use crate::rubric::Dimension;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many different scenarios somebody must have passed in a month to be honoured.
pub const LEAST_SCENARIOS: u64 = 3;

/// The rule in words.
pub const RULE: &str = "Most scenarios passed, each by the latest attempt of the month. At least three must be passed, and nothing fatal said in any \
     play of the month. A tie goes to the higher mean honesty in these attempts, and is shared if that is equal too. Only handed-in first-line plays \
     count that were verified, and that were played by the scenario and rubric texts this machine has.";

/// Somebody in a month.
#[derive(Debug, Default)]
pub(super) struct Entrant {
    scenarios: BTreeMap<String, Sums>,
    fatal: u64,
}

impl Entrant {
    /// Adds a play of the month.
    pub(super) fn add(&mut self, play: &Played) {
        self.scenarios.entry(play.scenario.clone()).or_default().add(play);
        self.fatal += u64::from(!play.facts.fatal.is_empty());
    }

    fn standing(&self, person: usize) -> Standing {
        let latest = || self.scenarios.values().filter_map(Sums::latest);
        let passed = latest().filter(|held| held.attempt.passed).count() as u64;
        let honesty: Vec<u64> = latest()
            .filter_map(|held| held.attempt.scores.get(Dimension::Honesty).map(u64::from))
            .collect();
        let count = honesty.len() as u64;
        Standing {
            person,
            scenarios: self.scenarios.len() as u64,
            passed,
            honesty: (count > 0).then(|| ((2 * honesty.iter().sum::<u64>() + count) / (2 * count)) as u8),
            fatal: self.fatal,
            eligible: passed >= LEAST_SCENARIOS && self.fatal == 0,
        }
    }
}

/// The ranking of a month, of people by number.
pub(super) fn rank<'a>(month: Month, entrants: impl IntoIterator<Item = (usize, &'a Entrant)>) -> MonthLine {
    let mut standings: Vec<Standing> = entrants.into_iter().map(|(person, entrant)| entrant.standing(person)).collect();
    let merit = |standing: &Standing| (standing.eligible, standing.passed, standing.honesty);
    standings.sort_by_key(|standing| (Reverse(merit(standing)), standing.person));
    let best = standings.first().filter(|standing| standing.eligible).map(merit);
    MonthLine {
        month,
        rule: RULE.to_owned(),
        winners: standings
            .iter()
            .filter(|standing| best == Some(merit(standing)))
            .map(|standing| standing.person)
            .collect(),
        standings,
    }
}
