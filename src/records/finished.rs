//! Somebody's plays that have ended, as progress is reckoned from them: replayed, so that nothing derived is believed.

use super::error::StoreError;
use super::people::Person;
use super::plays::PlayState;
use super::store::Store;
use super::verify::Verifier;
use crate::course::Finished;
use rusqlite::params;

/// Somebody's plays that have ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FinishedPlays {
    /// Those that were verified, by their beginning, then by id.
    pub plays: Vec<Finished>,
    /// The others: the play's id, and why it is left out, in half a sentence.
    pub left_out: Vec<(String, String)>,
}

impl Store {
    /// Somebody's plays that have ended, handed in or not, each verified by its own texts. One record is in memory at a time.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn finished(&self, person: &Person, verifier: &mut Verifier<'_>) -> Result<FinishedPlays, StoreError> {
        let mut finished = FinishedPlays::default();
        for id in self.finished_ids(person)? {
            let record = self.record(&id)?;
            match verifier.session(&record) {
                Ok(session) => {
                    let branch_of = record.branch_of.as_deref();
                    let play = Finished::of(&record.id, &record.scenario.id, record.started_at, branch_of, &session);
                    finished.plays.extend(play);
                }
                Err(why) => finished.left_out.push((id, why)),
            }
        }
        Ok(finished)
    }

    fn finished_ids(&self, person: &Person) -> Result<Vec<String>, StoreError> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT plays.id FROM plays JOIN people ON people.number = plays.person \
                 WHERE people.name = ?1 AND people.team = ?2 AND plays.state = ?3 ORDER BY plays.started_at, plays.id",
            )?;
            let ids = statement.query_map(params![person.name, person.team, PlayState::Done.name()], |row| row.get(0))?;
            ids.collect()
        })
    }
}
