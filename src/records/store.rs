//! Where records lie on disk: one SQLite file in the data folder, shared by every copy of the app.

use super::error::{StoreError, Trouble};
use super::forget;
use super::schema::{self, Kind, SCHEMA};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The store's file name in the data folder.
pub const STORE_FILE: &str = "goodword.db";

/// How long one copy of the app waits for another.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long it sleeps between two tries where SQLite itself does not wait.
const NAP: Duration = Duration::from_millis(50);

/// The store of people, texts, plays and settings.
///
/// What a method has written is on disk when it returns. Several stores, in one process or in many, may be open on the same folder at once.
/// A store can be sent to another thread, not shared between threads.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    place: PathBuf,
}

impl Store {
    /// Opens the store of a data folder, and makes both where they are missing.
    ///
    /// # Errors
    /// A folder or file that cannot be written, a full disk, a file that is no store or a newer Goodword's. Such a file is left as it is.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(dir).map_err(|error| StoreError::from_io(dir, &error))?;
        Self::open_file(dir.join(STORE_FILE), OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens the store of a data folder if there is one; makes nothing.
    ///
    /// # Errors
    /// As for [`Store::open`].
    pub fn open_existing(dir: &Path) -> Result<Option<Self>, StoreError> {
        let place = dir.join(STORE_FILE);
        if !place.exists() {
            return Ok(None);
        }
        Self::open_file(place, OpenFlags::empty()).map(Some)
    }

    fn open_file(place: PathBuf, more: OpenFlags) -> Result<Self, StoreError> {
        if place.is_dir() {
            return Err(StoreError::new(Trouble::NotAStore, &place, "it is a folder"));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
        let mut conn = patiently(|| {
            let conn = Connection::open_with_flags(&place, flags)?;
            conn.busy_timeout(PATIENCE)?;
            Ok(conn)
        })
        .map_err(|error| StoreError::from_sqlite(&place, &error))?;
        let tell = |error: rusqlite::Error| StoreError::from_sqlite(&place, &error);
        match patiently(|| schema::kind(&conn)).map_err(tell)? {
            Kind::New | Kind::Ours => {}
            Kind::Newer(version) => {
                let detail = format!("its schema is {version}, this one knows schemas up to {SCHEMA}");
                return Err(StoreError::new(Trouble::Newer, &place, &detail));
            }
            Kind::Foreign => {
                let detail = "it is another program's database";
                return Err(StoreError::new(Trouble::NotAStore, &place, detail));
            }
        }
        if conn.is_readonly("main").map_err(tell)? {
            return Err(StoreError::new(Trouble::ReadOnly, &place, "the file is read-only"));
        }
        // Where a folder cannot carry a write-ahead log, SQLite stays with its rollback journal, which is as safe.
        patiently(|| conn.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))).map_err(tell)?;
        // What is deleted is written over. At most 32 MB of pages are held, so that an import of many thousand records writes each page but once.
        conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768")
            .map_err(tell)?;
        plan_once(&conn).map_err(tell)?;
        patiently(|| schema::migrate(&mut conn)).map_err(tell)?;
        let traces = patiently(|| forget::has_traces(&conn)).map_err(tell)?;
        let mut store = Self { conn, place };
        if traces {
            // While another copy uses the store this cannot be; the next one to open it tries again.
            let _ = store.wipe_traces();
        }
        Ok(store)
    }

    /// A store that is gone with the process, for when the disk gives trouble.
    ///
    /// # Errors
    /// None but a lack of memory.
    pub fn in_memory() -> Result<Self, StoreError> {
        let place = PathBuf::from("the store in memory");
        let tell = |error: rusqlite::Error| StoreError::from_sqlite(&place, &error);
        let mut conn = Connection::open_in_memory().map_err(tell)?;
        conn.execute_batch("PRAGMA foreign_keys = ON").map_err(tell)?;
        plan_once(&conn).map_err(tell)?;
        schema::migrate(&mut conn).map_err(tell)?;
        Ok(Self { conn, place })
    }

    /// Where the store lies.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Lets the file grow no further than it is now, or lifts that limit: how tests fill the disk.
    ///
    /// # Errors
    /// A store that cannot be read.
    #[doc(hidden)]
    pub fn pretend_full(&self, full: bool) -> Result<(), StoreError> {
        let pages = if full { 1 } else { i64::from(u32::MAX - 1) };
        self.read(|conn| conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())))
    }

    /// Reads one state of the store, whatever others write meanwhile.
    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let tell = |error: rusqlite::Error| StoreError::from_sqlite(&self.place, &error);
        let tx = self.conn.unchecked_transaction().map_err(tell)?;
        let value = work(&tx).map_err(tell)?;
        tx.finish().map_err(tell)?;
        Ok(value)
    }

    /// Does what cannot be part of a transaction.
    pub(super) fn alone<T>(&mut self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        work(&self.conn).map_err(|error| StoreError::from_sqlite(&self.place, &error))
    }

    /// Does all of a piece of work, or nothing of it.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let tell = |error: rusqlite::Error| StoreError::from_sqlite(&self.place, &error);
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(tell)?;
        let value = work(&tx).map_err(tell)?;
        tx.commit().map_err(tell)?;
        Ok(value)
    }
}

/// Keeps the plan of a statement for all values. SQLite would else plan a look-up anew for each, which takes longer than the look-up.
fn plan_once(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(|_| ())
}

/// Tries again while another process holds the file: SQLite does not wait by itself while two copies make the file at once.
fn patiently<T>(mut work: impl FnMut() -> rusqlite::Result<T>) -> rusqlite::Result<T> {
    let tries = PATIENCE.as_millis() / NAP.as_millis();
    for _ in 1..tries {
        match work() {
            Err(rusqlite::Error::SqliteFailure(failure, _)) if failure.code == rusqlite::ErrorCode::DatabaseBusy => thread::sleep(NAP),
            done => return done,
        }
    }
    work()
}
