//! Means of scores, and how first attempts compare with the latest ones of the same people.

use super::cell::Sums;
use super::measures::mean;
use super::model::{Marks, Progress};
use crate::scoring::Scores;

/// Adds up scores; what was not measured is no part of a mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Adder([(u64, u64); 4]);

impl Adder {
    /// Adds one play's scores.
    pub(super) fn add(&mut self, scores: &Scores) {
        let four = [scores.empathy, scores.positive_phrasing, scores.honesty, scores.overall];
        for ((sum, count), score) in self.0.iter_mut().zip(four) {
            if let Some(score) = score {
                *sum += u64::from(score);
                *count += 1;
            }
        }
    }

    /// The means.
    pub(super) fn means(&self) -> Marks {
        let [empathy, positive_phrasing, honesty, overall] = self.0.map(|(sum, count)| mean(sum, count).map(|mean| mean as u8));
        Marks {
            empathy,
            positive_phrasing,
            honesty,
            overall,
        }
    }
}

/// The scores of everybody at everything.
pub(super) fn progress<'a>(cells: impl Iterator<Item = &'a Sums>) -> Progress {
    let mut sums = [Adder::default(); 4];
    let (mut count, mut again, mut passed) = (0, 0, [0, 0]);
    for cell in cells {
        let (Some(first), Some(latest)) = (cell.first(), cell.latest()) else {
            continue;
        };
        count += 1;
        sums[0].add(&first.attempt.scores);
        sums[1].add(&latest.attempt.scores);
        if cell.attempts > 1 {
            again += 1;
            sums[2].add(&first.attempt.scores);
            sums[3].add(&latest.attempt.scores);
            passed[0] += u64::from(first.attempt.passed);
            passed[1] += u64::from(latest.attempt.passed);
        }
    }
    let [first, latest, again_first, again_latest] = sums.map(|sum| sum.means());
    Progress {
        cells: count,
        first,
        latest,
        again,
        again_first,
        again_latest,
        again_passed_first: passed[0],
        again_passed_latest: passed[1],
    }
}
