//! `goodword calibrate`: how far reviewers agree, from the own store or from files of several machines.

use super::args::{CalibrateArgs, Format};
use super::calibrate_text;
use super::output::{self, Failure};
use super::report::{Source, own_store, sources};
use super::verify::Twice;
use crate::calibration::Calibration;
use crate::records::{RatingReader, Verifier};
use crate::workplace::Workplace;
use serde::Serialize;
use std::io;
use std::process::ExitCode;

/// How many lines of one file are told one by one where they cannot be used.
const MOST_TOLD: usize = 20;

#[derive(Serialize)]
struct Told<'a> {
    format: u32,
    #[serde(flatten)]
    calibration: &'a Calibration,
}

pub(super) fn run(workplace: &Workplace, args: &CalibrateArgs) -> Result<ExitCode, Failure> {
    let sources = sources(&args.files)?;
    let store = own_store(workplace, &sources)?;
    let library = workplace.library();
    let mut verifier = Verifier::new(store.as_ref(), workplace.known_texts(&library));
    let calibration = match &store {
        Some(store) if sources.is_empty() => store.calibration(&mut verifier).map_err(|error| Failure::said(error.to_string()))?,
        _ => from_files(RatingReader::new(verifier), &sources)?,
    };
    match args.format {
        Format::Json => output::print_json(&Told {
            format: 1,
            calibration: &calibration,
        })?,
        Format::Text => output::print(&calibrate_text::text(&calibration))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads every file twice. One that was named must be readable and Goodword's; one that was found in a folder is told if it is not.
fn from_files(mut reader: RatingReader<'_>, sources: &[Source]) -> Result<Calibration, Failure> {
    let mut streams = Vec::new();
    for source in sources {
        let name = source.path.display().to_string();
        let unreadable = |error: io::Error| format!("{name} cannot be read: {error}");
        let mut unusable = Vec::new();
        let looked = Twice::open(&source.path).and_then(|stream| {
            let seen = reader.look_through(stream.reader()?, |line, why| unusable.push(format!("{name}, line {line}: {why}")))?;
            Ok((stream, seen))
        });
        match looked {
            Ok((_, seen)) if source.named && seen.records + seen.texts + seen.ratings == 0 && seen.others > 0 => {
                return Err(Failure::said(format!(
                    "{name} holds nothing that this version reads; `goodword export` writes such files"
                )));
            }
            Ok((stream, _)) => streams.push((name.clone(), stream)),
            Err(error) if source.named => return Err(Failure::said(unreadable(error))),
            Err(error) => output::say_error(&format!("{}; going on without it", unreadable(error))),
        }
        for words in unusable.iter().take(MOST_TOLD) {
            output::say_error(words);
        }
        if unusable.len() > MOST_TOLD {
            let more = unusable.len() - MOST_TOLD;
            output::say_error(&format!(
                "{name}: {more} more lines in it cannot be used; it may be another program's"
            ));
        }
    }
    for (name, stream) in &streams {
        stream
            .reader()
            .and_then(|lines| reader.take_in(lines))
            .map_err(|error| Failure::said(format!("{name} cannot be read: {error}")))?;
    }
    Ok(reader.finish())
}
