//! One small fault a file: `tests/fixtures/check/GWnnn_name.ron` raises GWnnn and no other error, and what is said of it
//! stands beside it. `UPDATE=1 cargo test` writes the texts anew.

use crate::command::goodword;
use crate::generate::clean;
use goodword::diagnostics::{Code, Diagnostic, Report, Severity, SourceFile, render_json, render_text};
use goodword::lint;
use goodword::rubric::{Rubric, default_rubric};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Codes without a fixture, and why.
const WITHOUT_FIXTURE: &[(Code, &str)] = &[
    (
        Code::Unreadable,
        "a file that cannot be read cannot stand in a folder: tested below",
    ),
    (Code::NotText, "git would take it for a binary file: tested below"),
    (Code::TooLarge, "nobody wants eight megabytes in the repository: tested below"),
    (Code::TooManyRows, "a fault of rubrics: tested below"),
    (Code::NoWeight, "a fault of rubrics: tested below"),
    (Code::ReleasedIdGone, "a file beside the scenario is needed: tested in aliases.rs"),
    (Code::BrokenRelease, "a file beside the scenario is needed: tested in aliases.rs"),
    (Code::PlayUnplayable, "a fault of golden plays: tested there"),
    (Code::PlayDiffers, "a fault of golden plays: tested there"),
    (Code::PlayProvesNothing, "a fault of golden plays: tested there"),
    (Code::PlayNamesUnknown, "a fault of golden plays: tested there"),
    (Code::NoScenarioToPlay, "a fault of golden plays: tested there"),
    (Code::NoPlays, "a fault of golden plays: tested there"),
];

/// What programmers say and trainers do not.
const JARGON: &[&str] = &[
    "struct",
    "variant",
    "enum",
    "u8",
    "u16",
    "u32",
    "i16",
    "f64",
    "serde",
    "token",
    "EOF",
    "identifier",
    "parse",
    "deserial",
    "boolean",
    "integer",
    "string",
    "array",
    "expected",
    "invalid",
    "syntax",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/check")
}

fn fixtures() -> Vec<(String, PathBuf)> {
    let mut found: Vec<(String, PathBuf)> = fs::read_dir(folder())
        .expect("the folder belongs to the tests")
        .map(|item| item.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .map(|path| (path.file_stem().expect("it has a name").to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name.starts_with("GW"))
        .collect();
    found.sort();
    found
}

fn rubric() -> Arc<Rubric> {
    Arc::new(default_rubric())
}

fn report(name: &str, text: &str, rubric: &Arc<Rubric>) -> Report {
    Report {
        source: SourceFile::new(name, text),
        problems: lint::check(text, rubric),
    }
}

#[test]
fn the_clean_file_has_no_problem() {
    let report = report("clean.ron", &clean(), &rubric());
    assert!(report.problems.is_empty(), "{}", render_text(&report, false));
}

#[test]
fn every_fixture_raises_its_code_and_reads_as_it_should() {
    let rubric = rubric();
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for (name, path) in fixtures() {
        let text = fs::read_to_string(&path).expect("fixtures are text");
        let report = report(&format!("{name}.ron"), &text, &rubric);
        let rendered = render_text(&report, false);
        let id = name.split('_').next().expect("split gives one part at least");
        let codes: BTreeSet<&str> = report.problems.iter().map(|problem| problem.code.id()).collect();
        if codes != BTreeSet::from([id]) {
            wrong.push(format!("{name} raises {codes:?}:\n{rendered}"));
        }
        let told = path.with_extension("txt");
        if update {
            fs::write(&told, &rendered).expect("the folder can be written");
        } else if fs::read_to_string(&told).map(|text| text.replace("\r\n", "\n")).ok().as_deref() != Some(&rendered) {
            wrong.push(format!("{name} is not told as {} says:\n{rendered}", told.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_fixture_or_a_reason_for_none() {
    let names = fixtures();
    for code in Code::ALL {
        let has_fixture = names.iter().any(|(name, _)| name.starts_with(&format!("{}_", code.id())));
        let excused = WITHOUT_FIXTURE.iter().any(|(without, _)| without == code);
        assert!(has_fixture != excused, "{}: fixture {has_fixture}, excused {excused}", code.id());
    }
}

/// Codes whose message says all there is to say.
const WITHOUT_HINT: &[Code] = &[Code::OutOfRange, Code::EmptyText];

/// Files whose fault is one of the whole.
const WITHOUT_PATH: &[&str] = &["GW013_at_the_top", "GW014_other_file", "GW014_wrong_name"];

#[test]
fn the_command_finds_every_seeded_fault_at_its_place() {
    let ran = goodword(&folder(), &["check", ".", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.errors);
    let told: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    let problems = told["problems"].as_array().expect("a list");
    let names = fixtures();
    assert!(names.len() >= 120, "the corpus has shrunk to {} files", names.len());
    // The clean file stands among them, and nothing is said of it.
    assert_eq!(told["files"], names.len() + 1);
    let mut of_files = BTreeSet::new();
    for (name, path) in &names {
        let id = name.split('_').next().expect("split gives one part at least");
        let code = Code::from_id(id).expect("fixtures are called after their code");
        let file = format!("./{name}.ron");
        let own: Vec<_> = problems.iter().filter(|problem| problem["file"] == *file).collect();
        assert!(!own.is_empty(), "{name} is not found");
        let told = fs::read_to_string(path.with_extension("txt")).expect("what is said stands beside it");
        for problem in own {
            assert_eq!(problem["code"], id, "{name}");
            let place = format!("--> {name}.ron:{}:{}", problem["line"], problem["column"]);
            assert!(
                told.lines().any(|line| line.trim_start() == place),
                "{name}: {place} is not what {told} says"
            );
            assert_eq!(problem["hint"].is_null(), WITHOUT_HINT.contains(&code), "{name}: {problem}");
            let has_path = problem["path"].as_str().is_some_and(|path| !path.is_empty());
            // Where the brackets do not fit, nobody knows what stands in what.
            assert!(
                has_path != WITHOUT_PATH.contains(&name.as_str()) || code == Code::Syntax,
                "{name}: {problem}"
            );
        }
        of_files.insert(file);
    }
    for problem in problems {
        assert!(of_files.contains(problem["file"].as_str().expect("a text")), "{problem}");
    }
}

#[test]
fn ids_and_titles_are_unique() {
    let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    let titles: BTreeSet<&str> = Code::ALL.iter().map(|code| code.title()).collect();
    assert_eq!((ids.len(), titles.len()), (Code::ALL.len(), Code::ALL.len()));
}

#[test]
fn messages_are_for_people() {
    let rubric = rubric();
    for (name, path) in fixtures() {
        let text = fs::read_to_string(&path).expect("fixtures are text");
        for Diagnostic {
            message,
            hint,
            related,
            path,
            ..
        } in lint::check(&text, &rubric)
        {
            let related = related.map(|(_, words)| words).unwrap_or_default();
            let hint = hint.unwrap_or_default();
            // Names of the file itself may hold anything.
            let spoken: String = format!("{message} {hint} {related}").split('`').step_by(2).collect();
            for word in JARGON {
                assert!(!spoken.contains(word), "{name} says {word:?}: {spoken}");
            }
            assert!(!message.ends_with('.'), "{name}: a title has no full stop: {message}");
            assert!(!path.contains('\n'), "{name}: {path}");
        }
    }
}

#[test]
fn every_message_has_its_line_and_a_caret() {
    let rubric = rubric();
    for (name, path) in fixtures() {
        let text = fs::read_to_string(&path).expect("fixtures are text");
        let report = report(&format!("{name}.ron"), &text, &rubric);
        for problem in &report.problems {
            let start = report.source.position(problem.span.start);
            let alone = Report {
                source: report.source.clone(),
                problems: vec![problem.clone()],
            };
            let rendered = render_text(&alone, false);
            assert!(
                rendered.contains(&format!("--> {name}.ron:{}:{}\n", start.line, start.column)),
                "{start:?} {rendered}"
            );
            assert!(rendered.contains('^'), "{rendered}");
            let line = text.lines().nth(start.line - 1).expect("the line is there");
            if line.len() < 200 {
                assert!(rendered.contains(line), "{rendered}");
            }
        }
    }
}

/// The problems of a text, as programs read them.
fn json(text: &str) -> serde_json::Value {
    let report = report("file.ron", text, &rubric());
    serde_json::from_str(&render_json(&[report], &[])).expect("it is JSON")
}

#[test]
fn programs_are_told_line_column_end_path_and_hint() {
    let text = clean().replace("goto: \"settled\"", "goto: \"setled\"");
    let json = json(&text);
    assert_eq!(json["format"], 1);
    assert_eq!(json["files"], 1);
    let problem = &json["problems"][0];
    assert_eq!(json["problems"].as_array().map(Vec::len), Some(1));
    assert_eq!(problem["code"], "GW020");
    assert_eq!(problem["severity"], "error");
    assert_eq!(problem["file"], "file.ron");
    assert_eq!(problem["path"], "nodes.\"when\".replies.\"call-at-five\".goto");
    assert_eq!(problem["hint"], "did you mean `settled`?");
    let line = text.lines().position(|line| line.contains("setled")).expect("it was put there") + 1;
    assert_eq!(problem["line"], line);
    assert_eq!(problem["end_line"], line);
    assert_eq!(problem["column"], 27);
    assert_eq!(problem["end_column"], 27 + "\"setled\"".len());
}

#[test]
fn columns_count_characters() {
    let line = r#"        "van-full": (says: "İğne 🎁 Әйгерім", limit: "ş", known_to: Agnt),"#;
    let text = clean().replace(
        r#"        "van-full": (says: "Tomorrow's van is nearly full.", known_to: Agent),"#,
        line,
    );
    let json = json(&text);
    let problem = &json["problems"][0];
    let column = line[..line.find("Agnt").expect("it was put there")].chars().count() + 1;
    assert_eq!(problem["column"], column);
    assert_eq!(problem["end_column"], column + 4);
    let rendered = render_text(&report("file.ron", &text, &rubric()), false);
    assert!(rendered.contains(&format!(":{column}\n")), "{rendered}");
}

#[test]
fn a_fault_of_the_whole_file_stands_at_its_beginning() {
    let dir = tempfile::tempdir().expect("a folder for the test");
    let write = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        fs::write(&path, bytes).expect("the folder can be written");
        path
    };
    let cases = [
        (dir.path().join("missing.ron"), Code::Unreadable, "there is no such file"),
        (dir.path().to_owned(), Code::Unreadable, "it is a folder"),
        (write("latin.ron", b"Scenario(\n title: \"\xfcber\")"), Code::NotText, "line 2"),
        (write("wide.ron", b"\xff\xfeS\0c\0"), Code::NotText, "UTF-16"),
        (write("binary.ron", &[0; 4000]), Code::NotText, "zero bytes"),
        (write("huge.ron", &vec![b' '; 9 * 1024 * 1024]), Code::TooLarge, "8 MB"),
    ];
    for (path, code, words) in cases {
        let problem = goodword::scenario::read_text(&path).expect_err("it is no scenario's text");
        assert_eq!(problem.code, code, "{}", path.display());
        assert!(problem.message.contains(words), "{}", problem.message);
        assert!(problem.hint.is_some());
        let report = Report {
            source: SourceFile::new("file.ron", ""),
            problems: vec![*problem],
        };
        let json: serde_json::Value = serde_json::from_str(&render_json(&[report], &[])).expect("it is JSON");
        assert_eq!(
            (&json["problems"][0]["line"], &json["problems"][0]["column"]),
            (&1.into(), &1.into())
        );
    }
}

#[cfg(unix)]
#[test]
fn a_device_without_end_is_no_file() {
    let problem = goodword::scenario::read_text(Path::new("/dev/zero")).expect_err("it has no end");
    assert_eq!(problem.code, Code::Unreadable);
    assert!(problem.message.contains("a device and no file"), "{}", problem.message);
}

#[test]
fn rubrics_are_told_their_faults() {
    let good = goodword::rubric::DEFAULT_TEXT;
    let codes = |text: &str| -> Vec<&str> {
        let (_, problems) = goodword::rubric::load(text);
        problems.iter().map(|problem| problem.code.id()).collect()
    };
    assert!(codes(good).is_empty());
    let rows = good.find("rows: [").expect("behaviours name their rows");
    let crowded = format!("{}rows: [\"a\", \"b\", {}", &good[..rows], &good[rows + "rows: [".len()..]);
    assert_eq!(codes(&crowded), ["GW050"]);
    let weightless = good.replace(
        "weights: (empathy: 30, positive_phrasing: 30, honesty: 40)",
        "weights: (empathy: 0, positive_phrasing: 0, honesty: 0)",
    );
    assert_eq!(codes(&weightless), ["GW051"]);
    assert_eq!(codes(&good.replacen("pass_mark: 70", "pass_mark: 300", 1)), ["GW017"]);
    assert_eq!(codes(&clean()), ["GW014"]);
}

#[test]
fn warnings_keep_no_file_from_being_used() {
    for (name, path) in fixtures() {
        let text = fs::read_to_string(&path).expect("fixtures are text");
        let loaded = goodword::scenario::load(&text, &default_rubric());
        let errors = loaded.problems.iter().any(|problem| problem.severity() == Severity::Error);
        assert_eq!(loaded.scenario.is_none(), errors, "{name}");
    }
}
