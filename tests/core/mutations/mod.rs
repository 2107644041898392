//! Thousands of files that nobody meant to write: whatever is done to a file, it is told in good order and nothing falls over.
//!
//! `MUTATIONS=100000` makes that many trials instead of 2,000; `MUTATION=17` makes one of them alone.

mod blind;
mod gentle;
mod knowing;
mod sources;
mod told;
mod trial;
mod walked;

use goodword::diagnostics::Diagnostic;
use goodword::golden;
use goodword::lint::{self, Beside};
use goodword::ronfile::normalise;
use goodword::rubric;
use goodword::scenario::{Released, load, read_text};
use goodword::simulate::Bounds;
use rand::RngExt;
use sources::{Kind, Source};
use std::fs;
use trial::Trial;

/// What came of one file.
#[derive(Default)]
struct Fate {
    /// How many problems were told.
    problems: usize,
    /// Whether it can be used all the same.
    loads: bool,
    /// Whether it was changed at all.
    changed: bool,
}

/// One to four edits of a text; it is read as `goodword check` reads it, or as letters and signs of replacement where it will not.
fn mutate(source: &Source, trial: &mut Trial) -> String {
    let mut text = source.text.clone();
    for _ in 0..trial.dice.random_range(1..=4) {
        if trial.dice.random_bool(0.35) {
            let mut bytes = text.into_bytes();
            blind::edit(&mut bytes, &mut trial.dice);
            text = read(bytes);
        } else {
            knowing::edit(&mut text, &mut trial.dice);
        }
    }
    trial.text.clone_from(&text);
    text
}

fn read(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let file = tempfile::NamedTempFile::new().expect("the system has a folder for such things");
        fs::write(file.path(), error.as_bytes()).expect("the file was just made");
        let problem = read_text(file.path()).expect_err("it is no text");
        told::in_good_order("", &[*problem]);
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    normalise(&text).into_owned()
}

fn look(trial: &mut Trial) -> Fate {
    let source = sources::for_trial(trial.number);
    let text = mutate(source, trial);
    let (problems, loads) = match &source.kind {
        Kind::Scenario { released, .. } => {
            let beside = Beside {
                released: (**released).clone().map(Ok),
            };
            let problems = lint::check_beside(&text, &source.rubric, &beside, Bounds::QUICK).problems;
            (problems, load(&text, &source.rubric).scenario.is_some())
        }
        Kind::Plays { game, talk } => {
            let (book, _, _) = golden::read(&text);
            if let Some(book) = &book {
                let coverage = golden::coverage(game, book);
                assert!(coverage.percent() <= 100);
                // One more play is written down in the middle of whatever stands there.
                let (session, card) = &**talk;
                let recorded = golden::record(Some(&text), "One more", session, card).expect("a file without a fault takes a play");
                let (again, _, problems) = golden::read(&recorded.text);
                let again = again.unwrap_or_else(|| panic!("{problems:#?}\n{}", recorded.text));
                assert!(again.plays.contains_key("One more") && again.plays.len() >= book.plays.len());
            }
            told::in_good_order(&text, &golden::without_scenario(&text, "there is none", "write one"));
            (golden::check(&text, game, "the-scenario.ron"), book.is_some())
        }
        Kind::Rubric { scenario } => {
            let (rubric, problems) = rubric::load(&text);
            if let Some(rubric) = rubric.map(std::sync::Arc::new) {
                // What it says of a scenario is as good as what is said of any.
                told::in_good_order(scenario, &lint::check(scenario, &rubric));
                (problems, true)
            } else {
                assert!(!problems.is_empty(), "a rubric that cannot be used says why");
                (problems, false)
            }
        }
        Kind::Released { scenario } => {
            let released = Released::read(&text);
            let loads = released.is_ok();
            let beside = Beside { released: Some(released) };
            let problems = lint::check_beside(scenario, &source.rubric, &beside, Bounds::QUICK).problems;
            told::in_good_order(scenario, &problems);
            (Vec::<Diagnostic>::new(), loads)
        }
    };
    told::in_good_order(&text, &problems);
    Fate {
        problems: problems.len(),
        loads,
        changed: text != source.text,
    }
}

#[test]
fn whatever_is_done_to_a_file_is_told_in_good_order() {
    let fates = trial::all("told", trial::count(2_000), look);
    if fates.len() < 1_000 {
        return;
    }
    // The trials are worth their time: nearly all change something, most do harm, and some files can still be used.
    let share = |holds: fn(&Fate) -> bool| fates.iter().filter(|fate| holds(fate)).count() * 100 / fates.len();
    let shares = (
        share(|fate| fate.changed),
        share(|fate| fate.problems > 0),
        share(|fate| fate.problems > 3),
        share(|fate| fate.loads),
    );
    assert!(
        shares.0 > 90 && shares.1 > 50 && shares.2 > 10 && (10..60).contains(&shares.3),
        "{shares:?}"
    );
}

#[test]
fn whatever_can_be_played_can_be_walked_simulated_and_drawn() {
    let walks = trial::all("walked", trial::count(400), walked::walk);
    if walks.len() < 200 {
        return;
    }
    let count = |holds: fn(&walked::Walk) -> bool| walks.iter().filter(|walk| holds(walk)).count() * 100 / walks.len();
    let shares = (
        count(|walk| walk.loads),
        count(|walk| walk.circles),
        count(|walk| walk.traps),
        count(|walk| walk.whole),
    );
    assert!(shares.0 > 60 && shares.1 > 10 && shares.2 > 1 && shares.3 > 30, "{shares:?}");
}
