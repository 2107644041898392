//! Files that are no scenarios by far, through the command: one clear sentence each, and nothing is waited for.

use crate::command::{Ran, folder, goodword};
use crate::generate::clean;
use goodword::ronfile::{Outline, Step};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// More than this nobody reads, and no file may make the command write it.
const MOST_WORDS: usize = 40_000;

fn problems(ran: &Ran) -> Vec<Value> {
    let told: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.errors));
    told["problems"].as_array().expect("a list").clone()
}

/// The clean file with something before its first reply's text.
fn with_first_reply(before: &str) -> String {
    let text = clean();
    let replies = text.find("replies: {").expect("the clean file has replies");
    let at = replies + text[replies..].find("text: ").expect("they have texts");
    format!("{}{before}{}", &text[..at], &text[at..])
}

/// The clean file with many more replies at its first node.
fn with_replies(count: usize) -> String {
    let text = clean();
    let at = text.find("replies: {").expect("the clean file has replies") + "replies: {".len();
    let reply = |number| format!("\"r{number}\": (text: \"a\", goto: \"b\", coach: \"c\"),\n");
    let replies: String = (0..count).map(reply).collect();
    format!("{}{replies}{}", &text[..at], &text[at..])
}

#[test]
fn monsters_are_told_in_a_few_words() {
    let dir = folder();
    let nested = |depth: usize| format!("if: {}Flag(\"warm\"){}, ", "Not(".repeat(depth), ")".repeat(depth));
    let one_line = clean()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join(" ");
    let files = [
        ("brackets", "(".repeat(8_000_000), "GW010"),
        (
            "closed",
            format!("Scenario(title: {}{})", "[".repeat(3_000_000), "]".repeat(3_000_000)),
            "GW010",
        ),
        ("quotes", "\"".repeat(7_000_000), "GW010"),
        ("notes", "/*".repeat(1_000_000), "GW010"),
        ("hashes", format!("Scenario(title: r{}\"", "#".repeat(3_000_000)), "GW010"),
        ("newlines", "\n".repeat(3_000_000), "GW010"),
        ("condition", with_first_reply(&nested(10_000)), "GW010"),
        ("replies", with_replies(100_000), "GW013"),
        (
            "line",
            one_line.replacen("text: \"", &format!("text: \"{}", "x ".repeat(3_500_000)), 1),
            "GW060",
        ),
        (
            "keys",
            format!("Scenario({})", (0..60_000).map(|key| format!("key-{key}: 1, ")).collect::<String>()),
            "GW014",
        ),
    ];
    for (name, text, _) in &files {
        fs::write(dir.path().join(format!("{name}.ron")), text).expect("the folder can be written");
    }
    let huge = fs::File::create(dir.path().join("huge.ron")).expect("the folder can be written");
    huge.set_len(50_000_000).expect("it may be as long as it likes");
    let ran = goodword(dir.path(), &["check", ".", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.errors);
    let told = problems(&ran);
    for (name, code) in files.iter().map(|(name, _, code)| (*name, *code)).chain([("huge", "GW003")]) {
        let own: Vec<&Value> = told.iter().filter(|problem| problem["file"] == format!("./{name}.ron")).collect();
        assert!(own.iter().any(|problem| problem["code"] == code), "{name} is told {own:?}");
        assert!(own.len() <= 60, "{name}");
    }
    let text = goodword(dir.path(), &["check", "."]).out;
    assert!(text.len() < MOST_WORDS * files.len(), "{} bytes are told", text.len());
    let longest = text.lines().map(str::len).max();
    assert!(longest < Some(4_000), "a line has {longest:?} bytes");
}

#[test]
fn a_large_block_is_looked_up_as_quickly_as_a_small_one() {
    // Each key was compared with all before it: a hundred thousand took minutes.
    let text = format!("({})", (0..100_000).map(|key| format!("k{key}: {key}, ")).collect::<String>());
    let outline = Outline::parse(&text).expect("it is sound");
    for key in 0..100_000 {
        let (span, _) = outline.find(&[Step::Key(&format!("k{key}"))]);
        assert_eq!(text[span.start..span.end], key.to_string());
    }
    let twice = Outline::parse(&format!("({} k7: \"again\")", "k7: \"first\",".repeat(30))).expect("it is sound");
    assert!(twice.entry("k8").is_none());
    assert_eq!(twice.entry("k7"), twice.entries().first(), "the first counts, in large blocks too");
}

#[test]
fn a_folder_is_no_file() {
    let dir = folder();
    fs::create_dir(dir.path().join("x.ron")).expect("the folder can be written");
    let ran = goodword(dir.path(), &["check", "x.ron"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
    assert!(ran.errors.contains("x.ron holds no scenario files"), "{}", ran.errors);
    for command in [["play", "x.ron"], ["graph", "x.ron"], ["release", "x.ron"]] {
        let ran = goodword(dir.path(), &command);
        assert_eq!(ran.code, Some(2), "{command:?}: {}", ran.out);
        assert!(ran.errors.contains("x.ron"), "{}", ran.errors);
    }
}

/// A pipe that nobody writes to.
#[cfg(unix)]
fn pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.expect("every Unix has it").success());
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let dir = folder();
    for name in ["pipe.ron", "b.plays.ron", "b.released.ron"] {
        pipe(&dir.path().join(name));
    }
    fs::write(dir.path().join("b.ron"), clean()).expect("the folder can be written");
    let ran = goodword(dir.path(), &["check", ".", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.errors);
    let told: Vec<String> = problems(&ran)
        .iter()
        .map(|problem| format!("{} {}", problem["code"], problem["file"]))
        .collect();
    assert_eq!(
        told,
        ["\"GW001\" \"./b.plays.ron\"", "\"GW056\" \"./b.ron\"", "\"GW001\" \"./pipe.ron\""]
    );
    for command in [
        &["play", "pipe.ron"][..],
        &["graph", "pipe.ron"],
        &["check", "b.ron", "--rubric", "pipe.ron"],
    ] {
        let ran = goodword(dir.path(), command);
        assert_eq!(ran.code, Some(2), "{command:?}: {}", ran.out);
        assert!(ran.errors.contains("it is a pipe or a device and no file"), "{}", ran.errors);
    }
    let ran = goodword(dir.path(), &["list", "--scenarios", "."]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
}

#[cfg(unix)]
#[test]
fn a_device_without_end_is_given_up() {
    let dir = folder();
    for command in [["check", "/dev/zero"], ["import", "/dev/zero"]] {
        let ran = goodword(dir.path(), &command);
        assert!(matches!(ran.code, Some(1 | 2)), "{command:?}: {}", ran.errors);
        assert!(
            format!("{}{}", ran.out, ran.errors).contains("/dev/zero cannot be read: "),
            "{}",
            ran.errors
        );
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_followed_once() {
    use std::os::unix::fs::symlink;
    let dir = folder();
    fs::create_dir(dir.path().join("part")).expect("the folder can be written");
    fs::write(dir.path().join("part/a.ron"), clean()).expect("the folder can be written");
    for (target, link) in [("..", "part/back"), (".", "here"), ("part", "other"), ("round.ron", "round.ron")] {
        symlink(target, dir.path().join(link)).expect("the folder can be written");
    }
    let ran = goodword(dir.path(), &["check", ".", "--format", "json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.errors);
    let told: Value = serde_json::from_str(&ran.out).expect("it is JSON");
    // A folder with two names that stand side by side is looked at under both.
    assert_eq!(told["files"], 3);
    let told = problems(&ran);
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0]["code"], &told[0]["file"]), (&"GW001".into(), &"./round.ron".into()));
}
