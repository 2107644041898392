//! `goodword simulate --people`: the records of a made-up team.

use super::args::{Format, SimulateArgs, Who};
use super::output::{self, Failure, counted};
use super::play::{find, ready};
use super::simulate::{Progress, replayed, unwritten};
use crate::records::{Person, SIMULATED_TEAM, simulated_sitting, write_record, write_texts, write_whole};
use crate::session::Game;
use crate::simulate::{Kind, Runner, School, Sitting, Team};
use crate::workplace::Workplace;
use rayon::prelude::*;
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

/// The word for every scenario that is found.
const EVERY: &str = "all";
/// Records that are made at once, before they are written in their order.
const BATCH: u64 = 1024;
/// People of one team; the next ones are another.
const TEAM: u64 = 25;

#[derive(Serialize)]
struct Made<'a> {
    format: u32,
    scenarios: Vec<&'a str>,
    #[serde(rename = "as")]
    kind: &'static str,
    people: u64,
    runs: u64,
    seed: u64,
    records: u64,
    passed: u64,
}

/// A scenario with everybody who may play it.
struct Stage {
    id: String,
    text: String,
    game: Arc<Game>,
    schools: Vec<School>,
}

impl Stage {
    fn school(&self, kind: Kind) -> &School {
        let school = self.schools.iter().find(|school| school.kind() == kind);
        school.expect("every kind that may play was made ready")
    }
}

pub(super) fn run(workplace: &Workplace, args: &SimulateArgs, people: u64, path: &Path) -> Result<ExitCode, Failure> {
    let stages = stages(workplace, args)?;
    let team = Team {
        seed: args.seed,
        people,
        sessions: args.runs(),
        scenarios: stages.len(),
    };
    let (records, passed) = write(workplace, args.who, &team, &stages, path)?;
    match args.format {
        Format::Json => output::print_json(&Made {
            format: 1,
            scenarios: stages.iter().map(|stage| stage.id.as_str()).collect(),
            kind: match args.who {
                Who::One(kind) => kind.name(),
                Who::All => "all",
            },
            people,
            runs: args.runs(),
            seed: args.seed,
            records,
            passed,
        })?,
        Format::Text => {
            let (people, times) = (plural(people, "person", "people"), plural(args.runs(), "time", "times"));
            let records = counted(usize::try_from(records).unwrap_or(usize::MAX), "record");
            output::print(&format!(
                "{people} played {times} each, and passed in {passed}; {records} written to {}",
                path.display()
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn stages(workplace: &Workplace, args: &SimulateArgs) -> Result<Vec<Stage>, Failure> {
    let found = if args.scenario == EVERY {
        let entries = workplace.library().entries;
        let games = entries
            .into_iter()
            .filter_map(|entry| workplace.game(&entry).map(|game| (entry, game)));
        games.collect()
    } else {
        let entry = find(workplace, &args.scenario)?;
        let game = ready(workplace, &entry)?;
        vec![(entry, game)]
    };
    let stage = |(entry, game): (crate::scenario::Entry, Arc<Game>)| Stage {
        schools: args.who.kinds().iter().map(|kind| School::new(*kind, &game)).collect(),
        id: entry.id,
        text: entry.source.text,
        game,
    };
    Ok(found.into_par_iter().map(stage).collect())
}

/// Plays all sittings and writes each as a record, in order. How many there were, and in how many the play passed.
fn write(workplace: &Workplace, who: Who, team: &Team, stages: &[Stage], path: &Path) -> Result<(u64, u64), Failure> {
    let progress = Progress::new(team.len());
    let work = |out: &mut dyn Write| -> io::Result<u64> {
        let texts = stages.iter().map(|stage| (stage.id.as_str(), stage.text.as_str()));
        write_texts(texts, &workplace.rubric_text, out)?;
        let mut passed = 0;
        let mut first = 0;
        while first < team.len() {
            let end = team.len().min(first.saturating_add(BATCH));
            let line = |at| {
                let sitting = team.sitting(at);
                let mut bytes = Vec::new();
                let did_pass = play(who, &sitting, &stages[sitting.scenario], &mut bytes)?;
                Ok((did_pass, bytes))
            };
            let lines: Vec<io::Result<(bool, Vec<u8>)>> = (first..end).into_par_iter().map(line).collect();
            for line in lines {
                let (did_pass, bytes) = line?;
                passed += u64::from(did_pass);
                out.write_all(&bytes)?;
            }
            progress.add(end - first);
            first = end;
        }
        Ok(passed)
    };
    let passed = write_whole(path, work).map_err(|error| unwritten(path, &error))?;
    progress.end();
    Ok((team.len(), passed))
}

/// Plays one sitting and writes its line; whether it passed.
fn play(who: Who, sitting: &Sitting, stage: &Stage, out: &mut dyn Write) -> io::Result<bool> {
    let mut runner = Runner::new(&stage.game);
    let mut trainee = match who {
        Who::One(kind) => stage.school(kind).trainee(sitting.seed),
        Who::All => sitting.trainee(stage.school(Kind::Expert), stage.school(sitting.habit)),
    };
    let run = runner.run(&mut *trainee, sitting.seed);
    let name = format!("Trainee {:04}", sitting.person + 1);
    let person = Person::new(&name, &format!("{SIMULATED_TEAM} {:02}", sitting.person / TEAM + 1));
    let session = replayed(&stage.game, &runner, sitting.seed);
    let record = simulated_sitting(&stage.id, &person, sitting.started_at, &session);
    write_record(&record, out)?;
    Ok(run.passed)
}
