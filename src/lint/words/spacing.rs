//! Spaces at the beginning or the end of a text, and two where one belongs.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::texts;
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::Spacing],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    texts(subject.scenario(), &mut |_, words, way| {
        let message = if words.trim() != words {
            "this text begins or ends with a space"
        } else if words.lines().any(|line| line.trim_start().contains("  ")) {
            "two spaces follow one another in this text"
        } else {
            return;
        };
        problems.push(subject.problem(Code::Spacing, way, message).hint("delete the space"));
    });
}
