//! `goodword coverage`: which replies of a scenario no golden play takes.

use super::args::{CoverageArgs, Format};
use super::output::{self, Failure, counted};
use super::play::{find, ready};
use crate::diagnostics::{Report, SourceFile};
use crate::golden::{self, Playbook};
use crate::ronfile::{Outline, Step, normalise};
use crate::scenario::{Entry, Origin, plays_beside, read_text, scenario_files};
use crate::workplace::Workplace;
use indexmap::IndexMap;
use serde::Serialize;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Serialize)]
struct Covered {
    format: u32,
    scenarios: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    id: String,
    file: String,
    plays: usize,
    replies: usize,
    taken: usize,
    /// In whole percent, never rounded up.
    percent: usize,
    missing: Vec<Missing>,
}

#[derive(Serialize)]
struct Missing {
    node: String,
    reply: String,
    line: usize,
    column: usize,
}

pub(super) fn run(workplace: &Workplace, args: &CoverageArgs) -> Result<ExitCode, Failure> {
    let mut scenarios = Vec::new();
    for wanted in &args.wanted {
        for entry in entries(workplace, wanted)? {
            scenarios.push(line(workplace, &entry)?);
        }
    }
    let enough = scenarios.iter().all(|line| line.percent >= usize::from(args.at_least));
    match args.format {
        Format::Json => output::print_json(&Covered { format: 1, scenarios })?,
        Format::Text => {
            let mut text = String::new();
            for line in &scenarios {
                tell(&mut text, line, args.at_least);
            }
            output::print(&text)?;
        }
    }
    Ok(ExitCode::from(u8::from(!enough)))
}

/// The scenarios that a word stands for: all in a folder, or one by its file or id.
fn entries(workplace: &Workplace, wanted: &str) -> Result<Vec<Entry>, Failure> {
    let folder = Path::new(wanted);
    if !folder.is_dir() {
        return Ok(vec![find(workplace, wanted)?]);
    }
    let mut files = Vec::new();
    scenario_files(folder, 0, &mut files);
    if files.is_empty() {
        return Err(Failure::said(format!("{wanted} holds no scenario files; they end in .ron")));
    }
    Ok(files.iter().map(|file| Entry::from_file(file, &workplace.rubric)).collect())
}

fn line(workplace: &Workplace, entry: &Entry) -> Result<Line, Failure> {
    let game = ready(workplace, entry)?;
    let file = file_of(entry)?;
    let book = read_plays(&plays_beside(file))?;
    let coverage = golden::coverage(&game, &book);
    let outline = Outline::parse(&entry.source.text).ok();
    let place = |node: &str, reply: &str| {
        let steps = [Step::Key("nodes"), Step::Key(node), Step::Key("replies"), Step::Key(reply)];
        let at = outline.as_ref().map_or(0, |outline| outline.find(&steps).0.start);
        entry.source.position(at)
    };
    Ok(Line {
        id: entry.id.clone(),
        file: file.display().to_string(),
        plays: book.plays.len(),
        replies: coverage.replies,
        taken: coverage.taken(),
        percent: coverage.percent(),
        missing: coverage
            .missing
            .into_iter()
            .map(|untaken| {
                let place = place(&untaken.node, &untaken.reply);
                Missing {
                    node: untaken.node,
                    reply: untaken.reply,
                    line: place.line,
                    column: place.column,
                }
            })
            .collect(),
    })
}

/// The file a scenario lies in, with room beside it.
pub(super) fn file_of(entry: &Entry) -> Result<&PathBuf, Failure> {
    match &entry.origin {
        Origin::File(file) => Ok(file),
        Origin::Shipped => Err(Failure::said(format!(
            "`{}` is shipped in the program and has no file that plays could stand beside; name a scenario's file, as `{}.ron`",
            entry.id, entry.id
        ))),
    }
}

/// The plays of a file; none where there is no such file.
fn read_plays(file: &Path) -> Result<Playbook, Failure> {
    if !file.exists() {
        return Ok(Playbook {
            format: 1,
            plays: IndexMap::new(),
        });
    }
    let name = file.display().to_string();
    let fault = |text: &str, problems| {
        Failure::Report(Box::new(Report {
            source: SourceFile::new(name.clone(), text),
            problems,
        }))
    };
    let text = read_text(file).map_err(|problem| fault("", vec![*problem]))?;
    let text = normalise(&text);
    let (book, _, problems) = golden::read(&text);
    book.ok_or_else(|| fault(&text, problems))
}

fn tell(text: &mut String, line: &Line, at_least: u8) {
    let short = if line.percent < usize::from(at_least) {
        format!(", less than {at_least} %")
    } else {
        String::new()
    };
    let _ = writeln!(
        text,
        "{}: {} of {} replies taken by {}, {} %{short}",
        line.file,
        line.taken,
        line.replies,
        counted(line.plays, "play"),
        line.percent,
    );
    for missing in &line.missing {
        let _ = writeln!(text, "  line {:>4}  {}/{}", missing.line, missing.node, missing.reply);
    }
}
