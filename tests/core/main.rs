//! The tests of the core: one binary, linked once.

mod architecture;
mod build;
mod ledger;
mod mood;
mod properties;
mod random;
mod recorded;
mod records;
mod shipped;
mod verdicts;
