//! What is kept: the store, the recorder, the exchange between machines, and the proof that a record is sound.

use goodword::records::{
    Card, ImportError, ImportFault, Imported, LineError, NewPlay, Outcome, Person, Record, Recorder, ResumeError, SCHEMA, STORE_FILE,
    Store, StoreError, TextKind, Trouble, Verifier, export, import, write_whole,
};
use goodword::ronfile::TextHash;
use goodword::rubric::{DEFAULT_TEXT, default_rubric};
use goodword::scenario::{Entry, starter};
use goodword::scoring::{outline_session, score_session};
use goodword::session::{Game, Pace, Session};
use rusqlite::Connection;
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

const BIN: &str = env!("CARGO_BIN_EXE_goodword");
/// A way through the starter scenario.
const GOOD: [&str; 2] = ["hear", "call-at-five"];
const POOR: [&str; 2] = ["number", "promise-it"];

fn folder() -> TempDir {
    tempfile::tempdir().expect("the system has a folder for such things")
}

fn open(dir: &TempDir) -> Store {
    Store::open(dir.path()).expect("the folder can be written")
}

fn ada() -> Person {
    Person::new("Ada", "North")
}

fn game(title: &str) -> (Arc<Game>, String) {
    let entry = Entry::from_text("lost-table", &starter(title), &default_rubric());
    let scenario = entry.scenario.expect("the starter is valid");
    let rubric = Arc::new(default_rubric());
    let game = Game::new(scenario, entry.hash, rubric, TextHash::of(DEFAULT_TEXT));
    (Arc::new(game), entry.source.text)
}

fn session(replies: &[&str], seed: u64) -> Session {
    let mut session = Session::new(game("x").0, seed, false);
    for reply in replies {
        session.choose(reply, Pace::Prompt, 0).expect("the reply is on offer");
    }
    session
}

/// What a record of this play holds as its scorecard.
fn card(session: &Session) -> Option<Card> {
    outline_session(session).map(|outline| Card::of(&outline))
}

fn recorder(handed_in: bool, started_at: i64) -> Recorder {
    Recorder::begin(NewPlay {
        person: ada(),
        scenario_id: "lost-table".into(),
        scenario_text: game("x").1,
        rubric_text: DEFAULT_TEXT.into(),
        branch_of: None,
        started_at,
        handed_in,
    })
}

/// Keeps a whole play; its id.
fn keep(store: &mut Store, replies: &[&str], seed: u64, handed_in: bool, at: i64) -> String {
    let mut recorder = recorder(handed_in, at);
    recorder.sync(store, &session(replies, seed)).expect("the store can be written");
    recorder.id().to_owned()
}

type Failed = Box<dyn Error>;

fn exported(store: &Store, all: bool) -> String {
    let mut out = Vec::new();
    export::<Failed>(store, all, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("JSON is text")
}

fn counts(imported: &Imported) -> [usize; 4] {
    [imported.new, imported.grown, imported.known, imported.conflicts.len()]
}

fn take(store: &mut Store, lines: &str) -> [usize; 4] {
    counts(&import(store, lines.as_bytes(), "a.jsonl").expect("the lines are sound"))
}

fn trouble(dir: &Path) -> StoreError {
    match Store::open(dir) {
        Ok(_) => panic!("{} should not open", dir.display()),
        Err(error) => error,
    }
}

// The store

#[test]
fn a_store_is_made_once_and_found_again() {
    let dir = folder();
    let deep = dir.path().join("a/b");
    let mut store = Store::open(&deep).expect("missing folders are made");
    let ada = store.person("  Ada ", "North").expect("it can be written");
    assert_eq!(store.person("Ada", "North").expect("it can be written"), ada);
    store.person("Ada", "South").expect("it can be written");
    store.set_setting("theme", "dark").expect("it can be written");
    store.set_setting("theme", "light").expect("it can be written");
    store.set_setting_as("zoom", &vec![1, 2]).expect("it can be written");
    drop(store);
    let store = Store::open(&deep).expect("it is there");
    assert_eq!(
        store.people().expect("it can be read"),
        [Person::new("Ada", "North"), Person::new("Ada", "South")]
    );
    assert_eq!(store.setting("theme").expect("it can be read").as_deref(), Some("light"));
    assert_eq!(store.setting_as::<Vec<u8>>("zoom").expect("it can be read"), Some(vec![1, 2]));
    assert_eq!(store.setting_as::<bool>("zoom").expect("it can be read"), None);
    assert_eq!(store.setting("none").expect("it can be read"), None);
}

#[test]
fn a_text_is_kept_once_whatever_its_line_ends() {
    let dir = folder();
    let mut store = open(&dir);
    let hash = store.keep_text(TextKind::Scenario, "a", "one\r\ntwo").expect("it can be written");
    assert_eq!(
        store.keep_text(TextKind::Scenario, "b", "one\ntwo").expect("it can be written"),
        hash
    );
    let text = store.text(&hash).expect("it can be read").expect("it is there");
    assert_eq!((text.id.as_str(), text.body.as_str(), text.is_true()), ("a", "one\ntwo", true));
    assert_eq!(store.text(&TextHash::of("other")).expect("it can be read"), None);
}

#[test]
fn a_newer_store_is_refused_and_left_as_it_is() {
    let dir = folder();
    drop(open(&dir));
    let file = dir.path().join(STORE_FILE);
    Connection::open(&file)
        .and_then(|conn| conn.pragma_update(None, "user_version", SCHEMA + 1))
        .expect("it is a database");
    let before = fs::read(&file).expect("it is there");
    let error = trouble(dir.path());
    assert_eq!(error.trouble, Trouble::Newer);
    assert!(
        error.to_string().contains("newer Goodword") && error.to_string().contains(STORE_FILE),
        "{error}"
    );
    assert_eq!(fs::read(&file).expect("it is there"), before);
}

#[test]
fn a_file_that_is_no_store_is_refused_and_left_as_it_is() {
    let dir = folder();
    let file = dir.path().join(STORE_FILE);
    let foreign = dir.path().join("foreign");
    Connection::open(&foreign)
        .and_then(|conn| conn.execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)"))
        .expect("it is a database");
    for bytes in [
        b"Dear diary, this is no database at all. ".repeat(100),
        fs::read(&foreign).expect("it is there"),
    ] {
        fs::write(&file, &bytes).expect("the folder can be written");
        let error = trouble(dir.path());
        assert_eq!(error.trouble, Trouble::NotAStore, "{error}");
        assert_eq!(fs::read(&file).expect("it is there"), bytes);
    }
    fs::remove_file(&file).expect("it is there");
    fs::create_dir(&file).expect("the folder can be written");
    assert_eq!(trouble(dir.path()).trouble, Trouble::NotAStore);
}

#[test]
fn an_empty_file_becomes_a_store() {
    let dir = folder();
    fs::write(dir.path().join(STORE_FILE), b"").expect("the folder can be written");
    let mut store = open(&dir);
    keep(&mut store, &GOOD, 1, false, 0);
}

#[test]
fn a_place_that_cannot_be_written_is_told_in_one_sentence() {
    let dir = folder();
    let file = dir.path().join("file");
    fs::write(&file, b"").expect("the folder can be written");
    for place in [file.join("below"), "/proc/goodword".into()] {
        let error = trouble(&place);
        assert!(matches!(error.trouble, Trouble::Other | Trouble::ReadOnly), "{error}");
        let words = error.to_string();
        assert!(
            words.contains(&place.display().to_string()) && !words.contains('\n') && words.contains("; "),
            "{words}"
        );
    }
}

#[test]
fn a_read_only_store_is_told() {
    let dir = folder();
    drop(open(&dir));
    let file = dir.path().join(STORE_FILE);
    let mut permissions = fs::metadata(&file).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).expect("it is ours");
    if fs::OpenOptions::new().write(true).open(&file).is_ok() {
        return; // The superuser may write anyway.
    }
    assert_eq!(trouble(dir.path()).trouble, Trouble::ReadOnly);
}

#[test]
fn a_full_disk_loses_nothing_once_there_is_room() {
    let dir = folder();
    let mut store = open(&dir);
    store.pretend_full(true).expect("a limit can be set");
    let mut recorder = recorder(true, 5);
    let error = recorder.sync(&mut store, &session(&GOOD[..1], 1)).expect_err("the texts need room");
    assert_eq!(error.trouble, Trouble::Full);
    assert!(error.to_string().starts_with("the disk is full"), "{error}");
    assert_eq!(store.records(true).expect("it can be read"), []);
    let ended = session(&GOOD, 1);
    assert!(recorder.sync(&mut store, &ended).is_err());
    store.pretend_full(false).expect("a limit can be lifted");
    recorder.sync(&mut store, &ended).expect("there is room again");
    let record = store.record(recorder.id()).expect("it is there");
    assert_eq!(record.transcript, ended.transcript().choices);
    assert_eq!(record.scorecard, card(&ended));
}

#[test]
fn a_play_moves_from_memory_to_disk() {
    let dir = folder();
    let mut memory = Store::in_memory().expect("memory is there");
    let mut recorder = recorder(false, 5);
    let ended = session(&GOOD, 1);
    recorder.sync(&mut memory, &ended).expect("memory takes everything");
    let mut store = open(&dir);
    recorder.sync(&mut store, &ended).expect("the folder can be written");
    assert_eq!(
        store.records(true).expect("it can be read"),
        memory.records(true).expect("it can be read")
    );
}

#[test]
fn many_copies_may_open_and_write_at_once() {
    let dir = folder();
    let copies: Vec<_> = (0..6)
        .map(|copy| {
            let path = dir.path().to_owned();
            std::thread::spawn(move || {
                let mut store = Store::open(&path).expect("copies wait for one another");
                for at in 0..5 {
                    keep(&mut store, &GOOD, copy, true, at);
                }
            })
        })
        .collect();
    for copy in copies {
        copy.join().expect("no copy fails");
    }
    assert_eq!(open(&dir).records(false).expect("it can be read").len(), 30);
}

#[test]
fn a_store_that_another_program_holds_is_told() {
    let dir = folder();
    let mut store = open(&dir);
    let other = Connection::open(dir.path().join(STORE_FILE)).expect("it is a database");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody else holds it");
    let mut recorder = recorder(false, 1);
    let error = recorder.sync(&mut store, &session(&GOOD, 1)).expect_err("it is held");
    assert_eq!(error.trouble, Trouble::Busy, "{error}");
    other.execute_batch("COMMIT").expect("it was begun");
    recorder.sync(&mut store, &session(&GOOD, 1)).expect("nobody holds it any more");
}

// The recorder

#[test]
fn a_play_is_written_choice_by_choice_and_only_once() {
    let dir = folder();
    let mut store = open(&dir);
    let mut recorder = recorder(true, 7);
    let mut talk = session(&[], u64::MAX);
    recorder.sync(&mut store, &talk).expect("nothing is to be written");
    assert_eq!(store.records(true).expect("it can be read"), []);
    for (done, reply) in (1..).zip(GOOD) {
        talk.choose(reply, Pace::Prompt, 0).expect("it is on offer");
        for _ in 0..2 {
            recorder.sync(&mut store, &talk).expect("it can be written");
            let records = open(&dir).records(true).expect("another copy reads it");
            assert_eq!(records.len(), 1);
            assert_eq!(records[0].transcript, talk.transcript().choices);
            assert_eq!(records[0].transcript.len(), done);
            assert_eq!(records[0].scorecard, card(&talk));
        }
    }
    let record = store.record(recorder.id()).expect("it is there");
    assert_eq!((record.seed, record.started_at, record.player()), (u64::MAX, 7, ada()));
    assert_eq!(record.inputs(), *talk.transcript());
    assert_eq!(store.open_plays(&ada()).expect("it can be read"), []);
    assert_eq!(store.record("nobody").expect_err("there is none").trouble, Trouble::NoSuchPlay);
}

#[test]
fn an_open_play_is_gone_on_with_by_its_own_text() {
    let dir = folder();
    let mut store = open(&dir);
    let id = keep(&mut store, &GOOD[..1], 3, false, 1);
    keep(&mut store, &GOOD[..1], 4, false, 2);
    assert_eq!(store.open_plays(&Person::guest()).expect("it can be read"), []);
    let open = store.open_plays(&ada()).expect("it can be read");
    assert_eq!(open.iter().map(|play| play.transcript.seed).collect::<Vec<_>>(), [4, 3]);
    let (mut recorder, mut talk) = Recorder::resume(&store, &open[1]).expect("its texts are there");
    assert_eq!((recorder.id(), talk.transcript()), (id.as_str(), &open[1].transcript));
    assert_eq!(TextHash::of(recorder.text(TextKind::Scenario)), open[1].scenario.hash);
    talk.choose(GOOD[1], Pace::Prompt, 0).expect("it is on offer");
    recorder.hand_in();
    recorder.sync(&mut store, &talk).expect("it can be written");
    assert_eq!(recorder.id(), id);
    let record = store.record(&id).expect("it is there");
    assert!(record.handed_in && record.scorecard.is_some());
    store.leave(&open[0].id).expect("it is there");
    assert_eq!(store.open_plays(&ada()).expect("it can be read"), []);
    assert_eq!(store.records(true).expect("it can be read").len(), 2);
}

#[test]
fn two_copies_that_go_on_with_one_play_both_keep_theirs() {
    let dir = folder();
    let (mut one, mut two) = (open(&dir), open(&dir));
    let id = keep(&mut one, &GOOD[..1], 1, true, 1);
    let open = one.open_plays(&ada()).expect("it can be read").remove(0);
    let (mut first, mut first_talk) = Recorder::resume(&one, &open).expect("it can be gone on with");
    let (mut second, mut second_talk) = Recorder::resume(&two, &open).expect("it can be gone on with");
    first_talk.choose("promise-it", Pace::Prompt, 0).expect("it is on offer");
    second_talk.choose("call-at-five", Pace::Prompt, 0).expect("it is on offer");
    first.sync(&mut one, &first_talk).expect("it can be written");
    second.sync(&mut two, &second_talk).expect("it can be written");
    second.sync(&mut two, &second_talk).expect("it can be written");
    assert_eq!(first.id(), id);
    assert_ne!(second.id(), id);
    assert_eq!(second.branch_of(), Some(id.as_str()));
    let records = one.records(false).expect("it can be read");
    assert_eq!(records.len(), 2);
    for (recorder, talk) in [(&first, &first_talk), (&second, &second_talk)] {
        let record = one.record(recorder.id()).expect("it is there");
        assert_eq!(record.transcript, talk.transcript().choices);
        assert_eq!(record.scorecard, card(talk));
    }
}

#[test]
fn a_play_whose_text_is_gone_is_told() {
    let dir = folder();
    let mut store = open(&dir);
    keep(&mut store, &GOOD[..1], 1, false, 1);
    let play = store.open_plays(&ada()).expect("it can be read").remove(0);
    Connection::open(dir.path().join(STORE_FILE))
        .and_then(|conn| conn.execute("DELETE FROM texts WHERE kind = 'rubric'", []))
        .expect("it is a database");
    let error = Recorder::resume(&store, &play).expect_err("the rubric is missing");
    assert!(matches!(error, ResumeError::TextMissing { what: "rubric", .. }), "{error}");
}

#[test]
fn results_count_first_line_plays() {
    let dir = folder();
    let mut store = open(&dir);
    assert!(store.summaries(&ada()).expect("it can be read").is_empty());
    keep(&mut store, &GOOD, 1, false, 1);
    keep(&mut store, &POOR, 1, false, 2);
    let mut branch = Recorder::begin(NewPlay {
        person: ada(),
        scenario_id: "lost-table".into(),
        scenario_text: game("x").1,
        rubric_text: DEFAULT_TEXT.into(),
        branch_of: Some("first".into()),
        started_at: 3,
        handed_in: false,
    });
    branch.sync(&mut store, &session(&GOOD, 1)).expect("it can be written");
    let summary = store.summaries(&ada()).expect("it can be read")["lost-table"].clone();
    let card = |replies| score_session(&session(replies, 1)).expect("it ends");
    let (best, last) = (summary.best.expect("there is one"), summary.last.expect("there is one"));
    assert_eq!(summary.plays, 2);
    assert_eq!((best.when, best.passed, best.scores), (1, card(&GOOD).passed, card(&GOOD).scores));
    assert_eq!((last.when, last.passed, last.scores), (2, card(&POOR).passed, card(&POOR).scores));
}

// The exchange

/// Lines with so many records, all of one play under ids of their own.
fn many(count: usize) -> String {
    let mut store = Store::in_memory().expect("memory is there");
    let id = keep(&mut store, &GOOD, 1, true, 0);
    let lines = exported(&store, false);
    let (texts, record) = lines.trim_end().rsplit_once('\n').expect("texts stand before the record");
    let records = (0..count).map(|number| format!("{}\n", record.replace(&id, &format!("play-{number:05}"))));
    format!("{texts}\n{}", records.collect::<String>())
}

/// A store with two handed-in plays, a private one and an open one.
fn filled(dir: &TempDir) -> Store {
    let mut store = open(dir);
    keep(&mut store, &GOOD, 1, true, 3);
    keep(&mut store, &POOR, 2, true, 1);
    keep(&mut store, &GOOD, 3, false, 2);
    keep(&mut store, &GOOD[..1], 4, true, 4);
    store
}

#[test]
fn an_export_holds_each_text_once_and_first() {
    let dir = folder();
    let store = filled(&dir);
    let lines: Vec<Value> = exported(&store, false)
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    let kinds: Vec<&str> = lines.iter().map(|line| line["text"]["kind"].as_str().unwrap_or("record")).collect();
    assert_eq!(kinds, ["scenario", "rubric", "record", "record"]);
    assert_eq!((&lines[2]["seed"], &lines[3]["seed"]), (&json!(2), &json!(1)));
    assert!(lines.iter().all(|line| line["format"] == 1));
    let record = lines[3].as_object().expect("a record is an object");
    for field in [
        "id",
        "person",
        "team",
        "scenario",
        "rubric",
        "app",
        "seed",
        "timed",
        "branch_of",
        "transcript",
        "scorecard",
    ] {
        assert!(record.contains_key(field), "{field}");
    }
    assert_eq!(record["scenario"]["hash"], lines[0]["text"]["hash"]);
    assert_eq!(exported(&store, true).lines().count(), 2 + 4);
    let mut full = Full;
    assert!(export::<Failed>(&store, true, &mut full).is_err());
}

/// A disk without room.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn importing_twice_adds_nothing_and_loses_nothing() {
    let (from, to) = (folder(), folder());
    let (here, mut there) = (filled(&from), open(&to));
    let lines = exported(&here, true);
    assert_eq!(take(&mut there, &lines), [4, 0, 0, 0]);
    assert_eq!(take(&mut there, &lines), [0, 0, 4, 0]);
    assert_eq!(exported(&there, true), lines);
    assert_eq!(
        there.records(true).expect("it can be read"),
        here.records(true).expect("it can be read")
    );
}

#[test]
fn an_import_takes_any_order_and_many_batches() {
    let to = folder();
    let lines = many(2_500);
    let backwards: String = lines.lines().rev().flat_map(|line| ["\n", line, "\r\n"]).collect();
    let mut there = open(&to);
    assert_eq!(take(&mut there, &format!("\u{feff}{backwards}")), [2_500, 0, 0, 0]);
    assert_eq!(exported(&there, false), lines);
}

#[test]
fn a_record_that_is_further_on_replaces_the_earlier_one() {
    let (from, to) = (folder(), folder());
    let (mut here, mut there) = (open(&from), open(&to));
    let mut recorder = recorder(false, 1);
    recorder.sync(&mut here, &session(&GOOD[..1], 1)).expect("it can be written");
    let early = exported(&here, true);
    recorder.sync(&mut here, &session(&GOOD, 1)).expect("it can be written");
    let ended = exported(&here, true);
    here.hand_in(recorder.id()).expect("it is there");
    let handed_in = exported(&here, true);
    assert_eq!(take(&mut there, &early), [1, 0, 0, 0]);
    assert_eq!(take(&mut there, &ended), [0, 1, 0, 0]);
    assert_eq!(take(&mut there, &handed_in), [0, 1, 0, 0]);
    for older in [&early, &ended, &handed_in] {
        assert_eq!(take(&mut there, older), [0, 0, 1, 0]);
    }
    assert_eq!(exported(&there, true), handed_in);
}

#[test]
fn a_record_that_differs_is_told_and_not_taken() {
    let (from, to) = (folder(), folder());
    let (here, mut there) = (filled(&from), open(&to));
    let lines = exported(&here, false);
    take(&mut there, &lines);
    let changed = tampered(&lines, |record| record["scorecard"]["scores"]["overall"] = json!(99));
    let imported = import(&mut there, changed.as_bytes(), "a.jsonl").expect("a conflict stops nothing");
    assert_eq!(counts(&imported), [0, 0, 1, 1]);
    assert_eq!(imported.conflicts[0].0, 4);
    assert_eq!(exported(&there, false), lines);
}

fn line_error(result: Result<Imported, ImportError>) -> (usize, LineError, Imported) {
    match result {
        Err(ImportError {
            fault: ImportFault::Line { name, line, why },
            before,
        }) => {
            assert_eq!(name, "a.jsonl");
            (line, why, before)
        }
        other => panic!("a line should be at fault: {other:?}"),
    }
}

#[test]
fn a_broken_line_is_named_and_what_stood_before_it_stays() {
    let (from, to) = (folder(), folder());
    let here = filled(&from);
    let lines = exported(&here, false);
    let cut = &lines[..lines.len() - 40];
    let mut there = open(&to);
    let (line, why, before) = line_error(import(&mut there, cut.as_bytes(), "a.jsonl"));
    assert_eq!((line, before.new), (4, 1));
    assert!(why.to_string().contains("breaks off"), "{why}");
    assert_eq!(there.records(true).expect("it can be read").len(), 1);
    assert_eq!(take(&mut there, &lines), [1, 0, 1, 0]);
    for (foreign, words) in [
        ("hello", "no JSON"),
        ("{\"a\": 1}", "names no format"),
        ("[1, 2]", "names no format"),
        ("{\"format\": 0}", "counted from 1"),
        ("{\"format\": 1, \"id\": \"x\"}", "cannot be read"),
        ("{\"format\": 1, \"text\": 5}", "cannot be read"),
        ("{\"format\": 2, \"anything\": 5}", "newer Goodword"),
        ("\u{0}\u{1}", "no JSON"),
    ] {
        let (line, why, _) = line_error(import(&mut there, format!("\n{foreign}\n").as_bytes(), "a.jsonl"));
        assert_eq!(line, 2);
        assert!(why.to_string().contains(words), "{why}");
    }
    assert!(
        line_error(import(&mut there, &b"\xff\xfe{}"[..], "a.jsonl"))
            .1
            .to_string()
            .contains("no JSON")
    );
    let false_text = lines.replacen("Sam Rivers", "Tom Rivers", 1);
    assert_eq!(line_error(import(&mut there, false_text.as_bytes(), "a.jsonl")).0, 1);
}

#[test]
fn fields_of_other_versions_are_passed_over() {
    let (from, to) = (folder(), folder());
    let here = filled(&from);
    let lines = tampered(&exported(&here, false), |record| {
        record["app"] = json!("9.0.0");
        record["new"] = json!({"deep": [1]});
        record["scenario"]["title"] = json!("x");
        record["scorecard"]["new"] = json!(7);
        for field in ["handed_in", "started_at", "branch_of"] {
            record.as_object_mut().expect("a record is an object").remove(field);
        }
    });
    let mut there = open(&to);
    assert_eq!(take(&mut there, &lines), [2, 0, 0, 0]);
    assert_eq!(take(&mut there, &lines), [0, 0, 2, 0]);
    let records = there.records(false).expect("it can be read");
    let foreign = records.iter().find(|record| record.app == "9.0.0").expect("it counts as handed in");
    assert_eq!(foreign.scorecard.as_ref().map(|card| card.value()["new"].clone()), Some(json!(7)));
}

#[test]
fn an_import_into_a_full_store_can_be_repeated() {
    let (from, to) = (folder(), folder());
    let (here, mut there) = (filled(&from), open(&to));
    let lines = exported(&here, true);
    there.pretend_full(true).expect("a limit can be set");
    let error = import(&mut there, lines.as_bytes(), "a.jsonl").expect_err("there is no room");
    assert!(
        matches!(&error.fault, ImportFault::Store(error) if error.trouble == Trouble::Full),
        "{error}"
    );
    assert_eq!(counts(&error.before), [0; 4]);
    there.pretend_full(false).expect("a limit can be lifted");
    assert_eq!(take(&mut there, &lines), [4, 0, 0, 0]);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let dir = folder();
    let place = dir.path().join("out.jsonl");
    let write = |place: &Path, words: &str, fail: bool| {
        write_whole::<(), io::Error>(place, |out| {
            out.write_all(words.as_bytes())?;
            if fail { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
        })
    };
    assert!(write(&place, "half", true).is_err());
    assert!(!place.exists());
    write(&place, "first", false).expect("the folder can be written");
    assert!(write(&place, "half", true).is_err());
    assert_eq!(fs::read_to_string(&place).expect("it is there"), "first");
    write(&place, "second", false).expect("the folder can be written");
    assert_eq!(fs::read_to_string(&place).expect("it is there"), "second");
    assert_eq!(fs::read_dir(dir.path()).expect("it is there").count(), 1);
    assert!(write(dir.path(), "x", false).is_err());
    assert!(write(&dir.path().join("none/x"), "x", false).is_err());
    if cfg!(unix) {
        write(Path::new("/dev/null"), "x", false).expect("a device is written to directly");
        assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
    }
}

// The proof

/// The lines with the last record changed.
fn tampered(lines: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut lines: Vec<&str> = lines.lines().collect();
    let last = lines.pop().expect("there is a record");
    let mut record: Value = serde_json::from_str(last).expect("each line is JSON");
    change(&mut record);
    format!("{}\n{record}\n", lines.join("\n"))
}

fn verify(lines: &str, store: Option<&Store>, known: &[&str]) -> Vec<Outcome> {
    let known = known.iter().map(|body| (TextHash::of(body), (*body).to_owned()));
    let mut verifier = Verifier::new(store, known);
    verifier.read_texts(lines.as_bytes()).expect("memory can be read");
    let mut outcomes = Vec::new();
    verifier
        .check(lines.as_bytes(), |checked| outcomes.push(checked.outcome))
        .expect("memory can be read");
    outcomes
}

#[test]
fn what_was_played_is_verified() {
    let dir = folder();
    let store = filled(&dir);
    let lines = exported(&store, true);
    assert_eq!(verify(&lines, None, &[]), vec![Outcome::Verified; 4]);
    let backwards: String = lines.lines().rev().map(|line| format!("{line}\n")).collect();
    assert_eq!(verify(&backwards, None, &[]), vec![Outcome::Verified; 4]);
}

#[test]
fn what_was_changed_is_altered() {
    let dir = folder();
    let mut store = open(&dir);
    keep(&mut store, &POOR, 1, true, 1);
    let lines = exported(&store, false);
    type Change = fn(&mut Value);
    let changes: [(&str, Change, &str); 13] = [
        ("score", |r| r["scorecard"]["scores"]["overall"] = json!(100), "`scores.overall`"),
        ("passed", |r| r["scorecard"]["passed"] = json!(true), "`passed`"),
        ("serious", |r| r["scorecard"]["serious"] = json!([]), "`serious`"),
        (
            "coaching",
            |r| r["scorecard"]["decisions"][0]["coach"] = json!("Well done!"),
            "`decisions[0].coach`",
        ),
        (
            "a field less",
            |r| drop(r["scorecard"].as_object_mut().expect("an object").remove("fatal")),
            "lacks `fatal`",
        ),
        ("no card", |r| r["scorecard"] = Value::Null, "scorecard is missing"),
        (
            "another reply",
            |r| r["transcript"][1]["reply"] = json!("call-at-five"),
            "its scorecard",
        ),
        (
            "no such reply",
            |r| r["transcript"][1]["reply"] = json!("bribe"),
            "cannot be played",
        ),
        ("another node", |r| r["transcript"][1]["node"] = json!("opening"), "decision 2"),
        (
            "a reply less",
            |r| drop(r["transcript"].as_array_mut().expect("a list").pop()),
            "stop before an ending",
        ),
        ("a pace", |r| r["transcript"][1]["pace"] = json!("late"), "pace"),
        ("a card cut to nothing", |r| r["scorecard"] = json!({}), "lacks"),
        (
            "another version's name",
            |r| {
                r["app"] = json!("0.0.1");
                r["scorecard"]["scores"]["overall"] = json!(100);
            },
            "`scores.overall`",
        ),
    ];
    for (name, change, words) in changes {
        match verify(&tampered(&lines, change), None, &[]).as_slice() {
            [Outcome::Altered(why)] => assert!(why.contains(words), "{name}: {why}"),
            other => panic!("{name}: {other:?}"),
        }
    }
    let more = tampered(&lines, |r| {
        let reply = r["transcript"][1].clone();
        r["transcript"].as_array_mut().expect("a list").push(reply);
    });
    assert!(matches!(verify(&more, None, &[]).as_slice(), [Outcome::Altered(_)]));
    // An easier scenario under the old hash, and under its own.
    let easier = lines.replacen("known_to: Agent", "known_to: Both", 1);
    assert!(matches!(
        verify(&easier, None, &[]).as_slice(),
        [Outcome::Altered(_), Outcome::Altered(_)]
    ));
    assert!(matches!(verify("nonsense\n", None, &[]).as_slice(), [Outcome::Altered(_)]));
}

#[test]
fn another_version_may_word_things_otherwise() {
    let dir = folder();
    let store = filled(&dir);
    let lines = exported(&store, false);
    let other = tampered(&lines, |record| {
        record["app"] = json!("9.9.9");
        let card = &mut record["scorecard"];
        card["promises"][0]["why"] = json!("Put better.");
        card["new"] = json!(true);
        card.as_object_mut().expect("an object").remove("own_seconds");
    });
    assert_eq!(verify(&other, None, &[]), vec![Outcome::Verified; 2]);
}

#[test]
fn what_lacks_its_text_cannot_be_told() {
    let dir = folder();
    let store = filled(&dir);
    let lines = exported(&store, false);
    let bare: String = lines.lines().skip(2).map(|line| format!("{line}\n")).collect();
    for outcome in verify(&bare, None, &[DEFAULT_TEXT]) {
        assert!(
            matches!(&outcome, Outcome::CannotTell(why) if why.contains("scenario's text is missing")),
            "{outcome:?}"
        );
    }
    assert_eq!(verify(&bare, None, &[DEFAULT_TEXT, &starter("x")]), vec![Outcome::Verified; 2]);
    assert_eq!(verify(&bare, Some(&store), &[]), vec![Outcome::Verified; 2]);
    assert!(matches!(
        verify("{\"format\": 7}\n", None, &[]).as_slice(),
        [Outcome::CannotTell(_)]
    ));
    // A text that lies about its hash does not hide the true one.
    let false_text = lines.replacen("Sam Rivers", "Tom Rivers", 1);
    let outcomes = verify(&false_text, Some(&store), &[]);
    assert!(
        matches!(outcomes.as_slice(), [Outcome::Altered(_), Outcome::Verified, Outcome::Verified]),
        "{outcomes:?}"
    );
}

// The commands

fn goodword(dir: &TempDir, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(BIN)
        .args(args)
        .arg("--data-dir")
        .arg(dir.path().join("data"))
        .current_dir(dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built");
    let mut stdin = child.stdin.take().expect("it is piped");
    // A command that reads nothing may be gone by now.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn with_scenario() -> TempDir {
    let dir = folder();
    fs::write(dir.path().join("lost-table.ron"), starter("x")).expect("the folder can be written");
    dir
}

fn data(dir: &TempDir) -> Store {
    Store::open(&dir.path().join("data")).expect("the folder can be written")
}

/// The number under which the terminal shows a reply.
fn number(talk: &Session, reply: &str) -> usize {
    let replies = talk.view().replies;
    1 + replies.iter().position(|view| view.id == reply).expect("it is on offer")
}

#[test]
fn a_talk_that_was_left_is_gone_on_with() {
    let dir = with_scenario();
    let play = ["play", "lost-table.ron", "--terminal", "--name", "Ada"];
    let first = number(&session(&[], 1), GOOD[0]);
    let second = number(&session(&GOOD[..1], 1), GOOD[1]);
    let left = goodword(&dir, &play, &format!("{first}\nq\n"));
    assert!(text(&left.stdout).contains("go on where you were"), "{}", text(&left.stdout));
    let ada = Person::new("Ada", "");
    assert_eq!(data(&dir).open_plays(&ada).expect("it can be read").len(), 1);
    // Another seed, another person: not this talk.
    for other in [["--seed", "9"], ["--name", "Ben"]] {
        let mut args = play[..3].to_vec();
        args.extend(other);
        assert!(!text(&goodword(&dir, &args, "q\n").stdout).contains("Go on?"));
    }
    let ended = goodword(&dir, &play, &format!("what?\ny\n{second}\n"));
    let out = text(&ended.stdout);
    assert!(
        ended.status.success() && out.contains("Go on?") && out.contains("You said last"),
        "{out}"
    );
    let records = data(&dir).records(false).expect("it can be read");
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].inputs(), *session(&GOOD, 1).transcript());
    assert!(!text(&goodword(&dir, &play, &format!("{first}\n")).stdout).contains("Go on?"));
    // Left for good, it is offered no more.
    let refused = goodword(&dir, &play, "n\nq\n");
    assert!(text(&refused.stdout).contains("Go on?"));
    assert!(!text(&goodword(&dir, &play, "q\n").stdout).contains("Go on?"));
    assert_eq!(data(&dir).records(true).expect("it can be read").len(), 2);
}

#[test]
fn a_play_is_kept_as_it_was_asked_to_be() {
    let dir = with_scenario();
    let replies = GOOD.join(",");
    let play = |more: &[&str]| {
        let mut args = vec!["play", "lost-table.ron", "--replies", &replies];
        args.extend(more);
        assert!(goodword(&dir, &args, "").status.success());
        let records = data(&dir).records(true).expect("it can be read");
        records
            .into_iter()
            .map(|record| (record.person, record.handed_in))
            .collect::<Vec<_>>()
    };
    assert_eq!(play(&["--no-save", "--name", "Ada"]), []);
    assert_eq!(play(&[]), [("Guest".to_owned(), false)]);
    assert!(play(&["--name", "Ada"]).contains(&("Ada".to_owned(), true)));
}

#[test]
fn trouble_with_the_disk_is_one_line_and_stops_no_play() {
    let dir = with_scenario();
    fs::write(dir.path().join("data"), b"a file in the folder's place").expect("the folder can be written");
    let first = number(&session(&[], 1), GOOD[0]);
    let second = number(&session(&GOOD[..1], 1), GOOD[1]);
    let played = goodword(&dir, &["play", "lost-table.ron", "--terminal"], &format!("{first}\n{second}\n"));
    let errors = text(&played.stderr);
    assert!(played.status.success() && text(&played.stdout).contains("Your decisions"));
    assert_eq!(errors.lines().count(), 1, "{errors}");
    assert!(errors.contains("data") && errors.contains("unsaved"), "{errors}");
    for args in [["export", "--all"], ["import", "x.jsonl"]] {
        let output = goodword(&dir, &args, "");
        assert!(!text(&output.stderr).contains("panicked"));
    }
}

#[test]
fn records_travel_and_are_verified_by_command() {
    let dir = with_scenario();
    let replies = GOOD.join(",");
    for name in ["Ada", "Ben"] {
        goodword(&dir, &["play", "lost-table.ron", "--replies", &replies, "--name", name], "");
    }
    let exported = goodword(&dir, &["export"], "");
    assert_eq!(text(&exported.stdout).lines().count(), 4);
    let to_file = goodword(&dir, &["export", "--out", "team.jsonl"], "");
    assert!(text(&to_file.stdout).contains("2 records"), "{}", text(&to_file.stderr));
    assert_eq!(fs::read(dir.path().join("team.jsonl")).expect("it is there"), exported.stdout);
    let other = folder();
    let file = dir.path().join("team.jsonl").display().to_string();
    for (new, known) in [(2, 0), (0, 2)] {
        let imported = goodword(&other, &["import", &file, "--format", "json"], "");
        let json: Value = serde_json::from_slice(&imported.stdout).expect("it is JSON");
        assert_eq!((&json["files"][0]["new"], &json["files"][0]["known"]), (&json!(new), &json!(known)));
    }
    assert_eq!(goodword(&other, &["export"], "").stdout, exported.stdout);
    let verified = goodword(&folder(), &["verify", &file], "");
    assert_eq!(verified.status.code(), Some(0));
    assert!(
        text(&verified.stdout).contains("2 records verified, 0 altered"),
        "{}",
        text(&verified.stdout)
    );
    let piped = goodword(&folder(), &["verify", "-"], &text(&exported.stdout));
    assert_eq!(piped.stdout, verified.stdout.clone().replace_name(&file, "-"));
    let changed = tampered(&text(&exported.stdout), |record| {
        record["scorecard"]["scores"]["overall"] = json!(12);
    });
    let bad = dir.path().join("bad.jsonl");
    fs::write(&bad, &changed).expect("the folder can be written");
    let altered = goodword(&folder(), &["verify", &bad.display().to_string(), "--format", "json"], "");
    let json: Value = serde_json::from_slice(&altered.stdout).expect("it is JSON");
    assert_eq!(altered.status.code(), Some(1));
    assert_eq!(
        (&json["verified"], &json["altered"], &json["records"][1]["outcome"]),
        (&json!(1), &json!(1), &json!("altered"))
    );
    let conflict = goodword(&other, &["import", &bad.display().to_string()], "");
    assert_eq!(conflict.status.code(), Some(1));
    assert!(text(&conflict.stderr).contains("line 4"), "{}", text(&conflict.stderr));
    for args in [
        ["verify", "none.jsonl"],
        ["import", "none.jsonl"],
        ["verify", "lost-table.ron"],
        ["import", "lost-table.ron"],
    ] {
        let failed = goodword(&dir, &args, "");
        assert_eq!(failed.status.code(), Some(2), "{args:?}: {}", text(&failed.stderr));
        assert!(text(&failed.stderr).contains(args[1]));
    }
}

trait ReplaceName {
    fn replace_name(self, from: &str, to: &str) -> Vec<u8>;
}

impl ReplaceName for Vec<u8> {
    fn replace_name(self, from: &str, to: &str) -> Vec<u8> {
        text(&self).replace(from, to).into_bytes()
    }
}

/// A talk in which each choice answers what the child has printed, killed after a while.
#[test]
fn a_killed_talk_loses_nothing_that_was_answered() -> Result<(), Box<dyn Error>> {
    let dir = with_scenario();
    let first = number(&session(&[], 1), GOOD[0]);
    for round in 0..crate::killed::kills(24) {
        let name = format!("Ada {round}");
        let mut child = Command::new(BIN)
            .args(["play", "lost-table.ron", "--terminal", "--name", &name, "--data-dir"])
            .arg(dir.path().join("data"))
            .current_dir(dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut stdin = child.stdin.take().expect("it is piped");
        let mut stdout = child.stdout.take().expect("it is piped");
        let second = number(&session(&GOOD[..1], 1), GOOD[1]);
        stdin.write_all(format!("{first}\n").as_bytes())?;
        if round % 3 > 0 {
            stdin.write_all(format!("{second}\n").as_bytes())?;
        }
        // No two rounds are killed at the same moment.
        std::thread::sleep(Duration::from_micros(round % 40 * 1500));
        child.kill()?;
        child.wait()?;
        let mut said = Vec::new();
        stdout.read_to_end(&mut said)?;
        let said = text(&said);
        let ada = Person::new(&name, "");
        let store = data(&dir);
        let records: Vec<Record> = store.records(true)?.into_iter().filter(|record| record.player() == ada).collect();
        assert!(records.len() <= 1);
        // What the customer has answered was on disk before.
        let answers = ["A breath.", "I'll be here."].iter().filter(|words| said.contains(**words)).count();
        let kept = records.first().map_or(0, |record| record.transcript.len());
        assert!(kept >= answers, "{kept} kept of {answers} answered");
        for open in store.open_plays(&ada)? {
            let (mut recorder, mut talk) = Recorder::resume(&store, &open)?;
            talk.choose(GOOD[1], Pace::Prompt, 0)?;
            recorder.sync(&mut data(&dir), &talk)?;
        }
        if let Some(record) = records.first() {
            assert!(store.record(&record.id)?.scorecard.is_some());
        }
    }
    let lines = exported(&data(&dir), true);
    assert!(verify(&lines, None, &[]).iter().all(|outcome| *outcome == Outcome::Verified));
    Ok(())
}
