//! Somebody is forgotten: nothing of them is left in any file of the data folder, and nothing of anybody else is lost.

use crate::command::folder;
use goodword::records::{Person, Record, STORE_FILE, Store, import};
use goodword::scenario::starter;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const WHOLE: &str = include_str!("../fixtures/records/whole-cards.jsonl");
/// A name that stands nowhere else.
const NAME: &str = "Zbigniewa Quillfeather";

/// Lines with the fixture's last play, so many times, by this person; and every text they need.
fn lines(person: &str, team: &str, count: usize) -> String {
    let mut texts: Vec<String> = WHOLE.lines().map(str::to_owned).collect();
    let mut record: Record = serde_json::from_str(&texts.pop().expect("a record stands last")).expect("it is a record");
    texts.retain(|line| line.contains("{\"text\"") || line.contains("\"text\":{\"kind\""));
    record.person = person.into();
    record.team = team.into();
    let records = (0..count).map(|number| {
        record.id = format!("{person}-{team}-{number}").to_lowercase().replace(' ', "-");
        serde_json::to_string(&record).expect("a record is plain data")
    });
    texts.into_iter().chain(records).map(|line| line + "\n").collect()
}

fn take(store: &mut Store, lines: &str) {
    import(store, lines.as_bytes(), "a.jsonl").expect("the lines are sound");
}

/// The files of a folder in which these bytes stand.
fn files_with(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("it can be listed").path();
        let content = fs::read(&path).expect("it can be read");
        if content.windows(bytes.len()).any(|part| part == bytes) {
            found.push(path.file_name().expect("it has a name").to_string_lossy().into_owned());
        }
    }
    found
}

#[test]
fn nothing_of_somebody_who_is_forgotten_is_left_in_any_file() {
    let dir = folder();
    let mut store = Store::open(dir.path()).expect("the folder can be written");
    // Between others' plays, so that pages are shared, split and freed.
    for round in 0..3 {
        take(&mut store, &lines(&format!("Ben {round}"), "North", 15));
        take(&mut store, &lines(NAME, "North", 20 * (round + 1)));
        if round == 1 {
            // Closing brings the log into the file; what comes then is in both.
            drop(store);
            store = Store::open(dir.path()).expect("the folder can be written");
        }
    }
    take(&mut store, &lines(NAME, "South", 2));
    let (gone, namesake) = (Person::new(NAME, "North"), Person::new(NAME, "South"));
    let others = |store: &Store| -> Vec<Record> {
        let records = store.records(true).expect("it can be read").into_iter();
        records.filter(|record| record.player() != gone).collect()
    };
    let before = others(&store);
    assert!(
        files_with(dir.path(), b"zbigniewa-quillfeather-north").len() > 1,
        "in the file and in its log"
    );
    let holdings = store.holdings(&gone).expect("it can be read").expect("they are there");
    assert_eq!((holdings.plays, holdings.handed_in, holdings.open, holdings.texts), (60, 60, 0, 0));
    assert_eq!(store.forget(&gone).expect("it can be written"), Some(holdings));
    store.wipe_traces().expect("nobody else uses it");
    assert_eq!(files_with(dir.path(), b"zbigniewa-quillfeather-north"), [""; 0]);
    assert_eq!(others(&store), before);
    assert_eq!(store.holdings(&gone).expect("it can be read"), None);
    assert_eq!(store.forget(&gone).expect("it can be written"), None);
    // The same name in another team is somebody else; once they go too, the name is nowhere, and neither is a text that only they had played.
    assert_eq!(files_with(dir.path(), NAME.as_bytes()), [STORE_FILE]);
    store.forget(&namesake).expect("it can be written");
    store.wipe_traces().expect("nobody else uses it");
    assert_eq!(files_with(dir.path(), b"uillfeather"), [""; 0]);
    drop(store);
    assert_eq!(files_with(dir.path(), b"uillfeather"), [""; 0]);
    let whole = Connection::open(dir.path().join(STORE_FILE))
        .and_then(|conn| conn.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)))
        .expect("it is a database");
    assert_eq!(whole, "ok");
}

#[test]
fn texts_go_with_the_last_one_who_played_them() {
    let dir = folder();
    let mut store = Store::open(dir.path()).expect("the folder can be written");
    take(&mut store, &lines("Ada", "", 1));
    take(&mut store, &lines("Ben", "", 1));
    let texts = || {
        Connection::open(dir.path().join(STORE_FILE))
            .and_then(|conn| conn.query_row("SELECT count(*) FROM texts", [], |row| row.get::<_, u32>(0)))
            .expect("it is a database")
    };
    let own = |store: &Store, name| {
        store
            .holdings(&Person::new(name, ""))
            .expect("it can be read")
            .expect("they are there")
            .texts
    };
    assert_eq!((texts(), own(&store, "Ada")), (2, 0));
    store.forget(&Person::new("Ada", "")).expect("it can be written");
    assert_eq!((texts(), own(&store, "Ben")), (2, 2));
    store.forget(&Person::new("Ben", "")).expect("it can be written");
    assert_eq!(texts(), 0);
}

#[test]
fn traces_that_a_killed_process_left_are_wiped_when_the_store_is_opened_next() {
    let dir = folder();
    let mut store = Store::open(dir.path()).expect("the folder can be written");
    take(&mut store, &lines(NAME, "", 40));
    store.forget(&Person::new(NAME, "")).expect("it can be written");
    assert!(!files_with(dir.path(), NAME.as_bytes()).is_empty(), "the log has it still");
    // As if it had been killed here: nothing is closed in order.
    std::mem::forget(store);
    let store = Store::open(dir.path()).expect("the folder can be written");
    assert_eq!(files_with(dir.path(), NAME.as_bytes()), [""; 0]);
    assert_eq!(store.people().expect("it can be read"), []);
}

#[test]
fn a_store_that_is_being_read_is_told_and_wiped_later() {
    let dir = folder();
    let mut store = Store::open(dir.path()).expect("the folder can be written");
    take(&mut store, &lines(NAME, "", 5));
    let reader = Connection::open(dir.path().join(STORE_FILE)).expect("it is a database");
    reader.execute_batch("BEGIN; SELECT count(*) FROM plays").expect("it can be read");
    assert!(store.forget(&Person::new(NAME, "")).expect("it can be written").is_some());
    let error = store.wipe_traces().expect_err("somebody reads what was");
    assert!(error.to_string().contains("held by another program"), "{error}");
    reader.execute_batch("COMMIT").expect("it was begun");
    store.wipe_traces().expect("nobody reads any more");
    assert_eq!(files_with(dir.path(), NAME.as_bytes()), [""; 0]);
}

// The command

fn forget(dir: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_goodword"))
        .arg("forget")
        .args(args)
        .arg("--data-dir")
        .arg(dir)
        .stdin(Stdio::null())
        .output()
        .expect("the binary was built");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the command writes UTF-8");
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn the_command_says_what_would_go_and_deletes_only_when_told_to() {
    let dir = folder();
    let (code, _, errors) = forget(dir.path(), &["Ada", "--yes"]);
    assert!(code == Some(2) && errors.contains("no records"), "{errors}");
    let mut store = Store::open(dir.path()).expect("the folder can be written");
    take(&mut store, &lines("Ada", "North", 2));
    take(&mut store, &lines("Ada", "", 1));
    take(&mut store, &lines("Ben", "", 1));
    drop(store);
    let people = || {
        Store::open(dir.path())
            .and_then(|store| store.people())
            .expect("it can be read")
            .len()
    };
    for (args, words) in [
        (&["Ava"][..], "Ada"),
        (&["Ada", "--yes"], "--team"),
        (&["Ada", "--team", "South", "--yes"], "in the team “North”"),
        (&["Ben"], "--yes"),
    ] {
        let (code, _, errors) = forget(dir.path(), args);
        assert!(
            code == Some(2) && errors.contains(words) && errors.lines().count() == 1,
            "{args:?}: {errors}"
        );
    }
    assert_eq!(people(), 3);
    let (_, out, _) = forget(dir.path(), &["Ben"]);
    assert!(
        out.contains("1 play (1 handed in, 0 unfinished), and 0 texts") && out.contains("would be deleted"),
        "{out}"
    );
    let (code, out, errors) = forget(dir.path(), &["Ada", "--team", "North", "--yes", "--format", "json"]);
    let told: Value = serde_json::from_str(&out).expect("it is JSON");
    assert_eq!((code, errors.as_str()), (Some(0), ""));
    assert_eq!(
        (&told["plays"], &told["team"], &told["deleted"]),
        (&json!(2), &json!("North"), &json!(true))
    );
    assert_eq!(forget(dir.path(), &["Ada", "--team", "", "--yes"]).0, Some(0));
    let (code, out, _) = forget(dir.path(), &[" Ben ", "--yes"]);
    assert!(code == Some(0) && out.contains("is deleted from this machine"), "{out}");
    assert_eq!(people(), 0);
    assert!(files_with(dir.path(), starter("x").as_bytes()).is_empty() && files_with(dir.path(), b"Sam Rivers").is_empty());
}
