//! Where scenarios are found: the shipped ones in the binary, then the author's own folders, which win on equal ids.

use super::{Loaded, MAX_BYTES, Released, Scenario, load};
use crate::diagnostics::{Code, Diagnostic, SourceFile, Span};
use crate::ronfile::{TextHash, normalise};
use crate::rubric::Rubric;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

macro_rules! shipped {
    ($($id:literal)*) => {
        /// The shipped scenarios: id and text.
        const SHIPPED: &[(&str, &str)] = &[$(($id, include_str!(concat!("../../scenarios/", $id, ".ron"))),)*];
    };
}

shipped! {
    "allergy-menu"
    "cold-supper"
    "dirty-shirt"
    "dry-summer"
    "estimated-bill"
    "exam-desks"
    "first-login"
    "late-refund"
    "left-on-platform"
    "missed-technician"
    "name-order"
    "no-heating"
    "other-name"
    "pushchair-brake"
    "quiet-room"
    "sale-shoes"
    "swim-class"
    "third-telling"
    "thirty-percent"
    "three-rings"
    "three-things"
}

/// How the name of a file of plays ends. It stands beside its scenario and is called after it.
const PLAYS: &str = ".plays.ron";
/// How the name of a file with released ids ends.
const RELEASED: &str = ".released.ron";
/// How deep folders are searched.
const MAX_DEPTH: usize = 3;

/// Where a scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The binary.
    Shipped,
    /// A file.
    File(PathBuf),
}

/// A scenario that was found, sound or not.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id: the file's stem.
    pub id: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Its name and text. The text is empty if the file could not be read.
    pub source: SourceFile,
    /// The name of its text.
    pub hash: TextHash,
    /// The scenario, unless a problem is an error.
    pub scenario: Option<Arc<Scenario>>,
    /// What the loader says of it.
    pub problems: Vec<Diagnostic>,
}

/// Where to look beside the shipped scenarios.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Folders, the later winning over the earlier. One that is not there is passed over.
    pub folders: Vec<PathBuf>,
}

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The scenarios: by difficulty, then by id; broken files last.
    pub entries: Vec<Entry>,
}

impl Entry {
    fn new(id: String, origin: Origin, name: String, text: Result<String, Box<Diagnostic>>, rubric: &Rubric) -> Self {
        let (text, unreadable) = match text {
            Ok(text) => (normalise(&text).into_owned(), None),
            Err(problem) => (String::new(), Some(*problem)),
        };
        let loaded = match unreadable {
            Some(problem) => Loaded {
                scenario: None,
                outline: None,
                problems: vec![problem],
            },
            None => load(&text, rubric),
        };
        Self {
            id,
            origin,
            hash: TextHash::of(&text),
            source: SourceFile::new(name, text),
            scenario: loaded.scenario.map(Arc::new),
            problems: loaded.problems,
        }
    }

    /// Reads one file.
    pub fn from_file(path: &Path, rubric: &Rubric) -> Self {
        let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Self::new(
            id,
            Origin::File(path.to_owned()),
            path.display().to_string(),
            read_text(path),
            rubric,
        )
    }

    /// Makes an entry of a text that is at hand, as when a play goes on with its own text.
    pub fn from_text(id: &str, text: &str, rubric: &Rubric) -> Self {
        Self::new(id.to_owned(), Origin::Shipped, id.to_owned(), Ok(text.to_owned()), rubric)
    }
}

impl Library {
    /// Looks everywhere.
    pub fn open(sources: &Sources, rubric: &Rubric) -> Self {
        let shipped = SHIPPED
            .iter()
            .map(|(id, text)| Entry::new((*id).to_owned(), Origin::Shipped, (*id).to_owned(), Ok((*text).to_owned()), rubric));
        let mut entries: Vec<Entry> = shipped.collect();
        for folder in &sources.folders {
            let mut files = Vec::new();
            scenario_files(folder, 0, &mut files);
            for file in files {
                let entry = Entry::from_file(&file, rubric);
                entries.retain(|older| older.id != entry.id);
                entries.push(entry);
            }
        }
        entries.sort_by(|a, b| {
            let rank = |entry: &Entry| entry.scenario.as_ref().map_or(u8::MAX, |scenario| scenario.difficulty);
            rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
        });
        Self { entries }
    }

    /// The scenario of an id.
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// Every scenario file in a folder and its subfolders, in the order of their names.
pub fn scenario_files(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let before = files.len();
    ron_files(folder, depth, files);
    let found = files.split_off(before);
    files.extend(found.into_iter().filter(|file| scenario_of_plays(file).is_none()));
}

/// Every scenario file and every file of plays in a folder and its subfolders, in the order of their names.
pub fn ron_files(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    search(folder, depth, &mut Vec::new(), files);
}

/// `above` are the folders on the way here, each as it is truly called: a link may lead back into one of them.
fn search(folder: &Path, depth: usize, above: &mut Vec<PathBuf>, files: &mut Vec<PathBuf>) {
    let Ok(place) = fs::canonicalize(folder) else { return };
    if above.contains(&place) {
        return;
    }
    let Ok(listing) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = listing.filter_map(Result::ok).map(|item| item.path()).collect();
    paths.sort();
    above.push(place);
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            if depth < MAX_DEPTH {
                search(&path, depth + 1, above, files);
            }
        } else if name.ends_with(".ron") && !is_released_file(&path) {
            files.push(path);
        }
    }
    above.pop();
}

/// Whether a file holds the ids of a scenario's last release.
pub fn is_released_file(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(RELEASED))
}

/// Where the ids of a scenario file's last release stand.
pub fn released_path(scenario: &Path) -> PathBuf {
    scenario.with_file_name(format!("{}{RELEASED}", scenario.file_stem().unwrap_or_default().to_string_lossy()))
}

/// The ids of a scenario file's last release; none if it was never released.
///
/// # Errors
/// A file that is there and cannot be used, in one sentence.
pub fn read_released(scenario: &Path) -> Result<Option<Released>, String> {
    let path = released_path(scenario);
    if !path.exists() {
        return Ok(None);
    }
    let text = read_text(&path).map_err(|problem| problem.message)?;
    match Released::read(&normalise(&text)) {
        Ok(released) => Ok(Some(released)),
        Err(why) => Err(format!("{} holds no released ids: {why}", path.display())),
    }
}

/// The file of plays that belongs to a scenario's file, there or not.
pub fn plays_beside(scenario: &Path) -> PathBuf {
    let stem = scenario.file_stem().unwrap_or_default().to_string_lossy();
    scenario.with_file_name(format!("{stem}{PLAYS}"))
}

/// The scenario's file that a file of plays belongs to, there or not. None if it is no file of plays.
pub fn scenario_of_plays(plays: &Path) -> Option<PathBuf> {
    let name = plays.file_name()?.to_str()?;
    let stem = name.strip_suffix(PLAYS).filter(|stem| !stem.is_empty())?;
    Some(plays.with_file_name(format!("{stem}.ron")))
}

/// A scenario file's text.
///
/// # Errors
/// A file that is missing, too large, or no UTF-8 text; each as a problem of the whole file.
pub fn read_text(path: &Path) -> Result<String, Box<Diagnostic>> {
    let whole = |code, message: String, hint: &str| Err(Box::new(Diagnostic::new(code, Span::default(), "", message).hint(hint)));
    let unreadable = |error: io::Error| {
        let why = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".into(),
            io::ErrorKind::PermissionDenied => "you may not read it".into(),
            io::ErrorKind::IsADirectory => "it is a folder".into(),
            _ => error.to_string(),
        };
        whole(
            Code::Unreadable,
            format!("{} cannot be read: {why}", path.display()),
            "look at the file's name and its permissions",
        )
    };
    // A pipe that nobody writes to would be waited for without end.
    if fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir()) {
        return whole(
            Code::Unreadable,
            format!("{} cannot be read: it is a pipe or a device and no file", path.display()),
            "name a file; what comes out of a pipe can be saved to one first",
        );
    }
    // A growing file has no honest length, so the reading itself is bounded.
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) => return unreadable(error),
    };
    let mut bytes = Vec::new();
    if let Err(error) = file.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        return unreadable(error);
    }
    if bytes.len() as u64 > MAX_BYTES {
        return whole(
            Code::TooLarge,
            format!(
                "{} is larger than {} MB; no scenario people play is",
                path.display(),
                MAX_BYTES / 1024 / 1024
            ),
            "split it into several scenarios, or look whether it is the file you meant",
        );
    }
    let no_text = |why: String| {
        whole(
            Code::NotText,
            format!("{} {why}", path.display()),
            "save it again as UTF-8; editors offer that under “Save as” or “Encoding”",
        )
    };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return no_text("is saved as UTF-16, which Goodword does not read".into());
    }
    if bytes.contains(&0) {
        return no_text("is no text file: it holds zero bytes".into());
    }
    String::from_utf8(bytes).or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        no_text(format!("is not saved as UTF-8: line {line} holds something that cannot be read"))
    })
}
