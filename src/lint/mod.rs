//! What is wrong with a scenario that loads: one rule a file, one registry.

mod consistent;
mod lexicon;
mod measured;
mod plays;
mod reference;
mod released;
mod shape;
mod subject;
mod unused;
mod walk;
mod words;

pub use subject::Subject;

use crate::diagnostics::{Code, Diagnostic};
use crate::ronfile::TextHash;
use crate::rubric::Rubric;
use crate::scenario::{self, Released};
use crate::session::Game;
use crate::simulate::Bounds;
use std::sync::Arc;

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
pub const RULES: &[Rule] = &[
    reference::RULE,
    measured::RULE,
    released::RULE,
    words::long_reply::RULE,
    words::long_turn::RULE,
    words::undeclared_time::RULE,
    words::undeclared_sum::RULE,
    words::undeclared_vow::RULE,
    words::no_better::RULE,
    words::thin_coaching::RULE,
    words::same_text::RULE,
    words::draft::RULE,
    words::spacing::RULE,
    words::quotation::RULE,
    unused::fact::RULE,
    unused::owed::RULE,
    unused::authority::RULE,
    unused::promise::RULE,
    unused::chance::RULE,
    unused::unasked_flag::RULE,
    unused::unset_flag::RULE,
    unused::unshown_behaviour::RULE,
    unused::unmade_promise::RULE,
    consistent::repeated_name::RULE,
    consistent::claims::RULE,
    consistent::detour_circle::RULE,
    consistent::idle_settles::RULE,
    shape::no_caption::RULE,
    shape::no_good_reply::RULE,
    shape::goals_and_lessons::RULE,
    shape::reply_count::RULE,
    shape::language::RULE,
    shape::no_lexicon::RULE,
    plays::places::RULE,
    plays::conditions::RULE,
    plays::stuck::RULE,
    plays::duties::RULE,
    plays::no_honest_reply::RULE,
    plays::no_honest_way::RULE,
    plays::left_open::RULE,
    plays::due_early::RULE,
    plays::no_temptation::RULE,
    plays::passes_blindly::RULE,
    plays::expert_fails::RULE,
    plays::narrow_score::RULE,
    plays::better_than_reference::RULE,
    plays::tied_replies::RULE,
    plays::nothing_to_weigh::RULE,
    plays::given_away::RULE,
];

/// Everything that is wrong with a scenario's text: the loader's messages, and the rules' where it loads.
pub fn check(text: &str, rubric: &Arc<Rubric>) -> Vec<Diagnostic> {
    check_beside(text, rubric, &Beside::default(), Bounds::QUICK).problems
}

/// What a check has found, and how far it went.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is wrong, in the order of the file.
    pub problems: Vec<Diagnostic>,
    /// Whether the bounds kept some plays from being looked at, so that rules about all plays had to keep silent.
    pub partly: bool,
}

/// As [`check`], with what lies beside the file, and walking so many of its plays.
pub fn check_beside(text: &str, rubric: &Arc<Rubric>, beside: &Beside, bounds: Bounds) -> Checked {
    let loaded = scenario::load(text, rubric);
    let mut problems = loaded.problems;
    let mut partly = false;
    if let (Some(scenario), Some(outline)) = (loaded.scenario, &loaded.outline) {
        // The hashes name texts in records; here no record is made.
        let nameless = TextHash(String::new());
        let game = Game::new(Arc::new(scenario), nameless.clone(), rubric.clone(), nameless);
        let subject = Subject::new(&game, outline, beside, bounds);
        for rule in RULES {
            (rule.look)(&subject, &mut problems);
        }
        partly = !subject.plays().is_exact();
    }
    problems.sort_by_key(|problem| problem.span);
    Checked { problems, partly }
}
