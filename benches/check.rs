//! How long `check` takes for one shipped scenario, and for 200 files of that size with one and with two threads.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

mod common;

use goodword::lint;
use goodword::rubric::{self, Rubric};
use goodword::scenario::{self, Library, Sources};
use rayon::prelude::*;
use std::hint::black_box;
use std::sync::Arc;

/// How many files are checked.
const FILES: usize = 200;

fn main() {
    let rubric: Arc<Rubric> = Arc::new(rubric::default_rubric());
    let shipped = Library::open(&Sources::default(), &rubric).entries;
    let ms = |time: std::time::Duration| time.as_secs_f64() * 1e3;
    for entry in &shipped {
        let text = &entry.source.text;
        let load = common::best_of(5, || {
            black_box(scenario::load(black_box(text), &rubric).scenario.is_some());
        });
        let check = common::best_of(5, || {
            black_box(lint::check(black_box(text), &rubric).len());
        });
        println!(
            "{:<20} load {:6.2} ms   check {:7.2} ms   {:.1} of loading",
            entry.id,
            ms(load),
            ms(check),
            ms(check) / ms(load)
        );
    }
    let large = common::scenario(1_000);
    let check = common::best_of(3, || {
        black_box(lint::check(black_box(&large), &rubric).len());
    });
    println!("generated, 1,000 nodes                     check {:7.2} ms", ms(check));
    let texts: Vec<&str> = (0..FILES).map(|at| shipped[at % shipped.len()].source.text.as_str()).collect();
    let mut alone = 0.0;
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be had");
        let time = common::best_of(2, || {
            let problems: usize = pool.install(|| texts.par_iter().map(|text| lint::check(text, &rubric).len()).sum());
            black_box(problems);
        });
        if threads == 1 {
            alone = ms(time);
        }
        println!(
            "{FILES} files, {threads} thread{}   {:8.0} ms   {:.2} times one thread",
            if threads == 1 { " " } else { "s" },
            ms(time),
            alone / ms(time)
        );
    }
}
