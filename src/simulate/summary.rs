//! Many runs in numbers: whole counts, so that parts put together in any order give the same.

use super::choose::School;
use super::run::{Run, Runner};
use crate::scoring::{Fatal, Scores};
use crate::session::Game;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Runs that one thread plays in a row.
const CHUNK: u64 = 64;

/// How often each score was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    counts: [u64; 101],
}

impl Default for Distribution {
    fn default() -> Self {
        Self { counts: [0; 101] }
    }
}

impl Distribution {
    fn add(&mut self, score: Option<u8>) {
        if let Some(score) = score {
            self.counts[usize::from(score.min(100))] += 1;
        }
    }

    fn merge(&mut self, other: &Distribution) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
    }

    /// In how many runs this was measured.
    pub fn measured(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// The sum of all scores.
    pub fn sum(&self) -> u64 {
        (0..).zip(self.counts).map(|(score, count): (u64, u64)| score * count).sum()
    }

    /// The mean of what was measured.
    pub fn mean(&self) -> Option<f64> {
        let measured = self.measured();
        (measured > 0).then(|| self.sum() as f64 / measured as f64)
    }

    /// The lowest score.
    pub fn min(&self) -> Option<u8> {
        (0..).zip(self.counts).find(|(_, count)| *count > 0).map(|(score, _)| score)
    }

    /// The highest score.
    pub fn max(&self) -> Option<u8> {
        (0..)
            .zip(self.counts)
            .filter(|(_, count)| *count > 0)
            .last()
            .map(|(score, _)| score)
    }

    /// The lower quartile, the median and the upper quartile: scores that a quarter, half and three quarters of the runs do not exceed.
    pub fn quartiles(&self) -> Option<[u8; 3]> {
        let measured = u128::from(self.measured());
        let quartile = |quarters: u128| {
            let mut seen = 0;
            (0..)
                .zip(self.counts)
                .find(|(_, count)| {
                    seen += u128::from(*count);
                    seen > 0 && seen * 4 >= measured * quarters
                })
                .map(|(score, _)| score)
        };
        Some([quartile(1)?, quartile(2)?, quartile(3)?])
    }

    /// How many runs lie in each ten: 0 to 9, 10 to 19, and so on; the last is 90 to 100.
    pub fn tens(&self) -> [u64; 10] {
        let mut tens = [0; 10];
        for (score, count) in self.counts.into_iter().enumerate() {
            tens[(score / 10).min(9)] += count;
        }
        tens
    }
}

/// How many runs came to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// All runs.
    pub runs: u64,
    /// Runs that passed.
    pub passed: u64,
    /// Runs in which something fatal was said.
    pub fatal: u64,
    /// What the first fatal thing in them was, and how often.
    pub fatal_items: BTreeMap<Fatal, u64>,
    /// Runs that were honest throughout.
    pub honest: u64,
    /// Runs that came to no ending.
    pub no_ending: u64,
    /// Replies said in all runs together.
    pub decisions: u64,
    /// How often each ending was reached, in the scenario's order.
    pub endings: Vec<u64>,
    /// Scores for empathy.
    pub empathy: Distribution,
    /// Scores for positive phrasing.
    pub positive_phrasing: Distribution,
    /// Scores for honesty about promises.
    pub honesty: Distribution,
    /// Overall scores.
    pub overall: Distribution,
}

impl Summary {
    /// The summary of no run at all.
    pub fn new(game: &Game) -> Self {
        Self {
            runs: 0,
            passed: 0,
            fatal: 0,
            fatal_items: BTreeMap::new(),
            honest: 0,
            no_ending: 0,
            decisions: 0,
            endings: vec![0; game.scenario().endings.len()],
            empathy: Distribution::default(),
            positive_phrasing: Distribution::default(),
            honesty: Distribution::default(),
            overall: Distribution::default(),
        }
    }

    /// Adds a run.
    pub fn add(&mut self, run: &Run) {
        self.runs += 1;
        self.passed += u64::from(run.passed);
        if let Some(fatal) = run.fatal {
            self.fatal += 1;
            *self.fatal_items.entry(fatal).or_default() += 1;
        }
        self.honest += u64::from(run.honest);
        self.decisions += run.decisions as u64;
        match run.ending {
            Some(ending) => self.endings[ending.index()] += 1,
            None => self.no_ending += 1,
        }
        let Scores {
            empathy,
            positive_phrasing,
            honesty,
            overall,
        } = run.scores;
        self.empathy.add(empathy);
        self.positive_phrasing.add(positive_phrasing);
        self.honesty.add(honesty);
        self.overall.add(overall);
    }

    /// Adds the runs of another summary of the same game.
    #[must_use]
    pub fn with(mut self, other: &Summary) -> Self {
        self.runs += other.runs;
        self.passed += other.passed;
        self.fatal += other.fatal;
        for (fatal, count) in &other.fatal_items {
            *self.fatal_items.entry(*fatal).or_default() += count;
        }
        self.honest += other.honest;
        self.no_ending += other.no_ending;
        self.decisions += other.decisions;
        for (count, more) in self.endings.iter_mut().zip(&other.endings) {
            *count += more;
        }
        self.empathy.merge(&other.empathy);
        self.positive_phrasing.merge(&other.positive_phrasing);
        self.honesty.merge(&other.honesty);
        self.overall.merge(&other.overall);
        self
    }

    /// How many replies a run took, on average.
    pub fn mean_decisions(&self) -> f64 {
        self.decisions as f64 / self.runs.max(1) as f64
    }
}

/// The seed of a run: they are numbered from 0 and have one seed after the other.
pub fn seed_of(first: u64, run: u64) -> u64 {
    first.wrapping_add(run)
}

/// Plays so many runs on all threads there are. `done` hears of every few runs that are over, from any of the threads.
pub fn simulate(game: &Game, school: &School, runs: u64, seed: u64, done: impl Fn(u64) + Sync) -> Summary {
    let play = |chunk: u64| {
        let mut runner = Runner::new(game);
        let mut summary = Summary::new(game);
        let first = chunk * CHUNK;
        for run in first..runs.min(first.saturating_add(CHUNK)) {
            let seed = seed_of(seed, run);
            summary.add(&runner.run(&mut *school.trainee(seed), seed));
        }
        done(summary.runs);
        summary
    };
    (0..runs.div_ceil(CHUNK))
        .into_par_iter()
        .map(play)
        .reduce(|| Summary::new(game), |one, other| one.with(&other))
}
