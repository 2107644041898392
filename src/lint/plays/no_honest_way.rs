//! Somebody who is honest throughout cannot pass.

use super::no_honest_reply::is_told;
use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoHonestWay],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(scoring) = &subject.plays().scoring else {
        return;
    };
    // Where a turn has no honest reply, this only follows from it, and that has been told.
    if is_told(problems) {
        return;
    }
    // Where nobody passes, not even on the reference path, that rule tells it.
    if scoring.can_pass && !scoring.honest_pass && subject.reference_passes() {
        let message =
            "no play that is honest throughout passes: in each that passes a claim is less than sound, or something is omitted or dropped";
        let problem = subject.problem(Code::NoHonestWay, &[Step::Key("reference")], message);
        problems.push(problem.hint("let the honest replies lead to an ending that can pass, and put them on the reference path"));
    }
}
