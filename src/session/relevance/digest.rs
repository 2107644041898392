//! A state in a few words of bits: equal exactly where nothing that is still to come can tell two states apart.

use super::cuts::Cuts;
use super::reads::Reads;
use crate::scenario::{Certainty, Mood};
use crate::session::bits::Bits;
use crate::session::dice::RollKey;
use crate::session::game::{Game, Place, ReplyIx};
use crate::session::ledger::PromiseState;
use crate::session::state::State;
use crate::session::ways::outcome_of;

/// What is looked at in states of one place.
#[derive(Debug)]
pub struct Digest {
    /// Where conditions cut the mood while the talk rests here.
    cuts: [Cuts; 3],
    /// For each reply that can be said here, where the mood that its words lead to is cut afterwards.
    replies: Vec<(ReplyIx, [Cuts; 3])>,
    flags: Vec<usize>,
    known: Vec<usize>,
    told: Vec<usize>,
    chosen: Vec<usize>,
    shown: Vec<usize>,
    /// Behaviours of which it matters afterwards how often they were shown. What this very turn makes of the count
    /// shows in the mood that each reply leads to.
    counted: Vec<usize>,
    /// Promises, each with whether its state matters beyond being open, and whether being open matters.
    promises: Vec<(usize, bool, bool)>,
    luck: Vec<RollKey>,
    overpromised: Vec<usize>,
    withheld: Vec<usize>,
    omitted: Vec<usize>,
    duties: Vec<usize>,
}

impl Digest {
    pub(super) fn new(game: &Game, place: Place, reads: &Reads, after: &[(ReplyIx, Reads)]) -> Self {
        let mut counted = Bits::new(game.rubric().behaviours.len());
        for (_, after) in after {
            counted.merge(&after.counted);
        }
        let mut here = Reads::none(game);
        here.place(game, place);
        let promises = 0..game.scenario().promises.len();
        Self {
            cuts: here.cuts,
            replies: after
                .iter()
                .map(|(reply, after)| (*reply, after.cuts))
                .filter(|(_, cuts)| cuts.iter().any(|cuts| !cuts.is_empty()))
                .collect(),
            flags: reads.flags.iter().collect(),
            known: reads.known.iter().collect(),
            told: reads.told.iter().collect(),
            chosen: reads.chosen.iter().collect(),
            shown: reads.shown.iter().filter(|at| !counted.has(*at)).collect(),
            counted: counted.iter().collect(),
            promises: promises
                .map(|at| (at, reads.states.has(at), reads.open.has(at)))
                .filter(|(_, state, open)| *state || *open)
                .collect(),
            luck: reads.luck.iter().map(|at| game.luck_key(at)).collect(),
            overpromised: reads.overpromised.iter().collect(),
            withheld: reads.withheld.iter().collect(),
            omitted: reads.omitted.iter().collect(),
            duties: reads.duties.iter().collect(),
        }
    }

    /// Writes down what matters of a state at this place, with what is known of luck.
    pub fn write(&self, game: &Game, state: &State, luck: &[(RollKey, u16)], words: &mut Vec<u64>) {
        let mut out = Packer { words, used: 64 };
        put_mood(&mut out, &self.cuts, state.mood);
        for (reply, cuts) in &self.replies {
            put_mood(&mut out, cuts, moved(game, state, *reply));
        }
        for (places, set) in [
            (&self.flags, &state.flags),
            (&self.known, &state.known),
            (&self.told, &state.told),
            (&self.chosen, &state.chosen),
            (&self.overpromised, &state.overpromised),
            (&self.withheld, &state.withheld),
            (&self.omitted, &state.omitted),
            (&self.duties, &state.due_told),
        ] {
            places.iter().for_each(|at| out.put(u64::from(set.has(*at)), 1));
        }
        self.shown.iter().for_each(|at| out.put(u64::from(state.shown[*at] > 0), 1));
        self.counted.iter().for_each(|at| out.put(u64::from(state.shown[*at]), 2));
        self.promises.iter().for_each(|promise| put_promise(&mut out, state, *promise));
        for key in &self.luck {
            let known = luck.iter().find(|(known, _)| known == key);
            out.put(known.map_or(0, |(_, roll)| 1 + outcome_of(game, *key, *roll) as u64), 3);
        }
        out.put(u64::from(self.has_lasting_fault(state)), 1);
        out.put(u64::from(state.fatal), 1);
    }

    /// Whether a fault stands that nothing can put right any more. Which one it is no longer matters.
    fn has_lasting_fault(&self, state: &State) -> bool {
        let lasting = |set: &Bits, mendable: &[usize]| set.iter().any(|at| !mendable.contains(&at));
        !state.dropped.is_empty()
            || lasting(&state.overpromised, &self.overpromised)
            || lasting(&state.withheld, &self.withheld)
            || lasting(&state.omitted, &self.omitted)
    }
}

fn put_mood(out: &mut Packer<'_>, cuts: &[Cuts; 3], mood: Mood) {
    for (cuts, value) in cuts.iter().zip([mood.anger, mood.confusion, mood.trust]) {
        if !cuts.is_empty() {
            out.put(cuts.piece(value), 7);
        }
    }
}

/// The mood that a reply's words lead to, before anything comes of them.
fn moved(game: &Game, state: &State, reply: ReplyIx) -> Mood {
    let rule = game.reply(reply);
    let mut mood = state.mood;
    for (place, behaviour) in rule.shows.iter().enumerate() {
        let again = rule.shows[..place].iter().filter(|other| *other == behaviour).count() as u8;
        mood = mood.after(game.effect(*behaviour, state.shown[behaviour.index()] + again));
    }
    mood.after(rule.mood)
}

fn put_promise(out: &mut Packer<'_>, state: &State, (at, read, may_close): (usize, bool, bool)) {
    let entry = state.ledger.get(at);
    let number = match entry.map(|entry| entry.state) {
        Some(PromiseState::Open) => 1,
        _ if !read => 0,
        None => 0,
        Some(PromiseState::Kept) => 2,
        Some(PromiseState::Renegotiated) => 3,
        Some(PromiseState::Delegated) => 4,
        Some(PromiseState::Broken) => 5,
        Some(PromiseState::Void) => 6,
    };
    out.put(number, 3);
    if may_close {
        let open = entry.filter(|entry| entry.state == PromiseState::Open);
        let how = open.map_or(0, |entry| {
            u64::from(entry.conditional) | u64::from(entry.certainty == Certainty::Hedged) << 1 | u64::from(entry.after_fault) << 2
        });
        out.put(how, 3);
    }
}

/// Puts numbers of a few bits side by side.
struct Packer<'a> {
    words: &'a mut Vec<u64>,
    used: u32,
}

impl Packer<'_> {
    fn put(&mut self, value: u64, bits: u32) {
        if self.used + bits > 64 {
            self.words.push(0);
            self.used = 0;
        }
        let last = self.words.last_mut().expect("one was pushed when the last was full");
        *last |= value << self.used;
        self.used += bits;
    }
}
