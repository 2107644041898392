//! The words by which a language names times, amounts and vows: data, read from `assets/lexicon`.

use crate::diagnostics::Diagnostic;
use crate::ronfile::decode;
use indexmap::IndexMap;
use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use std::sync::LazyLock;

/// The lists that stand in the binary.
const TEXTS: &[&str] = &[include_str!("../../assets/lexicon/en.ron")];

static BUILT_IN: LazyLock<Vec<WordList>> = LazyLock::new(|| {
    let read = |text: &&str| WordList::read(text).unwrap_or_else(|problems| panic!("the built-in lists are tested to load: {problems:?}"));
    TEXTS.iter().map(read).collect()
});

/// What words stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Means {
    /// A day or an hour by which something will happen.
    Time,
    /// An amount of money, or a share.
    Sum,
    /// Words that leave no doubt.
    Vow,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lexicon {
    language: String,
    entries: IndexMap<String, EntryFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryFile {
    means: Means,
    words: Vec<String>,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the sentences are the entry's tests"))]
    hits: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the sentences are the entry's tests"))]
    misses: Vec<String>,
}

/// The words of one language.
#[derive(Debug)]
pub(super) struct WordList {
    language: String,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    means: Means,
    words: Regex,
    needs: Option<Regex>,
    unless: Option<Regex>,
}

impl WordList {
    /// The list for a language's tag, as for `en-GB` that of `en`.
    pub(super) fn of(tag: &str) -> Option<&'static WordList> {
        let language = tag.split('-').next().unwrap_or_default();
        BUILT_IN.iter().find(|lexicon| lexicon.language.eq_ignore_ascii_case(language))
    }

    /// The languages that have a list.
    pub(super) fn languages() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|lexicon| lexicon.language.as_str())
    }

    fn read(text: &str) -> Result<WordList, Vec<Diagnostic>> {
        let decoded = decode::<Lexicon>(text);
        match decoded.value {
            Some(file) if decoded.problems.is_empty() => Ok(WordList {
                language: file.language,
                entries: file.entries.values().map(Entry::new).collect(),
            }),
            _ => Err(decoded.problems),
        }
    }

    /// The first words in a text that mean this, as they stand there.
    pub(super) fn find<'t>(&self, means: Means, text: &'t str) -> Option<&'t str> {
        self.entries
            .iter()
            .filter(|entry| entry.means == means)
            .find_map(|entry| entry.find(text))
    }
}

impl Entry {
    fn new(file: &EntryFile) -> Self {
        let some = |patterns: &[String]| (!patterns.is_empty()).then(|| pattern(patterns));
        Self {
            means: file.means,
            words: pattern(&file.words),
            needs: some(&file.needs),
            unless: some(&file.unless),
        }
    }

    fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        // Most texts hold none of the words, and need not be cut into sentences.
        if !self.words.is_match(text) {
            return None;
        }
        sentences(text)
            .filter(|sentence| !sentence.ends_with('?'))
            .filter(|sentence| self.needs.as_ref().is_none_or(|needs| needs.is_match(sentence)))
            .filter(|sentence| !self.unless.as_ref().is_some_and(|unless| unless.is_match(sentence)))
            .find_map(|sentence| self.words.find(sentence))
            .map(|found| found.as_str().trim_end_matches([',', '.', ';', '!']))
    }
}

/// One pattern that any of several fits, as whole words and whatever the case.
fn pattern(patterns: &[String]) -> Regex {
    let any = patterns.join("|").replace('\'', "(?:'|’)");
    // Half an edge: a pattern may begin with a sign, such as that of a currency.
    RegexBuilder::new(&format!(r"\b{{start-half}}(?:{any})\b{{end-half}}"))
        .case_insensitive(true)
        .unicode(false)
        .build()
        .unwrap_or_else(|fault| panic!("the built-in patterns are tested: {fault}"))
}

/// The sentences of a text, each with the sign that closes it.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let bytes = rest.as_bytes();
        let closes = |at: &usize| {
            matches!(bytes[*at], b'.' | b'!' | b'?' | b';') && bytes.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric())
        };
        let end = (0..bytes.len()).find(closes).map_or(bytes.len(), |at| at + 1);
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::{Entry, Lexicon, TEXTS, WordList, sentences};
    use crate::ronfile::decode;

    #[test]
    fn every_entry_finds_its_hits_and_passes_over_its_misses() {
        let mut wrong = Vec::new();
        for text in TEXTS {
            let file = decode::<Lexicon>(text).value.expect("the lists load");
            for (name, entry) in &file.entries {
                assert!(
                    entry.hits.len() > 1 && entry.misses.len() > 1,
                    "{name} needs sentences of both kinds"
                );
                let ready = Entry::new(entry);
                let missed = entry.hits.iter().filter(|text| ready.find(text).is_none());
                wrong.extend(missed.map(|text| format!("{name} does not find: {text}")));
                let found = entry.misses.iter().filter_map(|text| Some((text, ready.find(text)?)));
                wrong.extend(found.map(|(text, words)| format!("{name} finds “{words}” in: {text}")));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn a_tag_with_a_region_has_the_words_of_its_language() {
        assert!(WordList::of("en").is_some() && WordList::of("EN-gb").is_some());
        assert!(WordList::of("tlh").is_none() && WordList::of("").is_none());
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let parts: Vec<&str> = sentences("It costs £2.50. Is it? No; never! “So…”").collect();
        assert_eq!(parts, ["It costs £2.50.", "Is it?", "No;", "never!", "“So…”"]);
    }
}
