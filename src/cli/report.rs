//! `goodword report`: how a team fares, from the own store or from files of many machines.

use super::args::{ReportArgs, ReportFormat};
use super::output::{self, Failure};
use super::verify::Twice;
use super::{report_csv, report_html, report_text};
use crate::records::{Store, TeamReader, write_whole};
use crate::review::{PlayRow, Review, Wanted};
use crate::workplace::{Asked, Workplace};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A file to read.
pub(super) struct Source {
    pub(super) path: PathBuf,
    /// Whether it was named itself, and not found in a folder.
    pub(super) named: bool,
}

pub(super) fn run(workplace: &Workplace, args: &ReportArgs) -> Result<ExitCode, Failure> {
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from > to
    {
        return Err(Failure::said(format!("no day is both from {from} on and until {to}; swap them")));
    }
    let (review, rows) = review(workplace, args)?;
    let report = match args.format {
        ReportFormat::Text => report_text::text(&review),
        ReportFormat::Html => report_html::page(&review),
        ReportFormat::Csv => report_csv::rows(&review, &rows)?,
        ReportFormat::Json => serde_json::to_string_pretty(&review).expect("our own types always serialise"),
    };
    match &args.out {
        None => output::print(&report)?,
        Some(path) => {
            write_whole(path, |out| out.write_all(report.as_bytes())).map_err(|error: io::Error| {
                Failure::said(format!("{} cannot be written: {error}; nothing was changed there", path.display()))
            })?;
            output::print(&format!("the report is written to {}", path.display()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn review(workplace: &Workplace, args: &ReportArgs) -> Result<(Review, Vec<PlayRow>), Failure> {
    let asked = Asked {
        wanted: Wanted {
            team: args.team.clone(),
            from: args.from,
            to: args.to,
            scenario: args.scenario.clone(),
            module: args.module.clone(),
        },
        hide_names: args.hide_names,
    };
    let with_rows = args.format == ReportFormat::Csv;
    let library = workplace.library();
    let sources = sources(&args.files)?;
    let store = own_store(workplace, &sources)?;
    let store = store.as_ref();
    let gathered = if sources.is_empty() {
        let reviewed = workplace.team_review(store, &library, &asked, with_rows);
        reviewed.map_err(|error| Failure::said(error.to_string()))?
    } else {
        let mut reader = workplace.team_reader(store, &library, &asked, with_rows);
        read_files(&mut reader, &sources, args.hide_names)?;
        reader.finish().finish_whole(args.hide_names)
    };
    Ok((gathered.review, gathered.rows))
}

/// The own store, where there is one. Without it some records of files may be beyond telling; that is no reason not to try.
pub(super) fn own_store(workplace: &Workplace, sources: &[Source]) -> Result<Option<Store>, Failure> {
    match Store::open_existing(&workplace.data_dir) {
        Ok(store) => Ok(store),
        Err(error) if sources.is_empty() => Err(Failure::said(error.to_string())),
        Err(error) => {
            output::say_error(&format!("{error}; going on without its texts"));
            Ok(None)
        }
    }
}

/// The files that are named, and those in the folders that are named, in the order of their names.
pub(super) fn sources(wanted: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    let mut sources = Vec::new();
    for path in wanted {
        if path.as_os_str() == "-" || !path.is_dir() {
            let path = path.clone();
            sources.push(Source { path, named: true });
            continue;
        }
        let name = path.display();
        let listing = fs::read_dir(path).map_err(|error| Failure::said(format!("{name} cannot be read: {error}")))?;
        let mut found: Vec<PathBuf> = listing
            .filter_map(|item| Some(item.ok()?.path()))
            .filter(|path| is_export(path))
            .collect();
        if found.is_empty() {
            return Err(Failure::said(format!(
                "{name} holds no file that ends with .jsonl; `goodword export --out NAME.jsonl` writes such files"
            )));
        }
        found.sort();
        sources.extend(found.into_iter().map(|path| Source { path, named: false }));
    }
    Ok(sources)
}

fn is_export(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    !hidden && !path.is_dir() && path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"))
}

/// Reads every file twice. One that was named must be readable and hold records; one that was found in a folder is told if it does not.
fn read_files(reader: &mut TeamReader<'_>, sources: &[Source], hide_names: bool) -> Result<(), Failure> {
    let mut streams = Vec::new();
    for (number, source) in (1..).zip(sources) {
        let path = source.path.display().to_string();
        let unreadable = |error: io::Error| format!("{path} cannot be read: {error}");
        let looked = Twice::open(&source.path).and_then(|stream| {
            let seen = reader.look_through(stream.reader()?)?;
            Ok((stream, seen))
        });
        // People like to call files after themselves.
        let name = if hide_names { format!("file {number}") } else { path.clone() };
        match looked {
            Ok((_, seen)) if source.named && seen.records + seen.texts == 0 && seen.others > 0 => {
                return Err(Failure::said(format!(
                    "{path} holds no records that this version reads; `goodword export` writes such files"
                )));
            }
            Ok((stream, _)) => streams.push((name, path.clone(), stream)),
            Err(error) if source.named => return Err(Failure::said(unreadable(error))),
            Err(error) => reader.tell_unreadable(name, format!("the file cannot be read: {error}")),
        }
    }
    for (name, path, stream) in &streams {
        stream
            .reader()
            .and_then(|lines| reader.take_in(lines, name))
            .map_err(|error| Failure::said(format!("{path} cannot be read: {error}")))?;
    }
    Ok(())
}
