//! The plays in the store: how they are read, how a record becomes one, and what may be done to them later.

use super::card::Card;
use super::error::{StoreError, Trouble};
use super::people::{self, Person};
use super::record::{RECORD_FORMAT, Record, ScenarioName};
use super::store::Store;
use crate::ronfile::TextHash;
use crate::session::{Choice, Pace, Transcript};
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};

/// A play that was begun and neither ended nor left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPlay {
    /// The play's id.
    pub id: String,
    /// Who plays.
    pub person: Person,
    /// What is played.
    pub scenario: ScenarioName,
    /// The rubric's hash.
    pub rubric: TextHash,
    /// When it began, in milliseconds since 1970, UTC.
    pub started_at: i64,
    /// Whether it counts for others once it has ended.
    pub handed_in: bool,
    /// The play it branched from.
    pub branch_of: Option<String>,
    /// The inputs so far.
    pub transcript: Transcript,
}

/// A place in the order of plays: behind this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    started_at: i64,
    id: String,
}

impl After {
    /// Behind this record.
    pub fn of(record: &Record) -> Self {
        Self {
            started_at: record.started_at,
            id: record.id.clone(),
        }
    }
}

/// Where a play stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlayState {
    Open,
    Done,
    Left,
}

impl PlayState {
    pub(super) fn name(self) -> &'static str {
        match self {
            PlayState::Open => "open",
            PlayState::Done => "done",
            PlayState::Left => "left",
        }
    }

    pub(super) fn of(record: &Record) -> Self {
        if record.scorecard.is_some() {
            PlayState::Done
        } else if record.left {
            PlayState::Left
        } else {
            PlayState::Open
        }
    }
}

impl Store {
    /// One play.
    ///
    /// # Errors
    /// No such play, or a store that cannot be read.
    pub fn record(&self, play: &str) -> Result<Record, StoreError> {
        self.read(|conn| find(conn, play))?
            .map(|(_, record)| record)
            .ok_or_else(|| self.no_such_play(play))
    }

    /// The plays that have ended and were handed in, or all there are; by their beginning, then by id.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn records(&self, all: bool) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| {
            let mut records = Vec::new();
            each(conn, all, |record| {
                records.push(record);
                Ok::<(), rusqlite::Error>(())
            })?;
            Ok(records)
        })
    }

    /// The next so many of these plays, from the first or behind one of them. So all can be looked at, with few in memory.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn records_after(&self, all: bool, after: Option<&After>, most: usize) -> Result<Vec<Record>, StoreError> {
        self.read(|conn| {
            let sql = format!(
                "{SELECT} WHERE {} AND (plays.started_at, plays.id) > (?1, ?2) ORDER BY plays.started_at, plays.id LIMIT ?3",
                which(all)
            );
            let mut statement = conn.prepare_cached(&sql)?;
            let (started_at, id) = after.map_or((i64::MIN, ""), |after| (after.started_at, after.id.as_str()));
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let mut rows = statement.query(params![started_at, id, most])?;
            let mut records = Vec::new();
            while let Some(row) = rows.next()? {
                records.push(read_row(conn, row)?.1);
            }
            Ok(records)
        })
    }

    /// The plays that somebody may go on with, the latest first.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn open_plays(&self, person: &Person) -> Result<Vec<OpenPlay>, StoreError> {
        self.read(|conn| {
            let sql = format!(
                "{SELECT} WHERE people.name = ?1 AND people.team = ?2 AND plays.state = 'open' ORDER BY plays.started_at DESC, plays.id"
            );
            let mut statement = conn.prepare_cached(&sql)?;
            let mut rows = statement.query(params![person.name, person.team])?;
            let mut plays = Vec::new();
            while let Some(row) = rows.next()? {
                let (_, record) = read_row(conn, row)?;
                plays.push(OpenPlay {
                    transcript: record.inputs(),
                    id: record.id,
                    person: person.clone(),
                    scenario: record.scenario,
                    rubric: record.rubric,
                    started_at: record.started_at,
                    handed_in: record.handed_in,
                    branch_of: record.branch_of,
                });
            }
            Ok(plays)
        })
    }

    /// Leaves an open play for good: it is offered no longer, and stays in the store. One that has ended stays as it is.
    ///
    /// # Errors
    /// No such play, or a store that cannot be written.
    pub fn leave(&mut self, play: &str) -> Result<(), StoreError> {
        self.change(
            play,
            "UPDATE plays SET state = CASE state WHEN 'open' THEN 'left' ELSE state END WHERE id = ?1",
        )
    }

    /// Hands a play in: from its ending on it counts for others.
    ///
    /// # Errors
    /// No such play, or a store that cannot be written.
    pub fn hand_in(&mut self, play: &str) -> Result<(), StoreError> {
        self.change(play, "UPDATE plays SET handed_in = 1 WHERE id = ?1")
    }

    fn change(&mut self, play: &str, sql: &str) -> Result<(), StoreError> {
        match self.write(|tx| tx.execute(sql, params![play]))? {
            0 => Err(self.no_such_play(play)),
            _ => Ok(()),
        }
    }

    fn no_such_play(&self, play: &str) -> StoreError {
        StoreError::new(Trouble::NoSuchPlay, self.place(), play)
    }
}

const SELECT: &str = "SELECT plays.number, plays.id, people.name, people.team, plays.scenario, plays.scenario_hash, plays.rubric_hash, \
     plays.app, plays.seed, plays.timed, plays.branch_of, plays.started_at, plays.handed_in, plays.state, plays.scorecard \
     FROM plays JOIN people ON people.number = plays.person";

/// The plays that have ended and were handed in, or all there are.
fn which(all: bool) -> &'static str {
    if all { "TRUE" } else { "plays.handed_in AND plays.state = 'done'" }
}

/// Hands out the plays one by one, so that no more than one is in memory.
pub(super) fn each<E: From<rusqlite::Error>>(conn: &Connection, all: bool, mut work: impl FnMut(Record) -> Result<(), E>) -> Result<(), E> {
    let mut statement = conn.prepare_cached(&format!("{SELECT} WHERE {} ORDER BY plays.started_at, plays.id", which(all)))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        work(read_row(conn, row)?.1)?;
    }
    Ok(())
}

/// A play's number in the store, and the play.
pub(super) fn find(conn: &Connection, play: &str) -> rusqlite::Result<Option<(i64, Record)>> {
    conn.prepare_cached(&format!("{SELECT} WHERE plays.id = ?1"))?
        .query_row(params![play], |row| read_row(conn, row))
        .optional()
}

fn read_row(conn: &Connection, row: &Row<'_>) -> rusqlite::Result<(i64, Record)> {
    let number: i64 = row.get(0)?;
    let scorecard = row
        .get_ref(14)?
        .as_str_or_null()?
        .map(Card::parse)
        .transpose()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(14, Type::Text, Box::new(error)))?;
    let record = Record {
        format: RECORD_FORMAT,
        id: row.get(1)?,
        person: row.get(2)?,
        team: row.get(3)?,
        scenario: ScenarioName {
            id: row.get(4)?,
            hash: TextHash(row.get(5)?),
        },
        rubric: TextHash(row.get(6)?),
        app: row.get(7)?,
        seed: row.get::<_, i64>(8)?.cast_unsigned(),
        timed: row.get(9)?,
        branch_of: row.get(10)?,
        started_at: row.get(11)?,
        handed_in: row.get(12)?,
        left: row.get_ref(13)?.as_str()? == PlayState::Left.name(),
        transcript: choices(conn, number)?,
        scorecard,
    };
    Ok((number, record))
}

fn choices(conn: &Connection, play: i64) -> rusqlite::Result<Vec<Choice>> {
    let mut statement = conn.prepare_cached("SELECT node, reply, at_ms, pace FROM choices WHERE play = ?1 ORDER BY n")?;
    let choices = statement.query_map(params![play], |row| {
        Ok(Choice {
            node: row.get(0)?,
            reply: row.get(1)?,
            at_ms: row.get::<_, i64>(2)?.cast_unsigned(),
            pace: match row.get_ref(3)?.as_str()? {
                "slow" => Pace::Slow,
                "late" => Pace::Late,
                _ => Pace::Prompt,
            },
        })
    })?;
    choices.collect()
}

/// Leaves an open play for good. False if it is not open, or not there.
pub(super) fn leave_open(conn: &Connection, play: &str) -> rusqlite::Result<bool> {
    let changed = conn
        .prepare_cached("UPDATE plays SET state = 'left' WHERE id = ?1 AND state = 'open'")?
        .execute(params![play])?;
    Ok(changed > 0)
}

/// Writes a play that is not there yet, with its choices.
pub(super) fn insert(conn: &Connection, record: &Record) -> rusqlite::Result<()> {
    let person = people::keep(conn, &record.player())?;
    let head = record.scorecard.as_ref().map(Card::head);
    conn.prepare_cached(
        "INSERT INTO plays (id, person, scenario, scenario_hash, rubric_hash, app, seed, timed, branch_of, started_at, handed_in, state, \
         scorecard, passed, overall, ending) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?
    .execute(params![
        record.id,
        person,
        record.scenario.id,
        record.scenario.hash.0,
        record.rubric.0,
        record.app,
        record.seed.cast_signed(),
        record.timed,
        record.branch_of,
        record.started_at,
        record.handed_in,
        PlayState::of(record).name(),
        record.scorecard.as_ref().map(Card::text),
        head.as_ref().map(|head| head.passed),
        head.as_ref().and_then(|head| head.overall),
        head.as_ref().and_then(|head| head.ending.as_deref()),
    ])?;
    add_choices(conn, conn.last_insert_rowid(), record, 0)
}

/// Writes what a play has gained: the choices after the first `kept`, its state, scorecard and handing in.
pub(super) fn extend(conn: &Connection, number: i64, record: &Record, kept: usize) -> rusqlite::Result<()> {
    add_choices(conn, number, record, kept)?;
    let head = record.scorecard.as_ref().map(Card::head);
    conn.prepare_cached(
        "UPDATE plays SET app = ?2, handed_in = ?3, state = ?4, scorecard = ?5, passed = ?6, overall = ?7, ending = ?8 WHERE number = ?1",
    )?
    .execute(params![
        number,
        record.app,
        record.handed_in,
        PlayState::of(record).name(),
        record.scorecard.as_ref().map(Card::text),
        head.as_ref().map(|head| head.passed),
        head.as_ref().and_then(|head| head.overall),
        head.as_ref().and_then(|head| head.ending.as_deref()),
    ])?;
    Ok(())
}

fn add_choices(conn: &Connection, number: i64, record: &Record, kept: usize) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached("INSERT INTO choices (play, n, node, reply, at_ms, pace) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (n, choice) in (0_i64..).zip(&record.transcript).skip(kept) {
        let pace = match choice.pace {
            Pace::Prompt => "prompt",
            Pace::Slow => "slow",
            Pace::Late => "late",
        };
        let at_ms = choice.at_ms.cast_signed();
        statement.execute(params![number, n, choice.node, choice.reply, at_ms, pace])?;
    }
    Ok(())
}
