//! Curly quotation marks that are opened and not closed, or the other way round.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::texts;
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::OpenQuotation],
    look,
};

/// The quotation marks that open and close with different signs in English texts. Single ones close like an apostrophe, and other
/// languages turn the double ones round.
const MARKS: [char; 2] = ['“', '”'];

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let language = subject.scenario().language.split('-').next().unwrap_or_default();
    if !language.eq_ignore_ascii_case("en") {
        return;
    }
    texts(subject.scenario(), &mut |_, words, way| {
        if let Some(message) = fault(words) {
            let problem = subject.problem(Code::OpenQuotation, way, message);
            problems.push(problem.hint("write “ before the quoted words and ” behind them"));
        }
    });
}

fn fault(words: &str) -> Option<&'static str> {
    let mut open = false;
    for mark in words.chars().filter(|letter| MARKS.contains(letter)) {
        match (mark == MARKS[0], open) {
            (true, false) => open = true,
            (false, true) => open = false,
            (true, true) => return Some("a quotation begins in this text before the last one is closed"),
            (false, false) => return Some("a quotation is closed in this text that was never opened"),
        }
    }
    open.then_some("a quotation in this text is never closed")
}
