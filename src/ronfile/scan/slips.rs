//! Small slips between entries: a colon, a comma, a quote or a unit too few or too many. Each is told and passed over.

use super::{Comma, Fault, Item, Kind, MAX_GUESSES, Scanner, is_number, is_word_part};
use crate::diagnostics::{Code, Span, shown};
use crate::ronfile::outline::{Outline, Shape, push_key};

impl Scanner<'_> {
    /// The colon behind a key.
    pub(super) fn colon(&mut self, key: Span, name: &str) -> Fault<()> {
        self.space()?;
        match self.peek() {
            Some(':') => {
                self.at += 1;
                self.space()?;
                let more = [":", "=", "->"].into_iter().find(|sign| self.starts(sign));
                if let Some(sign) = more {
                    let span = Span::new(self.at, self.at + sign.len());
                    self.slip(
                        span,
                        format!("one `:` is enough after {}", shown(name)),
                        format!("delete this `{sign}`"),
                    );
                    self.at = span.end;
                }
            }
            Some('=') => {
                self.slip(
                    self.here(),
                    format!("a `:` should stand after {}, not `=`", shown(name)),
                    "write `:` in its place",
                );
                self.at += 1;
                if self.peek() == Some('>') {
                    self.at += 1;
                }
            }
            Some(c @ ('：' | '-' | ';')) if c != '-' || self.starts("->") => {
                self.slip(
                    self.here(),
                    format!("a `:` should stand after {}, not {}", shown(name), shown(&c.to_string())),
                    "write `:` in its place",
                );
                self.skip(c);
                if c == '-' {
                    self.at += 1;
                }
            }
            Some(',' | ')' | ']' | '}') | None => {}
            Some(_) => {
                self.slip(
                    key,
                    format!("a `:` is missing after {}", shown(name)),
                    "put it between the key and its value",
                );
            }
        }
        Ok(())
    }

    /// Reads on as if a bracket stood at `at`, up to the one that closes it. None, and nothing done, if that comes to nothing.
    pub(super) fn guess(&mut self, at: usize, open: Span, close: char, kind: Kind, depth: usize) -> Option<Vec<Item>> {
        // A guess inside a guess could double the work at every bracket.
        if self.guesses == MAX_GUESSES || self.is_guessing {
            return None;
        }
        self.guesses += 1;
        self.is_guessing = true;
        let before = (
            self.at,
            self.problems.len(),
            self.slips.len(),
            self.last_text,
            self.crooked,
            self.path.len(),
        );
        self.at = at;
        let items = self.items(open, close, kind, depth + 1);
        self.is_guessing = false;
        let fits = self.problems.len() == before.1;
        match items {
            Ok(items) if fits => Some(items),
            _ => {
                self.at = before.0;
                self.problems.truncate(before.1);
                self.slips.truncate(before.2);
                self.last_text = before.3;
                self.crooked = before.4;
                self.path.truncate(before.5);
                self.no_comma_needed = false;
                None
            }
        }
    }

    /// The entries that follow a key without the bracket that should open them.
    pub(super) fn unopened(&mut self, key: Span, name: &str, depth: usize) -> Option<Outline> {
        let next = self.at;
        let (open, close, kind) = match self.peek() {
            Some('"') => ('{', '}', Kind::Map),
            Some(c) if is_word_part(c) => ('(', ')', Kind::Fields),
            _ => return None,
        };
        if self.indent(next) <= self.indent(key.start) {
            return None;
        }
        let items = self.guess(next, key, close, kind, depth)?;
        self.slip(
            key,
            format!("a `{open}` is missing after {}", shown(name)),
            format!("put a `{open}` behind its colon"),
        );
        Some(Scanner::block_of(items, Span::new(next, self.at), Span::new(next, next)))
    }

    /// Texts that stand behind another without brackets around them all: `shows: "one", "two"],`.
    pub(super) fn bare_list(&mut self, items: &mut [Item]) -> Fault<bool> {
        let start = self.at;
        let is_text = self.skip_plain_string();
        let keyless = is_text && {
            self.space()?;
            matches!(self.peek(), Some(',' | ']' | ')'))
        };
        let bracket = self.peek() == Some(']');
        self.at = start;
        let Some(last) = items.last_mut() else { return Ok(false) };
        let words = self.slice(last.value.span);
        if !keyless || !words.starts_with('"') || self.text[last.value.span.end..start].contains('\n') {
            return Ok(false);
        }
        if last.value.shape != Shape::Broken {
            let path = self.path.len();
            if let Some((key, _, quoted)) = &last.key {
                push_key(&mut self.path, key, *quoted);
            }
            self.slip(
                self.before(last.value.span.start + 1),
                "several values stand in a list, and its brackets are missing",
                "write [ … ] around them",
            );
            self.path.truncate(path);
        }
        self.skip_plain_string();
        if bracket {
            self.space()?;
            self.skip(']');
            self.no_comma_needed = true;
        }
        self.widen(&mut last.value);
        Ok(true)
    }

    /// Whether the next entry, or the block's end, stands where a value should.
    pub(super) fn value_is_missing(&mut self) -> Fault<bool> {
        let start = self.at;
        let missing = match self.peek() {
            Some(',' | ')' | ']' | '}') => true,
            Some(c) if is_word_part(c) => {
                let own_line = self.text[..self.at].trim_end_matches([' ', '\t']).ends_with('\n');
                self.word();
                own_line && self.colon_ahead()?
            }
            Some('"') => {
                let own_line = self.text[..self.at].trim_end_matches([' ', '\t']).ends_with('\n');
                own_line && self.skip_plain_string() && self.colon_ahead()?
            }
            _ => false,
        };
        self.at = start;
        Ok(missing)
    }

    /// Mends what stands between two entries in place of a comma, or tells that none is there.
    /// Says how to go on where it read something; none where the next entry begins right here.
    pub(super) fn no_comma(&mut self, last: &mut Outline, kind: Kind, depth: usize) -> Fault<Option<Comma>> {
        let Some(c) = self.peek() else { return Ok(None) };
        let end = last.span.end;
        let gap = &self.text[end..self.at];
        let same_line = !gap.contains('\n');
        let words = self.slice(last.span);
        let is_text = words.starts_with('"') && last.is_leaf();
        let is_bare = last.shape == Shape::Leaf && words.starts_with(is_word_part);
        let more_on_line = || !self.rest()[1..].lines().next().unwrap_or_default().trim().is_empty();
        if c == ':' && is_bare && !is_number(words) && (kind == Kind::List || (same_line && more_on_line())) {
            let colon = self.at;
            if let Some(items) = self.guess(last.span.start, last.span, ')', Kind::Fields, depth) {
                self.slip(
                    last.span,
                    format!("a `(` is missing before {}", shown(words)),
                    "keys stand between brackets: ( key: value )",
                );
                let start = last.span.start;
                *last = Scanner::block_of(items, Span::new(start, self.at), Span::new(start, start));
                self.found_loose_keys = kind == Kind::List;
                return Ok(Some(Comma::Missing));
            }
            if kind == Kind::List {
                self.slip(
                    last.span,
                    format!("the key {} cannot stand in a list of values", shown(words)),
                    "a bracket may be missing before it: keys stand in ( … )",
                );
                self.at = colon + 1;
                self.value(depth + 1)?;
                self.widen(last);
                return Ok(Some(Comma::Missing));
            }
        }
        if matches!(c, ';' | ':' | '=' | '，' | '、' | '،' | '|' | '；') || (c == '.' && !is_bare) {
            self.slip(
                self.here(),
                format!("a `,` should stand between two entries, not {}", shown(&c.to_string())),
                "write `,` in its place",
            );
            self.skip(c);
            return Ok(Some(Comma::There));
        }
        if is_text && same_line && !matches!(c, '(' | '[' | '{') && (gap.is_empty() || (c != '"' && !self.entry_ahead()?)) {
            self.slip(
                self.before(end),
                "this quote ends the text, but more words follow on the line",
                "write a quote inside a text as \\\", or as “ ”; or put a `,` here if the text does end",
            );
            self.skip_text(true);
            self.widen(last);
            return Ok(Some(Comma::Missing));
        }
        let next_number = c.is_ascii_digit() && kind == Kind::List;
        if is_bare && c == '"' && gap.is_empty() && !is_number(words) && self.skip_plain_string() {
            self.slip(
                last.span,
                format!("a `(` is missing after {}", shown(words)),
                format!("write {words}(\"…\")"),
            );
            self.close_unopened();
            self.widen(last);
            return Ok(Some(Comma::Missing));
        }
        if is_bare && same_line && is_number(words) && !next_number && !matches!(c, '"' | '(' | '[' | '{') && !self.entry_ahead()? {
            let unit = self.first_character(self.here());
            self.slip_as(
                Code::WrongValue,
                unit,
                format!("a number stands alone, without {}", shown(self.slice(unit))),
                match words.parse::<f64>() {
                    Ok(percent) if c == '%' => format!("write the digits only; as a chance, {words}% is {}", percent / 100.0),
                    _ => "write the digits only".into(),
                },
            );
            self.skip_to_delimiter();
            self.widen(last);
            return Ok(Some(Comma::Missing));
        }
        if is_bare && same_line && !is_number(words) && !matches!(c, '(' | '[' | '{') && !self.entry_ahead()? {
            self.bare_text(last);
            return Ok(Some(Comma::Missing));
        }
        if is_bare && same_line && matches!(c, '[' | '{') && !is_number(words) {
            self.slip(
                self.here(),
                format!("round brackets belong after {}", shown(words)),
                format!("write `{words}( … )`"),
            );
            self.block(self.at, depth + 1)?;
            self.close_unopened();
            self.widen(last);
            return Ok(Some(Comma::Missing));
        }
        self.slip(
            self.before(end),
            "a comma is missing between two entries",
            "put a `,` here, at the end of this entry",
        );
        Ok(None)
    }

    /// Passes over the closing bracket of a pair whose opening one is missing.
    fn close_unopened(&mut self) {
        if self.peek() == Some(')') {
            self.skip(')');
        }
    }

    /// Makes an entry's value reach to the cursor, and unreadable.
    pub(super) fn widen(&self, last: &mut Outline) {
        last.span.end = self.at;
        last.head = last.span;
        last.shape = Shape::Broken;
    }

    /// Whether a word and a colon stand here.
    pub(super) fn entry_ahead(&mut self) -> Fault<bool> {
        let start = self.at;
        let found = if self.peek().is_some_and(is_word_part) {
            self.word();
            self.colon_ahead()?
        } else {
            false
        };
        self.at = start;
        Ok(found)
    }

    /// A text without quotes: `title: The long way round,`.
    pub(super) fn bare_text(&mut self, last: &mut Outline) {
        self.skip_text(false);
        last.span.end = self.at;
        let words = self.slice(last.span);
        let (message, hint) = if words.ends_with('"') {
            (
                "the quote at the beginning of this text is missing",
                "put a `\"` before its first word",
            )
        } else {
            (
                "a text stands between double quotes",
                "put a `\"` before its first word and one after its last",
            )
        };
        self.slip(last.span, message, hint);
        self.widen(last);
    }

    /// Whether a word without a colon is the rest of the unquoted text in the entry before, as in `title: Hello, world`.
    pub(super) fn is_rest_of_text(&mut self, items: &[Item]) -> Fault<bool> {
        let Some(last) = items.last() else { return Ok(false) };
        let words = self.slice(last.value.span);
        if self.text[last.value.span.end..self.at].contains('\n') || !words.starts_with(is_word_part) || is_number(words) {
            return Ok(false);
        }
        let start = self.at;
        self.space()?;
        let alone = !matches!(self.peek(), Some(':' | '=' | '"' | '[' | '{' | '('));
        self.at = start;
        Ok(alone && last.value.is_leaf())
    }

    pub(super) fn is_decimal_comma(&self, last: &Outline) -> bool {
        let words = self.slice(last.span);
        last.shape == Shape::Leaf
            && last.span.end + 1 == self.at
            && words.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '+')
            && self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    pub(super) fn decimal_comma(&mut self, items: &mut [Item]) {
        let item = items.last_mut().expect("it holds the digits before the comma");
        let path = self.path.len();
        if let Some((key, _, quoted)) = &item.key {
            push_key(&mut self.path, key, *quoted);
        }
        let last = &mut item.value;
        let before = self.slice(last.span);
        let after = self.word();
        last.span.end = self.at;
        self.slip_as(
            Code::WrongValue,
            last.span,
            "a number is written with a point, not a comma",
            format!("write {before}.{after}"),
        );
        self.path.truncate(path);
        self.widen(last);
    }
}
