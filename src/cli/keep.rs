//! How a play in the terminal is kept: each choice on disk before the next is asked for; trouble with the disk is told once and stops nothing.

use super::args::PlayArgs;
use super::output;
use crate::records::{NewPlay, OpenPlay, Person, Recorder, ResumeError, Store, StoreError};
use crate::scenario::Entry;
use crate::session::Session;
use crate::workplace::{Resumed, Workplace};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// Keeps one play, or none where none is to be kept.
pub(super) struct Keeper {
    /// The data folder; none with `--no-save`.
    dir: Option<PathBuf>,
    store: Option<Store>,
    recorder: Option<Recorder>,
    person: Person,
    handed_in: bool,
    told: bool,
    kept: bool,
}

impl Keeper {
    pub(super) fn new(workplace: &Workplace, args: &PlayArgs) -> Self {
        let mut keeper = Self {
            dir: (!args.no_save).then(|| workplace.data_dir.clone()),
            store: None,
            recorder: None,
            person: Person::new(args.name.as_deref().unwrap_or_default(), ""),
            handed_in: args.name.is_some(),
            told: false,
            kept: false,
        };
        let opened = keeper.open();
        keeper.tell(opened);
        keeper
    }

    /// The store may be there by now even if it was not before: another program may have let go of it, or the disk may have room again.
    fn open(&mut self) -> Result<(), StoreError> {
        if let (None, Some(dir)) = (&self.store, &self.dir) {
            self.store = Some(Store::open(dir)?);
        }
        Ok(())
    }

    fn tell(&mut self, result: Result<(), StoreError>) {
        if let Err(error) = result
            && !std::mem::replace(&mut self.told, true)
        {
            output::say_error(&format!("{error}; the play goes on, unsaved"));
        }
    }

    /// The latest play of this person that this talk could go on with. A play by the clock is for the window.
    pub(super) fn open_play(&mut self, scenario: &str, seed: Option<u64>) -> Option<OpenPlay> {
        match self.store.as_ref()?.open_plays(&self.person) {
            Ok(plays) => plays.into_iter().find(|play| {
                let transcript = &play.transcript;
                play.scenario.id == scenario && !transcript.timed && seed.is_none_or(|seed| seed == transcript.seed)
            }),
            Err(error) => {
                self.tell(Err(error));
                None
            }
        }
    }

    /// Goes on with an open play, and with what is to be said of its scenario. None, with a word, if that cannot be done.
    pub(super) fn resume(&mut self, workplace: &Workplace, entry: &Entry, play: &OpenPlay) -> Option<(Session, Option<String>)> {
        match workplace.resume(self.store.as_ref()?, play, Some(entry)) {
            Ok(Resumed {
                mut recorder,
                session,
                note,
            }) => {
                if self.handed_in {
                    recorder.hand_in();
                }
                self.recorder = Some(recorder);
                self.kept = true;
                // No reply will follow that could bring it to disk.
                if session.ending().is_some() {
                    self.keep(&session);
                }
                Some((session, note))
            }
            Err(ResumeError::Store(error)) => {
                self.tell(Err(error));
                None
            }
            Err(error) => {
                output::say_error(&format!("that talk cannot be gone on with: {error}"));
                self.leave(play);
                None
            }
        }
    }

    /// Leaves an open play for good.
    pub(super) fn leave(&mut self, play: &OpenPlay) {
        if let Some(store) = &mut self.store {
            let left = store.leave(&play.id);
            self.tell(left);
        }
    }

    /// Begins to keep a new play.
    pub(super) fn begin(&mut self, workplace: &Workplace, entry: &Entry) {
        self.recorder = Some(Recorder::begin(NewPlay {
            person: self.person.clone(),
            scenario_id: entry.id.clone(),
            scenario_text: entry.source.text.clone(),
            rubric_text: workplace.rubric_text.to_string(),
            branch_of: None,
            started_at: now(),
            handed_in: self.handed_in,
        }));
    }

    /// Whether the talk can be gone on with where it stands.
    pub(super) fn is_kept(&self) -> bool {
        self.kept
    }

    /// Brings to disk what is not there yet.
    pub(super) fn keep(&mut self, session: &Session) {
        let opened = self.open();
        self.tell(opened);
        if let (Some(store), Some(recorder)) = (&mut self.store, &mut self.recorder) {
            let kept = recorder.sync(store, session);
            self.kept = kept.is_ok();
            self.tell(kept);
        }
    }
}

/// Milliseconds since 1970. A clock that stands before that says 0.
fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
