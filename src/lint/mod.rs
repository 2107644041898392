//! What is wrong with a scenario that loads: one rule a file, one registry.

mod measured;
mod reference;
mod released;

use crate::diagnostics::{Code, Diagnostic};
use crate::ronfile::{Outline, TextHash};
use crate::rubric::Rubric;
use crate::scenario::{self, Released};
use crate::session::Game;
use std::sync::Arc;

/// What a rule looks at.
pub struct Subject<'a> {
    /// The scenario, ready to play.
    pub game: &'a Game,
    /// Where everything stands in its text.
    pub outline: &'a Outline,
    /// What lies beside its file.
    pub beside: &'a Beside,
}

/// What lies beside a scenario's file.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The ids of its last release, or why they cannot be read; none if it was never released.
    pub released: Option<Result<Released, String>>,
}

/// A rule: the codes it tells, and how it looks.
pub struct Rule {
    /// The codes it may tell.
    pub codes: &'static [Code],
    /// Adds what it finds.
    pub look: fn(&Subject<'_>, &mut Vec<Diagnostic>),
}

/// Every rule, in the order in which they look.
pub const RULES: &[Rule] = &[reference::RULE, measured::RULE, released::RULE];

/// Everything that is wrong with a scenario's text: the loader's messages, and the rules' where it loads.
pub fn check(text: &str, rubric: &Arc<Rubric>) -> Vec<Diagnostic> {
    check_beside(text, rubric, &Beside::default())
}

/// As [`check`], with what lies beside the file.
pub fn check_beside(text: &str, rubric: &Arc<Rubric>, beside: &Beside) -> Vec<Diagnostic> {
    let loaded = scenario::load(text, rubric);
    let mut problems = loaded.problems;
    if let (Some(scenario), Some(outline)) = (loaded.scenario, &loaded.outline) {
        // The hashes name texts in records; here no record is made.
        let nameless = TextHash(String::new());
        let game = Game::new(Arc::new(scenario), nameless.clone(), rubric.clone(), nameless);
        let subject = Subject {
            game: &game,
            outline,
            beside,
        };
        for rule in RULES {
            (rule.look)(&subject, &mut problems);
        }
    }
    problems.sort_by_key(|problem| problem.span);
    problems
}
