//! How many plays a second a simulation makes with one and with two threads, in choices beside a walk without rules.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod common;
#[path = "common/walk.rs"]
mod walk;

use goodword::ronfile::TextHash;
use goodword::rubric::{self, Rubric};
use goodword::scenario::{self, Library, Sources};
use goodword::session::Game;
use goodword::simulate::{Kind, School, simulate};
use std::hint::black_box;
use std::sync::Arc;

/// Plays of a shipped scenario; of the large one there are fewer.
const RUNS: u64 = 40_000;

fn measure(name: &str, game: &Game, runs: u64) {
    let mut walked = 0;
    let time = common::best_of(5, || walked = walk::bare(game)).as_secs_f64();
    let bare = walked as f64 / time;
    println!("{name}, beside {:.0} million choices a second without rules", bare / 1e6);
    let school = School::new(Kind::Random, game);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be had");
        let mut decisions = 0;
        let time = common::best_of(5, || {
            decisions = black_box(pool.install(|| simulate(game, &school, runs, 1, |_| ()))).decisions;
        });
        let seconds = time.as_secs_f64() * threads as f64;
        println!(
            "  {threads} thread{}   {:8.0} plays a second and core   {:6.2} million choices   {:.4} of the walk",
            if threads == 1 { " " } else { "s" },
            runs as f64 / seconds,
            decisions as f64 / seconds / 1e6,
            decisions as f64 / seconds / bare
        );
    }
    let plan = common::best_of(1, || {
        black_box(School::new(Kind::Expert, game).is_exact());
    });
    println!("  the expert's plan takes {:.2} s", plan.as_secs_f64());
}

fn main() {
    let rubric: Arc<Rubric> = Arc::new(rubric::default_rubric());
    let rubric_hash = TextHash::of(rubric::DEFAULT_TEXT);
    for entry in Library::open(&Sources::default(), &rubric).entries {
        let scenario = entry.scenario.clone().expect("shipped scenarios load");
        let game = Game::new(scenario, entry.hash, rubric.clone(), rubric_hash.clone());
        measure(&entry.id, &game, RUNS);
    }
    let text = common::scenario(1_000);
    let scenario = scenario::load(&text, &rubric).scenario.expect("the generated scenario loads");
    let game = Game::new(Arc::new(scenario), TextHash::of(&text), rubric, rubric_hash);
    measure("generated, 1,000 nodes", &game, RUNS / 100);
}
