//! Who plays.

use super::error::StoreError;
use super::store::Store;
use rusqlite::{Connection, OptionalExtension, params};

/// The name of whoever gave none.
pub const GUEST: &str = "Guest";

/// Somebody who plays. The same name in another team is somebody else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The team; empty where there is none.
    pub team: String,
}

impl Person {
    /// Somebody with this name in this team. Space around both falls away; without a name it is the guest.
    pub fn new(name: &str, team: &str) -> Self {
        let name = name.trim();
        Self {
            name: if name.is_empty() { GUEST } else { name }.to_owned(),
            team: team.trim().to_owned(),
        }
    }

    /// Whoever gave no name.
    pub fn guest() -> Self {
        Self::new(GUEST, "")
    }
}

impl Store {
    /// Everybody in the store, by name and then team.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn people(&self) -> Result<Vec<Person>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached("SELECT name, team FROM people ORDER BY name, team")?;
            let people = statement.query_map([], |row| {
                Ok(Person {
                    name: row.get(0)?,
                    team: row.get(1)?,
                })
            })?;
            people.collect()
        })
    }

    /// Somebody with this name in this team, who is in the store from now on.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn person(&mut self, name: &str, team: &str) -> Result<Person, StoreError> {
        let person = Person::new(name, team);
        self.write(|tx| keep(tx, &person))?;
        Ok(person)
    }
}

/// The number of a person, who is in the store from now on.
pub(super) fn keep(conn: &Connection, person: &Person) -> rusqlite::Result<i64> {
    match find(conn, person)? {
        Some(number) => Ok(number),
        None => {
            conn.prepare_cached("INSERT INTO people (name, team) VALUES (?1, ?2)")?
                .execute(params![person.name, person.team])?;
            Ok(conn.last_insert_rowid())
        }
    }
}

/// The number of a person, if in the store.
pub(super) fn find(conn: &Connection, person: &Person) -> rusqlite::Result<Option<i64>> {
    conn.prepare_cached("SELECT number FROM people WHERE name = ?1 AND team = ?2")?
        .query_row(params![person.name, person.team], |row| row.get(0))
        .optional()
}
