//! Why the store did not do what it was asked, in one sentence: what, where, and what to do.

use rusqlite::ErrorCode;
use std::io;
use std::path::Path;

/// What kind of trouble the store is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no room left on the disk.
    Full,
    /// The place may not be written.
    ReadOnly,
    /// Another program holds the store.
    Busy,
    /// A newer Goodword wrote the store.
    Newer,
    /// The file is something else than a store.
    NotAStore,
    /// The file was a store and is damaged.
    Damaged,
    /// The play is not in the store.
    NoSuchPlay,
    /// Anything else.
    Other,
}

/// Why the store did not do what it was asked. It displays as one sentence for people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{words}")]
pub struct StoreError {
    /// What kind of trouble it is.
    pub trouble: Trouble,
    words: String,
}

impl StoreError {
    pub(super) fn new(trouble: Trouble, place: &Path, detail: &str) -> Self {
        let place = place.display();
        let words = match trouble {
            Trouble::Full => format!("the disk is full and {place} cannot grow; make room on that disk"),
            Trouble::ReadOnly => {
                format!("{place} cannot be written ({detail}); allow writing there, or name another folder with --data-dir")
            }
            Trouble::Busy => format!("{place} is held by another program; close that program or wait until it is done"),
            Trouble::Newer => {
                format!("{place} was written by a newer Goodword ({detail}); use that one, or name another folder with --data-dir")
            }
            Trouble::NotAStore => {
                format!("{place} is no store of Goodword's ({detail}); move that file away, or name another folder with --data-dir")
            }
            Trouble::Damaged => format!("{place} is damaged ({detail}); keep a copy of it, and name another folder with --data-dir"),
            Trouble::NoSuchPlay => format!("{place} holds no play {detail}; look at its id"),
            Trouble::Other => format!("{place} cannot be used ({detail}); look at the disk and at that folder"),
        };
        Self { trouble, words }
    }

    pub(super) fn from_sqlite(place: &Path, error: &rusqlite::Error) -> Self {
        let trouble = match error {
            rusqlite::Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Trouble::Full,
                // The shared memory of the write-ahead log did not fit.
                ErrorCode::SystemIoFailure if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => Trouble::Full,
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => Trouble::ReadOnly,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Trouble::Busy,
                ErrorCode::NotADatabase => Trouble::NotAStore,
                ErrorCode::DatabaseCorrupt => Trouble::Damaged,
                _ => Trouble::Other,
            },
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..) => Trouble::Damaged,
            _ => Trouble::Other,
        };
        Self::new(trouble, place, &error.to_string())
    }

    pub(super) fn from_io(place: &Path, error: &io::Error) -> Self {
        let trouble = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Trouble::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
            _ => Trouble::Other,
        };
        Self::new(trouble, place, &error.to_string())
    }
}
