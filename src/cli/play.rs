//! `goodword play`: one scenario, unattended or in the terminal.

use super::args::{Format, PlayArgs, WindowPlay, WindowRequest};
use super::keep::Keeper;
use super::output::{self, Failure};
use super::record::{RecordPlace, RecordedAs};
use super::talk;
use crate::diagnostics::{Report, has_errors};
use crate::scenario::{Entry, scenario_of_plays};
use crate::scoring::{Debrief, EventLine, Scorecard, debrief, event_lines, score_session};
use crate::session::{Choice, Game, Pace, Session};
use crate::workplace::Workplace;
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

#[derive(Serialize)]
struct Played<'a> {
    format: u32,
    scenario: Named<'a>,
    rubric: &'a str,
    seed: u64,
    timed: bool,
    transcript: &'a [Choice],
    events: Vec<EventLine>,
    scorecard: &'a Scorecard,
    /// What each decision cost and what the other replies would have done.
    debrief: Option<Debrief>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<&'a RecordedAs>,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    hash: &'a str,
}

pub(super) fn run(workplace: &Workplace, args: &PlayArgs) -> Result<ExitCode, Failure> {
    let entry = find(workplace, &args.scenario)?;
    let game = ready(workplace, &entry)?;
    let place = args.record.as_deref().map(|name| RecordPlace::of(&entry, name)).transpose()?;
    let session = match &args.replies {
        Some(replies) => {
            let session = unattended(game.clone(), args.seed(), replies)?;
            let mut keeper = Keeper::new(workplace, args);
            keeper.begin(workplace, &entry);
            keeper.keep(&session);
            session
        }
        None => match talk::talk(workplace, &entry, game.clone(), args)? {
            Some(session) => session,
            None => return Ok(ExitCode::SUCCESS),
        },
    };
    let card = score_session(&session).expect("both ways to play end at an ending");
    let recorded = place.map(|place| place.write(&game, &session, &card));
    match args.format {
        Format::Json => output::print_json(&Played {
            format: 1,
            scenario: Named {
                id: &entry.id,
                hash: &session.transcript().scenario.0,
            },
            rubric: &session.transcript().rubric.0,
            seed: session.transcript().seed,
            timed: session.transcript().timed,
            transcript: &session.transcript().choices,
            events: event_lines(&session),
            scorecard: &card,
            debrief: debrief(&session),
            recorded: recorded.as_ref().and_then(|recorded| recorded.as_ref().ok()),
        })?,
        Format::Text => {
            output::print(&card_text(&card))?;
            output::print(&points_text("To take away", &session.game().scenario().lessons))?;
            if let Some(Ok(recorded)) = &recorded {
                output::print(&recorded.words())?;
            }
        }
    }
    recorded.transpose()?;
    Ok(ExitCode::SUCCESS)
}

/// What the window is to be opened for.
pub(super) fn window_request(workplace: Workplace, args: &PlayArgs) -> Result<WindowRequest, Failure> {
    ready(&workplace, &find(&workplace, &args.scenario)?)?;
    Ok(WindowRequest {
        workplace,
        play: Some(WindowPlay {
            scenario: args.scenario.clone(),
            seed: args.seed,
            name: args.name.clone(),
            save: !args.no_save,
        }),
    })
}

/// A scenario by its id, or by its file.
pub(super) fn find(workplace: &Workplace, wanted: &str) -> Result<Entry, Failure> {
    let path = Path::new(wanted);
    if let Some(scenario) = scenario_of_plays(path) {
        return Err(Failure::said(format!(
            "{wanted} holds golden plays; the scenario they belong to is {}",
            scenario.display()
        )));
    }
    if path.extension().is_some_and(|extension| extension == "ron") || path.components().count() > 1 || path.is_file() {
        return Ok(Entry::from_file(path, &workplace.rubric));
    }
    let library = workplace.library();
    if let Some(entry) = library.find(wanted) {
        return Ok(entry.clone());
    }
    let ids = library.entries.iter().map(|entry| entry.id.as_str());
    let hint = crate::diagnostics::did_you_mean(wanted, ids)
        .unwrap_or_else(|| "`goodword list` shows the scenarios; a file's name ends in .ron".into());
    Err(Failure::said(format!("there is no scenario `{wanted}`; {hint}")))
}

pub(super) fn ready(workplace: &Workplace, entry: &Entry) -> Result<Arc<Game>, Failure> {
    if let Some(game) = workplace.game(entry) {
        return Ok(game);
    }
    let mut problems = entry.problems.clone();
    problems.retain(|problem| has_errors(std::slice::from_ref(problem)));
    Err(Failure::Report(Box::new(Report {
        source: entry.source.clone(),
        problems,
    })))
}

fn unattended(game: Arc<Game>, seed: u64, replies: &[String]) -> Result<Session, Failure> {
    let mut session = Session::new(game, seed, false);
    for reply in replies {
        session
            .choose(reply.trim(), Pace::Prompt, 0)
            .map_err(|error| Failure::said(error.to_string()))?;
    }
    if session.ending().is_none() {
        let view = session.view();
        let offered: Vec<&str> = view.replies.iter().map(|reply| reply.id.as_str()).collect();
        return Err(Failure::said(format!(
            "the replies stop at `{}`, before an ending; on offer there are: {}",
            session.game().place_id(view.place),
            offered.join(", ")
        )));
    }
    Ok(session)
}

/// The scorecard for people.
pub(super) fn card_text(card: &Scorecard) -> String {
    let mut text = String::new();
    let score = |score: Option<u8>| score.map_or_else(|| "not measured".into(), |score| format!("{score:>3}"));
    let _ = writeln!(text, "\n{} – {}", card.ending_title, card.ending_kind.name());
    let _ = writeln!(text, "{}\n", wrap(&card.epilogue, ""));
    let _ = writeln!(text, "  Empathy                 {}", score(card.scores.empathy));
    let _ = writeln!(text, "  Positive phrasing       {}", score(card.scores.positive_phrasing));
    let _ = writeln!(text, "  Honesty about promises  {}", score(card.scores.honesty));
    let _ = writeln!(
        text,
        "  Overall                 {}   {}",
        score(card.scores.overall),
        if card.passed { "passed" } else { "not passed" }
    );
    for item in &card.fatal {
        let _ = writeln!(
            text,
            "\n  FATAL at decision {} ({}): {}",
            item.decision,
            item.code,
            wrap(&item.why, "    ")
        );
    }
    for line in &card.serious {
        let state = if line.corrected { "put right later" } else { "never put right" };
        let _ = writeln!(
            text,
            "\n  SERIOUS at decision {} ({}, {state}): {}",
            line.decision,
            line.code,
            wrap(&line.why, "    ")
        );
    }
    if !card.promises.is_empty() {
        let _ = writeln!(text, "\nPromises ({} kept of {} due)", card.kept, card.due);
        for line in &card.promises {
            let _ = writeln!(
                text,
                "  {}",
                wrap(&format!("{:?}: {} – {}", line.state, line.what, line.why), "    ")
            );
        }
    }
    let survey = &card.survey;
    let _ = writeln!(text, "\nWhat the customer says");
    let _ = writeln!(text, "  Satisfied {} of 5, easy {} of 10", survey.satisfaction, survey.ease);
    for (question, words) in [
        ("Did we help?", &survey.helped_words),
        ("Would you come back?", &survey.again_words),
        ("What could be better?", &survey.better),
        ("How do we compare?", &survey.compare),
    ] {
        let _ = writeln!(text, "  {}", wrap(&format!("{question} {words}"), "    "));
    }
    let _ = writeln!(text, "\nYour decisions");
    for line in &card.decisions {
        let _ = writeln!(text, "  {}. {}", line.number, wrap(&format!("“{}”", line.text), "     "));
        let _ = writeln!(text, "     {}", wrap(&line.coach, "     "));
        for claim in &line.claims {
            let _ = writeln!(text, "     {}", wrap(&format!("{}: {}", claim.verdict.name(), claim.why), "     "));
        }
        if let Some(better) = &line.better {
            let _ = writeln!(text, "     {}", wrap(&format!("Better: “{better}”"), "     "));
        }
    }
    text
}

/// Sentences one under another below a heading; nothing if there are none.
pub(super) fn points_text(heading: &str, points: &[String]) -> String {
    let mut text = String::new();
    if !points.is_empty() {
        text.push_str(heading);
        text.push('\n');
    }
    for point in points {
        let _ = writeln!(text, "  - {}", wrap(point, "    "));
    }
    text
}

/// Folds words to the terminal's width; lines after the first begin with `indent`.
pub(super) fn wrap(words: &str, indent: &str) -> String {
    let width = terminal_size::terminal_size()
        .map_or(96, |(width, _)| usize::from(width.0))
        .clamp(40, 100);
    let options = textwrap::Options::new(width.saturating_sub(indent.len())).subsequent_indent(indent);
    textwrap::fill(words, options)
}
