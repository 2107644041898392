//! What an author writes: the model of a scenario, how its text becomes one, and where scenarios are found.

mod check;
mod library;
mod load;
mod model;
mod policy;
mod starter;

pub use library::{Entry, Library, Origin, Sources, plays_beside, read_text, ron_files, scenario_files, scenario_of_plays};
pub use load::{FORMAT, Loaded, MAX_BYTES, load};
pub use model::*;
pub use policy::PolicyCard;
pub use starter::starter;
