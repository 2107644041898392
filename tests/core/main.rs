//! The tests of the core: one binary, one module a room.

mod authoring;
mod build;
mod ledger;
mod mood;
mod properties;
mod random;
mod records;
mod verdicts;
