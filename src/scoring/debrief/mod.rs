//! The debrief: a scorecard as a story, with what each decision cost and what the other replies would have done.
//!
//! It plays every reply that was not taken, so it is made for a screen that shows it, and never where records are verified.

mod cost;
mod other;
mod timeline;

pub use cost::{Cost, CostLine, Costs};
pub use other::OtherWay;
pub use timeline::{Moment, PromiseStory, SettledBy};

use super::reference::reference_stakes;
use super::scorecard::score_session;
use super::tally::stakes;
use crate::session::{Seeded, Session};
use serde::Serialize;

/// What a scorecard does not tell of a play that has ended. The scorecard of the same play stands beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Debrief {
    /// Where the points went, by dimension.
    pub costs: Costs,
    /// The decisions, as many as on the scorecard and in its order.
    pub decisions: Vec<DecisionStory>,
    /// The promises, as many as on the scorecard and in its order: by when they were first said.
    pub promises: Vec<PromiseStory>,
}

/// What a scorecard does not tell of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionStory {
    /// Its number, from 1.
    pub number: usize,
    /// What it cost in empathy; none where that was not at stake.
    pub empathy: Option<CostLine>,
    /// What it cost in positive phrasing; none where that was not at stake.
    pub positive_phrasing: Option<CostLine>,
    /// What it cost in honesty; none where that was not at stake and nothing was left out or dropped.
    pub honesty: Option<CostLine>,
    /// The replies that were on offer and not taken, in the order in which they were shown.
    pub others: Vec<OtherWay>,
}

/// Tells the story of a play. None if the talk has not come to an ending.
pub fn debrief(session: &Session) -> Option<Debrief> {
    let card = score_session(session)?;
    let game = session.game();
    let transcript = session.transcript();
    let dice = Seeded(transcript.seed);
    let mut now = Session::new(game.clone(), transcript.seed, transcript.timed);
    let mut losses = cost::Losses::default();
    let mut others = Vec::new();
    for (turn, choice) in session.turns().iter().zip(&transcript.choices) {
        losses.decide(game, stakes(game, now.state(), &dice, turn.reply), &turn.events);
        others.push(other::others(&now, turn.reply, choice.pace));
        now.choose(&choice.reply, choice.pace, choice.at_ms)
            .expect("what was played once can be played again");
    }
    let reference = reference_stakes(game, transcript.seed);
    let costs = losses.costs(&card.scores, reference, card.ending_kind);
    let decisions = (1..)
        .zip(others)
        .map(|(number, others)| {
            let [empathy, positive_phrasing, honesty] = losses.lines(&costs, number);
            DecisionStory {
                number,
                empathy,
                positive_phrasing,
                honesty,
                others,
            }
        })
        .collect();
    Some(Debrief {
        costs,
        decisions,
        promises: timeline::promises(session, &card),
    })
}
