//! An authority that no reply grants and no customer asks for.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnusedAuthority],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    for id in subject.scenario().authority.keys() {
        if !used.authority.contains(id.as_str()) {
            let message = format!("no reply grants {}, and no customer asks for it", shown(id));
            let problem = subject.problem(Code::UnusedAuthority, &[Step::Key("authority"), Step::Key(id)], message);
            problems.push(problem.hint("add a reply that `Grants` it, put it under `asks` of a turn, or delete it"));
        }
    }
}
