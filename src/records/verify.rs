//! Whether a record is what its replies give: replayed by its own texts, and held against its own scorecard.

use super::card::Card;
use super::compare::{contradiction, difference, is_whole};
use super::error::StoreError;
use super::lines::{Glance, Line, LineError, Lines, ROUND};
use super::plays::After;
use super::record::{APP_VERSION, Record};
use super::replay;
use super::store::Store;
use super::texts::{Text, TextKind};
use crate::ronfile::{TextHash, normalise};
use crate::scoring::{Outline, outline_session, score_session};
use crate::session::{Game, Session};
use rayon::prelude::*;
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

/// A line, or a record of the store, that was verified.
#[derive(Clone, Debug)]
pub struct Checked<T = ()> {
    /// The line, or the record's place in the store's order; from 1.
    pub line: usize,
    /// The record. None for a line that cannot be read, and for a text that was changed.
    pub record: Option<Box<Record>>,
    /// What became of it.
    pub outcome: Outcome,
    /// What was asked for, reckoned anew from texts, seed and replies, whatever the record says. None where it cannot be replayed, or has not come
    /// to an ending.
    pub reckoned: Option<T>,
}

/// What a stream holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Records.
    pub records: usize,
    /// Texts.
    pub texts: usize,
    /// What reviewers gave to talks.
    pub ratings: usize,
    /// Lines that are none of these, or of a later format.
    pub others: usize,
}

/// Verifies records. Every stream is read twice, as texts may come after the records that need them: first all by [`Verifier::read_texts`], then all by
/// [`Verifier::check`]. Only the texts, each once, and two rounds of a thousand lines are in memory. Rounds are replayed on all threads, and told in order.
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
        loop {
            let round = lines.glance()?;
            if round.is_empty() {
                break;
            }
            for (_, line) in round {
                match line {
                    Ok(Glance::Record) => seen.records += 1,
                    Ok(Glance::Text(text)) => {
                        seen.texts += 1;
                        self.learn(text);
                    }
                    Ok(Glance::Rating) => seen.ratings += 1,
                    Err(_) => seen.others += 1,
                }
            }
        }
        Ok(seen)
    }

    pub(super) fn learn(&mut self, text: Text) {
        if self.texts.contains_key(&text.hash) {
            return;
        }
        if text.is_true() {
            self.texts.insert(text.hash, normalise(&text.body).into_owned());
        } else {
            self.false_texts.insert(text.hash);
        }
    }

    /// Verifies the records of a stream, in order. A line that is no record and a text that was changed count as altered.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn check(&mut self, reader: impl BufRead, each: impl FnMut(Checked)) -> io::Result<()> {
        self.reckon(reader, |_, _| (), each)
    }

    /// The same, and from every record that can be replayed to an ending `of` reckons something, on all threads.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn reckon<T: Send>(
        &mut self,
        reader: impl BufRead,
        of: impl Fn(&Session, &Outline) -> T + Sync,
        each: impl FnMut(Checked<T>),
    ) -> io::Result<()> {
        let mut lines = Lines::new(reader);
        let next = |own: &mut Self| {
            let round = lines.round()?;
            let more = !round.is_empty();
            Ok(more.then(|| round.into_iter().filter_map(|(line, content)| own.ready(line, content)).collect()))
        };
        self.check_rounds(next, &of, each)
    }

    /// Verifies the records of the verifier's store that have ended and were handed in, or all there are; by their beginning, then by id. What is
    /// reckoned is as in [`Verifier::reckon`].
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn reckon_store<T: Send>(
        &mut self,
        all: bool,
        of: impl Fn(&Session, &Outline) -> T + Sync,
        each: impl FnMut(Checked<T>),
    ) -> Result<(), StoreError> {
        let Some(store) = self.store else {
            return Ok(());
        };
        let mut line = 0;
        let mut after = None;
        let next = |own: &mut Self| {
            let round = store.records_after(all, after.as_ref(), ROUND)?;
            let Some(last) = round.last() else {
                return Ok(None);
            };
            after = Some(After::of(last));
            let mut ready = Vec::with_capacity(round.len());
            for record in round {
                line += 1;
                ready.extend(own.ready(line, Ok(Line::Record(Box::new(record)))));
            }
            Ok(Some(ready))
        };
        self.check_rounds(next, &of, each)
    }

    /// Judges round after round on all threads, and tells each in order. The next one is read meanwhile, on this thread, as a store stays on its own.
    fn check_rounds<T: Send, E>(
        &mut self,
        mut next: impl FnMut(&mut Self) -> Result<Option<Vec<Ready>>, E>,
        of: &(impl Fn(&Session, &Outline) -> T + Sync),
        mut each: impl FnMut(Checked<T>),
    ) -> Result<(), E> {
        let mut waiting = next(self)?;
        while let Some(round) = waiting {
            let mut judged: Vec<Checked<T>> = Vec::new();
            let read = rayon::in_place_scope(|scope| {
                scope.spawn(|_| judged = round.into_par_iter().map(|ready| ready.judged(of)).collect());
                next(self)
            });
            judged.into_iter().for_each(&mut each);
            waiting = read?;
        }
        Ok(())
    }

    /// Verifies one record.
    pub fn judge(&mut self, record: &Record) -> Outcome {
        match self.game(&record.scenario.hash, &record.rubric) {
            Ok(game) => judge(game, record, &|_, _| ()).0,
            Err(outcome) => outcome,
        }
    }

    /// The play of a record that is verified.
    ///
    /// # Errors
    /// Why it is not verified, in half a sentence.
    pub(super) fn session(&mut self, record: &Record) -> Result<Session, String> {
        match self.judge(record) {
            Outcome::Altered(why) | Outcome::CannotTell(why) => Err(why),
            Outcome::Verified => {
                let game = self.game(&record.scenario.hash, &record.rubric);
                let game = game.expect("the record was verified by it just now");
                replay::replay(game, &record.inputs())
            }
        }
    }

    /// A line with all that is needed to judge it; none for a text or a rating that is sound.
    fn ready(&mut self, line: usize, content: Result<Line, LineError>) -> Option<Ready> {
        let told = |outcome| Ready::Told(line, None, outcome);
        Some(match content {
            Ok(Line::Record(record)) => match self.game(&record.scenario.hash, &record.rubric) {
                Ok(game) => Ready::Playable(line, record, game),
                Err(outcome) => Ready::Told(line, Some(record), outcome),
            },
            Ok(Line::Text(text)) if text.is_true() => return None,
            Ok(Line::Rating(_)) => return None,
            Ok(Line::Text(text)) => told(Outcome::Altered(format!(
                "the {} `{}` was changed: its text no longer has its hash",
                text.kind.name(),
                text.id
            ))),
            Err(why @ LineError::Future(_)) => told(Outcome::CannotTell(why.to_string())),
            Err(LineError::Broken(why)) => told(Outcome::Altered(why)),
        })
    }

    pub(super) fn game(&mut self, scenario: &TextHash, rubric: &TextHash) -> Result<Arc<Game>, Outcome> {
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

/// A line before it is judged, with its number.
enum Ready {
    /// A record with the game to replay it by.
    Playable(usize, Box<Record>, Arc<Game>),
    /// What is told without a replay.
    Told(usize, Option<Box<Record>>, Outcome),
}

impl Ready {
    fn judged<T>(self, of: &impl Fn(&Session, &Outline) -> T) -> Checked<T> {
        let (line, record, (outcome, reckoned)) = match self {
            Ready::Playable(line, record, game) => {
                let judged = judge(game, &record, of);
                (line, Some(record), judged)
            }
            Ready::Told(line, record, outcome) => (line, record, (outcome, None)),
        };
        Checked {
            line,
            record,
            outcome,
            reckoned,
        }
    }
}

fn judge<T>(game: Arc<Game>, record: &Record, of: &impl Fn(&Session, &Outline) -> T) -> (Outcome, Option<T>) {
    let session = match replay::replay(game, &record.inputs()) {
        Ok(session) => session,
        Err(why) => return (Outcome::Altered(why), None),
    };
    let outline = outline_session(&session);
    let altered = match (&record.scorecard, &outline) {
        (None, None) => None,
        (Some(_), None) => Some("it has a scorecard, and its replies stop before an ending".into()),
        (None, Some(_)) => Some("its replies come to an ending, and its scorecard is missing".into()),
        (Some(theirs), Some(ours)) => differs(theirs, ours, &session, record.app == APP_VERSION),
    };
    let outcome = altered.map_or(Outcome::Verified, Outcome::Altered);
    (outcome, outline.map(|outline| of(&session, &outline)))
}

/// In what a record's card differs from ours, in half a sentence. Whatever stands in theirs is compared, sentences too.
fn differs(theirs: &Card, ours: &Outline, session: &Session, same_version: bool) -> Option<String> {
    // As this version writes it: nothing need be looked into.
    if theirs.is(ours) {
        return None;
    }
    let theirs = theirs.value();
    let whole = serde_json::to_value(score_session(session)).expect("a scorecard is plain data");
    if is_whole(&theirs) {
        return difference(&theirs, &whole, same_version);
    }
    let ours = serde_json::to_value(ours).expect("an outline is plain data");
    difference(&theirs, &ours, same_version).or_else(|| contradiction(&theirs, &whole, same_version))
}
