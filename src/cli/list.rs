//! `goodword list`: the scenarios that are found, in the order of the course, or the rubric's behaviours.

use super::args::{Format, ListArgs};
use super::output::{self, Failure};
use crate::course::{self, Course, Lesson};
use crate::diagnostics::{Report, has_errors};
use crate::scenario::{Channel, Entry, Origin};
use crate::session::Game;
use crate::workplace::Workplace;
use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;
use std::sync::Arc;

#[derive(Serialize)]
struct Listing<'a> {
    format: u32,
    scenarios: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    title: &'a str,
    /// Where the file lies; none for a shipped scenario.
    file: Option<String>,
    channel: Channel,
    difficulty: u8,
    minutes: u8,
    module: &'a str,
    language: &'a str,
    customer: &'a str,
    reference: &'a [String],
}

#[derive(Serialize)]
struct BehaviourListing<'a> {
    format: u32,
    behaviours: Vec<BehaviourItem<'a>>,
}

#[derive(Serialize)]
struct BehaviourItem<'a> {
    id: &'a str,
    name: &'a str,
    area: String,
    points: i16,
    fatal: bool,
    definition: &'a str,
}

pub(super) fn run(workplace: &Workplace, args: &ListArgs) -> Result<ExitCode, Failure> {
    if args.behaviours {
        return behaviours(workplace, args.format);
    }
    let library = workplace.library();
    let playable: Vec<(&Entry, Arc<Game>)> = library
        .entries
        .iter()
        .filter_map(|entry| Some((entry, workplace.game(entry)?)))
        .collect();
    let lessons: Vec<Lesson> = playable.iter().map(|(entry, game)| Lesson::of(&entry.id, game, None)).collect();
    let shelves = course::shelves(&Course::shipped(), &lessons);
    match args.format {
        Format::Json => output::print_json(&Listing {
            format: 1,
            scenarios: shelves
                .iter()
                .flat_map(|shelf| &shelf.lessons)
                .filter_map(|place| item(playable[*place].0))
                .collect(),
        })?,
        Format::Text => {
            let mut text = String::new();
            for (number, shelf) in shelves.iter().enumerate() {
                let gap = if number == 0 { "" } else { "\n" };
                let _ = writeln!(text, "{gap}{}", shelf.module.title);
                for item in shelf.lessons.iter().filter_map(|place| item(playable[*place].0)) {
                    let _ = writeln!(
                        text,
                        "  {:<20} {}  {:<12} {:>2} min  {} ({})",
                        item.id,
                        dots(item.difficulty),
                        item.channel.name(),
                        item.minutes,
                        item.title,
                        item.customer,
                    );
                }
            }
            output::print(&text)?;
        }
    }
    for entry in library.entries.iter().filter(|entry| has_errors(&entry.problems)) {
        output::print_report_to_stderr(&Report {
            source: entry.source.clone(),
            problems: entry.problems.clone(),
        });
    }
    Ok(ExitCode::SUCCESS)
}

fn item(entry: &Entry) -> Option<Item<'_>> {
    let scenario = entry.scenario.as_deref()?;
    Some(Item {
        id: &entry.id,
        title: &scenario.title,
        file: match &entry.origin {
            Origin::Shipped => None,
            Origin::File(path) => Some(path.display().to_string()),
        },
        channel: scenario.channel,
        difficulty: scenario.difficulty,
        minutes: scenario.minutes,
        module: &scenario.module,
        language: &scenario.language,
        customer: &scenario.customer.name,
        reference: &scenario.reference,
    })
}

fn dots(difficulty: u8) -> String {
    (1..=5).map(|step| if step <= difficulty { '●' } else { '○' }).collect()
}

fn behaviours(workplace: &Workplace, format: Format) -> Result<ExitCode, Failure> {
    let items = workplace.rubric.behaviours.iter().map(|(id, behaviour)| BehaviourItem {
        id,
        name: &behaviour.name,
        area: format!("{:?}", behaviour.area),
        points: behaviour.points,
        fatal: behaviour.fatal,
        definition: &behaviour.definition,
    });
    match format {
        Format::Json => output::print_json(&BehaviourListing {
            format: 1,
            behaviours: items.collect(),
        })?,
        Format::Text => {
            let mut text = String::new();
            for item in items {
                let points = if item.fatal { "fatal".into() } else { format!("{:+}", item.points) };
                let _ = writeln!(text, "{:<24} {:>5}  {:<17} {}", item.id, points, item.area, item.definition);
            }
            output::print(&text)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
