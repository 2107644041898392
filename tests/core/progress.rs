//! How somebody gets on: attempts, habits, days, and the practice deck.

use crate::build::{Sheet, play, reply};
use crate::random::{choices, config, random_play};
use goodword::calendar::Day;
use goodword::course::{
    Card, Decided, Deck, Finished, INTERVALS, Occasion, Practise, Progress, RIGHT_FROM, Sign, Theme, occasions, progress,
};
use goodword::rubric::{self, Dimension};
use goodword::scenario::{Library, Sources};
use goodword::scoring::Scores;
use goodword::session::{Game, Verdict};
use proptest::prelude::*;
use std::process::Command;
use std::sync::{Arc, OnceLock};

const DAY: i64 = 24 * 60 * 60 * 1_000;

fn sign(id: &str, worth: i16) -> Sign {
    Sign {
        theme: Theme::Behaviour(id.into()),
        name: format!("The {id}"),
        dimension: Some(Dimension::Empathy),
        worth,
        fatal: false,
    }
}

/// A decision at which empathy was at stake: a warm reply is right, a cold one is not.
fn decided(number: usize, node: &str, right: bool) -> Decided {
    let (warm, cold) = (sign("warm", 4), sign("cold", -2));
    Decided {
        number,
        node: node.into(),
        says: format!("Says at {node}."),
        reply: if right { "good" } else { "bad" }.into(),
        text: format!("Said at {node}."),
        better: None,
        grades: [Some(if right { 100 } else { 0 }), None, None],
        shown: vec![if right { warm.clone() } else { cold.clone() }],
        differing: vec![cold, warm],
    }
}

fn finished(id: &str, scenario: &str, day: i64, answers: &[(&str, bool)]) -> Finished {
    Finished {
        id: id.into(),
        scenario: scenario.into(),
        title: format!("The {scenario}"),
        module: "m".into(),
        difficulty: 2,
        when: day * DAY + 5,
        branch_of: None,
        scores: Scores {
            overall: Some(50),
            ..Scores::NOT_MEASURED
        },
        passed: false,
        decisions: (1..)
            .zip(answers)
            .map(|(number, (node, right))| decided(number, node, *right))
            .collect(),
    }
}

fn occasion(scenario: &str, node: &str, module: &str, difficulty: u8) -> Occasion {
    Occasion {
        scenario: scenario.into(),
        title: format!("The {scenario}"),
        module: module.into(),
        difficulty,
        node: node.into(),
        says: "?".into(),
        themes: vec![Theme::Behaviour("cold".into()), Theme::Behaviour("warm".into())],
    }
}

fn on(plays: &[Finished], day: i64) -> Progress {
    progress(plays, &[], Day(day))
}

fn cards(deck: &Deck) -> Vec<&Card> {
    deck.due.iter().chain(&deck.later).collect()
}

/// The days on which the only card is due, after each of these answers at one decision on these days.
fn due_after(answers: &[(i64, bool)]) -> Vec<Option<i64>> {
    (1..=answers.len())
        .map(|count| {
            let plays: Vec<Finished> = answers[..count]
                .iter()
                .enumerate()
                .map(|(at, (day, right))| finished(&format!("p{at:02}"), "s", *day, &[("n", *right)]))
                .collect();
            let deck = on(&plays, 0).deck;
            cards(&deck).first().map(|card| card.due.0)
        })
        .collect()
}

#[test]
fn a_missed_decision_comes_back_at_growing_intervals_until_it_is_learnt() {
    assert_eq!(INTERVALS, [1, 3, 7, 21]);
    let answers = [(0, false), (1, true), (4, true), (11, true), (32, true)];
    assert_eq!(due_after(&answers), [Some(1), Some(4), Some(11), Some(32), None]);
    let plays: Vec<Finished> = answers
        .iter()
        .map(|(day, right)| finished(&format!("p{day:02}"), "s", *day, &[("n", *right)]))
        .collect();
    let deck = on(&plays, 40).deck;
    let learnt: Vec<(&str, &str, i64)> = deck
        .learnt
        .iter()
        .map(|learnt| (learnt.scenario.as_str(), learnt.node.as_str(), learnt.day.0))
        .collect();
    assert_eq!((cards(&deck).len(), learnt), (0, vec![("s", "n", 32)]));
}

#[test]
fn a_wrong_answer_puts_it_back_and_an_early_right_one_changes_nothing() {
    assert_eq!(
        due_after(&[(0, false), (0, true), (1, true), (2, true), (3, false), (9, true)]),
        [Some(1), Some(1), Some(4), Some(4), Some(4), Some(12)]
    );
    // What was learnt and is missed again begins anew.
    let again = [(0, false), (1, true), (4, true), (11, true), (32, true), (50, false)];
    assert_eq!(due_after(&again).last(), Some(&Some(51)));
}

#[test]
fn a_decision_that_was_right_never_comes_into_the_deck() {
    assert_eq!(due_after(&[(0, true), (5, true)]), [None, None]);
    assert_eq!(RIGHT_FROM, 75);
}

#[test]
fn nothing_is_due_before_its_day() {
    let plays = [finished("a", "s", 10, &[("n", false), ("o", true)])];
    assert_eq!((on(&plays, 10).deck.due.len(), on(&plays, 10).deck.later.len()), (0, 1));
    let deck = on(&plays, 11).deck;
    let [card] = deck.due.as_slice() else { panic!("{deck:?}") };
    assert_eq!((card.node.as_str(), card.times, card.name.as_str()), ("n", 1, "The cold"));
    assert_eq!(
        (card.missed.decision, card.missed.day, card.missed.text.as_str()),
        (1, Day(10), "Said at n.")
    );
}

#[test]
fn at_first_the_same_decision_is_practised_and_later_one_elsewhere() {
    let shelf = [
        occasion("s", "n", "m", 2),
        occasion("s", "other", "m", 2),
        occasion("b", "far", "other", 2),
        occasion("c", "near", "m", 3),
        occasion("a", "hard", "m", 5),
    ];
    let mut plays = vec![finished("first", "s", 0, &[("x", true), ("n", false)])];
    let practise = |plays: &[Finished], shelf: &[Occasion]| {
        let deck = progress(plays, shelf, Day(0)).deck;
        let [card] = deck.later.as_slice() else { panic!("{deck:?}") };
        match &card.practise {
            Practise::Back { play, decision } => format!("{play} {decision}"),
            Practise::Elsewhere { scenario, node, .. } => format!("{scenario}/{node}"),
        }
    };
    assert_eq!(practise(&plays, &shelf), "first 2");
    plays.push(finished("second", "s", 1, &[("n", true)]));
    // In the same module, and about as hard.
    assert_eq!(practise(&plays, &shelf), "c/near");
    // What is right there counts, once it is due.
    plays.push(finished("too early", "c", 2, &[("near", true)]));
    assert_eq!(practise(&plays, &shelf), "c/near");
    plays.push(finished("in time", "c", 4, &[("near", true)]));
    assert_eq!(practise(&plays, &shelf), "a/hard");
    plays.push(finished("later", "a", 11, &[("hard", true)]));
    assert_eq!(practise(&plays, &shelf), "b/far");
    // Where nothing else is on the shelf, it is the same decision again.
    assert_eq!(practise(&plays, &shelf[..1]), "first 2");
    assert_eq!(practise(&plays, &shelf[..2]), "s/other");
}

#[test]
fn a_wrong_answer_elsewhere_puts_back_what_was_due() {
    let mut plays = vec![
        finished("a", "s", 0, &[("n", false)]),
        finished("b", "s", 1, &[("n", true)]),
        finished("c", "t", 4, &[("other", false)]),
    ];
    let due = |plays: &[Finished]| -> Vec<(String, i64)> {
        let deck = on(plays, 0).deck;
        cards(&deck).iter().map(|card| (card.node.clone(), card.due.0)).collect()
    };
    assert_eq!(due(&plays), [("n".to_owned(), 5), ("other".to_owned(), 5)]);
    // Before it is due, what happens elsewhere is its own affair.
    plays[2].when = 3 * DAY;
    assert_eq!(due(&plays), [("n".to_owned(), 4), ("other".to_owned(), 4)]);
}

#[test]
fn a_branch_does_not_make_the_decisions_before_it_again() {
    let first = finished("first", "s", 0, &[("a", false), ("b", false)]);
    let mut branch = finished("branch", "s", 1, &[("a", false), ("b", true)]);
    branch.branch_of = Some("first".into());
    let told = on(&[first.clone(), branch.clone()], 1);
    let times: Vec<(&str, u32, i64)> = cards(&told.deck)
        .iter()
        .map(|card| (card.node.as_str(), card.times, card.due.0))
        .collect();
    assert_eq!(times, [("a", 1, 1), ("b", 1, 4)]);
    // It is no attempt of its own, and a day of practice all the same.
    assert_eq!((told.scores.len(), told.rhythm.days.len()), (1, 2));
    // Without the play that it came from, its decisions are known from it alone.
    let alone = on(&[branch], 1).deck;
    assert_eq!(cards(&alone).len(), 1);
}

#[test]
fn a_fatal_reply_is_missed_whatever_it_earned() {
    let mut play = finished("a", "s", 0, &[("n", true)]);
    let insult = Sign {
        dimension: None,
        fatal: true,
        ..sign("insult", -10)
    };
    play.decisions[0].shown.push(insult.clone());
    play.decisions[0].differing.push(insult);
    let deck = on(&[play], 0).deck;
    assert_eq!(cards(&deck)[0].theme, Theme::Behaviour("insult".into()));
}

#[test]
fn attempts_are_first_best_and_latest() {
    let attempt = |id: &str, day: i64, overall: u8, passed: bool| Finished {
        scores: Scores {
            overall: Some(overall),
            ..Scores::NOT_MEASURED
        },
        passed,
        ..finished(id, "s", day, &[])
    };
    let plays = [
        attempt("c", 3, 40, false),
        attempt("a", 1, 60, false),
        attempt("b", 2, 80, true),
        attempt("d", 4, 90, false),
    ];
    let told = on(&plays, 5);
    let order: Vec<&str> = told.scores.iter().map(|attempt| attempt.play.as_str()).collect();
    assert_eq!(order, ["a", "b", "c", "d"]);
    let [attempts] = told.attempts.as_slice() else { panic!("{told:?}") };
    let ids = [&attempts.first, &attempts.best, &attempts.latest].map(|attempt| attempt.play.as_str());
    assert_eq!((attempts.count, ids), (4, ["a", "b", "d"]));
}

#[test]
fn the_rhythm_counts_days_and_tells_no_gaps() {
    let plays: Vec<Finished> = [1, 1, 27, 28, 29]
        .iter()
        .enumerate()
        .map(|(at, day)| finished(&format!("p{at}"), "s", *day, &[]))
        .collect();
    let rhythm = on(&plays, 28).rhythm;
    assert_eq!(rhythm.days, [Day(1), Day(27), Day(28)]);
    assert_eq!(rhythm.weeks, [1, 0, 0, 2]);
    assert_eq!(on(&plays, 29).rhythm.days, [Day(27), Day(28), Day(29)]);
    assert_eq!(on(&[], 29).rhythm.weeks, [0; 4]);
}

#[test]
fn habits_come_with_an_example() {
    let plays = [
        finished("a", "s", 0, &[("x", true), ("y", true), ("z", false)]),
        finished("b", "s", 1, &[("x", false)]),
    ];
    let told = on(&plays, 1);
    let [strong] = told.strong.as_slice() else {
        panic!("{:?}", told.strong)
    };
    assert_eq!((strong.name.as_str(), strong.times, strong.of), ("The warm", 2, 4));
    assert_eq!((strong.example.play.as_str(), strong.example.decision), ("a", 2));
    let [weak] = told.weak.as_slice() else { panic!("{:?}", told.weak) };
    assert_eq!((weak.name.as_str(), weak.harmful, weak.times, weak.of), ("The cold", true, 2, 4));
    assert_eq!((weak.example.play.as_str(), weak.example.text.as_str()), ("b", "Said at x."));
    // What is missing where the reply was weak is a habit too.
    let more = finished("c", "s", 2, &[("x", false), ("y", false), ("z", false)]);
    let told = on(&[plays[0].clone(), plays[1].clone(), more], 2);
    let weak: Vec<(&str, bool, u32)> = told
        .weak
        .iter()
        .map(|habit| (habit.name.as_str(), habit.harmful, habit.times))
        .collect();
    assert_eq!(weak, [("The cold", true, 5), ("The warm", false, 5)]);
    assert_eq!(told.strong, []);
    // What was weak long ago is forgiven.
    let since = (0..20).map(|at| finished(&format!("later{at:02}"), "s", 3 + at, &[("x", true)]));
    let told = on(&plays.into_iter().chain(since).collect::<Vec<_>>(), 30);
    assert_eq!(told.weak, []);
    assert_eq!((told.strong[0].times, told.strong[0].of), (20, 20));
}

#[test]
fn a_play_gives_the_facts_that_progress_needs() {
    let game = Sheet::default()
        .top("facts: { \"slow\": (says: \"It takes days.\", known_to: Agent) }")
        .top("promises: { \"call\": (what: \"a call\", chance: 0.3, because: \"slow\", due: \"five\") }")
        .reference(&["warm", "quiet"])
        .node(
            "one",
            "",
            &[
                reply("warm", "two", "shows: [\"warm\", \"polite\"],"),
                reply("cold", "two", "shows: [\"cold\", \"polite\"],"),
            ],
        )
        .node(
            "two",
            "",
            &[
                reply("quiet", "good", ""),
                reply(
                    "vow",
                    "good",
                    "claims: [Promise(id: \"call\", certainty: Absolute, owner: \"me\", by: \"five\")],",
                ),
            ],
        )
        .ending("good", "Resolved", "reaches: [\"five\"],")
        .game();
    let facts = Finished::of("a", "s", 0, None, &play(&game, 1, &["cold", "vow"])).expect("it has ended");
    let themes = |signs: &[Sign]| signs.iter().map(|sign| sign.theme.clone()).collect::<Vec<_>>();
    let behaviour = |id: &str| Theme::Behaviour(id.into());
    // What every reply shows was no choice.
    assert_eq!(themes(&facts.decisions[0].differing), [behaviour("cold"), behaviour("warm")]);
    assert_eq!(themes(&facts.decisions[0].shown), [behaviour("cold"), behaviour("polite")]);
    assert_eq!(facts.decisions[0].grades, [Some(0), None, None]);
    let verdicts = [Verdict::Overpromise, Verdict::Sound].map(Theme::Verdict);
    assert_eq!(themes(&facts.decisions[1].differing), verdicts);
    let deck = on(&[facts], 1).deck;
    let due: Vec<(&str, &Theme)> = deck.due.iter().map(|card| (card.node.as_str(), &card.theme)).collect();
    assert_eq!(due, [("one", &behaviour("cold")), ("two", &verdicts[0])]);
    assert_eq!(Finished::of("a", "s", 0, None, &play(&game, 1, &["cold"])), None);
}

fn library() -> &'static [(String, Arc<Game>)] {
    static GAMES: OnceLock<Vec<(String, Arc<Game>)>> = OnceLock::new();
    GAMES.get_or_init(|| {
        let rubric = Arc::new(rubric::default_rubric());
        let library = Library::open(&Sources::default(), &rubric);
        let entries = library.entries.iter();
        entries
            .map(|entry| {
                let scenario = entry.scenario.clone().expect("shipped scenarios load");
                let game = Game::new(scenario, entry.hash.clone(), rubric.clone(), entry.hash.clone());
                (entry.id.clone(), Arc::new(game))
            })
            .collect()
    })
}

#[test]
fn every_shipped_role_play_offers_occasions() {
    for (id, game) in library() {
        let occasions = occasions(id, game);
        assert_eq!(occasions.len(), game.scenario().reference.len(), "{id}");
        assert!(
            occasions.iter().all(|there| game.scenario().nodes.contains_key(&there.node)),
            "{id}"
        );
        assert!(occasions.iter().any(|there| !there.themes.is_empty()), "{id}");
    }
}

/// A history: plays on days, each with an answer at some of four decisions of two scenarios, and some branching from an earlier one.
fn history() -> impl Strategy<Value = Vec<Finished>> {
    let answers = prop::collection::vec((0..3usize, any::<bool>()), 0..5);
    let one = (0..2usize, 0..60i64, answers, prop::option::of(any::<prop::sample::Index>()));
    prop::collection::vec(one, 0..25).prop_map(|plays| {
        let mut history: Vec<Finished> = Vec::new();
        for (at, (scenario, day, answers, branch)) in plays.into_iter().enumerate() {
            let answers: Vec<(&str, bool)> = answers.iter().map(|(node, right)| (["x", "y", "z"][*node], *right)).collect();
            let mut play = finished(&format!("p{at:02}"), ["s", "t"][scenario], day, &answers);
            if let (Some(branch), false) = (branch, history.is_empty()) {
                play.branch_of = Some(branch.get(&history).id.clone());
            }
            history.push(play);
        }
        history
    })
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn the_order_and_repetition_of_records_change_nothing(history in history(), day in 0..80i64, turn in any::<prop::sample::Index>()) {
        let shelf = [occasion("s", "x", "m", 2), occasion("t", "y", "m", 1), occasion("u", "x", "o", 3)];
        let expected = progress(&history, &shelf, Day(day));
        let mut shuffled = history.clone();
        shuffled.reverse();
        let at = turn.index(shuffled.len() + 1) % shuffled.len().max(1);
        shuffled.rotate_left(at);
        let mut shelf_back = shelf.to_vec();
        shelf_back.reverse();
        prop_assert_eq!(&progress(&shuffled, &shelf_back, Day(day)), &expected);
        shuffled.extend(history);
        let twice = progress(&shuffled, &shelf, Day(day));
        prop_assert_eq!(&twice.deck, &expected.deck);
        prop_assert_eq!(&twice, &expected);
    }

    #[test]
    fn a_card_is_due_from_its_day_on(history in history(), day in 0..80i64) {
        let deck = on(&history, day).deck;
        prop_assert!(deck.due.iter().all(|card| card.due.0 <= day));
        prop_assert!(deck.later.iter().all(|card| card.due.0 > day));
        for card in cards(&deck) {
            prop_assert!(card.passed < INTERVALS.len());
            prop_assert!(card.due >= card.missed.day.after(INTERVALS[0]));
            prop_assert!(!deck.learnt.iter().any(|learnt| (&learnt.scenario, &learnt.node) == (&card.scenario, &card.node)));
        }
        // The day decides only what is due, and nothing about when.
        let ever = on(&history, 1_000).deck;
        prop_assert_eq!(ever.due, cards(&deck).into_iter().cloned().collect::<Vec<_>>());
        prop_assert_eq!(ever.learnt, deck.learnt);
    }

    /// One more right answer, after all others, at any decision: no card is due earlier for it, and none comes into the deck.
    #[test]
    fn a_right_answer_makes_nothing_due_earlier(history in history(), day in 60..120i64, node in 0..3usize, scenario in 0..2usize) {
        let before = on(&history, 0).deck;
        let mut longer = history.clone();
        longer.push(finished("z", ["s", "t"][scenario], day, &[(["x", "y", "z"][node], true)]));
        let after = on(&longer, 0).deck;
        for card in cards(&after) {
            let old = cards(&before).into_iter().find(|old| (&old.scenario, &old.node) == (&card.scenario, &card.node));
            prop_assert!(old.is_some_and(|old| old.due <= card.due && old.passed <= card.passed));
        }
    }

    /// One more wrong answer puts its decision at the first interval.
    #[test]
    fn a_wrong_answer_puts_back_to_the_first_interval(history in history(), day in 60..120i64, node in 0..3usize) {
        let mut longer = history.clone();
        let node = ["x", "y", "z"][node];
        longer.push(finished("z", "s", day, &[(node, false)]));
        let deck = on(&longer, 0).deck;
        let card = cards(&deck).into_iter().find(|card| (card.scenario.as_str(), card.node.as_str()) == ("s", node)).expect("it is in the deck");
        prop_assert_eq!((card.passed, card.due), (0, Day(day + INTERVALS[0])));
        prop_assert_eq!(&card.practise, &Practise::Back { play: "z".into(), decision: 1 });
    }
}

proptest! {
    #![proptest_config(config(25))]

    /// Whatever is played of what ships, each card leads to a decision that is there.
    #[test]
    fn a_card_can_be_followed(plays in prop::collection::vec((any::<prop::sample::Index>(), choices(), any::<u64>(), 0..40i64), 1..6)) {
        let shelf: Vec<Occasion> = library().iter().flat_map(|(id, game)| occasions(id, game)).collect();
        let played: Vec<Finished> = plays
            .iter()
            .enumerate()
            .filter_map(|(at, (which, choices, seed, day))| {
                let (id, game) = which.get(library());
                let choices: Vec<u8> = choices.iter().copied().chain(std::iter::repeat(3)).take(40).collect();
                Finished::of(&format!("p{at}"), id, day * DAY, None, &random_play(game, *seed, &choices, false))
            })
            .collect();
        let told = progress(&played, &shelf, Day(100));
        for card in cards(&told.deck) {
            match &card.practise {
                Practise::Back { play, decision } => {
                    let play = played.iter().find(|other| other.id == *play).expect("it was played");
                    prop_assert_eq!(&play.decisions[decision - 1].node, &card.node);
                }
                Practise::Elsewhere { scenario, node, .. } => {
                    prop_assert!(shelf.iter().any(|there| there.scenario == *scenario && there.node == *node && there.themes.contains(&card.theme)));
                }
            }
            prop_assert!(!card.name.is_empty());
        }
    }
}

fn goodword(dir: &std::path::Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_goodword"))
        .arg("--data-dir")
        .arg(dir)
        .args(args)
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it is text");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_tells_progress() {
    let dir = tempfile::tempdir().expect("the system has a folder for such things");
    let (code, _, error) = goodword(dir.path(), &["progress"]);
    assert_eq!(code, 2);
    assert!(error.contains("nobody has played yet"), "{error}");
    let records = dir.path().join("plays.jsonl");
    let file = records.display().to_string();
    goodword(
        dir.path(),
        &["simulate", "late-refund", "--as", "pleaser", "--runs", "2", "--records", &file],
    );
    let lines = std::fs::read_to_string(&records).expect("it was written");
    assert_eq!(goodword(dir.path(), &["import", &file]).0, 0);
    let (code, _, error) = goodword(dir.path(), &["progress"]);
    assert_eq!(code, 2);
    assert!(error.contains("say whose progress you want with --person"), "{error}");
    let name = "Simulated pleaser 0001";
    let (code, text, error) = goodword(dir.path(), &["progress", "--person", name, "--on", "1970-01-02"]);
    assert_eq!((code, error.as_str()), (0, ""));
    for part in [
        "Scores",
        "To practise today",
        "Go back to decision",
        "You practised on 1 day in the last four weeks.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    let (_, before, _) = goodword(dir.path(), &["progress", "--person", name, "--on", "1969-12-31"]);
    assert!(before.contains("No talk has come to an ending yet."), "{before}");
    let (_, json, _) = goodword(
        dir.path(),
        &["progress", "--person", name, "--on", "1970-01-01", "--format", "json"],
    );
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((&json["format"], &json["on"]), (&1.into(), &"1970-01-01".into()));
    assert_eq!(json["deck"]["due"].as_array().map(Vec::len), Some(0));
    assert_eq!(json["deck"]["later"][0]["due"], "1970-01-02");
    let (code, _, error) = goodword(dir.path(), &["progress", "--person", name, "--on", "2026-02-30"]);
    assert_eq!(code, 2);
    assert!(error.contains("a day is written as in 2026-11-22"), "{error}");
    let (code, _, error) = goodword(dir.path(), &["progress", "--person", "Simulated pleaser 001"]);
    assert_eq!(code, 2);
    assert!(error.contains("did you mean"), "{error}");
    // What was altered is left out, and that is said.
    let other = tempfile::tempdir().expect("the system has a folder for such things");
    let altered = other.path().join("altered.jsonl");
    std::fs::write(
        &altered,
        lines
            .replace("\"solved\":false", "\"solved\":true")
            .replace("\"passed\":false", "\"passed\":true"),
    )
    .expect("it can be written");
    assert_eq!(goodword(other.path(), &["import", &altered.display().to_string()]).0, 0);
    let (code, text, _) = goodword(other.path(), &["progress", "--person", name]);
    assert_eq!(code, 0);
    assert!(
        text.contains("No talk has come to an ending yet.") && text.contains("Left out: the play"),
        "{text}"
    );
}
