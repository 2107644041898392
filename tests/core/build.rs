//! Scenarios for tests, put together from pieces of RON and loaded like any other.

use goodword::diagnostics::has_errors;
use goodword::ronfile::TextHash;
use goodword::rubric::{self, Rubric};
use goodword::scenario;
use goodword::scoring::{Scorecard, score_session};
use goodword::session::{Event, Game, Pace, Session, Turn, Verdict};
use std::sync::{Arc, OnceLock};

/// A rubric with round numbers: three behaviours for each score, one polite, one fatal.
pub(crate) const RUBRIC: &str = r#"#![enable(implicit_some)]
Rubric(
    format: 1,
    title: "Test",
    weights: (empathy: 30, positive_phrasing: 30, honesty: 40),
    pass_mark: 70,
    floors: (empathy: 60, positive_phrasing: 60, honesty: 60),
    outcomes: (
        kept: (anger: -8, trust: 12),
        broken: (anger: 18, trust: -20),
        renegotiated: (anger: 3, trust: 4),
        delegated: (trust: 2),
    ),
    waiting: (slow: (anger: 2), late: (anger: 5, trust: -3)),
    temperaments: {
        "Even": (empathy: 100, phrasing: 100, professionalism: 100, hurts: 100),
        "Fiery": (empathy: 120, phrasing: 100, professionalism: 100, hurts: 150),
        "Stone": (empathy: 0, phrasing: 0, professionalism: 0, hurts: 0),
    },
    behaviours: {
        "warm":   (name: "w", area: Empathy, definition: "d", good: "g", bad: "b", points: 4, mood: (anger: -10, trust: 6)),
        "kind":   (name: "k", area: Empathy, definition: "d", good: "g", bad: "b", points: 1, mood: (anger: -3)),
        "stock":  (name: "s", area: Empathy, definition: "d", good: "g", bad: "b", points: 0, mood: (anger: -1), repeated: (anger: 5)),
        "cold":   (name: "c", area: Empathy, definition: "d", good: "g", bad: "b", points: -2, mood: (anger: 7, trust: -5)),
        "can":    (name: "c", area: PositivePhrasing, definition: "d", good: "g", bad: "b", points: 3, mood: (confusion: -9, trust: 3)),
        "plain":  (name: "p", area: PositivePhrasing, definition: "d", good: "g", bad: "b", points: 1, mood: (confusion: -5)),
        "cannot": (name: "c", area: PositivePhrasing, definition: "d", good: "g", bad: "b", points: -2, mood: (anger: 4, confusion: 3)),
        "polite": (name: "p", area: Professionalism, definition: "d", good: "g", bad: "b", points: 2, mood: (trust: 3)),
        "insult": (name: "i", area: Empathy, definition: "d", good: "g", bad: "b", points: -10, mood: (anger: 60, trust: -60), fatal: true),
    },
)"#;

/// The test rubric, loaded once.
pub(crate) fn test_rubric() -> Arc<Rubric> {
    static LOADED: OnceLock<Arc<Rubric>> = OnceLock::new();
    LOADED
        .get_or_init(|| {
            let (rubric, problems) = rubric::load(RUBRIC);
            assert!(problems.is_empty(), "{problems:#?}");
            Arc::new(rubric.expect("a rubric without problems loads"))
        })
        .clone()
}

/// A scenario in the making.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    top: String,
    temperament: String,
    mood: [u8; 3],
    start: String,
    reference: Vec<String>,
    nodes: String,
    endings: String,
}

impl Default for Sheet {
    fn default() -> Self {
        Self {
            top: String::new(),
            temperament: "Even".into(),
            mood: [50, 50, 50],
            start: "one".into(),
            reference: vec!["go".into()],
            nodes: String::new(),
            endings: String::new(),
        }
    }
}

impl Sheet {
    /// A top-level entry, as `key: value`.
    pub(crate) fn top(mut self, entry: &str) -> Self {
        self.top.push_str(&format!("    {entry},\n"));
        self
    }

    pub(crate) fn temperament(mut self, name: &str) -> Self {
        self.temperament = name.into();
        self
    }

    /// Anger, confusion and trust at the start.
    pub(crate) fn mood(mut self, mood: [u8; 3]) -> Self {
        self.mood = mood;
        self
    }

    pub(crate) fn reference(mut self, path: &[&str]) -> Self {
        self.reference = path.iter().map(|id| (*id).to_owned()).collect();
        self
    }

    /// A node: its id, entries beside the texts, and its replies as made by [`reply`].
    pub(crate) fn node(mut self, id: &str, more: &str, replies: &[String]) -> Self {
        self.nodes.push_str(&format!(
            "        \"{id}\": (says: \"Says at {id}.\", thinks: \"Thinks at {id}.\", {more} replies: {{\n{}        }}),\n",
            replies.concat()
        ));
        self
    }

    /// An ending: its id, its kind, and entries beside the texts.
    pub(crate) fn ending(mut self, id: &str, kind: &str, more: &str) -> Self {
        self.endings.push_str(&format!(
            "        \"{id}\": (kind: {kind}, title: \"Title of {id}\", says: \"Bye from {id}.\", thinks: \"Hm.\", epilogue: \"After {id}.\", \
             {more} survey: (helped: Yes(\"a\"), again: Partly(\"b\"), better: \"c\", compare: \"d\")),\n"
        ));
        self
    }

    /// The whole text.
    pub(crate) fn text(&self) -> String {
        let [anger, confusion, trust] = self.mood;
        let reference: Vec<String> = self.reference.iter().map(|id| format!("{id:?}")).collect();
        format!(
            "#![enable(implicit_some)]\nScenario(\n    format: 1, title: \"Test\", language: \"en\", channel: Phone, difficulty: 1, minutes: 3, \
             module: \"m\",\n    customer: (name: \"Ann Lee\", age: 40, about: \"a\", line: \"l\", mood: (anger: {anger}, confusion: {confusion}, \
             trust: {trust}), temperament: \"{}\"),\n    briefing: \"b\",\n{}    start: \"{}\",\n    reference: [{}],\n    nodes: {{\n{}    }},\n    \
             endings: {{\n{}    }},\n)\n",
            self.temperament,
            self.top,
            self.start,
            reference.join(", "),
            self.nodes,
            self.endings
        )
    }

    /// The game it makes under the test rubric.
    pub(crate) fn game(&self) -> Arc<Game> {
        game_of(&self.text())
    }
}

/// A reply: its id, where it leads, and entries beside the texts.
pub(crate) fn reply(id: &str, goto: &str, more: &str) -> String {
    format!(
        "            \"{id}\": (text: \"Text of {id}.\", {more} reaction: \"Reacts.\", thinks: \"Thinks.\", goto: \"{goto}\", coach: \"Coach.\"),\n"
    )
}

/// A game of a text under the test rubric.
///
/// Panics with what the loader says where the text has errors; warnings pass.
pub(crate) fn game_of(text: &str) -> Arc<Game> {
    let rubric = test_rubric();
    let loaded = scenario::load(text, &rubric);
    assert!(!has_errors(&loaded.problems), "{:#?}\n{text}", loaded.problems);
    let scenario = loaded.scenario.expect("a text without errors loads");
    Arc::new(Game::new(Arc::new(scenario), TextHash::of(text), rubric, TextHash::of(RUBRIC)))
}

/// A play with these replies, in good time.
pub(crate) fn play(game: &Arc<Game>, seed: u64, replies: &[&str]) -> Session {
    let mut session = Session::new(game.clone(), seed, false);
    for id in replies {
        session.choose(id, Pace::Prompt, 0).unwrap_or_else(|error| panic!("{error}"));
    }
    session
}

/// The scorecard of a play that has ended.
pub(crate) fn card(session: &Session) -> Scorecard {
    score_session(session).expect("the play has ended")
}

/// The verdicts of a turn's claims, in their order.
pub(crate) fn verdicts(turn: &Turn) -> Vec<Verdict> {
    turn.events
        .iter()
        .filter_map(|event| match event {
            Event::Claimed { verdict, .. } => Some(*verdict),
            _ => None,
        })
        .collect()
}
