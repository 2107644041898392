//! A condition on a behaviour that no reply shows, so that it never holds.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::walk::conditions;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::Condition;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnshownBehaviour],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    conditions(subject.scenario(), &mut |condition, way| {
        if let Condition::Shown(behaviour) = condition
            && !used.shown.contains(behaviour.as_str())
        {
            let way = [way, &[Step::Inside(0)]].concat();
            let message = format!("no reply shows {}, so this never holds", shown(behaviour));
            let problem = subject.problem(Code::UnshownBehaviour, &way, message);
            problems.push(problem.hint("name a behaviour that some reply `shows`"));
        }
    });
}
