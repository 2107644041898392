//! How a play moves to a changed scenario: its choices are made again, as far as they are still there and on offer.

use super::game::{Game, Place};
use super::play::{ChooseError, Session};
use super::transcript::{Choice, Transcript};
use crate::scenario::IdKind;
use std::sync::Arc;

/// How far a play was carried over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedOver {
    /// How many choices were made again.
    pub kept: usize,
    /// How many there were.
    pub of: usize,
    /// Why the next one was not; none if all were.
    pub stopped: Option<Stopped>,
}

/// Why a choice could not be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The reply, or its node, is gone and has no alias.
    Gone,
    /// The talk is at another node by now than the one where it was chosen.
    Elsewhere,
    /// Its condition does not hold any more.
    NotOffered,
    /// The talk has come to an ending before it.
    Ended,
}

impl CarriedOver {
    /// What the player is told, in whole sentences: that it is nobody's fault, where the talk goes on, and that what is set aside does no harm.
    pub fn words(&self) -> String {
        let Self { kept, of, stopped } = *self;
        let stand = match (kept, of) {
            (0, 0) => " You had not said anything yet, so you begin at the start.".to_owned(),
            (0, _) => String::new(),
            (1, 1) => " Your reply still stands.".to_owned(),
            _ if kept == of => format!(" Your {of} replies still stand."),
            (1, _) => format!(" The first of your {of} replies still stands."),
            _ => format!(" The first {kept} of your {of} replies still stand."),
        };
        let goes_on = match stopped {
            None if kept == 0 => String::new(),
            None => " You go on from there.".to_owned(),
            Some(why) => format!(" {}", why.words(kept == 0)),
        };
        format!("This scenario has changed since you began.{stand}{goes_on}")
    }
}

impl Stopped {
    fn words(self, at_start: bool) -> String {
        let next = if at_start { "Your first reply" } else { "The next one" };
        let why = match self {
            Stopped::Gone => format!("{next} is no longer there"),
            Stopped::NotOffered => format!("{next} is no longer on offer"),
            Stopped::Elsewhere if at_start => "The talk begins in another way now".to_owned(),
            Stopped::Elsewhere => "The talk takes another turn there now".to_owned(),
            Stopped::Ended => "The talk comes to its end there now".to_owned(),
        };
        let what_to_do = match (self, at_start) {
            (Stopped::Ended, _) => "",
            (_, true) => ", so please begin at the start again",
            (_, false) => ", so please go on from here",
        };
        let set_aside = if at_start {
            "What you had said"
        } else {
            "What you said from there on"
        };
        format!("{why}{what_to_do}. {set_aside} is set aside and does not count against you.")
    }
}

impl Session {
    /// Plays the choices of an older text's play over this game, up to the first that cannot be made again. Renamed nodes and replies are found
    /// by their aliases. Seed and clock stay the same. What is kept is a prefix of what was chosen: nothing is left out in the middle.
    pub fn carry_over(game: Arc<Game>, old: &Transcript) -> (Self, CarriedOver) {
        let mut session = Session::new(game, old.seed, old.timed);
        let stopped = old.choices.iter().find_map(|choice| session.choose_again(choice).err());
        let carried = CarriedOver {
            kept: session.transcript().choices.len(),
            of: old.choices.len(),
            stopped,
        };
        (session, carried)
    }

    fn choose_again(&mut self, old: &Choice) -> Result<(), Stopped> {
        let Place::Node(here) = self.state().place else {
            return Err(Stopped::Ended);
        };
        let game = self.game().clone();
        let name = format!("{}/{}", old.node, old.reply);
        let now = game.scenario().current(IdKind::Reply, &name).ok_or(Stopped::Gone)?;
        let (node, reply) = now.split_once('/').expect("replies are named as node/reply");
        if node != game.node_id(here) {
            return Err(Stopped::Elsewhere);
        }
        match self.choose(reply, old.pace, old.at_ms) {
            Ok(_) => Ok(()),
            Err(ChooseError::NotOffered { .. }) => Err(Stopped::NotOffered),
            Err(ChooseError::Ended { .. }) => Err(Stopped::Ended),
        }
    }
}
