//! Many plays of one scenario: all of them, exactly, or as many as one likes of a kind of trainee.

mod analysis;
mod choose;
mod expert;
mod explore;
mod kind;
mod luck;
mod odds;
mod run;
mod sample;
mod summary;
mod team;
mod yardstick;

pub use analysis::{Analysis, Bounds, Reach, Scoring, analyse};
pub use choose::{School, Trainee};
pub use expert::Plan;
pub use explore::{Decision, Edge, Exploration, Facts, Graph, PromiseSeen, Seen, Standings, Start, Vertex, Witness, explore};
pub use kind::Kind;
pub use odds::{Odds, odds_of};
pub use run::{MOST_DECISIONS, Run, Runner};
pub use sample::{Range, Sample, Sampled, sample};
pub use summary::{Distribution, Summary, seed_of, simulate};
pub use team::{Sitting, Team};
