//! Where everything lies for this run: the data folder, the scenario folders, the rubric.

mod calibration;
mod progress;
mod review;
mod shelf;

pub use progress::Reckoned;
pub use review::Asked;
pub use shelf::{OnShelf, Resumed};

use crate::diagnostics::{Report, SourceFile, has_errors};
use crate::ronfile::{TextHash, normalise};
use crate::rubric::{self, Rubric};
use crate::scenario::{Entry, Library, Sources, read_text};
use crate::session::Game;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the command line and the environment say of places.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The data folder, in place of the user's usual one.
    pub data_dir: Option<PathBuf>,
    /// A folder of scenarios beside the shipped ones.
    pub scenarios: Option<PathBuf>,
    /// A rubric in place of the built-in one.
    pub rubric: Option<PathBuf>,
}

/// The places of this run, and the rubric plays are judged by.
#[derive(Clone, Debug)]
pub struct Workplace {
    /// Where records are kept.
    pub data_dir: PathBuf,
    /// Where scenarios are looked for, beside the shipped ones.
    pub sources: Sources,
    /// The rubric.
    pub rubric: Arc<Rubric>,
    /// The rubric's text.
    pub rubric_text: Arc<str>,
    /// The name of that text.
    pub rubric_hash: TextHash,
}

/// Why a run cannot begin.
#[derive(Debug)]
pub enum WorkplaceError {
    /// The rubric that was asked for has faults.
    Rubric(Box<Report>),
    /// No data folder was named, and the system names none.
    NoHome,
    /// The folder of scenarios that was asked for is not there.
    NoFolder(PathBuf),
}

impl Workplace {
    /// Settles all places. The data folder is not touched yet.
    ///
    /// # Errors
    /// A rubric with faults, a folder of scenarios that is not there, or no place for data.
    pub fn open(places: &Places) -> Result<Self, WorkplaceError> {
        if let Some(folder) = places.scenarios.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(WorkplaceError::NoFolder(folder.clone()));
        }
        let data_dir = match &places.data_dir {
            Some(dir) => dir.clone(),
            None => directories::ProjectDirs::from("", "", "goodword")
                .ok_or(WorkplaceError::NoHome)?
                .data_dir()
                .to_owned(),
        };
        let (rubric, text) = match &places.rubric {
            Some(path) => read_rubric(path)?,
            None => (rubric::default_rubric(), rubric::DEFAULT_TEXT.to_owned()),
        };
        let own = data_dir.join("scenarios");
        let text = normalise(&text).into_owned();
        Ok(Self {
            sources: Sources {
                folders: std::iter::once(own).chain(places.scenarios.clone()).collect(),
            },
            data_dir,
            rubric: Arc::new(rubric),
            rubric_hash: TextHash::of(&text),
            rubric_text: text.into(),
        })
    }

    /// The trainer's own folder of scenarios.
    pub fn own_scenarios(&self) -> PathBuf {
        self.data_dir.join("scenarios")
    }

    /// Everything there is to play.
    pub fn library(&self) -> Library {
        Library::open(&self.sources, &self.rubric)
    }

    /// Makes a scenario ready; none if it has faults.
    pub fn game(&self, entry: &Entry) -> Option<Arc<Game>> {
        let scenario = entry.scenario.clone()?;
        Some(Arc::new(Game::new(
            scenario,
            entry.hash.clone(),
            self.rubric.clone(),
            self.rubric_hash.clone(),
        )))
    }
}

fn read_rubric(path: &Path) -> Result<(Rubric, String), WorkplaceError> {
    let name = path.display().to_string();
    let text = read_text(path).map_err(|problem| {
        WorkplaceError::Rubric(Box::new(Report {
            source: SourceFile::new(name.clone(), ""),
            problems: vec![*problem],
        }))
    })?;
    match rubric::load(&text) {
        (Some(rubric), problems) if !has_errors(&problems) => Ok((rubric, text)),
        (_, problems) => Err(WorkplaceError::Rubric(Box::new(Report {
            source: SourceFile::new(name, text),
            problems,
        }))),
    }
}
