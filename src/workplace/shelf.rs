//! How a play stands to what lies on the shelf under its id now, and how one goes on that was begun before that changed.

use super::Workplace;
use crate::records::{OpenPlay, Recorder, ResumeError, Store};
use crate::ronfile::TextHash;
use crate::scenario::Entry;
use crate::session::Session;

/// What lies on the shelf under the id of a play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnShelf {
    /// The text that was played.
    Same,
    /// Another text.
    Changed,
    /// A file that cannot be played.
    Broken,
    /// Nothing.
    Gone,
}

impl OnShelf {
    /// What lies there, for a play by the text of this hash.
    pub fn of(entry: Option<&Entry>, played: &TextHash) -> Self {
        match entry {
            None => OnShelf::Gone,
            Some(entry) if entry.hash == *played => OnShelf::Same,
            Some(entry) if entry.scenario.is_none() => OnShelf::Broken,
            Some(_) => OnShelf::Changed,
        }
    }

    /// What is said beside a record or a scorecard; nothing where the text is the same, or was never on this shelf.
    pub fn note(self) -> Option<&'static str> {
        match self {
            OnShelf::Same | OnShelf::Gone => None,
            OnShelf::Changed | OnShelf::Broken => {
                Some("This scenario has changed since this talk began. The scores are by the text that you played.")
            }
        }
    }

    /// What is said of a talk that goes on by its own text.
    fn as_it_was(self) -> Option<&'static str> {
        match self {
            OnShelf::Same | OnShelf::Changed => None,
            OnShelf::Broken => Some("This scenario has changed since you began, and has faults now. You go on with the talk as it was."),
            OnShelf::Gone => Some("This scenario is no longer on the shelf. You go on with the talk as it was."),
        }
    }
}

/// A play that is gone on with.
#[derive(Debug)]
pub struct Resumed {
    /// What keeps it.
    pub recorder: Recorder,
    /// The play.
    pub session: Session,
    /// What the player is told of the scenario, if it is not what it was.
    pub note: Option<String>,
}

impl Workplace {
    /// Goes on with an open play: over to the text on the shelf where that has changed and can be played, by its own text where not.
    ///
    /// # Errors
    /// Texts that are missing, or texts or choices that this version cannot play.
    pub fn resume(&self, store: &Store, play: &OpenPlay, entry: Option<&Entry>) -> Result<Resumed, ResumeError> {
        let shelf = OnShelf::of(entry, &play.scenario.hash);
        if let (OnShelf::Changed, Some(entry)) = (shelf, entry)
            && let Some(game) = self.game(entry)
        {
            let (recorder, session, carried) = Recorder::carry_over(play, game, &entry.source.text, &self.rubric_text);
            return Ok(Resumed {
                recorder,
                session,
                note: Some(carried.words()),
            });
        }
        let (recorder, session) = Recorder::resume(store, play)?;
        Ok(Resumed {
            recorder,
            session,
            note: shelf.as_it_was().map(str::to_owned),
        })
    }
}
