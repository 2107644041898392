//! Every code is explained in a text of its own, and `goodword check --explain` prints it.

use goodword::diagnostics::{Code, Severity};
use goodword::lint::RULES;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const HEADINGS: [&str; 3] = ["## What it does", "## Why it is bad", "## Example"];

fn explain(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_goodword"))
        .arg("check")
        .args(arguments)
        .output()
        .expect("the command was built for this test")
}

#[test]
fn every_text_says_what_why_and_how() {
    for code in Code::ALL {
        let text = code.explanation();
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(headings, HEADINGS, "{}", code.id());
        for part in text.split("## ").skip(1) {
            let words = part.split_whitespace().count();
            assert!((8..=120).contains(&words), "{}: a part has {words} words: {part}", code.id());
        }
        let fences = text.matches("```").count();
        assert_eq!(fences % 2, 0, "{}: a fence is never closed", code.id());
        let no_piece = [Code::NotText, Code::TooLarge, Code::NoScenarioToPlay].contains(code);
        assert!(no_piece != (fences > 0), "{}: an example shows a piece of a file", code.id());
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{}", code.id());
    }
}

#[test]
fn every_text_belongs_to_a_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/codes");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|item| item.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{}.md", code.id())).collect();
    assert_eq!(files, codes);
}

#[test]
fn no_two_rules_tell_the_same_code() {
    let mut seen = BTreeSet::new();
    for code in RULES.iter().flat_map(|rule| rule.codes) {
        assert!(seen.insert(code), "{} belongs to two rules", code.id());
    }
    assert!(seen.len() >= 30, "there are {} rules", seen.len());
    let unruled: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| ("GW060".."GW110").contains(&code.id()) && !seen.contains(code))
        .map(|code| code.id())
        .collect();
    assert_eq!(unruled, Vec::<&str>::new(), "codes that no rule tells");
}

#[test]
fn ids_are_found_whatever_their_case() {
    for code in Code::ALL {
        assert_eq!(Code::from_id(&code.id().to_lowercase()), Some(*code));
    }
    assert_eq!(Code::from_id("GW999"), None);
    assert_eq!(Code::from_id(""), None);
}

#[test]
fn the_command_prints_a_text() {
    for code in [Code::UnknownKey, Code::LongReply] {
        let output = explain(&["--explain", code.id()]);
        let text = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(
            text,
            format!("{} ({severity}): {}\n\n{}", code.id(), code.title(), code.explanation())
        );
    }
}

#[test]
fn an_unknown_code_is_exit_2_with_advice() {
    for (wrong, advice) in [
        ("12", "did you mean `GW012`?"),
        ("gw13", "did you mean `GW013`?"),
        ("spelling", "codes look like GW012"),
    ] {
        let output = explain(&["--explain", wrong]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(said.contains(advice) && output.stdout.is_empty(), "{wrong}: {said}");
    }
}

#[test]
fn without_explain_a_path_is_needed() {
    assert_eq!(explain(&[]).status.code(), Some(2));
    assert_eq!(explain(&["--explain", "GW012", "a.ron"]).status.code(), Some(2));
}
