//! The tests of the screens: one binary, one module a screen. No window, no GPU; everything is found by what it is called.

mod briefing;
mod calibrate;
mod conversation;
mod keyboard;
mod layout;
mod library;
mod models;
mod people;
mod progress;
mod reader;
mod replay;
mod review;
mod scorecard;
mod settings;
mod shapes;
mod theme;
mod whole_talk;
mod window;
