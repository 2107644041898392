//! What people see: one file per screen, drawn with egui alone, so that every screen is tested without a window.

pub mod briefing;
pub mod calibrate;
pub mod conversation;
pub mod library;
pub mod measures;
pub mod people;
pub mod policy;
pub mod preferences;
pub mod progress;
pub mod replay;
pub mod review;
pub mod scorecard;
pub mod settings;
pub mod staging;
pub mod theme;
pub mod widgets;
