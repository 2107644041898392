//! `goodword simulate`: what it prints and writes, and what it says when it cannot.

use crate::build::{Sheet, reply};
use goodword::diagnostics::Code;
use goodword::records::{Outcome, Record, Verifier};
use goodword::scenario::starter;
use goodword::simulate::Kind;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

pub(super) fn folder() -> TempDir {
    tempfile::tempdir().expect("the system has a folder for such things")
}

fn goodword(dir: &Path, args: &[&str], threads: usize) -> Output {
    Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args(args)
        .arg("--data-dir")
        .arg(dir.join("data"))
        .current_dir(dir)
        .env("RAYON_NUM_THREADS", threads.to_string())
        .output()
        .expect("the binary was built")
}

/// What a call prints that must succeed and say nothing on stderr.
pub(super) fn printed(dir: &Path, args: &[&str]) -> String {
    let output = goodword(dir, args, 2);
    assert!(output.status.success(), "{args:?}: {output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "a progress bar is for terminals");
    String::from_utf8(output.stdout).expect("results are text")
}

/// What a call says on stderr that cannot run.
pub(super) fn refused(dir: &Path, args: &[&str]) -> String {
    let output = goodword(dir, args, 2);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {output:?}");
    assert_eq!(output.stdout, b"", "{args:?}");
    String::from_utf8(output.stderr).expect("messages are text")
}

pub(super) fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn json_keeps_the_contract() {
    let dir = folder();
    let told = json(&printed(
        dir.path(),
        &[
            "simulate",
            "late-refund",
            "--as",
            "random",
            "--runs",
            "200",
            "--seed",
            "7",
            "--format",
            "json",
        ],
    ));
    assert_eq!((&told["format"], &told["as"]), (&1.into(), &"random".into()));
    assert_eq!((&told["runs"], &told["seed"]), (&200.into(), &7.into()));
    assert_eq!(told["scenario"]["id"], "late-refund");
    let count = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("{value} is a count"));
    assert!(count(&told["passed"]) <= 200 && count(&told["fatal"]) <= 200 && count(&told["honest"]) <= 200);
    for dimension in ["empathy", "positive_phrasing", "honesty", "overall"] {
        let scores = &told["scores"][dimension];
        let mean = scores["mean"].as_f64().expect("it was measured");
        assert!(
            count(&scores["min"]) as f64 <= mean && mean <= count(&scores["max"]) as f64,
            "{scores}"
        );
        let tens: u64 = scores["histogram"].as_array().expect("ten counts").iter().map(count).sum();
        assert_eq!(tens, count(&scores["measured"]));
    }
    let endings = told["endings"].as_object().expect("by id");
    assert!(endings.contains_key("hangs-up"));
    assert_eq!(endings.values().map(count).sum::<u64>() + count(&told["no_ending"]), 200);
    assert!(told.get("exact").is_none(), "only an expert plans");
}

#[test]
fn all_kinds_are_told_as_each_alone() {
    let dir = folder();
    let call = |who: &str| {
        json(&printed(
            dir.path(),
            &["simulate", "first-login", "--as", who, "--runs", "30", "--format", "json"],
        ))
    };
    let all = call("all");
    assert_eq!((&all["as"], &all["runs"]), (&"all".into(), &30.into()));
    let kinds = all["kinds"].as_array().expect("a list");
    assert_eq!(kinds.len(), Kind::ALL.len());
    for (kind, told) in Kind::ALL.into_iter().zip(kinds) {
        assert_eq!(*told, call(kind.name()), "{}", kind.name());
    }
    assert_eq!(kinds[0]["exact"], true);
}

#[test]
fn the_output_is_the_same_on_any_number_of_threads() {
    let dir = folder();
    for format in ["json", "text"] {
        let args = ["simulate", "missed-technician", "--as", "all", "--runs", "150", "--format", format];
        let outputs = [1, 2, 5].map(|threads| goodword(dir.path(), &args, threads).stdout);
        assert!(
            !outputs[0].is_empty() && outputs.iter().all(|output| *output == outputs[0]),
            "{format}"
        );
    }
}

#[test]
fn text_fits_into_80_columns_and_needs_no_colour() {
    let dir = folder();
    let long = "an-ending-with-a-very-long-name-that-goes-on-and-on";
    let text = Sheet::default()
        .node("one", "", &[reply("go", long, "")])
        .ending(long, "Unresolved", "")
        .text();
    fs::write(dir.path().join("long.ron"), text).expect("the folder can be written");
    for scenario in ["late-refund", "dirty-shirt", "first-login", "missed-technician", "long.ron"] {
        for who in Kind::ALL.map(Kind::name).into_iter().chain(["all"]) {
            let told = printed(
                dir.path(),
                &["simulate", scenario, "--as", who, "--runs", "40", "--seed", "18446744073709551600"],
            );
            let width = told.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            assert!(width <= 80, "{scenario}, {who}: {width} columns\n{told}");
            assert!(
                !told.contains('\u{1b}') && told.lines().all(|line| line.trim_end() == line),
                "{told}"
            );
            assert!(
                told.contains("passed") && told.contains("overall") || told.contains("Overall"),
                "{told}"
            );
        }
    }
}

#[test]
fn a_call_that_cannot_run_says_why() {
    let dir = folder();
    let unknown = refused(dir.path(), &["simulate", "late-refund", "--as", "nobody"]);
    assert!(Kind::ALL.iter().all(|kind| unknown.contains(kind.name())), "{unknown}");
    assert!(refused(dir.path(), &["simulate", "late-refund"]).contains("--as"));
    let nobody = refused(dir.path(), &["simulate", "late-refund", "--as", "first", "--runs", "0"]);
    assert!(nobody.contains("--runs") && nobody.contains("at least 1"), "{nobody}");
    let missing = refused(dir.path(), &["simulate", "late-refnd", "--as", "first"]);
    assert!(missing.contains("late-refund"), "{missing}");
    fs::write(dir.path().join("broken.ron"), starter("x").replacen("goto: \"", "goto: \"no-", 1)).expect("the folder can be written");
    let broken = refused(dir.path(), &["simulate", "broken.ron", "--as", "first", "--records", "plays.jsonl"]);
    assert!(
        broken.contains("broken.ron") && broken.contains(Code::UnknownPlace.id()),
        "{broken}"
    );
    assert!(!dir.path().join("plays.jsonl").exists());
}

#[test]
fn records_are_the_same_each_time_and_prove_sound() {
    let dir = folder();
    let call = |file: &str, more: &[&str]| {
        let args = [&["simulate", "late-refund", "--runs", "12", "--records", file], more].concat();
        let told = printed(dir.path(), &args);
        (told, fs::read_to_string(dir.path().join(file)).expect("the file was written"))
    };
    let (told, lines) = call("one.jsonl", &["--as", "all"]);
    assert!(told.contains("84 records written to one.jsonl"), "{told}");
    assert_eq!(call("two.jsonl", &["--as", "all", "--format", "json"]).1, lines);
    let mut verifier = Verifier::new(None, Vec::new());
    verifier.read_texts(lines.as_bytes()).expect("memory can be read");
    let mut records: Vec<Record> = Vec::new();
    let check = |checked: goodword::records::Checked| {
        assert!(matches!(checked.outcome, Outcome::Verified));
        records.push(*checked.record.expect("it can be read"));
    };
    verifier.check(lines.as_bytes(), check).expect("memory can be read");
    assert_eq!(records.len(), 84);
    let ids: std::collections::BTreeSet<&str> = records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids.len(), 84);
    assert_eq!((records[13].person.as_str(), records[13].seed), ("Simulated pleaser 0002", 2));
    assert!(records.iter().all(|record| record.handed_in && record.overall().is_some()));
    // A run is known by its seed, whichever call it was played in.
    let (_, later) = call("later.jsonl", &["--as", "pleaser", "--seed", "2"]);
    let pleaser = lines
        .lines()
        .find(|line| line.contains("Simulated pleaser 0002"))
        .expect("it stands there");
    assert_eq!(later.lines().nth(2), Some(pleaser));
    // The numbers are those of the runs that are summed up.
    let all = json(&printed(
        dir.path(),
        &["simulate", "late-refund", "--as", "all", "--runs", "12", "--format", "json"],
    ));
    for (at, kind) in all["kinds"].as_array().expect("a list").iter().enumerate() {
        let own = &records[at * 12..(at + 1) * 12];
        let sum: u32 = own.iter().filter_map(Record::overall).map(u32::from).sum();
        assert_eq!(kind["scores"]["overall"]["mean"], f64::from(sum) / 12.0);
        assert_eq!(kind["passed"], own.iter().filter(|record| record.passed()).count());
    }
    printed(dir.path(), &["import", "one.jsonl"]);
    let again = json(&printed(dir.path(), &["import", "one.jsonl", "--format", "json"]));
    assert!(
        again.to_string().contains("84") && printed(dir.path(), &["export"]).contains("Simulated pleaser 0002"),
        "{again}"
    );
}

#[test]
fn records_are_written_whole_or_not_at_all() {
    let dir = folder();
    fs::write(dir.path().join("file"), "x").expect("the folder can be written");
    for place in [".", "file/plays.jsonl", "nowhere/plays.jsonl"] {
        let told = refused(
            dir.path(),
            &["simulate", "late-refund", "--as", "first", "--runs", "5", "--records", place],
        );
        assert!(told.contains("cannot be written") && told.contains("nothing was changed"), "{told}");
    }
    assert_eq!(
        fs::read_dir(dir.path()).expect("it can be listed").count(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn a_run_without_an_ending_is_a_record_of_a_talk_that_was_left() {
    let dir = folder();
    let text = Sheet::default()
        .node("one", "", &[reply("round", "one", ""), reply("go", "end", "")])
        .ending("end", "Unresolved", "")
        .text();
    fs::write(dir.path().join("circle.ron"), text).expect("the folder can be written");
    let told = printed(
        dir.path(),
        &["simulate", "circle.ron", "--as", "first", "--runs", "2", "--records", "plays.jsonl"],
    );
    assert!(told.contains("(no ending)") && told.contains("circles"), "{told}");
    let lines = fs::read_to_string(dir.path().join("plays.jsonl")).expect("the file was written");
    let record: Record = serde_json::from_str(lines.lines().nth(2).expect("two texts, then the records")).expect("it is a record");
    assert!(record.left && !record.handed_in && record.scorecard.is_none());
    assert_eq!(record.transcript.len(), 500);
    printed(dir.path(), &["import", "plays.jsonl"]);
    let verified = printed(dir.path(), &["verify", "plays.jsonl"]);
    assert!(verified.contains("0 altered"), "{verified}");
}

/// The numbers of one shipped scenario stand in a file. `UPDATE=1 cargo test` writes it anew, where the scenario or a kind has changed.
#[test]
fn the_numbers_of_a_shipped_scenario_stand() {
    let dir = folder();
    let told = printed(dir.path(), &["simulate", "late-refund", "--as", "all", "--runs", "200"]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/simulate/late-refund.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &told).expect("the fixture can be written");
    }
    assert_eq!(
        told,
        fs::read_to_string(&path).unwrap_or_default(),
        "see tests/fixtures/simulate/late-refund.txt"
    );
}
