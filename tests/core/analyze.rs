//! `goodword analyze`: its words, its JSON, and that every play it shows can be played and comes to what it says.

use crate::build::{card, play};
use goodword::ronfile::TextHash;
use goodword::rubric::{DEFAULT_TEXT, default_rubric};
use goodword::scenario::{Library, Sources};
use goodword::session::{Game, Session};
use goodword::simulate::{Bounds, Kind, School, analyse, odds_of};
use rayon::prelude::*;
use serde_json::Value;
use std::fs;
use std::process::{Command, Output};
use std::sync::Arc;

fn goodword(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args(args)
        .output()
        .expect("the command was built for this test")
}

fn json(args: &[&str]) -> Value {
    let output = goodword(args);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("it prints JSON")
}

fn shipped() -> Vec<Arc<Game>> {
    let rubric = Arc::new(default_rubric());
    let library = Library::open(&Sources { folders: Vec::new() }, &rubric);
    let ready = |entry: &goodword::scenario::Entry| {
        let scenario = entry.scenario.clone().expect("what ships loads");
        let hash = TextHash::of(&entry.source.text);
        Arc::new(Game::new(scenario, hash, rubric.clone(), TextHash::of(DEFAULT_TEXT)))
    };
    library.entries.iter().map(ready).collect()
}

fn strings(value: &Value) -> Vec<&str> {
    let items = value.as_array().expect("it is a list");
    items.iter().map(|item| item.as_str().expect("it is a text")).collect()
}

/// A play that the analysis shows, played.
fn shown(game: &Arc<Game>, told: &Value) -> Session {
    let seed = told["seed"].as_u64().expect("luck as usual as this has a seed");
    play(game, seed, &strings(&told["witness"]))
}

/// Every shipped scenario is walked whole, has no fault that only walking shows, and is passed by an expert.
#[test]
fn every_shipped_scenario_is_walked_whole() {
    shipped().par_iter().for_each(|game| {
        let title = &game.scenario().title;
        let analysis = analyse(game, Bounds::WHOLE);
        assert!(analysis.is_exact(), "{title}");
        let (nodes, endings) = game.counts();
        let facts = &analysis.exploration.facts;
        assert_eq!(facts.nodes.iter().count(), nodes, "{title}");
        assert_eq!(facts.replies.iter().count(), game.reply_count(), "{title}");
        assert_eq!(analysis.endings.len(), endings, "{title}");
        assert!(analysis.dead_ends.is_empty() && analysis.traps.is_empty(), "{title}");
        let scoring = analysis.scoring.as_ref().expect("it is exact");
        assert!(scoring.can_pass && scoring.honest_pass, "{title}");
        assert!(scoring.random.passed < 0.05, "{title}: {:?}", scoring.random);
        let all: f64 = scoring.random.endings.iter().sum();
        assert!((all + scoring.random.endless - 1.0).abs() < 1e-9, "{title}");
        let passed = |kind| odds_of(game, &School::new(kind, game)).expect("there is little luck").passed;
        assert!((passed(Kind::Expert) - 1.0).abs() < 1e-9, "{title}");
        assert!(passed(Kind::Pleaser) + passed(Kind::Longest) == 0.0, "{title}");
    });
}

#[test]
fn every_play_it_shows_comes_to_what_it_says() {
    let told = json(&["analyze", "late-refund", "--format", "json"]);
    assert_eq!((&told["format"], &told["exact"]), (&Value::from(1), &Value::from(true)));
    let game = shipped()
        .into_iter()
        .find(|game| game.scenario_hash().to_string() == told["scenario"]["hash"])
        .expect("the scenario ships");
    let endings = told["endings"].as_array().expect("it is a list");
    assert_eq!(endings.len(), game.counts().1);
    for ending in endings {
        let session = shown(&game, ending);
        assert_eq!(game.ending_id(session.ending().expect("it has ended")), ending["id"]);
    }
    for name in ["empathy", "positive_phrasing", "honesty", "overall"] {
        let scores = &told["scores"][name];
        for (points, witness) in [("min", "worst"), ("max", "best")] {
            let card = card(&shown(&game, &scores[witness]));
            let score = serde_json::to_value(card.scores).expect("a score is JSON")[name].clone();
            assert_eq!(score, scores[points], "{name}, {witness}");
        }
    }
    assert_eq!(strings(&told["nodes"]["reachable"]).len(), game.counts().0);
    assert!(strings(&told["replies"]["unreachable"]).is_empty());
    assert_eq!((&told["can_pass"], &told["honest_pass"]), (&Value::from(true), &Value::from(true)));
    for kind in Kind::ALL {
        let fares = &told["kinds"][kind.name()];
        let endings = fares["endings"].as_object().expect("it is a map");
        let sum: f64 = endings.values().filter_map(Value::as_f64).sum::<f64>() + fares["no_ending"].as_f64().unwrap_or(0.0);
        assert!((sum - 1.0).abs() < 1e-9, "{}", kind.name());
    }
}

/// A bound that is too small for the scenario: plays are sampled, and both outputs say so.
#[test]
fn beyond_the_bound_plays_are_sampled() {
    let told = json(&["analyze", "late-refund", "--states", "500", "--format", "json"]);
    assert_eq!((&told["exact"], &told["states"]), (&Value::from(false), &Value::from(500)));
    assert!(told["sampled"].as_u64().is_some_and(|plays| plays > 1_000));
    assert!(told["standings"].is_null() && told["honest_share"].is_null());
    let game = shipped()
        .into_iter()
        .find(|game| game.scenario_hash().to_string() == told["scenario"]["hash"])
        .expect("the scenario ships");
    for ending in told["endings"].as_array().expect("it is a list") {
        assert_eq!(game.ending_id(shown(&game, ending).ending().expect("it has ended")), ending["id"]);
    }
    let best = card(&shown(&game, &told["scores"]["overall"]["best"]));
    assert_eq!(Value::from(best.scores.overall), told["scores"]["overall"]["max"]);
    let text = goodword(&["analyze", "late-refund", "--states", "500"]);
    assert!(String::from_utf8_lossy(&text.stdout).contains("more plays than could be walked"));
}

#[test]
fn its_words_fit_eighty_columns_and_name_the_ids_whole() {
    let output = goodword(&["analyze", "late-refund"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for words in [
        "every play was walked",
        "All 8 endings can be reached.",
        "see-it-through",
        "Of plays with replies picked at random",
    ] {
        assert!(text.contains(words), "{words} is missing in\n{text}");
    }
}

#[test]
fn what_cannot_be_analysed_is_told_in_one_sentence() {
    let dir = tempfile::tempdir().expect("the system has a folder for such things");
    let broken = dir.path().join("broken.ron");
    fs::write(&broken, "Scenario(").expect("the folder can be written");
    for (args, words) in [
        (["analyze", "no-such-scenario", "--states", "5"], "no-such-scenario"),
        (["analyze", broken.to_str().expect("it is text"), "--states", "5"], "GW010"),
        (["analyze", "late-refund", "--states", "0"], "at least 1"),
    ] {
        let output = goodword(&args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains(words), "{said}");
        assert!(output.stdout.is_empty());
    }
}
