//! A turn at which promises fall due and no caption says that time has passed.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoCaption],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    // At an ending the epilogue tells it.
    for (id, node) in &subject.scenario().nodes {
        if let (None, Some(moment)) = (&node.caption, node.reaches.first()) {
            let message = format!(
                "{} comes at this turn, and nobody tells the trainee that time has passed",
                shown(moment)
            );
            let problem = subject.problem(Code::NoCaption, &["nodes", id, "reaches"].map(Step::Key), message);
            problems.push(problem.hint("add `caption:` with the day or the hour"));
        }
    }
}
