//! Made-up teams: who plays what and when, and the records of it.

use super::command::{folder, json, printed, refused};
use goodword::records::{Outcome, Record, Verifier};
use goodword::simulate::Team;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const FIRST: i64 = 1_767_571_200_000; // Monday, 5 January 2026
const DAY: i64 = 24 * 60 * 60 * 1000;

proptest! {
    #![proptest_config(crate::random::config(200))]

    #[test]
    fn everybody_plays_everything_in_turn_on_working_days(
        seed: u64, people in 1u64..40, sessions in 1u64..150, scenarios in 1usize..25, who in 0u64..40,
    ) {
        let team = Team { seed, people, sessions, scenarios };
        let own: Vec<_> = (0..sessions).map(|session| team.sitting(who % people * sessions + session)).collect();
        for (n, sitting) in (0..).zip(&own) {
            prop_assert_eq!((sitting.person, sitting.session), (who % people, n));
            let since = sitting.started_at - FIRST;
            let (day, hour) = (since / DAY, since % DAY / 3_600_000);
            prop_assert!((0..26 * 7).contains(&day) && day % 7 < 5 && (9..17).contains(&hour), "day {}, hour {}", day, hour);
            prop_assert!(sitting.skill <= 10_000);
        }
        prop_assert!(own.is_sorted_by_key(|sitting| sitting.started_at));
        prop_assert!(own.is_sorted_by_key(|sitting| sitting.skill));
        for round in own.chunks(scenarios) {
            let played: BTreeSet<usize> = round.iter().map(|sitting| sitting.scenario).collect();
            prop_assert_eq!(played.len(), round.len());
            prop_assert!(played.iter().all(|scenario| *scenario < scenarios));
        }
        prop_assert_eq!(team.sitting(0), team.sitting(0));
    }
}

#[test]
fn a_team_is_made_of_sound_records_that_differ_in_skill() {
    let dir = folder();
    let make = |file: &str, more: &[&str]| {
        let args = [
            &[
                "simulate",
                "all",
                "--people",
                "30",
                "--runs",
                "24",
                "--records",
                file,
                "--format",
                "json",
            ],
            more,
        ]
        .concat();
        let told = json(&printed(dir.path(), &args));
        (told, fs::read_to_string(dir.path().join(file)).expect("the file was written"))
    };
    let (told, lines) = make("team.jsonl", &["--as", "all"]);
    assert_eq!(
        (&told["records"], &told["people"], &told["runs"]),
        (&720.into(), &30.into(), &24.into())
    );
    assert_eq!(make("again.jsonl", &["--as", "all"]).1, lines, "a team follows from its seed");
    assert_ne!(make("other.jsonl", &["--as", "all", "--seed", "2"]).1, lines);
    let mut verifier = Verifier::new(None, Vec::new());
    let seen = verifier.read_texts(lines.as_bytes()).expect("memory can be read");
    let scenarios = told["scenarios"].as_array().expect("a list").len();
    assert_eq!((seen.records, seen.texts, seen.others), (720, scenarios + 1, 0));
    let mut records: Vec<Record> = Vec::new();
    let check = |checked: goodword::records::Checked| {
        assert_eq!(checked.outcome, Outcome::Verified);
        records.push(*checked.record.expect("it can be read"));
    };
    verifier.check(lines.as_bytes(), check).expect("memory can be read");
    assert_eq!(records.iter().map(|record| &record.id).collect::<BTreeSet<_>>().len(), 720);
    let mut passed: BTreeMap<_, usize> = BTreeMap::new();
    for record in &records {
        *passed.entry(record.player()).or_default() += usize::from(record.passed());
    }
    assert_eq!(passed.len(), 30);
    assert!(
        passed
            .keys()
            .any(|person| (person.name.as_str(), person.team.as_str()) == ("Trainee 0030", "Simulated 02"))
    );
    let (worst, best) = (passed.values().min(), passed.values().max());
    assert!(worst < Some(&8) && best > Some(&12), "{worst:?} {best:?}");
    assert_eq!(passed.values().sum::<usize>(), told["passed"].as_u64().expect("a count") as usize);
}

#[test]
fn a_team_of_one_kind_plays_one_scenario() {
    let dir = folder();
    let args = [
        "simulate",
        "late-refund",
        "--as",
        "pleaser",
        "--people",
        "3",
        "--records",
        "team.jsonl",
    ];
    let told = printed(dir.path(), &[&args[..], &["--runs", "2"]].concat());
    assert!(
        told.contains("3 people played 2 times each") && told.contains("6 records written to team.jsonl"),
        "{told}"
    );
    for (without, words) in [
        (&["simulate", "late-refund", "--as", "first", "--people", "3"][..], "--records"),
        (&["simulate", "all", "--as", "first"], "no scenario `all`"),
        (&["simulate", "all", "--as", "first", "--people", "0", "--records", "x"], "0"),
        (
            &["simulate", "all", "--as", "first", "--people", "2", "--records", "nowhere/x"],
            "nothing was changed",
        ),
    ] {
        assert!(refused(dir.path(), without).contains(words), "{without:?}");
    }
}
