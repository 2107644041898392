//! The scorecard in a record: small, true to the whole one, and proved wherever it was changed. Older records hold every sentence.

use crate::random;
use goodword::records::{Card, Outcome, Record, Store, Verifier, import};
use goodword::ronfile::TextHash;
use goodword::rubric::{DEFAULT_TEXT, default_rubric};
use goodword::scenario::{Library, Sources};
use goodword::scoring::{Outline, outline_session, score_session};
use goodword::session::{Game, Pace, Session};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

/// Three records as earlier builds wrote them, with every sentence in their cards, behind the texts they need.
const WHOLE: &str = include_str!("../fixtures/records/whole-cards.jsonl");

fn checked(lines: &str) -> Vec<(Outcome, Option<Outline>)> {
    let mut verifier = Verifier::new(None, []);
    verifier.read_texts(lines.as_bytes()).expect("memory can be read");
    let mut all = Vec::new();
    verifier
        .reckon(
            lines.as_bytes(),
            |_, outline| outline.clone(),
            |checked| all.push((checked.outcome, checked.reckoned)),
        )
        .expect("memory can be read");
    all
}

fn outcome_of(lines: &str) -> Outcome {
    checked(lines).pop().expect("there is a record").0
}

/// The lines with the last record changed.
fn changed(lines: &str, change: impl FnOnce(&mut Value)) -> String {
    let (texts, last) = lines.trim_end().rsplit_once('\n').expect("texts stand before the record");
    let mut record: Value = serde_json::from_str(last).expect("each line is JSON");
    change(&mut record);
    format!("{texts}\n{record}\n")
}

/// The same lines with small cards, as this version would have written them.
fn slim() -> String {
    let mut outlines = checked(WHOLE)
        .into_iter()
        .map(|(_, outline)| outline.expect("they come to an ending"));
    let line = |line: &str| {
        let Ok(mut record) = serde_json::from_str::<Record>(line) else {
            return format!("{line}\n");
        };
        record.scorecard = outlines.next().map(|outline| Card::of(&outline));
        format!("{}\n", serde_json::to_string(&record).expect("a record is plain data"))
    };
    WHOLE.lines().map(line).collect()
}

#[test]
fn a_record_with_every_sentence_is_verified_as_ever() {
    assert!(WHOLE.lines().all(|line| line.contains("\"text\"")));
    let outcomes: Vec<Outcome> = checked(WHOLE).into_iter().map(|(outcome, _)| outcome).collect();
    assert_eq!(outcomes, vec![Outcome::Verified; 3]);
    type Change = fn(&mut Value);
    let changes: [(Change, &str); 6] = [
        (|card| card["scores"]["overall"] = json!(99), "`scores.overall`"),
        (|card| card["decisions"][0]["coach"] = json!("Well done!"), "`decisions[0].coach`"),
        (|card| card["last_words"] = json!("Bye."), "`last_words`"),
        (|card| card["mood"][1]["anger"] = json!(0), "`mood[1].anger`"),
        (
            |card| drop(card["decisions"][1].as_object_mut().expect("an object").remove("others")),
            "lacks `decisions[1].others`",
        ),
        (
            |card| drop(card.as_object_mut().expect("an object").remove("epilogue")),
            "lacks `epilogue`",
        ),
    ];
    for (change, words) in changes {
        match outcome_of(&changed(WHOLE, |record| change(&mut record["scorecard"]))) {
            Outcome::Altered(why) => assert!(why.contains(words), "{why}"),
            other => panic!("{words}: {other:?}"),
        }
    }
}

#[test]
fn a_record_with_every_sentence_is_kept_and_passed_on_as_it_is() {
    let mut store = Store::in_memory().expect("memory is there");
    for (new, known) in [(3, 0), (0, 3)] {
        let imported = import(&mut store, WHOLE.as_bytes(), "a.jsonl").expect("the lines are sound");
        assert_eq!((imported.new, imported.known), (new, known));
    }
    let mut verifier = Verifier::new(Some(&store), []);
    let mut told = Vec::new();
    verifier
        .reckon_store(
            false,
            |_, _| (),
            |checked| told.push((checked.line, checked.outcome, checked.record.map(|record| *record))),
        )
        .expect("it can be read");
    let records = store.records(false).expect("it can be read");
    assert_eq!(told.len(), 3);
    for ((line, outcome, record), (place, kept)) in told.into_iter().zip((1..).zip(&records)) {
        assert_eq!((line, outcome, record.as_ref()), (place, Outcome::Verified, Some(kept)));
        assert!(kept.scorecard.as_ref().is_some_and(|card| WHOLE.contains(card.text())));
    }
}

#[test]
fn a_small_card_with_a_sentence_put_in_is_held_against_it() {
    let slim = slim();
    assert_eq!(outcome_of(&slim), Outcome::Verified);
    let put = |words: &str| {
        let words = json!(words);
        outcome_of(&changed(&slim, |record| record["scorecard"]["decisions"][0]["coach"] = words))
    };
    assert!(matches!(put("Well done!"), Outcome::Altered(why) if why.contains("coach")));
    let whole: Value = serde_json::from_str(WHOLE.lines().last().expect("a record")).expect("it is JSON");
    let coach = whole["scorecard"]["decisions"][0]["coach"].as_str().expect("a sentence");
    assert_eq!(put(coach), Outcome::Verified);
    // Another version words the app's own sentences otherwise, and its numbers must hold all the same.
    let other = |points: u8| {
        outcome_of(&changed(&slim, |record| {
            record["app"] = json!("9.9.9");
            record["scorecard"]["new"] = json!(1);
            record["scorecard"]["survey"]["again_words"] = json!("Maybe.");
            if points > 0 {
                record["scorecard"]["scores"]["overall"] = json!(points);
            }
        }))
    };
    assert_eq!(other(0), Outcome::Verified);
    assert!(matches!(other(99), Outcome::Altered(_)));
}

/// Everything in a card that is a number, a yes or no, a word or nothing, by its path.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(parts) => parts.iter().for_each(|(key, part)| leaves(part, &format!("{path}/{key}"), found)),
        Value::Array(parts) => (0..)
            .zip(parts)
            .for_each(|(at, part): (usize, _)| leaves(part, &format!("{path}/{at}"), found)),
        _ => found.push(path.to_owned()),
    }
}

/// Another value of the same kind.
fn other(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_u64().map_or(0, |number| number + 1)),
        Value::Bool(yes) => json!(!yes),
        Value::Null => json!({"grade": 100}),
        Value::String(word) => json!(format!("{word}-x")),
        whole => whole.clone(),
    }
}

#[test]
fn whatever_is_changed_or_missing_in_a_small_card_is_found() {
    let slim = slim();
    let last: Value = serde_json::from_str(slim.lines().last().expect("a record")).expect("it is JSON");
    let mut paths = Vec::new();
    leaves(&last["scorecard"], "", &mut paths);
    assert!(paths.len() > 50);
    for path in &paths {
        let changed_card = changed(&slim, |record| {
            let leaf = record["scorecard"].pointer_mut(path).expect("it was just found");
            *leaf = other(leaf);
        });
        assert!(matches!(outcome_of(&changed_card), Outcome::Altered(_)), "{path}");
        let (parent, key) = path.rsplit_once('/').expect("it begins with one");
        let without = changed(&slim, |record| match record["scorecard"].pointer_mut(parent) {
            Some(Value::Object(parts)) => drop(parts.remove(key)),
            Some(Value::Array(parts)) => drop(parts.pop()),
            other => panic!("{path}: {other:?}"),
        });
        assert!(matches!(outcome_of(&without), Outcome::Altered(_)), "without {path}");
    }
}

proptest! {
    #![proptest_config(random::config(200))]

    #[test]
    fn an_outline_is_the_scorecard_without_its_sentences(
        tape in random::tape(),
        choices in random::choices(),
        seed in 0u64..1_000,
        timed: bool,
    ) {
        let session = random::random_play(&random::game(&tape, true), seed, &choices, timed);
        let whole = score_session(&session);
        let outline = outline_session(&session);
        prop_assert_eq!(whole.clone().map(Outline::from), outline.clone());
        let (Some(whole), Some(outline)) = (whole, outline) else { return Ok(()) };
        let card = Card::of(&outline);
        prop_assert_eq!(card.outline(), Some(outline.clone()));
        // What a program found in the whole card under a name, it finds under the same name in the small one.
        let (whole, small) = (serde_json::to_value(whole).expect("plain data"), card.value());
        let mut paths = Vec::new();
        leaves(&small, "", &mut paths);
        for path in paths {
            prop_assert_eq!(whole.pointer(&path), small.pointer(&path), "{}", path);
        }
    }
}

/// A play along the reference path.
fn reference_play(game: &Arc<Game>) -> Session {
    let mut session = Session::new(game.clone(), 1, false);
    for reply in &game.scenario().reference {
        session.choose(reply, Pace::Prompt, 0).expect("the reference path can be played");
    }
    session
}

#[test]
fn a_small_card_is_small() {
    let rubric = Arc::new(default_rubric());
    for entry in Library::open(&Sources::default(), &rubric).entries {
        let scenario = entry.scenario.clone().expect("shipped scenarios load");
        let game = Arc::new(Game::new(scenario, entry.hash.clone(), rubric.clone(), TextHash::of(DEFAULT_TEXT)));
        let session = reference_play(&game);
        let outline = outline_session(&session).expect("the reference path comes to an ending");
        let (size, decisions) = (Card::of(&outline).text().len(), outline.decisions.len());
        assert!(
            size <= 1000 + 260 * decisions,
            "{}: {size} bytes for {decisions} decisions",
            entry.id
        );
        let whole = serde_json::to_string(&score_session(&session)).expect("plain data").len();
        assert!(size * 6 < whole, "{}: {size} of {whole} bytes", entry.id);
    }
}
