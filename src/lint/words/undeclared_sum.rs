//! An amount or a share in the words of a reply without any claim: the customer hears an offer, and nobody judges it.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::lexicon::{Means, WordList};
use crate::lint::walk::replies;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UndeclaredSum],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(lexicon) = WordList::of(&subject.scenario().language) else {
        return;
    };
    // Every kind of claim can stand for an amount: what is granted, stated, promised, or owed.
    for at in replies(subject.scenario()).filter(|at| at.reply.claims.is_empty()) {
        if let Some(words) = lexicon.find(Means::Sum, &at.reply.text) {
            let message = format!("“{words}” tells the customer an amount, and no claim declares it");
            let problem = subject.problem(Code::UndeclaredSum, &at.way(&[Step::Key("text")]), message);
            problems.push(problem.hint("add the `Grants`, `Honours` or `States` that these words make, or leave the amount out"));
        }
    }
}
