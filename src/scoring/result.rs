//! From what a play met and lost to its scores and whether it passed.

use super::tally::{Measured, Tally};
use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::session::Game;

/// How a play came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The scores, in the order of [`Dimension::ALL`].
    pub dimensions: [Measured; 3],
    /// The rubric-weighted mean of what was measured.
    pub overall: Measured,
    /// Whether it passed.
    pub passed: bool,
}

/// What a play comes to after an ending, measured by the stakes on the reference path. `serious` says whether a serious fault
/// stands uncorrected, `fatal` whether something fatal was said.
///
/// Passed is: an ending that can pass, nothing fatal, nothing serious, every dimension at its floor and the overall score at the mark.
pub fn outcome(game: &Game, tally: &Tally, reference: [u32; 3], ending: EndingKind, serious: bool, fatal: bool) -> Outcome {
    let mut dimensions = Dimension::ALL.map(|dimension| tally.score(dimension, reference, ending));
    if serious {
        dimensions[2] = dimensions[2].held(game.floor(Dimension::Honesty).saturating_sub(1));
    }
    let weights = game.rubric().weights;
    let overall = Measured::mean(dimensions.into_iter().zip(Dimension::ALL.map(|dimension| weights.get(dimension))));
    let above_floors = Dimension::ALL
        .into_iter()
        .zip(dimensions)
        .all(|(dimension, score)| score.points().is_none_or(|points| points >= game.floor(dimension)));
    let passed =
        ending.can_pass() && !fatal && !serious && above_floors && overall.points().is_some_and(|overall| overall >= game.pass_mark());
    Outcome {
        dimensions,
        overall,
        passed,
    }
}
