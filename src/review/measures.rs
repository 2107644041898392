//! How plays went for the customers: handling time, speed of answer, time to fix, repeat contacts, and what the surveys say.

use super::cell::Sums;
use super::model::{Hundredths, Measures, Promises};
use super::played::Played;

/// What is added up over plays.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals {
    pub(super) plays: u64,
    pub(super) passed: u64,
    pub(super) fatal: u64,
    pub(super) promises: Promises,
    seconds: u64,
    timed: u64,
    answered: [u64; 3],
    solved: u64,
    fix_seconds: u64,
    satisfaction: u64,
    ease: u64,
}

impl Totals {
    /// Adds a play.
    pub(super) fn add(&mut self, play: &Played) {
        let facts = &play.facts;
        self.plays += 1;
        self.passed += u64::from(facts.passed);
        self.fatal += u64::from(!facts.fatal.is_empty());
        self.promises.kept += u64::from(facts.kept);
        self.promises.due += u64::from(facts.due);
        self.seconds += u64::from(facts.handling_seconds);
        if play.timed {
            self.timed += 1;
            for (sum, count) in self.answered.iter_mut().zip(facts.answered) {
                *sum += u64::from(count);
            }
        }
        if facts.solved {
            self.solved += 1;
            self.fix_seconds += u64::from(facts.handling_seconds);
        }
        self.satisfaction += u64::from(facts.satisfaction);
        self.ease += u64::from(facts.ease);
    }

    /// Adds what others have added up.
    pub(super) fn and(&mut self, other: &Totals) {
        self.plays += other.plays;
        self.passed += other.passed;
        self.fatal += other.fatal;
        self.promises.kept += other.promises.kept;
        self.promises.due += other.promises.due;
        self.seconds += other.seconds;
        self.timed += other.timed;
        for (sum, count) in self.answered.iter_mut().zip(other.answered) {
            *sum += count;
        }
        self.solved += other.solved;
        self.fix_seconds += other.fix_seconds;
        self.satisfaction += other.satisfaction;
        self.ease += other.ease;
    }

    /// The measures of these plays; `cells` are the persons at scenarios that they belong to.
    pub(super) fn measures<'a>(&self, cells: impl Iterator<Item = &'a Sums>) -> Measures {
        let mut measures = Measures {
            handling_seconds: mean(self.seconds, self.plays),
            timed: self.timed,
            answered: self.answered,
            solved: self.solved,
            fix_seconds: mean(self.fix_seconds, self.solved),
            satisfaction: hundredths(self.satisfaction, self.plays),
            ease: hundredths(self.ease, self.plays),
            ..Measures::default()
        };
        for cell in cells {
            let Some(first) = cell.first() else { continue };
            measures.cases += 1;
            measures.solved_first += u64::from(first.solved);
            measures.repeats += cell.repeats();
        }
        measures
    }
}

/// A mean rounded half up; none of nothing.
pub(super) fn mean(sum: u64, count: u64) -> Option<u64> {
    (count > 0).then(|| (2 * sum + count) / (2 * count))
}

fn hundredths(sum: u64, count: u64) -> Option<Hundredths> {
    mean(100 * sum, count).and_then(|mean| i32::try_from(mean).ok()).map(Hundredths)
}
