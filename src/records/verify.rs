//! Whether a record is what its replies give: replayed by its own texts, and held against its own scorecard.

use super::compare::difference;
use super::lines::{Line, LineError, Lines};
use super::record::{APP_VERSION, Record};
use super::replay;
use super::store::Store;
use super::texts::{Text, TextKind};
use crate::ronfile::{TextHash, normalise};
use crate::scoring::score_session;
use crate::session::Game;
use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead};
use std::sync::Arc;

/// What became of verifying a record.
///
/// *Verified* means that the record follows from its texts, seed and replies. Who played and when cannot be proved so, nor that the scenario is the
/// one you know by that id: compare its hash for that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The replies give this scorecard.
    Verified,
    /// They do not; why, in half a sentence.
    Altered(String),
    /// It cannot be told; why, in half a sentence.
    CannotTell(String),
}

/// A line that was verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The line, from 1.
    pub line: usize,
    /// The record. None for a line that cannot be read, and for a text that was changed.
    pub record: Option<Box<Record>>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What a stream holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Records.
    pub records: usize,
    /// Texts.
    pub texts: usize,
    /// Lines that are neither, or of a later format.
    pub others: usize,
}

/// Verifies records. Every stream is read twice, as texts may come after the records that need them: first all by [`Verifier::read_texts`], then all by
/// [`Verifier::check`]. Only the texts, each once, and one line are in memory.
pub struct Verifier<'a> {
    store: Option<&'a Store>,
    texts: HashMap<TextHash, String>,
    false_texts: HashSet<TextHash>,
    games: HashMap<(TextHash, TextHash), Result<Arc<Game>, Outcome>>,
}

impl<'a> Verifier<'a> {
    /// A verifier that knows the texts of a store, and some more by their hashes.
    pub fn new(store: Option<&'a Store>, known: impl IntoIterator<Item = (TextHash, String)>) -> Self {
        Self {
            store,
            texts: known
                .into_iter()
                .map(|(hash, body)| (hash, normalise(&body).into_owned()))
                .filter(|(hash, body)| TextHash::of(body) == *hash)
                .collect(),
            false_texts: HashSet::new(),
            games: HashMap::new(),
        }
    }

    /// Learns the texts of a stream.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn read_texts(&mut self, reader: impl BufRead) -> io::Result<Seen> {
        let mut seen = Seen::default();
        let mut lines = Lines::new(reader);
        while let Some((_, line)) = lines.next()? {
            match line {
                Ok(Line::Record(_)) => seen.records += 1,
                Ok(Line::Text(text)) => {
                    seen.texts += 1;
                    self.learn(text);
                }
                Err(_) => seen.others += 1,
            }
        }
        Ok(seen)
    }

    fn learn(&mut self, text: Text) {
        if self.texts.contains_key(&text.hash) {
            return;
        }
        if text.is_true() {
            self.texts.insert(text.hash, normalise(&text.body).into_owned());
        } else {
            self.false_texts.insert(text.hash);
        }
    }

    /// Verifies the records of a stream, one after the other. A line that is no record and a text that was changed count as altered.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn check(&mut self, reader: impl BufRead, mut each: impl FnMut(Checked)) -> io::Result<()> {
        let mut lines = Lines::new(reader);
        while let Some((line, content)) = lines.next()? {
            let (record, outcome) = match content {
                Ok(Line::Record(record)) => {
                    let outcome = self.judge(&record);
                    (Some(record), outcome)
                }
                Ok(Line::Text(text)) if text.is_true() => continue,
                Ok(Line::Text(text)) => {
                    let why = format!(
                        "the {} `{}` was changed: its text no longer has its hash",
                        text.kind.name(),
                        text.id
                    );
                    (None, Outcome::Altered(why))
                }
                Err(why @ LineError::Future(_)) => (None, Outcome::CannotTell(why.to_string())),
                Err(LineError::Broken(why)) => (None, Outcome::Altered(why)),
            };
            each(Checked { line, record, outcome });
        }
        Ok(())
    }

    /// Verifies one record.
    pub fn judge(&mut self, record: &Record) -> Outcome {
        let game = match self.game(&record.scenario.hash, &record.rubric) {
            Ok(game) => game,
            Err(outcome) => return outcome,
        };
        let session = match replay::replay(game, &record.inputs()) {
            Ok(session) => session,
            Err(why) => return Outcome::Altered(why),
        };
        match (&record.scorecard, score_session(&session)) {
            (None, None) => Outcome::Verified,
            (Some(_), None) => Outcome::Altered("it has a scorecard, and its replies stop before an ending".into()),
            (None, Some(_)) => Outcome::Altered("its replies come to an ending, and its scorecard is missing".into()),
            (Some(theirs), Some(ours)) => {
                let ours = serde_json::to_value(ours).expect("a scorecard is plain data");
                difference(theirs, &ours, record.app == APP_VERSION).map_or(Outcome::Verified, Outcome::Altered)
            }
        }
    }

    fn game(&mut self, scenario: &TextHash, rubric: &TextHash) -> Result<Arc<Game>, Outcome> {
        let key = (scenario.clone(), rubric.clone());
        if let Some(game) = self.games.get(&key) {
            return game.clone();
        }
        let game = self.text(TextKind::Scenario, scenario).and_then(|scenario| {
            let rubric = self.text(TextKind::Rubric, rubric)?;
            replay::game(&scenario, &rubric).map_err(Outcome::CannotTell)
        });
        self.games.insert(key, game.clone());
        game
    }

    fn text(&self, kind: TextKind, hash: &TextHash) -> Result<String, Outcome> {
        if let Some(body) = self.texts.get(hash) {
            return Ok(body.clone());
        }
        let kind = kind.name();
        match self.store.map(|store| store.text(hash)) {
            Some(Err(error)) => Err(Outcome::CannotTell(error.to_string())),
            Some(Ok(Some(text))) if text.is_true() => Ok(text.body),
            _ if self.false_texts.contains(hash) => Err(Outcome::Altered(format!(
                "the {kind} that came with it was changed: its text no longer has the hash {}",
                hash.short()
            ))),
            _ => Err(Outcome::CannotTell(format!("its {kind}'s text is missing ({})", hash.short()))),
        }
    }
}
