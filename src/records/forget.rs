//! Deleting somebody's records so that nothing of them is left in the data folder.

use super::error::{StoreError, Trouble};
use super::people::{self, Person};
use super::store::Store;
use rusqlite::{Connection, OptionalExtension, params};

/// The setting that says that rows were deleted, and their traces not yet.
const TRACES: &str = "traces";

/// What the store holds of somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Plays.
    pub plays: u32,
    /// Those that were handed in.
    pub handed_in: u32,
    /// Those that were begun and neither ended nor left.
    pub open: u32,
    /// Texts that their plays rest on, and nobody else's.
    pub texts: u32,
}

/// The texts that one person's plays rest on, and nobody else's.
const OWN_TEXTS: &str = "FROM texts WHERE hash IN (SELECT scenario_hash FROM plays WHERE person = ?1 UNION SELECT rubric_hash FROM plays WHERE person = ?1) \
     AND hash NOT IN (SELECT scenario_hash FROM plays WHERE person <> ?1 UNION SELECT rubric_hash FROM plays WHERE person <> ?1)";

impl Store {
    /// What would go if somebody were forgotten. None if the store does not know them.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn holdings(&self, person: &Person) -> Result<Option<Holdings>, StoreError> {
        self.read(|conn| {
            let Some(number) = people::find(conn, person)? else {
                return Ok(None);
            };
            holdings(conn, number).map(Some)
        })
    }

    /// Deletes somebody's name and plays, and the texts that nobody else's plays rest on; what went. None if the store does not know them.
    ///
    /// The rows are gone when this returns. [`Store::wipe_traces`] comes next: until then what was deleted may be found in the files by who looks
    /// for it byte by byte.
    ///
    /// # Errors
    /// A store that cannot be written. Then everything is still there.
    pub fn forget(&mut self, person: &Person) -> Result<Option<Holdings>, StoreError> {
        self.write(|tx| {
            let Some(number) = people::find(tx, person)? else {
                return Ok(None);
            };
            let gone = holdings(tx, number)?;
            tx.execute(&format!("DELETE {OWN_TEXTS}"), [number])?;
            tx.execute(
                "DELETE FROM choices WHERE play IN (SELECT number FROM plays WHERE person = ?1)",
                [number],
            )?;
            tx.execute("DELETE FROM plays WHERE person = ?1", [number])?;
            tx.execute("DELETE FROM people WHERE number = ?1", [number])?;
            tx.execute("INSERT OR REPLACE INTO settings (key, value) VALUES (?1, 'yes')", [TRACES])?;
            Ok(Some(gone))
        })
    }

    /// Writes the store's file anew, so that nothing that was deleted can be found in it or beside it. What a killed process left undone of this is
    /// done when the store is opened next.
    ///
    /// # Errors
    /// A disk without room for a second copy, or another program that uses the store.
    pub fn wipe_traces(&mut self) -> Result<(), StoreError> {
        let busy = self.alone(|conn| {
            conn.execute_batch("VACUUM")?;
            // The log still holds pages as they were before. The first figure says whether somebody reads from it.
            let busy = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0))?;
            if !busy {
                conn.execute("DELETE FROM settings WHERE key = ?1", params![TRACES])?;
            }
            Ok(busy)
        })?;
        if busy {
            return Err(StoreError::new(Trouble::Busy, self.place(), ""));
        }
        Ok(())
    }
}

/// Whether something was deleted and its traces were not wiped.
pub(super) fn has_traces(conn: &Connection) -> rusqlite::Result<bool> {
    let found = conn.query_row("SELECT 1 FROM settings WHERE key = ?1", [TRACES], |_| Ok(()));
    found.optional().map(|found| found.is_some())
}

fn holdings(conn: &Connection, person: i64) -> rusqlite::Result<Holdings> {
    let (plays, handed_in, open) = conn.query_row(
        "SELECT count(*), coalesce(sum(handed_in), 0), coalesce(sum(state = 'open'), 0) FROM plays WHERE person = ?1",
        [person],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    let texts = conn.query_row(&format!("SELECT count(*) {OWN_TEXTS}"), [person], |row| row.get(0))?;
    Ok(Holdings {
        plays,
        handed_in,
        open,
        texts,
    })
}
