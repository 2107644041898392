//! Which replies of a scenario no golden play takes.

use super::model::Playbook;
use crate::session::{Game, Pace, Session};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How much of a scenario its plays take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How many replies the scenario has.
    pub replies: usize,
    /// The replies that no play takes, in the file's order.
    pub missing: Vec<Untaken>,
}

/// A reply that no play takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untaken {
    /// The node that offers it.
    pub node: String,
    /// Its id.
    pub reply: String,
}

impl Coverage {
    /// How many replies are taken.
    pub fn taken(&self) -> usize {
        self.replies - self.missing.len()
    }

    /// The share of replies that are taken, in whole percent, never rounded up: 100 means all.
    pub fn percent(&self) -> usize {
        (self.taken() * 100).checked_div(self.replies).unwrap_or(100)
    }
}

/// Plays every play as far as it goes, and notes what was said.
pub fn coverage(game: &Arc<Game>, book: &Playbook) -> Coverage {
    let mut taken = BTreeSet::new();
    for play in book.plays.values() {
        let mut session = Session::new(game.clone(), play.seed, false);
        for reply in &play.replies {
            if session.choose(reply, Pace::Prompt, 0).is_err() {
                break;
            }
        }
        taken.extend(
            session
                .turns()
                .iter()
                .map(|turn| (turn.node, turn.reply))
                .map(|(node, reply)| (game.node_id(node).to_owned(), game.authored(reply).0.to_owned())),
        );
    }
    let nodes = &game.scenario().nodes;
    let all = nodes
        .iter()
        .flat_map(|(node, place)| place.replies.keys().map(move |reply| (node, reply)));
    Coverage {
        replies: all.clone().count(),
        missing: all
            .filter(|(node, reply)| !taken.contains(&((*node).clone(), (*reply).clone())))
            .map(|(node, reply)| Untaken {
                node: node.clone(),
                reply: reply.clone(),
            })
            .collect(),
    }
}
