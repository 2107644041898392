//! Something owed that no reply honours or refuses and no customer asks for.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnusedOwed],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    for id in subject.scenario().owed.keys() {
        if !used.owed.contains(id.as_str()) {
            let message = format!("{} is owed to the customer, and no reply honours or refuses it", shown(id));
            let problem = subject.problem(Code::UnusedOwed, &[Step::Key("owed"), Step::Key(id)], message);
            problems.push(problem.hint("add a reply that `Honours` it and one that `Refuses` it, or delete it"));
        }
    }
}
