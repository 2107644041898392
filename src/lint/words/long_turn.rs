//! A customer's turn that goes on too long for one picture and one point.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::{Kind, texts, word_count};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::LongTurn],
    look,
};

const MOST: usize = 60;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    texts(subject.scenario(), &mut |kind, words, way| {
        if kind != Kind::Turn {
            return;
        }
        let count = word_count(words);
        if count > MOST {
            let message = format!("the customer says {count} words in one turn; after {MOST} the point is lost");
            let problem = subject.problem(Code::LongTurn, way, message);
            problems.push(problem.hint("let them say one thing, and keep the next one for another turn"));
        }
    });
}
