//! `goodword check`: every problem of every file in one run.

use super::args::{CheckArgs, Deny, Format};
use super::output::{self, Failure, counted};
use crate::diagnostics::{Code, Report, Severity, SourceFile, did_you_mean, render_json, render_text, shown};
use crate::lint;
use crate::ronfile::normalise;
use crate::scenario::{read_text, scenario_files};
use crate::workplace::Workplace;
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) fn run(workplace: &Workplace, args: &CheckArgs) -> Result<ExitCode, Failure> {
    if let Some(id) = &args.explain {
        return explain(id);
    }
    let reports: Vec<Report> = files(args)?.into_iter().map(|file| report(workplace, file)).collect();
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

/// The files that the paths name. A folder stands for the scenario files in it.
fn files(args: &CheckArgs) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in &args.paths {
        if path.is_dir() {
            let before = files.len();
            scenario_files(path, 0, &mut files);
            if files.len() == before {
                return Err(Failure::said(format!(
                    "{} holds no scenario files; they end in .ron",
                    path.display()
                )));
            }
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn report(workplace: &Workplace, file: PathBuf) -> Report {
    let name = file.display().to_string();
    match read_text(&file) {
        Ok(text) => {
            let text = normalise(&text).into_owned();
            let problems = lint::check(&text, &workplace.rubric);
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
