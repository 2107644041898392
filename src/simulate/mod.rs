//! Many plays of one scenario: all of them, exactly, or as many as one likes of a kind of trainee.

mod analysis;
mod explore;
mod odds;
mod plan;

pub use analysis::{Analysis, Bounds, Reach, Scoring, analyse};
pub use explore::{Decision, Edge, Exploration, Facts, Graph, PromiseSeen, Seen, Standings, Start, Vertex, Witness, explore};
pub use odds::{Odds, random_odds};
pub use plan::Plan;
