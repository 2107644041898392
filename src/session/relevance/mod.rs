//! What of a play's state can still matter: what no later turn looks at need not be told apart.
//!
//! Going backwards from the endings, each place is given what is read there or anywhere after it. Two states that agree
//! in all of that have the same future, whatever came before, so whoever walks every play may treat them as one.

mod cuts;
mod digest;
mod reads;

pub(super) use digest::Digest;

use super::dice::RollKey;
use super::game::{Game, NodeIx, Place, ReplyIx};
use reads::Reads;

/// What can still matter, for every place of a game.
#[derive(Debug)]
pub struct Relevance {
    places: Vec<Digest>,
    nodes: usize,
}

impl Relevance {
    /// Works it out for a game. Luck under the keys in `kept` is told apart to the end.
    pub fn of(game: &Game, kept: &[RollKey]) -> Self {
        let (nodes, endings) = game.counts();
        let places: Vec<Place> = (0..nodes + endings).map(|at| place_at(nodes, at)).collect();
        let mut at_rest: Vec<Reads> = places
            .iter()
            .map(|place| {
                let mut reads = Reads::none(game);
                kept.iter().for_each(|key| reads.keep(game, *key));
                reads.place(game, *place);
                reads
            })
            .collect();
        let mut on_coming = at_rest.clone();
        // What is read somewhere is read from every place before it, so this grows until nothing is new.
        loop {
            let mut grown = false;
            for at in (0..places.len()).rev() {
                let mut reads = at_rest[at].clone();
                reads.arrive(game, places[at], |place| &on_coming[index_of(nodes, place)]);
                grown |= on_coming[at].merge(reads);
                if let Place::Node(node) = places[at] {
                    for reply in replies(game, node) {
                        let mut reads = on_coming[index_of(nodes, game.reply(reply).goto)].clone();
                        reads.reply(game, reply);
                        grown |= at_rest[at].merge(reads);
                    }
                }
            }
            if !grown {
                break;
            }
        }
        let digests = places.iter().zip(&at_rest).map(|(place, reads)| match place {
            Place::Node(node) => {
                let after: Vec<(ReplyIx, Reads)> = replies(game, *node)
                    .map(|reply| {
                        let mut reads = on_coming[index_of(nodes, game.reply(reply).goto)].clone();
                        reads.consequences(game, reply);
                        (reply, reads)
                    })
                    .collect();
                Digest::new(game, *place, reads, &after)
            }
            Place::Ending(_) => Digest::new(game, *place, reads, &[]),
        });
        Self {
            places: digests.collect(),
            nodes,
        }
    }

    /// How to tell states at a place apart.
    pub fn at(&self, place: Place) -> &Digest {
        &self.places[index_of(self.nodes, place)]
    }
}

fn replies(game: &Game, node: NodeIx) -> impl Iterator<Item = ReplyIx> {
    game.node(node).replies.clone().map(ReplyIx::new)
}

fn place_at(nodes: usize, at: usize) -> Place {
    if at < nodes {
        Place::Node(NodeIx::new(at))
    } else {
        Place::Ending(super::game::EndingIx::new(at - nodes))
    }
}

fn index_of(nodes: usize, place: Place) -> usize {
    match place {
        Place::Node(node) => node.index(),
        Place::Ending(ending) => nodes + ending.index(),
    }
}
