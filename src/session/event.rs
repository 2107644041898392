//! What a turn made happen, in order. Small and copyable, so that millions of plays can be walked.

use super::claims::Verdict;
use super::game::{BehaviourIx, FactIx, FlagIx, OwedIx, Place, PromiseIx};
use super::ledger::PromiseState;
use super::transcript::Pace;
use crate::rubric::MoodChange;

/// A serious fault: it holds honesty below its floor until it is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// A promise beyond what the agent could know.
    Overpromise(PromiseIx),
    /// Something owed was refused.
    Withheld(OwedIx),
    /// A fact was not told in time: its place in `must_disclose`.
    Omission(usize),
    /// A promise the trainee could have kept, and did not.
    Dropped(PromiseIx),
}

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The customer had to wait for the reply.
    Waited {
        /// How long.
        pace: Pace,
        /// What it did to the mood.
        change: MoodChange,
    },
    /// The reply showed a behaviour.
    Showed {
        /// Which one.
        behaviour: BehaviourIx,
        /// How often it had been shown before.
        before: u8,
        /// What it did to the mood.
        change: MoodChange,
    },
    /// The reply itself moved the mood, by its author's word.
    Felt {
        /// By how much.
        change: MoodChange,
    },
    /// The reply claimed something.
    Claimed {
        /// Its place among the reply's claims.
        claim: usize,
        /// How honest it was.
        verdict: Verdict,
    },
    /// The reply was silent on what the customer had asked: its place in the node's `asks`.
    Evaded {
        /// Which one.
        asked: usize,
    },
    /// A promise was written down.
    Promised {
        /// Which one.
        promise: PromiseIx,
        /// The verdict on its words.
        verdict: Verdict,
    },
    /// Something became of a promise.
    Settled {
        /// Which one.
        promise: PromiseIx,
        /// What.
        state: PromiseState,
        /// What it did to the mood.
        change: MoodChange,
    },
    /// A serious fault was committed.
    Faulted(Fault),
    /// A serious fault was put right.
    Corrected(Fault),
    /// The agent learnt a fact.
    Learnt(FactIx),
    /// The customer was told a fact.
    Told(FactIx),
    /// A flag was set.
    Flagged(FlagIx),
    /// The talk turned elsewhere on arrival.
    Turned {
        /// Where it had come to.
        from: Place,
        /// Which turning was taken: the scenario's interrupts first, then the place's own detours.
        turning: usize,
    },
    /// The talk came to a node or an ending.
    Arrived(Place),
}
