//! A promise that falls due before anybody could have kept it.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::DueTooEarly],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let exploration = &subject.plays().exploration;
    if !exploration.exact {
        return;
    }
    for ((id, promise), seen) in subject.scenario().promises.iter().zip(&exploration.facts.promises) {
        if promise.kept_if.is_some() && seen.dropped && !seen.kept {
            let message = "no play keeps this promise: whenever it falls due, what keeps it has not been done yet";
            let problem = subject.problem(Code::DueTooEarly, &["promises", id, "kept_if"].map(Step::Key), message);
            let hint = "let a reply do what `kept_if` asks before a place `reaches` the moment named in `due`, or let it fall due later";
            problems.push(problem.hint(hint));
        }
    }
}
