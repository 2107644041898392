//! `goodword check`: every problem of every file in one run.

use super::args::{CheckArgs, Deny, Format};
use super::output::{self, Failure, counted};
use crate::diagnostics::{Report, Severity, SourceFile, render_json, render_text};
use crate::lint::{self, Beside};
use crate::ronfile::normalise;
use crate::scenario::{is_scenario_file, read_released, read_text, scenario_files};
use crate::workplace::Workplace;
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) fn run(workplace: &Workplace, args: &CheckArgs) -> Result<ExitCode, Failure> {
    let reports: Vec<Report> = files(&args.paths)?.into_iter().map(|file| report(workplace, file)).collect();
    let count = |severity| {
        reports
            .iter()
            .flat_map(|report| &report.problems)
            .filter(|problem| problem.severity() == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match args.format {
        Format::Json => output::print(&render_json(&reports))?,
        Format::Text => {
            let colour = output::colour();
            let mut text: String = reports.iter().map(|report| render_text(report, colour)).collect();
            text.push_str(&summary(reports.len(), errors, warnings));
            output::print(&text)?;
        }
    }
    let bad = errors > 0 || (warnings > 0 && args.deny == Some(Deny::Warnings));
    Ok(ExitCode::from(u8::from(bad)))
}

/// The files that the paths name. A folder stands for the scenario files in it.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            scenario_files(path, 0, &mut files);
            if files.len() == before {
                return Err(Failure::said(format!(
                    "{} holds no scenario files; they end in .ron",
                    path.display()
                )));
            }
        } else if is_scenario_file(path) || path.extension().is_none_or(|extension| extension != "ron") {
            files.push(path.clone());
        }
    }
    // `*.ron` names what stands beside scenarios too. That is looked at with its scenario.
    if files.is_empty() {
        return Err(Failure::said(
            "these files stand beside scenarios and are none; name the scenario, whose name has no `.released` and no `.plays`",
        ));
    }
    Ok(files)
}

fn report(workplace: &Workplace, file: PathBuf) -> Report {
    let name = file.display().to_string();
    match read_text(&file) {
        Ok(text) => {
            let text = normalise(&text).into_owned();
            let beside = Beside {
                released: read_released(&file).transpose(),
            };
            let problems = lint::check_beside(&text, &workplace.rubric, &beside);
            Report {
                source: SourceFile::new(name, text),
                problems,
            }
        }
        Err(problem) => Report {
            source: SourceFile::new(name, ""),
            problems: vec![*problem],
        },
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
