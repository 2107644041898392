//! How kinds of trainees fare: many plays of one scenario, each by a kind's own rule, and what they come to.

mod choose;
mod expert;
mod kind;
mod luck;
mod run;
mod summary;
mod yardstick;

pub use choose::{School, Trainee};
pub use expert::Plan;
pub use kind::Kind;
pub use run::{MOST_DECISIONS, Run, Runner};
pub use summary::{Distribution, Summary, seed_of, simulate};
