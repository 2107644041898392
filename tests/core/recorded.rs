//! Plays whose endings, scores and verdicts are pinned: `tests/fixtures/plays/*.play`.
//!
//! A file names a scenario (a file of `tests/fixtures/scenarios`, or the id of a shipped one), a rubric (`test`, the round
//! numbers of these tests, or `default`), a seed and the replies; what must come of them stands below the dashes. Run with
//! `UPDATE_PLAYS=1` to write that part anew, then read what changed.

use crate::build::{RUBRIC, test_rubric};
use goodword::diagnostics::Severity;
use goodword::lint;
use goodword::ronfile::TextHash;
use goodword::rubric::{self, Dimension};
use goodword::scenario::{Library, Sources, load};
use goodword::scoring::{Scorecard, score_session};
use goodword::session::{Game, Pace, Session};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const DASHES: &str = "--- what must come of it";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// What stands above the dashes, and below.
struct Play {
    scenario: String,
    rubric: String,
    seed: u64,
    replies: Vec<String>,
    above: String,
    below: String,
}

impl Play {
    fn read(text: &str) -> Result<Self, String> {
        let (above, below) = text.split_once(DASHES).unwrap_or((text, ""));
        let mut play = Play {
            scenario: String::new(),
            rubric: "test".into(),
            seed: 1,
            replies: Vec::new(),
            above: above.trim_end().to_owned(),
            below: below.trim().to_owned(),
        };
        for line in above
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (key, value) = line.split_once(':').ok_or_else(|| format!("`{line}` is no `key: value`"))?;
            let value = value.trim();
            match key.trim() {
                "scenario" => play.scenario = value.into(),
                "rubric" => play.rubric = value.into(),
                "seed" => play.seed = value.parse().map_err(|_| format!("`{value}` is no seed"))?,
                "replies" => play.replies = value.split(',').map(|id| id.trim().to_owned()).collect(),
                other => return Err(format!("`{other}` is no key: scenario, rubric, seed, replies")),
            }
        }
        Ok(play)
    }

    fn game(&self) -> Result<Arc<Game>, String> {
        let (rubric, rubric_text) = match self.rubric.as_str() {
            "test" => (test_rubric(), RUBRIC),
            "default" => (Arc::new(rubric::default_rubric()), rubric::DEFAULT_TEXT),
            other => return Err(format!("`{other}` is no rubric: test, default")),
        };
        let path = fixtures().join("scenarios").join(&self.scenario);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(_) => match Library::open(&Sources::default(), &rubric).find(&self.scenario) {
                Some(entry) => entry.source.text.to_string(),
                None => return Err(format!("{} is not there, and no shipped scenario is called so", path.display())),
            },
        };
        let loaded = load(&text, &rubric);
        let scenario = loaded.scenario.ok_or_else(|| format!("{:#?}", loaded.problems))?;
        Ok(Arc::new(Game::new(
            Arc::new(scenario),
            TextHash::of(&text),
            rubric,
            TextHash::of(rubric_text),
        )))
    }

    /// What comes of it, as the lines below the dashes.
    fn outcome(&self) -> Result<String, String> {
        let mut session = Session::new(self.game()?, self.seed, false);
        for id in &self.replies {
            session.choose(id, Pace::Prompt, 0).map_err(|error| error.to_string())?;
        }
        Ok(told(&score_session(&session).ok_or("the replies come to no ending")?))
    }
}

/// A scorecard in a few lines.
fn told(card: &Scorecard) -> String {
    let score = |score: Option<u8>| score.map_or_else(|| "-".to_owned(), |score| score.to_string());
    let mut text = String::new();
    let mut line = |words: String| writeln!(text, "{}", words.trim_end()).expect("a text takes every line");
    line(format!(
        "ending: {} ({:?}), {}",
        card.ending,
        card.ending_kind,
        if card.passed { "passed" } else { "not passed" }
    ));
    let each: Vec<String> = Dimension::ALL
        .into_iter()
        .zip(["empathy", "phrasing", "honesty"])
        .zip([card.stakes.empathy, card.stakes.positive_phrasing, card.stakes.honesty])
        .map(|((dimension, name), [met, of])| format!("{name} {} on {met} of {of}", score(card.scores.get(dimension))))
        .collect();
    line(format!("scores: {}, overall {}", each.join(", "), score(card.scores.overall)));
    for item in &card.fatal {
        line(format!("fatal: {} at {}", item.code, item.decision));
    }
    for fault in &card.serious {
        let corrected = if fault.corrected { ", corrected" } else { "" };
        line(format!("serious: {} {} at {}{corrected}", fault.code, fault.about, fault.decision));
    }
    for promise in &card.promises {
        let settled = promise.settled.map_or_else(|| "never".to_owned(), |at| at.to_string());
        line(format!(
            "promise: {} {:?} at {}, {:?} at {settled}",
            promise.id, promise.verdict, promise.decision, promise.state
        ));
    }
    line(format!("kept: {} of {}", card.kept, card.due));
    line(format!("survey: satisfied {}, easy {}", card.survey.satisfaction, card.survey.ease));
    for decision in &card.decisions {
        let grades: Vec<String> = Dimension::ALL
            .into_iter()
            .map(|dimension| {
                decision
                    .grade(dimension)
                    .map_or_else(|| "-".to_owned(), |line| line.grade.to_string())
            })
            .collect();
        let verdicts: Vec<String> = decision.claims.iter().map(|claim| format!("{:?}", claim.verdict)).collect();
        let mood = decision.mood_after;
        line(format!(
            "{}. {}/{}: {} | mood {} {} {} | {}",
            decision.number,
            decision.node,
            decision.reply,
            grades.join(" "),
            mood.anger,
            mood.confusion,
            mood.trust,
            verdicts.join(", ")
        ));
    }
    text
}

#[test]
fn recorded_plays_come_out_as_they_were_recorded() {
    let update = std::env::var_os("UPDATE_PLAYS").is_some_and(|value| value == "1");
    let mut files: Vec<PathBuf> = fs::read_dir(fixtures().join("plays"))
        .expect("the folder is there")
        .map(|item| item.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "play"))
        .collect();
    files.sort();
    assert!(files.len() >= 10, "only {} plays", files.len());
    let mut wrong = String::new();
    for path in files {
        let name = path.file_name().expect("files have names").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("it can be read").replace('\r', "");
        let told = Play::read(&text).and_then(|play| Ok((play.outcome()?, play)));
        match told {
            Err(why) => wrong += &format!("\n{name}: {why}\n"),
            Ok((outcome, play)) if update => {
                fs::write(&path, format!("{}\n{DASHES}\n{outcome}", play.above)).expect("it can be written");
            }
            Ok((outcome, play)) if outcome.trim() != play.below => {
                wrong += &format!("\n{name} comes out as\n{outcome}and was recorded as\n{}\n", play.below);
            }
            Ok(_) => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE_PLAYS=1 writes them anew.");
}

#[test]
fn the_scenarios_of_these_plays_have_no_errors() {
    for item in fs::read_dir(fixtures().join("scenarios")).expect("the folder is there") {
        let path = item.expect("it can be listed").path();
        let text = fs::read_to_string(&path).expect("it can be read");
        let mut problems = lint::check(&text, &test_rubric());
        // Their words are as bare as can be, which earns warnings.
        problems.retain(|problem| problem.severity() == Severity::Error);
        assert!(problems.is_empty(), "{}: {problems:#?}", path.display());
    }
}

#[test]
fn a_play_that_cannot_be_played_says_why() {
    let of = |text: &str| Play::read(text).and_then(|play| play.outcome()).expect_err("it cannot be played");
    assert!(of("scenario: nowhere.ron").contains("not there"));
    assert!(of("colour: red").contains("no key"));
    assert!(of("scenario: callback.ron\nseed: x").contains("no seed"));
    assert!(of("scenario: callback.ron\nreplies: no-such-reply").contains("not on offer"));
    assert!(of("scenario: callback.ron\nreplies: calm").contains("no ending"));
}
