//! What the reference path meets: the measure of every other play.

use super::result::honest;
use super::tally::{Tally, stakes};
use crate::session::{Dice, EndingIx, Game, Pace, Place, ReplyIx, RollKey, Seeded, State, begin, offered, step};
use std::cell::Cell;

/// The reference path, played.
#[derive(Debug)]
pub struct ReferencePlay {
    /// Its stakes and losses.
    pub tally: Tally,
    /// Where it came to an ending, if it did.
    pub ending: Option<EndingIx>,
    /// The state at its end.
    pub state: State,
    /// The first reply that was not on offer, with the place it should have been said at.
    pub stuck: Option<(usize, Place)>,
    /// Whether every claim was sound and nothing was omitted or dropped.
    pub honest: bool,
    /// The replies that were said.
    pub said: Vec<ReplyIx>,
}

/// Plays the reference path with this luck.
pub fn play_reference(game: &Game, dice: &impl Dice) -> ReferencePlay {
    let mut state = State::new(game);
    let mut events = Vec::new();
    begin(game, &mut state, dice, &mut events);
    let mut play = ReferencePlay {
        tally: Tally::default(),
        ending: None,
        stuck: None,
        honest: true,
        said: Vec::new(),
        state: state.clone(),
    };
    play.tally.observe_faults(&events);
    for (index, id) in game.scenario().reference.iter().enumerate() {
        let reply = match state.place {
            Place::Node(node) => game.find_reply(node, id),
            Place::Ending(_) => None,
        };
        let Some(reply) = reply.filter(|reply| offered(game, &state, dice).any(|other| other == *reply)) else {
            play.stuck = Some((index, state.place));
            break;
        };
        events.clear();
        play.said.push(reply);
        play.tally.decide(stakes(game, &state, dice, reply));
        step(game, &mut state, dice, reply, Pace::Prompt, &mut events);
        play.tally.observe_faults(&events);
        play.honest &= honest(&events);
    }
    if let Place::Ending(ending) = state.place {
        play.ending = Some(ending);
    }
    play.state = state;
    play
}

/// The stakes on the reference path under a seed, by dimension.
pub fn reference_stakes(game: &Game, seed: u64) -> [u32; 3] {
    if let Some(Some(stakes)) = game.reference_stakes.get() {
        return *stakes;
    }
    let dice = Watched {
        dice: Seeded(seed),
        rolled: Cell::new(false),
    };
    let stakes = play_reference(game, &dice).tally.met();
    // Where the path never looks at its luck, every seed meets the same stakes.
    game.reference_stakes.get_or_init(|| (!dice.rolled.get()).then_some(stakes));
    stakes
}

/// Dice that note whether anybody looked.
struct Watched {
    dice: Seeded,
    rolled: Cell<bool>,
}

impl Dice for Watched {
    fn roll(&self, key: RollKey) -> u16 {
        self.rolled.set(true);
        self.dice.roll(key)
    }
}
