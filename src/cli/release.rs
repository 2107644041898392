//! `goodword release`: which ids others will have, written beside each scenario.

use super::args::{Format, ReleaseArgs};
use super::check;
use super::output::{self, Failure, counted};
use crate::diagnostics::{Report, has_errors};
use crate::records::write_whole;
use crate::scenario::{Entry, IdKind, Released, Scenario, read_released, released_path, scenario_of_plays};
use crate::workplace::Workplace;
use serde::Serialize;
use std::io;
use std::path::Path;
use std::process::ExitCode;

#[derive(Serialize)]
struct Listing {
    format: u32,
    released: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    file: String,
    written: String,
    hash: String,
    ids: usize,
    /// Ids of the release before that are gone and have no alias: from now on nothing tells of them.
    forgotten: Vec<Forgotten>,
}

#[derive(Serialize)]
struct Forgotten {
    kind: &'static str,
    id: String,
}

/// A scenario with faults keeps the others from being released too: all of them are looked at before anything is written.
pub(super) fn run(workplace: &Workplace, args: &ReleaseArgs) -> Result<ExitCode, Failure> {
    let mut ready = Vec::new();
    let mut faulty = false;
    for file in check::files(&args.paths)?
        .into_iter()
        .filter(|file| scenario_of_plays(file).is_none())
    {
        let entry = Entry::from_file(&file, &workplace.rubric);
        match entry.scenario.clone() {
            Some(scenario) => ready.push((file, entry, scenario)),
            None => {
                faulty = true;
                let mut problems = entry.problems;
                problems.retain(|problem| has_errors(std::slice::from_ref(problem)));
                output::print_report_to_stderr(&Report {
                    source: entry.source,
                    problems,
                });
            }
        }
    }
    if faulty {
        return Err(Failure::said("nothing was released; mend what is told above first"));
    }
    let mut listing = Listing {
        format: 1,
        released: Vec::new(),
    };
    for (file, entry, scenario) in ready {
        listing.released.push(release(&file, &entry, &scenario)?);
    }
    match args.format {
        Format::Json => output::print_json(&listing)?,
        Format::Text => output::print(&listing.released.iter().map(Item::text).collect::<String>())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn release(file: &Path, entry: &Entry, scenario: &Scenario) -> Result<Item, Failure> {
    let place = released_path(file);
    // What was broken is written anew; there is nothing in it to compare with.
    let before = read_released(file).ok().flatten();
    let released = Released::of(scenario, entry.hash.clone());
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let text = released.text(&name);
    write_whole(&place, |out| out.write_all(text.as_bytes()))
        .map_err(|error: io::Error| Failure::said(format!("{} cannot be written: {error}; look at that folder", place.display())))?;
    let mut forgotten = Vec::new();
    for kind in IdKind::ALL {
        let gone = before.iter().flat_map(|before| before.ids(kind));
        forgotten.extend(gone.filter(|id| scenario.current(kind, id).is_none()).map(|id| Forgotten {
            kind: kind.noun(),
            id: id.clone(),
        }));
    }
    Ok(Item {
        file: file.display().to_string(),
        written: place.display().to_string(),
        hash: entry.hash.0.clone(),
        ids: released.count(),
        forgotten,
    })
}

impl Item {
    fn text(&self) -> String {
        let mut text = format!("{} is written, with {}\n", self.written, counted(self.ids, "id"));
        for gone in &self.forgotten {
            text.push_str(&format!(
                "  the {} `{}` of the release before is gone and has no alias; open plays stop short of it\n",
                gone.kind, gone.id
            ));
        }
        text
    }
}
