//! The tests of everything without a window: one binary, one module a subject.

mod aliases;
mod architecture;
mod authoring;
mod build;
mod conditions;
mod edits;
mod exploration;
mod fixtures;
mod generate;
mod ledger;
mod loader;
mod mood;
mod properties;
mod random;
mod recorded;
mod records;
mod shipped;
mod verdicts;
