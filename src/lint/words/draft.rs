//! Words that were meant to be replaced: notes to oneself, filler, and sentences of the starter file.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::{bare, texts};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::Placeholder],
    look,
};

/// Notes to oneself, as words of their own.
const NOTES: &[&str] = &["TODO", "FIXME", "TBD", "XXX", "xxx"];

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    texts(subject.scenario(), &mut |_, words, way| {
        let note = words
            .split(|letter: char| !letter.is_alphanumeric())
            .find(|word| NOTES.contains(word));
        let message = if let Some(note) = note {
            format!("`{note}` was left standing in this text")
        } else if words.to_lowercase().contains("lorem ipsum") {
            "this text is filler".to_owned()
        } else if bare(words).is_empty() && !words.trim().is_empty() {
            "this text holds no word".to_owned()
        } else {
            return;
        };
        let problem = subject.problem(Code::Placeholder, way, message);
        problems.push(problem.hint("write what the person really says here"));
    });
}
