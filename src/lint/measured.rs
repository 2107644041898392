//! Whether each dimension is at stake on the reference path. What never is cannot be measured.

use super::{Rule, Subject};
use crate::diagnostics::{Code, Diagnostic};
use crate::ronfile::Step;
use crate::rubric::Dimension;
use crate::scoring::play_reference;
use crate::session::Seeded;

pub(super) const RULE: Rule = Rule {
    codes: &[Code::NotMeasured],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let play = play_reference(subject.game, &Seeded(1));
    if play.ending.is_none() {
        // Another rule tells that the path cannot be played; what it would meet is not known.
        return;
    }
    let met = play.tally.met();
    let (span, path) = subject.outline.find(&[Step::Key("reference")]);
    for (dimension, met) in Dimension::ALL.into_iter().zip(met) {
        if met == 0 {
            let advice = match dimension {
                Dimension::Honesty => "give a node on it a reply whose claim is less than sound",
                Dimension::Empathy | Dimension::PositivePhrasing => "give a node on it replies that differ in what they show",
            };
            problems.push(
                Diagnostic::new(
                    Code::NotMeasured,
                    span,
                    path.clone(),
                    format!("{} is never at stake on the reference path, so it has no score", dimension.name()),
                )
                .hint(advice),
            );
        }
    }
}
