//! What the loader says of files with several faults, of odd files, and of files that anything was done to.

use crate::generate::{clean, large};
use goodword::diagnostics::{Diagnostic, Report, Severity, SourceFile, Span, render_json, render_text};
use goodword::lint;
use goodword::ronfile::{Outline, Shape, decode, normalise};
use goodword::rubric::{Rubric, default_rubric};
use goodword::scenario::{Scenario, load, starter};
use indexmap::IndexMap;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, LazyLock};

static RUBRIC: LazyLock<Arc<Rubric>> = LazyLock::new(|| Arc::new(default_rubric()));

fn check(text: &str) -> Vec<Diagnostic> {
    lint::check(text, &RUBRIC)
}

/// The clean file with some stretches replaced.
fn edited(edits: &[(&str, &str)]) -> String {
    let mut text = clean();
    for (before, after) in edits {
        assert!(text.contains(before), "the clean file has no {before:?}");
        text = text.replacen(before, after, 1);
    }
    text
}

/// What is said of a text: code and the words the caret stands under.
fn told(text: &str) -> Vec<(&'static str, String)> {
    check(text)
        .iter()
        .map(|problem| (problem.code.id(), text[problem.span.start..problem.span.end].to_owned()))
        .collect()
}

/// The same as one table to compare with.
#[track_caller]
fn assert_told(edits: &[(&str, &str)], expected: &[(&str, &str)]) {
    let text = edited(edits);
    let found = told(&text);
    let found: Vec<(&str, &str)> = found.iter().map(|(code, words)| (*code, words.as_str())).collect();
    let report = Report {
        source: SourceFile::new("clean.ron", &text),
        problems: check(&text),
    };
    assert_eq!(found, expected, "\n{}", render_text(&report, false));
}

// Several faults.

#[test]
fn independent_faults_are_all_told_and_none_is_invented() {
    assert_told(
        &[
            ("minutes: 3,", "minutes: \"three\","),
            ("age: 41,", "agee: 41,"),
            ("chance: 0.6,", "chance: 0,6,"),
            ("\"owned-apology\"", "\"owned-apologie\""),
            ("sets: [\"warm\"]", "sets: [\"worm\"]"),
            ("coach: \"Sam heard", "hint: \"Sam heard"),
            ("goto: \"settled\"", "goto: \"setled\""),
            ("kind: Partly", "kind: Partially"),
        ],
        &[
            ("GW014", "\"three\""),
            ("GW012", "agee"),
            ("GW014", "0,6"),
            ("GW013", "\"hear\""),
            ("GW021", "\"owned-apologie\""),
            ("GW024", "\"worm\""),
            ("GW012", "hint"),
            ("GW020", "\"setled\""),
            ("GW014", "Partially"),
        ],
    );
}

#[test]
fn what_is_missing_at_the_top_hides_nothing() {
    assert_told(
        &[
            ("    title: \"The late table\",\n", ""),
            ("    briefing: \"You answer the phones of a furniture shop.\",\n", ""),
            ("\"stock-empathy\"", "\"stok-empathy\""),
            ("goto: \"let-down\"", "goto: \"letdown\""),
        ],
        &[("GW013", "Scenario"), ("GW021", "\"stok-empathy\""), ("GW020", "\"letdown\"")],
    );
}

#[test]
fn slips_of_the_pen_hide_nothing() {
    assert_told(
        &[
            ("title: \"The late table\",", "title: \"The late table\""),
            ("difficulty: 1,", "difficulty = 1,"),
            (
                "says: \"You said Tuesday. Nobody came, nobody rang.\",",
                "says: “You said Tuesday.”,",
            ),
            ("\"when\": (", "when: ("),
            (
                "text: \"I completely understand. Could you give me your order number?\",",
                "text: \"I completely understand,",
            ),
            ("goto: \"settled\"", "goto: \"setled\""),
            ("helped: Partly(\"They were friendly.\")", "helped: Partly"),
        ],
        &[
            ("GW010", "\""),
            ("GW010", "="),
            ("GW010", "“"),
            ("GW010", "\"I completely understand"),
            ("GW010", "when"),
            ("GW020", "\"setled\""),
            ("GW014", "Partly"),
        ],
    );
}

#[test]
fn a_misspelt_key_is_read_as_what_it_was_meant_to_be() {
    // Nothing is said to be missing, and what stands in it is looked at.
    assert_told(
        &[("goto: \"settled\"", "gotto: \"setled\""), ("facts: {", "fcts: {")],
        &[("GW012", "fcts"), ("GW012", "gotto"), ("GW020", "\"setled\"")],
    );
}

#[test]
fn a_section_that_cannot_be_read_makes_no_name_unknown() {
    assert_told(&[("facts: {", "facts: [], nothing: {")], &[("GW014", "["), ("GW012", "nothing")]);
    assert_told(&[("flags: [\"warm\"]", "flags: (a: 3)")], &[("GW014", "(")]);
    assert_told(&[("    facts: {", "    wissen: {")], &[("GW012", "wissen")]);
    assert_told(&[("\"let-down\": (", "\"let-down\": 5, \"other\": (")], &[("GW014", "5")]);
    assert_told(&[("limit: Percent(15)", "limit: 15")], &[("GW014", "15")]);
    assert_told(
        &[(
            "            chance: 0.6,\n            because: \"van-full\",",
            "            chance: often,",
        )],
        &[("GW014", "often")],
    );
    assert_told(
        &[(
            "            reaches: [\"evening\"],\n            epilogue: \"You rang",
            "            reaches: (evening: true),\n            epilogue: \"You rang",
        )],
        &[("GW014", "(")],
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_no_empty_text() {
    assert_told(&[("title: \"The late table\"", "title: [\"a\", \"b\"]")], &[("GW014", "[")]);
    assert_told(&[("title: \"The late table\"", "title: 5")], &[("GW014", "5")]);
    assert_told(&[("title: \"The late table\"", "title: (a: 5)")], &[("GW014", "(")]);
}

#[test]
fn a_block_of_the_wrong_kind_hides_only_itself() {
    assert_told(
        &[
            (
                "customer: (\n        name: \"Sam Rivers\",",
                "customer: \"Sam\", extra: (\n        name: \"Sam\",",
            ),
            ("goto: \"settled\"", "goto: \"setled\""),
        ],
        &[("GW014", "\"Sam\""), ("GW012", "extra"), ("GW020", "\"setled\"")],
    );
}

#[test]
fn comments_between_a_value_and_its_comma_do_no_harm() {
    assert_told(
        &[
            ("minutes: 3,", "minutes: /* how long */ three /* or four */ , // well"),
            ("goto: \"settled\",", "goto: 5 // five\n , /* on */"),
        ],
        &[("GW014", "three"), ("GW014", "5")],
    );
}

#[test]
fn values_may_be_wrapped_in_some() {
    assert_told(&[("because: \"van-full\"", "because: Some(\"van-full\")")], &[]);
    assert_told(&[("marks: (pass_mark: 75)", "marks: Some((pass_mark: Some(75)))")], &[]);
    assert_told(
        &[("because: \"van-full\"", "because: Some(\"van-ful\")")],
        &[("GW022", "\"van-ful\"")],
    );
    assert_told(&[("because: \"van-full\"", "because: Some(7)")], &[("GW014", "7")]);
    assert_told(&[("marks: (pass_mark: 75)", "marks: None")], &[]);
}

#[test]
fn a_text_may_run_over_several_lines() {
    let text = edited(&[
        (
            "briefing: \"You answer the phones of a furniture shop.\"",
            "briefing: \"You answer\n\n  the phones, \n of a shop.\"",
        ),
        ("goto: \"settled\"", "goto: settled"),
    ]);
    assert_eq!(told(&text), [("GW014", "settled".to_owned())]);
    let fine = edited(&[(
        "briefing: \"You answer the phones of a furniture shop.\"",
        "briefing: \"You answer,\n  \\\"the\\\" phones.\"",
    )]);
    assert_eq!(told(&fine), []);
}

#[test]
fn duplicate_keys_name_both_places() {
    let text = edited(&[
        ("\"number\": (", "\"hear\": ("),
        ("minutes: 3,", "minutes: 3,\n    title: \"Another\","),
    ]);
    let problems = check(&text);
    let source = SourceFile::new("a.ron", &text);
    let lines: Vec<(&str, &str, usize, usize)> = problems
        .iter()
        .map(|problem| {
            let (first, _) = problem.related.as_ref().expect("the first place is named");
            (
                problem.code.id(),
                problem.path.as_str(),
                source.position(first.start).line,
                source.position(problem.span.start).line,
            )
        })
        .collect();
    assert_eq!(
        lines,
        [("GW011", "title", 5, 10), ("GW011", "nodes.\"opening\".replies.\"hear\"", 53, 63),]
    );
    let report = Report { source, problems };
    assert!(render_text(&report, false).contains("it stands here first"));
}

#[test]
fn a_key_that_stands_three_times_is_told_twice() {
    let text = edited(&[("minutes: 3,", "minutes: 3, minutes: 4, minutes: five,")]);
    assert_eq!(told(&text), [("GW011", "minutes".to_owned()), ("GW011", "minutes".to_owned())]);
}

#[test]
fn a_quote_that_is_missing_is_told_at_its_own_line() {
    for line in clean().lines().filter(|line| line.ends_with("\",") && !line.contains("//")) {
        let broken = line.strip_suffix("\",").expect("it ends so").to_owned() + ",";
        let text = clean().replacen(line, &broken, 1);
        let problems = check(&text);
        let place = clean().find(line).expect("it is a line of the file");
        let number = SourceFile::new("", clean()).position(place).line;
        let source = SourceFile::new("", &text);
        let lines: Vec<usize> = problems.iter().map(|problem| source.position(problem.span.start).line).collect();
        assert_eq!(lines, [number], "{line}\n{}", render_text(&Report { source, problems }, false));
    }
}

#[test]
fn a_comma_that_is_missing_is_told_at_its_own_line() {
    for (index, line) in clean().lines().enumerate().filter(|(_, line)| line.ends_with(',')) {
        let mut lines: Vec<&str> = Vec::new();
        let whole = clean();
        for (at, other) in whole.lines().enumerate() {
            lines.push(if at == index {
                other.strip_suffix(',').expect("it ends so")
            } else {
                other
            });
        }
        let text = lines.join("\n");
        let problems = check(&text);
        let next = lines[index + 1].trim_start();
        if next.starts_with([')', ']', '}']) {
            assert_eq!(problems, [], "no comma is needed before a closing bracket: {line}");
        } else {
            let source = SourceFile::new("", &text);
            let found: Vec<usize> = problems.iter().map(|problem| source.position(problem.span.start).line).collect();
            assert_eq!(found, [index + 1], "{line}\n{}", render_text(&Report { source, problems }, false));
        }
    }
}

#[test]
fn a_bracket_that_is_missing_is_told_once_or_twice_and_nothing_else() {
    let whole = clean();
    for (at, bracket) in whole.char_indices().filter(|(_, c)| "()[]{}".contains(*c)) {
        let line = whole[..at].matches('\n').count();
        if whole.lines().nth(line).is_some_and(|line| line.starts_with("#!")) {
            continue;
        }
        let mut text = whole.clone();
        text.remove(at);
        let problems = check(&text);
        let source = SourceFile::new("a.ron", &text);
        assert!(!problems.is_empty(), "a missing {bracket} in line {}", line + 1);
        assert!(
            problems.len() <= 3,
            "a missing {bracket} in line {}:\n{}",
            line + 1,
            render_text(&Report { source, problems }, false)
        );
    }
}

// Odd files.

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let plain = edited(&[("goto: \"settled\"", "goto: \"setled\""), ("chance: 0.6", "chance: 6")]);
    let expected = positions(&plain);
    assert_eq!(expected.len(), 2);
    for odd in [
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        format!("\u{feff}{}", plain.replace('\n', "\r\n")),
        plain.replace('\n', "\r"),
    ] {
        assert_eq!(positions(&normalise(&odd)), expected);
        // A text that nobody has normalised is told the same lines.
        if odd.contains('\n') {
            let lines =
                |found: Vec<(&'static str, usize, usize)>| found.into_iter().map(|(code, line, _)| (code, line)).collect::<Vec<_>>();
            assert_eq!(lines(positions(&odd)), lines(expected.clone()));
        }
    }
}

fn positions(text: &str) -> Vec<(&'static str, usize, usize)> {
    let source = SourceFile::new("", text);
    check(text)
        .iter()
        .map(|problem| {
            let position = source.position(problem.span.start);
            (problem.code.id(), position.line, position.column)
        })
        .collect()
}

#[test]
fn letters_of_all_kinds_before_a_fault_move_no_caret() {
    let says = "Üç hafta! 👩‍👩‍👧 Ақшам қайда? e\u{301} 你好 «да» ";
    let text = edited(&[(
        "\"van-full\": (says: \"Tomorrow's van is nearly full.\", known_to: Agent)",
        &format!("\"van-full\": (says: \"{says}\", known_to: Agnet)"),
    )]);
    assert_eq!(told(&text), [("GW014", "Agnet".to_owned())]);
    let (_, line, column) = positions(&text)[0];
    assert_eq!(line, 23);
    assert_eq!(
        column,
        "        \"van-full\": (says: \"\", known_to: ".chars().count() + says.chars().count() + 1
    );
}

#[test]
fn odd_texts_get_a_clear_sentence() {
    let deep = "[".repeat(100_000);
    let named = "Scenario(".repeat(50_000);
    let notes = "/*".repeat(100_000);
    let quotes = "\"".repeat(100_001);
    let keys: String = (0..20_000).map(|key| format!("k{key}: 1, ")).collect();
    let commas = format!("Scenario(title: x{}", ",".repeat(100_000));
    let words = format!("Scenario(title: {}", "word ".repeat(50_000));
    let cases = [
        ("", "the file holds nothing"),
        ("\u{feff}", "the file holds nothing"),
        ("  \n // a note\n", "the file holds nothing"),
        ("Dear team, here is the file.", "should begin with"),
        ("title: \"x\", format: 1", "should begin with"),
        ("}", "should begin with"),
        ("\"", "never closed"),
        ("Scenario", "should begin with"),
        ("Scenario(", "ends before its first bracket is closed"),
        ("Scenario()", "these keys are missing here: `format`"),
        ("Rubric(format: 1)", "should begin with `Scenario`"),
        ("{\"format\": 1}", "round brackets"),
        ("Scenario(a: 1, b: 2, c: 3)", "does not look like a scenario"),
        ("Scenario() Scenario()", "more text after"),
        ("/* a note", "never closed"),
        (&deep, "more than 60 deep"),
        (&named, "more than 60 deep"),
        (&notes, "never closed"),
        (&quotes, "should begin with"),
        (&keys, "should begin with"),
        (&commas, "a comma too many"),
        (&words, "double quotes"),
    ];
    for (text, words) in cases {
        let problems = check(text);
        let start: String = text.chars().take(30).collect();
        assert!(
            problems.iter().any(|problem| problem.message.contains(words)),
            "{start:?} should be told “{words}”, not {:?}",
            problems.iter().map(|problem| &problem.message).collect::<Vec<_>>()
        );
        assert_sane(text, &problems);
    }
}

#[test]
fn a_hopeless_file_is_told_its_first_faults_only() {
    let nodes: String = (0..3000).map(|node| format!("\"n{node}\": (says: 5, goto: @),\n")).collect();
    let problems = check(&edited(&[("    nodes: {", &format!("    nodes: {{ {nodes}"))]));
    assert!((20..=120).contains(&problems.len()), "{}", problems.len());
    let chances: String = (0..3000).map(|chance| format!("\"n{chance}\": 1.5,\n")).collect();
    let problems = check(&edited(&[("chances: {", &format!("chances: {{ {chances}"))]));
    assert!((20..=120).contains(&problems.len()), "{}", problems.len());
    let shows = "\"nobody\", ".repeat(3000);
    let problems = check(&edited(&[("shows: [\"stock", &format!("shows: [{shows} \"stock"))]));
    assert!((20..=120).contains(&problems.len()), "{}", problems.len());
}

#[test]
fn a_thousand_nodes_load() {
    let text = large(1000);
    let problems = check(&text);
    assert_eq!(problems, []);
}

// Anything.

/// What holds of the problems of any text.
#[track_caller]
fn assert_sane(text: &str, problems: &[Diagnostic]) {
    for problem in problems {
        let Span { start, end } = problem.span;
        assert!(start <= end && end <= text.len(), "{problem:?}");
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{problem:?}");
        if let Some((Span { start, end }, _)) = problem.related {
            assert!(start <= end && end <= text.len(), "{problem:?}");
            assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{problem:?}");
        }
        assert!(!problem.message.is_empty());
        assert!(!problem.path.contains(char::is_control), "{problem:?}");
    }
    let report = Report {
        source: SourceFile::new("any.ron", text),
        problems: problems.to_vec(),
    };
    let rendered = render_text(&report, false);
    assert_eq!(rendered.is_empty(), problems.is_empty());
    assert!(!rendered.contains('\u{1b}'));
    render_json(&[report], &[]);
}

/// What somebody may do to a file.
#[derive(Clone, Debug)]
enum Edit {
    Delete(prop::sample::Index, usize),
    Insert(prop::sample::Index, String),
    Replace(prop::sample::Index, String),
    DeleteLine(prop::sample::Index),
    DoubleLine(prop::sample::Index),
    SwapLines(prop::sample::Index, prop::sample::Index),
    Truncate(prop::sample::Index),
}

fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", "\"", "'", ",", ":", ";", "=", "-", ".", "#", "%", "/", "//", "/*", "*/", "\\", "“", "”", "‘", "`", "0", "7",
            "99999999999999999999", "\n", "\r\n", "\t", " ", "\u{a0}", "\u{feff}", "\0", "\u{1b}[31m", "true", "None", "Some(", "a", "id: ", "\"x\": ", "r#\"", "b'",
            "ü", "İ", "👩‍👩‍👧", "Қ", "!", "@", "->", "All(", "goto: \"", "#![enable(", "\\u{110000}", "\\x9", "0x", "1_0", "inf", "NaN",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "\\PC{0,12}",
    ]
}

fn edit() -> impl Strategy<Value = Edit> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        (index(), 1usize..4).prop_map(|(at, count)| Edit::Delete(at, count)),
        (index(), scrap()).prop_map(|(at, scrap)| Edit::Insert(at, scrap)),
        (index(), scrap()).prop_map(|(at, scrap)| Edit::Replace(at, scrap)),
        index().prop_map(Edit::DeleteLine),
        index().prop_map(Edit::DoubleLine),
        (index(), index()).prop_map(|(one, other)| Edit::SwapLines(one, other)),
        index().prop_map(Edit::Truncate),
    ]
}

impl Edit {
    fn apply(&self, text: &mut String) {
        let boundary = |text: &str, index: &prop::sample::Index| text.floor_char_boundary(index.index(text.len() + 1));
        let lines = |text: &str| text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
        match self {
            Edit::Delete(at, count) => {
                let start = boundary(text, at);
                let end = text[start..]
                    .char_indices()
                    .nth(*count)
                    .map_or(text.len(), |(length, _)| start + length);
                text.replace_range(start..end, "");
            }
            Edit::Insert(at, scrap) => text.insert_str(boundary(text, at), scrap),
            Edit::Replace(at, scrap) => {
                let start = boundary(text, at);
                let end = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
                text.replace_range(start..end, scrap);
            }
            Edit::DeleteLine(at) => {
                let mut all = lines(text);
                if !all.is_empty() {
                    all.remove(at.index(all.len()));
                }
                *text = all.concat();
            }
            Edit::DoubleLine(at) => {
                let mut all = lines(text);
                if !all.is_empty() {
                    let line = at.index(all.len());
                    all.insert(line, all[line].clone());
                }
                *text = all.concat();
            }
            Edit::SwapLines(one, other) => {
                let mut all = lines(text);
                if !all.is_empty() {
                    let (one, other) = (one.index(all.len()), other.index(all.len()));
                    all.swap(one, other);
                }
                *text = all.concat();
            }
            Edit::Truncate(at) => text.truncate(boundary(text, at)),
        }
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_a_file_it_loads_or_says_why(
        from_starter in any::<bool>(),
        edits in prop::collection::vec(edit(), 1..5),
    ) {
        let mut text = if from_starter { starter("my-own") } else { clean() };
        for edit in &edits {
            edit.apply(&mut text);
        }
        let loaded = load(&text, &RUBRIC);
        let errors = loaded.problems.iter().any(|problem| problem.severity() == Severity::Error);
        prop_assert_eq!(loaded.scenario.is_none(), errors);
        assert_sane(&text, &loaded.problems);
        assert_sane(&text, &check(&text));
        // What `ron` takes, this reader takes, and reads the same; only a key that stands twice is a fault of ours alone.
        if let Ok(theirs) = options().from_str::<Scenario>(&text) {
            let ours = decode::<Scenario>(&text);
            let faults: Vec<&Diagnostic> = ours.problems.iter().filter(|problem| problem.code.id() != "GW011").collect();
            prop_assert!(faults.is_empty(), "{:?}", faults);
            if ours.problems.is_empty() {
                let ours = ours.value.expect("a text without faults has a value");
                prop_assert_eq!(format!("{:?}", ours), format!("{:?}", theirs));
            }
        }
    }

    #[test]
    fn whatever_is_no_file_at_all_is_told(text in "\\PC{0,200}") {
        assert_sane(&text, &check(&text));
    }

    #[test]
    fn scraps_in_any_order_are_told(scraps in prop::collection::vec(scrap(), 0..60)) {
        let text = scraps.concat();
        assert_sane(&text, &check(&text));
        let text = format!("Scenario(format: 1, nodes: {{{text}");
        assert_sane(&text, &check(&text));
    }

    #[test]
    fn what_ron_writes_is_read_alike(value in thing(), pretty in any::<bool>(), implicit in any::<bool>()) {
        let mut config = ron::ser::PrettyConfig::new();
        if !pretty {
            config = config.new_line(" ").indentor("");
        }
        if implicit {
            config = config.extensions(ron::extensions::Extensions::IMPLICIT_SOME);
        }
        let text = ron::ser::to_string_pretty(&value, config).expect("it is a plain value");
        let theirs: Thing = options().from_str(&text).expect("ron reads what it wrote");
        prop_assert_eq!(&theirs, &value);
        let outline = Outline::parse(&text);
        prop_assert!(outline.is_ok(), "{:?}\n{}", outline, text);
        assert_spans(&outline.expect("it was looked at"), &text);
        let ours = decode::<Thing>(&text);
        prop_assert!(ours.problems.is_empty(), "{:?}\n{}", ours.problems, text);
        prop_assert_eq!(ours.value.as_ref(), Some(&value));
    }
}

/// Everything a file can hold, for comparing with `ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thing {
    text: String,
    number: i64,
    share: f64,
    yes: bool,
    letter: char,
    maybe: Option<String>,
    pair: (u8, String),
    list: Vec<Choice>,
    map: IndexMap<String, Choice>,
    more: Vec<Thing>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Choice {
    Nothing,
    One(String),
    Two(i8, Option<u32>),
    Named { id: String, inner: Option<Box<Choice>> },
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zğüşıöçİәқ0-9 ,:(){}\"\\\\/\n\t'“”#-]{0,20}", any::<String>()]
}

/// Letters in single quotes stand in no file of ours; one that is a line's end is not worth reading.
fn letter() -> impl Strategy<Value = char> {
    any::<char>().prop_filter("a line's end", |c| !matches!(c, '\n' | '\r'))
}

fn choice() -> impl Strategy<Value = Choice> {
    let leaf = prop_oneof![
        Just(Choice::Nothing),
        text().prop_map(Choice::One),
        (any::<i8>(), any::<Option<u32>>()).prop_map(|(one, two)| Choice::Two(one, two)),
    ];
    leaf.prop_recursive(3, 8, 1, |inner| {
        (text(), prop::option::of(inner.prop_map(Box::new))).prop_map(|(id, inner)| Choice::Named { id, inner })
    })
}

fn thing() -> impl Strategy<Value = Thing> {
    let leaf = (
        (text(), any::<i64>(), -1e9..1e9f64, any::<bool>(), letter()),
        (
            prop::option::of(text()),
            (any::<u8>(), text()),
            prop::collection::vec(choice(), 0..3),
            prop::collection::vec((text(), choice()), 0..3),
        ),
    )
        .prop_map(|((text, number, share, yes, letter), (maybe, pair, list, map))| Thing {
            text,
            number,
            share,
            yes,
            letter,
            maybe,
            pair,
            list,
            map: map.into_iter().collect(),
            more: Vec::new(),
        });
    leaf.prop_recursive(2, 6, 2, |inner| {
        (inner.clone(), prop::collection::vec(inner, 0..3)).prop_map(|(thing, more)| Thing { more, ..thing })
    })
}

/// Every place lies inside the one around it, after the one before it, and holds what it says.
fn assert_spans(outline: &Outline, text: &str) {
    let Span { start, end } = outline.span;
    assert!(start <= end && end <= text.len());
    assert!(outline.head.start >= start && outline.head.end <= end);
    let mut at = start;
    match &outline.shape {
        Shape::Leaf => {
            let words = &text[start..end];
            assert_eq!(words, words.trim(), "a leaf has no spaces around it");
            assert!(!words.is_empty());
        }
        Shape::Broken => panic!("nothing is broken in {text}"),
        Shape::Listed(items) => {
            for item in items {
                assert!(item.span.start >= at && item.span.end <= end);
                at = item.span.end;
                assert_spans(item, text);
            }
        }
        Shape::Keyed(entries) => {
            for entry in entries {
                assert!(entry.key_span.start >= at && entry.key_span.end < entry.value.span.start && entry.value.span.end <= end);
                at = entry.value.span.end;
                let key = &text[entry.key_span.start..entry.key_span.end];
                if entry.quoted {
                    assert_eq!(ron::from_str::<String>(key).as_ref(), Ok(&entry.key));
                } else {
                    assert_eq!(key, entry.key);
                }
                assert_spans(&entry.value, text);
            }
        }
    }
}

#[test]
fn the_shipped_texts_are_read_as_ron_reads_them() {
    let text = starter("my-own");
    let ours = decode::<Scenario>(&text).value.expect("the starter is sound");
    let theirs: Scenario = options().from_str(&text).expect("the starter is RON");
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
    let text = goodword::rubric::DEFAULT_TEXT;
    let ours = decode::<Rubric>(text).value.expect("the rubric is sound");
    let theirs: Rubric = options().from_str(text).expect("the rubric is RON");
    assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
}
