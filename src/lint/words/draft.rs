//! Words that were meant to be replaced: notes to oneself, filler, and texts without a word.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::walk::texts;
use crate::lint::{Rule, Subject};
use regex::Regex;
use std::sync::LazyLock;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::Placeholder],
    look,
};

/// Notes to oneself, and the filler that printers use.
static LEFT_OVER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?-u:\b)(?:TODO|FIXME|TBD|XXX|xxx|[Ll]orem ipsum)(?-u:\b)").expect("the pattern is tested"));

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    texts(subject.scenario(), &mut |_, words, way| {
        let message = if let Some(left) = LEFT_OVER.find(words) {
            format!("{} was left standing in this text", shown(left.as_str()))
        } else if !words.trim().is_empty() && !words.contains(char::is_alphanumeric) {
            "this text holds no word".to_owned()
        } else {
            return;
        };
        let problem = subject.problem(Code::Placeholder, way, message);
        problems.push(problem.hint("write what the person really says here"));
    });
}
