//! One person at one scenario: how often, and which attempts were the first, the latest and the best.

use super::model::Attempt;
use super::played::{Decision, Played};
use crate::calendar::Day;
use std::cmp::Reverse;

/// When an attempt was, for putting attempts in order: of two at the same moment, the smaller id is the earlier.
type Moment = (i64, String);

/// An attempt with its place among the others.
#[derive(Debug)]
pub(super) struct Held {
    moment: Moment,
    pub(super) attempt: Attempt,
    pub(super) solved: bool,
}

/// What is kept of one person at one scenario. It does not matter in which order plays come in.
#[derive(Debug, Default)]
pub(super) struct Sums {
    pub(super) attempts: u64,
    pub(super) unverified: u64,
    unsolved: u64,
    first: Option<(Held, Vec<Decision>)>,
    latest: Option<Held>,
    best: Option<Held>,
}

impl Sums {
    /// Adds a play.
    pub(super) fn add(&mut self, play: &Played) {
        let moment = (play.started_at, play.id.clone());
        let held = || Held {
            moment: moment.clone(),
            attempt: attempt(play),
            solved: play.facts.solved,
        };
        self.attempts += 1;
        self.unsolved += u64::from(!play.facts.solved);
        if self.first.as_ref().is_none_or(|(first, _)| moment < first.moment) {
            self.first = Some((held(), play.facts.decisions.clone()));
        }
        if self.latest.as_ref().is_none_or(|latest| moment > latest.moment) {
            self.latest = Some(held());
        }
        let rank = |held: &Held| {
            let attempt = &held.attempt;
            (attempt.passed, attempt.scores.overall, Reverse(held.moment.clone()))
        };
        let new = held();
        if self.best.as_ref().is_none_or(|best| rank(&new) > rank(best)) {
            self.best = Some(new);
        }
    }

    /// The first attempt.
    pub(super) fn first(&self) -> Option<&Held> {
        self.first.as_ref().map(|(held, _)| held)
    }

    /// What was decided at the first attempt.
    pub(super) fn decisions(&self) -> &[Decision] {
        self.first.as_ref().map_or(&[], |(_, decisions)| decisions)
    }

    /// The latest attempt.
    pub(super) fn latest(&self) -> Option<&Held> {
        self.latest.as_ref()
    }

    /// The best attempt.
    pub(super) fn best(&self) -> Option<&Held> {
        self.best.as_ref()
    }

    /// How many attempts followed one that had not solved the customer's problem: all unsolved ones but the latest have a successor.
    pub(super) fn repeats(&self) -> u64 {
        self.unsolved - u64::from(self.latest.as_ref().is_some_and(|latest| !latest.solved))
    }
}

fn attempt(play: &Played) -> Attempt {
    Attempt {
        day: Day::told(play.started_at),
        scores: play.facts.scores,
        passed: play.facts.passed,
        fatal: !play.facts.fatal.is_empty(),
    }
}
