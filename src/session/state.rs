//! Where a play stands: everything the next turn can depend on, and nothing else.

use super::bits::Bits;
use super::event::Fault;
use super::game::{Game, Place};
use super::ledger::Ledger;
use crate::scenario::Mood;
use smallvec::{SmallVec, smallvec};

/// A point in a play.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// The node whose replies are on offer, or the ending.
    pub place: Place,
    /// The customer's mood.
    pub mood: Mood,
    /// Flags that are set.
    pub flags: Bits,
    /// Facts the agent knows.
    pub known: Bits,
    /// Facts the customer was told.
    pub told: Bits,
    /// How often each behaviour was shown: 0, 1, 2, and 2 for more.
    pub shown: SmallVec<[u8; 96]>,
    /// Replies chosen, of those a condition asks for.
    pub chosen: Bits,
    /// The promises.
    pub ledger: Ledger,
    /// Open serious faults, by promise.
    pub(super) overpromised: Bits,
    /// Open serious faults, by thing owed.
    pub(super) withheld: Bits,
    /// Open serious faults, by place in `must_disclose`.
    pub(super) omitted: Bits,
    /// Duties of `must_disclose` that have been looked at.
    pub(super) due_told: Bits,
    /// Promises dropped.
    pub(super) dropped: Bits,
    /// Whether something fatal was said.
    pub fatal: bool,
}

impl State {
    /// The state before the first node is entered.
    pub fn new(game: &Game) -> Self {
        let scenario = game.scenario();
        let mut state = Self {
            place: game.start(),
            mood: scenario.customer.mood,
            flags: Bits::new(scenario.flags.len()),
            known: Bits::new(scenario.facts.len()),
            told: Bits::new(scenario.facts.len()),
            shown: smallvec![0; game.rubric().behaviours.len()],
            chosen: Bits::new(game.reply_count()),
            ledger: Ledger::new(scenario.promises.len()),
            overpromised: Bits::new(scenario.promises.len()),
            withheld: Bits::new(scenario.owed.len()),
            omitted: Bits::new(scenario.must_disclose.len()),
            due_told: Bits::new(scenario.must_disclose.len()),
            dropped: Bits::new(scenario.promises.len()),
            fatal: false,
        };
        state.reset(game);
        state
    }

    /// The state before the first node is entered, in the memory of an old one of the same game.
    pub fn reset(&mut self, game: &Game) {
        self.place = game.start();
        self.mood = game.scenario().customer.mood;
        self.known.copy_from(game.known_at_start());
        self.shown.fill(0);
        self.ledger.clear();
        self.fatal = false;
        for bits in [
            &mut self.flags,
            &mut self.told,
            &mut self.chosen,
            &mut self.overpromised,
            &mut self.withheld,
            &mut self.omitted,
            &mut self.due_told,
            &mut self.dropped,
        ] {
            bits.clear();
        }
    }

    /// Makes this state equal to another of the same game, in its own memory.
    pub fn copy_from(&mut self, other: &State) {
        self.place = other.place;
        self.mood = other.mood;
        self.fatal = other.fatal;
        self.shown.copy_from_slice(&other.shown);
        self.ledger.copy_from(&other.ledger);
        for (own, others) in [
            (&mut self.flags, &other.flags),
            (&mut self.known, &other.known),
            (&mut self.told, &other.told),
            (&mut self.chosen, &other.chosen),
            (&mut self.overpromised, &other.overpromised),
            (&mut self.withheld, &other.withheld),
            (&mut self.omitted, &other.omitted),
            (&mut self.due_told, &other.due_told),
            (&mut self.dropped, &other.dropped),
        ] {
            own.copy_from(others);
        }
    }

    /// Whether a serious fault stands uncorrected.
    pub fn has_serious_fault(&self) -> bool {
        ![&self.overpromised, &self.withheld, &self.omitted, &self.dropped]
            .into_iter()
            .all(Bits::is_empty)
    }

    /// The set in which a fault stands, and its index there.
    pub(super) fn fault_bits(&mut self, fault: Fault) -> (&mut Bits, usize) {
        match fault {
            Fault::Overpromise(promise) => (&mut self.overpromised, promise.index()),
            Fault::Withheld(owed) => (&mut self.withheld, owed.index()),
            Fault::Omission(duty) => (&mut self.omitted, duty),
            Fault::Dropped(promise) => (&mut self.dropped, promise.index()),
        }
    }

    /// Whether a duty of `must_disclose` has come up.
    pub fn has_come_up(&self, duty: usize) -> bool {
        self.due_told.has(duty)
    }

    /// Whether a fault stands uncorrected.
    pub fn has_fault(&self, fault: Fault) -> bool {
        match fault {
            Fault::Overpromise(promise) => self.overpromised.has(promise.index()),
            Fault::Withheld(owed) => self.withheld.has(owed.index()),
            Fault::Omission(duty) => self.omitted.has(duty),
            Fault::Dropped(promise) => self.dropped.has(promise.index()),
        }
    }
}
