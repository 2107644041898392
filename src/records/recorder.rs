//! How a play gets to disk as it goes: everything that is not there yet, in one transaction.

use super::card::Card;
use super::error::StoreError;
use super::people::Person;
use super::plays::{self, OpenPlay};
use super::record::{APP_VERSION, RECORD_FORMAT, Record, ScenarioName};
use super::replay::{self, ResumeError};
use super::store::Store;
use super::texts::{self, Text, TextKind};
use crate::ronfile::TextHash;
use crate::scoring::outline_session;
use crate::session::{CarriedOver, Game, Session, Transcript};
use rusqlite::Connection;
use std::sync::Arc;
use uuid::Uuid;

/// What is known of a play before its first choice.
#[derive(Clone, Debug)]
pub struct NewPlay {
    /// Who plays.
    pub person: Person,
    /// The scenario's id.
    pub scenario_id: String,
    /// The scenario's text.
    pub scenario_text: String,
    /// The rubric's text.
    pub rubric_text: String,
    /// The play this one branches from, where another reply is tried.
    pub branch_of: Option<String>,
    /// When it begins, in milliseconds since 1970, UTC.
    pub started_at: i64,
    /// Whether it counts for others once it has ended.
    pub handed_in: bool,
}

/// Keeps one play as it goes.
///
/// It remembers nothing of what it has written: each [`sync`](Recorder::sync) looks at the store. So a sync that failed is made up for by the next,
/// and a play begun in memory moves to the disk by being synced to another store.
#[derive(Clone, Debug)]
pub struct Recorder {
    id: String,
    person: Person,
    scenario_id: String,
    texts: Vec<Text>,
    branch_of: Option<String>,
    started_at: i64,
    handed_in: bool,
    /// The open play that this one takes the place of, once there is something to write.
    replaces: Option<String>,
}

impl Recorder {
    /// Begins to keep a play. Nothing is written before its first choice.
    pub fn begin(play: NewPlay) -> Self {
        Self {
            id: Uuid::new_v4().to_string(),
            texts: vec![
                Text::new(TextKind::Scenario, &play.scenario_id, &play.scenario_text),
                Text::new(TextKind::Rubric, "rubric", &play.rubric_text),
            ],
            person: play.person,
            scenario_id: play.scenario_id,
            branch_of: play.branch_of,
            started_at: play.started_at,
            handed_in: play.handed_in,
            replaces: None,
        }
    }

    /// Goes on with an open play by its own texts, whatever has become of the scenario's file since.
    ///
    /// # Errors
    /// Texts that are missing, or texts or choices that this version cannot play.
    pub fn resume(store: &Store, play: &OpenPlay) -> Result<(Self, Session), ResumeError> {
        let (texts, session) = kept(store, &play.transcript)?;
        let recorder = Self {
            id: play.id.clone(),
            person: play.person.clone(),
            scenario_id: play.scenario.id.clone(),
            texts,
            branch_of: play.branch_of.clone(),
            started_at: play.started_at,
            handed_in: play.handed_in,
            replaces: None,
        };
        Ok((recorder, session))
    }

    /// Goes on with an open play by other texts, whose game this is, as far as its choices carry over.
    ///
    /// The play that was begun stays in the store as it is, with its own texts. What comes now is a play of its own, of the same standing: nothing
    /// is written before its first new choice, and with that the old one is left for good, so that the talk is offered and counts only once.
    pub fn carry_over(play: &OpenPlay, game: Arc<Game>, scenario_text: &str, rubric_text: &str) -> (Self, Session, CarriedOver) {
        let (session, carried) = Session::carry_over(game, &play.transcript);
        let mut recorder = Self::begin(NewPlay {
            person: play.person.clone(),
            scenario_id: play.scenario.id.clone(),
            scenario_text: scenario_text.to_owned(),
            rubric_text: rubric_text.to_owned(),
            branch_of: play.branch_of.clone(),
            started_at: play.started_at,
            handed_in: play.handed_in,
        });
        recorder.replaces = Some(play.id.clone());
        (recorder, session, carried)
    }

    /// Goes back to a kept play for another try: the play as it was, and a record of its own that branches from it, to be begun at any decision.
    ///
    /// # Errors
    /// A store that cannot be read, a play or a text that is not there, or one that this version cannot play.
    pub fn try_again(store: &Store, play: &str, started_at: i64) -> Result<(Self, Session), ResumeError> {
        let record = store.record(play)?;
        let (texts, session) = kept(store, &record.inputs())?;
        let recorder = Self {
            id: Uuid::new_v4().to_string(),
            person: record.player(),
            scenario_id: record.scenario.id,
            texts,
            branch_of: Some(record.id),
            started_at,
            handed_in: false,
            replaces: None,
        };
        Ok((recorder, session))
    }

    /// Keeps another try at the same play: a record of its own that branches from this one and counts for nobody else.
    pub fn branch(&self, started_at: i64) -> Self {
        Self {
            id: Uuid::new_v4().to_string(),
            branch_of: Some(self.id.clone()),
            started_at,
            handed_in: false,
            replaces: None,
            ..self.clone()
        }
    }

    /// The play's id. It changes when another process has gone on with the same play.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Who plays.
    pub fn person(&self) -> &Person {
        &self.person
    }

    /// The play this one branches from.
    pub fn branch_of(&self) -> Option<&str> {
        self.branch_of.as_deref()
    }

    /// The scenario's id.
    pub fn scenario_id(&self) -> &str {
        &self.scenario_id
    }

    /// The text that is played, of the scenario or of the rubric.
    pub fn text(&self, kind: TextKind) -> &str {
        let text = self.texts.iter().find(|text| text.kind == kind);
        text.map_or("", |text| &text.body)
    }

    /// Whether the play counts for others once it has ended.
    pub fn handed_in(&self) -> bool {
        self.handed_in
    }

    /// Lets the play count for others once it has ended. It is written with the next [`sync`](Recorder::sync).
    pub fn hand_in(&mut self) {
        self.handed_in = true;
    }

    /// Brings to disk whatever of the play is not there yet: texts, choices and, once it has ended, its scorecard.
    ///
    /// All of it is on disk when this returns, or none. A play without a choice is not written. Where another process has gone on with the same
    /// play differently, this one goes on as a new play that branches from it and holds all its choices.
    ///
    /// # Errors
    /// A store that cannot be written. Nothing is lost then: the next sync writes what is missing.
    pub fn sync(&mut self, store: &mut Store, session: &Session) -> Result<(), StoreError> {
        if session.transcript().choices.is_empty() {
            return Ok(());
        }
        let card = outline_session(session).map(|outline| Card::of(&outline));
        let record = self.record(session, card);
        let branch = store.write(|tx| self.write(tx, record))?;
        if let Some(id) = branch {
            self.branch_of = Some(std::mem::replace(&mut self.id, id));
        }
        Ok(())
    }

    fn record(&self, session: &Session, scorecard: Option<Card>) -> Record {
        let transcript = session.transcript();
        Record {
            format: RECORD_FORMAT,
            id: self.id.clone(),
            person: self.person.name.clone(),
            team: self.person.team.clone(),
            scenario: ScenarioName {
                id: self.scenario_id.clone(),
                hash: transcript.scenario.clone(),
            },
            rubric: transcript.rubric.clone(),
            app: APP_VERSION.to_owned(),
            seed: transcript.seed,
            timed: transcript.timed,
            branch_of: self.branch_of.clone(),
            started_at: self.started_at,
            handed_in: self.handed_in,
            left: false,
            transcript: transcript.choices.clone(),
            scorecard,
        }
    }

    /// Writes what is missing; the play's new id if it had to branch.
    fn write(&self, conn: &Connection, mut ours: Record) -> rusqlite::Result<Option<String>> {
        for text in &self.texts {
            texts::keep(conn, text)?;
        }
        let Some((number, kept)) = plays::find(conn, &self.id)? else {
            if let Some(old) = &self.replaces
                && !plays::leave_open(conn, old)?
            {
                // Another process has gone on with the old play, or left it. Then this is another try, and does not count beside that.
                ours.branch_of.get_or_insert_with(|| old.clone());
            }
            plays::insert(conn, &ours)?;
            return Ok(None);
        };
        // Handing in is not taken back by a copy that does not know of it.
        ours.handed_in |= kept.handed_in;
        let same_game =
            (&kept.scenario.hash, &kept.rubric, kept.seed, kept.timed) == (&ours.scenario.hash, &ours.rubric, ours.seed, ours.timed);
        if same_game && kept.transcript.starts_with(&ours.transcript) && (kept.scorecard.is_some() || ours.scorecard.is_none()) {
            if ours.handed_in && !kept.handed_in {
                conn.execute("UPDATE plays SET handed_in = 1 WHERE number = ?1", [number])?;
            }
            return Ok(None);
        }
        if same_game && ours.transcript.starts_with(&kept.transcript) {
            plays::extend(conn, number, &ours, kept.transcript.len())?;
            return Ok(None);
        }
        ours.branch_of = Some(std::mem::replace(&mut ours.id, Uuid::new_v4().to_string()));
        ours.handed_in = self.handed_in;
        plays::insert(conn, &ours)?;
        Ok(Some(ours.id))
    }
}

/// The texts that a play rests on, and the play by them.
fn kept(store: &Store, transcript: &Transcript) -> Result<(Vec<Text>, Session), ResumeError> {
    let text = |kind: TextKind, hash: &TextHash| {
        store.text(hash)?.ok_or_else(|| ResumeError::TextMissing {
            what: kind.name(),
            hash: hash.clone(),
        })
    };
    let texts = vec![
        text(TextKind::Scenario, &transcript.scenario)?,
        text(TextKind::Rubric, &transcript.rubric)?,
    ];
    let game = replay::game(&texts[0].body, &texts[1].body).map_err(ResumeError::Unplayable)?;
    let session = replay::replay(game, transcript).map_err(ResumeError::Unplayable)?;
    Ok((texts, session))
}
