//! What reviewers gave to talks: kept, passed on beside the records, and held against the keys of the plays.
//!
//! A rating is named after all that it says. So the same one is kept once however often it comes, the order does not matter, and two never conflict.

use super::error::StoreError;
use super::exchange::line;
use super::people::{self, Person};
use super::record::RECORD_FORMAT;
use super::store::Store;
use super::verify::Verifier;
use crate::calibration::{Calibration, Rating, calibrate};
use crate::ronfile::TextHash;
use crate::rubric::Dimension;
use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The table of ratings. A rating may come before the play that it is about, so no foreign key leads there; with the play or the reviewer it goes.
pub(super) const TABLE: &str = "CREATE TABLE ratings (
        id       TEXT PRIMARY KEY,
        play     TEXT NOT NULL,
        reviewer INTEGER NOT NULL REFERENCES people (number) ON DELETE CASCADE,
        rated_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
        body     TEXT NOT NULL
    ) STRICT;
    CREATE INDEX ratings_of_play ON ratings (play, rated_at, id);
    CREATE INDEX ratings_of_reviewer ON ratings (reviewer);
    CREATE TRIGGER ratings_go_with_play AFTER DELETE ON plays BEGIN
        DELETE FROM ratings WHERE play = OLD.id;
    END;";

/// A line that carries a rating.
#[derive(Serialize, Deserialize)]
struct RatingLine {
    format: u32,
    rating: Named,
}

#[derive(Serialize, Deserialize)]
struct Named {
    id: TextHash,
    #[serde(flatten)]
    rating: Rating,
}

impl Store {
    /// Keeps a rating; true if it was not there before.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn keep_rating(&mut self, rating: &Rating) -> Result<bool, StoreError> {
        self.write(|tx| keep(tx, rating))
    }

    /// All ratings; by play, then by when they were given.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn ratings(&self) -> Result<Vec<Rating>, StoreError> {
        self.read(|conn| {
            let mut ratings = Vec::new();
            each(conn, true, |rating| {
                ratings.push(rating);
                Ok::<(), rusqlite::Error>(())
            })?;
            Ok(ratings)
        })
    }

    /// How far the reviewers agree, each play's key being what its replies give when they are replayed. A play that is not verified has no key.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn calibration(&self, verifier: &mut Verifier<'_>) -> Result<Calibration, StoreError> {
        let ratings = self.ratings()?;
        let mut keys = BTreeMap::new();
        for rating in &ratings {
            if !keys.contains_key(&rating.play)
                && let Some(answer) = self.answer(verifier, &rating.play)?
            {
                keys.insert(rating.play.clone(), answer.key);
            }
        }
        Ok(calibrate(&keys, &ratings))
    }
}

/// Keeps a rating; true if it was not there before.
pub(super) fn keep(conn: &Connection, rating: &Rating) -> rusqlite::Result<bool> {
    let reviewer = people::keep(conn, &Person::new(&rating.reviewer, &rating.team))?;
    let body = serde_json::to_string(rating).expect("a rating is plain data");
    let kept = conn
        .prepare_cached("INSERT OR IGNORE INTO ratings (id, play, reviewer, rated_at, body) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![rating.id().0, rating.play, reviewer, rating.rated_at, body])?;
    Ok(kept > 0)
}

/// Hands out the ratings one by one: all, or those of plays that have ended and were handed in.
pub(super) fn each<E: From<rusqlite::Error>>(conn: &Connection, all: bool, mut work: impl FnMut(Rating) -> Result<(), E>) -> Result<(), E> {
    let which = if all {
        ""
    } else {
        "WHERE play IN (SELECT id FROM plays WHERE handed_in AND state = 'done')"
    };
    let mut statement = conn.prepare_cached(&format!("SELECT body FROM ratings {which} ORDER BY play, rated_at, id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        work(read(row)?)?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Rating> {
    let body: String = row.get(0)?;
    serde_json::from_str(&body).map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error)))
}

/// Writes a rating as a line.
pub(super) fn write(rating: Rating, out: &mut dyn Write) -> io::Result<()> {
    let id = rating.id();
    line(
        out,
        &RatingLine {
            format: RECORD_FORMAT,
            rating: Named { id, rating },
        },
    )
}

/// Reads a rating from a line.
///
/// # Errors
/// What is wrong with it, as half a sentence.
pub(super) fn parse(value: Value) -> Result<Rating, String> {
    let RatingLine {
        rating: Named { id, rating },
        ..
    } = RatingLine::deserialize(value).map_err(|error| format!("its rating cannot be read ({error})"))?;
    if rating.id() != id {
        return Err(format!(
            "its rating by {} was changed: it no longer has the name {}",
            rating.reviewer,
            id.short()
        ));
    }
    let beyond = |dimension| rating.scores.get(dimension).is_some_and(|score| score > 100);
    if Dimension::ALL.into_iter().any(beyond) {
        return Err(format!("its rating by {} gives a score above 100", rating.reviewer));
    }
    Ok(rating)
}
