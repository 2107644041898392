//! Golden plays: what is told of one that comes out otherwise, and how one is written down.
//!
//! The plays in `tests/fixtures/scenarios` pin endings, scores, verdicts and mood under the round numbers of the test rubric.
//! Run with `UPDATE_PLAYS=1` to write them down anew, then read what changed.

use crate::build::{RUBRIC, card, game_of, play, test_rubric};
use crate::command::{folder, goodword, goodword_with};
use goodword::diagnostics::{Code, Diagnostic, has_errors};
use goodword::golden::{Bound, Outcome, Playbook, Refused, check, coverage, read, record, without_scenario};
use goodword::lint;
use goodword::session::Game;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scenarios")
}

fn fixture(name: &str) -> String {
    let text = fs::read_to_string(fixtures().join(name)).expect("the fixtures belong to the tests");
    text.replace("\r\n", "\n")
}

fn parcel() -> Arc<Game> {
    game_of(&fixture("parcel.ron"))
}

/// A file with one play of the parcel: its replies, and what must come of it.
fn one(replies: &str, must: &str) -> String {
    format!(
        "#![enable(implicit_some)]\nPlaybook(format: 1, plays: {{\n    \"this\": (\n        says: \"A play.\",\n        seed: 2,\n        \
         replies: [{replies}],\n        {must}\n    ),\n}})\n"
    )
}

fn told(text: &str) -> Vec<Diagnostic> {
    check(text, &parcel(), "parcel.ron")
}

/// The only problem of a text, and the piece of the text it points at.
fn only(text: &str) -> (Diagnostic, String) {
    let mut problems = told(text);
    assert_eq!(problems.len(), 1, "{problems:#?}\n{text}");
    let problem = problems.remove(0);
    let piece = text[problem.span.start..problem.span.end].to_owned();
    (problem, piece)
}

fn book(text: &str) -> Playbook {
    let (book, _, problems) = read(text);
    book.unwrap_or_else(|| panic!("{problems:#?}\n{text}"))
}

#[test]
fn the_fixtures_come_out_as_they_were_written_down() {
    let update = std::env::var_os("UPDATE_PLAYS").is_some_and(|value| value == "1");
    let mut count = 0;
    for name in ["callback", "fee", "parcel"] {
        let scenario = fixture(&format!("{name}.ron"));
        let problems = lint::check(&scenario, &test_rubric());
        assert!(!has_errors(&problems), "{name}: {problems:#?}");
        let game = game_of(&scenario);
        let file = format!("{name}.plays.ron");
        let mut text = fixture(&file);
        if update {
            for (title, play) in book(&text).plays {
                let replies: Vec<&str> = play.replies.iter().map(String::as_str).collect();
                let session = self::play(&game, play.seed, &replies);
                text = record(Some(&text), &title, &session, &card(&session))
                    .expect("it was read before")
                    .text;
            }
            fs::write(fixtures().join(&file), &text).expect("the folder can be written");
        }
        let problems = check(&text, &game, name);
        assert!(problems.is_empty(), "{file}: {problems:#?}\nUPDATE_PLAYS=1 writes them down anew.");
        count += book(&text).plays.len();
    }
    assert_eq!(count, 19);
}

#[test]
fn every_expectation_that_fails_is_told_at_its_place_with_what_came() {
    for (must, piece, message) in [
        (
            "ending: \"sorry\",",
            "\"sorry\"",
            "this play ends at `thursday`, and should end at `sorry`",
        ),
        ("passed: true,", "true", "this play does not pass, and should"),
        (
            "scores: (honesty: AtLeast(60)),",
            "honesty",
            "honesty about promises is 0, and should be at least 60",
        ),
        (
            "scores: (overall: Below(38)),",
            "overall",
            "the overall score is 38, and should be below 38",
        ),
        (
            "scores: (empathy: Between(26, 100)),",
            "empathy",
            "empathy is 25, and should be between 26 and 100",
        ),
        (
            "scores: (positive_phrasing: Exactly(99)),",
            "positive_phrasing",
            "positive phrasing is 100, and should be exactly 99",
        ),
        (
            "verdicts: {\"sure\": Sound},",
            "Sound",
            "`sure` is judged Overpromise, and should be judged Sound",
        ),
        (
            "verdicts: {\"letter/sure\": Vague},",
            "Vague",
            "`letter/sure` is judged Overpromise, and should be judged Vague",
        ),
        (
            "promises: {\"thursday\": Broken},",
            "Broken",
            "`thursday` is Kept in the end, and should be Broken",
        ),
        (
            "fatal: [\"false\"],",
            "fatal",
            "fatal in this play: nothing; there should be: `false`",
        ),
        (
            "serious: [],",
            "serious",
            "serious and never put right in this play: `overpromise`; there should be: nothing",
        ),
        (
            "mood: (anger: Exactly(0)),",
            "anger",
            "anger at the end is 39, and should be exactly 0",
        ),
    ] {
        let (problem, found) = only(&one("\"sure\"", must));
        assert_eq!((problem.code, problem.message.as_str()), (Code::PlayDiffers, message));
        assert_eq!(found, piece, "{must}");
        let hint = problem.hint.unwrap_or_default();
        assert!(hint.contains("`goodword play parcel.ron --replies sure --seed 2`"), "{hint}");
        assert!(problem.path.starts_with("plays.\"this\"."), "{}", problem.path);
    }
}

#[test]
fn what_came_about_is_not_told() {
    let must = "ending: \"thursday\", passed: false, scores: (empathy: Between(25, 25), honesty: Below(1), overall: Exactly(38)), \
                verdicts: {\"sure\": Overpromise, \"letter/sure\": Overpromise}, promises: {\"thursday\": Kept}, fatal: [], \
                serious: [\"overpromise\"], mood: (trust: AtLeast(50)),";
    assert_eq!(told(&one("\"sure\"", must)), []);
}

#[test]
fn a_play_that_cannot_be_played_is_told_at_the_reply() {
    let (problem, piece) = only(&one("\"suer\"", "passed: true,"));
    assert_eq!((problem.code, piece.as_str()), (Code::PlayUnplayable, "\"suer\""));
    assert_eq!(problem.message, "`suer` is not on offer at `letter`");
    assert_eq!(problem.hint.as_deref(), Some("did you mean `sure`?"));
    let (problem, piece) = only(&one("\"sure\", \"hedge\"", "passed: true,"));
    assert_eq!((problem.code, piece.as_str()), (Code::PlayUnplayable, "\"hedge\""));
    assert_eq!(problem.message, "the talk has ended at `thursday` before `hedge`");
    let (problem, piece) = only(&one("", "passed: true,"));
    assert_eq!((problem.code, piece.as_str()), (Code::PlayUnplayable, "replies"));
    let hint = problem.hint.unwrap_or_default();
    assert!(["on-condition", "hedge", "sure"].iter().all(|id| hint.contains(id)), "{hint}");
}

#[test]
fn a_name_that_is_not_there_is_told_once_with_the_one_meant() {
    for (must, message, hint) in [
        (
            "ending: \"sory\", passed: true,",
            "there is no ending `sory`",
            "did you mean `sorry`?",
        ),
        (
            "promises: {\"thurday\": Kept},",
            "there is no promise `thurday`",
            "did you mean `thursday`?",
        ),
        (
            "fatal: [\"insults\"],",
            "there is no fatal thing `insults`",
            "did you mean `insult`?",
        ),
        (
            "serious: [\"witheld\"],",
            "there is no serious fault `witheld`",
            "did you mean `withheld`?",
        ),
        (
            "verdicts: {\"hedge\": Sound},",
            "`hedge` is not said in this play",
            "name a reply of this play, as `reply` or `node/reply`",
        ),
    ] {
        let (problem, _) = only(&one("\"sure\"", must));
        assert_eq!(
            (problem.code, problem.message.as_str(), problem.hint.as_deref()),
            (Code::PlayNamesUnknown, message, Some(hint))
        );
    }
}

#[test]
fn a_play_must_be_able_to_fail() {
    for must in ["", "scores: (),", "verdicts: {}, mood: (),"] {
        let (problem, piece) = only(&one("\"sure\"", must));
        assert_eq!((problem.code, piece.as_str()), (Code::PlayProvesNothing, "\"this\""));
    }
    let empty = "#![enable(implicit_some)]\nPlaybook(format: 1, plays: {})";
    assert_eq!(only(empty).0.code, Code::NoPlays);
    let codes = |text: &str| told(text).into_iter().map(|problem| problem.code).collect::<Vec<_>>();
    assert_eq!(
        codes(&one("\"sure\"", "scores: (overall: Between(70, 30)),")),
        [Code::OutOfRange, Code::PlayDiffers]
    );
    assert_eq!(codes(&one("\"sure\"", "passed: false,").replace("A play.", " ")), [Code::EmptyText]);
    assert_eq!(
        codes(&one("\"sure\"", "passed: false,").replace("format: 1", "format: 2")),
        [Code::FutureFormat]
    );
}

#[test]
fn a_slip_in_the_text_is_told_like_one_in_a_scenario() {
    let (problem, piece) = only(&one("\"sure\"", "endnig: \"thursday\","));
    assert_eq!((problem.code, piece.as_str()), (Code::UnknownKey, "endnig"));
    assert_eq!(problem.hint.as_deref(), Some("did you mean `ending`?"));
    let (problem, _) = only(&one("\"sure\"", "scores: (overall: Atleast(3)),"));
    assert_eq!(
        (problem.code, problem.hint.as_deref()),
        (Code::WrongValue, Some("did you mean `AtLeast`?"))
    );
    let (problem, _) = only(&one("\"sure\"", "verdicts: {\"sure\": OverPromise},"));
    assert_eq!(
        (problem.code, problem.hint.as_deref()),
        (Code::WrongValue, Some("did you mean `Overpromise`?"))
    );
    let (problem, _) = only("#![enable(implicit_some)]\nScenario(format: 1)");
    assert_eq!(problem.code, Code::WrongValue);
    assert!(problem.message.contains("should begin with `Playbook`"), "{}", problem.message);
}

#[test]
fn without_a_scenario_that_is_all_there_is_to_say() {
    let text = one("\"no-such-reply\"", "ending: \"nowhere\",");
    let problems = without_scenario(&text, "there is no parcel.ron", "put it there");
    assert_eq!(problems.len(), 1, "{problems:#?}");
    assert_eq!(problems[0].code, Code::NoScenarioToPlay);
}

#[test]
fn every_verdict_and_outcome_can_be_written() {
    use goodword::session::{PromiseState, Verdict};
    for verdict in Verdict::ALL {
        let text = one("\"sure\"", &format!("verdicts: {{\"sure\": {verdict:?}}},"));
        assert_eq!(book(&text).plays["this"].verdicts["sure"].0, verdict);
    }
    for state in [
        PromiseState::Kept,
        PromiseState::Renegotiated,
        PromiseState::Delegated,
        PromiseState::Broken,
        PromiseState::Void,
    ] {
        let text = one("\"sure\"", &format!("promises: {{\"thursday\": {state:?}}},"));
        assert_eq!(Outcome::of(state), Some(book(&text).plays["this"].promises["thursday"]));
    }
    assert_eq!(Outcome::of(PromiseState::Open), None);
    assert!(Bound::Between(3, 5).holds(3) && Bound::Between(3, 5).holds(5) && !Bound::Between(3, 5).holds(6));
}

// Written down

fn recorded(before: Option<&str>, name: &str, reply: &str) -> Result<(String, bool), Refused> {
    let session = play(&parcel(), 2, &[reply]);
    record(before, name, &session, &card(&session)).map(|recorded| (recorded.text, recorded.replaced))
}

#[test]
fn a_play_that_is_written_down_holds() {
    let (text, replaced) = recorded(None, " Sure and lucky ", "sure").expect("a new file takes it");
    assert!(!replaced);
    assert_eq!(told(&text), []);
    let play = &book(&text).plays["Sure and lucky"];
    assert_eq!((play.seed, play.passed), (2, Some(false)));
    assert_eq!(play.scores.overall, Some(Bound::Exactly(38)));
    assert_eq!(play.serious, Some(vec!["overpromise".to_owned()]));
    assert_eq!(play.says, "It comes to “Thursday” and does not pass.");
}

#[test]
fn what_stands_there_keeps_its_place() {
    let entry = "(says: \"My “own” \\\"words\\\".\", replies: [\"sure\"], seed: 2, passed: true)";
    for (file, end) in [
        (
            "\n        // One.\n        \"one\": ENTRY, // a note, and a comma\n        /* last /* of */ all */\n    ",
            "}",
        ),
        ("\"one\": ENTRY", "}"),
        ("\n        \"one\": ENTRY // no comma, says this note\n    ", "}"),
        ("", "}"),
        ("\r\n        \"one\": ENTRY,\r\n", "}"),
    ] {
        let text = format!("#![enable(implicit_some)]\n// Mine.\nPlaybook(\n    format: 1,\n    plays: {{{file}{end},\n)\n// The end.\n");
        let text = text.replace("ENTRY", entry);
        let (more, replaced) = recorded(Some(&text), "two", "hedge").unwrap_or_else(|refused| panic!("{refused:?}\n{text}"));
        assert!(!replaced);
        let names: Vec<String> = book(&more).plays.keys().cloned().collect();
        let one = text.contains("one").then(|| "one".to_owned());
        assert_eq!(names, one.iter().cloned().chain(["two".to_owned()]).collect::<Vec<_>>(), "{more}");
        for line in text
            .lines()
            .map(str::trim)
            .filter(|line| line.starts_with("//") || line.starts_with("/*"))
        {
            assert!(more.contains(line), "{line} is gone from\n{more}");
        }
        assert_eq!(text.contains("\r\n"), more.contains("\r\n"));
        // The same name once more: its entry alone changes, and it keeps its sentence.
        let Some(one) = one else { continue };
        let (again, replaced) = recorded(Some(&more), &one, "sure").unwrap_or_else(|refused| panic!("{refused:?}\n{more}"));
        assert!(replaced);
        let (before, after) = (book(&more), book(&again));
        assert_eq!(before.plays["two"], after.plays["two"]);
        assert_eq!(after.plays["one"].says, "My “own” \"words\".");
        assert_eq!(after.plays["one"].passed, Some(false));
        assert_eq!(again.matches("The end.").count(), 1);
        assert_eq!(told(&again.replace("\r\n", "\n")), []);
    }
}

#[test]
fn a_name_nobody_can_read_and_a_file_with_faults_are_refused() {
    assert_eq!(recorded(None, " ", "sure"), Err(Refused::Name));
    assert_eq!(recorded(None, "two\nlines", "sure"), Err(Refused::Name));
    assert_eq!(recorded(None, &"x".repeat(61), "sure"), Err(Refused::Name));
    for faulty in ["", "Playbook(", "Scenario()", "Playbook(format: 1, plays: {\"x\": (says: 3)})"] {
        assert!(
            matches!(recorded(Some(faulty), "x", "sure"), Err(Refused::Faulty(problems)) if !problems.is_empty()),
            "{faulty}"
        );
    }
}

#[test]
fn the_replies_that_no_play_takes_are_counted() {
    let with = |replies: &str| coverage(&parcel(), &book(&one(replies, "passed: true,")));
    let none = with("");
    assert_eq!((none.replies, none.taken(), none.percent()), (3, 0, 0));
    // A reply that is not on offer ends the play there.
    let one = with("\"sure\", \"hedge\"");
    assert_eq!((one.taken(), one.percent()), (1, 33));
    let missing: Vec<(&str, &str)> = one.missing.iter().map(|m| (m.node.as_str(), m.reply.as_str())).collect();
    assert_eq!(missing, [("letter", "on-condition"), ("letter", "hedge")]);
    let all = coverage(&parcel(), &book(&fixture("parcel.plays.ron")));
    assert_eq!((all.percent(), all.missing.len()), (100, 0));
}

// The commands

/// A folder with the parcel and the test rubric in it.
fn workplace() -> tempfile::TempDir {
    let dir = folder();
    fs::write(dir.path().join("parcel.ron"), fixture("parcel.ron")).expect("the folder can be written");
    fs::write(dir.path().join("rubric.txt"), RUBRIC).expect("the folder can be written");
    dir
}

const BY: [&str; 2] = ["--rubric", "rubric.txt"];

#[test]
fn a_play_is_written_down_by_command_and_checked_with_its_scenario() {
    let dir = workplace();
    let record = |reply: &str, name: &str| {
        goodword(
            dir.path(),
            &[
                &["play", "parcel.ron", "--replies", reply, "--seed", "2", "--record", name],
                &BY[..],
            ]
            .concat(),
        )
    };
    let ran = record("sure", "lucky");
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert!(ran.out.contains("golden play “lucky” in parcel.plays.ron"), "{}", ran.out);
    assert!(record("hedge", "lucky").out.contains("is replaced"));
    let file = dir.path().join("parcel.plays.ron");
    let check = |paths: &[&str]| goodword(dir.path(), &[&["check", "--format", "json"], paths, &BY[..]].concat());
    let json = |out: &str| serde_json::from_str::<serde_json::Value>(out).expect("it is JSON");
    for (paths, files) in [
        (&["parcel.ron"][..], 2),
        (&["parcel.plays.ron"], 1),
        (&["."], 2),
        (&["parcel.ron", "parcel.plays.ron", "parcel.ron"], 2),
    ] {
        let ran = check(paths);
        assert_eq!(
            (ran.code, json(&ran.out)["files"].as_u64()),
            (Some(0), Some(files)),
            "{paths:?} {}",
            ran.out
        );
    }
    let text = fs::read_to_string(&file).expect("it was written");
    fs::write(&file, text.replace("passed: false", "passed: true")).expect("the folder can be written");
    let ran = check(&["parcel.ron"]);
    let told = json(&ran.out);
    let problem = told["problems"]
        .as_array()
        .and_then(|problems| problems.iter().find(|problem| problem["code"] == "GW111"));
    assert_eq!(
        (ran.code, problem.map(|problem| &problem["file"])),
        (Some(1), Some(&serde_json::Value::from("parcel.plays.ron")))
    );
    // A scenario that cannot be played, and one that is not there.
    fs::write(dir.path().join("parcel.ron"), "Scenario(").expect("the folder can be written");
    assert!(check(&["parcel.plays.ron"]).out.contains("parcel.ron has errors"));
    fs::remove_file(dir.path().join("parcel.ron")).expect("it is there");
    let ran = check(&["."]);
    assert_eq!(json(&ran.out)["problems"].as_array().map(Vec::len), Some(1), "{}", ran.out);
    assert!(ran.out.contains("GW114"), "{}", ran.out);
}

#[test]
fn a_talk_in_the_terminal_is_written_down_at_its_end() {
    let dir = workplace();
    let args = [&["play", "parcel.ron", "--record", "by hand"], &BY[..]].concat();
    let left = goodword_with(dir.path(), &args, &[], "q\n");
    assert_eq!(left.code, Some(0), "{}", left.errors);
    let file = dir.path().join("parcel.plays.ron");
    assert!(!file.exists(), "a talk that was left has no outcome");
    let ran = goodword_with(dir.path(), &args, &[], "1\n");
    assert!(ran.out.contains("“by hand” in parcel.plays.ron"), "{} {}", ran.out, ran.errors);
    let text = fs::read_to_string(&file).expect("it was written");
    assert_eq!(told(&text), []);
    assert_eq!(book(&text).plays["by hand"].replies.len(), 1);
    let json = goodword(dir.path(), &[&args[..], &["--replies", "sure", "--format", "json"]].concat()).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let recorded = serde_json::json!({ "file": "parcel.plays.ron", "name": "by hand", "replaced": true });
    assert_eq!(json["recorded"], recorded);
}

#[test]
fn nothing_is_written_where_it_has_no_place() {
    let dir = workplace();
    let shipped = goodword(dir.path(), &["play", "late-refund", "--replies", "x", "--record", "x"]);
    assert_eq!(shipped.code, Some(2));
    assert!(
        shipped.errors.contains("has no file that plays could stand beside"),
        "{}",
        shipped.errors
    );
    let plays = dir.path().join("parcel.plays.ron");
    fs::write(&plays, "Playbook(format: 1, plays: {").expect("the folder can be written");
    let args = [&["play", "parcel.ron", "--replies", "sure", "--record", "x"], &BY[..]].concat();
    let ran = goodword(dir.path(), &args);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.errors.contains("GW010") && ran.errors.contains("parcel.plays.ron"),
        "{}",
        ran.errors
    );
    assert_eq!(fs::read_to_string(&plays).expect("it is there"), "Playbook(format: 1, plays: {");
    let ran = goodword(dir.path(), &["play", "parcel.plays.ron", "--replies", "sure"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.contains("the scenario they belong to is parcel.ron"), "{}", ran.errors);
}

#[test]
fn a_file_of_plays_is_no_scenario() {
    let dir = workplace();
    fs::copy(fixtures().join("parcel.plays.ron"), dir.path().join("parcel.plays.ron")).expect("the folder can be written");
    let ran = goodword(dir.path(), &[&["list", "--scenarios", "."], &BY[..]].concat());
    assert!(
        ran.out.contains("parcel ") && !ran.out.contains("plays") && !ran.errors.contains("plays"),
        "{} {}",
        ran.out,
        ran.errors
    );
}
