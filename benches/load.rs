//! How long a scenario of 1,000 nodes takes to load and check, beside what `ron` alone needs for the same text.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod common;

use goodword::diagnostics::has_errors;
use goodword::lint::{self, Beside};
use goodword::simulate::Bounds;
use goodword::{rubric, scenario};
use std::hint::black_box;
use std::sync::Arc;

fn main() {
    let text = common::scenario(1_000);
    let rubric = Arc::new(rubric::default_rubric());
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    assert!(
        options.from_str::<scenario::Scenario>(&text).is_ok(),
        "the generated scenario is one that ron reads"
    );
    let problems = lint::check(&text, &rubric);
    assert!(
        !has_errors(&problems),
        "the generated scenario has no errors: {:?}",
        problems.first()
    );
    // Walking plays is measured elsewhere.
    let unwalked = Bounds { states: 1, standings: 1 };
    let statically = |text: &str| lint::check_beside(text, &rubric, &Beside::default(), unwalked).problems.len();

    let bare = common::best_of(15, || {
        black_box(options.from_str::<scenario::Scenario>(black_box(&text)).is_ok());
    });
    let load = common::best_of(15, || {
        black_box(scenario::load(black_box(&text), &rubric).scenario.is_some());
    });
    let check = common::best_of(15, || {
        black_box(statically(black_box(&text)));
    });
    let half = common::scenario(500);
    let check_half = common::best_of(15, || {
        black_box(statically(black_box(&half)));
    });
    let ms = |time: std::time::Duration| time.as_secs_f64() * 1e3;
    println!("1,000 nodes, {} KB", text.len() / 1024);
    println!("  ron alone                {:8.2} ms", ms(bare));
    println!(
        "  load                     {:8.2} ms   {:.2} of ron alone",
        ms(load),
        ms(load) / ms(bare)
    );
    println!(
        "  load and static checks   {:8.2} ms   {:.2} of ron alone",
        ms(check),
        ms(check) / ms(bare)
    );
    println!(
        "  for twice the nodes      {:8.2} times the time (2 is linear)",
        ms(check) / ms(check_half)
    );
}
