//! The core's tests: one binary, linked once.

mod fixtures;
mod generate;
mod loader;
