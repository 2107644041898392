//! `goodword check` and `goodword coverage` as commands: many files at once, SARIF, and the share that golden plays take.

use crate::command::{folder, goodword, goodword_with};
use crate::generate::clean;
use goodword::diagnostics::Code;
use serde_json::Value;
use std::fs;
use std::path::Path;

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("the folder can be written");
    fs::write(path, text).expect("the folder can be written");
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

// Many files

#[test]
fn two_hundred_files_are_told_in_one_order_on_any_number_of_cores() {
    let dir = folder();
    let sound = clean();
    let slip = sound.replace("goto: \"settled\"", "goto: \"setled\"");
    let deep = format!("Scenario(format: {}", "(".repeat(5_000));
    for number in 0..200 {
        let text = match number % 10 {
            3 => &slip,
            7 => "Scenario(format: 1, title: ",
            9 => &deep,
            _ => &sound,
        };
        write(dir.path(), &format!("part-{}/file-{:03}.ron", number % 3, 199 - number), text);
    }
    fs::write(dir.path().join("part-1/binary.ron"), [0xff, 0xfe, 0x00]).expect("the folder can be written");
    for format in ["text", "json", "sarif"] {
        let with = |threads| {
            goodword_with(
                dir.path(),
                &["check", ".", "--format", format],
                &[("RAYON_NUM_THREADS", threads)],
                "",
            )
        };
        let (one, four) = (with("1"), with("4"));
        assert_eq!((one.code, four.code), (Some(1), Some(1)), "{}", four.errors);
        assert!(one.out == four.out, "{format}: the order hangs on the number of cores");
        if format == "json" {
            let told = json(&one.out);
            assert_eq!(told["files"], 201);
            let files: Vec<&str> = told["problems"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(|one| one["file"].as_str())
                .collect();
            assert!(files.is_sorted(), "{files:?}");
            assert!(files.iter().any(|file| file.ends_with("binary.ron")), "an unreadable file is told");
            assert!(
                files.iter().any(|file| file.starts_with("./part-2")),
                "and does not stop the others"
            );
        }
        if format == "text" {
            assert!(one.out.contains("201 files checked: "), "the summary stays");
        }
    }
}

// SARIF

fn sarif(folder: &Path, paths: &[&str]) -> Value {
    let ran = goodword(folder, &[&["check", "--format", "sarif"], paths].concat());
    assert_ne!(ran.code, Some(2), "{}", ran.errors);
    json(&ran.out)
}

/// What the schema of SARIF 2.1.0 demands of the parts that Goodword writes.
fn looks_like_sarif(log: &Value) {
    let keys = |value: &Value, known: &[&str]| {
        for key in value.as_object().expect("an object").keys() {
            assert!(known.contains(&key.as_str()), "{key} is not among {known:?}");
        }
    };
    keys(log, &["$schema", "version", "runs"]);
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().is_some_and(|uri| uri.ends_with("/sarif-schema-2.1.0.json")));
    let [run] = log["runs"].as_array().expect("runs is a list").as_slice() else {
        panic!("there is one run")
    };
    keys(run, &["tool", "columnKind", "results"]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    keys(driver, &["name", "version", "semanticVersion", "rules"]);
    assert_eq!(
        (driver["name"].as_str(), driver["version"].as_str()),
        (Some("goodword"), Some(env!("CARGO_PKG_VERSION")))
    );
    let rules = driver["rules"].as_array().expect("rules is a list");
    let ids: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
    assert_eq!(ids, Code::ALL.iter().map(|code| code.id()).collect::<Vec<_>>());
    for (rule, code) in rules.iter().zip(Code::ALL) {
        keys(
            rule,
            &["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
        );
        assert_eq!(rule["shortDescription"]["text"], code.title());
        assert!(["error", "warning"].contains(&rule["defaultConfiguration"]["level"].as_str().expect("a word")));
        for text in [&rule["fullDescription"], &rule["help"]].into_iter().filter(|text| !text.is_null()) {
            assert!(text["text"].as_str().is_some_and(|words| !words.is_empty()), "{rule}");
        }
    }
    for result in run["results"].as_array().expect("results is a list") {
        keys(
            result,
            &["ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations"],
        );
        let index = result["ruleIndex"]
            .as_u64()
            .and_then(|index| usize::try_from(index).ok())
            .expect("a number");
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert_eq!(result["level"], rules[index]["defaultConfiguration"]["level"]);
        assert!(result["message"]["text"].as_str().is_some_and(|words| !words.is_empty()));
        let related = result["relatedLocations"].as_array().into_iter().flatten();
        for location in result["locations"].as_array().expect("a list").iter().chain(related) {
            keys(location, &["id", "physicalLocation", "logicalLocations", "message"]);
            let place = &location["physicalLocation"];
            keys(place, &["artifactLocation", "region"]);
            let uri = place["artifactLocation"]["uri"].as_str().expect("a text");
            assert!(uri.is_ascii() && !uri.contains([' ', '\\', '"', '<', '>']), "{uri}");
            for key in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(place["region"][key].as_u64().is_some_and(|number| number >= 1), "{place}");
            }
        }
    }
}

#[test]
fn sarif_says_what_the_text_says() {
    let dir = folder();
    let text = clean().replace("goto: \"settled\"", "goto: \"setled\"");
    write(dir.path(), "my plays/né 100%.ron", &text);
    let log = sarif(dir.path(), &["my plays"]);
    looks_like_sarif(&log);
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["ruleId"], "GW020");
    let message = results[0]["message"]["text"].as_str().expect("a text");
    assert!(
        message.contains("`setled`") && message.ends_with("did you mean `settled`?"),
        "{message}"
    );
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20plays/n%C3%A9%20100%25.ron");
    let line = text.lines().position(|line| line.contains("setled")).expect("it was put there") + 1;
    let region = serde_json::json!({ "startLine": line, "startColumn": 27, "endLine": line, "endColumn": 35 });
    assert_eq!(place["region"], region);
}

#[test]
fn sarif_counts_characters_and_tells_the_second_place() {
    let dir = folder();
    write(dir.path(), "twice.ron", "Scenario(\n    title: \"éèê 😀\", title: \"again\",\n)");
    let log = sarif(dir.path(), &["twice.ron"]);
    looks_like_sarif(&log);
    let results = log["runs"][0]["results"].as_array().expect("a list");
    let twice = results
        .iter()
        .find(|result| result["ruleId"] == "GW011")
        .expect("a key stands twice");
    assert_eq!(twice["locations"][0]["physicalLocation"]["region"]["startColumn"], 21);
    let related = &twice["relatedLocations"][0];
    assert_eq!(related["physicalLocation"]["region"]["startColumn"], 5);
    assert_eq!(related["message"]["text"], "it stands here first");
}

#[test]
fn sarif_holds_together_for_every_kind_of_fault() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check");
    let log = sarif(&fixtures, &[".", "no-such-file.ron"]);
    looks_like_sarif(&log);
    let results = log["runs"][0]["results"].as_array().expect("a list");
    assert!(results.len() > 30, "only {}", results.len());
    let unreadable = results.iter().find(|result| result["ruleId"] == "GW001").expect("it is not there");
    assert_eq!(unreadable["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
}

#[test]
fn a_file_without_a_fault_gives_a_log_without_results() {
    let dir = folder();
    write(dir.path(), "clean.ron", &clean());
    let log = sarif(dir.path(), &["clean.ron"]);
    looks_like_sarif(&log);
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    let other = goodword(dir.path(), &["list", "--format", "sarif"]);
    assert_eq!(other.code, Some(2), "no other command offers it");
}

// Coverage

#[test]
fn coverage_names_the_replies_that_are_missing() {
    let dir = folder();
    write(dir.path(), "mine.ron", &clean());
    let of = |more: &[&str]| goodword(dir.path(), &[&["coverage", "mine.ron"], more].concat());
    let none = of(&[]);
    assert_eq!(none.code, Some(0), "{}", none.errors);
    assert!(none.out.contains("taken by no plays, 0 %"), "{}", none.out);
    let listed = json(&goodword(dir.path(), &["list", "--scenarios", ".", "--format", "json"]).out);
    let mine = listed["scenarios"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|one| one["id"] == "mine");
    let reference: Vec<&str> = mine.expect("it is listed")["reference"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let play = goodword(
        dir.path(),
        &["play", "mine.ron", "--replies", &reference.join(","), "--record", "reference"],
    );
    assert_eq!(play.code, Some(0), "{}", play.errors);
    let told = json(&of(&["--format", "json"]).out);
    let mine = &told["scenarios"][0];
    let number = |key: &str| mine[key].as_u64().unwrap_or_else(|| panic!("no {key} in {mine}"));
    assert_eq!((number("plays"), number("taken")), (1, reference.len() as u64));
    assert_eq!(number("percent"), number("taken") * 100 / number("replies"));
    let missing = mine["missing"].as_array().expect("a list");
    assert_eq!(missing.len() as u64, number("replies") - number("taken"));
    let text = clean();
    for one in missing {
        let line = text
            .lines()
            .nth(one["line"].as_u64().expect("a number") as usize - 1)
            .expect("the line is there");
        assert!(line.contains(one["reply"].as_str().expect("a text")), "{one} {line}");
    }
    let share = number("percent");
    assert_eq!(of(&["--at-least", &share.to_string()]).code, Some(0));
    let short = of(&["--at-least", &(share + 1).to_string()]);
    assert_eq!(short.code, Some(1));
    assert!(short.out.contains(&format!("less than {} %", share + 1)), "{}", short.out);
    assert_eq!(of(&["--at-least", "101"]).code, Some(2));
    assert_eq!(
        goodword(dir.path(), &["coverage", "late-refund"]).code,
        Some(2),
        "a shipped id has no file"
    );
    write(dir.path(), "mine.plays.ron", "Playbook(");
    assert_eq!(of(&[]).code, Some(2), "plays that cannot be read");
}
