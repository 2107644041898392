//! The command: a subcommand goes to `cli`, none to `app`.

use goodword::cli::{self, Next};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Next::Exit(code) => code,
        Next::Window(request) => cli::without_window(&request, "this build has no window"),
    }
}
