//! The handed-in plays of a team, from the store and from files: each one replayed, counted once, and handed to the review.

use super::error::StoreError;
use super::lines::{Line, Lines};
use super::record::Record;
use super::verify::{Checked, Outcome, Seen, Verifier};
use crate::review::{Facts, Gatherer, Played, Unsound};
use crate::ronfile::TextHash;
use crate::scoring::Outline;
use crate::session::{Game, Session};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, BufRead};
use std::sync::Arc;

/// How many lines of one file are told one by one where they cannot be read. A foreign file may have any number.
const MOST_TOLD: usize = 20;

/// A name that takes 16 bytes, of whatever length the original was.
type Short = [u8; 16];

/// What this machine knows of scenarios.
#[derive(Clone, Debug)]
pub struct Known {
    /// By scenario id: the name of the text on the shelf, and its module where it can be played.
    pub scenarios: BTreeMap<String, (TextHash, Option<String>)>,
    /// The name of the rubric that plays are judged by here.
    pub rubric: TextHash,
}

/// Reads records for a review. Every source is read twice, first all by [`TeamReader::look_through`], then all by [`TeamReader::take_in`]: texts may come
/// after the records that need them, and of two records with one id and different content neither may come first.
///
/// In memory are the texts, each once, a round of records, 32 bytes for each id, and whatever is wrong. Rounds are replayed on all threads, and taken in
/// in order.
pub struct TeamReader<'a> {
    verifier: Verifier<'a>,
    team: Team,
}

/// What was taken in so far.
struct Team {
    known: Known,
    gatherer: Gatherer,
    /// By id: what the record says was played. None where two records say different things.
    inputs: HashMap<Short, Option<Short>>,
    counted: HashSet<Short>,
    /// Sound plays whose id stands in records with different content, by id.
    held: BTreeMap<String, Vec<(Short, Played, String)>>,
    unsound: BTreeMap<String, Unsound>,
}

impl<'a> TeamReader<'a> {
    /// A reader that replays by this verifier's texts.
    pub fn new(verifier: Verifier<'a>, known: Known, gatherer: Gatherer) -> Self {
        Self {
            verifier,
            team: Team {
                known,
                gatherer,
                inputs: HashMap::new(),
                counted: HashSet::new(),
                held: BTreeMap::new(),
                unsound: BTreeMap::new(),
            },
        }
    }

    /// Looks through a stream: learns its texts, and which ids stand in it.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn look_through(&mut self, reader: impl BufRead) -> io::Result<Seen> {
        let mut seen = Seen::default();
        let mut lines = Lines::new(reader);
        loop {
            let round = lines.round()?;
            if round.is_empty() {
                return Ok(seen);
            }
            for (_, line) in round {
                match line {
                    Ok(Line::Record(record)) => {
                        seen.records += 1;
                        self.team.look_at(&record);
                    }
                    Ok(Line::Text(text)) => {
                        seen.texts += 1;
                        self.verifier.learn(text);
                    }
                    Ok(Line::Rating(_)) => seen.ratings += 1,
                    Err(_) => seen.others += 1,
                }
            }
        }
    }

    /// Takes in the plays of a stream that was looked through before. `name` is what the stream is called in the review.
    ///
    /// # Errors
    /// A stream that cannot be read.
    pub fn take_in(&mut self, reader: impl BufRead, name: &str) -> io::Result<()> {
        let mut unreadable = 0;
        let team = &mut self.team;
        self.verifier.reckon(reader, reckoned, |checked| {
            let place = format!("{name}, line {}", checked.line);
            let why = match (&checked.record, &checked.outcome) {
                (Some(_), _) => return team.take(checked, place),
                (None, Outcome::Altered(why) | Outcome::CannotTell(why)) => why.clone(),
                (None, Outcome::Verified) => return,
            };
            unreadable += 1;
            if unreadable <= MOST_TOLD {
                team.gatherer.add_unreadable(place, why);
            }
        })?;
        if unreadable > MOST_TOLD {
            let more = unreadable - MOST_TOLD;
            self.team.gatherer.add_unreadable(
                name.to_owned(),
                format!("{more} more lines in it cannot be read; it may be another program's"),
            );
        }
        Ok(())
    }

    /// Notes a file that cannot be read at all.
    pub fn tell_unreadable(&mut self, name: String, why: String) {
        self.team.gatherer.add_unreadable(name, why);
    }

    /// Takes in the handed-in plays of a store. Its ids are its own, so there is nothing to look through before.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn take_in_store(&mut self) -> Result<(), StoreError> {
        let team = &mut self.team;
        self.verifier.reckon_store(false, reckoned, |checked| {
            let Some(record) = &checked.record else { return };
            team.look_at(record);
            let place = format!("the store, play {}", record.id);
            team.take(checked, place);
        })
    }

    /// All that was taken in. Where two sound records with one id differ, neither is counted; an unsound copy of a sound record is passed over.
    pub fn finish(self) -> Gatherer {
        self.team.finish()
    }
}

impl Team {
    fn look_at(&mut self, record: &Record) {
        // An unfinished copy of a play is the same play, less far on.
        if counts(record) && record.scorecard.is_some() {
            let content = content(record);
            self.inputs
                .entry(short(&record.id))
                .and_modify(|known| *known = known.filter(|known| *known == content))
                .or_insert(Some(content));
        }
    }

    fn take(&mut self, checked: Checked<(Arc<Game>, Facts)>, place: String) {
        let Some(record) = checked.record else { return };
        if !counts(&record) {
            self.gatherer.count_not_handed_in();
            return;
        }
        match (checked.outcome, checked.reckoned) {
            (Outcome::Verified, None) => self.gatherer.count_not_handed_in(),
            (Outcome::Verified, Some((game, facts))) => {
                let play = self.played(&record, game, facts);
                self.take_sound(play, &record, place);
            }
            (Outcome::Altered(why), _) => self.take_unsound(&record, true, place, why),
            (Outcome::CannotTell(why), _) => self.take_unsound(&record, false, place, why),
        }
    }

    fn take_sound(&mut self, play: Played, record: &Record, place: String) {
        let id = short(&record.id);
        if self.inputs.get(&id).is_some_and(Option::is_none) {
            let held = self.held.entry(record.id.clone()).or_default();
            let content = content(record);
            if held.iter().any(|(known, ..)| *known == content) {
                self.gatherer.count_repeated();
            } else {
                held.push((content, play, place));
            }
        } else if self.counted.insert(id) {
            self.gatherer.add(&play);
        } else {
            self.gatherer.count_repeated();
        }
    }

    fn take_unsound(&mut self, record: &Record, altered: bool, place: String, why: String) {
        let player = record.player();
        let known = self.known.scenarios.get(&record.scenario.id);
        let unsound = Unsound {
            person: player.name,
            team: player.team,
            scenario: record.scenario.id.clone(),
            module: known.and_then(|(_, module)| module.clone()),
            started_at: record.started_at,
            altered,
            id: record.id.clone(),
            place,
            why,
        };
        match self.unsound.get_mut(&record.id) {
            Some(known) => {
                self.gatherer.count_repeated();
                if unsound < *known {
                    *known = unsound;
                }
            }
            None => {
                self.unsound.insert(record.id.clone(), unsound);
            }
        }
    }

    fn played(&self, record: &Record, game: Arc<Game>, facts: Facts) -> Played {
        let player = record.player();
        let known = self.known.scenarios.get(&record.scenario.id);
        Played {
            id: record.id.clone(),
            person: player.name,
            team: player.team,
            scenario: record.scenario.id.clone(),
            game,
            on_shelf: record.rubric == self.known.rubric && known.is_some_and(|(hash, _)| *hash == record.scenario.hash),
            started_at: record.started_at,
            timed: record.timed,
            facts,
        }
    }

    fn finish(mut self) -> Gatherer {
        for (id, mut held) in std::mem::take(&mut self.held) {
            if held.len() == 1 {
                self.counted.insert(short(&id));
                self.gatherer.add(&held.remove(0).1);
                continue;
            }
            let all: Vec<Unsound> = held.into_iter().map(|(_, play, place)| disputed(play, place)).collect();
            if let Some(first) = all.into_iter().min() {
                self.gatherer.add_unsound(first, true);
            }
            self.counted.insert(short(&id));
        }
        for (id, unsound) in std::mem::take(&mut self.unsound) {
            if self.counted.contains(&short(&id)) {
                self.gatherer.count_repeated();
            } else {
                self.gatherer.add_unsound(unsound, false);
            }
        }
        self.gatherer
    }
}

/// Whether a record is one that others may see: handed in, and no second try at a decision.
fn counts(record: &Record) -> bool {
    record.handed_in && record.branch_of.is_none() && !record.left
}

/// What the review needs of a play that has ended.
fn reckoned(session: &Session, outline: &Outline) -> (Arc<Game>, Facts) {
    (session.game().clone(), Facts::of(session, outline))
}

fn disputed(play: Played, place: String) -> Unsound {
    Unsound {
        person: play.person,
        team: play.team,
        scenario: play.scenario,
        module: Some(play.game.scenario().module.clone()),
        started_at: play.started_at,
        altered: false,
        id: play.id,
        place,
        why: "another record with the same id says something else was played; nobody can tell which one is true".into(),
    }
}

/// What a record says was played, by whom and when, in 16 bytes.
fn content(record: &Record) -> Short {
    let player = record.player();
    let said = (player.name, player.team, record.started_at, &record.scenario.id, record.inputs());
    let bytes = serde_json::to_vec(&said).expect("a record is plain data");
    shortened(&Sha256::digest(bytes))
}

fn short(id: &str) -> Short {
    shortened(&Sha256::digest(id))
}

fn shortened(digest: &[u8]) -> Short {
    let mut short = Short::default();
    short.copy_from_slice(&digest[..16]);
    short
}
