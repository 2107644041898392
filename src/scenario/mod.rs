//! What an author writes: the model of a scenario, how its text becomes one, and where scenarios are found.

mod check;
mod ids;
mod library;
mod load;
mod model;
mod policy;
mod released;
mod starter;

pub use ids::{Aliases, Followed, IdKind};
pub use library::{
    Entry, Library, Origin, Sources, is_released_file, plays_beside, read_released, read_text, released_path, ron_files, scenario_files,
    scenario_of_plays,
};
pub use load::{FORMAT, Loaded, MAX_BYTES, load};
pub use model::*;
pub use policy::PolicyCard;
pub use released::{RELEASED_FORMAT, Released};
pub use starter::starter;
