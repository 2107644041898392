//! An ending that settles a promise which has fallen due there already.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::IdleSettles],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario();
    for (ending_id, ending) in &scenario.endings {
        for id in ending.settles.keys() {
            let Some(promise) = scenario.promises.get(id).filter(|promise| ending.reaches.contains(&promise.due)) else {
                continue;
            };
            let message = format!(
                "{} falls due here before it can be settled, as this ending reaches {}",
                shown(id),
                shown(&promise.due)
            );
            let problem = subject.problem(Code::IdleSettles, &["endings", ending_id, "settles", id].map(Step::Key), message);
            problems.push(problem.hint("delete it here, or take the moment out of `reaches`"));
        }
    }
}
