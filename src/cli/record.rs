//! `goodword play --record`: a play that has just been played becomes a golden play beside its scenario.

use super::coverage::file_of;
use super::output::Failure;
use crate::diagnostics::{Report, SourceFile};
use crate::golden::{self, Refused};
use crate::records::write_whole;
use crate::ronfile::normalise;
use crate::scenario::{Entry, plays_beside, read_text};
use crate::scoring::Scorecard;
use crate::session::{Game, Session};
use serde::Serialize;
use std::io;
use std::path::PathBuf;

/// Where a play is to be written down, and under which name.
pub(super) struct RecordPlace {
    file: PathBuf,
    name: String,
}

/// A play that was written down.
#[derive(Serialize)]
pub(super) struct RecordedAs {
    file: String,
    name: String,
    replaced: bool,
}

impl RecordPlace {
    /// Settled before the play begins, so that nobody plays to the end for nothing.
    pub(super) fn of(entry: &Entry, name: &str) -> Result<Self, Failure> {
        Ok(Self {
            file: plays_beside(file_of(entry)?),
            name: name.trim().to_owned(),
        })
    }

    /// Writes the file whole, or leaves it as it is.
    pub(super) fn write(&self, game: &Game, session: &Session, card: &Scorecard) -> Result<RecordedAs, Failure> {
        let file = self.file.display().to_string();
        let (scenario, rubric) = (&session.transcript().scenario, &session.transcript().rubric);
        if scenario != game.scenario_hash() || rubric != game.rubric_hash() {
            return Err(Failure::said(
                "the play is not written down: it was begun with an older text of the scenario or the rubric; play it anew",
            ));
        }
        let report = |text: &str, problems| {
            Failure::Report(Box::new(Report {
                source: SourceFile::new(file.clone(), text),
                problems,
            }))
        };
        let before = match self.file.exists() {
            true => Some(read_text(&self.file).map_err(|problem| report("", vec![*problem]))?),
            false => None,
        };
        let recorded = golden::record(before.as_deref(), &self.name, session, card).map_err(|refused| match refused {
            Refused::Name => Failure::said(refused.to_string()),
            Refused::Faulty(problems) => report(&normalise(before.as_deref().unwrap_or_default()), problems),
        })?;
        write_whole(&self.file, |out| out.write_all(recorded.text.as_bytes()))
            .map_err(|error: io::Error| Failure::said(format!("{file} cannot be written, and stays as it was: {error}")))?;
        Ok(RecordedAs {
            file,
            name: self.name.clone(),
            replaced: recorded.replaced,
        })
    }
}

impl RecordedAs {
    /// What was done, for people.
    pub(super) fn words(&self) -> String {
        let Self { file, name, .. } = self;
        match self.replaced {
            true => format!("\nThe golden play “{name}” in {file} is replaced by this one."),
            false => format!("\nWritten down as the golden play “{name}” in {file}."),
        }
    }
}
