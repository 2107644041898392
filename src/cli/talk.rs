//! A talk in the terminal: the same play as in the window, by number and Enter.

use super::args::{Coaching, PlayArgs};
use super::keep::Keeper;
use super::output::{self, Failure};
use super::play::{points_text, wrap};
use crate::scenario::{Entry, Mood, PolicyCard};
use crate::session::{Game, Pace, Session};
use crate::workplace::Workplace;
use std::fmt::Write as _;
use std::io::{self, BufRead};
use std::sync::Arc;

/// Plays to an ending. None if the player leaves before; what was said until then can be gone on with.
pub(super) fn talk(workplace: &Workplace, entry: &Entry, game: Arc<Game>, args: &PlayArgs) -> Result<Option<Session>, Failure> {
    let mut lines = io::stdin().lock().lines();
    let mut keeper = Keeper::new(workplace, args);
    let mut resumed = None;
    if let Some(open) = keeper.open_play(&entry.id, args.seed) {
        match ask_yes(&mut lines, "You were in the middle of this talk. Go on? [y/n]")? {
            Some(true) => resumed = keeper.resume(workplace, entry, &open),
            Some(false) => keeper.leave(&open),
            None => return Ok(None),
        }
    }
    let (mut session, note) = resumed.unwrap_or_else(|| {
        keeper.begin(workplace, entry);
        (Session::new(game, args.seed(), false), None)
    });
    let game = session.game().clone();
    let scenario = game.scenario();
    output::print(&format!(
        "{}\n{}\n{}\n\n{}\n{}",
        scenario.title,
        desk_line(&scenario.desk),
        wrap(&scenario.briefing, ""),
        points_text("What you practise", &scenario.goals),
        policy_text(&session)
    ))?;
    output::print("Answer with a number. p shows the policy card, q leaves.\n")?;
    if let Some(note) = note {
        output::print(&format!("{}\n", wrap(&note, "")))?;
    }
    if let Some(turn) = session.turns().last() {
        let reply = game.authored(turn.reply).1;
        output::print(&format!(
            "You said last:\n  {}\n\n  {}",
            wrap(&format!("“{}”", reply.text), "  "),
            wrap(&reply.reaction, "  ")
        ))?;
    }
    loop {
        let view = session.view();
        let mut text = String::new();
        if let Some(caption) = &view.words.caption {
            let _ = writeln!(text, "\n— {caption} —");
        }
        let _ = writeln!(text, "\n{} ({})", scenario.customer.name, mood_words(view.mood));
        let _ = writeln!(text, "  {}", wrap(&view.words.says, "  "));
        if session.ending().is_some() {
            output::print(&text)?;
            return Ok(Some(session));
        }
        for (number, reply) in view.replies.iter().enumerate() {
            let _ = writeln!(text, "\n  {}  {}", number + 1, wrap(&reply.text, "     "));
        }
        output::print(&text)?;
        let Some(chosen) = ask(&mut lines, view.replies.len(), &session)? else {
            output::print(if keeper.is_kept() {
                "You left the talk. Play it again to go on where you were."
            } else {
                "You left the talk."
            })?;
            return Ok(None);
        };
        let id = view.replies[chosen].id.clone();
        // No clock runs here; a talk that was begun by one stands still at its last moment.
        let at_ms = session.transcript().choices.last().map_or(0, |choice| choice.at_ms);
        session
            .choose(&id, Pace::Prompt, at_ms)
            .map_err(|error| Failure::said(error.to_string()))?;
        keeper.keep(&session);
        let turn = session.turns().last().expect("one was just made");
        let reply = game.authored(turn.reply).1;
        let mut answer = format!("\n  {}\n", wrap(&reply.reaction, "  "));
        if args.coaching == Coaching::AtOnce {
            let _ = writeln!(answer, "\n  Coach: {}", wrap(&reply.coach, "  "));
            if let Some(better) = &reply.better {
                let _ = writeln!(answer, "  Better: {}", wrap(&format!("“{better}”"), "  "));
            }
        }
        for fact in turn.learnt() {
            let fact = PolicyCard::fact(&scenario.facts[fact.index()]);
            let _ = writeln!(answer, "\n  New on your policy card: {}", wrap(&fact, "  "));
        }
        output::print(&answer)?;
    }
}

/// The number chosen, from 0; none if the player leaves or the input ends.
fn ask(lines: &mut impl Iterator<Item = io::Result<String>>, count: usize, session: &Session) -> Result<Option<usize>, Failure> {
    loop {
        let Some(line) = lines.next() else { return Ok(None) };
        let line = line.map_err(|error| Failure::said(format!("the input cannot be read: {error}")))?;
        match line.trim() {
            "q" | "quit" => return Ok(None),
            "p" | "policy" => output::print(&policy_text(session))?,
            word => match word.parse::<usize>() {
                Ok(number) if (1..=count).contains(&number) => return Ok(Some(number - 1)),
                _ => output::print(&format!(
                    "Answer with a number from 1 to {count}, p for the policy card, or q to leave."
                ))?,
            },
        }
    }
}

/// Whether the player says yes; none if the input ends.
fn ask_yes(lines: &mut impl Iterator<Item = io::Result<String>>, question: &str) -> Result<Option<bool>, Failure> {
    loop {
        output::print(question)?;
        let Some(line) = lines.next() else { return Ok(None) };
        let line = line.map_err(|error| Failure::said(format!("the input cannot be read: {error}")))?;
        match line.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Some(true)),
            "n" | "no" => return Ok(Some(false)),
            "q" | "quit" => return Ok(None),
            _ => {}
        }
    }
}

/// Where the trainee works, in a line of its own; empty where the scenario does not say it.
fn desk_line(desk: &str) -> String {
    if desk.is_empty() { String::new() } else { format!("{desk}\n") }
}

/// The policy card as text, with what has been learnt.
fn policy_text(session: &Session) -> String {
    let known = &session.state().known;
    let card = PolicyCard::of(session.game().scenario(), |fact| known.has(fact));
    let mut text = String::from("Policy card\n");
    for (heading, items) in card.groups() {
        let _ = writeln!(text, "  {heading}");
        for item in items {
            let _ = writeln!(text, "    - {}", wrap(item, "      "));
        }
    }
    let mut open = session.open_promises().peekable();
    if open.peek().is_some() {
        text.push_str("You have promised\n");
    }
    for promise in open {
        let _ = writeln!(text, "    - {}", wrap(&promise.what, "      "));
    }
    text
}

fn mood_words(mood: Mood) -> String {
    let word = |value: u8, words: [&'static str; 4]| words[usize::from(value.min(99) / 25)];
    [
        word(mood.anger, ["calm", "annoyed", "angry", "furious"]),
        word(mood.confusion, ["clear", "unsure", "confused", "lost"]),
        word(mood.trust, ["distrustful", "wary", "open", "trusting"]),
    ]
    .join(", ")
}
