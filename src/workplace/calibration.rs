//! A calibration round on this machine: the next talk for a reviewer, and the key once they have handed in their rating.

use super::Workplace;
use crate::calibration::{Answer, Opinion, Rating, Reviewer, Talk};
use crate::records::{Person, Store, StoreError, ToRate, Verifier};
use crate::scenario::Library;

impl Workplace {
    /// What there is for a reviewer to rate next.
    ///
    /// # Errors
    /// A store that cannot be read.
    pub fn to_rate(&self, store: &Store, library: &Library, reviewer: &Person) -> Result<ToRate, StoreError> {
        store.to_rate(reviewer, &mut Verifier::new(Some(store), self.known_texts(library)))
    }

    /// Keeps what a reviewer made of a talk, and only then gives out the key; none if the play has gone meanwhile. `rated_at` is in milliseconds since
    /// 1970, UTC.
    ///
    /// # Errors
    /// A store that cannot be written or read.
    pub fn rate(
        &self,
        store: &mut Store,
        library: &Library,
        reviewer: &Person,
        talk: &Talk,
        opinion: &Opinion,
        rated_at: i64,
    ) -> Result<(Rating, Option<Answer>), StoreError> {
        let reviewer = Reviewer {
            name: reviewer.name.clone(),
            team: reviewer.team.clone(),
        };
        let rating = talk.rating(&reviewer, rated_at, opinion);
        store.keep_rating(&rating)?;
        let mut verifier = Verifier::new(Some(store), self.known_texts(library));
        let answer = store.answer(&mut verifier, &talk.play)?;
        Ok((rating, answer))
    }
}
