//! `goodword progress`: how somebody gets on, and what to practise today.

use super::args::{Format, ProgressArgs};
use super::output::{self, Failure, counted};
use super::play::wrap;
use crate::calendar::Day;
use crate::course::{Attempt, Card, Habit, Practise, Progress};
use crate::diagnostics::did_you_mean;
use crate::records::{Person, Store};
use crate::workplace::{Reckoned, Workplace};
use serde::Serialize;
use std::fmt::Write;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// How many plays are listed as text.
const LATEST: usize = 10;
/// How many decisions to practise are listed as text.
const AT_ONCE: usize = 5;

#[derive(Serialize)]
struct Told<'a> {
    format: u32,
    person: &'a str,
    team: &'a str,
    on: Day,
    #[serde(flatten)]
    progress: &'a Progress,
    left_out: Vec<LeftOut<'a>>,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    play: &'a str,
    why: &'a str,
}

pub(super) fn run(workplace: &Workplace, args: &ProgressArgs) -> Result<ExitCode, Failure> {
    let said = |error: crate::records::StoreError| Failure::said(error.to_string());
    let Some(store) = Store::open_existing(&workplace.data_dir).map_err(said)? else {
        return Err(Failure::said(format!(
            "nobody has played yet: {} holds no records; `goodword play` makes some",
            workplace.data_dir.display()
        )));
    };
    let person = who(&store.people().map_err(said)?, args)?;
    let library = workplace.library();
    let occasions = workplace.occasions(&library);
    let today = args.on.unwrap_or_else(today);
    let Reckoned { progress, left_out } = workplace.progress(&store, &library, &occasions, &person, today).map_err(said)?;
    match args.format {
        Format::Json => output::print_json(&Told {
            format: 1,
            person: &person.name,
            team: &person.team,
            on: today,
            progress: &progress,
            left_out: left_out.iter().map(|(play, why)| LeftOut { play, why }).collect(),
        })?,
        Format::Text => output::print(&text(&person, &progress, &left_out, today))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The day by this machine's clock, in UTC.
fn today() -> Day {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Day::of(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Whose progress is asked for.
fn who(people: &[Person], args: &ProgressArgs) -> Result<Person, Failure> {
    let fits = |person: &&Person| {
        args.person.as_ref().is_none_or(|name| person.name == name.trim())
            && args.team.as_ref().is_none_or(|team| person.team == team.trim())
    };
    let found: Vec<&Person> = people.iter().filter(fits).collect();
    match found.as_slice() {
        [person] => Ok((*person).clone()),
        [] => {
            let name = args.person.as_deref().unwrap_or_default();
            let hint = did_you_mean(name, people.iter().map(|person| person.name.as_str())).unwrap_or_else(|| listed(people));
            Err(Failure::said(format!("nobody of that name has played here; {hint}")))
        }
        several => {
            let several: Vec<Person> = several.iter().map(|person| (*person).clone()).collect();
            Err(Failure::said(format!(
                "say whose progress you want with --person NAME and --team TEAM; {}",
                listed(&several)
            )))
        }
    }
}

fn listed(people: &[Person]) -> String {
    if people.is_empty() {
        return "there are no records yet".into();
    }
    let names: Vec<String> = people.iter().map(full_name).collect();
    format!("there are {}", names.join(", "))
}

fn full_name(person: &Person) -> String {
    if person.team.is_empty() {
        person.name.clone()
    } else {
        format!("{} ({})", person.name, person.team)
    }
}

fn text(person: &Person, progress: &Progress, left_out: &[(String, String)], today: Day) -> String {
    let mut text = format!("{}, on {today}\n", full_name(person));
    if progress.scores.is_empty() && progress.deck.due.is_empty() {
        text.push_str("\nNo talk has come to an ending yet.\n");
    } else {
        scores(&mut text, progress);
        habits(&mut text, "What you do well", &progress.strong, "heard");
        habits(&mut text, "What to work on", &progress.weak, "missing");
        deck(&mut text, progress);
    }
    let days = progress.rhythm.days.len();
    if days > 0 {
        let _ = writeln!(text, "\nYou practised on {} in the last four weeks.", counted(days, "day"));
    }
    for (play, why) in left_out {
        let _ = writeln!(text, "\n{}", wrap(&format!("Left out: the play {play}, as {why}."), ""));
    }
    text
}

fn scores(text: &mut String, progress: &Progress) {
    let earlier = progress.scores.len().saturating_sub(LATEST);
    let _ = writeln!(text, "\nScores{:>71}", "empathy  phrasing  honesty  overall");
    if earlier > 0 {
        let _ = writeln!(text, "  ({} before these)", counted(earlier, "talk"));
    }
    for attempt in &progress.scores[earlier..] {
        let scores = &attempt.scores;
        let passed = if attempt.passed { "  passed" } else { "" };
        let _ = writeln!(
            text,
            "  {}  {}{:>7}{:>10}{:>9}{:>9}{passed}",
            Day::of(attempt.when),
            short(&attempt.title, 30),
            score(scores.empathy),
            score(scores.positive_phrasing),
            score(scores.honesty),
            score(scores.overall)
        );
    }
    let again: Vec<_> = progress.attempts.iter().filter(|attempts| attempts.count > 1).collect();
    if again.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nFirst, best and latest{:>42}", "first     best   latest");
    for attempts in again {
        let overall = |attempt: &Attempt| score(attempt.scores.overall);
        let _ = writeln!(
            text,
            "  {}{:>9}{:>9}{:>9}  of {}",
            short(&attempts.latest.title, 35),
            overall(&attempts.first),
            overall(&attempts.best),
            overall(&attempts.latest),
            counted(attempts.count, "talk")
        );
    }
}

fn score(score: Option<u8>) -> String {
    score.map_or_else(|| "–".into(), |score| score.to_string())
}

/// A text in just so many columns.
fn short(text: &str, columns: usize) -> String {
    if text.chars().count() <= columns {
        return format!("{text:<columns$}");
    }
    let cut: String = text.chars().take(columns - 1).collect();
    format!("{cut}…")
}

/// Habits with an example for each. `harmless` says how those stand out that do no harm.
fn habits(text: &mut String, heading: &str, habits: &[Habit], harmless: &str) {
    if habits.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{heading}");
    for habit in habits {
        let how = if habit.harmful { "heard" } else { harmless };
        let (times, of) = (counted(habit.times as usize, "time"), counted(habit.of as usize, "decision"));
        let _ = writeln!(text, "  {}", wrap(&format!("{}: {how} {times} at {of}.", habit.name), "    "));
        let example = &habit.example;
        let words = format!("In “{}”, decision {}: “{}”", example.title, example.decision, example.text);
        let _ = writeln!(text, "    {}", wrap(&words, "    "));
    }
}

fn deck(text: &mut String, progress: &Progress) {
    let deck = &progress.deck;
    if !deck.due.is_empty() {
        let _ = writeln!(text, "\nTo practise today");
    }
    for (number, card) in (1..=AT_ONCE).zip(&deck.due) {
        let missed = format!(
            "{}. {}, “{}”, missed on {}: “{}”",
            number, card.name, card.title, card.missed.day, card.missed.text
        );
        let _ = writeln!(text, "  {}", wrap(&missed, "     "));
        let _ = writeln!(text, "     {}", wrap(&how(card), "     "));
    }
    if deck.due.len() > AT_ONCE {
        let more = counted(deck.due.len() - AT_ONCE, "decision");
        let _ = writeln!(text, "  And {more} more, whenever you like.");
    }
    if let Some(next) = deck.later.first() {
        let later = counted(deck.later.len(), "decision");
        let _ = writeln!(text, "\nLater: {later}, the next on {}.", next.due);
    }
    if !deck.learnt.is_empty() {
        let _ = writeln!(text, "\nLearnt: {}.", counted(deck.learnt.len(), "decision"));
    }
}

fn how(card: &Card) -> String {
    match &card.practise {
        Practise::Back { decision, .. } => format!("Go back to decision {decision} of that talk, and try another reply."),
        Practise::Elsewhere { title, says, .. } => format!("Play “{title}”: the same is at stake where the customer says “{says}”"),
    }
}
