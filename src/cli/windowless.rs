//! What happens where the window cannot open: one line says why, and whoever sits at a terminal plays there.

use super::args::{Coaching, Format, PlayArgs, WindowRequest};
use super::output::{self, Failure};
use super::play;
use crate::workplace::Workplace;
use std::fmt::Write;
use std::io::{self, BufRead, IsTerminal};
use std::process::ExitCode;

/// Says why the window did not open, and goes on in the terminal if stdin is one.
pub(super) fn run(request: &WindowRequest, why: &str) -> ExitCode {
    if !io::stdin().is_terminal() {
        output::say_error(&format!(
            "{why}; start it where there is a screen, or use goodword play SCENARIO --terminal"
        ));
        return ExitCode::from(2);
    }
    output::say_error(&format!("{why}; going on in the terminal"));
    match play_here(request) {
        Ok(code) => code,
        Err(failure) => super::fail(failure),
    }
}

fn play_here(request: &WindowRequest) -> Result<ExitCode, Failure> {
    let asked = request.play.as_ref();
    let scenario = match asked {
        Some(asked) => asked.scenario.clone(),
        None => match choose(&request.workplace)? {
            Some(id) => id,
            None => return Ok(ExitCode::SUCCESS),
        },
    };
    play::run(
        &request.workplace,
        &PlayArgs {
            scenario,
            terminal: true,
            seed: asked.and_then(|asked| asked.seed),
            replies: None,
            record: None,
            name: asked.and_then(|asked| asked.name.clone()),
            no_save: asked.is_some_and(|asked| !asked.save),
            coaching: Coaching::AtEnd,
            format: Format::Text,
        },
    )
}

/// Asks which scenario to play; none if the player leaves.
fn choose(workplace: &Workplace) -> Result<Option<String>, Failure> {
    let library = workplace.library();
    let playable: Vec<_> = library
        .entries
        .iter()
        .filter_map(|entry| Some((&entry.id, entry.scenario.as_ref()?)))
        .collect();
    let mut text = String::from("Who needs you today?\n");
    for (number, (_, scenario)) in playable.iter().enumerate() {
        let customer = &scenario.customer;
        let _ = writeln!(
            text,
            "  {:>2}  {}, {}: “{}”",
            number + 1,
            customer.name,
            scenario.channel.name(),
            customer.line
        );
    }
    output::print(&text)?;
    let mut lines = io::stdin().lock().lines();
    loop {
        output::print(&format!("A number from 1 to {}, or q to leave:", playable.len()))?;
        let Some(line) = lines.next() else { return Ok(None) };
        let line = line.map_err(|error| Failure::said(format!("the input cannot be read: {error}")))?;
        if matches!(line.trim(), "q" | "quit") {
            return Ok(None);
        }
        if let Some((id, _)) = line
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|number| playable.get(number.checked_sub(1)?))
        {
            return Ok(Some((*id).clone()));
        }
    }
}
