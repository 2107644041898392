//! What many plays show where not all of them can be walked.

use super::choose::School;
use super::kind::Kind;
use super::run::{Run, Runner};
use crate::rubric::Dimension;
use crate::session::{Bits, EndingIx, Game, ReplyIx};
use std::collections::BTreeMap;

/// How many plays are sampled by each kind that plays by a rule; who picks at random plays as many times more.
const PLAYS: u64 = 500;
/// So many times more.
const RANDOM: u64 = 20;

/// A play that was sampled: its seed and its replies.
pub type Sampled = (u64, Vec<ReplyIx>);

/// The least and the most that was seen of a score, each with the first play that came to it.
#[derive(Clone, Debug, Default)]
pub struct Range {
    /// The least.
    pub min: Option<(u8, Sampled)>,
    /// The most.
    pub max: Option<(u8, Sampled)>,
}

/// What the sampled plays came to.
#[derive(Clone, Debug)]
pub struct Sample {
    /// How many plays there were.
    pub plays: u64,
    /// Nodes at which they rested.
    pub nodes: Bits,
    /// Replies that were said.
    pub replies: Bits,
    /// Endings, each with the first play that came to it.
    pub endings: BTreeMap<EndingIx, Sampled>,
    /// Scores by dimension.
    pub dimensions: [Range; 3],
    /// The overall score.
    pub overall: Range,
    /// Whether one passed.
    pub passed: bool,
    /// Whether one that was honest throughout passed.
    pub honest_passed: bool,
}

/// Samples plays: some of each kind of trainee but the expert, and many at random, from seed 1 on.
pub fn sample(game: &Game) -> Sample {
    let (nodes, _) = game.counts();
    let mut sample = Sample {
        plays: 0,
        nodes: Bits::new(nodes),
        replies: Bits::new(game.reply_count()),
        endings: BTreeMap::new(),
        dimensions: Default::default(),
        overall: Range::default(),
        passed: false,
        honest_passed: false,
    };
    let mut runner = Runner::new(game);
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Expert) {
        let school = School::new(kind, game);
        let plays = if kind == Kind::Random { PLAYS * RANDOM } else { PLAYS };
        for seed in 1..=plays {
            let run = runner.run(&mut *school.trainee(seed), seed);
            sample.note(game, &run, seed, runner.said());
        }
    }
    sample
}

impl Sample {
    fn note(&mut self, game: &Game, run: &Run, seed: u64, said: &[ReplyIx]) {
        self.plays += 1;
        for reply in said {
            self.replies.add(reply.index());
            self.nodes.add(game.reply(*reply).node.index());
        }
        if let Some(ending) = run.ending {
            self.endings.entry(ending).or_insert_with(|| (seed, said.to_vec()));
        }
        self.passed |= run.passed;
        self.honest_passed |= run.passed && run.honest;
        for dimension in Dimension::ALL {
            self.dimensions[dimension as usize].note(run.scores.get(dimension), seed, said);
        }
        self.overall.note(run.scores.overall, seed, said);
    }
}

impl Range {
    fn note(&mut self, score: Option<u8>, seed: u64, said: &[ReplyIx]) {
        let Some(points) = score else { return };
        if self.min.as_ref().is_none_or(|(min, _)| points < *min) {
            self.min = Some((points, (seed, said.to_vec())));
        }
        if self.max.as_ref().is_none_or(|(max, _)| points > *max) {
            self.max = Some((points, (seed, said.to_vec())));
        }
    }
}
