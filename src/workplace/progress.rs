//! How somebody gets on: their plays replayed, held against everything there is to practise.

use super::Workplace;
use crate::calendar::Day;
use crate::course::{self, Occasion, Progress};
use crate::records::{Person, Store, StoreError, Verifier};
use crate::ronfile::TextHash;
use crate::rubric;
use crate::scenario::Library;

/// How somebody gets on.
#[derive(Clone, Debug)]
pub struct Reckoned {
    /// What was reckoned.
    pub progress: Progress,
    /// Plays that were left out: the play's id, and why, in half a sentence.
    pub left_out: Vec<(String, String)>,
}

impl Workplace {
    /// The texts that are known without a store, by their names: of the library, of the built-in rubric and of this run's.
    pub fn known_texts(&self, library: &Library) -> Vec<(TextHash, String)> {
        let entries = library.entries.iter();
        entries
            .map(|entry| (entry.hash.clone(), entry.source.text.clone()))
            .chain([
                (TextHash::of(rubric::DEFAULT_TEXT), rubric::DEFAULT_TEXT.to_owned()),
                (self.rubric_hash.clone(), self.rubric_text.to_string()),
            ])
            .collect()
    }

    /// Every decision that there is to practise in.
    pub fn occasions(&self, library: &Library) -> Vec<Occasion> {
        let entries = library.entries.iter();
        entries
            .filter_map(|entry| Some(course::occasions(&entry.id, &self.game(entry)?)))
            .flatten()
            .collect()
    }

    /// How somebody gets on by a day; later plays are left out. Every play is replayed, so that nothing derived is believed.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn progress(
        &self,
        store: &Store,
        library: &Library,
        occasions: &[Occasion],
        person: &Person,
        today: Day,
    ) -> Result<Reckoned, StoreError> {
        let mut verifier = Verifier::new(Some(store), self.known_texts(library));
        let mut finished = store.finished(person, &mut verifier)?;
        finished.plays.retain(|play| Day::of(play.when) <= today);
        Ok(Reckoned {
            progress: course::progress(&finished.plays, occasions, today),
            left_out: finished.left_out,
        })
    }
}
