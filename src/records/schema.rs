//! How the store's tables came to look as they do: one step a version, counted by `PRAGMA user_version`.

use super::ratings;
use rusqlite::{Connection, TransactionBehavior};

/// The steps, oldest first. A step that was released is never changed; a new one is added below it.
const STEPS: &[&str] = &[
    // 1: people, texts, plays and their choices, settings.
    "CREATE TABLE people (
        number INTEGER PRIMARY KEY,
        name   TEXT NOT NULL,
        team   TEXT NOT NULL,
        UNIQUE (name, team)
    ) STRICT;
    CREATE TABLE texts (
        hash TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('scenario', 'rubric')),
        id   TEXT NOT NULL,
        body TEXT NOT NULL
    ) STRICT;
    -- An imported play may come before its texts, so no foreign key leads to them.
    CREATE TABLE plays (
        number        INTEGER PRIMARY KEY,
        id            TEXT NOT NULL UNIQUE,
        person        INTEGER NOT NULL REFERENCES people (number),
        scenario      TEXT NOT NULL,
        scenario_hash TEXT NOT NULL,
        rubric_hash   TEXT NOT NULL,
        app           TEXT NOT NULL,
        seed          INTEGER NOT NULL, -- the bits of an unsigned number
        timed         INTEGER NOT NULL,
        branch_of     TEXT,
        started_at    INTEGER NOT NULL, -- milliseconds since 1970, UTC
        handed_in     INTEGER NOT NULL,
        state         TEXT NOT NULL CHECK (state IN ('open', 'done', 'left')),
        scorecard     TEXT,
        passed        INTEGER,
        overall       INTEGER,
        ending        TEXT
    ) STRICT;
    CREATE INDEX plays_of_person ON plays (person, state);
    CREATE INDEX plays_in_order ON plays (started_at, id);
    CREATE TABLE choices (
        play  INTEGER NOT NULL REFERENCES plays (number),
        n     INTEGER NOT NULL, -- from 0
        node  TEXT NOT NULL,
        reply TEXT NOT NULL,
        at_ms INTEGER NOT NULL, -- the bits of an unsigned number
        pace  TEXT NOT NULL CHECK (pace IN ('prompt', 'slow', 'late')),
        PRIMARY KEY (play, n)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE settings (
        key   TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;",
    // 2: what reviewers gave to talks.
    ratings::TABLE,
];

/// The schema that this version writes.
pub const SCHEMA: u32 = STEPS.len() as u32;

/// Marks a database as Goodword's: "Good" in ASCII.
const APPLICATION: u32 = 0x476f_6f64;

/// What a database file is.
pub(super) enum Kind {
    /// Empty: to be made ours.
    New,
    /// Ours, of a schema this version knows.
    Ours,
    /// Ours, of a later schema.
    Newer(u32),
    /// Another program's.
    Foreign,
}

/// Looks at a database without changing it.
pub(super) fn kind(conn: &Connection) -> rusqlite::Result<Kind> {
    // One state of the file: another copy may be making it ours at this moment.
    let tx = conn.unchecked_transaction()?;
    let application: i64 = tx.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables: i64 = tx.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    tx.finish()?;
    Ok(if application == i64::from(APPLICATION) {
        match u32::try_from(version) {
            Ok(version) if version > SCHEMA => Kind::Newer(version),
            Ok(_) => Kind::Ours,
            Err(_) => Kind::Foreign,
        }
    } else if application == 0 && version == 0 && tables == 0 {
        Kind::New
    } else {
        Kind::Foreign
    })
}

/// Brings a database to this version's schema.
pub(super) fn migrate(conn: &mut Connection) -> rusqlite::Result<()> {
    climb(conn, STEPS)
}

fn version(conn: &Connection) -> rusqlite::Result<usize> {
    conn.query_row("PRAGMA user_version", [], |row| row.get::<_, u32>(0))
        .map(|version| version as usize)
}

/// All missing steps in one transaction, so that a process killed in between leaves the old schema whole.
fn climb(conn: &mut Connection, steps: &[&str]) -> rusqlite::Result<()> {
    if version(conn)? >= steps.len() {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another copy of the app may have climbed while this one waited.
    for step in steps.iter().skip(version(&tx)?) {
        tx.execute_batch(step)?;
    }
    if version(&tx)? < steps.len() {
        tx.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {}",
            steps.len()
        ))?;
    }
    tx.commit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_taken_once_and_keeps_what_was_there() {
        let mut conn = Connection::open_in_memory().expect("memory is there");
        let first = ["CREATE TABLE a (x)"];
        climb(&mut conn, &first).expect("the first step is sound");
        conn.execute("INSERT INTO a VALUES (7)", []).expect("the table is there");
        let both = ["CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y DEFAULT 3"];
        for _ in 0..2 {
            climb(&mut conn, &both).expect("the second step is sound");
            let sum: i64 = conn
                .query_row("SELECT x + y FROM a", [], |row| row.get(0))
                .expect("the row is there");
            assert_eq!((sum, version(&conn).expect("it has a version")), (10, 2));
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_schema_whole() {
        let mut conn = Connection::open_in_memory().expect("memory is there");
        climb(&mut conn, &["CREATE TABLE a (x)"]).expect("the first step is sound");
        let broken = ["CREATE TABLE a (x)", "CREATE TABLE b (x)", "CREATE TABLE b (x)"];
        assert!(climb(&mut conn, &broken).is_err());
        assert_eq!(version(&conn).expect("it has a version"), 1);
        let tables: i64 = conn
            .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .expect("the schema can be read");
        assert_eq!(tables, 1);
    }
}
