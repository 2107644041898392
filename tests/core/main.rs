//! The tests of the core: one binary, one module a room.

mod architecture;
mod build;
mod conditions;
mod ledger;
mod mood;
mod properties;
mod random;
mod recorded;
mod records;
mod shipped;
mod verdicts;
