//! How a kind of trainee fares, reckoned rather than sampled: the chance of each ending, of passing, of honesty.

use super::choose::School;
use super::explore::{Exploration, Standings};
use super::luck::share;
use super::run::{Run, Runner};
use crate::scoring::play_reference;
use crate::session::{Game, Place, each_way};
use std::ops::RangeInclusive;

/// What a play comes to, as chances from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Odds {
    /// Of each ending, in the scenario's order.
    pub endings: Vec<f64>,
    /// Of passing.
    pub passed: f64,
    /// Of being honest throughout.
    pub honest: f64,
    /// Of something fatal.
    pub fatal: f64,
    /// Of never coming to an ending.
    pub endless: f64,
}

/// How often a play that goes in circles is followed round before the rest counts as endless; less often where there is much to follow.
const ROUNDS: RangeInclusive<usize> = 16..=10_000;
/// How many standings are passed through on all rounds together, roughly.
const MOST_PASSES: usize = 50_000_000;
/// What is too little to follow.
const NOTHING: f64 = 1e-12;

/// The odds of somebody who picks each reply on offer with the same chance.
pub(super) fn random_odds(game: &Game, exploration: &Exploration, standings: &Standings) -> Odds {
    let mut odds = Odds {
        endings: vec![0.0; game.counts().1],
        ..Odds::default()
    };
    let escapes = exploration.graph.escapes();
    let rounds = (MOST_PASSES / standings.len().max(1)).clamp(*ROUNDS.start(), *ROUNDS.end());
    let mut here = vec![0.0; standings.len()];
    for (start, chance) in standings.starts() {
        here[*start as usize] += chance;
    }
    // What comes before stands later in the order; where the talk goes in circles, what is carried back waits for the next round.
    for _ in 0..rounds {
        for standing in standings.order().iter().rev() {
            let chance = std::mem::take(&mut here[*standing as usize]);
            // What cannot come to an ending any more need not be followed to be known.
            if !escapes[standings.vertex(*standing) as usize] {
                odds.endless += chance;
            } else if chance > 0.0 {
                pass_on(game, exploration, standings, *standing, chance, &mut here, &mut odds);
            }
        }
        if here.iter().sum::<f64>() < NOTHING {
            break;
        }
    }
    odds.endless += here.iter().sum::<f64>();
    odds
}

fn pass_on(game: &Game, exploration: &Exploration, standings: &Standings, standing: u32, chance: f64, here: &mut [f64], odds: &mut Odds) {
    let graph = &exploration.graph;
    let number = standings.vertex(standing);
    let vertex = &graph.vertices[number as usize];
    match vertex.place {
        Place::Ending(ending) => {
            odds.endings[ending.index()] += chance;
            odds.honest += chance * f64::from(u8::from(vertex.honest));
            odds.fatal += chance * f64::from(u8::from(vertex.fatal));
            odds.passed += chance
                * standings
                    .outcomes(game, graph, standing)
                    .filter(|(reckoning, ..)| reckoning.passed)
                    .map(|(.., share)| share)
                    .sum::<f64>();
        }
        Place::Node(_) => {
            let edges = graph.edges(number);
            let replies = edges.chunk_by(|one, other| one.reply == other.reply).count();
            for (edge, follower) in edges.iter().zip(standings.followers(standing)) {
                here[*follower as usize] += chance * edge.chance / replies as f64;
            }
        }
    }
}

/// How many ways of luck are played at the most.
const MOST_WAYS: usize = 4096;

/// The odds of a kind that always says the same where it stands the same, under every way luck can fall. None if there are too many ways.
pub fn odds_of(game: &Game, school: &School) -> Option<Odds> {
    let mut odds = Odds {
        endings: vec![0.0; game.counts().1],
        ..Odds::default()
    };
    let mut runner = Runner::new(game);
    let mut ways = 0;
    each_way(
        game,
        &[],
        |dice| runner.play(&mut *school.trainee(0), dice, || play_reference(game, dice).tally.met()),
        |run: Run, luck| {
            let chance = share(game, &luck);
            match run.ending {
                Some(ending) => odds.endings[ending.index()] += chance,
                None => odds.endless += chance,
            }
            odds.passed += if run.passed { chance } else { 0.0 };
            odds.honest += if run.honest { chance } else { 0.0 };
            odds.fatal += if run.fatal.is_some() { chance } else { 0.0 };
            ways += 1;
            ways <= MOST_WAYS
        },
    );
    (ways <= MOST_WAYS).then_some(odds)
}
