//! What a play that has ended comes to: its scores, and whether it passed. The scorecard and the simulation both ask here.

use super::scorecard::Scores;
use super::tally::{Measured, Tally};
use crate::rubric::Dimension;
use crate::session::{EndingIx, Event, Game, State, Verdict};

/// What a play comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
}

/// Reckons a play that has come to an ending in this state, measured by the stakes on the reference path.
pub fn reckon(game: &Game, tally: &Tally, state: &State, ending: EndingIx, reference: [u32; 3]) -> Reckoning {
    let kind = game.ending(ending).kind;
    let mut measured = Dimension::ALL.map(|dimension| tally.score(dimension, reference, kind));
    if state.has_serious_fault() {
        measured[2] = measured[2].held(game.floor(Dimension::Honesty).saturating_sub(1));
    }
    let weights = game.rubric().weights;
    let overall = Measured::mean(measured.into_iter().zip(Dimension::ALL.map(|dimension| weights.get(dimension))));
    let scores = Scores {
        empathy: measured[0].points(),
        positive_phrasing: measured[1].points(),
        honesty: measured[2].points(),
        overall: overall.points(),
    };
    let above_floors = Dimension::ALL
        .into_iter()
        .all(|dimension| scores.get(dimension).is_none_or(|score| score >= game.floor(dimension)));
    let passed = kind.can_pass()
        && !state.fatal
        && !state.has_serious_fault()
        && above_floors
        && scores.overall.is_some_and(|overall| overall >= game.pass_mark());
    Reckoning { scores, passed }
}

/// Whether nothing in these events was dishonest: every claim sound, nothing asked for passed over, nothing omitted or dropped.
pub fn honest(events: &[Event]) -> bool {
    events.iter().all(|event| match event {
        Event::Claimed { verdict, .. } => *verdict == Verdict::Sound,
        Event::Evaded { .. } | Event::Faulted(_) => false,
        _ => true,
    })
}
