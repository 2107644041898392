//! How the commands speak: results to stdout, errors to stderr, colour only where it is wanted.

use crate::diagnostics::{Report, render_text};
use anstream::AutoStream;
use serde::Serialize;
use std::io::{self, Write};

/// Why a command could not run.
#[derive(Debug)]
pub(super) enum Failure {
    /// In one sentence.
    Said(String),
    /// A file with faults.
    Report(Box<Report>),
    /// Whoever read our output has left.
    Pipe,
}

impl Failure {
    pub(super) fn said(words: impl Into<String>) -> Self {
        Failure::Said(words.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Pipe,
            _ => Failure::Said(format!("the output cannot be written: {error}")),
        }
    }
}

/// Writes a result.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// Writes a result as JSON.
pub(super) fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    print(&serde_json::to_string_pretty(value).expect("our own types always serialise"))
}

/// A count with its noun: "no records", "1 record", "2 records".
pub(super) fn counted(count: usize, noun: &str) -> String {
    match count {
        0 => format!("no {noun}s"),
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// Whether stdout shows colour: not with NO_COLOR, not into a file.
pub(super) fn colour() -> bool {
    AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Says why something did not work. A closed stderr leaves nobody to tell.
pub(super) fn say_error(words: &str) {
    let _ = writeln!(io::stderr(), "goodword: {words}");
}

/// Shows a file's faults on stderr.
pub(super) fn print_report_to_stderr(report: &Report) {
    let colour = AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
    let _ = write!(io::stderr(), "{}", render_text(report, colour));
}
