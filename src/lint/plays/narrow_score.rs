//! A score that cannot be low, or cannot be high, whatever is said: the scenario cannot tell good from bad there.

use super::no_honest_reply::is_told;
use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::rubric::Dimension;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NarrowScore],
    look,
};

/// The worst play should come to no more than this.
const LOW: u8 = 20;
/// The best play should come to this at least.
const HIGH: u8 = 90;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(scoring) = subject.plays().scoring.as_ref().filter(|_| subject.reference_passes()) else {
        return;
    };
    for (dimension, reach) in Dimension::ALL.into_iter().zip(&scoring.dimensions) {
        let (Some(worst), Some(best)) = (reach.min, reach.max) else {
            continue;
        };
        let name = dimension.name().to_lowercase();
        let (message, hint) = if worst > LOW {
            (
                format!("no play scores less than {worst} for {name}: it cannot tell bad from good"),
                format!("let a weak reply at a turn of the reference path do worse for {name}"),
            )
        } else if best < HIGH && !(dimension == Dimension::Honesty && is_told(problems)) {
            (
                format!("no play scores more than {best} for {name}: it cannot tell good from bad"),
                format!("let a good play take the best reply for {name} at every turn"),
            )
        } else {
            continue;
        };
        problems.push(subject.problem(Code::NarrowScore, &[Step::Key("reference")], message).hint(hint));
    }
}
