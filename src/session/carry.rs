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
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stopped {
    /// The reply, or its node, is gone and has no alias.
    #[error("the next one is no longer there")]
    Gone,
    /// The talk is at another node by now than the one where it was chosen.
    #[error("the talk takes another turn there now")]
    Elsewhere,
    /// Its condition does not hold any more.
    #[error("the next one is no longer on offer there")]
    NotOffered,
    /// The talk has come to an ending before it.
    #[error("the talk comes to its end there now")]
    Ended,
}

impl CarriedOver {
    /// What the player is told, in whole sentences.
    pub fn words(&self) -> String {
        let Self { kept, of, .. } = *self;
        let replies = match (kept, of) {
            (_, 0) => "You had not said anything yet".to_owned(),
            (1, 1) => "Your reply still stands".to_owned(),
            _ if kept == of => format!("Your {of} replies still stand"),
            (0, 1) => "Your reply does not stand any more".to_owned(),
            (0, _) => format!("None of your {of} replies stands any more"),
            (1, _) => format!("The first of your {of} replies still stands"),
            _ => format!("The first {kept} of your {of} replies still stand"),
        };
        let from_here = match (kept, &self.stopped) {
            (0, None) => "you begin at the start".to_owned(),
            (0, Some(why)) => format!("you begin at the start, as {why}"),
            (_, None) => "you go on from the last".to_owned(),
            (_, Some(Stopped::Ended)) => Stopped::Ended.to_string(),
            (1, Some(why)) => format!("you go on from it, as {why}"),
            (_, Some(why)) => format!("you go on from the last of them, as {why}"),
        };
        format!("This scenario has changed since you began. {replies}; {from_here}.")
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
