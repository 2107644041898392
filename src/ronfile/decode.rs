//! From a text to a typed value, with every fault told.
//!
//! Serde asks for what it needs; where something else stands, the fault is told and serde gets a stand-in, so that
//! reading goes on and nothing that follows from the fault is told as another one. What must be there but is not comes
//! to light one key at a time, so the text is read again until nothing new does.

use super::outline::Outline;
use super::scan;
use super::value::{Found, Known, Reader, Stop};
use crate::diagnostics::{Code, Diagnostic, Span, shown};
use serde::de::DeserializeOwned;

/// How many faults of one text are told. Past that, the first ones are what to mend.
const MAX_FAULTS: usize = 60;

/// What became of a text.
#[derive(Debug)]
pub struct Decoded<T> {
    /// The value, with stand-ins where there were faults; none if too little was left.
    pub value: Option<T>,
    /// Where everything stands; none if the brackets do not fit.
    pub outline: Option<Outline>,
    /// Everything that is wrong with the text.
    pub problems: Vec<Diagnostic>,
    /// The places that could not be read, so that nothing is known of what they were meant to hold.
    pub unsure: Vec<Span>,
}

/// Decodes a text and tells all its faults.
pub fn decode<T: DeserializeOwned>(text: &str) -> Decoded<T> {
    let scan = scan::scan(text);
    let mut problems = scan.problems;
    let Some(mut outline) = scan.outline else {
        problems.sort_by_key(|problem| problem.span);
        return Decoded {
            value: None,
            outline: None,
            problems,
            unsure: Vec::new(),
        };
    };
    let mut lost = duplicates(&outline, &mut problems);
    let (value, mut found) = read(text, !lost.is_empty(), &outline);
    found.unsure.append(&mut lost);
    if !found.meant.is_empty() {
        outline.rename(&found.meant);
    }
    problems.extend(found.problems);
    problems.sort_by_key(|problem| problem.span);
    problems.truncate(MAX_FAULTS);
    Decoded {
        value,
        outline: Some(outline),
        problems,
        unsure: found.unsure,
    }
}

/// Tells of keys that stand twice. The first is read; the places of the others are given back.
fn duplicates(outline: &Outline, problems: &mut Vec<Diagnostic>) -> Vec<Span> {
    let duplicates = outline.duplicates();
    problems.extend(duplicates.iter().take(MAX_FAULTS).map(|(first, again, path)| {
        Diagnostic::new(
            Code::DuplicateKey,
            again.key_span,
            path,
            format!("{} stands here a second time", shown(&again.key)),
        )
        .related(first.key_span, "it stands here first")
        .hint(if again.quoted {
            "rename one of them, or delete the one that is not meant"
        } else {
            "delete the one that is not meant"
        })
    }));
    duplicates.iter().map(|(_, again, _)| again.span()).collect()
}

fn read<T: DeserializeOwned>(text: &str, has_duplicates: bool, outline: &Outline) -> (Option<T>, Found) {
    let mut known = Known::default();
    loop {
        let mut reader = Reader::new(text, has_duplicates, &known);
        let result = reader.read::<T>(outline);
        let found = reader.found;
        match result {
            Ok(value) => return (Some(value), found),
            Err(Stop::Again(news)) => {
                if !known.learn(news) {
                    return (None, found);
                }
            }
            Err(_) => return (None, found),
        }
    }
}
