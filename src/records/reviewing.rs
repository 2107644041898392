//! Which talk a reviewer rates next, what its key is, and how far reviewers agree whose ratings lie in files.

use super::error::StoreError;
use super::lines::{Line, LineError, Lines};
use super::people::{self, Person};
use super::plays;
use super::store::Store;
use super::verify::{Seen, Verifier};
use crate::calibration::{Answer, Calibration, Key, Rating, Talk, calibrate};
use rusqlite::params;
use std::collections::BTreeMap;
use std::io::{self, BufRead};

/// What there is for a reviewer to rate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToRate {
    /// The talk to rate next.
    pub next: Option<Talk>,
    /// How many talks are still to be rated, this one among them. Those further on are not verified yet.
    pub waiting: usize,
}

impl Store {
    /// The next talk for a reviewer: handed in, first-line, verified, somebody else's, and not rated by them yet. Talks come in the order of their ids,
    /// which says nothing of how they went and is the same for all reviewers, so that they rate the same ones.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn to_rate(&self, reviewer: &Person, verifier: &mut Verifier<'_>) -> Result<ToRate, StoreError> {
        let ids = self.unrated(reviewer)?;
        for (passed_over, id) in ids.iter().enumerate() {
            let record = self.record(id)?;
            let session = verifier.session(&record).ok();
            if let Some(talk) = session.and_then(|session| Talk::of(id, &session)) {
                return Ok(ToRate {
                    next: Some(talk),
                    waiting: ids.len() - passed_over,
                });
            }
        }
        Ok(ToRate::default())
    }

    /// The key of a play, with its reasons; none if the play is not there or is not verified. It is for those who have rated the talk.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn answer(&self, verifier: &mut Verifier<'_>, play: &str) -> Result<Option<Answer>, StoreError> {
        let found = self.read(|conn| plays::find(conn, play))?;
        let session = found.and_then(|(_, record)| verifier.session(&record).ok());
        Ok(session.and_then(|session| Answer::of(&session)))
    }

    fn unrated(&self, reviewer: &Person) -> Result<Vec<String>, StoreError> {
        self.read(|conn| {
            // Whoever is not in the store yet has neither played nor rated.
            let number = people::find(conn, reviewer)?.unwrap_or(-1);
            let mut statement = conn.prepare_cached(
                "SELECT id FROM plays WHERE handed_in AND state = 'done' AND branch_of IS NULL AND person <> ?1 \
                 AND id NOT IN (SELECT play FROM ratings WHERE reviewer = ?1) ORDER BY id",
            )?;
            let ids = statement.query_map(params![number], |row| row.get(0))?;
            ids.collect()
        })
    }
}

/// Reads ratings, and the plays that they are about, from streams. Every stream is read twice, first all by [`RatingReader::look_through`], then all by
/// [`RatingReader::take_in`]: a rating may stand in another file than its play. In memory are the texts, the ratings, and a key for each rated play.
pub struct RatingReader<'a> {
    verifier: Verifier<'a>,
    ratings: Vec<Rating>,
    /// By play: what it is held against. None until it was found.
    keys: BTreeMap<String, Found>,
}

enum Found {
    Nothing,
    One(Key),
    /// Sound records with this id that say different things: nobody can tell which one was shown.
    Several,
}

impl<'a> RatingReader<'a> {
    /// A reader that replays by this verifier's texts.
    pub fn new(verifier: Verifier<'a>) -> Self {
        Self {
            verifier,
            ratings: Vec::new(),
            keys: BTreeMap::new(),
        }
    }

    /// Looks through a stream: learns its texts and its ratings. `unusable` is told each line that cannot be used, by its number, and why.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn look_through(&mut self, reader: impl BufRead, mut unusable: impl FnMut(usize, LineError)) -> io::Result<Seen> {
        let mut seen = Seen::default();
        let mut lines = Lines::new(reader);
        loop {
            let round = lines.round()?;
            if round.is_empty() {
                return Ok(seen);
            }
            for (number, line) in round {
                match line {
                    Ok(Line::Record(_)) => seen.records += 1,
                    Ok(Line::Text(text)) => {
                        seen.texts += 1;
                        self.verifier.learn(text);
                    }
                    Ok(Line::Rating(rating)) => {
                        seen.ratings += 1;
                        self.keys.entry(rating.play.clone()).or_insert(Found::Nothing);
                        self.ratings.push(*rating);
                    }
                    Err(why) => {
                        seen.others += 1;
                        unusable(number, why);
                    }
                }
            }
        }
    }

    /// Takes the keys of rated plays from a stream that was looked through before. A play that is not verified has none.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn take_in(&mut self, reader: impl BufRead) -> io::Result<()> {
        if self.keys.is_empty() {
            return Ok(());
        }
        let mut lines = Lines::new(reader);
        loop {
            let round = lines.round()?;
            if round.is_empty() {
                return Ok(());
            }
            for (_, line) in round {
                let Ok(Line::Record(record)) = line else { continue };
                let Some(found) = self.keys.get_mut(&record.id) else { continue };
                let session = self.verifier.session(&record).ok();
                let Some(Answer { key, .. }) = session.and_then(|session| Answer::of(&session)) else {
                    continue;
                };
                match found {
                    Found::Nothing => *found = Found::One(key),
                    Found::One(known) if *known == key => {}
                    _ => *found = Found::Several,
                }
            }
        }
    }

    /// How far the reviewers agree.
    pub fn finish(self) -> Calibration {
        let keys = self.keys.into_iter().filter_map(|(play, found)| match found {
            Found::One(key) => Some((play, key)),
            Found::Nothing | Found::Several => None,
        });
        calibrate(&keys.collect(), &self.ratings)
    }
}
