//! How many choices a second the whole engine makes on one core, with all events and scores, beside a walk without rules.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod common;
#[path = "common/walk.rs"]
mod walk;

use goodword::ronfile::TextHash;
use goodword::rubric::{self, Dimension};
use goodword::scenario::{self, EndingKind, Library, Sources};
use goodword::scoring::{Tally, reference_stakes, stakes};
use goodword::session::{Event, Game, Pace, Place, ReplyIx, Seeded, State, begin, offered, step};
use std::hint::black_box;
use std::sync::Arc;
use walk::{CHOICES, LONGEST, Pick, bare};

/// Random plays with everything: conditions, claims, mood, ledger, events and, at each ending, the three scores.
fn engine(game: &Game) -> usize {
    let mut pick = Pick(88_172_645_463_325_252);
    let mut state = State::new(game);
    let mut events: Vec<Event> = Vec::with_capacity(64);
    let mut replies: Vec<ReplyIx> = Vec::with_capacity(8);
    let (mut choices, mut seed, mut sum) = (0, 0u64, 0usize);
    while choices < CHOICES {
        seed += 1;
        let dice = Seeded(seed);
        let mut tally = Tally::default();
        state.reset(game);
        events.clear();
        begin(game, &mut state, &dice, &mut events);
        for _ in 0..LONGEST {
            replies.clear();
            replies.extend(offered(game, &state, &dice));
            if replies.is_empty() {
                break;
            }
            let reply = replies[pick.below(replies.len())];
            tally.decide(stakes(game, &state, &dice, reply));
            events.clear();
            step(game, &mut state, &dice, reply, Pace::Prompt, &mut events);
            tally.observe_faults(&events);
            sum += events.len();
            choices += 1;
        }
        let kind = match state.place {
            Place::Ending(ending) => game.ending(ending).kind,
            Place::Node(_) => EndingKind::Unresolved,
        };
        let reference = reference_stakes(game, seed);
        for dimension in Dimension::ALL {
            sum += usize::from(tally.score(dimension, reference, kind).points().unwrap_or(0));
        }
    }
    black_box(sum);
    choices
}

fn measure(name: &str, game: &Game) {
    let mut choices = 0;
    let engine_time = common::best_of(5, || choices = engine(game)).as_secs_f64();
    let engine_rate = choices as f64 / engine_time;
    let bare_time = common::best_of(5, || choices = bare(game)).as_secs_f64();
    let bare_rate = choices as f64 / bare_time;
    println!(
        "{name:<22} {:6.2} million choices a second   {:.4} of a walk without rules ({:.0} million)",
        engine_rate / 1e6,
        engine_rate / bare_rate,
        bare_rate / 1e6
    );
}

fn main() {
    let rubric = Arc::new(rubric::default_rubric());
    let rubric_hash = TextHash::of(rubric::DEFAULT_TEXT);
    for entry in Library::open(&Sources::default(), &rubric).entries {
        let scenario = entry.scenario.clone().expect("shipped scenarios load");
        measure(&entry.id, &Game::new(scenario, entry.hash, rubric.clone(), rubric_hash.clone()));
    }
    let text = common::scenario(1_000);
    let scenario = scenario::load(&text, &rubric).scenario.expect("the generated scenario loads");
    measure(
        "generated, 1,000 nodes",
        &Game::new(Arc::new(scenario), TextHash::of(&text), rubric, rubric_hash),
    );
}
