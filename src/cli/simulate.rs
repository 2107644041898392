//! `goodword simulate`: how kinds of trainees fare in one scenario.

use super::args::{Format, SimulateArgs};
use super::output::{self, Failure, counted};
use super::play::{find, ready};
use super::simulate_team;
use super::simulate_text::{Told, all_text, one_text};
use crate::records::{simulated, write_record, write_texts, write_whole};
use crate::scenario::Entry;
use crate::session::{Game, Pace, Session};
use crate::simulate::{Distribution, Runner, School, Summary, seed_of, simulate};
use crate::workplace::Workplace;
use indexmap::IndexMap;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};

/// Records that are made at once, before they are written in their order.
const BATCH: u64 = 256;

/// What takes no longer than this needs no progress bar.
const MOMENT: Duration = Duration::from_millis(700);

#[derive(Serialize)]
struct Simulated<'a> {
    format: u32,
    scenario: Named<'a>,
    #[serde(rename = "as")]
    kind: &'static str,
    /// For an expert: whether its plan weighed every way the talk can go.
    #[serde(skip_serializing_if = "Option::is_none")]
    exact: Option<bool>,
    runs: u64,
    seed: u64,
    passed: u64,
    fatal: u64,
    /// What the first fatal thing was, and in how many runs.
    fatal_items: IndexMap<&'a str, u64>,
    honest: u64,
    no_ending: u64,
    /// Replies said, on average.
    decisions: f64,
    scores: ScoreLines,
    endings: IndexMap<&'a str, u64>,
}

#[derive(Serialize)]
struct SimulatedAll<'a> {
    format: u32,
    scenario: Named<'a>,
    #[serde(rename = "as")]
    kind: &'static str,
    runs: u64,
    seed: u64,
    kinds: Vec<Simulated<'a>>,
}

#[derive(Clone, Copy, Serialize)]
struct Named<'a> {
    id: &'a str,
    hash: &'a str,
}

#[derive(Serialize)]
struct ScoreLines {
    empathy: ScoreLine,
    positive_phrasing: ScoreLine,
    honesty: ScoreLine,
    overall: ScoreLine,
}

#[derive(Serialize)]
struct ScoreLine {
    /// Runs in which it was measured; all else rests on these.
    measured: u64,
    mean: Option<f64>,
    min: Option<u8>,
    max: Option<u8>,
    quartiles: Option<[u8; 3]>,
    histogram: [u64; 10],
}

pub(super) fn run(workplace: &Workplace, args: &SimulateArgs) -> Result<ExitCode, Failure> {
    let runs = args.runs();
    if runs == 0 {
        return Err(Failure::said("nobody plays in 0 runs; ask for at least 1 with --runs"));
    }
    if let (Some(people), Some(path)) = (args.people, &args.records) {
        return simulate_team::run(workplace, args, people, path);
    }
    let entry = find(workplace, &args.scenario)?;
    let game = ready(workplace, &entry)?;
    let kinds = args.who.kinds();
    let work = runs.saturating_mul(kinds.len() as u64);
    let progress = Progress::new(if args.records.is_some() { work.saturating_mul(2) } else { work });
    let schools: Vec<School> = kinds.iter().map(|kind| School::new(*kind, &game)).collect();
    let summaries: Vec<Summary> = schools
        .iter()
        .map(|school| simulate(&game, school, runs, args.seed, |runs| progress.add(runs)))
        .collect();
    let written = match &args.records {
        Some(path) => Some((write_records(path, workplace, &entry, &game, &schools, args, &progress)?, path)),
        None => None,
    };
    progress.end();
    match args.format {
        Format::Json => print_json(&entry, &game, &schools, &summaries, args)?,
        Format::Text => {
            let told: Vec<Told<'_>> = schools
                .iter()
                .zip(&summaries)
                .map(|(school, summary)| Told { school, summary })
                .collect();
            output::print(&match told.as_slice() {
                [one] => one_text(&entry.id, &game, one, args.seed),
                all => all_text(&entry.id, all, args.seed),
            })?;
            if let Some((records, path)) = written {
                output::print(&format!("\n{} written to {}", counted(records, "record"), path.display()))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Plays all runs once more and writes each as a record, in order. How many that were.
fn write_records(
    path: &Path,
    workplace: &Workplace,
    entry: &Entry,
    game: &Arc<Game>,
    schools: &[School],
    args: &SimulateArgs,
    progress: &Progress,
) -> Result<usize, Failure> {
    let work = |out: &mut dyn Write| -> io::Result<usize> {
        let mut written = 0;
        write_texts([(entry.id.as_str(), entry.source.text.as_str())], &workplace.rubric_text, out)?;
        for school in schools {
            let mut first = 0;
            while first < args.runs() {
                let end = args.runs().min(first.saturating_add(BATCH));
                let line = |runner: &mut Runner<'_>, run| {
                    let seed = seed_of(args.seed, run);
                    runner.run(&mut *school.trainee(seed), seed);
                    let mut bytes = Vec::new();
                    let session = replayed(game, runner, seed);
                    write_record(&simulated(&entry.id, school.kind().name(), &session), &mut bytes).map(|()| bytes)
                };
                let lines: Vec<io::Result<Vec<u8>>> = (first..end).into_par_iter().map_init(|| Runner::new(game), line).collect();
                for line in lines {
                    out.write_all(&line?)?;
                    written += 1;
                }
                progress.add(end - first);
                first = end;
            }
        }
        Ok(written)
    };
    write_whole(path, work).map_err(|error| unwritten(path, &error))
}

/// A file of records that could not be written.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::said(format!("{} cannot be written: {error}; nothing was changed there", path.display()))
}

/// The last run as a session, for its scorecard.
pub(super) fn replayed(game: &Arc<Game>, runner: &Runner<'_>, seed: u64) -> Session {
    let mut session = Session::new(game.clone(), seed, false);
    for reply in runner.said() {
        session
            .choose(game.authored(*reply).0, Pace::Prompt, 0)
            .expect("what was on offer under this seed is so again");
    }
    session
}

fn print_json(entry: &Entry, game: &Game, schools: &[School], summaries: &[Summary], args: &SimulateArgs) -> Result<(), Failure> {
    let scenario = Named {
        id: &entry.id,
        hash: &game.scenario_hash().0,
    };
    let mut kinds: Vec<Simulated<'_>> = schools
        .iter()
        .zip(summaries)
        .map(|(school, summary)| simulated_json(scenario, game, school, summary, args.seed))
        .collect();
    if kinds.len() == 1 {
        return output::print_json(&kinds.remove(0));
    }
    output::print_json(&SimulatedAll {
        format: 1,
        scenario,
        kind: "all",
        runs: args.runs(),
        seed: args.seed,
        kinds,
    })
}

fn simulated_json<'a>(scenario: Named<'a>, game: &'a Game, school: &School, summary: &Summary, seed: u64) -> Simulated<'a> {
    let ids = game.scenario().endings.keys().map(String::as_str);
    Simulated {
        format: 1,
        scenario,
        kind: school.kind().name(),
        exact: school.is_exact(),
        runs: summary.runs,
        seed,
        passed: summary.passed,
        fatal: summary.fatal,
        fatal_items: summary
            .fatal_items
            .iter()
            .map(|(fatal, count)| (fatal.code(game), *count))
            .collect(),
        honest: summary.honest,
        no_ending: summary.no_ending,
        decisions: summary.mean_decisions(),
        scores: ScoreLines {
            empathy: score_line(&summary.empathy),
            positive_phrasing: score_line(&summary.positive_phrasing),
            honesty: score_line(&summary.honesty),
            overall: score_line(&summary.overall),
        },
        endings: ids.zip(summary.endings.iter().copied()).collect(),
    }
}

fn score_line(scores: &Distribution) -> ScoreLine {
    ScoreLine {
        measured: scores.measured(),
        mean: scores.mean(),
        min: scores.min(),
        max: scores.max(),
        quartiles: scores.quartiles(),
        histogram: scores.tens(),
    }
}

/// A bar on stderr, once the work takes longer than a moment and somebody looks.
pub(super) struct Progress {
    bar: ProgressBar,
    began: Instant,
    shown: Once,
}

impl Progress {
    pub(super) fn new(work: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(work), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("Playing {wide_bar} {percent} %") {
            bar.set_style(style);
        }
        Self {
            bar,
            began: Instant::now(),
            shown: Once::new(),
        }
    }

    pub(super) fn add(&self, work: u64) {
        self.bar.inc(work);
        if self.began.elapsed() > MOMENT {
            // Where stderr is no terminal, this target draws nothing.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }

    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
