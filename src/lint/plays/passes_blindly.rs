//! Somebody passes who does not think: whoever calms at any price, takes the longest reply, the first one, or any.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::session::Game;
use crate::simulate::{Kind, School, odds_of, simulate};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::PassesBlindly],
    look,
};

/// In talks of fewer replies chance passes often, whatever their author does: four times one of two is six in a hundred.
const LONG_ENOUGH: usize = 5;
/// Whoever takes the first reply, or any, may not pass as often as this. Whoever pleases or takes the longest may never pass.
const TOO_OFTEN: f64 = 0.05;
/// Replies in all runs together, about, where the odds of a random trainee are not known exactly.
const REPLIES: usize = 20_000;

/// Who is watched, what each does, and what helps.
const WATCHED: [(Kind, &str, &str); 4] = [
    (
        Kind::Pleaser,
        "somebody who says whatever calms most at once passes",
        "let what calms most promise too much somewhere, so that it has its price",
    ),
    (
        Kind::Longest,
        "somebody who always takes the longest reply passes",
        "make some good replies shorter, and some weak ones longer",
    ),
    (
        Kind::First,
        "somebody who always takes the reply that stands first in the file passes",
        "change the order of replies in the file",
    ),
    (
        Kind::Random,
        "somebody who picks at random passes",
        "add turns at which replies differ, or a weak reply where there are only two",
    ),
];

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (game, scenario) = (subject.game, subject.scenario());
    if !subject.reference_passes() {
        return;
    }
    for (kind, who, advice) in WATCHED {
        if kind != Kind::Pleaser && scenario.reference.len() < LONG_ENOUGH {
            continue;
        }
        let odds = match kind {
            Kind::Random => match &subject.plays().scoring {
                Some(scoring) => Some(scoring.random.passed),
                None => Some(share_of_runs(game)),
            },
            _ => odds_of(game, &School::new(kind, game)).map(|odds| odds.passed),
        };
        let too_often = |odds: &f64| match kind {
            Kind::Pleaser | Kind::Longest => *odds > 0.0,
            _ => *odds >= TOO_OFTEN,
        };
        if let Some(odds) = odds.filter(too_often) {
            let message = format!("{who}, {} times in a hundred", (odds * 100.0).ceil());
            let problem = subject.problem(Code::PassesBlindly, &[Step::Key("nodes")], message);
            problems.push(problem.hint(advice));
        }
    }
}

fn share_of_runs(game: &Game) -> f64 {
    let runs = (REPLIES / game.scenario().reference.len().max(1)).clamp(100, 1000) as u64;
    let summary = simulate(game, &School::new(Kind::Random, game), runs, 1, |_| {});
    summary.passed as f64 / summary.runs as f64
}
