//! Many trials, each drawn from its number alone: all are made, and those that went wrong are named.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use std::any::Any;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// How many trials there are: so many, or as many times more as `MUTATIONS` is more than 2,000.
pub(super) fn count(usual: u64) -> u64 {
    match number("MUTATIONS") {
        Some(wanted) => usual * wanted / 2_000,
        None => usual,
    }
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Where a trial leaves its number and, should it go wrong, its text.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mutations/{name}"));
    fs::create_dir_all(&folder).expect("the tests may write under `target`");
    folder
}

/// Makes the trials 0 to `count`, on all cores; what each gave, in order. `MUTATION=17` makes that one alone.
///
/// Before each, a worker notes its number in `target/tmp/mutations/NAME/worker-N`, so a trial that never ends can be found.
pub(super) fn all<T: Send>(name: &str, count: u64, trial: impl Fn(&mut Trial) -> T + Sync) -> Vec<T> {
    let folder = folder(name);
    let numbers = match number("MUTATION") {
        Some(one) => one..one + 1,
        None => 0..count,
    };
    let results: Vec<Result<T, String>> = numbers
        .into_par_iter()
        .map(|number| {
            let worker = rayon::current_thread_index().unwrap_or_default();
            fs::write(folder.join(format!("worker-{worker}")), number.to_string()).expect("the folder was made");
            let mut one = Trial {
                number,
                dice: ChaCha8Rng::seed_from_u64(number),
                text: String::new(),
            };
            catch_unwind(AssertUnwindSafe(|| trial(&mut one))).map_err(|panic| {
                let file = folder.join(format!("{number}.ron"));
                fs::write(&file, &one.text).expect("the folder was made");
                format!("{number} ({}): {}", file.display(), words(&*panic))
            })
        })
        .collect();
    let (fine, wrong): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
    let wrong: Vec<String> = wrong.into_iter().filter_map(Result::err).collect();
    assert!(
        wrong.is_empty(),
        "{} of {count} trials went wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    fine.into_iter().filter_map(Result::ok).collect()
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it panicked without words")
}

/// One trial.
pub(super) struct Trial {
    /// Its number.
    pub(super) number: u64,
    /// Its luck.
    pub(super) dice: ChaCha8Rng,
    /// What it tries; written down if it goes wrong.
    pub(super) text: String,
}
