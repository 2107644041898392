//! `goodword check`: every problem of every file in one run.

use super::args::{CheckArgs, CheckFormat, Deny};
use super::output::{self, Failure, counted};
use crate::diagnostics::{Code, Diagnostic, Report, Severity, SourceFile, did_you_mean, render_json, render_sarif, render_text, shown};
use crate::golden;
use crate::lint::{self, Beside, Checked};
use crate::ronfile::normalise;
use crate::scenario::{Entry, is_released_file, plays_beside, read_released, read_text, ron_files, scenario_of_plays};
use crate::simulate::Bounds;
use crate::workplace::Workplace;
use indexmap::IndexSet;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn run(workplace: &Workplace, args: &CheckArgs) -> Result<ExitCode, Failure> {
    if let Some(id) = &args.explain {
        return explain(id);
    }
    // Each file by itself on any core; the reports keep the order of the files.
    let bounds = if args.thorough { Bounds::WHOLE } else { Bounds::QUICK };
    let looked_at: Vec<(Report, bool)> = files(&args.paths)?.par_iter().map(|file| report(workplace, file, bounds)).collect();
    let (reports, partly): (Vec<Report>, Vec<bool>) = looked_at.into_iter().unzip();
    let partly: Vec<&str> = reports
        .iter()
        .zip(partly)
        .filter(|(_, partly)| *partly)
        .map(|(report, _)| report.source.name.as_str())
        .collect();
    let count = |severity| {
        reports
            .iter()
            .flat_map(|report| &report.problems)
            .filter(|problem| problem.severity() == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match args.format {
        CheckFormat::Json => output::print(&render_json(&reports, &partly))?,
        CheckFormat::Sarif => output::print(&render_sarif(&reports))?,
        CheckFormat::Text => {
            let colour = output::colour();
            let mut text: String = reports.par_iter().map(|report| render_text(report, colour)).collect();
            text.push_str(&summary(reports.len(), errors, warnings));
            text.push_str(&not_whole(partly.len(), args.thorough));
            output::print(&text)?;
        }
    }
    let bad = errors > 0 || (warnings > 0 && args.deny == Some(Deny::Warnings));
    Ok(ExitCode::from(u8::from(bad)))
}

/// Prints what a code means.
fn explain(id: &str) -> Result<ExitCode, Failure> {
    let Some(code) = Code::from_id(id) else {
        let digits: String = id.chars().filter(char::is_ascii_digit).collect();
        let meant = Code::from_id(&format!("GW{digits:0>3}")).map_or(id, |code| code.id());
        let known = Code::ALL.iter().map(|code| code.id());
        let hint = did_you_mean(meant, known).unwrap_or_else(|| "codes look like GW012, as in the messages of `check`".into());
        return Err(Failure::said(format!("there is no code {}; {hint}", shown(id))));
    };
    let severity = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    output::print(&format!("{} ({severity}): {}\n\n{}", code.id(), code.title(), code.explanation()))?;
    Ok(ExitCode::SUCCESS)
}

/// The files that the paths name, each once. A folder stands for the files in it, a scenario for its plays too.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = IndexSet::new();
    for path in paths {
        if path.is_dir() {
            let mut found = Vec::new();
            ron_files(path, 0, &mut found);
            if found.is_empty() {
                return Err(Failure::said(format!(
                    "{} holds no scenario files; they end in .ron",
                    path.display()
                )));
            }
            files.extend(found);
        } else if !is_released_file(path) {
            files.insert(path.clone());
            let plays = plays_beside(path);
            if scenario_of_plays(path).is_none() && plays.is_file() {
                files.insert(plays);
            }
        }
    }
    // `*.ron` names released ids too. They are looked at with their scenario.
    if files.is_empty() {
        return Err(Failure::said(
            "these files hold released ids and are no scenarios; name the scenario, whose name has no `.released`",
        ));
    }
    Ok(files.into_iter().collect())
}

/// What is wrong with a file, and whether it is a scenario of which not every play was looked at.
fn report(workplace: &Workplace, file: &Path, bounds: Bounds) -> (Report, bool) {
    let name = file.display().to_string();
    match read_text(file) {
        Ok(text) => {
            let text = normalise(&text).into_owned();
            let Checked { problems, partly } = match scenario_of_plays(file) {
                Some(scenario) => Checked {
                    problems: plays(workplace, &text, &scenario),
                    partly: false,
                },
                None => {
                    let beside = Beside {
                        released: read_released(file).transpose(),
                    };
                    lint::check_beside(&text, &workplace.rubric, &beside, bounds)
                }
            };
            let source = SourceFile::new(name, text);
            (Report { source, problems }, partly)
        }
        Err(problem) => {
            let source = SourceFile::new(name, "");
            let problems = vec![*problem];
            (Report { source, problems }, false)
        }
    }
}

fn plays(workplace: &Workplace, text: &str, scenario: &Path) -> Vec<Diagnostic> {
    let name = scenario.display().to_string();
    if !scenario.is_file() {
        let why = format!("there is no {name} that these plays could be played over");
        return golden::without_scenario(text, &why, "put the plays beside their scenario, and call them after it");
    }
    let entry = Entry::from_file(scenario, &workplace.rubric);
    match workplace.game(&entry) {
        Some(game) => golden::check(text, &game, &name),
        None => golden::without_scenario(
            text,
            &format!("{name} has errors, so none of these plays was played"),
            "mend the scenario first; `goodword check` tells what is wrong with it",
        ),
    }
}

fn summary(files: usize, errors: usize, warnings: usize) -> String {
    format!(
        "{} checked: {}, {}\n",
        counted(files, "file"),
        counted(errors, "error"),
        counted(warnings, "warning")
    )
}

/// That rules about all plays kept silent on some files, and what helps.
fn not_whole(files: usize, thorough: bool) -> String {
    let were = if files == 1 { "was" } else { "were" };
    match (files, thorough) {
        (0, _) => String::new(),
        (_, false) => format!("{} {were} not walked whole; `--thorough` does\n", counted(files, "file")),
        (_, true) => format!("{} {were} too large to be walked whole\n", counted(files, "file")),
    }
}
