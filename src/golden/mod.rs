//! Golden plays: plays that stand beside a scenario, with what must come of them.

mod check;
mod coverage;
mod model;
mod record;

pub use check::{check, without_scenario};
pub use coverage::{Coverage, Untaken, coverage};
pub use model::{Bound, Expected, MoodBounds, Outcome, Play, Playbook, ScoreBounds, read};
pub use record::{Recorded, Refused, record};
