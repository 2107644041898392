//! “I promise”, “definitely”, “guaranteed” in a reply none of whose claims is declared `Absolute`.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::lexicon::{Means, WordList};
use crate::lint::walk::replies;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::{Certainty, Claim, Reply};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UndeclaredVow],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(lexicon) = WordList::of(&subject.scenario().language) else {
        return;
    };
    for at in replies(subject.scenario()) {
        let Some(weakness) = weakness(at.reply) else {
            continue;
        };
        if let Some(words) = lexicon.find(Means::Vow, &at.reply.text) {
            let message = format!("“{words}” leaves no doubt, and {weakness}");
            let problem = subject.problem(Code::UndeclaredVow, &at.way(&[Step::Key("text")]), message);
            problems.push(problem.hint("write `certainty: Absolute` in the claim that these words make, or take the vow out of them"));
        }
    }
}

/// Why the claims of a reply cannot stand for a vow, if they cannot.
fn weakness(reply: &Reply) -> Option<&'static str> {
    let certainty = |claim: &Claim| match claim {
        Claim::Promise { certainty, .. } | Claim::States { certainty, .. } | Claim::Grants { certainty, .. } => Some(*certainty),
        Claim::Refuses { .. } | Claim::Honours { .. } | Claim::Discloses { .. } => None,
    };
    match reply.claims.iter().filter_map(certainty).max() {
        Some(Certainty::Absolute) => None,
        Some(_) => Some("every claim of this reply is declared less sure"),
        // What is owed and what is disclosed is sure by itself.
        None if !reply.claims.is_empty() => None,
        None => Some("this reply declares no claim"),
    }
}
