//! What can come next: every reply said in a state, under every way luck can fall.

use super::facts::Facts;
use super::stepper::Stepper;
use super::table::Table;
use crate::scoring::{Tally, honest as is_honest, stakes_among};
use crate::session::{Game, Laid, Luck, Place, Relevance, ReplyIx, State, Verdict, offered, reply_verdict};
use smallvec::SmallVec;

/// A state whose replies have not been looked at.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) vertex: u32,
    pub(super) state: State,
    pub(super) luck: Luck,
    pub(super) honest: bool,
}

/// One step from a state to the next.
#[derive(Debug)]
pub(super) struct Found {
    /// The state it starts from and the reply; none at the talk's beginning.
    pub(super) from: Option<(u32, ReplyIx)>,
    pub(super) chance: f64,
    pub(super) way: u32,
    pub(super) adds: Tally,
    pub(super) honest: bool,
    /// The state's number, if it had been met when this was written.
    pub(super) known: Option<u32>,
    /// Else its words, and itself.
    pub(super) words: SmallVec<[u64; 6]>,
    pub(super) state: Option<Box<(State, Luck)>>,
}

/// Looks at what comes next, and notes what it sees.
pub(super) struct Expander<'a> {
    game: &'a Game,
    relevance: &'a Relevance,
    table: &'a Table,
    stepper: Stepper<'a>,
    words: Vec<u64>,
    found: Vec<Found>,
}

impl<'a> Expander<'a> {
    pub(super) fn new(game: &'a Game, relevance: &'a Relevance, table: &'a Table) -> Self {
        Self {
            game,
            relevance,
            table,
            stepper: Stepper::new(game),
            words: Vec::new(),
            found: Vec::new(),
        }
    }

    /// What was seen and found.
    pub(super) fn into_found(self) -> (Facts, Vec<Found>) {
        (self.stepper.facts, self.found)
    }

    /// The beginning of the talk.
    pub(super) fn begin(&mut self) {
        self.each(&State::new(self.game), &Luck::new(), None, Tally::default(), true);
    }

    /// Every reply on offer in a state.
    pub(super) fn expand(&mut self, waiting: &Waiting) {
        let Place::Node(node) = waiting.state.place else {
            return;
        };
        let dice = Laid::new(waiting.luck.clone());
        let decision: Vec<(ReplyIx, Verdict)> = offered(self.game, &waiting.state, &dice)
            .map(|reply| (reply, reply_verdict(self.game, &waiting.state, reply)))
            .collect();
        for (reply, _) in &decision {
            let mut adds = Tally::default();
            let on_offer = decision.iter().map(|(reply, _)| *reply);
            adds.decide(stakes_among(self.game, &waiting.state, on_offer, *reply));
            self.each(&waiting.state, &waiting.luck, Some((waiting.vertex, *reply)), adds, waiting.honest);
        }
        self.stepper.facts.note_decision(node, decision);
    }

    fn each(&mut self, before: &State, luck: &Luck, from: Option<(u32, ReplyIx)>, adds: Tally, honest: bool) {
        let Self {
            game,
            relevance,
            table,
            stepper,
            words,
            found,
        } = self;
        stepper.each(before, luck, from.map(|(_, reply)| reply), |step| {
            let mut adds = adds;
            adds.observe_faults(step.events);
            let honest = honest && is_honest(step.events);
            words.clear();
            words.push(place_word(game, step.state.place) << 1 | u64::from(honest));
            relevance.at(step.state.place).write(game, step.state, &step.luck, words);
            let known = table.find(words);
            // Luck that makes no difference to come is no way of its own.
            let same = |other: &&mut Found| {
                other.from == from
                    && other.adds == adds
                    && other.known == known
                    && (known.is_some() || other.words.as_slice() == words.as_slice())
            };
            if step.way > 0
                && let Some(other) = found.iter_mut().rev().take(step.way as usize).find(same)
            {
                other.chance += step.chance;
                return;
            }
            found.push(Found {
                from,
                chance: step.chance,
                way: step.way,
                adds,
                honest,
                known,
                words: if known.is_some() {
                    SmallVec::new()
                } else {
                    SmallVec::from_slice(words)
                },
                state: known.is_none().then(|| Box::new((step.state.clone(), step.luck))),
            });
        });
    }
}

fn place_word(game: &Game, place: Place) -> u64 {
    match place {
        Place::Node(node) => node.index() as u64,
        Place::Ending(ending) => (game.counts().0 + ending.index()) as u64,
    }
}
