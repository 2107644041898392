//! `goodword verify`: whether records are what their replies give.

use super::args::{Format, VerifyArgs};
use super::output::{self, Failure, counted};
use crate::records::{Checked, Outcome, Store, Verifier};
use crate::scenario::Library;
use crate::workplace::{OnShelf, Workplace};
use serde::Serialize;
use std::fmt::Write;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::process::ExitCode;

#[derive(Serialize)]
struct Listing {
    format: u32,
    files: usize,
    verified: usize,
    altered: usize,
    cannot_tell: usize,
    records: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    file: String,
    line: usize,
    id: Option<String>,
    person: Option<String>,
    scenario: Option<String>,
    outcome: &'static str,
    why: Option<String>,
    /// Whether the scenario of that id is another text by now; none where it is not on the shelf.
    scenario_changed: Option<bool>,
}

/// How much of a pipe is kept in memory, in bytes. A device may give more for ever.
const MOST_KEPT: u64 = 512 * 1024 * 1024;

/// A file that can be read twice.
pub(super) enum Twice<'a> {
    File(&'a Path),
    /// A pipe gives its bytes only once.
    Bytes(Vec<u8>),
}

impl Twice<'_> {
    pub(super) fn open(path: &Path) -> io::Result<Twice<'_>> {
        if path.as_os_str() != "-" && path.metadata()?.is_file() {
            return Ok(Twice::File(path));
        }
        let mut bytes = Vec::new();
        if path.as_os_str() == "-" {
            io::stdin().lock().take(MOST_KEPT + 1).read_to_end(&mut bytes)?;
        } else {
            File::open(path)?.take(MOST_KEPT + 1).read_to_end(&mut bytes)?;
        }
        if bytes.len() as u64 > MOST_KEPT {
            let words = format!("more than {} MB come out of it; save them to a file first", MOST_KEPT / 1024 / 1024);
            return Err(io::Error::other(words));
        }
        Ok(Twice::Bytes(bytes))
    }

    pub(super) fn reader(&self) -> io::Result<Box<dyn BufRead + '_>> {
        Ok(match self {
            Twice::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Twice::Bytes(bytes) => Box::new(Cursor::new(bytes)),
        })
    }
}

pub(super) fn run(workplace: &Workplace, args: &VerifyArgs) -> Result<ExitCode, Failure> {
    // Without the store some records may be beyond telling; that is no reason not to try.
    let store = Store::open_existing(&workplace.data_dir).unwrap_or_else(|error| {
        output::say_error(&format!("{error}; going on without its texts"));
        None
    });
    let library = workplace.library();
    let mut verifier = Verifier::new(store.as_ref(), workplace.known_texts(&library));
    let mut streams = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        let unreadable = |error: io::Error| Failure::said(format!("{name} cannot be read: {error}"));
        let stream = Twice::open(path).map_err(unreadable)?;
        let seen = verifier.read_texts(stream.reader().map_err(unreadable)?).map_err(unreadable)?;
        if seen.records + seen.texts == 0 && seen.others > 0 {
            return Err(Failure::said(format!(
                "{name} holds no records that this version reads; `goodword export` writes such files"
            )));
        }
        streams.push((name, stream));
    }
    let mut listing = Listing {
        format: 1,
        files: streams.len(),
        verified: 0,
        altered: 0,
        cannot_tell: 0,
        records: Vec::new(),
    };
    for (name, stream) in &streams {
        let unreadable = |error: io::Error| Failure::said(format!("{name} cannot be read: {error}"));
        let reader = stream.reader().map_err(unreadable)?;
        verifier
            .check(reader, |checked| listing.add(name, checked, &library))
            .map_err(unreadable)?;
    }
    match args.format {
        Format::Json => output::print_json(&listing)?,
        Format::Text => output::print(&listing.text())?,
    }
    Ok(ExitCode::from(u8::from(listing.altered > 0)))
}

impl Listing {
    fn add(&mut self, file: &str, checked: Checked, library: &Library) {
        let (outcome, why) = match checked.outcome {
            Outcome::Verified => {
                self.verified += 1;
                ("verified", None)
            }
            Outcome::Altered(why) => {
                self.altered += 1;
                ("altered", Some(why))
            }
            Outcome::CannotTell(why) => {
                self.cannot_tell += 1;
                ("cannot-tell", Some(why))
            }
        };
        let record = checked.record.map(|record| *record);
        let shelf = record
            .as_ref()
            .map(|record| OnShelf::of(library.find(&record.scenario.id), &record.scenario.hash));
        let (id, person, scenario) = match record {
            Some(record) => (Some(record.id), Some(record.person), Some(record.scenario.id)),
            None => (None, None, None),
        };
        self.records.push(Item {
            file: file.to_owned(),
            line: checked.line,
            id,
            person,
            scenario,
            outcome,
            why,
            scenario_changed: shelf.filter(|shelf| *shelf != OnShelf::Gone).map(|shelf| shelf != OnShelf::Same),
        });
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for item in &self.records {
            let outcome = item.outcome.replace('-', " ");
            let _ = write!(text, "{}:{}: {outcome}", item.file, item.line);
            if let (Some(id), Some(person), Some(scenario)) = (&item.id, &item.person, &item.scenario) {
                let _ = write!(text, "  {scenario}, {person}, {id}");
            }
            if let Some(why) = &item.why {
                let _ = write!(text, ": {why}");
            }
            if item.scenario_changed == Some(true) {
                text.push_str(" (the scenario has changed since)");
            }
            text.push('\n');
        }
        let _ = writeln!(
            text,
            "{} verified, {} altered, {} cannot be told",
            counted(self.verified, "record"),
            self.altered,
            self.cannot_tell
        );
        text
    }
}
