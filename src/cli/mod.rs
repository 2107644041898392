//! The commands: one file per subcommand. The only place that prints.

mod analyze;
mod analyze_text;
mod args;
mod calibrate;
mod calibrate_text;
mod check;
mod coverage;
mod export;
mod forget;
mod graph;
mod import;
mod keep;
mod list;
mod new;
mod output;
mod play;
mod progress;
mod record;
mod release;
mod report;
mod report_csv;
mod report_html;
mod report_text;
mod report_words;
mod simulate;
mod simulate_team;
mod simulate_text;
mod talk;
mod verify;
mod windowless;

pub use args::{Args, WindowRequest};

use crate::workplace::{Workplace, WorkplaceError};
use args::Command;
use clap::Parser;
use output::Failure;
use std::process::ExitCode;

/// What is left to do after the command line was read.
#[derive(Debug)]
pub enum Next {
    /// Nothing: leave with this code.
    Exit(ExitCode),
    /// Open the window.
    Window(Box<WindowRequest>),
}

/// Reads the command line and runs what needs no window.
pub fn run() -> Next {
    let args = Args::parse();
    let workplace = match Workplace::open(&args.places()) {
        Ok(workplace) => workplace,
        Err(WorkplaceError::Rubric(report)) => return Next::Exit(fail(Failure::Report(report))),
        Err(WorkplaceError::NoFolder(folder)) => {
            return Next::Exit(fail(Failure::said(format!(
                "{} is no folder; name with --scenarios one that holds scenario files",
                folder.display()
            ))));
        }
        Err(WorkplaceError::NoHome) => {
            return Next::Exit(fail(Failure::said(
                "there is no home folder to keep records in; name one with --data-dir or GOODWORD_DATA",
            )));
        }
    };
    let result = match args.command {
        None => return Next::Window(Box::new(WindowRequest { workplace, play: None })),
        Some(Command::Play(play)) if play.wants_window() => match play::window_request(workplace, &play) {
            Ok(request) => return Next::Window(Box::new(request)),
            Err(failure) => Err(failure),
        },
        Some(Command::Play(play)) => play::run(&workplace, &play),
        Some(Command::List(list)) => list::run(&workplace, &list),
        Some(Command::Check(check)) => check::run(&workplace, &check),
        Some(Command::Coverage(coverage)) => coverage::run(&workplace, &coverage),
        Some(Command::Graph(graph)) => graph::run(&workplace, &graph),
        Some(Command::New(new)) => new::run(&new),
        Some(Command::Release(release)) => release::run(&workplace, &release),
        Some(Command::Export(export)) => export::run(&workplace, &export),
        Some(Command::Import(import)) => import::run(&workplace, &import),
        Some(Command::Progress(progress)) => progress::run(&workplace, &progress),
        Some(Command::Verify(verify)) => verify::run(&workplace, &verify),
        Some(Command::Forget(forget)) => forget::run(&workplace, &forget),
        Some(Command::Report(report)) => report::run(&workplace, &report),
        Some(Command::Calibrate(calibrate)) => calibrate::run(&workplace, &calibrate),
        Some(Command::Analyze(analyze)) => analyze::run(&workplace, &analyze),
        Some(Command::Simulate(simulate)) => simulate::run(&workplace, &simulate),
    };
    Next::Exit(result.unwrap_or_else(fail))
}

/// Says in one line why the window did not open, and goes on in the terminal where somebody sits at one.
pub fn without_window(request: &WindowRequest, why: &str) -> ExitCode {
    windowless::run(request, why)
}

/// Says why a command could not run, and with which code to leave.
fn fail(failure: Failure) -> ExitCode {
    match failure {
        Failure::Pipe => return ExitCode::SUCCESS,
        Failure::Said(words) => output::say_error(&words),
        Failure::Report(report) => output::print_report_to_stderr(&report),
    }
    ExitCode::from(2)
}
