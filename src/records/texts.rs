//! The scenario and rubric texts that plays rest on, each kept once under its hash.

use super::error::StoreError;
use super::store::Store;
use crate::ronfile::{TextHash, normalise};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextKind {
    /// A scenario.
    Scenario,
    /// A rubric.
    Rubric,
}

impl TextKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            TextKind::Scenario => "scenario",
            TextKind::Rubric => "rubric",
        }
    }
}

/// A text that plays rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// What it is.
    pub kind: TextKind,
    /// The id it went by when it was first kept.
    pub id: String,
    /// The name of its body.
    pub hash: TextHash,
    /// The text, with `\n` line ends.
    pub body: String,
}

impl Text {
    /// A text under its own hash.
    pub fn new(kind: TextKind, id: &str, body: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            hash: TextHash::of(body),
            body: normalise(body).into_owned(),
        }
    }

    /// Whether the hash is the body's own.
    pub fn is_true(&self) -> bool {
        TextHash::of(&self.body) == self.hash
    }
}

impl Store {
    /// Keeps a text. One that is kept already stays as it is.
    ///
    /// # Errors
    /// A store that cannot be written.
    pub fn keep_text(&mut self, kind: TextKind, id: &str, body: &str) -> Result<TextHash, StoreError> {
        let text = Text::new(kind, id, body);
        self.write(|tx| keep(tx, &text))?;
        Ok(text.hash)
    }

    /// A text by its hash.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn text(&self, hash: &TextHash) -> Result<Option<Text>, StoreError> {
        self.read(|conn| find(conn, hash))
    }
}

/// Keeps a text; true if it was not there before.
pub(super) fn keep(conn: &Connection, text: &Text) -> rusqlite::Result<bool> {
    let known = conn
        .prepare_cached("SELECT 1 FROM texts WHERE hash = ?1")?
        .exists(params![text.hash.0])?;
    if !known {
        conn.prepare_cached("INSERT INTO texts (hash, kind, id, body) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![text.hash.0, text.kind.name(), text.id, text.body])?;
    }
    Ok(!known)
}

pub(super) fn find(conn: &Connection, hash: &TextHash) -> rusqlite::Result<Option<Text>> {
    conn.prepare_cached("SELECT kind, id, body FROM texts WHERE hash = ?1")?
        .query_row(params![hash.0], |row| {
            Ok(Text {
                kind: match row.get_ref(0)?.as_str()? {
                    "rubric" => TextKind::Rubric,
                    _ => TextKind::Scenario,
                },
                id: row.get(1)?,
                hash: hash.clone(),
                body: row.get(2)?,
            })
        })
        .optional()
}
