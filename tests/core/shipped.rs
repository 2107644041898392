//! What ships: every scenario, the rubric and the starter file.

use goodword::golden;
use goodword::lint;
use goodword::rubric::{self, Area, Behaviour, Rubric};
use goodword::scenario::{Condition, EndingKind, Entry, Library, Scenario, Sources, scenario_files, starter};
use goodword::scoring::score_session;
use goodword::session::{Game, Pace, Session, Verdict};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

fn shipped_rubric() -> &'static Arc<Rubric> {
    static LOADED: OnceLock<Arc<Rubric>> = OnceLock::new();
    LOADED.get_or_init(|| Arc::new(rubric::default_rubric()))
}

fn library() -> &'static Library {
    static OPENED: OnceLock<Library> = OnceLock::new();
    OPENED.get_or_init(|| Library::open(&Sources::default(), shipped_rubric()))
}

/// Every shipped scenario that loads, with its id.
fn scenarios() -> impl Iterator<Item = (&'static str, &'static Arc<Scenario>)> {
    library().entries.iter().map(|entry| {
        (
            entry.id.as_str(),
            entry
                .scenario
                .as_ref()
                .unwrap_or_else(|| panic!("{}: {:#?}", entry.id, entry.problems)),
        )
    })
}

fn game(entry: &Entry) -> Arc<Game> {
    let scenario = entry
        .scenario
        .clone()
        .unwrap_or_else(|| panic!("{}: {:#?}", entry.id, entry.problems));
    Arc::new(Game::new(
        scenario,
        entry.hash.clone(),
        shipped_rubric().clone(),
        entry.hash.clone(),
    ))
}

/// Plays a reference path under fifty seeds; each must pass.
fn passes_under_fifty_seeds(entry: &Entry) {
    let game = game(entry);
    for seed in 1..=50 {
        let mut session = Session::new(game.clone(), seed, false);
        for id in &game.scenario().reference {
            if let Err(error) = session.choose(id, Pace::Prompt, 0) {
                panic!("{} under seed {seed}: {error}", entry.id);
            }
        }
        let card = score_session(&session).unwrap_or_else(|| panic!("{} under seed {seed}: no ending", entry.id));
        assert!(card.passed, "{} under seed {seed}: {:?} {:?}", entry.id, card.scores, card.serious);
        assert_eq!(card.fatal, [], "{} under seed {seed}", entry.id);
    }
}

#[test]
fn every_scenario_file_is_in_the_binary() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found = Vec::new();
    scenario_files(&folder, 0, &mut found);
    let stem = |file: &PathBuf| file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut files: Vec<String> = found.iter().filter_map(stem).collect();
    files.sort();
    let mut ids: Vec<&str> = library().entries.iter().map(|entry| entry.id.as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, files);
    assert!(!ids.is_empty());
}

#[test]
fn every_scenario_checks_without_a_word() {
    for entry in &library().entries {
        let problems = lint::check(&entry.source.text, shipped_rubric());
        assert!(problems.is_empty(), "{}: {problems:#?}", entry.id);
    }
}

#[test]
fn the_golden_plays_come_out_as_they_say_and_take_every_reply() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for entry in &library().entries {
        let file = folder.join(format!("{}.plays.ron", entry.id));
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", entry.id));
        let game = game(entry);
        let problems = golden::check(&text, &game, &entry.id);
        assert!(problems.is_empty(), "{}: {problems:#?}", entry.id);
        let (book, ..) = golden::read(&text);
        let book = book.expect("plays without problems can be read");
        assert_eq!(golden::coverage(&game, &book).missing, [], "{}", entry.id);
        let plays = || book.plays.values();
        assert!(
            plays().any(|play| play.replies == game.scenario().reference),
            "{}: no reference",
            entry.id
        );
        assert!(
            plays().any(|play| play.verdicts.values().any(|verdict| verdict.0 == Verdict::Overpromise)),
            "{}: no overpromise",
            entry.id
        );
        let walks_out = |id: &Option<String>| id.as_ref().is_some_and(|id| game.scenario().endings[id].kind == EndingKind::HungUp);
        assert!(plays().any(|play| walks_out(&play.ending)), "{}: nobody hangs up", entry.id);
    }
}

#[test]
fn every_reference_path_passes_under_fifty_seeds() {
    library().entries.iter().for_each(passes_under_fifty_seeds);
}

#[test]
fn every_reply_has_a_reaction_a_thought_and_coaching() {
    for (id, scenario) in scenarios() {
        for (node, place) in &scenario.nodes {
            for (reply, said) in &place.replies {
                for (what, words) in [("reaction", &said.reaction), ("thinks", &said.thinks), ("coach", &said.coach)] {
                    assert!(!words.trim().is_empty(), "{id}: {node}/{reply} has no {what}");
                }
            }
        }
    }
}

#[test]
fn a_talk_offers_2_to_4_replies_wherever_it_goes_and_comes_to_an_end() {
    for entry in &library().entries {
        let game = game(entry);
        for seed in 1..=60 {
            let mut session = Session::new(game.clone(), seed, false);
            let mut number = seed;
            while session.ending().is_none() {
                let view = session.view();
                let place = game.place_id(view.place).to_owned();
                assert!(
                    (2..=4).contains(&view.replies.len()),
                    "{}: {} replies at `{place}` under seed {seed}",
                    entry.id,
                    view.replies.len()
                );
                assert!(
                    session.turns().len() < 40,
                    "{}: the talk under seed {seed} goes on and on",
                    entry.id
                );
                // Any sequence will do, as long as it is the same tomorrow.
                number = number
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let id = view.replies[(number >> 33) as usize % view.replies.len()].id.clone();
                session.choose(&id, Pace::Prompt, 0).expect("it is on offer");
            }
        }
    }
}

#[test]
fn every_scenario_can_end_well_in_part_and_by_being_hung_up_on() {
    for (id, scenario) in scenarios() {
        let mut kinds: Vec<EndingKind> = Vec::new();
        for ending in scenario.endings.values() {
            if !kinds.contains(&ending.kind) {
                kinds.push(ending.kind);
            }
        }
        assert!(scenario.endings.len() >= 3 && kinds.len() >= 3, "{id}: {kinds:?}");
        assert!(kinds.contains(&EndingKind::HungUp), "{id}: {kinds:?}");
        assert!(kinds.iter().any(|kind| kind.can_pass()), "{id}: {kinds:?}");
    }
}

/// Whether a condition asks about mood, and whether about the ledger.
fn asks_about(condition: &Condition) -> (bool, bool) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts
            .iter()
            .map(asks_about)
            .fold((false, false), |(mood, ledger), part| (mood || part.0, ledger || part.1)),
        Condition::Not(part) => asks_about(part),
        Condition::Anger(_) | Condition::Confusion(_) | Condition::Trust(_) => (true, false),
        Condition::Promised(_)
        | Condition::Open(_)
        | Condition::Kept(_)
        | Condition::Broken(_)
        | Condition::Renegotiated(_)
        | Condition::Delegated(_)
        | Condition::Void(_) => (false, true),
        _ => (false, false),
    }
}

#[test]
fn mood_and_ledger_change_a_later_line_and_the_ending() {
    for (id, scenario) in scenarios() {
        let any = |conditions: &mut dyn Iterator<Item = &Condition>| {
            conditions
                .map(asks_about)
                .fold((false, false), |(mood, ledger), one| (mood || one.0, ledger || one.1))
        };
        let nodes = || scenario.nodes.values();
        let endings = || scenario.endings.values();
        let lines = any(&mut nodes().flat_map(|node| &node.lines).map(|line| &line.condition));
        let turns = nodes().flat_map(|node| &node.detours).chain(&scenario.interrupts);
        let to_endings = turns
            .filter(|detour| scenario.endings.contains_key(&detour.goto))
            .map(|detour| &detour.condition);
        let within = endings().flat_map(|ending| {
            let lines = ending.lines.iter().map(|line| &line.condition);
            let epilogues = ending.epilogues.iter().map(|epilogue| &epilogue.condition);
            lines.chain(epilogues).chain(ending.detours.iter().map(|detour| &detour.condition))
        });
        let gates = nodes().flat_map(|node| node.replies.values());
        let gates = gates
            .filter(|reply| scenario.endings.contains_key(&reply.goto))
            .filter_map(|reply| reply.condition.as_ref());
        let ends = any(&mut to_endings.chain(within).chain(gates));
        let elsewhere = any(&mut nodes().flat_map(|node| &node.detours).map(|detour| &detour.condition));
        assert!(lines.0 || elsewhere.0, "{id}: mood changes no line");
        assert!(lines.1 || elsewhere.1, "{id}: the ledger changes no line");
        assert!(ends.0, "{id}: mood changes no ending");
        assert!(ends.1, "{id}: the ledger changes no ending");
    }
}

#[test]
fn the_starter_file_checks_clean_whatever_its_id() {
    for id in [
        "my-first",
        "a",
        "lost_parcel",
        "2024",
        "späte-lieferung",
        "a-very-long-name-that-goes-on-and-on-for-ever",
        "title",
        "TITLE",
    ] {
        let text = starter(id);
        let problems = lint::check(&text, shipped_rubric());
        assert!(problems.is_empty(), "{id}: {problems:#?}");
        passes_under_fifty_seeds(&Entry::from_text(id, &text, shipped_rubric()));
    }
    assert!(starter("lost-parcel").contains("title: \"Lost parcel\""));
}

fn behaviour(id: &str) -> &'static Behaviour {
    shipped_rubric()
        .behaviours
        .get(id)
        .unwrap_or_else(|| panic!("the rubric has no `{id}`"))
}

/// How much good a behaviour does a customer the first time, in points of mood.
fn good(id: &str) -> i16 {
    let mood = behaviour(id).mood;
    mood.trust - mood.anger - mood.confusion
}

/// Earns more points and does the customer more good.
fn beats(better: &str, worse: &str) {
    assert!(
        behaviour(better).points > behaviour(worse).points,
        "`{better}` should earn more than `{worse}`"
    );
    assert!(good(better) > good(worse), "`{better}` should do more good than `{worse}`");
}

#[test]
fn the_rubric_loads_without_a_word() {
    let (rubric, problems) = rubric::load(rubric::DEFAULT_TEXT);
    assert!(rubric.is_some());
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_rubric_has_at_least_45_behaviours_over_three_areas() {
    let rubric = shipped_rubric();
    assert!(rubric.behaviours.len() >= 45, "{}", rubric.behaviours.len());
    for area in [Area::Empathy, Area::PositivePhrasing, Area::Professionalism] {
        let points = || {
            rubric
                .behaviours
                .values()
                .filter(|behaviour| behaviour.area == area)
                .map(|behaviour| behaviour.points)
        };
        assert!(points().filter(|points| *points > 0).count() >= 5, "{area:?} has things to do");
        assert!(points().filter(|points| *points < 0).count() >= 5, "{area:?} has things to avoid");
    }
    assert_eq!(
        (
            rubric.pass_mark,
            rubric.floors.empathy,
            rubric.floors.positive_phrasing,
            rubric.floors.honesty
        ),
        (70, 60, 60, 60)
    );
}

#[test]
fn naming_what_happened_beats_stock_empathy() {
    beats("names-circumstance", "stock-empathy");
    let again = behaviour("stock-empathy").repeated.expect("stock empathy soon irritates");
    assert!(again.anger > 0 && again.trust < 0);
    assert!(behaviour("stock-empathy").points <= 0, "it is no empathy");
}

#[test]
fn acknowledging_comes_before_procedure() {
    beats("acknowledges-first", "procedure-first");
    assert!(good("procedure-first") < 0);
}

#[test]
fn i_owns_more_than_we() {
    beats("owned-apology", "we-apology");
    beats("owns-with-i", "hides-in-we");
}

#[test]
fn a_concrete_next_step_beats_it_will_be_looked_into() {
    beats("concrete-next-step", "vague-next-step");
    assert!(behaviour("vague-next-step").points < 0);
}

#[test]
fn what_can_be_done_comes_before_what_cannot() {
    beats("can-before-cannot", "cannot-first");
    assert!(behaviour("cannot-first").points < 0);
}

#[test]
fn empathy_where_no_feeling_was_shown_is_out_of_proportion() {
    assert!(behaviour("overdone-empathy").points < 0 && good("overdone-empathy") < 0);
    beats("names-feeling", "overdone-empathy");
}

#[test]
fn plain_words_for_a_confused_customer_are_positive_phrasing() {
    for id in ["plain-words", "one-step-at-a-time"] {
        assert_eq!(behaviour(id).area, Area::PositivePhrasing);
        assert!(behaviour(id).points > 0 && behaviour(id).mood.confusion < 0);
        beats(id, "jargon");
    }
}

#[test]
fn a_warm_close_counts() {
    assert_ne!(behaviour("warm-close").area, Area::Professionalism, "it counts for a score");
    assert!(behaviour("warm-close").points > 0);
    beats("warm-close", "abrupt-close");
}

#[test]
fn zero_tolerance_is_for_what_the_catalogue_marks() {
    let fatal: Vec<&Behaviour> = shipped_rubric().behaviours.values().filter(|behaviour| behaviour.fatal).collect();
    for row in ["H1", "H4"] {
        assert!(
            fatal.iter().any(|behaviour| behaviour.rows.iter().any(|known| known == row)),
            "nothing fatal stands for {row}"
        );
    }
    assert!(fatal.iter().all(|behaviour| behaviour.points <= -5));
}

#[test]
fn every_scenario_says_where_the_trainee_works() {
    for entry in &library().entries {
        let scenario = entry.scenario.as_ref().expect("shipped scenarios load");
        let length = scenario.desk.chars().count();
        assert!((8..=44).contains(&length), "{}: {:?}", entry.id, scenario.desk);
    }
}
