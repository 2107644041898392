//! A `language` that is no tag of a language people speak.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use isolang::Language;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnknownLanguage],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let tag = &subject.scenario().language;
    if !is_known(tag) {
        let message = format!("{} is no language that programs know", shown(tag));
        let problem = subject.problem(Code::UnknownLanguage, &[Step::Key("language")], message);
        problems.push(problem.hint("write its short name, such as \"en\", \"de\" or \"pt-BR\""));
    }
}

/// Whether a tag begins with a language of ISO 639 and has nothing odd behind it.
pub(super) fn is_known(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let known = match language.len() {
        2 => Language::from_639_1(&language).is_some(),
        3 => Language::from_639_3(&language).is_some(),
        _ => false,
    };
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    known && parts.all(fits)
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn tags_are_known_by_their_language() {
        for tag in ["en", "EN", "en-GB", "pt-BR", "zh-Hant-TW", "kk", "gsw"] {
            assert!(is_known(tag), "{tag}");
        }
        for tag in ["", "english", "xx", "en_GB", "e", "en-", "en-Großbritannien", "12"] {
            assert!(!is_known(tag), "{tag}");
        }
    }
}
