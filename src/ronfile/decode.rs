//! How `ron` is made to tell every fault of a text, not only its first.
//!
//! After each fault the entry it stands in is blanked out (bytes become spaces, so that places stay true) and the
//! text is decoded again. A key that is missing because it was blanked is no new fault: its parent goes too.

use super::outline::{Entry, Outline, child_path};
use crate::diagnostics::{Code, Diagnostic, Span, did_you_mean};
use ron::error::Error as Ron;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

/// How many faults of one text are told. Past that, the first ones are what to mend.
const MAX_FAULTS: usize = 60;

/// What became of a text.
#[derive(Debug)]
pub struct Decoded<T> {
    /// The value, without the entries that had faults; none if too little was left.
    pub value: Option<T>,
    /// Where everything stands; none if the brackets do not fit.
    pub outline: Option<Outline>,
    /// Everything that is wrong with the text.
    pub problems: Vec<Diagnostic>,
}

/// Decodes a text and tells all its faults.
pub fn decode<T: DeserializeOwned>(text: &str) -> Decoded<T> {
    let outline = match Outline::parse(text) {
        Ok(outline) => outline,
        Err(fault) => {
            return Decoded {
                value: None,
                outline: None,
                problems: vec![*fault],
            };
        }
    };
    let mut repair = Repair {
        text: text.to_owned(),
        outline: &outline,
        blanked: Vec::new(),
        problems: Vec::new(),
    };
    repair.blank_duplicates();
    let value = repair.run();
    let mut problems = repair.problems;
    problems.sort_by_key(|problem| problem.span);
    Decoded {
        value,
        outline: Some(outline),
        problems,
    }
}

struct Repair<'a> {
    text: String,
    outline: &'a Outline,
    /// The entries taken out so far.
    blanked: Vec<Span>,
    problems: Vec<Diagnostic>,
}

/// A place in the outline: the chain of entries from the top, and the value at its end.
struct Place<'a> {
    entries: Vec<&'a Entry>,
    value: &'a Outline,
    path: String,
}

impl<'a> Repair<'a> {
    fn blank_duplicates(&mut self) {
        for (first, again, path) in self.outline.duplicates() {
            self.problems.push(
                Diagnostic::new(
                    Code::DuplicateKey,
                    again.key_span,
                    path,
                    format!("`{}` stands here a second time", again.key),
                )
                .related(first.key_span, "it stands here first")
                .hint("rename one of them, or delete the one that is not meant"),
            );
            self.blank(again.span());
        }
    }

    fn run<T: DeserializeOwned>(&mut self) -> Option<T> {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        for _ in 0..MAX_FAULTS * 2 {
            let mut deserializer = match ron::Deserializer::from_str_with_options(&self.text, &options) {
                Ok(deserializer) => deserializer,
                Err(fault) => {
                    self.tell_spanned(&fault);
                    return None;
                }
            };
            match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
                Ok(value) => return Some(value),
                Err(fault) => {
                    let path = fault.path().clone();
                    let spanned = deserializer.span_error(fault.into_inner());
                    if self.problems.len() >= MAX_FAULTS || !self.tell(&path, &spanned) {
                        return None;
                    }
                }
            }
        }
        None
    }

    /// Tells one fault and takes its entry out. False if nothing can be taken out.
    fn tell(&mut self, path: &Path, fault: &ron::error::SpannedError) -> bool {
        let place = self.place(path);
        match &fault.code {
            Ron::NoSuchStructField { expected, found, .. } => {
                let Some(entry) = place.value.entry(found).filter(|entry| !self.is_blanked(entry.span())) else {
                    self.tell_spanned(fault);
                    return false;
                };
                let known = expected.iter().copied();
                self.problems.push(
                    Diagnostic::new(
                        Code::UnknownKey,
                        entry.key_span,
                        child_path(&place.path, entry),
                        format!("there is no key `{found}` here"),
                    )
                    .hint(did_you_mean(found, known).unwrap_or_else(|| format!("the keys here are: {}", expected.join(", ")))),
                );
                self.blank(entry.span());
                true
            }
            Ron::MissingStructField { field, .. } => {
                let lost = place
                    .value
                    .entries()
                    .iter()
                    .any(|entry| entry.key == *field && self.is_blanked(entry.span()));
                let name = match place.entries.last() {
                    Some(entry) => entry.key_span,
                    None => Span::new(place.value.span.start, place.value.span.start + 1),
                };
                if !lost {
                    self.problems.push(
                        Diagnostic::new(
                            Code::MissingKey,
                            name,
                            place.path.clone(),
                            format!("the key `{field}` is missing here"),
                        )
                        .hint(format!("add `{field}: …,` between these brackets")),
                    );
                }
                self.blank_parent(&place)
            }
            _ if is_syntax(&fault.code) => {
                self.tell_spanned(fault);
                false
            }
            code => {
                let span = self.value_span(&place, fault);
                let (message, hint) = wrong_value(code);
                self.problems
                    .push(Diagnostic::new(Code::WrongValue, span, place.path.clone(), message).maybe_hint(hint));
                self.blank_parent(&place)
            }
        }
    }

    /// A fault told by `ron`'s own place, unless it only follows from what was taken out.
    fn tell_spanned(&mut self, fault: &ron::error::SpannedError) {
        if !self.problems.is_empty() {
            return;
        }
        let span = self.byte_span(fault);
        self.problems
            .push(Diagnostic::new(Code::Syntax, span, "", sentence(&fault.code.to_string())));
    }

    /// The wrong value: where the path leads, or inside it where `ron` stopped.
    fn value_span(&self, place: &Place<'_>, fault: &ron::error::SpannedError) -> Span {
        let told = self.byte_span(fault);
        let value = place.value.span;
        let inside = !place.value.entries().is_empty() && told.start >= value.start && told.end <= value.end;
        if inside && told.start < told.end { told } else { value }
    }

    fn byte_span(&self, fault: &ron::error::SpannedError) -> Span {
        let start = byte_at(&self.text, fault.span.start.line, fault.span.start.col);
        let end = byte_at(&self.text, fault.span.end.line, fault.span.end.col).max(start);
        Span::new(start, end)
    }

    /// Follows a path as far as the outline knows it.
    fn place(&self, path: &Path) -> Place<'a> {
        let mut place = Place {
            entries: Vec::new(),
            value: self.outline,
            path: String::new(),
        };
        for segment in path.iter() {
            match segment {
                Segment::Map { key } => {
                    let Some(entry) = place.value.entry(key) else { break };
                    place.path = child_path(&place.path, entry);
                    place.entries.push(entry);
                    place.value = &entry.value;
                }
                Segment::Seq { index } => {
                    let Some(item) = place.value.at(*index) else { break };
                    place.path.push_str(&format!("[{index}]"));
                    place.value = item;
                }
                Segment::Enum { .. } => {
                    if let (None, Some(inner)) = (place.value.at(1), place.value.at(0))
                        && self.text[place.value.span.start..].starts_with(char::is_alphabetic)
                    {
                        place.value = inner;
                    }
                }
                Segment::Unknown => break,
            }
        }
        place
    }

    /// Takes the innermost entry around a place out. An entry that is already out takes its parent along.
    fn blank_parent(&mut self, place: &Place<'a>) -> bool {
        match place.entries.iter().rev().find(|entry| !self.is_blanked(entry.span())) {
            Some(entry) => {
                self.blank(entry.span());
                true
            }
            None => false,
        }
    }

    fn is_blanked(&self, span: Span) -> bool {
        self.blanked.contains(&span)
    }

    /// Turns an entry and the comma behind it into spaces; line ends stay.
    fn blank(&mut self, span: Span) {
        self.blanked.push(span);
        let rest = &self.text[span.end..];
        let gap = rest.len() - rest.trim_start().len();
        let end = if rest.trim_start().starts_with(',') {
            span.end + gap + 1
        } else {
            span.end
        };
        let blanks: String = self.text[span.start..end]
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
            .collect();
        self.text.replace_range(span.start..end, &blanks);
    }
}

/// Whether the fault is one of brackets and commas, after which nothing can be taken out.
fn is_syntax(code: &Ron) -> bool {
    matches!(
        code,
        Ron::Eof
            | Ron::ExpectedArrayEnd
            | Ron::ExpectedComma
            | Ron::ExpectedMapColon
            | Ron::ExpectedMapEnd
            | Ron::ExpectedStructLikeEnd
            | Ron::ExpectedStringEnd
            | Ron::ExpectedIdentifier
            | Ron::UnclosedBlockComment
            | Ron::UnclosedLineComment
            | Ron::TrailingCharacters
            | Ron::ExceededRecursionLimit
    )
}

/// A wrong value in words, with advice where a name is misspelt.
fn wrong_value(code: &Ron) -> (String, Option<String>) {
    match code {
        Ron::NoSuchEnumVariant { expected, found, .. } => (
            format!("`{found}` is not one of the words that can stand here"),
            Some(did_you_mean(found, expected.iter().copied()).unwrap_or_else(|| format!("the words are: {}", expected.join(", ")))),
        ),
        Ron::ExpectedString => ("a text between double quotes should stand here".into(), None),
        Ron::ExpectedArray => (
            "a list should stand here".into(),
            Some("write [ … ], with commas between the items".into()),
        ),
        Ron::ExpectedMap => (
            "a map should stand here".into(),
            Some("write { \"id\": …, }, with a comma after each entry".into()),
        ),
        Ron::ExpectedStructLike | Ron::ExpectedNamedStructLike(_) => (
            "fields between round brackets should stand here".into(),
            Some("write ( key: value, )".into()),
        ),
        Ron::ExpectedInteger | Ron::InvalidIntegerDigit { .. } => ("a whole number should stand here".into(), None),
        Ron::ExpectedFloat => ("a number should stand here".into(), None),
        Ron::ExpectedBoolean => ("`true` or `false` should stand here".into(), None),
        Ron::IntegerOutOfBounds => ("this number is too large, or below zero where it cannot be".into(), None),
        Ron::ExpectedDifferentStructName { expected, found } => (format!("`{expected}` should stand here, not `{found}`"), None),
        Ron::Message(message) => (sentence(message), None),
        other => (sentence(&other.to_string()), None),
    }
}

/// The library's words as a clause of ours: no capital, no full stop.
fn sentence(words: &str) -> String {
    let mut chars = words.trim_end_matches('.').chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => "this cannot be read".into(),
    }
}

fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start.min(text.len())..];
    let offset = rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(at, _)| at);
    start.min(text.len()) + offset
}
