//! How many states a second the exact exploration walks with one and with two threads, beside the plain engine.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod common;

use goodword::ronfile::TextHash;
use goodword::rubric::{self, Rubric};
use goodword::scenario::{self, Library, Sources};
use goodword::session::{Game, Pace, Place, ReplyIx, Seeded, State, begin, offered, step};
use goodword::simulate::{Bounds, analyse, explore};
use std::hint::black_box;
use std::sync::Arc;

/// Decisions of the plain engine that the exploration is set beside.
const DECISIONS: usize = 300_000;
/// States of a scenario that is too large to be walked whole.
const BOUND: usize = 200_000;

fn measure(name: &str, game: &Game) {
    let time = common::best_of(3, || engine(game)).as_secs_f64();
    let plain = DECISIONS as f64 / time;
    println!("{name}, beside {:.2} million replies a second of the engine", plain / 1e6);
    let mut alone = 0.0;
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be had");
        let (mut states, mut replies, mut exact) = (0, 0, false);
        let time = common::best_of(3, || {
            let exploration = pool.install(|| explore(game, BOUND));
            states = exploration.graph.vertices.len();
            replies = (0..states as u32).map(|vertex| exploration.graph.edges(vertex).len()).sum();
            exact = exploration.exact;
        })
        .as_secs_f64();
        let speed = states as f64 / time;
        if threads == 1 {
            alone = speed;
        }
        println!(
            "  {threads} thread{}   {states:>7} states{}   {:5.2} million a second   {:.2} times one thread   {:.2} of the engine, by reply",
            if threads == 1 { " " } else { "s" },
            if exact { "" } else { ", cut off" },
            speed / 1e6,
            speed / alone,
            replies as f64 / time / plain
        );
    }
    let whole = common::best_of(1, || {
        black_box(
            analyse(
                game,
                Bounds {
                    states: BOUND,
                    ..Bounds::WHOLE
                },
            )
            .is_exact(),
        );
    });
    println!("  with scores and odds {:.2} s", whole.as_secs_f64());
}

/// Random replies by the engine alone, each in a state of its own.
fn engine(game: &Game) {
    let mut state = State::new(game);
    let mut events = Vec::new();
    let mut said = 0;
    let mut seed = 0;
    while said < DECISIONS {
        seed += 1;
        let dice = Seeded(seed);
        state.reset(game);
        events.clear();
        begin(game, &mut state, &dice, &mut events);
        while let Place::Node(_) = state.place {
            let on_offer: Vec<ReplyIx> = offered(game, &state, &dice).collect();
            let Some(reply) = on_offer.get((seed as usize * 7 + said) % on_offer.len().max(1)) else {
                break;
            };
            events.clear();
            step(game, &mut state, &dice, *reply, Pace::Prompt, &mut events);
            said += 1;
        }
    }
    black_box(&state);
}

fn main() {
    let rubric: Arc<Rubric> = Arc::new(rubric::default_rubric());
    let rubric_hash = TextHash::of(rubric::DEFAULT_TEXT);
    for entry in Library::open(&Sources::default(), &rubric).entries {
        let scenario = entry.scenario.clone().expect("shipped scenarios load");
        let game = Game::new(scenario, entry.hash, rubric.clone(), rubric_hash.clone());
        measure(&entry.id, &game);
    }
    let text = common::scenario(1_000);
    let scenario = scenario::load(&text, &rubric).scenario.expect("the generated scenario loads");
    let game = Game::new(Arc::new(scenario), TextHash::of(&text), rubric, rubric_hash);
    measure("generated, 1,000 nodes", &game);
}
