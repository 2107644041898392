//! A language for which no list of words says what a time, an amount or a vow looks like.

use super::language::is_known;
use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::lexicon::WordList;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoLexicon],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let tag = &subject.scenario().language;
    if is_known(tag) && WordList::of(tag).is_none() {
        let message = format!(
            "the texts are in {}, so promises without a claim cannot be found in them",
            shown(tag)
        );
        let languages: Vec<&str> = WordList::languages().collect();
        let hint = format!(
            "read every reply once and ask what it promises; words are looked for in: {}",
            languages.join(", ")
        );
        problems.push(subject.problem(Code::NoLexicon, &[Step::Key("language")], message).hint(hint));
    }
}
