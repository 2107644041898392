//! Plays of simulated trainees as records: the same simulation gives the same lines, on every machine and at any time.

use super::card::Card;
use super::exchange::line;
use super::people::Person;
use super::record::{APP_VERSION, RECORD_FORMAT, Record, ScenarioName, TextLine};
use super::texts::{Text, TextKind};
use crate::scoring::outline_session;
use crate::session::Session;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use uuid::Builder;

/// The team that simulated trainees are in.
pub const SIMULATED_TEAM: &str = "Simulated";

/// The record of a simulated play. It counts for others where it came to an ending; where it did not, it was left for good.
///
/// Its id follows from scenario, rubric, kind and seed, so that importing the same simulation twice adds nothing.
pub fn simulated(scenario_id: &str, kind: &str, session: &Session) -> Record {
    let seed = session.transcript().seed;
    let person = Person::new(&format!("Simulated {kind} {seed:04}"), SIMULATED_TEAM);
    // No clock runs in a simulation.
    record(scenario_id, &person, 0, kind, session)
}

/// The record of a play by somebody of a made-up team, begun at this moment, in milliseconds since 1970, UTC.
///
/// Its id follows from scenario, rubric, person, moment and seed.
pub fn simulated_sitting(scenario_id: &str, person: &Person, started_at: i64, session: &Session) -> Record {
    let sitting = format!("{}\n{}\n{started_at}", person.name, person.team);
    record(scenario_id, person, started_at, &sitting, session)
}

fn record(scenario_id: &str, person: &Person, started_at: i64, named: &str, session: &Session) -> Record {
    let transcript = session.transcript();
    let name = format!(
        "goodword simulate\n{}\n{}\n{named}\n{}",
        transcript.scenario, transcript.rubric, transcript.seed
    );
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&Sha256::digest(name)[..16]);
    let card = outline_session(session).map(|outline| Card::of(&outline));
    Record {
        format: RECORD_FORMAT,
        id: Builder::from_custom_bytes(bytes).into_uuid().to_string(),
        person: person.name.clone(),
        team: person.team.clone(),
        scenario: ScenarioName {
            id: scenario_id.to_owned(),
            hash: transcript.scenario.clone(),
        },
        rubric: transcript.rubric.clone(),
        app: APP_VERSION.into(),
        seed: transcript.seed,
        timed: transcript.timed,
        branch_of: None,
        started_at,
        handed_in: card.is_some(),
        left: card.is_none(),
        transcript: transcript.choices.clone(),
        scorecard: card,
    }
}

/// Writes the texts that records need, each as a line: the scenarios, each by its id, and the rubric.
///
/// # Errors
/// A writer that fails.
pub fn write_texts<'a>(scenarios: impl IntoIterator<Item = (&'a str, &'a str)>, rubric: &str, out: &mut dyn Write) -> io::Result<()> {
    let scenarios = scenarios.into_iter().map(|(id, text)| Text::new(TextKind::Scenario, id, text));
    let mut texts = scenarios.chain([Text::new(TextKind::Rubric, "rubric", rubric)]);
    let format = RECORD_FORMAT;
    texts.try_for_each(|text| line(out, &TextLine { format, text }))
}

/// Writes a record as a line.
///
/// # Errors
/// A writer that fails.
pub fn write_record(record: &Record, out: &mut dyn Write) -> io::Result<()> {
    line(out, record)
}
