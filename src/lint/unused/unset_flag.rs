//! A flag that conditions ask for and no reply sets, so that it never holds.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::walk::conditions;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::Condition;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnsetFlag],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    conditions(subject.scenario(), &mut |condition, way| {
        if let Condition::Flag(flag) = condition
            && !used.set.contains(flag.as_str())
        {
            let way = [way, &[Step::Inside(0)]].concat();
            let message = format!("no reply sets the flag {}, so this never holds", shown(flag));
            let problem = subject.problem(Code::UnsetFlag, &way, message);
            problems.push(problem.hint("let a reply set it: `sets: [\"…\"],`"));
        }
    });
}
