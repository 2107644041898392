//! `goodword import`: records from another machine, as often as one likes.

use super::args::{Format, ImportArgs};
use super::output::{self, Failure, counted};
use crate::records::{ImportError, Imported, Store, import};
use crate::workplace::Workplace;
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::process::ExitCode;

#[derive(Serialize)]
struct Listing {
    format: u32,
    files: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    file: String,
    new: usize,
    grown: usize,
    known: usize,
    ratings: usize,
    conflicts: Vec<Conflict>,
}

#[derive(Serialize)]
struct Conflict {
    line: usize,
    id: String,
}

pub(super) fn run(workplace: &Workplace, args: &ImportArgs) -> Result<ExitCode, Failure> {
    let mut store = Store::open(&workplace.data_dir).map_err(|error| Failure::said(error.to_string()))?;
    let mut listing = Listing {
        format: 1,
        files: Vec::new(),
    };
    let mut stopped = None;
    for path in &args.files {
        let name = path.display().to_string();
        let imported = match read(&mut store, path, &name) {
            Ok(imported) => imported,
            Err(error) => {
                stopped = Some(Failure::said(error.to_string()));
                error.before
            }
        };
        for (line, id) in &imported.conflicts {
            output::say_error(&format!(
                "{name}, line {line}: the record {id} is in the store with other content, which stays; `goodword verify {name}` tells whether this one was altered"
            ));
        }
        listing.files.push(item(name, imported));
        if stopped.is_some() {
            break;
        }
    }
    match args.format {
        Format::Json => output::print_json(&listing)?,
        Format::Text => output::print(&listing.files.iter().map(line).collect::<Vec<_>>().join("\n"))?,
    }
    match stopped {
        Some(failure) => Err(failure),
        None => Ok(ExitCode::from(u8::from(
            listing.files.iter().any(|file| !file.conflicts.is_empty()),
        ))),
    }
}

fn read(store: &mut Store, path: &Path, name: &str) -> Result<Imported, ImportError> {
    if path.as_os_str() == "-" {
        return import(store, io::stdin().lock(), "the input");
    }
    let file = File::open(path).map_err(|why| ImportError::unreadable(name, why))?;
    import(store, BufReader::new(file), name)
}

fn item(file: String, imported: Imported) -> Item {
    let conflicts = imported.conflicts.into_iter();
    Item {
        file,
        new: imported.new,
        grown: imported.grown,
        known: imported.known,
        ratings: imported.ratings,
        conflicts: conflicts.map(|(line, id)| Conflict { line, id }).collect(),
    }
}

fn line(item: &Item) -> String {
    let mut text = format!("{}: {}, {} known already", item.file, counted(item.new, "new record"), item.known);
    if item.grown > 0 {
        text.push_str(&format!(", {} further on than before", item.grown));
    }
    if item.ratings > 0 {
        text.push_str(&format!(", {}", counted(item.ratings, "new rating")));
    }
    if !item.conflicts.is_empty() {
        text.push_str(&format!(", {}", counted(item.conflicts.len(), "conflict")));
    }
    text
}
