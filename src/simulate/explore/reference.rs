//! What every play is measured by: the stakes on the reference path, under every way luck can fall.

use crate::scoring::play_reference;
use crate::session::{Game, Luck, RollKey, each_way, outcome_of};
use crate::simulate::luck::share;
use std::collections::BTreeMap;

/// How many ways of luck the reference path is played under.
const MOST_WAYS: usize = 4096;

/// Stakes that the reference path may meet, each with its share of what is possible in millionths of millionths.
pub(super) type Stakes = Vec<([u32; 3], u64)>;

/// The whole of what is possible.
pub(super) const ALL: f64 = 1e12;

/// The reference path under every way luck can fall.
pub(super) struct Reference {
    ways: Vec<(Luck, [u32; 3], f64)>,
    /// The luck on which the stakes hang, if they hang on any.
    pub(super) keys: Vec<RollKey>,
    /// Whether every way was walked.
    pub(super) complete: bool,
}

impl Reference {
    pub(super) fn of(game: &Game) -> Self {
        let mut ways = Vec::new();
        let mut complete = true;
        each_way(
            game,
            &[],
            |dice| play_reference(game, dice).tally.met(),
            |stakes, luck| {
                let chance = share(game, &luck);
                ways.push((luck, stakes, chance));
                complete = ways.len() < MOST_WAYS;
                complete
            },
        );
        let mut keys = Vec::new();
        if ways.iter().any(|(_, stakes, _)| *stakes != ways[0].1) {
            keys.extend(ways.iter().flat_map(|(luck, ..)| luck.iter().map(|(key, _)| *key)));
            keys.sort_unstable();
            keys.dedup();
        } else {
            ways.truncate(1);
        }
        Self { ways, keys, complete }
    }

    /// The stakes that the path may meet where this much of luck is known.
    pub(super) fn stakes(&self, game: &Game, known: &Luck) -> Stakes {
        let agrees = |luck: &Luck| {
            luck.iter().all(|(key, roll)| {
                let same = |other: u16| outcome_of(game, *key, other) == outcome_of(game, *key, *roll);
                known.iter().filter(|(other, _)| other == key).all(|(_, other)| same(*other))
            })
        };
        let mut shares: BTreeMap<[u32; 3], f64> = BTreeMap::new();
        for (luck, stakes, chance) in &self.ways {
            if self.keys.is_empty() || agrees(luck) {
                *shares.entry(*stakes).or_default() += chance;
            }
        }
        let whole: f64 = shares.values().sum();
        let share = |chance: f64| if whole > 0.0 { (chance / whole * ALL).round() as u64 } else { 0 };
        shares.into_iter().map(|(stakes, chance)| (stakes, share(chance))).collect()
    }
}
