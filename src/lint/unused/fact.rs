//! A fact that nobody knows at the start and nothing uses. What the agent knows is used by reading: it stands on the policy card.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::KnownTo;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnusedFact],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let used = subject.used();
    for (id, fact) in &subject.scenario().facts {
        let on_card = matches!(fact.known_to, KnownTo::Agent | KnownTo::Both);
        if !on_card && !used.facts.contains(id.as_str()) {
            let message = format!("nobody in this talk ever learns or tells the fact {}", shown(id));
            let problem = subject.problem(Code::UnusedFact, &[Step::Key("facts"), Step::Key(id)], message);
            problems.push(problem.hint("let a reply learn it: `learns: [\"…\"],` puts it on the policy card; or delete it"));
        }
    }
}
