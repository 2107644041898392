//! Coaching so short that it can only praise or blame.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::{Kind, texts, word_count};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::ThinCoaching],
    look,
};

const FEWEST: usize = 5;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    texts(subject.scenario(), &mut |kind, words, way| {
        if kind == Kind::Coaching && word_count(words) < FEWEST {
            let message = "this coaching is too short to say what the words did";
            let problem = subject.problem(Code::ThinCoaching, way, message);
            problems.push(problem.hint("quote the words that matter, and say what the customer heard in them"));
        }
    });
}
