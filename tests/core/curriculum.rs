//! The shipped role-plays as a whole: enough of them, each with what a role-play needs, and none that can be passed without listening.

use goodword::course::{Course, Module};
use goodword::golden::{self, Playbook};
use goodword::rubric::{Dimension, default_rubric};
use goodword::scenario::{Channel, Library, Sources};
use goodword::scoring::{Scorecard, score_session};
use goodword::session::{Game, Pace, Session, Verdict};
use goodword::simulate::{Kind, School, simulate};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// A shipped role-play with its golden plays, played.
pub(crate) struct Lesson {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) game: Arc<Game>,
    pub(crate) cards: Vec<Scorecard>,
}

/// Every shipped role-play, loaded and played once.
pub(crate) fn lessons() -> &'static [Lesson] {
    static PLAYED: OnceLock<Vec<Lesson>> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let rubric = Arc::new(default_rubric());
        let library = Library::open(&Sources::default(), &rubric);
        let lesson = |entry: &goodword::scenario::Entry| {
            let scenario = entry
                .scenario
                .clone()
                .unwrap_or_else(|| panic!("{}: {:#?}", entry.id, entry.problems));
            let game = Arc::new(Game::new(scenario, entry.hash.clone(), rubric.clone(), entry.hash.clone()));
            Lesson {
                id: entry.id.clone(),
                text: entry.source.text.clone(),
                cards: played(&game, &book_of(&entry.id)),
                game,
            }
        };
        library.entries.iter().map(lesson).collect()
    })
}

fn book_of(id: &str) -> Playbook {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("scenarios/{id}.plays.ron"));
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{id}: {error}"));
    let (book, _, problems) = golden::read(&text);
    book.unwrap_or_else(|| panic!("{id}: {problems:#?}"))
}

fn played(game: &Arc<Game>, book: &Playbook) -> Vec<Scorecard> {
    let card = |play: &golden::Play| {
        let mut session = Session::new(game.clone(), play.seed, false);
        for reply in &play.replies {
            session.choose(reply, Pace::Prompt, 0).ok()?;
        }
        score_session(&session)
    };
    book.plays.values().filter_map(card).collect()
}

#[test]
fn there_are_twenty_and_more_in_every_channel_and_of_every_difficulty() {
    let lessons = lessons();
    assert!(lessons.len() >= 20, "{}", lessons.len());
    for channel in [Channel::Phone, Channel::Chat, Channel::Email, Channel::InPerson, Channel::Social] {
        let count = lessons.iter().filter(|lesson| lesson.game.scenario().channel == channel).count();
        assert!(count >= 3, "{}: {count}", channel.name());
    }
    let difficulties: BTreeSet<u8> = lessons.iter().map(|lesson| lesson.game.scenario().difficulty).collect();
    assert_eq!(difficulties, BTreeSet::from([1, 2, 3, 4, 5]));
    let mut names = BTreeSet::new();
    for lesson in lessons {
        let name = &lesson.game.scenario().customer.name;
        let first = name.split_whitespace().next().expect("a name");
        assert!(names.insert(first), "two customers are called {first}");
    }
}

#[test]
fn every_role_play_belongs_to_a_module_and_the_course_grows_harder() {
    let course = Course::shipped();
    let of = |id: &str| -> Vec<u8> {
        let scenarios = lessons().iter().map(|lesson| lesson.game.scenario());
        scenarios
            .filter(|scenario| scenario.module == id)
            .map(|scenario| scenario.difficulty)
            .collect()
    };
    let known: usize = course.modules.iter().map(|module| of(&module.id).len()).sum();
    assert_eq!(known, lessons().len());
    let mean = |module: &Module| {
        let difficulties = of(&module.id);
        assert!(difficulties.len() >= 4, "{}: {}", module.id, difficulties.len());
        difficulties.iter().map(|difficulty| f64::from(*difficulty)).sum::<f64>() / difficulties.len() as f64
    };
    let means: Vec<f64> = course.modules.iter().map(mean).collect();
    assert!(means.is_sorted(), "{means:?}");
}

#[test]
fn each_has_what_a_role_play_needs() {
    for lesson in lessons() {
        let (id, scenario) = (&lesson.id, lesson.game.scenario());
        assert!((10..=25).contains(&scenario.nodes.len()), "{id}: {} nodes", scenario.nodes.len());
        assert!(scenario.endings.len() >= 3, "{id}: {} endings", scenario.endings.len());
        assert!(
            !scenario.goals.is_empty() && !scenario.lessons.is_empty(),
            "{id}: goals and lessons"
        );
        assert!(!scenario.chances.is_empty(), "{id}: nothing is left to chance");
        let in_the_talk = |due: &String| scenario.nodes.values().any(|node| node.reaches.contains(due));
        assert!(
            scenario.promises.values().any(|kind| in_the_talk(&kind.due)),
            "{id}: no promise falls due in the talk"
        );
        assert!(
            scenario.promises.values().any(|kind| kind.kept_if.is_some()),
            "{id}: no promise is the trainee's own"
        );
    }
}

#[test]
fn each_has_two_honesty_dilemmas_at_least() {
    for lesson in lessons() {
        let mut judged: BTreeMap<&str, BTreeSet<bool>> = BTreeMap::new();
        for decision in lesson.cards.iter().flat_map(|card| &card.decisions) {
            let sound = decision.claims.iter().all(|claim| claim.verdict == Verdict::Sound);
            judged.entry(&decision.node).or_default().insert(sound);
        }
        let dilemmas = judged.values().filter(|verdicts| verdicts.len() == 2).count();
        assert!(dilemmas >= 2, "{}: {dilemmas}", lesson.id);
    }
}

#[test]
fn each_score_can_be_low_and_can_be_high() {
    for lesson in lessons() {
        let mut scores: BTreeMap<Dimension, Vec<u8>> = BTreeMap::new();
        for card in &lesson.cards {
            for dimension in Dimension::ALL {
                scores.entry(dimension).or_default().extend(card.scores.get(dimension));
            }
        }
        for kind in Kind::ALL {
            let summary = simulate(&lesson.game, &School::new(kind, &lesson.game), 20, 1, |_| {});
            for (dimension, distribution) in [
                (Dimension::Empathy, &summary.empathy),
                (Dimension::PositivePhrasing, &summary.positive_phrasing),
                (Dimension::Honesty, &summary.honesty),
            ] {
                scores
                    .entry(dimension)
                    .or_default()
                    .extend(distribution.min().into_iter().chain(distribution.max()));
            }
        }
        for (dimension, scores) in scores {
            let (low, high) = (scores.iter().min().copied(), scores.iter().max().copied());
            assert!(
                low <= Some(20) && high >= Some(90),
                "{}: {} from {low:?} to {high:?}",
                lesson.id,
                dimension.name()
            );
        }
    }
}

#[test]
fn only_those_who_listen_pass() {
    const RUNS: u64 = 400;
    for lesson in lessons() {
        let passed = |kind: Kind| simulate(&lesson.game, &School::new(kind, &lesson.game), RUNS, 1, |_| {}).passed;
        let id = &lesson.id;
        assert_eq!(passed(Kind::Expert), RUNS, "{id}: the expert");
        assert_eq!(passed(Kind::Pleaser), 0, "{id}: the pleaser");
        assert_eq!(passed(Kind::Longest), 0, "{id}: the longest reply");
        assert!(passed(Kind::First) * 20 < RUNS, "{id}: the first reply");
        assert!(passed(Kind::Random) * 20 < RUNS, "{id}: any reply");
    }
}

/// Every run of so many words in the texts of a file. Ids are single words and fall away.
fn runs_of_words(text: &str, count: usize) -> BTreeSet<String> {
    let quoted = Regex::new(r#""((?:[^"\\]|\\.)*)""#).expect("it is one");
    let word = Regex::new(r"[\p{L}\p{N}'’£€$%]+").expect("it is one");
    let mut runs = BTreeSet::new();
    for quote in quoted.captures_iter(text) {
        let lower = quote[1].to_lowercase().replace('’', "'");
        let words: Vec<&str> = word.find_iter(&lower).map(|found| found.as_str()).collect();
        runs.extend(words.windows(count).map(|run| run.join(" ")));
    }
    runs
}

#[test]
fn no_run_of_eight_words_stands_in_two_role_plays() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut twice = Vec::new();
    for lesson in lessons() {
        for run in runs_of_words(&lesson.text, 8) {
            if let Some(other) = seen.insert(run.clone(), &lesson.id) {
                twice.push(format!("{other} and {}: {run}", lesson.id));
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}
