//! Kinds of trainees: what each says, what its runs come to, and that the numbers are the same however they are reckoned.

mod command;
mod expert;
mod kinds;
mod sums;
mod team;

use crate::build::Sheet;
use goodword::ronfile::TextHash;
use goodword::rubric::{DEFAULT_TEXT, default_rubric};
use goodword::scenario::{Library, Sources};
use goodword::session::{Game, Pace, Session};
use goodword::simulate::{Kind, Run, Runner, School};
use std::sync::Arc;

/// The shipped scenarios with their ids.
fn shipped() -> Vec<(String, Arc<Game>)> {
    let rubric = Arc::new(default_rubric());
    let ready = |entry: goodword::scenario::Entry| {
        let scenario = entry.scenario.expect("shipped scenarios load");
        let game = Game::new(scenario, entry.hash, rubric.clone(), TextHash::of(DEFAULT_TEXT));
        (entry.id, Arc::new(game))
    };
    let entries = Library::open(&Sources::default(), &rubric).entries;
    let games: Vec<_> = entries.into_iter().map(ready).collect();
    assert!(games.len() >= 4);
    games
}

/// One run of a kind: what it came to, and the ids of what was said.
fn run(game: &Game, school: &School, seed: u64) -> (Run, Vec<String>) {
    let mut runner = Runner::new(game);
    let run = runner.run(&mut *school.trainee(seed), seed);
    let said = runner.said().iter().map(|reply| game.authored(*reply).0.to_owned());
    (run, said.collect())
}

/// The same replies as a session.
fn session(game: &Arc<Game>, seed: u64, said: &[String]) -> Session {
    let mut session = Session::new(game.clone(), seed, false);
    for id in said {
        session.choose(id, Pace::Prompt, 0).expect("what was said was on offer");
    }
    session
}

/// What a kind says first at a node with these replies, in a scenario with one of everything to claim.
fn says(kind: Kind, replies: &[String]) -> String {
    let game = policy()
        .node("one", "", replies)
        .ending("end", "Resolved", r#"reaches: ["later"],"#)
        .game();
    let (run, said) = run(&game, &School::new(kind, &game), 1);
    assert_eq!((run.decisions, run.ending.is_some()), (1, true));
    said[0].clone()
}

fn policy() -> Sheet {
    Sheet::default()
        .top(r#"facts: { "known": (says: "k", known_to: Agent), "unknown": (says: "u", known_to: Nobody) }"#)
        .top(r#"owed: { "refund": (says: "r") }"#)
        .top(r#"authority: { "credit": (says: "c", limit: Percent(15)) }"#)
        .top(
            r#"promises: { "sure": (what: "s", chance: 1.0, due: "later"),
               "even-chance": (what: "e", chance: 0.5, because: "known", due: "later") }"#,
        )
}
