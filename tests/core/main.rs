//! The tests of everything without a window: one binary, one module a subject.

mod aliases;
mod architecture;
mod authoring;
mod build;
mod checking;
mod command;
mod conditions;
mod edits;
mod explanations;
mod exploration;
mod fixtures;
mod generate;
mod golden;
mod graph;
mod ledger;
mod loader;
mod mood;
mod plays;
mod properties;
mod random;
mod records;
mod rules;
mod shipped;
mod trainees;
mod verdicts;
