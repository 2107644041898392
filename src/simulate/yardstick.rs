//! What a play is worth to the expert: the overall score at its end, and the most that can still be hoped for on the way.
//!
//! Scores are measured by the stakes on the reference path. How many there are is all that is asked of that path here.

use super::luck::{share, ways};
use crate::rubric::Dimension;
use crate::scoring::{Measured, Tally, play_reference, reckon};
use crate::session::{EndingIx, Game, Luck, State};

/// What a talk that never ends is worth: a hair less than the worst that ends.
pub(super) const NO_ENDING: f64 = -0.001;

/// The stakes that scores are measured by.
#[derive(Debug)]
pub(super) struct Yardstick {
    /// The most stakes there are under any luck.
    pub(super) most: [u32; 3],
    least: [u32; 3],
    /// Whether every way of luck was looked at.
    pub(super) complete: bool,
}

impl Yardstick {
    pub(super) fn of(game: &Game) -> Self {
        let ways = ways(game, &Luck::new(), |dice| play_reference(game, dice).tally.met());
        let mut yardstick = Self {
            most: [0; 3],
            least: [u32::MAX; 3],
            complete: ways.complete,
        };
        for (_, stakes) in ways.each {
            for (at, stakes) in stakes.into_iter().enumerate() {
                yardstick.most[at] = yardstick.most[at].max(stakes);
                yardstick.least[at] = yardstick.least[at].min(stakes);
            }
        }
        yardstick
    }

    /// The overall score that can be expected after an ending, where no more is known of luck than that it is one of these. What could not be
    /// measured counts as nothing.
    pub(super) fn worth(&self, game: &Game, tally: &Tally, state: &State, ending: EndingIx, luck: &[Luck]) -> f64 {
        let points = |stakes| {
            f64::from(
                reckon(
                    game,
                    tally,
                    stakes,
                    game.ending(ending).kind,
                    state.has_serious_fault(),
                    state.fatal,
                )
                .scores
                .overall
                .unwrap_or(0),
            )
        };
        if self.most == self.least {
            return points(self.most);
        }
        let (mut sum, mut shares) = (0.0, 0.0);
        for rolls in luck {
            for (rolls, stakes) in ways(game, rolls, |dice| play_reference(game, dice).tally.met()).each {
                let share = share(game, &rolls);
                sum += share * points(stakes);
                shares += share;
            }
        }
        sum / shares
    }

    /// The most overall points that a play with this tally can still come to.
    pub(super) fn hope(&self, game: &Game, tally: &Tally) -> f64 {
        let met = tally.met();
        let parts = Dimension::ALL.map(|dimension| {
            let at = dimension as usize;
            let mut best = tally.at_best(dimension, self.most);
            if best == Measured::NOT && dimension == Dimension::Honesty {
                // A serious fault has honesty counted where nothing was at stake.
                best = best.held(game.floor(dimension).saturating_sub(1));
            }
            (best, game.rubric().weights.get(dimension), self.least[at] > 0 && met[at] > 0)
        });
        // A dimension in which nothing is measured yet may stay so. Of all ways in which that can come out, the best.
        let ways = (0..1 << parts.len()).filter_map(|chosen: usize| {
            let counts = |at: usize| chosen & (1 << at) != 0;
            let certain = parts.iter().enumerate().all(|(at, part)| counts(at) || !part.2);
            let counted = parts.iter().enumerate().filter(|(at, _)| counts(*at));
            certain.then(|| Measured::mean(counted.map(|(_, part)| (part.0, part.1))))
        });
        f64::from(ways.filter_map(Measured::points).max().unwrap_or(0))
    }
}
