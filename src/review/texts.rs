//! The words of scenarios: where several texts of one scenario were played, the one that most plays are by speaks first.

use crate::ronfile::TextHash;
use crate::scenario::{Node, Reply, Scenario};
use crate::session::Game;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The texts of one scenario that were played, each with its number of plays.
#[derive(Debug, Default)]
pub(super) struct Texts(BTreeMap<TextHash, (u64, Arc<Game>)>);

impl Texts {
    /// Notes a play by this text.
    pub(super) fn note(&mut self, game: &Arc<Game>) {
        match self.0.get_mut(game.scenario_hash()) {
            Some((plays, _)) => *plays += 1,
            None => {
                self.0.insert(game.scenario_hash().clone(), (1, game.clone()));
            }
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The text that most plays are by.
    pub(super) fn main(&self) -> Option<&Scenario> {
        self.ordered().into_iter().next()
    }

    /// A node's words, from the first text that has it.
    pub(super) fn node(&self, node: &str) -> Option<&Node> {
        self.ordered().into_iter().find_map(|text| text.nodes.get(node))
    }

    /// A reply's words, from the first text that has it.
    pub(super) fn reply(&self, node: &str, reply: &str) -> Option<&Reply> {
        self.ordered()
            .into_iter()
            .find_map(|text| text.nodes.get(node).and_then(|node| node.replies.get(reply)))
    }

    fn ordered(&self) -> Vec<&Scenario> {
        let mut texts: Vec<_> = self.0.iter().collect();
        texts.sort_by_key(|(hash, (plays, _))| (Reverse(*plays), (*hash).clone()));
        texts.into_iter().map(|(_, (_, game))| game.scenario()).collect()
    }
}
