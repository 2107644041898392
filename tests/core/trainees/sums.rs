//! What runs come to: the same as their scorecards say, and the same on any number of threads.

use super::{run, session, shipped};
use crate::build::{Sheet, reply};
use crate::random;
use goodword::scoring::{Fatal, Scores, score_session};
use goodword::session::{Game, Verdict};
use goodword::simulate::{Kind, MOST_DECISIONS, Run, School, Summary, seed_of, simulate};
use proptest::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A run against the scorecard of the same replies.
fn equals_its_scorecard(game: &Arc<Game>, school: &School, seed: u64) {
    let (run, said) = run(game, school, seed);
    let session = session(game, seed, &said);
    let what = || format!("{} under seed {seed}: {said:?}", school.kind().name());
    assert_eq!(run.decisions, said.len(), "{}", what());
    assert_eq!(run.ending, session.ending(), "{}", what());
    let Some(card) = score_session(&session) else {
        assert_eq!((run.scores, run.passed), (Scores::NOT_MEASURED, false), "{}", what());
        assert!(session.view().replies.is_empty() || said.len() == MOST_DECISIONS, "{}", what());
        return;
    };
    assert_eq!(run.scores, card.scores, "{}", what());
    assert_eq!(run.passed, card.passed, "{}", what());
    let first = card.fatal.first().map(|item| item.code.as_str());
    assert_eq!(run.fatal.map(|fatal| fatal.code(game)), first, "{}", what());
    let claims = card.decisions.iter().flat_map(|decision| &decision.claims);
    let honest = claims.map(|claim| claim.verdict).all(|verdict| verdict == Verdict::Sound) && card.serious.is_empty();
    assert_eq!(run.honest, honest, "{}", what());
}

#[test]
fn runs_of_shipped_scenarios_equal_their_scorecards() {
    for (_, game) in shipped() {
        for kind in Kind::ALL {
            let school = School::new(kind, &game);
            (1..=25).for_each(|seed| equals_its_scorecard(&game, &school, seed));
        }
    }
}

proptest! {
    #![proptest_config(random::config(150))]

    #[test]
    fn runs_of_random_scenarios_equal_their_scorecards(tape in random::tape(), seed in 0u64..1_000) {
        let game = random::game(&tape, true);
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Expert) {
            let school = School::new(kind, &game);
            (seed..seed + 3).for_each(|seed| equals_its_scorecard(&game, &school, seed));
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    for (id, game) in shipped() {
        for kind in [Kind::Random, Kind::Pleaser, Kind::Expert] {
            let school = School::new(kind, &game);
            let mut one_by_one = Summary::new(&game);
            (0..333).for_each(|at| one_by_one.add(&run(&game, &school, seed_of(9, at)).0));
            for threads in [1, 2, 5] {
                let pool = rayon::ThreadPoolBuilder::new()
                    .num_threads(threads)
                    .build()
                    .expect("threads can be had");
                let told = AtomicU64::new(0);
                let summary = pool.install(|| {
                    simulate(&game, &school, 333, 9, |runs| {
                        told.fetch_add(runs, Ordering::Relaxed);
                    })
                });
                assert_eq!(summary, one_by_one, "{id}, {}, {threads} threads", kind.name());
                assert_eq!(told.into_inner(), 333, "every run is told once");
            }
        }
    }
}

#[test]
fn the_last_seed_is_followed_by_the_first() {
    let (_, game) = shipped().remove(0);
    let school = School::new(Kind::Random, &game);
    let mut expected = Summary::new(&game);
    for seed in [u64::MAX - 1, u64::MAX, 0, 1] {
        expected.add(&run(&game, &school, seed).0);
    }
    assert_eq!(simulate(&game, &school, 4, u64::MAX - 1, |_| ()), expected);
}

/// A scenario in which somebody may go in circles, or come to where nothing is on offer.
fn circle() -> Arc<Game> {
    Sheet::default()
        .node(
            "one",
            "",
            &[
                reply("round", "two", ""),
                reply("leave-it", "end", r#"shows: ["warm"],"#),
                reply("stuck-at-last", "three", ""),
            ],
        )
        .node("two", "", &[reply("back", "one", "")])
        .node("three", "", &[reply("never", "end", r#"if: Shown("warm"),"#)])
        .ending("end", "Resolved", "")
        .game()
}

#[test]
fn a_run_without_an_ending_counts_as_such_and_in_no_score() {
    let game = circle();
    for (kind, decisions) in [(Kind::First, MOST_DECISIONS), (Kind::Longest, 1)] {
        let school = School::new(kind, &game);
        let (run, _) = run(&game, &school, 1);
        assert_eq!((run.ending, run.decisions, run.scores), (None, decisions, Scores::NOT_MEASURED));
        let summary = simulate(&game, &school, 10, 1, |_| ());
        assert_eq!((summary.runs, summary.no_ending, summary.passed), (10, 10, 0));
        assert_eq!((summary.endings.as_slice(), summary.overall.measured()), (&[0][..], 0));
        assert_eq!(
            (summary.overall.mean(), summary.overall.quartiles(), summary.overall.min()),
            (None, None, None)
        );
    }
    let summary = simulate(&game, &School::new(Kind::Pleaser, &game), 10, 1, |_| ());
    assert_eq!(
        (summary.endings.as_slice(), summary.no_ending, summary.decisions),
        (&[10][..], 0, 10)
    );
}

#[test]
fn distributions_are_read_as_the_guide_says() {
    let game = circle();
    let mut summary = Summary::new(&game);
    for overall in [Some(0), Some(9), Some(10), Some(55), Some(70), Some(89), Some(90), Some(100), None] {
        summary.add(&Run {
            scores: Scores {
                overall,
                ..Scores::NOT_MEASURED
            },
            passed: overall > Some(60),
            ending: None,
            fatal: (overall == Some(0)).then_some(Fatal::Claim(Verdict::False)),
            honest: overall.is_none(),
            decisions: 3,
        });
    }
    let scores = &summary.overall;
    assert_eq!((scores.measured(), scores.sum(), scores.mean()), (8, 423, Some(52.875)));
    assert_eq!((scores.min(), scores.max()), (Some(0), Some(100)));
    // Two, four and six of the eight do not exceed these.
    assert_eq!(scores.quartiles(), Some([9, 55, 89]));
    assert_eq!(scores.tens(), [2, 1, 0, 0, 0, 1, 0, 1, 1, 2]);
    assert_eq!(
        (summary.runs, summary.passed, summary.fatal, summary.honest, summary.no_ending),
        (9, 4, 1, 1, 9)
    );
    assert_eq!(summary.mean_decisions(), 3.0);
    let twice = summary.clone().with(&summary);
    assert_eq!(
        (twice.runs, twice.overall.sum(), twice.overall.quartiles()),
        (18, 846, Some([9, 55, 89]))
    );
}
