//! From a stream of JSON Lines to records and texts, one line in memory at a time.

use super::record::{RECORD_FORMAT, Record, TextLine};
use super::texts::Text;
use serde::Deserialize;
use serde_json::Value;
use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes: the largest scenario, escaped, fits in.
pub const MAX_LINE: u64 = 64 * 1024 * 1024;

/// How many times the longest line is passed over in search of a line's end. A device may have none.
const MOST_SKIPPED: usize = 4;

/// What is wrong with a line, as half a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// A newer version wrote it.
    #[error("it has record format {0}, and this version of Goodword reads formats up to {RECORD_FORMAT}; install a newer Goodword")]
    Future(u64),
    /// It is broken, or something else.
    #[error("{0}; export the records anew, or take the line out")]
    Broken(String),
}

/// What a line holds.
pub(super) enum Line {
    Record(Box<Record>),
    Text(Text),
}

/// Reads one line after the other; blank ones are passed over.
pub(super) struct Lines<R> {
    reader: R,
    number: usize,
    buffer: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            number: 0,
            buffer: Vec::new(),
        }
    }

    /// The next line with its number, from 1; none at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<(usize, Result<Line, LineError>)>> {
        loop {
            self.buffer.clear();
            let read = (&mut self.reader).take(MAX_LINE + 1).read_until(b'\n', &mut self.buffer)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if read as u64 > MAX_LINE {
                self.skip_line()?;
                let words = format!("it is longer than {} MB, as no record is", MAX_LINE / 1024 / 1024);
                return Ok(Some((self.number, Err(LineError::Broken(words)))));
            }
            let mut line = self.buffer.as_slice();
            if self.number == 1 {
                line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some((self.number, parse(line))));
            }
        }
    }

    /// The size of the line that was read last, in bytes.
    pub(super) fn size(&self) -> usize {
        self.buffer.len()
    }

    fn skip_line(&mut self) -> io::Result<()> {
        for _ in 0..MOST_SKIPPED {
            self.buffer.clear();
            let read = (&mut self.reader).take(MAX_LINE).read_until(b'\n', &mut self.buffer)?;
            if read == 0 || self.buffer.last() == Some(&b'\n') {
                return Ok(());
            }
        }
        Err(io::Error::other("it is one line that does not end, and no file of records"))
    }
}

fn parse(line: &[u8]) -> Result<Line, LineError> {
    let broken = |words: String| LineError::Broken(words);
    let value: Value = serde_json::from_slice(line).map_err(|error| {
        if error.is_eof() {
            broken("it breaks off before its end".into())
        } else {
            broken(format!("it is no JSON ({error})"))
        }
    })?;
    let Some(format) = value.get("format").and_then(Value::as_u64) else {
        return Err(broken("it is no record of Goodword's: it names no format".into()));
    };
    if format > u64::from(RECORD_FORMAT) {
        return Err(LineError::Future(format));
    }
    if format == 0 {
        return Err(broken("formats are counted from 1".into()));
    }
    if value.get("text").is_some() {
        let text = TextLine::deserialize(value).map_err(|error| broken(format!("its text cannot be read ({error})")))?;
        return Ok(Line::Text(text.text));
    }
    let record = Record::deserialize(value).map_err(|error| broken(format!("its record cannot be read ({error})")))?;
    match &record {
        Record { id, .. } if id.trim().is_empty() => Err(broken("its record has an empty id".into())),
        Record { scorecard: Some(card), .. } if !card.is_object() => Err(broken("its scorecard is none".into())),
        _ => Ok(Line::Record(Box::new(record))),
    }
}
