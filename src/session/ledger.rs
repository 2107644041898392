//! What was promised and what became of it.

use super::claims::Verdict;
use crate::scenario::Certainty;
use serde::{Deserialize, Serialize};
use smallvec::{SmallVec, smallvec};

/// What has become of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PromiseState {
    /// Nothing yet.
    Open,
    /// It came true.
    Kept,
    /// It was taken back in time, and made anew or let go.
    Renegotiated,
    /// It was handed to a named person.
    Delegated,
    /// It did not come true.
    Broken,
    /// It fell away: its condition did not come about, or the customer released the agent.
    Void,
}

/// A promise that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entry {
    /// What has become of it.
    pub state: PromiseState,
    /// Whether the words named the declared condition.
    pub conditional: bool,
    /// How sure its words were, at their surest.
    pub certainty: Certainty,
    /// The worst verdict on its words while it has been open.
    pub verdict: Verdict,
    /// Whether an earlier one of its kind was an overpromise and was settled so. Taking this one back cannot correct that.
    pub after_fault: bool,
}

/// Every promise of a play, by the scenario's order of promises. A promise repeated while open stays one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ledger(SmallVec<[Option<Entry>; 8]>);

impl Ledger {
    /// A ledger for this many kinds of promise.
    pub fn new(count: usize) -> Self {
        Self(smallvec![None; count])
    }

    /// What is written about a promise.
    pub fn get(&self, promise: usize) -> Option<Entry> {
        self.0.get(promise).copied().flatten()
    }

    /// Whether a promise is open.
    pub fn is_open(&self, promise: usize) -> bool {
        self.get(promise).is_some_and(|entry| entry.state == PromiseState::Open)
    }

    /// Writes a promise down. Saying it again while it is open keeps the stricter reading of both. `faulted` says whether
    /// an overpromise of its kind stands uncorrected.
    pub(super) fn make(&mut self, promise: usize, conditional: bool, certainty: Certainty, verdict: Verdict, faulted: bool) {
        let slot = &mut self.0[promise];
        *slot = Some(match *slot {
            Some(open) if open.state == PromiseState::Open => Entry {
                state: PromiseState::Open,
                conditional: open.conditional && conditional,
                certainty: open.certainty.max(certainty),
                verdict: open.verdict.worse(verdict),
                after_fault: open.after_fault,
            },
            _ => Entry {
                state: PromiseState::Open,
                conditional,
                certainty,
                verdict,
                after_fault: faulted,
            },
        });
    }

    /// Closes an open promise. False if it was not open.
    pub(super) fn settle(&mut self, promise: usize, state: PromiseState) -> bool {
        match &mut self.0[promise] {
            Some(entry) if entry.state == PromiseState::Open => {
                entry.state = state;
                true
            }
            _ => false,
        }
    }

    /// Makes this ledger equal to another of the same scenario.
    pub(super) fn copy_from(&mut self, other: &Ledger) {
        self.0.copy_from_slice(&other.0);
    }

    /// Empties the ledger.
    pub(super) fn clear(&mut self) {
        self.0.fill(None);
    }
}
