//! How records travel between machines: out as JSON Lines, and in again, as often as one likes.

use super::error::StoreError;
use super::lines::{Line, LineError, Lines};
use super::plays;
use super::ratings;
use super::record::{RECORD_FORMAT, Record, TextLine};
use super::store::Store;
use super::texts;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::HashSet;
use std::io::{self, BufRead, Write};

/// How many rounds of lines are imported in one transaction. Pages that many records share are then written less often.
const ROUNDS: usize = 8;

/// How much was exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// Records.
    pub records: usize,
    /// Texts they need.
    pub texts: usize,
    /// What reviewers gave to them.
    pub ratings: usize,
}

/// What an import brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Records that were not in the store.
    pub new: usize,
    /// Records that were in the store and have gained something: more choices, an ending, or being handed in.
    pub grown: usize,
    /// Records that were in the store already.
    pub known: usize,
    /// Ratings by reviewers that were not in the store.
    pub ratings: usize,
    /// Records whose id is in the store with other content, as line and id. The store keeps its own.
    pub conflicts: Vec<(usize, String)>,
}

/// Why an import stopped, and what it had brought until then. That much stays in the store.
#[derive(Debug, thiserror::Error)]
#[error("{fault}")]
pub struct ImportError {
    /// Why it stopped.
    pub fault: ImportFault,
    /// What it had brought.
    pub before: Imported,
}

impl ImportError {
    /// A file that could not even be opened.
    pub fn unreadable(name: &str, why: io::Error) -> Self {
        let name = name.to_owned();
        Self {
            fault: ImportFault::Read { name, why },
            before: Imported::default(),
        }
    }
}

/// Why an import stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// A line cannot be used.
    #[error("{name}, line {line}: {why}; the lines before it are imported")]
    Line {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        why: LineError,
    },
    /// The file cannot be read to its end.
    #[error("{name} cannot be read: {why}; look at the file and its permissions")]
    Read {
        /// The file.
        name: String,
        /// What the system says.
        why: io::Error,
    },
    /// The store gives trouble.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Writes the records that have ended and were handed in, or all there are, each text once and before the first record that needs it, and after them
/// what reviewers gave to them.
/// A text that the store lacks is left out. Only one record is in memory at a time.
///
/// # Errors
/// A store that cannot be read, or a writer that fails.
pub fn export<E>(store: &Store, all: bool, out: &mut dyn Write) -> Result<Exported, E>
where
    E: From<StoreError> + From<io::Error>,
{
    /// The store's words for its own trouble come last, as they need its place.
    enum Fault {
        Sqlite(rusqlite::Error),
        Write(io::Error),
    }
    impl From<rusqlite::Error> for Fault {
        fn from(error: rusqlite::Error) -> Self {
            Fault::Sqlite(error)
        }
    }
    let mut count = Exported::default();
    let mut written = HashSet::new();
    let mut failed = None;
    store.read(|conn| {
        let done = plays::each(conn, all, |record: Record| {
            for hash in [&record.scenario.hash, &record.rubric] {
                if written.insert(hash.clone())
                    && let Some(text) = texts::find(conn, hash)?
                {
                    let format = RECORD_FORMAT;
                    line(out, &TextLine { format, text }).map_err(Fault::Write)?;
                    count.texts += 1;
                }
            }
            line(out, &record).map_err(Fault::Write)?;
            count.records += 1;
            Ok(())
        })
        .and_then(|()| {
            ratings::each(conn, all, |rating| {
                ratings::write(rating, out).map_err(Fault::Write)?;
                count.ratings += 1;
                Ok(())
            })
        });
        match done {
            Ok(()) => Ok(()),
            Err(Fault::Sqlite(error)) => Err(error),
            Err(Fault::Write(error)) => {
                failed = Some(error);
                Ok(())
            }
        }
    })?;
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(count),
    }
}

pub(super) fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}

/// Reads records, texts and ratings, in any order, into the store.
///
/// What is there already is passed over, so an import may be repeated; one that was killed is finished by being run again. A record that is further
/// on than the store's (more choices, its ending, handed in) replaces it; one that differs otherwise is told as a conflict, and the store's stays.
/// Importing stops at the first line that cannot be used: what stood before it stays, and once the line is mended the rest follows.
/// A round of lines is in memory at a time; what was read is on disk after every few rounds.
///
/// # Errors
/// A line that cannot be used, a stream that cannot be read, a store that cannot be written.
pub fn import(store: &mut Store, reader: impl BufRead, name: &str) -> Result<Imported, ImportError> {
    let mut lines = Lines::new(reader);
    let mut imported = Imported::default();
    loop {
        let mut after = imported.clone();
        let mut end = None;
        let written = store.write(|tx| {
            for _ in 0..ROUNDS {
                end = round(tx, &mut lines, name, &mut after)?;
                if end.is_some() {
                    break;
                }
            }
            Ok(())
        });
        if let Err(error) = written {
            return Err(ImportError {
                fault: error.into(),
                before: imported,
            });
        }
        imported = after;
        match end {
            Some(End::Fault(fault)) => return Err(ImportError { fault, before: imported }),
            Some(End::Reached) => return Ok(imported),
            None => {}
        }
    }
}

/// How the reading of a stream ends.
enum End {
    Reached,
    Fault(ImportFault),
}

/// Keeps a round of lines; the end of the stream, if it has come.
fn round<R: BufRead>(conn: &Connection, lines: &mut Lines<R>, name: &str, imported: &mut Imported) -> rusqlite::Result<Option<End>> {
    let name = || name.to_owned();
    let round = match lines.round() {
        Ok(round) => round,
        Err(why) => return Ok(Some(End::Fault(ImportFault::Read { name: name(), why }))),
    };
    if round.is_empty() {
        return Ok(Some(End::Reached));
    }
    for (line, content) in round {
        match content.and_then(sound) {
            Ok(content) => keep(conn, line, &content, imported)?,
            Err(why) => return Ok(Some(End::Fault(ImportFault::Line { name: name(), line, why }))),
        }
    }
    Ok(None)
}

fn sound(line: Line) -> Result<Line, LineError> {
    match &line {
        Line::Text(text) if !text.is_true() => Err(LineError::Broken(format!(
            "the {} `{}` in it was changed: its text no longer has the hash {}",
            text.kind.name(),
            text.id,
            text.hash.short()
        ))),
        _ => Ok(line),
    }
}

fn keep(conn: &Connection, number: usize, line: &Line, imported: &mut Imported) -> rusqlite::Result<()> {
    let record = match line {
        Line::Text(text) => {
            let text = texts::Text::new(text.kind, &text.id, &text.body);
            return texts::keep(conn, &text).map(|_| ());
        }
        Line::Rating(rating) => {
            imported.ratings += usize::from(ratings::keep(conn, rating)?);
            return Ok(());
        }
        Line::Record(record) => record,
    };
    match plays::find(conn, &record.id)? {
        None => {
            plays::insert(conn, record)?;
            imported.new += 1;
        }
        Some((_, ours)) if **record == ours || record.grows_into(&ours) => imported.known += 1,
        Some((play, ours)) if ours.grows_into(record) => {
            plays::extend(conn, play, record, ours.transcript.len())?;
            imported.grown += 1;
        }
        Some(_) => imported.conflicts.push((number, record.id.clone())),
    }
    Ok(())
}
