//! What is wrong with a scenario that loads: one rule a file, one registry.

mod measured;
mod reference;

use crate::diagnostics::{Code, Diagnostic};
use crate::ronfile::{Outline, TextHash};
use crate::rubric::Rubric;
use crate::scenario;
use crate::session::Game;
use std::sync::Arc;

/// What a rule looks at.
pub struct Subject<'a> {
    /// The scenario, ready to play.
    pub game: &'a Game,
    /// Where everything stands in its text.
    pub outline: &'a Outline,
}

/// A rule: the codes it tells, and how it looks.
pub struct Rule {
    /// The codes it may tell.
    pub codes: &'static [Code],
    /// Adds what it finds.
    pub look: fn(&Subject<'_>, &mut Vec<Diagnostic>),
}

/// Every rule, in the order in which they look.
pub const RULES: &[Rule] = &[reference::RULE, measured::RULE];

/// Everything that is wrong with a scenario's text: the loader's messages, and the rules' where it loads.
pub fn check(text: &str, rubric: &Arc<Rubric>) -> Vec<Diagnostic> {
    let loaded = scenario::load(text, rubric);
    let mut problems = loaded.problems;
    if let (Some(scenario), Some(outline)) = (loaded.scenario, &loaded.outline) {
        // The hashes name texts in records; here no record is made.
        let nameless = TextHash(String::new());
        let game = Game::new(Arc::new(scenario), nameless.clone(), rubric.clone(), nameless);
        let subject = Subject { game: &game, outline };
        for rule in RULES {
            (rule.look)(&subject, &mut problems);
        }
    }
    problems.sort_by_key(|problem| problem.span);
    problems
}
