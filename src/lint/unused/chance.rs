//! A circumstance left to chance that no condition asks for.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnusedChance],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    for id in subject.scenario().chances.keys() {
        if !used.chances.contains(id.as_str()) {
            let message = format!("nothing in the talk hangs on the chance {}", shown(id));
            let problem = subject.problem(Code::UnusedChance, &[Step::Key("chances"), Step::Key(id)], message);
            problems.push(problem.hint(r#"ask for it in a condition, as in `if: Chance("…")`, or delete it"#));
        }
    }
}
