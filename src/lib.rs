//! Goodword, a role-play simulator for people who learn to serve customers.
//!
//! The rooms, in the order in which they may import one another (downwards only):
//!
//! - [`diagnostics`]: how a problem is told
//! - [`ronfile`]: from RON text to a typed value, with every fault at its line
//! - [`rubric`]: what good service is
//! - [`scenario`]: what an author writes
//! - [`session`]: what happens in one play
//! - [`scoring`]: how well it went
//! - [`lint`]: what is wrong with a scenario that loads
//! - [`records`]: what is kept

pub mod cli;
pub mod diagnostics;
pub mod lint;
pub mod records;
pub mod ronfile;
pub mod rubric;
pub mod scenario;
pub mod scoring;
pub mod session;
pub mod workplace;
