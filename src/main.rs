//! The command: a subcommand goes to `cli`, none to `app`.

use goodword::cli::{self, Next, WindowRequest};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Next::Exit(code) => code,
        Next::Window(request) => window(*request),
    }
}

#[cfg(feature = "gui")]
fn window(request: WindowRequest) -> ExitCode {
    use goodword::app::{self, FirstPlay};
    let first = request.play.clone().map(|play| FirstPlay {
        scenario: play.scenario,
        seed: play.seed,
        name: play.name,
        save: play.save,
    });
    match app::run(request.workplace.clone(), first) {
        Ok(code) => code,
        Err(why) => cli::without_window(&request, &why),
    }
}

#[cfg(not(feature = "gui"))]
fn window(request: WindowRequest) -> ExitCode {
    cli::without_window(&request, "this build has no window")
}
