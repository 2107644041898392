//! From RON text to a typed value, with every fault at its line: the ground under scenarios and rubrics.

mod decode;
mod entries;
mod hash;
mod outline;
mod scan;
mod value;

pub use decode::{Decoded, decode};
pub use entries::Entries;
pub use hash::{TextHash, normalise};
pub use outline::{Entry, Found, Outline, Shape, Step, child_path};
