//! The window: Bevy opens it, draws the customer, and carries choices from the screens to the session.

mod briefing;
mod calibrate;
mod conversation;
mod desk;
mod display;
mod library;
mod motion;
mod people;
mod progress;
mod reader;
mod replay;
mod review;
mod scorecard;
mod screen;
mod settings;
mod stage;
mod talk;
mod window;

use crate::workplace::Workplace;
use bevy::prelude::*;
use desk::Desk;
use screen::Screen;
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;

/// A scenario to play at once.
#[derive(Clone, Debug)]
pub struct FirstPlay {
    /// A shipped id or a file.
    pub scenario: String,
    /// Seed of all luck; by chance if none is given.
    pub seed: Option<u64>,
    /// Who plays; the play is then handed in.
    pub name: Option<String>,
    /// Whether the play is kept.
    pub save: bool,
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// There is no display or no usable adapter; why, in half a sentence.
pub fn run(workplace: Workplace, first: Option<FirstPlay>) -> Result<ExitCode, String> {
    display::look()?;
    let (desk, screen) = Desk::open(workplace, first);
    // What is wrong with a display or an adapter shows only while the window opens, and Bevy and winit then panic. Once a frame
    // was drawn a panic is a fault of ours and goes its way.
    let opened = display::Opened::default();
    let quiet = opened.quiet_panics();
    let result = panic::catch_unwind(AssertUnwindSafe(|| app(desk, screen, opened.clone()).run()));
    drop(quiet);
    match result {
        Ok(AppExit::Success) => Ok(ExitCode::SUCCESS),
        Ok(AppExit::Error(code)) => Ok(ExitCode::from(code.get())),
        Err(fault) if opened.is_open() => panic::resume_unwind(fault),
        Err(fault) => Err(words(&fault)),
    }
}

fn app(desk: Desk, screen: Screen, opened: display::Opened) -> App {
    let mut app = App::new();
    app.add_plugins(window::plugin(&desk))
        .insert_non_send(desk)
        .insert_resource(opened)
        .insert_state(screen)
        .add_plugins((
            screen::plugin,
            motion::plugin,
            stage::plugin,
            people::plugin,
            reader::plugin,
            library::plugin,
            briefing::plugin,
            conversation::plugin,
            scorecard::plugin,
            replay::plugin,
            progress::plugin,
            review::plugin,
            calibrate::plugin,
            settings::plugin,
        ))
        .add_systems(Last, (display::note_first_frame, window::remember_size));
    app
}

/// Why the window did not open, from a panic's words.
fn words(fault: &Box<dyn Any + Send>) -> String {
    let text = fault
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| fault.downcast_ref::<&str>().copied())
        .unwrap_or("");
    let text = text.to_lowercase();
    if text.contains("gpu") || text.contains("adapter") {
        "no usable graphics adapter was found".into()
    } else {
        "the window could not be opened".into()
    }
}
