//! The tests of everything without a window: one binary, one module a subject.

mod architecture;
mod authoring;
mod build;
mod conditions;
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
mod trainees;
mod verdicts;
