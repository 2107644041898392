//! The tests of everything without a window: one binary, one module a subject.

mod architecture;
mod authoring;
mod build;
mod conditions;
mod explanations;
mod fixtures;
mod generate;
mod ledger;
mod loader;
mod mood;
mod properties;
mod random;
mod recorded;
mod records;
mod rules;
mod shipped;
mod verdicts;
