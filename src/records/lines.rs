//! From a stream of JSON Lines to records, texts and ratings, a round of lines in memory at a time.

use super::ratings;
use super::record::{RECORD_FORMAT, Record, TextLine};
use super::texts::Text;
use crate::calibration::Rating;
use rayon::prelude::*;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes: the largest scenario, escaped, fits in.
pub const MAX_LINE: u64 = 64 * 1024 * 1024;

/// How many times the longest line is passed over in search of a line's end. A device may have none.
const MOST_SKIPPED: usize = 4;

/// How many lines or records a round has at most.
pub(super) const ROUND: usize = 1024;

/// How many bytes a round has at most, but for its last line.
const ROUND_BYTES: usize = 8 * 1024 * 1024;

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
    Rating(Box<Rating>),
}

/// What a line holds, at a glance.
pub(super) enum Glance {
    Record,
    Text(Text),
    Rating,
}

/// By what a record is known at a glance.
#[derive(Deserialize)]
struct Probe {
    format: u32,
    id: Option<IgnoredAny>,
    text: Option<IgnoredAny>,
}

/// A line with its number, from 1.
pub(super) type Numbered<T> = (usize, Result<T, LineError>);

/// Reads lines in rounds; blank ones are passed over.
pub(super) struct Lines<R> {
    reader: R,
    number: usize,
    buffer: Vec<u8>,
    /// Why the stream broke off, while the lines before that are still to be handed out.
    broken: Option<io::Error>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader,
            number: 0,
            buffer: Vec::new(),
            broken: None,
        }
    }

    /// The next lines in their order, read on all threads; none at the end. So many that memory stays bounded however long they are.
    ///
    /// # Errors
    /// A stream that cannot be read. The lines before that were in the rounds before.
    pub(super) fn round(&mut self) -> io::Result<Vec<Numbered<Line>>> {
        self.read(parse)
    }

    /// The same, where of records no more is wanted than that they are there.
    ///
    /// # Errors
    /// As for [`Lines::round`].
    pub(super) fn glance(&mut self) -> io::Result<Vec<Numbered<Glance>>> {
        self.read(|line| match serde_json::from_slice(line) {
            Ok(Probe {
                format: RECORD_FORMAT,
                id: Some(_),
                text: None,
            }) => Ok(Glance::Record),
            _ => parse(line).map(|line| match line {
                Line::Record(_) => Glance::Record,
                Line::Text(text) => Glance::Text(text),
                Line::Rating(_) => Glance::Rating,
            }),
        })
    }

    fn read<T: Send>(&mut self, parse: impl Fn(&[u8]) -> Result<T, LineError> + Sync) -> io::Result<Vec<Numbered<T>>> {
        let raw = self.raw()?.into_par_iter();
        Ok(raw.map(|(number, line)| (number, line.and_then(|line| parse(&line)))).collect())
    }

    fn raw(&mut self) -> io::Result<Vec<Numbered<Vec<u8>>>> {
        if let Some(error) = self.broken.take() {
            return Err(error);
        }
        let mut raw = Vec::new();
        let mut bytes = 0;
        while raw.len() < ROUND && bytes < ROUND_BYTES {
            match self.next() {
                Ok(None) => break,
                Ok(Some(line)) => {
                    bytes += self.buffer.len();
                    raw.push(line);
                }
                Err(error) if raw.is_empty() => return Err(error),
                Err(error) => {
                    self.broken = Some(error);
                    break;
                }
            }
        }
        Ok(raw)
    }

    /// The next line with its number; none at the end.
    fn next(&mut self) -> io::Result<Option<Numbered<Vec<u8>>>> {
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
                return Ok(Some((self.number, Ok(line.to_vec()))));
            }
        }
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
    // Nearly every line is a sound record. Whatever else it is, the long way tells.
    if let Ok(record) = serde_json::from_slice::<Record>(line)
        && (1..=RECORD_FORMAT).contains(&record.format)
        && !record.id.trim().is_empty()
    {
        return Ok(Line::Record(Box::new(record)));
    }
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
    if value.get("rating").is_some() {
        return ratings::parse(value).map(|rating| Line::Rating(Box::new(rating))).map_err(broken);
    }
    if value.get("scorecard").is_some_and(|card| !card.is_object() && !card.is_null()) {
        return Err(broken("its scorecard is none".into()));
    }
    // A card is kept as text, so the record is read from text.
    let record: Record =
        serde_json::from_str(&value.to_string()).map_err(|error| broken(format!("its record cannot be read ({error})")))?;
    if record.id.trim().is_empty() {
        return Err(broken("its record has an empty id".into()));
    }
    Ok(Line::Record(Box::new(record)))
}
