//! How a team fares: the handed-in plays of the store replayed, and those that are asked for added up.

use super::Workplace;
use crate::records::{Known, Store, StoreError, TeamReader, Verifier};
use crate::review::{Gathered, Gatherer, Wanted};
use crate::scenario::Library;

/// What is asked of a review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which plays are wanted.
    pub wanted: Wanted,
    /// Whether people are called by numbers.
    pub hide_names: bool,
}

impl Workplace {
    /// A reader of a team's plays, for what is asked. The store gives texts, where there is one. With `rows`, a row is kept for every play.
    pub fn team_reader<'a>(&self, store: Option<&'a Store>, library: &Library, asked: &Asked, rows: bool) -> TeamReader<'a> {
        let verifier = Verifier::new(store, self.known_texts(library));
        TeamReader::new(verifier, self.known(library), Gatherer::new(asked.wanted.clone(), rows))
    }

    /// How the team fares whose plays are in the store; an empty review where there is none. Every play is replayed, so with many it takes a
    /// while: a window asks for it on a thread of its own, with a store opened there.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn team_review(&self, store: Option<&Store>, library: &Library, asked: &Asked, rows: bool) -> Result<Gathered, StoreError> {
        let mut reader = self.team_reader(store, library, asked, rows);
        if store.is_some() {
            reader.take_in_store()?;
        }
        Ok(reader.finish().finish_whole(asked.hide_names))
    }

    /// What is on the shelf here.
    fn known(&self, library: &Library) -> Known {
        let scenarios = library.entries.iter().map(|entry| {
            let module = entry.scenario.as_ref().map(|scenario| scenario.module.clone());
            (entry.id.clone(), (entry.hash.clone(), module))
        });
        Known {
            scenarios: scenarios.collect(),
            rubric: self.rubric_hash.clone(),
        }
    }
}
