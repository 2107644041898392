//! Goodword, a role-play simulator for people who learn to serve customers.
//!
//! The rooms, in the order in which they may import one another (downwards only):
//!
//! - [`calendar`]: days and months
//! - [`diagnostics`]: how a problem is told
//! - [`ronfile`]: from RON text to a typed value, with every fault at its line
//! - [`rubric`]: what good service is
//! - [`scenario`]: what an author writes
//! - `portrait`: how the customer and the place around them look, as shapes (feature `ui`)
//! - [`session`]: what happens in one play
//! - [`scoring`]: how well it went
//! - [`course`]: in what order the role-plays are learnt, and how somebody gets on
//! - [`calibration`]: whether reviewers see the same in a talk
//! - [`simulate`]: many plays, and all of them
//! - [`lint`]: what is wrong with a scenario that loads
//! - [`golden`]: plays that stand beside a scenario, with what must come of them
//! - [`graph`]: how a scenario branches, drawn
//! - [`review`]: how a team fares
//! - [`records`]: what is kept
//! - [`workplace`]: where everything lies for one run
//! - [`cli`]: the commands
//! - `ui`: the screens, drawn with egui alone (feature `ui`)
//! - `app`: the window (feature `gui`)
//!
//! `cli` and `ui` never see each other, and `app` never sees `cli`.

#[cfg(feature = "gui")]
pub mod app;
pub mod calendar;
pub mod calibration;
pub mod cli;
pub mod course;
pub mod diagnostics;
pub mod golden;
pub mod graph;
pub mod lint;
#[cfg(feature = "ui")]
pub mod portrait;
pub mod records;
pub mod review;
pub mod ronfile;
pub mod rubric;
pub mod scenario;
pub mod scoring;
pub mod session;
pub mod simulate;
#[cfg(feature = "ui")]
pub mod ui;
pub mod workplace;
