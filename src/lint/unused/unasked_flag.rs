//! A flag that no condition asks for, so that setting it changes nothing.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnaskedFlag],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    for (index, flag) in subject.scenario().flags.iter().enumerate() {
        if !used.asked.contains(flag.as_str()) {
            let message = format!("no condition asks for the flag {}, so setting it changes nothing", shown(flag));
            let problem = subject.problem(Code::UnaskedFlag, &[Step::Key("flags"), Step::Index(index)], message);
            problems.push(problem.hint(r#"ask for it, as in `if: Flag("…")`, or delete it"#));
        }
    }
}
