//! Where something can be practised: the decisions of the library, with what is at stake in each.

use super::signs::{Theme, differing};
use crate::rubric::Dimension;
use crate::scoring::stakes;
use crate::session::{Game, Pace, Seeded, Session};
use std::sync::Arc;

/// The seed under which reference paths are walked. They can be played under every one.
const SEED: u64 = 1;

/// A decision of a role-play on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// The module it belongs to.
    pub module: String,
    /// From 1 to 5.
    pub difficulty: u8,
    /// The node.
    pub node: String,
    /// What the customer says there.
    pub says: String,
    /// What is at stake there.
    pub themes: Vec<Theme>,
}

/// The decisions on a role-play's reference path: whoever plays well comes by.
pub fn occasions(id: &str, game: &Arc<Game>) -> Vec<Occasion> {
    let scenario = game.scenario();
    let mut now = Session::new(game.clone(), SEED, false);
    let mut occasions = Vec::new();
    for reply in &scenario.reference {
        let replies = now.shown_order();
        let at_stake = replies
            .first()
            .map_or([None; 3], |first| stakes(game, now.state(), &Seeded(SEED), *first));
        let honesty = at_stake[Dimension::Honesty as usize].is_some();
        let signs = differing(game, now.state(), &replies, honesty);
        let themes = signs.into_iter().filter(|sign| match sign.dimension {
            Some(dimension) => at_stake[dimension as usize].is_some(),
            None => sign.fatal,
        });
        let words = now.view().words;
        let Ok(turn) = now.choose(reply, Pace::Prompt, 0) else { break };
        occasions.push(Occasion {
            scenario: id.to_owned(),
            title: scenario.title.clone(),
            module: scenario.module.clone(),
            difficulty: scenario.difficulty,
            node: game.node_id(turn.node).to_owned(),
            says: words.says,
            themes: themes.map(|sign| sign.theme).collect(),
        });
    }
    occasions
}
