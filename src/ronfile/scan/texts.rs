//! Texts and the quotes around them: straight, typographic, single, missing.

use super::{Fault, Scanner, is_word_part};
use crate::diagnostics::{Code, Diagnostic, Span, shown};
use crate::ronfile::outline::Outline;

/// How many bytes of a line are looked at for the end of a text.
const LONGEST_LINE: usize = 4000;

impl Scanner<'_> {
    /// Moves to where a text on this line seems to end: behind a quote, or before a comma for a text without quotes.
    pub(super) fn skip_text(&mut self, quoted: bool) {
        let rest = self.rest();
        let near = &rest[..rest.floor_char_boundary(LONGEST_LINE)];
        let line = near.split(['\n', '\r']).next().unwrap_or_default();
        let mut before = None;
        let mut end = None;
        for (at, c) in line.char_indices() {
            let closed = before.is_some_and(is_quote);
            if (closed || !quoted) && text_may_end(&line[at..]) {
                end = Some(at);
                break;
            }
            before = Some(c);
        }
        let trimmed = line.trim_end();
        self.at += end.unwrap_or_else(|| trimmed.strip_suffix(',').unwrap_or(trimmed).len());
    }

    /// A text between quotes that are not double ones, or not straight ones.
    pub(super) fn odd_text(&mut self, start: usize) -> Outline {
        let opener = self.here();
        self.at = opener.end;
        self.skip_text(true);
        self.slip(
            opener,
            format!(
                "texts stand between straight double quotes, not between {}",
                shown(self.slice(opener))
            ),
            "write \"…\"; some editors turn straight quotes into others, and have a setting for it",
        );
        self.leaf(start)
    }

    pub(super) fn string(&mut self) -> Fault<()> {
        let start = self.at;
        if let Some(end) = self.cuts.get(&start) {
            self.at = *end;
            let words = &self.text[start..*end];
            let message = if words.len() > 1 && words.ends_with(is_odd_quote) {
                "this text begins with a straight quote and ends with another kind"
            } else {
                "this text is not closed on its line: a `\"` is missing"
            };
            let told = Diagnostic::new(Code::Syntax, Span::new(start, *end), self.path.as_str(), message);
            self.problems
                .push(told.hint("put a `\"` where the text ends; a quote inside a text is written \\\", or as “ ”"));
            return Ok(());
        }
        match string_end(self.rest()) {
            Some(length) => {
                self.at += length;
                self.last_text = Some(Span::new(start, self.at));
                Ok(())
            }
            None => {
                let line = self.rest().split(['\n', '\r']).next().unwrap_or_default();
                self.last_text = Some(Span::new(start, self.text.len()));
                Err(Box::new(
                    self.fault(
                        Span::new(start, start + line.trim_end().len()),
                        "this text is never closed: a `\"` is missing",
                    )
                    .hint("put a `\"` where the text ends; a quote inside a text is written \\\", or as “ ”"),
                ))
            }
        }
    }

    /// Reads one character between single quotes, if that is what stands here.
    pub(super) fn character(&mut self) -> bool {
        let mut chars = self.rest().chars();
        chars.next();
        let mut length = 1;
        let Some(c) = chars.next().filter(|c| !matches!(c, '\'' | '\n')) else {
            return false;
        };
        length += c.len_utf8();
        if c == '\\' {
            for c in chars.by_ref().take(10) {
                length += c.len_utf8();
                if c == '\'' && length > 3 {
                    return self.ends_character(length);
                }
            }
            return false;
        }
        chars.next() == Some('\'') && self.ends_character(length + 1)
    }

    /// Takes what may be a character between single quotes, unless it is the beginning of a text between them.
    pub(super) fn ends_character(&mut self, length: usize) -> bool {
        let ends = text_may_end(self.rest()[length..].lines().next().unwrap_or_default());
        if ends {
            self.at += length;
        }
        ends
    }

    pub(super) fn at_raw_string(&self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix('b').unwrap_or(rest);
        match rest.strip_prefix('r') {
            Some(rest) => rest.trim_start_matches('#').starts_with('"'),
            None => rest.starts_with('"'),
        }
    }

    pub(super) fn raw_string(&mut self) -> Fault<()> {
        let start = self.at;
        let rest = self.rest();
        let quote = rest.find('"').unwrap_or_default();
        let prefix = &rest[..quote];
        if !prefix.contains('r') {
            self.at += quote;
            return self.string();
        }
        let hashes = prefix.matches('#').count();
        let close = format!("\"{}", "#".repeat(hashes));
        match rest[quote + 1..].find(&close) {
            Some(end) => {
                self.at += quote + 1 + end + close.len();
                Ok(())
            }
            None => Err(self.fault(
                Span::new(start, start + quote + 1),
                match hashes {
                    0..10 => format!("this text is never closed: a `{close}` is missing"),
                    _ => format!("this text is never closed: a `\"` with {hashes} `#` behind it is missing"),
                },
            )),
        }
    }

    /// Passes over a text without looking for faults in it.
    pub(super) fn skip_plain_string(&mut self) -> bool {
        match string_end(self.rest()) {
            Some(length) => {
                self.at += length;
                true
            }
            None => false,
        }
    }
}

/// Where a text that runs over a line end may have been meant to end.
pub(super) fn line_ends(text: &str, span: Span) -> [usize; 2] {
    let first_line = text[span.start..span.end].split('\n').next().unwrap_or_default();
    let trimmed = first_line.trim_end();
    let without_comma = trimmed.strip_suffix(',').unwrap_or(trimmed);
    let without_brackets = trimmed.trim_end_matches([',', ' ', ')', ']', '}']);
    [without_comma, without_brackets].map(|kept| span.start + kept.len().max(1))
}

/// The length of a text that begins with a double quote, with its quotes; none if it is not closed.
pub(super) fn string_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// What a text says: without its quotes, with its escapes resolved. None if it is no text, or an escape means nothing.
pub(in crate::ronfile) fn text_of(slice: &str) -> Option<String> {
    let first = slice.chars().next()?;
    if first == '"' && !slice.contains('\\') {
        let inner = &slice[1..];
        let unclosed = || inner.trim_end_matches(is_double_odd_quote);
        return Some(inner.strip_suffix('"').unwrap_or_else(unclosed).to_owned());
    }
    if first == '\'' || is_odd_quote(first) {
        let inner = &slice[first.len_utf8()..];
        let inner = inner.strip_suffix(|c| c == '"' || c == '\'' || is_odd_quote(c)).unwrap_or(inner);
        return Some(inner.to_owned());
    }
    if first == '"' || first == 'r' {
        return ron::from_str::<String>(slice).ok();
    }
    None
}

/// Whether a text may end where this rest of its line begins: before a comma or closing brackets, and then the line's
/// end, a note, or another entry.
pub(super) fn text_may_end(rest: &str) -> bool {
    let bare = rest.trim_start();
    let after = bare.trim_start_matches([',', ')', ']', '}', ' ', '\t']);
    if after.is_empty() {
        return true;
    }
    if after.len() == bare.len() {
        return bare.starts_with(':');
    }
    let word = after.trim_start_matches(is_word_part);
    after.starts_with('"') || after.starts_with("//") || (word.len() < after.len() && word.trim_start().starts_with(':'))
}

pub(super) fn is_quote(c: char) -> bool {
    c == '"' || c == '\'' || is_odd_quote(c)
}

/// Quotes that are no straight ones.
pub(super) fn is_odd_quote(c: char) -> bool {
    is_double_odd_quote(c) || matches!(c, '‘' | '’' | '‚' | '‛' | '‹' | '›' | '`' | '´')
}

fn is_double_odd_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}
