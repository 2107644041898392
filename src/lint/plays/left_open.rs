//! A promise that is open when an ending comes, and the ending says nothing of it.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::unused::used::promise_of;
use crate::lint::walk::conditions;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use std::collections::BTreeSet;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::LeftOpen],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (game, scenario) = (subject.game, subject.scenario());
    // An ending that asks for the promise, for a line or an epilogue of its own, tells of it.
    let mut told = BTreeSet::new();
    conditions(scenario, &mut |condition, way| {
        if let ([Step::Key("endings"), Step::Key(ending), ..], Some(promise)) = (way, promise_of(condition)) {
            told.insert((promise.to_owned(), (*ending).to_owned()));
        }
    });
    for (promise, ending) in &subject.plays().exploration.facts.left_open {
        let (promise, ending) = (game.promise_id(*promise), game.ending_id(*ending));
        if told.contains(&(promise.to_owned(), ending.to_owned())) {
            continue;
        }
        let due = &scenario.promises[promise].due;
        let message = format!(
            "a play can end here with the promise {} open, and nothing here tells what becomes of it",
            shown(promise)
        );
        let problem = subject.problem(Code::LeftOpen, &["endings", ending].map(Step::Key), message);
        problems.push(problem.hint(format!(
            "let the ending reach {}, settle the promise under `settles`, or tell of it in an epilogue of its own",
            shown(due)
        )));
    }
}
