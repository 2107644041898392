//! First, best and latest attempt.

use super::Finished;
use crate::scoring::Scores;
use serde::Serialize;
use std::collections::BTreeMap;

/// What came of a first-line play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// The play's id.
    pub play: String,
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's title, as it was played.
    pub title: String,
    /// When it began, in milliseconds since 1970, UTC.
    pub when: i64,
    /// Its scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
}

/// The attempts at one role-play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempts {
    /// The scenario's id.
    pub scenario: String,
    /// How many there were.
    pub count: usize,
    /// The first.
    pub first: Attempt,
    /// The best: one that passed before any that did not, then by overall score; of equals the first.
    pub best: Attempt,
    /// The latest.
    pub latest: Attempt,
}

/// The first-line plays, the oldest first.
pub(super) fn in_order(plays: &[Finished]) -> Vec<Attempt> {
    let mut first_line: BTreeMap<(i64, &str), &Finished> = BTreeMap::new();
    for play in plays.iter().filter(|play| play.branch_of.is_none()) {
        first_line.insert((play.when, &play.id), play);
    }
    first_line
        .into_values()
        .map(|play| Attempt {
            play: play.id.clone(),
            scenario: play.scenario.clone(),
            title: play.title.clone(),
            when: play.when,
            scores: play.scores,
            passed: play.passed,
        })
        .collect()
}

/// The attempts at each role-play, of plays that stand in order.
pub(super) fn by_scenario(plays: &[Attempt]) -> Vec<Attempts> {
    let mut all: Vec<Attempts> = Vec::new();
    for play in plays {
        let rank = |play: &Attempt| (play.passed, play.scores.overall);
        match all.iter_mut().find(|attempts| attempts.scenario == play.scenario) {
            Some(attempts) => {
                attempts.count += 1;
                if rank(play) > rank(&attempts.best) {
                    attempts.best = play.clone();
                }
                attempts.latest = play.clone();
            }
            None => all.push(Attempts {
                scenario: play.scenario.clone(),
                count: 1,
                first: play.clone(),
                best: play.clone(),
                latest: play.clone(),
            }),
        }
    }
    all
}
