//! The documents keep their word: every example in the guide for trainers is checked by the library, every code is
//! explained, every command that a document shows exists, every link leads somewhere.
//!
//! How the guide marks its examples:
//!
//! - ```` ```ron scenario ````: a whole file; it checks without any problem.
//! - ```` ```ron fragment KIND ````: entries for the starter file. All fragments together, put into it, check without any problem.
//! - ```` ```ron claim VERDICT ````: a claim that a reply makes at the start; it gets this verdict.
//! - ```` ```ron plays ````: golden plays of the starter file; they come out as they say.
//! - ```` ```ron broken CODE ````: a whole file, or with a KIND behind the code entries for the file above; this code is told, and no other.

use goodword::diagnostics::{Code, Diagnostic, Severity};
use goodword::golden;
use goodword::lint;
use goodword::ronfile::{Outline, TextHash};
use goodword::rubric::{Rubric, default_rubric};
use goodword::scenario::{self, starter};
use goodword::session::{Event, Game, Pace, Session};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

const GUIDE: &str = include_str!("../../docs/authoring.md");

/// The documents that people read.
const DOCUMENTS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/authoring.md",
    "docs/calibration.md",
];

/// A fenced block.
#[derive(Debug)]
struct Block<'a> {
    line: usize,
    /// The words behind the fence, as in `ron broken GW020 reply`.
    marks: Vec<&'a str>,
    text: String,
}

fn blocks(document: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut inside = false;
    for (index, line) in document.lines().enumerate() {
        if let Some(info) = line.trim_start().strip_prefix("```") {
            if !inside {
                blocks.push(Block {
                    line: index + 1,
                    marks: info.split_whitespace().collect(),
                    text: String::new(),
                });
            }
            inside = !inside;
        } else if inside {
            let block = blocks.last_mut().expect("a block was begun");
            block.text.push_str(line);
            block.text.push('\n');
        }
    }
    assert!(!inside, "a fence is never closed");
    blocks
}

fn ron_blocks<'a>(kind: &str) -> Vec<Block<'a>> {
    let found: Vec<Block<'a>> = blocks(GUIDE)
        .into_iter()
        .filter(|block| block.marks.len() > 1 && block.marks[0] == "ron" && block.marks[1] == kind)
        .collect();
    assert!(!found.is_empty(), "the guide has no `ron {kind}` block");
    found
}

fn rubric() -> Arc<Rubric> {
    Arc::new(default_rubric())
}

fn check(text: &str) -> Vec<Diagnostic> {
    lint::check(text, &rubric())
}

/// Where fragments of a kind go: the way to a map or list, and its brackets.
fn place_of(kind: &str) -> (&'static [&'static str], [char; 2]) {
    const MAP: [char; 2] = ['{', '}'];
    const LIST: [char; 2] = ['[', ']'];
    match kind {
        "header" => (&[], ['(', ')']),
        "alias" => (&["aliases"], ['(', ')']),
        "fact" => (&["facts"], MAP),
        "owed" => (&["owed"], MAP),
        "authority" => (&["authority"], MAP),
        "promise" => (&["promises"], MAP),
        "chance" => (&["chances"], MAP),
        "must_disclose" => (&["must_disclose"], LIST),
        "interrupt" => (&["interrupts"], LIST),
        "node" => (&["nodes"], MAP),
        "reply" => (&["nodes", "when", "replies"], MAP),
        "line" | "conditions" => (&["nodes", "when", "lines"], LIST),
        "ending" => (&["endings"], MAP),
        "epilogue" => (&["endings", "let-down", "epilogues"], LIST),
        other => panic!("the guide has a fragment of an unknown kind `{other}`"),
    }
}

/// A scenario's text with entries of a kind put at the end of their section, which is made where it is missing.
fn with(text: &str, kind: &str, entries: &str) -> String {
    let (way, [open, close]) = place_of(kind);
    let entries = match kind {
        // They need something to hang on: one line after another.
        "conditions" => format!("(if: Any([\n{entries}]), says: \"Well, what now?\"),\n"),
        _ => entries.to_owned(),
    };
    let outline = Outline::parse(text).expect("what was put together so far is well formed");
    let mut value = &outline;
    let mut insert = entries;
    for (depth, key) in way.iter().enumerate() {
        match value.get(key) {
            Some(inner) => value = inner,
            None => {
                assert_eq!(depth + 1, way.len(), "the starter has no place for a {kind}");
                insert = format!("{key}: {open}\n{insert}{close},\n");
            }
        }
    }
    let end = value.span.end - 1;
    let before = text[..end].trim_end();
    let comma = if before.ends_with([',', '(', '{', '[']) { "" } else { "," };
    format!("{before}{comma}\n{insert}{}", &text[end..])
}

/// The starter file with all fragments of the guide.
fn world() -> String {
    ron_blocks("fragment").iter().fold(starter("guide"), |text, block| {
        assert_eq!(block.marks.len(), 3, "line {}: name the kind of fragment", block.line);
        with(&text, block.marks[2], &block.text)
    })
}

fn told(problems: &[Diagnostic], text: &str) -> String {
    problems
        .iter()
        .map(|problem| {
            let line = text[..problem.span.start].lines().count();
            format!("\n  {} at line {line}, {}: {}", problem.code.id(), problem.path, problem.message)
        })
        .collect()
}

#[test]
fn every_block_of_the_guide_is_marked() {
    for block in blocks(GUIDE) {
        let known = matches!(
            block.marks.as_slice(),
            ["sh" | "text"] | ["ron", "scenario" | "plays"] | ["ron", "fragment" | "claim" | "broken", _] | ["ron", "broken", _, _]
        );
        assert!(
            known,
            "line {}: the block is marked {:?}, which no test looks at",
            block.line, block.marks
        );
    }
}

#[test]
fn whole_scenarios_check_clean() {
    for block in ron_blocks("scenario") {
        let problems = check(&block.text);
        assert!(
            problems.is_empty(),
            "the scenario at line {}:{}",
            block.line,
            told(&problems, &block.text)
        );
    }
}

#[test]
fn golden_plays_come_out_as_they_say() {
    let text = starter("x");
    let scenario = scenario::load(&text, &rubric()).scenario.expect("the starter is valid");
    let game = Arc::new(Game::new(Arc::new(scenario), TextHash::of(&text), rubric(), TextHash::of("")));
    for block in ron_blocks("plays") {
        let problems = golden::check(&block.text, &game, "lost-parcel.ron");
        assert!(
            problems.is_empty(),
            "the plays at line {}:{}",
            block.line,
            told(&problems, &block.text)
        );
    }
}

#[test]
fn fragments_fit_into_the_starter() {
    let text = world();
    let mut problems = check(&text);
    // What the guide shows piece by piece makes no play that hangs together, so that rules about plays have their say elsewhere.
    problems.retain(|problem| problem.severity() == Severity::Error || !("GW090".."GW110").contains(&problem.code.id()));
    assert!(problems.is_empty(), "{text}{}", told(&problems, &text));
}

#[test]
fn broken_examples_raise_their_code() {
    let world = world();
    for block in ron_blocks("broken") {
        let text = match block.marks.get(3) {
            Some(kind) => with(&world, kind, &block.text),
            None => block.text.clone(),
        };
        let problems = check(&text);
        let codes: BTreeSet<&str> = problems.iter().map(|problem| problem.code.id()).collect();
        let wanted = block.marks[2];
        assert_eq!(codes, BTreeSet::from([wanted]), "line {}:{}", block.line, told(&problems, &text));
    }
}

#[test]
fn claims_get_the_verdicts_the_guide_says() {
    let world = world();
    for block in ron_blocks("claim") {
        let reply = format!(
            "\"example\": (text: \"…\", claims: [{}], reaction: \"…\", thinks: \"…\", goto: \"when\", coach: \"…\"),\n",
            block.text.trim()
        );
        // The starter's own first node, so that nothing has been learnt yet.
        let at = world.find("\"number\": (").expect("the starter's first node has a reply `number`");
        let text = format!("{}{reply}{}", &world[..at], &world[at..]);
        let loaded = scenario::load(&text, &rubric());
        let scenario = loaded
            .scenario
            .unwrap_or_else(|| panic!("line {}:{}", block.line, told(&loaded.problems, &text)));
        let nameless = TextHash(String::new());
        let game = Arc::new(Game::new(Arc::new(scenario), nameless.clone(), rubric(), nameless));
        let mut session = Session::new(game, 1, false);
        let turn = session.choose("example", Pace::Prompt, 0).expect("the reply is on offer");
        let verdicts: Vec<String> = turn
            .events
            .iter()
            .filter_map(|event| match event {
                Event::Claimed { verdict, .. } => Some(format!("{verdict:?}")),
                _ => None,
            })
            .collect();
        assert_eq!(verdicts, [block.marks[2]], "line {}", block.line);
    }
}

#[test]
fn every_verdict_has_an_example() {
    let shown: BTreeSet<String> = ron_blocks("claim").iter().map(|block| block.marks[2].to_owned()).collect();
    let all: BTreeSet<String> = goodword::session::Verdict::ALL
        .iter()
        .map(|verdict| format!("{verdict:?}"))
        .collect();
    assert_eq!(shown, all);
}

#[test]
fn every_code_is_explained_once() {
    let rows: Vec<&str> = GUIDE.lines().filter(|line| line.starts_with("| GW")).collect();
    for code in Code::ALL {
        let count = rows.iter().filter(|row| row.starts_with(&format!("| {} |", code.id()))).count();
        assert_eq!(
            count,
            1,
            "{} ({}) stands {count} times in the guide's table",
            code.id(),
            code.title()
        );
    }
    assert_eq!(rows.len(), Code::ALL.len(), "the table explains a code that does not exist");
    for row in rows {
        let is_warning = row.contains("*Warning.*");
        let code = Code::ALL.iter().find(|code| row.starts_with(&format!("| {}", code.id())));
        let severity = code.expect("every row has its code").severity();
        assert_eq!(is_warning, severity == Severity::Warning, "is it an error or a warning? {row}");
    }
}

#[test]
fn the_tables_of_the_guide_are_the_rubrics() {
    let rubric = rubric();
    for (name, temperament) in &rubric.temperaments {
        let row = format!(
            "| `{name}` | {} | {} | {} | {} |",
            temperament.empathy, temperament.phrasing, temperament.professionalism, temperament.hurts
        );
        assert!(GUIDE.contains(&row), "the guide lacks the row {row}");
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn document(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn help(words: &[&str]) -> Option<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodword"));
    let output = command
        .args(words)
        .arg("--help")
        .output()
        .expect("the command was built for this test");
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Every `goodword …` that a document shows, in a block or between backticks.
fn calls(document: &str) -> Vec<String> {
    let in_blocks = blocks(document)
        .into_iter()
        .filter(|block| block.marks.first() == Some(&"sh"))
        .flat_map(|block| block.text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>());
    let between_backticks = document
        .lines()
        .filter(|line| !line.trim_start().starts_with("```"))
        .flat_map(|line| line.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>());
    in_blocks
        .chain(between_backticks)
        .map(|call| call.replace("cargo run -- ", "goodword "))
        .filter(|call| call.starts_with("goodword "))
        .collect()
}

#[test]
fn every_command_in_the_documents_exists() {
    let mut seen = BTreeSet::new();
    for name in DOCUMENTS {
        for call in calls(&document(name)) {
            let call = call.split(['#', '>', '|']).next().unwrap_or_default();
            let words: Vec<&str> = call.split_whitespace().skip(1).collect();
            let command: Vec<&str> = words
                .first()
                .filter(|word| word.chars().all(|c| c.is_ascii_lowercase()))
                .copied()
                .into_iter()
                .collect();
            let help = help(&command).unwrap_or_else(|| panic!("{name}: there is no command `{call}`"));
            for option in words.iter().filter(|word| word.starts_with("--")) {
                let option = option.split('=').next().unwrap_or_default();
                assert!(help.contains(option), "{name}: `{call}` has an option that the command lacks");
            }
            seen.extend(command.into_iter().map(str::to_owned));
        }
    }
    let readme = document("README.md");
    let top = help(&[]).expect("the command explains itself");
    let commands = top
        .split("Commands:")
        .nth(1)
        .and_then(|rest| rest.split("Options:").next())
        .unwrap_or_default();
    for command in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        // Lines that go on with a command's explanation begin with other words.
        let known = help(&[command]).is_some() && command != "help";
        assert!(
            !known || readme.contains(&format!("`goodword {command}")),
            "README.md lacks the command {command}"
        );
    }
    assert!(seen.contains("play"), "the documents show how to play");
}

#[test]
fn every_link_leads_somewhere() {
    for name in DOCUMENTS {
        let text = document(name);
        let folder = root().join(name).parent().map(Path::to_path_buf).unwrap_or_default();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, heading) = target
                .split_once('#')
                .map_or((target, None), |(file, heading)| (file, Some(heading)));
            // Pictures are made from the window, apart from the texts.
            if file.contains("://") || file.contains("images/") {
                continue;
            }
            let linked = if file.is_empty() {
                text.clone()
            } else {
                let path = folder.join(file);
                assert!(path.exists(), "{name} links to {file}, which is not there");
                if path.is_dir() {
                    continue;
                }
                fs::read_to_string(&path).unwrap_or_default()
            };
            if let Some(heading) = heading {
                assert!(
                    linked.lines().any(|line| anchor(line) == heading),
                    "{name} links to #{heading}, which is not there"
                );
            }
        }
    }
}

/// A heading as links name it; nothing for other lines.
fn anchor(line: &str) -> String {
    if !line.starts_with('#') {
        return String::new();
    }
    let kept = line.trim_start_matches('#').trim().to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// The guide's own way, from `new` to a scenario that is checked, analysed and played: each command, one after the other, in one folder.
#[test]
fn every_command_of_the_guide_works_in_its_turn() {
    let guide = document("docs/authoring.md");
    let folder = tempfile::tempdir().expect("the system has a folder for such things");
    let mut said = Vec::new();
    let commands = blocks(&guide).into_iter().filter(|block| block.marks.first() == Some(&"sh"));
    for line in commands
        .flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.starts_with("goodword "))
    {
        // Who plays in a terminal answers there; the first reply will do, again and again.
        let answers = if line.contains("--terminal") {
            "1\n".repeat(40)
        } else {
            String::new()
        };
        let mut child = Command::new(env!("CARGO_BIN_EXE_goodword"))
            .args(words(&line).into_iter().skip(1))
            .args(["--data-dir", "data"])
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command was built for this test");
        let mut input = child.stdin.take().expect("it was piped");
        // A command that asks nothing may have left before it is answered.
        drop(input.write_all(answers.as_bytes()));
        drop(input);
        let output = child.wait_with_output().expect("it comes to an end");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "`{line}`: {errors}");
        said.push((line, String::from_utf8_lossy(&output.stdout).into_owned()));
    }
    let out = |start: &str| &said.iter().find(|(line, _)| line.starts_with(start)).expect("the guide shows it").1;
    assert!(out("goodword check").contains("no errors, no warnings"));
    assert!(out("goodword analyze").contains("every play was walked"));
    assert!(out("goodword simulate").contains("expert"));
    assert!(folder.path().join("lost-parcel.plays.ron").exists() && folder.path().join("late-refund.svg").exists());
}

/// A command line's words; what stands between quotes is one.
fn words(line: &str) -> Vec<String> {
    line.split('"')
        .enumerate()
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}
