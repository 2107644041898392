//! Renamed ids: where aliases lead, what `check` finds since the last release, and how far a talk is carried over.

use crate::generate::clean;
use goodword::diagnostics::{Code, Diagnostic};
use goodword::lint::{self, Beside};
use goodword::records::{NewPlay, OpenPlay, Outcome, Person, Record, Recorder, Store, Verifier};
use goodword::ronfile::{TextHash, normalise};
use goodword::rubric::{DEFAULT_TEXT, default_rubric};
use goodword::scenario::{Entry, Followed, IdKind, Library, Released, Sources, is_released_file, read_released, scenario_files};
use goodword::session::{CarriedOver, Game, Pace, Session, Stopped};
use goodword::simulate::Bounds;
use goodword::workplace::{OnShelf, Places, Workplace};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

/// The clean file with some stretches replaced wherever they stand.
fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(clean(), |text, (before, after)| {
        assert!(text.contains(before), "the file has no {before:?}");
        text.replace(before, after)
    })
}

/// The clean file with aliases, and some stretches replaced.
fn with_aliases(aliases: &str, edits: &[(&str, &str)]) -> String {
    edited(edits).replacen("    endings: {\n", &format!("    aliases: ({aliases}),\n    endings: {{\n"), 1)
}

fn entry(text: &str) -> Entry {
    let entry = Entry::from_text("late-table", text, &default_rubric());
    assert!(entry.scenario.is_some(), "{:#?}\n{text}", entry.problems);
    entry
}

fn game(text: &str) -> Arc<Game> {
    let entry = entry(text);
    let scenario = entry.scenario.expect("it was just looked at");
    let rubric = Arc::new(default_rubric());
    Arc::new(Game::new(scenario, entry.hash, rubric, TextHash::of(DEFAULT_TEXT)))
}

fn play(text: &str, replies: &[&str]) -> Session {
    let mut session = Session::new(game(text), 1, false);
    for reply in replies {
        session.choose(reply, Pace::Prompt, 7).expect("the reply is on offer");
    }
    session
}

fn carry(new: &str, replies: &[&str]) -> (Session, CarriedOver) {
    Session::carry_over(game(new), play(&clean(), replies).transcript())
}

fn replies_of(session: &Session) -> Vec<&str> {
    let choices = session.transcript().choices.iter();
    choices.map(|choice| choice.reply.as_str()).collect()
}

const HEAR: (&str, &str) = ("\"hear\"", "\"listen\"");
const CALL: (&str, &str) = ("\"call-at-five\"", "\"ring\"");
const OPENING: (&str, &str) = ("\"opening\"", "\"welcome\"");
const CHOSE: (&str, &str) = ("opening/number", "welcome/number");

// Where aliases lead

#[test]
fn a_renamed_id_is_found_by_its_aliases() {
    let text = with_aliases(
        "nodes: {\"start\": \"opening\", \"opening\": \"welcome\"}, replies: {\"opening/hear\": \"opening/hark\", \"welcome/hark\": \"welcome/listen\"}",
        &[HEAR, OPENING, CHOSE],
    );
    let scenario = entry(&text).scenario.expect("it has no faults");
    for (kind, old, new) in [
        (IdKind::Node, "when", Some("when")),
        (IdKind::Node, "opening", Some("welcome")),
        (IdKind::Node, "start", Some("welcome")),
        (IdKind::Node, "elsewhere", None),
        // With its node, under both of its names, and with a line of its own in between.
        (IdKind::Reply, "opening/number", Some("welcome/number")),
        (IdKind::Reply, "start/number", Some("welcome/number")),
        (IdKind::Reply, "start/hear", Some("welcome/listen")),
        (IdKind::Reply, "welcome/hark", Some("welcome/listen")),
        (IdKind::Reply, "when/hear", None),
        (IdKind::Reply, "no reply at all", None),
        (IdKind::Ending, "settled", Some("settled")),
        (IdKind::Flag, "warm", Some("warm")),
        (IdKind::Flag, "opening", None),
    ] {
        assert_eq!(scenario.current(kind, old).as_deref(), new, "{kind:?} {old}");
    }
    assert_eq!(scenario.follow(IdKind::Reply, "start/nope"), Followed::Lost("welcome/nope".into()));
    for kind in IdKind::ALL {
        for id in scenario.ids(kind) {
            assert_eq!(scenario.current(kind, &id), Some(id));
        }
    }
}

#[test]
fn a_new_name_changes_no_luck() {
    let renamed = [("\"tomorrow\"", "\"next-day\""), ("\"rain\"", "\"shower\"")];
    let with = with_aliases(
        "promises: {\"tomorrow\": \"demain\", \"demain\": \"next-day\"}, chances: {\"rain\": \"shower\"}",
        &renamed,
    );
    let outcome = |text: &str, seed| {
        let mut session = Session::new(game(text), seed, false);
        for reply in ["hear", "promise-it"] {
            session.choose(reply, Pace::Prompt, 0).expect("it is on offer");
        }
        session.epilogue().expect("it has ended").to_owned()
    };
    let (mut kinds, mut moved) = (Vec::new(), 0);
    for seed in 0..60 {
        let before = outcome(&clean(), seed);
        assert_eq!(before, outcome(&with, seed), "seed {seed}");
        moved += usize::from(before != outcome(&edited(&renamed), seed));
        if !kinds.contains(&before) {
            kinds.push(before);
        }
    }
    assert_eq!(kinds.len(), 3, "luck fell every way: {kinds:?}");
    assert!(moved > 0, "without an alias the luck is another");
    // The reference path is looked at under the same names.
    assert!(lint::check(&with, &Arc::new(default_rubric())).is_empty());
}

// What `check` finds since the last release

fn released(text: &str) -> Released {
    let entry = entry(text);
    Released::of(&entry.scenario.expect("it has no faults"), entry.hash)
}

fn check_since(text: &str, released: Result<Released, String>) -> Vec<Diagnostic> {
    let beside = Beside { released: Some(released) };
    lint::check_beside(text, &Arc::new(default_rubric()), &beside, Bounds::QUICK).problems
}

/// Code, path, message and hint of what is told, in one line each.
fn told(text: &str) -> Vec<String> {
    check_since(text, Ok(released(&clean())))
        .into_iter()
        .map(|problem| {
            let hint = problem.hint.unwrap_or_default();
            format!("{} {}: {}; {hint}", problem.code.id(), problem.path, problem.message)
        })
        .collect()
}

#[test]
fn released_ids_come_back_as_they_were_written() {
    let released = released(&clean());
    let text = released.text("late-table.ron");
    assert_eq!(Released::read(&text).as_ref(), Ok(&released));
    assert_eq!(Released::read(&text.replace('\n', "\r\n")).as_ref(), Ok(&released));
    assert!(text.starts_with("// The ids of late-table.ron") && text.contains("\"opening/hear\"") && text.contains("\"call-back\""));
    assert_eq!(released.count(), 1 + 1 + 1 + 2 + 1 + 1 + 2 + 4 + 2);
    assert_eq!(released.scenario, TextHash::of(&clean()));
    assert!(told(&clean()).is_empty());
    // What is new is nobody's loss.
    assert!(
        told(&edited(&[("chances: {", "chances: {\"more\": 0.5, ")]))
            .iter()
            .all(|problem| !problem.contains("GW055"))
    );
}

#[test]
fn a_rename_without_an_alias_is_told_where_it_belongs() {
    let forget = "if it is meant to be gone, `goodword release` forgets it";
    let cases = [
        (
            vec![HEAR, ("\"listen\", \"ring\"", "\"listen\", \"ring\"")],
            vec![format!(
                "GW055 nodes.\"opening\".replies: the released version has the reply `opening/hear`, which is gone and has no alias; did you mean \
                 `opening/listen`? Then write `aliases: (replies: {{\"opening/hear\": \"opening/listen\"}}),`; {forget}"
            )],
        ),
        (
            vec![OPENING, CHOSE],
            vec![format!(
                "GW055 nodes: the released version has the node `opening`, which is gone and has no alias; did you mean `welcome`? Then write \
                 `aliases: (nodes: {{\"opening\": \"welcome\"}}),`; {forget}"
            )],
        ),
        (
            vec![("\"let-down\"", "\"left-down\""), ("\"warm\"", "\"warmth\"")],
            vec![
                format!(
                    "GW055 flags: the released version has the flag `warm`, which is gone and has no alias; did you mean `warmth`? Then write \
                     `aliases: (flags: {{\"warm\": \"warmth\"}}),`; {forget}"
                ),
                format!(
                    "GW055 endings: the released version has the ending `let-down`, which is gone and has no alias; did you mean `left-down`? Then \
                     write `aliases: (endings: {{\"let-down\": \"left-down\"}}),`; {forget}"
                ),
            ],
        ),
        (
            vec![
                ("chances: {\"rain\": 0.2},", "chances: {},"),
                (
                    "All([Broken(\"tomorrow\"), Chance(\"rain\")])",
                    "All([Broken(\"tomorrow\"), Flag(\"warm\")])",
                ),
                (
                    "(if: All([Anger(AtLeast(50)), Chose(\"opening/number\"), Chance(\"rain\")]), says: \"Well? When?\"),",
                    "",
                ),
            ],
            vec![format!(
                "GW055 chances: the released version has the chance `rain`, which is gone and has no alias; write it back under its id; {forget}"
            )],
        ),
    ];
    for (edits, expected) in cases {
        let edits: Vec<_> = edits.into_iter().filter(|(before, after)| before != after).collect();
        assert_eq!(told(&edited(&edits)), expected);
    }
}

#[test]
fn an_alias_silences_and_is_taken_up_by_the_next_suggestion() {
    assert!(told(&with_aliases("nodes: {\"opening\": \"welcome\"}", &[OPENING, CHOSE])).is_empty());
    let both = with_aliases("nodes: {\"opening\": \"welcome\"}", &[HEAR, OPENING, CHOSE, CALL]);
    let told = told(&both);
    assert_eq!(told.len(), 2, "{told:#?}");
    for (line, words) in told.iter().zip([
        "nodes.\"welcome\".replies: the released version has the reply `opening/hear`",
        "nodes.\"when\".replies: the released version has the reply `when/call-at-five`",
    ]) {
        assert!(line.contains(words), "{line}");
    }
    assert!(
        told[0].contains("write `\"opening/hear\": \"welcome/listen\",` in the `replies` of your `aliases`"),
        "{}",
        told[0]
    );
    assert!(told[1].contains("did you mean `when/ring`?"), "{}", told[1]);
}

#[test]
fn a_released_file_that_cannot_be_used_is_one_clear_message() {
    let good = released(&clean()).text("late-table.ron");
    let dir = tempfile::tempdir().expect("the system has a folder for such things");
    let scenario = dir.path().join("late-table.ron");
    let beside = dir.path().join("late-table.released.ron");
    assert_eq!(read_released(&scenario), Ok(None));
    let cases: [(Vec<u8>, &str); 7] = [
        (
            good[..good.len() / 2].into(),
            "late-table.released.ron holds no released ids: line ",
        ),
        (clean().into(), "late-table.released.ron holds no released ids: line "),
        (
            good.replace("format: 1", "format: 2").into(),
            "it has format 2; this version of Goodword reads format 1",
        ),
        (
            b"Released(format: 7, everything: \"otherwise\")".into(),
            "it has format 7; this version of Goodword reads format 1",
        ),
        (Vec::new(), "late-table.released.ron holds no released ids: "),
        (vec![0xff, 0xfe, 0, 1], "late-table.released.ron is saved as UTF-16"),
        ("(".repeat(100_000).into(), "late-table.released.ron holds no released ids: "),
    ];
    for (bytes, words) in cases {
        fs::write(&beside, bytes).expect("the folder can be written");
        let why = read_released(&scenario).expect_err("it cannot be used");
        assert!(why.contains(words) && why.chars().count() < 400 && !why.contains('\n'), "{why}");
        let problems = check_since(&clean(), Err(why.clone()));
        assert_eq!(
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            [Code::BrokenRelease]
        );
        assert_eq!(problems[0].message, why);
    }
    fs::remove_file(&beside).expect("it was just written");
    fs::create_dir(&beside).expect("the folder can be written");
    assert!(read_released(&scenario).expect_err("it is a folder").contains("it is a folder"));
}

#[test]
fn shipped_scenarios_have_their_released_ids_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for entry in Library::open(&Sources::default(), &default_rubric()).entries {
        let file = folder.join(format!("{}.ron", entry.id));
        let released = read_released(&file).expect("it can be used");
        assert!(released.as_ref().is_some_and(|released| released.count() > 50), "{}", entry.id);
        let beside = Beside {
            released: released.map(Ok),
        };
        let problems = lint::check_beside(&entry.source.text, &Arc::new(default_rubric()), &beside, Bounds::QUICK).problems;
        assert!(problems.is_empty(), "{}: {problems:#?}", entry.id);
    }
}

#[test]
fn what_stands_beside_scenarios_is_none() {
    let dir = tempfile::tempdir().expect("the system has a folder for such things");
    for name in ["a.ron", "a.released.ron", "b.plays.ron", "released.ron", "plays.ron", "note.txt"] {
        fs::write(dir.path().join(name), clean()).expect("the folder can be written");
    }
    let mut files = Vec::new();
    scenario_files(dir.path(), 0, &mut files);
    let names: Vec<String> = files
        .iter()
        .map(|file| file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
        .collect();
    assert_eq!(names, ["a.ron", "plays.ron", "released.ron"]);
    assert!(files.iter().all(|file| !is_released_file(file)));
    let sources = Sources {
        folders: vec![dir.path().to_owned()],
    };
    let library = Library::open(&sources, &default_rubric());
    assert!(library.find("a").is_some() && library.find("a.released").is_none());
    assert!(library.entries.iter().all(|entry| entry.scenario.is_some()));
}

// How far a talk is carried over

#[test]
fn a_talk_is_carried_over_to_the_last_reply_that_still_stands() {
    let all = ["hear", "promise-it"];
    let carried = |kept, of, stopped| CarriedOver { kept, of, stopped };
    // What a trainer may do, what was said, what is left of it.
    let gone = &[HEAR][..];
    let to_the_end: &[(&str, &str)] = &[("goto: \"when\",", "goto: \"settled\",")];
    let condition: &[(&str, &str)] = &[(
        "text: \"Yes, tomorrow, I promise.",
        "if: Anger(AtLeast(99)), text: \"Yes, tomorrow, I promise.",
    )];
    let elsewhere: &[(&str, &str)] = &[
        ("goto: \"when\",", "goto: \"then\","),
        (
            "        \"when\": (\n",
            "        \"then\": (says: \"Then?\", thinks: \"…\", replies: {\"on\": (text: \"On.\", reaction: \"…\", thinks: \"…\", goto: \"when\", coach: \"…\")}),\n        \"when\": (\n",
        ),
    ];
    let words: &[(&str, &str)] = &[("You stayed at home and nobody even rang.", "Nobody even rang.")];
    for (edits, said, expected, sentence) in [
        (
            words,
            &all[..],
            carried(2, 2, None),
            "Your 2 replies still stand. You go on from there.",
        ),
        (
            words,
            &all[..1],
            carried(1, 1, None),
            "Your reply still stands. You go on from there.",
        ),
        (
            words,
            &[][..],
            carried(0, 0, None),
            "You had not said anything yet, so you begin at the start.",
        ),
        (
            gone,
            &all[..],
            carried(0, 2, Some(Stopped::Gone)),
            "Your first reply is no longer there, so please begin at the start again. What you had said is set aside and does not count against you.",
        ),
        (
            gone,
            &all[..1],
            carried(0, 1, Some(Stopped::Gone)),
            "Your first reply is no longer there, so please begin at the start again. What you had said is set aside and does not count against you.",
        ),
        (
            to_the_end,
            &all[..],
            carried(1, 2, Some(Stopped::Ended)),
            "The first of your 2 replies still stands. The talk comes to its end there now. What you said from there on is set aside and does not count against you.",
        ),
        (
            condition,
            &all[..],
            carried(1, 2, Some(Stopped::NotOffered)),
            "The first of your 2 replies still stands. The next one is no longer on offer, so please go on from here. What you said from there on is set aside and does not count against you.",
        ),
        (
            elsewhere,
            &all[..],
            carried(1, 2, Some(Stopped::Elsewhere)),
            "The first of your 2 replies still stands. The talk takes another turn there now, so please go on from here. What you said from there on is set aside and does not count against you.",
        ),
    ] {
        let (session, carried) = carry(&edited(edits), said);
        assert_eq!(carried, expected);
        assert_eq!(carried.words(), format!("This scenario has changed since you began. {sentence}"));
        assert_eq!(replies_of(&session), said[..expected.kept]);
    }
}

#[test]
fn renamed_replies_are_carried_over_by_their_aliases() {
    let all = ["hear", "call-at-five"];
    let text = with_aliases(
        "nodes: {\"opening\": \"welcome\"}, replies: {\"opening/hear\": \"welcome/listen\", \"when/call-at-five\": \"when/ring\"}",
        &[HEAR, OPENING, CHOSE, CALL],
    );
    let (session, carried) = carry(&text, &all);
    assert_eq!((carried.kept, carried.stopped), (2, None));
    assert_eq!(replies_of(&session), ["listen", "ring"]);
    let choices = &session.transcript().choices;
    assert_eq!(
        (choices[0].node.as_str(), choices[1].node.as_str(), choices[0].at_ms),
        ("welcome", "when", 7)
    );
    assert_eq!(session.transcript().scenario, TextHash::of(&text));
    // An alias to another node: the reply is there, the talk is not.
    let moved = with_aliases("replies: {\"opening/hear\": \"when/call-at-five\"}", &[HEAR]);
    assert_eq!(carry(&moved, &all).1.stopped, Some(Stopped::Elsewhere));
}

// Taking a talk up again

struct Desk {
    dir: TempDir,
    workplace: Workplace,
}

impl Desk {
    fn new() -> Self {
        let dir = tempfile::tempdir().expect("the system has a folder for such things");
        let places = Places {
            data_dir: Some(dir.path().to_owned()),
            ..Places::default()
        };
        let workplace = Workplace::open(&places).expect("a data folder is named");
        let desk = Self { dir, workplace };
        fs::create_dir_all(desk.workplace.own_scenarios()).expect("the folder can be written");
        desk.write(&clean());
        desk
    }

    fn file(&self) -> PathBuf {
        self.workplace.own_scenarios().join("late-table.ron")
    }

    fn write(&self, text: &str) {
        fs::write(self.file(), text).expect("the folder can be written");
    }

    fn entry(&self) -> Option<Entry> {
        self.workplace.library().find("late-table").cloned()
    }

    fn store(&self) -> Store {
        Store::open(self.dir.path()).expect("the folder can be written")
    }

    /// Keeps a play of the text that lies there; its id.
    fn keep(&self, replies: &[&str]) -> String {
        let text = fs::read_to_string(self.file()).expect("it was written");
        let mut recorder = Recorder::begin(NewPlay {
            person: Person::guest(),
            scenario_id: "late-table".into(),
            scenario_text: text.clone(),
            rubric_text: DEFAULT_TEXT.into(),
            branch_of: None,
            started_at: 5,
            handed_in: true,
        });
        recorder.sync(&mut self.store(), &play(&text, replies)).expect("it can be written");
        recorder.id().to_owned()
    }

    fn open_plays(&self) -> Vec<OpenPlay> {
        self.store().open_plays(&Person::guest()).expect("it can be read")
    }

    fn resume(&self) -> goodword::workplace::Resumed {
        let open = self.open_plays().remove(0);
        self.workplace
            .resume(&self.store(), &open, self.entry().as_ref())
            .expect("it can be gone on with")
    }

    fn records(&self) -> Vec<Record> {
        self.store().records(true).expect("it can be read")
    }
}

#[test]
fn a_talk_goes_over_to_the_changed_scenario_and_the_old_record_stays() {
    let desk = Desk::new();
    let id = desk.keep(&["hear"]);
    let before = desk.records();
    desk.write(&with_aliases("replies: {\"opening/hear\": \"opening/listen\"}", &[HEAR]));
    let mut resumed = desk.resume();
    let note = resumed.note.clone().expect("the scenario has changed");
    assert!(note.contains("Your reply still stands"), "{note}");
    // Looking writes nothing.
    resumed
        .recorder
        .sync(&mut desk.store(), &Session::new(resumed.session.game().clone(), 1, false))
        .expect("nothing to write");
    assert_eq!((desk.records(), desk.open_plays().len()), (before.clone(), 1));
    resumed.session.choose("promise-it", Pace::Prompt, 9).expect("it is on offer");
    for _ in 0..2 {
        resumed
            .recorder
            .sync(&mut desk.store(), &resumed.session)
            .expect("it can be written");
    }
    let records = desk.records();
    assert_eq!((records.len(), desk.open_plays().len()), (2, 0));
    let (old, new) = (
        records.iter().find(|record| record.id == id),
        records.iter().find(|record| record.id != id),
    );
    let (old, new) = (old.expect("it stays"), new.expect("it is there"));
    assert!(old.left && old.scorecard.is_none());
    assert_eq!(
        Record {
            left: false,
            ..old.clone()
        },
        before[0]
    );
    assert!(new.handed_in && new.branch_of.is_none() && new.started_at == 5 && new.scorecard.is_some());
    // It counts once; both are proved by their own texts.
    let summaries = desk.store().summaries(&Person::guest()).expect("it can be read");
    let summary = &summaries["late-table"];
    assert_eq!((summary.plays, summary.last_text.as_ref()), (1, Some(&new.scenario.hash)));
    let store = desk.store();
    let mut verifier = Verifier::new(Some(&store), []);
    assert_eq!((verifier.judge(old), verifier.judge(new)), (Outcome::Verified, Outcome::Verified));
}

#[test]
fn two_copies_that_carry_one_talk_over_count_once() {
    let desk = Desk::new();
    let id = desk.keep(&["hear"]);
    desk.write(&edited(&[("The late table", "The late, late table")]));
    let (mut one, mut two) = (desk.resume(), desk.resume());
    for (copy, reply) in [(&mut one, "promise-it"), (&mut two, "call-at-five")] {
        copy.session.choose(reply, Pace::Prompt, 0).expect("it is on offer");
        copy.recorder.sync(&mut desk.store(), &copy.session).expect("it can be written");
    }
    let branches: Vec<Option<String>> = [&one, &two]
        .map(|copy| desk.store().record(copy.recorder.id()).expect("it is there").branch_of)
        .into();
    assert_eq!(branches, [None, Some(id)]);
    assert_eq!(
        desk.store().summaries(&Person::guest()).expect("it can be read")["late-table"].plays,
        1
    );
}

#[test]
fn a_talk_goes_on_as_it_was_where_the_shelf_has_nothing_better() {
    let desk = Desk::new();
    let id = desk.keep(&["hear"]);
    assert_eq!(desk.resume().note, None);
    desk.write("Scenario(");
    let broken = desk.resume();
    assert!(
        broken.note.as_ref().is_some_and(|note| note.contains("has faults now")),
        "{:?}",
        broken.note
    );
    fs::remove_file(desk.file()).expect("it was there");
    let gone = desk.resume();
    assert!(
        gone.note.as_ref().is_some_and(|note| note.contains("no longer on the shelf")),
        "{:?}",
        gone.note
    );
    for resumed in [broken, gone] {
        assert_eq!((resumed.recorder.id(), replies_of(&resumed.session)), (id.as_str(), vec!["hear"]));
        assert_eq!(resumed.session.transcript().scenario, TextHash::of(&clean()));
    }
    let hash = TextHash::of(&clean());
    assert_eq!(OnShelf::of(None, &hash).note(), None);
    assert_eq!(OnShelf::of(Some(&entry(&clean())), &hash).note(), None);
    let changed = entry(&edited(&[("The late table", "Another table")]));
    assert!(
        OnShelf::of(Some(&changed), &hash)
            .note()
            .is_some_and(|note| note.contains("has changed since"))
    );
}

// By command

fn goodword(dir: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args(args)
        .current_dir(dir)
        .env("GOODWORD_DATA", dir)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command was built for this test");
    let mut stdin = child.stdin.take().expect("it is a pipe");
    // A command that needs no input may have ended by now.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// What was printed, on one line, so that no line's end breaks a sentence.
fn printed(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    normalise(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn release_and_check_by_command() {
    let dir = tempfile::tempdir().expect("the system has a folder for such things");
    let file = dir.path().join("late-table.ron");
    let write = |text: &str| fs::write(&file, text).expect("the folder can be written");
    let run = |args: &[&str]| {
        let output = goodword(dir.path(), args, "");
        (output.status.code(), printed(&output))
    };
    write("Scenario(");
    let (code, said) = run(&["release", "late-table.ron"]);
    assert!(
        code == Some(2) && said.contains("GW010") && said.contains("nothing was released"),
        "{said}"
    );
    assert!(!dir.path().join("late-table.released.ron").exists());
    write(&clean());
    let (code, said) = run(&["release", "late-table.ron"]);
    assert_eq!((code, said.as_str()), (Some(0), "late-table.released.ron is written, with 15 ids"));
    write(&edited(&[HEAR]));
    for args in [["check", "."], ["check", "late-table.ron"]] {
        let (code, said) = run(&args);
        assert!(
            code == Some(0) && said.contains("warning[GW055]") && said.contains("1 file checked"),
            "{said}"
        );
    }
    let (code, _) = run(&["check", "late-table.ron", "late-table.released.ron", "--deny", "warnings"]);
    assert_eq!(code, Some(1));
    let (code, said) = run(&["check", "late-table.released.ron"]);
    assert!(code == Some(2) && said.contains("released ids"), "{said}");
    let (code, said) = run(&["release", ".", "--format", "json"]);
    assert!(code == Some(0) && said.contains("\"id\": \"opening/hear\""), "{said}");
    assert_eq!(run(&["check", ".", "--deny", "warnings"]).0, Some(0));
    let (_, said) = run(&["list", "--scenarios", "."]);
    assert!(said.contains("late-table") && !said.contains("released"), "{said}");
}

/// The number under which a reply stands.
fn number(talk: &Session, reply: &str) -> usize {
    let place = talk.view().replies.iter().position(|view| view.id == reply);
    place.expect("it is on offer") + 1
}

#[test]
fn a_talk_in_the_terminal_says_that_its_scenario_has_changed() {
    let dir = tempfile::tempdir().expect("the system has a folder for such things");
    let write = |text: &str| {
        let folder = dir.path().join("scenarios");
        fs::create_dir_all(&folder).expect("the folder can be written");
        fs::write(folder.join("late-table.ron"), text).expect("the folder can be written");
    };
    let args = ["play", "late-table", "--terminal", "--name", "Ada"];
    write(&clean());
    let hear = number(&play(&clean(), &[]), "hear");
    goodword(dir.path(), &args, &format!("{hear}\nq\n"));
    let changed = with_aliases("replies: {\"opening/hear\": \"opening/listen\"}", &[HEAR]);
    write(&changed);
    let promise = number(&play(&changed, &["listen"]), "promise-it");
    let said = printed(&goodword(dir.path(), &args, &format!("y\n{promise}\n")));
    assert!(
        said.contains("This scenario has changed since you began. Your reply still stands"),
        "{said}"
    );
    assert!(
        said.contains("You said last") && said.contains("Your decisions") && !said.contains("The scores are by the text"),
        "{said}"
    );
    // Nothing is left to go on with, and what was handed in is proved.
    assert!(!printed(&goodword(dir.path(), &args, "q\n")).contains("Go on?"));
    goodword(dir.path(), &["export", "--out", "ada.jsonl"], "");
    let verified = printed(&goodword(dir.path(), &["verify", "ada.jsonl"], ""));
    assert!(
        verified.contains("1 record verified") && !verified.contains("changed since"),
        "{verified}"
    );
    write(&clean());
    let verified = printed(&goodword(dir.path(), &["verify", "ada.jsonl"], ""));
    assert!(
        verified.contains("1 record verified") && verified.contains("(the scenario has changed since)"),
        "{verified}"
    );
    let json = printed(&goodword(dir.path(), &["verify", "ada.jsonl", "--format", "json"], ""));
    assert!(json.contains("\"scenario_changed\": true"), "{json}");
}
