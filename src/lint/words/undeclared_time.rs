//! A day or an hour in the words of a reply that declares no claim: the customer hears a promise, and nobody judges it.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::lexicon::{Means, WordList};
use crate::lint::walk::replies;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::{Claim, Reply};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UndeclaredTime],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(lexicon) = WordList::of(&subject.scenario().language) else {
        return;
    };
    for at in replies(subject.scenario()) {
        if declares_time(at.reply) {
            continue;
        }
        if let Some(words) = lexicon.find(Means::Time, &at.reply.text) {
            let message = format!("“{words}” tells the customer when something will happen, and no claim declares it");
            let problem = subject.problem(Code::UndeclaredTime, &at.way(&[Step::Key("text")]), message);
            problems.push(problem.hint("add the `Promise` or the `States` that these words make, or leave the time out"));
        }
    }
}

fn declares_time(reply: &Reply) -> bool {
    let declares = |claim: &Claim| matches!(claim, Claim::Promise { .. } | Claim::States { .. } | Claim::Discloses { .. });
    reply.claims.iter().any(declares)
}
