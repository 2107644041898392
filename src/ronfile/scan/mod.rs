//! From a text to its outline. Small slips (a comma, a colon, a quote) are told and passed over, so that one run tells
//! several; where brackets do not fit, everything behind would be a guess, and the scan ends.

mod brackets;
mod slips;
mod texts;

pub(super) use texts::text_of;

use super::outline::{Entry, Outline, Shape, push_index, push_key};
use crate::diagnostics::{Code, Diagnostic, Span, shown};
use std::collections::{BTreeMap, BTreeSet};
use texts::{is_odd_quote, line_ends};

/// How deep brackets may nest. The deepest part of a scenario needs a dozen.
const MAX_DEPTH: usize = 60;
/// How many slips of one text are told. Past that, the first ones are what to mend.
const MAX_SLIPS: usize = 60;
/// How often one scan goes on as if an opening bracket stood where none does.
const MAX_GUESSES: usize = 8;
/// How many unclosed texts are looked for in one file.
const MAX_CUTS: usize = 40;

/// What a scan found.
#[derive(Debug)]
pub(super) struct Scan {
    /// The outline; none if brackets do not fit.
    pub(super) outline: Option<Outline>,
    /// Everything that is wrong with commas, quotes and brackets.
    pub(super) problems: Vec<Diagnostic>,
    slips: Vec<Slip>,
}

/// Something that did not fit, other than the end of a text that is known to be unclosed.
#[derive(Clone, Copy, Debug)]
struct Slip {
    /// How far the scan had come.
    at: usize,
    /// The text that was read last before it.
    last_text: Option<Span>,
}

/// Scans a text.
///
/// A quote that is missing swallows everything up to the next one, and the trouble shows only behind that. So where a
/// text that runs over a line end stands right before trouble, the scan tries whether it gets farther with that text
/// ending on its line.
pub(super) fn scan(text: &str) -> Scan {
    let mut cuts = BTreeMap::new();
    // Texts that run over a line end, and rightly so.
    let mut innocent = BTreeSet::new();
    let mut best = scan_with(text, &cuts);
    for _ in 0..MAX_CUTS {
        let suspect = best.slips.iter().find_map(|slip| {
            let span = slip.last_text?;
            let known = cuts.contains_key(&span.start) || innocent.contains(&span.start);
            (!known && text[span.start..span.end].contains('\n')).then_some((span, slip.at))
        });
        let Some((suspect, trouble)) = suspect else { break };
        let mut better = None;
        let mut farthest = trouble;
        for end in line_ends(text, suspect) {
            let mut tried = cuts.clone();
            tried.insert(suspect.start, end);
            let scan = scan_with(text, &tried);
            let mut later = scan.slips.iter().map(|slip| slip.at).filter(|at| *at > suspect.start);
            let next = later.next().unwrap_or(usize::MAX);
            if next > farthest {
                farthest = next;
                better = Some((tried, scan));
            }
        }
        match better {
            Some((tried, scan)) => (cuts, best) = (tried, scan),
            None => {
                innocent.insert(suspect.start);
            }
        }
    }
    best
}

fn scan_with(text: &str, cuts: &BTreeMap<usize, usize>) -> Scan {
    let mut scanner = Scanner {
        text,
        at: 0,
        cuts,
        problems: Vec::new(),
        last_text: None,
        slips: Vec::new(),
        path: String::new(),
        crooked: None,
        no_comma_needed: false,
        guesses: 0,
        is_guessing: false,
        found_loose_keys: false,
    };
    let outline = match scanner.file() {
        Ok(outline) => Some(outline),
        Err(fault) => {
            scanner.note();
            scanner.problems.push(*fault);
            None
        }
    };
    Scan {
        outline,
        problems: scanner.problems,
        slips: scanner.slips,
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Texts that are known to be unclosed: where each begins, and where it is taken to end.
    cuts: &'a BTreeMap<usize, usize>,
    problems: Vec<Diagnostic>,
    last_text: Option<Span>,
    slips: Vec<Slip>,
    /// Where the scanner is, for people.
    path: String,
    /// The first pair of brackets whose closing one stands further left than the line of its opening one.
    crooked: Option<(Span, Span)>,
    /// Whether what was read last may have swallowed the comma behind it.
    no_comma_needed: bool,
    /// How often the scan went on as if something stood there that does not.
    guesses: usize,
    is_guessing: bool,
    /// Whether keys were found in a list, without a bracket before them.
    found_loose_keys: bool,
}

type Fault<T> = Result<T, Box<Diagnostic>>;

/// What stands between the last item and the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comma {
    Missing,
    Optional,
    There,
}

/// How the entries of a block are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `(key: value)`
    Fields,
    /// `{ "key": value }`
    Map,
    /// `[value]` or `(value)`
    List,
}

/// A value, with its key where it has one.
struct Item {
    key: Option<(String, Span, bool)>,
    value: Outline,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn starts(&self, what: &str) -> bool {
        self.rest().starts_with(what)
    }

    fn skip(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    /// The character at the cursor, or the empty place at the text's end.
    fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    /// The last character before a byte.
    fn before(&self, byte: usize) -> Span {
        let start = self.text[..byte].char_indices().next_back().map_or(byte, |(start, _)| start);
        Span::new(start, byte)
    }

    /// The word, or else the character, at which something begins.
    fn first_character(&self, span: Span) -> Span {
        let words = &self.text[span.start..];
        let word = words.find(|c| !is_word_part(c)).unwrap_or(words.len());
        let length = word.max(words.chars().next().map_or(0, char::len_utf8)).min(40);
        Span::new(span.start, span.start + words.floor_char_boundary(length))
    }

    fn slice(&self, span: Span) -> &'a str {
        &self.text[span.start..span.end]
    }

    fn fault(&self, span: Span, message: impl Into<String>) -> Box<Diagnostic> {
        Box::new(Diagnostic::new(Code::Syntax, span, self.path.as_str(), message))
    }

    /// Remembers where there was trouble.
    fn note(&mut self) {
        self.slips.push(Slip {
            at: self.at,
            last_text: self.last_text,
        });
    }

    /// Tells something small and goes on.
    fn slip(&mut self, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.slip_as(Code::Syntax, span, message, hint);
    }

    fn slip_as(&mut self, code: Code, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.note();
        self.problems
            .push(Diagnostic::new(code, span, self.path.as_str(), message).hint(hint));
    }

    fn file(&mut self) -> Fault<Outline> {
        self.attributes()?;
        if self.peek().is_none() {
            return Err(Box::new(
                Diagnostic::new(Code::Syntax, Span::default(), "", "the file holds nothing")
                    .hint("`goodword new` writes a file to begin with"),
            ));
        }
        let value = self.value(0)?;
        self.space()?;
        if value.is_leaf() {
            self.problems.clear();
            return Err(Box::new(
                self.fault(self.first_character(value.span), "the file should begin with a name and a bracket")
                    .hint("a scenario is `Scenario( … )`, with all its entries between the brackets"),
            ));
        }
        if self.at == self.text.len() {
            return Ok(value);
        }
        let closing = self.before(value.span.end);
        let line = self.line(closing);
        Err(Box::new(
            self.fault(self.here(), "there is more text after the bracket that ends the file")
                .related(closing, "this bracket ends the file")
                .hint(format!(
                    "one closing bracket too many may stand in line {line} or before; if so, delete it"
                )),
        ))
    }

    /// Passes over spaces and comments.
    fn space(&mut self) -> Fault<()> {
        loop {
            let bytes = self.text.as_bytes();
            while self.at < bytes.len() && matches!(bytes[self.at], b' ' | b'\n' | b'\t' | b'\r') {
                self.at += 1;
            }
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(is_space);
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn block_comment(&mut self) -> Fault<()> {
        let start = self.at;
        let mut depth = 0usize;
        loop {
            if self.starts("/*") {
                depth += 1;
                self.at += 2;
            } else if self.starts("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return Ok(());
                }
            } else if let Some(next) = self.peek() {
                self.skip(next);
            } else {
                self.at = start;
                return Err(Box::new(
                    self.fault(Span::new(start, start + 2), "this note is never closed")
                        .hint("put `*/` where the note ends, or begin each of its lines with `//`"),
                ));
            }
        }
    }

    fn attributes(&mut self) -> Fault<()> {
        loop {
            self.space()?;
            if !self.starts("#") {
                return Ok(());
            }
            let line = self.rest().lines().next().unwrap_or_default();
            let end = line.find(']').map_or(line.trim_end().len(), |end| end + 1);
            let span = Span::new(self.at, self.at + end);
            let words: String = line[..end].chars().filter(|c| !is_space(*c)).collect();
            self.at = span.end;
            if words != "#![enable(implicit_some)]" {
                self.slip(
                    span,
                    "this line is not one that can stand here",
                    "write `#![enable(implicit_some)]`, or leave the line out",
                );
            }
        }
    }

    fn leaf(&self, start: usize) -> Outline {
        self.ended(start, Shape::Leaf)
    }

    fn ended(&self, start: usize, shape: Shape) -> Outline {
        let span = Span::new(start, self.at);
        Outline { span, head: span, shape }
    }

    fn value(&mut self, depth: usize) -> Fault<Outline> {
        self.space()?;
        let start = self.at;
        if depth > MAX_DEPTH {
            // The path would be the longest part of the message, and the least useful.
            self.path.clear();
            return Err(Box::new(
                self.fault(
                    self.here(),
                    format!("brackets stand inside one another more than {MAX_DEPTH} deep here"),
                )
                .hint("no part of a scenario needs that many; some closing brackets may be missing before"),
            ));
        }
        let Some(c) = self.peek() else {
            return Err(Box::new(
                self.fault(self.before(self.text.trim_end().len()), "the file ends where a value should stand")
                    .hint("it may have been cut off; look whether its end is missing"),
            ));
        };
        match c {
            '(' | '[' | '{' => self.block(start, depth),
            '"' => {
                self.string()?;
                Ok(self.leaf(start))
            }
            '\'' if self.character() => Ok(self.leaf(start)),
            '\'' => Ok(self.odd_text(start)),
            _ if is_odd_quote(c) => Ok(self.odd_text(start)),
            'r' | 'b' if self.at_raw_string() => {
                self.raw_string()?;
                Ok(self.leaf(start))
            }
            _ if is_word_part(c) => {
                let name = self.word();
                let after_name = self.at;
                self.space()?;
                if self.peek() != Some('(') {
                    self.at = after_name;
                    return Ok(self.leaf(start));
                }
                let mut block = self.block(start, depth)?;
                block.head = Span::new(start, after_name);
                Ok(if name == "Some" { unwrapped(block) } else { block })
            }
            _ => {
                self.slip(
                    self.here(),
                    format!("a value should stand here, not {}", shown(&c.to_string())),
                    "texts stand between double quotes; numbers and words like true stand alone",
                );
                self.skip_to_delimiter();
                Ok(self.ended(start, Shape::Broken))
            }
        }
    }

    /// Passes over the rest of something unreadable, up to a comma, a bracket or the line's end.
    fn skip_to_delimiter(&mut self) {
        let rest = self.rest();
        let length = rest.find([',', ')', ']', '}', '\n', '\r']).unwrap_or(rest.len());
        self.at += rest[..length]
            .trim_end()
            .len()
            .max(rest.chars().next().map_or(0, char::len_utf8).min(length));
    }

    /// A block from its opening bracket to its closing one. `start` is where its name begins.
    fn block(&mut self, start: usize, depth: usize) -> Fault<Outline> {
        let open = self.here();
        let (close, kind) = match self.peek() {
            Some('{') => ('}', Kind::Map),
            Some('[') => (']', if self.keyed_ahead(false)? { Kind::Map } else { Kind::List }),
            _ => (')', if self.keyed_ahead(true)? { Kind::Fields } else { Kind::List }),
        };
        self.at = open.end;
        let items = self.items(open, close, kind, depth)?;
        Ok(if kind == Kind::List {
            Outline {
                span: Span::new(start, self.at),
                head: open,
                shape: Shape::Listed(items.into_iter().map(|item| item.value).collect()),
            }
        } else {
            Self::block_of(items, Span::new(start, self.at), open)
        })
    }

    /// A block of entries.
    fn block_of(items: Vec<Item>, span: Span, head: Span) -> Outline {
        let entries = items.into_iter().filter_map(|item| {
            let (key, key_span, quoted) = item.key?;
            Some(Entry {
                key,
                key_span,
                quoted,
                value: item.value,
            })
        });
        Outline {
            span,
            head,
            shape: Shape::Keyed(entries.collect()),
        }
    }

    /// Whether the bracket at the cursor holds entries with keys. In round brackets the colon may be missing.
    fn keyed_ahead(&mut self, round: bool) -> Fault<bool> {
        let probe = self.at;
        self.skip('(');
        self.space()?;
        let keyed = match self.peek() {
            Some('"') => self.skip_plain_string() && self.colon_ahead()?,
            Some(c) if is_word_part(c) => {
                let word = self.word();
                self.colon_ahead()? || (round && !is_number(word) && matches!(self.peek(), Some('"' | '[' | '{')))
            }
            _ => false,
        };
        self.at = probe;
        Ok(keyed)
    }

    fn colon_ahead(&mut self) -> Fault<bool> {
        self.space()?;
        Ok(matches!(self.peek(), Some(':' | '=')))
    }

    /// Items parted by commas, from behind the opening bracket to behind `close`.
    fn items(&mut self, open: Span, close: char, kind: Kind, depth: usize) -> Fault<Vec<Item>> {
        let mut items: Vec<Item> = Vec::new();
        let mut comma = Comma::There;
        let path = self.path.len();
        loop {
            self.space()?;
            if self.problems.len() >= MAX_SLIPS {
                return Err(Box::new(
                    self.fault(
                        self.here(),
                        "the rest of the file was not looked at: what was found so far is enough for one round",
                    )
                    .hint("mend the places above, and check again"),
                ));
            }
            let Some(c) = self.peek() else {
                return Err(self.never_closed(open, close));
            };
            if c == close {
                self.note_crooked(open);
                self.skip(c);
                return Ok(items);
            }
            if matches!(c, ')' | ']' | '}') {
                return Err(self.closed_by_another(open, close, c));
            }
            if c == ',' {
                if comma == Comma::There {
                    if !items.is_empty() && self.own_line(self.at) && self.indent(self.at) <= self.indent(open.start) {
                        // Somebody took the bracket away and left the comma.
                        self.slip(
                            self.here(),
                            format!("a `{close}` is missing before this comma"),
                            format!("the `{}` in line {} is still open", self.slice(open), self.line(open)),
                        );
                        return Ok(items);
                    }
                    self.slip(self.here(), "there is a comma too many", "delete it");
                }
                self.skip(c);
                comma = Comma::There;
                if kind != Kind::List && items.last().is_some_and(|last| self.is_decimal_comma(&last.value)) {
                    self.decimal_comma(&mut items);
                    comma = Comma::Missing;
                }
                continue;
            }
            if c == '#' {
                self.slip(self.here(), "a note begins with two slashes", "write `//` in place of `#`");
                self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                continue;
            }
            if self.outdented(open, kind, &items)? {
                self.slip(
                    self.before(self.text[..self.at].trim_end().len()),
                    format!("a `{close}` is missing here"),
                    format!("the `{}` in line {} is still open", self.slice(open), self.line(open)),
                );
                self.no_comma_needed = true;
                return Ok(items);
            }
            let count = items.len();
            if comma == Comma::Missing
                && let Some(last) = items.last_mut()
            {
                match &last.key {
                    Some((key, _, quoted)) => push_key(&mut self.path, key, *quoted),
                    None => push_index(&mut self.path, count - 1),
                }
                let found = self.no_comma(&mut last.value, kind, depth)?;
                self.path.truncate(path);
                if std::mem::take(&mut self.found_loose_keys) {
                    self.belongs_together(&mut items);
                }
                if let Some(found) = found {
                    comma = found;
                    continue;
                }
            }
            let item = if kind == Kind::List {
                push_index(&mut self.path, count);
                let value = self.value(depth + 1)?;
                Some(Item { key: None, value })
            } else {
                self.entry(kind, depth, &mut items)?
            };
            self.path.truncate(path);
            comma = if std::mem::take(&mut self.no_comma_needed) || item.is_none() {
                Comma::Optional
            } else {
                Comma::Missing
            };
            items.extend(item);
        }
    }

    /// Keys without an opening bracket probably belong to the block just before them, which was closed too early.
    fn belongs_together(&self, items: &mut Vec<Item>) {
        let Some(loose) = items.pop() else { return };
        match items.last_mut() {
            Some(before) if !self.text[before.value.span.end..loose.value.span.start].contains('\n') => {
                before.value.span.end = loose.value.span.end;
                before.value.shape = Shape::Broken;
            }
            _ => items.push(loose),
        }
    }

    /// A key and its value. None if what stands there belongs to the entry before.
    fn entry(&mut self, kind: Kind, depth: usize, items: &mut [Item]) -> Fault<Option<Item>> {
        let start = self.at;
        let path = self.path.len();
        let quoted = self.at_raw_string() || self.peek().is_some_and(|c| c == '"' || c == '\'' || is_odd_quote(c));
        if kind == Kind::Fields && quoted && self.bare_list(items)? {
            return Ok(None);
        }
        let key = if quoted {
            self.value(depth + 1)?
        } else if self.peek().is_some_and(is_word_part) {
            let word = self.word();
            if kind == Kind::Fields && self.peek() == Some('(') {
                self.slip(
                    Span::new(start, self.at),
                    format!("`{word}(…)` stands here without a key"),
                    "several values stand in a list, [ … ]; one of its brackets may be missing",
                );
                self.block(start, depth + 1)?;
                return Ok(None);
            }
            self.leaf(start)
        } else {
            self.slip(
                self.here(),
                format!("a key should stand here, not {}", shown(self.slice(self.here()))),
                "write a key, a colon and a value",
            );
            if matches!(self.peek(), Some('(' | '[' | '{')) {
                self.value(depth + 1)?;
            } else {
                self.skip_to_delimiter();
            }
            return Ok(None);
        };
        let words = self.slice(key.span);
        let name = text_of(words).filter(|_| quoted).unwrap_or_else(|| words.to_owned());
        if kind == Kind::Fields && !quoted && self.is_rest_of_text(items)? {
            let last = items.last_mut().expect("it is the text that goes on");
            if last.value.shape != Shape::Broken {
                self.at = start;
                self.bare_text(&mut last.value);
            } else {
                self.skip_text(false);
                last.value.span.end = self.at;
            }
            return Ok(None);
        }
        push_key(&mut self.path, &name, quoted);
        self.colon(key.span, &name)?;
        self.space()?;
        let value = if !self.value_is_missing()? {
            self.value(depth + 1)?
        } else if let Some(block) = self.unopened(key.span, &name, depth) {
            block
        } else {
            let place = self.before(self.text[..self.at].trim_end().len());
            self.slip(key.span, format!("{} has no value", shown(&name)), "write it behind the colon");
            self.no_comma_needed = true;
            Outline {
                span: Span::new(place.end, place.end),
                head: Span::new(place.end, place.end),
                shape: Shape::Broken,
            }
        };
        self.path.truncate(path);
        Ok(Some(Item {
            key: Some((name, key.span, quoted)),
            value,
        }))
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c: char| !is_word_part(c) && c != '#').unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }
}

/// `Some(value)` is the value itself.
fn unwrapped(block: Outline) -> Outline {
    match block.shape {
        Shape::Listed(mut items) if items.len() == 1 => items.remove(0),
        _ => block,
    }
}

/// Whether a bare word is a number.
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.trim_start_matches(['+', '-', '.']);
    digits.starts_with(|c: char| c.is_ascii_digit())
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
}

/// Whether a bare word, a number or an unquoted id may hold this.
pub(super) fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.')
}
