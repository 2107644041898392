//! How a team fares: from plays that were handed in, replayed and found sound, to the sums a trainer reads.

mod answers;
mod cell;
mod decisions;
mod dimensions;
mod gather;
mod headline;
mod items;
mod measures;
mod model;
mod month;
mod names;
mod played;
mod texts;
pub mod words;

pub use answers::{Answer, Answers, Extent};
pub use gather::{Gathered, Gatherer};
pub use headline::{costs_most, plainly};
pub use items::{LEAST_PEOPLE, Separates, how_hard, point_biserial};
pub use model::{
    Attempt, Cell, ChoiceLine, Counts, DecisionLine, FatalLine, Hundredths, LeftOut, Lost, Marks, Measures, MonthLine, PersonLine, PlayRow,
    Progress, Promises, REVIEW_FORMAT, Review, ScenarioLine, Standing, Why,
};
pub use month::{LEAST_SCENARIOS, RULE};
pub use played::{Decision, Facts, Played, Unsound, Wanted};
