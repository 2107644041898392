//! A promise that no reply makes and nothing else is about.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnusedPromise],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    for id in subject.scenario().promises.keys() {
        // Where something else is about the promise, that place is told instead.
        if !used.made.contains(id.as_str()) && !used.minded.contains(id.as_str()) {
            let message = format!("no reply makes the promise {}", shown(id));
            let problem = subject.problem(Code::UnusedPromise, &[Step::Key("promises"), Step::Key(id)], message);
            problems.push(problem.hint("add a reply that claims `Promise(id: …)` of it, or delete it"));
        }
    }
}
