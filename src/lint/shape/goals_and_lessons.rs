//! A scenario that says neither what it practises nor what to take away from it.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoGoalsOrLessons],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario();
    let parts = [
        ("goals", &scenario.goals, "the trainee is not told what to practise", "before"),
        ("lessons", &scenario.lessons, "the trainee is not told what to take away", "after"),
    ];
    for (key, texts, message, when) in parts {
        if texts.is_empty() {
            // Where the key is missing, the title is the best place to point at.
            let at = if subject.outline.get(key).is_some() { key } else { "title" };
            let problem = subject.problem(Code::NoGoalsOrLessons, &[Step::Key(at)], message);
            problems.push(problem.hint(format!("add `{key}: [\"…\"],`, which is shown {when} the play")));
        }
    }
}
