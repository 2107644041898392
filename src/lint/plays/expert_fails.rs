//! Even somebody who plans for the best score that can be expected does not always pass.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::simulate::{Kind, Odds, School, odds_of};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::ExpertFails],
    look,
};

/// What is lost when chances are added up.
const ROUNDING: f64 = 1e-6;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let game = subject.game;
    if !subject.reference_passes() {
        return;
    }
    let expert = School::new(Kind::Expert, game);
    let odds = expert.is_exact().filter(|exact| *exact).and_then(|_| odds_of(game, &expert));
    // A talk that is given up, as it is very long or goes in circles, says nothing of the plan.
    let failing = |odds: &Odds| odds.endless == 0.0 && odds.passed < 1.0 - ROUNDING;
    if let Some(odds) = odds.filter(failing) {
        let message = format!(
            "whoever plans for the best score fails, {} times in a hundred",
            ((1.0 - odds.passed) * 100.0).ceil()
        );
        let problem = subject.problem(Code::ExpertFails, &[Step::Key("nodes")], message);
        problems.push(
            problem.hint("`goodword simulate FILE --as expert` shows how it fares: what fails a play should not bring the most points"),
        );
    }
}
