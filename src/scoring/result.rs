//! What a play that has ended comes to: its scores, and whether it passed. The scorecard and the simulation both ask here.

use super::scorecard::Scores;
use super::tally::{Measured, Tally};
use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::session::{BehaviourIx, Event, Game, Verdict};

/// What a play comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoning {
    /// The scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
}

/// Reckons a play that has come to an ending of this kind, measured by the stakes on the reference path. `serious` says whether a serious fault
/// stands uncorrected, `fatal` whether something fatal was said.
pub fn reckon(game: &Game, tally: &Tally, reference: [u32; 3], kind: EndingKind, serious: bool, fatal: bool) -> Reckoning {
    let mut measured = Dimension::ALL.map(|dimension| tally.score(dimension, reference, kind));
    if serious {
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
    let passed = kind.can_pass() && !fatal && !serious && above_floors && scores.overall.is_some_and(|overall| overall >= game.pass_mark());
    Reckoning { scores, passed }
}

/// What fails a play, whatever its scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fatal {
    /// A claim so far from the truth, or beyond what may be granted.
    Claim(Verdict),
    /// A zero-tolerance behaviour.
    Behaviour(BehaviourIx),
}

impl Fatal {
    /// What an event is, if it is fatal.
    pub fn of(game: &Game, event: &Event) -> Option<Fatal> {
        match *event {
            Event::Claimed { verdict, .. } if verdict.is_fatal() => Some(Fatal::Claim(verdict)),
            Event::Showed { behaviour, .. } if game.is_fatal(behaviour) => Some(Fatal::Behaviour(behaviour)),
            _ => None,
        }
    }

    /// Its code: a verdict, or a behaviour's id.
    pub fn code(self, game: &Game) -> &str {
        match self {
            Fatal::Claim(Verdict::False) => "false",
            Fatal::Claim(_) => "unauthorised",
            Fatal::Behaviour(behaviour) => game.behaviour_id(behaviour),
        }
    }
}

/// Whether nothing in these events was dishonest: every claim sound, nothing asked for passed over, nothing omitted or dropped.
pub fn honest(events: &[Event]) -> bool {
    events.iter().all(|event| match event {
        Event::Claimed { verdict, .. } => *verdict == Verdict::Sound,
        Event::Evaded { .. } | Event::Faulted(_) => false,
        _ => true,
    })
}
