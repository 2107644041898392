//! The rooms without a window, tested through their public faces. One binary, linked once.

mod architecture;
mod build;
mod ledger;
mod mood;
mod properties;
mod random;
mod recorded;
mod shipped;
mod verdicts;
