//! Where each field of a RON text stands: a tree of spans that tells an author the line of any fault.
//!
//! `ron` decodes values; it reports one error, keeps the last of two equal keys and forgets where a value stood.
//! The outline fills those gaps. It knows brackets, keys and commas, and leaves the meaning of values to `ron`.

use crate::diagnostics::{Code, Diagnostic, Span};

/// How deep brackets may nest. `ron` itself stops at 64.
const MAX_DEPTH: usize = 60;

/// A value's place in the text and the places of what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The whole value, its variant's name included.
    pub span: Span,
    /// What it holds.
    pub shape: Shape,
}

/// What a value holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text, a number, a name.
    Leaf,
    /// `(key: value)` or `{ "key": value }`.
    Keyed(Vec<Entry>),
    /// `[value]` or `(value)`.
    Listed(Vec<Outline>),
}

/// One step down an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// To a key's value.
    Key(&'a str),
    /// To a list's item.
    Index(usize),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, without quotes.
    pub key: String,
    /// The key's place, with its quotes.
    pub key_span: Span,
    /// The value.
    pub value: Outline,
}

impl Entry {
    /// From the key's first byte to the value's last.
    pub fn span(&self) -> Span {
        Span::new(self.key_span.start, self.value.span.end)
    }
}

impl Outline {
    /// Reads a whole text. Fails at the first bracket, quote or comma that does not fit.
    pub fn parse(text: &str) -> Result<Outline, Box<Diagnostic>> {
        let mut scanner = Scanner { text, at: 0 };
        scanner.skip_attributes()?;
        let value = scanner.value(0)?;
        scanner.skip_space()?;
        if scanner.at < text.len() {
            return Err(scanner
                .fault(scanner.here(), "there is text after the end of the file's one value")
                .map_hint("the file is one `Scenario( … )`; a closing bracket may stand too early"));
        }
        Ok(value)
    }

    /// The entries, if it has keys.
    pub fn entries(&self) -> &[Entry] {
        match &self.shape {
            Shape::Keyed(entries) => entries,
            _ => &[],
        }
    }

    /// The entry of a key; the first, should it stand twice.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Outline> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The value at a place in a list.
    pub fn at(&self, index: usize) -> Option<&Outline> {
        match &self.shape {
            Shape::Listed(items) => items.get(index),
            _ => None,
        }
    }

    /// The place and path of the deepest step that is there. A block is pointed at by its key.
    pub fn find(&self, steps: &[Step<'_>]) -> (Span, String) {
        let mut here = self;
        let mut span = Span::new(self.span.start, self.span.start + 1);
        let mut path = String::new();
        for step in steps {
            match *step {
                Step::Key(key) => {
                    let Some(entry) = here.entry(key) else { break };
                    path = child_path(&path, entry);
                    span = if entry.value.shape == Shape::Leaf {
                        entry.value.span
                    } else {
                        entry.key_span
                    };
                    here = &entry.value;
                }
                Step::Index(index) => {
                    let Some(item) = here.at(index) else { break };
                    path.push_str(&format!("[{index}]"));
                    span = item.span;
                    here = item;
                }
            }
        }
        (span, path)
    }

    /// Every key that stands twice in one place: the first entry, and the one that repeats it, with its path.
    pub fn duplicates(&self) -> Vec<(&Entry, &Entry, String)> {
        let mut found = Vec::new();
        self.collect_duplicates(&mut String::new(), &mut found);
        found
    }

    fn collect_duplicates<'a>(&'a self, path: &mut String, found: &mut Vec<(&'a Entry, &'a Entry, String)>) {
        let length = path.len();
        match &self.shape {
            Shape::Leaf => {}
            Shape::Listed(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push_str(&format!("[{index}]"));
                    item.collect_duplicates(path, found);
                    path.truncate(length);
                }
            }
            Shape::Keyed(entries) => {
                let mut seen = indexmap::IndexMap::<&str, &Entry>::new();
                for entry in entries {
                    *path = child_path(path, entry);
                    match seen.get(entry.key.as_str()) {
                        Some(first) => found.push((first, entry, path.clone())),
                        None => {
                            seen.insert(&entry.key, entry);
                        }
                    }
                    entry.value.collect_duplicates(path, found);
                    path.truncate(length);
                }
            }
        }
    }
}

/// The path of an entry under its parent's, as people read it: `nodes."opening"`.
pub fn child_path(parent: &str, entry: &Entry) -> String {
    let dot = if parent.is_empty() { "" } else { "." };
    let quoted = entry.key_span.end - entry.key_span.start > entry.key.len();
    let quote = if quoted { "\"" } else { "" };
    format!("{parent}{dot}{quote}{}{quote}", entry.key)
}

trait MapHint {
    fn map_hint(self, hint: &str) -> Self;
}

impl MapHint for Box<Diagnostic> {
    fn map_hint(mut self, hint: &str) -> Self {
        self.hint = Some(hint.to_owned());
        self
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

type Scan<T> = Result<T, Box<Diagnostic>>;

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character at the cursor, or the empty place at the text's end.
    fn here(&self) -> Span {
        Span::new(self.at, self.at + self.peek().map_or(0, char::len_utf8))
    }

    fn fault(&self, span: Span, message: impl Into<String>) -> Box<Diagnostic> {
        Box::new(Diagnostic::new(Code::Syntax, span, "", message))
    }

    fn skip_space(&mut self) -> Scan<()> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
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

    fn block_comment(&mut self) -> Scan<()> {
        let start = self.at;
        let mut depth = 0usize;
        loop {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return Ok(());
                }
            } else if let Some(next) = self.peek() {
                self.at += next.len_utf8();
            } else {
                return Err(self
                    .fault(Span::new(start, start + 2), "this comment is never closed")
                    .map_hint("close it with `*/`"));
            }
        }
    }

    fn skip_attributes(&mut self) -> Scan<()> {
        loop {
            self.skip_space()?;
            if !self.rest().starts_with("#!") {
                return Ok(());
            }
            match self.rest().find(']') {
                Some(end) => self.at += end + 1,
                None => return Err(self.fault(self.here(), "this `#![…]` is never closed")),
            }
        }
    }

    fn value(&mut self, depth: usize) -> Scan<Outline> {
        self.skip_space()?;
        let start = self.at;
        if depth > MAX_DEPTH {
            return Err(self.fault(self.here(), "brackets nest too deeply here"));
        }
        let shape = match self.peek() {
            None => return Err(self.fault(self.here(), "the file ends where a value should stand")),
            Some('(') => self.round(depth)?,
            Some('[') => Shape::Listed(self.list(']', depth)?),
            Some('{') => self.map(depth)?,
            Some('"') => {
                self.string()?;
                Shape::Leaf
            }
            Some('\'') => {
                self.character()?;
                Shape::Leaf
            }
            Some('r' | 'b') if self.at_raw_string() => {
                self.raw_string()?;
                Shape::Leaf
            }
            Some(c) if is_word(c) || matches!(c, '+' | '-' | '.') => {
                let name = self.word();
                self.skip_space_if_bracket();
                if self.peek() == Some('(') {
                    let shape = self.round(depth)?;
                    if name == "Some" {
                        return Ok(single(shape, start, self.at));
                    }
                    shape
                } else {
                    Shape::Leaf
                }
            }
            Some(c) => {
                return Err(self
                    .fault(self.here(), format!("a value should stand here, not `{c}`"))
                    .map_hint("a comma or a value may be missing just before"));
            }
        };
        Ok(Outline {
            span: Span::new(start, self.at),
            shape,
        })
    }

    /// A name may be parted from its bracket by spaces.
    fn skip_space_if_bracket(&mut self) {
        let trimmed = self.rest().trim_start();
        if trimmed.starts_with('(') {
            self.at = self.text.len() - trimmed.len();
        }
    }

    fn round(&mut self, depth: usize) -> Scan<Shape> {
        let probe = self.at;
        self.at += 1;
        self.skip_space()?;
        let keyed = self.peek().is_some_and(is_word) && {
            self.word();
            self.skip_space()?;
            self.peek() == Some(':')
        };
        self.at = probe;
        if keyed {
            let mut entries = Vec::new();
            self.items(')', |scanner| {
                let start = scanner.at;
                if !scanner.peek().is_some_and(is_word) {
                    return Err(scanner.fault(scanner.here(), "a field's name should stand here"));
                }
                let key = scanner.word().to_owned();
                let key_span = Span::new(start, scanner.at);
                entries.push(scanner.keyed_value(key, key_span, depth)?);
                Ok(())
            })?;
            Ok(Shape::Keyed(entries))
        } else {
            Ok(Shape::Listed(self.list(')', depth)?))
        }
    }

    fn map(&mut self, depth: usize) -> Scan<Shape> {
        let mut entries = Vec::new();
        self.items('}', |scanner| {
            let key = scanner.value(depth + 1)?;
            let text = &scanner.text[key.span.start..key.span.end];
            let name = text.trim_matches('"').to_owned();
            entries.push(scanner.keyed_value(name, key.span, depth)?);
            Ok(())
        })?;
        Ok(Shape::Keyed(entries))
    }

    fn keyed_value(&mut self, key: String, key_span: Span, depth: usize) -> Scan<Entry> {
        self.skip_space()?;
        if self.peek() != Some(':') {
            return Err(self.fault(key_span, format!("a `:` should stand after `{key}`")));
        }
        self.at += 1;
        Ok(Entry {
            key,
            key_span,
            value: self.value(depth + 1)?,
        })
    }

    fn list(&mut self, close: char, depth: usize) -> Scan<Vec<Outline>> {
        let mut items = Vec::new();
        self.items(close, |scanner| {
            items.push(scanner.value(depth + 1)?);
            Ok(())
        })?;
        Ok(items)
    }

    /// Items parted by commas, from the opening bracket at the cursor to `close`.
    fn items(&mut self, close: char, mut item: impl FnMut(&mut Self) -> Scan<()>) -> Scan<()> {
        let open = self.here();
        self.at += 1;
        let mut last_end = None;
        loop {
            self.skip_space()?;
            match self.peek() {
                Some(c) if c == close => {
                    self.at += 1;
                    return Ok(());
                }
                None => {
                    return Err(Box::new(
                        Diagnostic::new(
                            Code::Syntax,
                            open,
                            "",
                            format!("this bracket is never closed: a `{close}` is missing"),
                        )
                        .hint("look for the last entry that looks right; the bracket belongs after it"),
                    ));
                }
                Some(c @ (')' | ']' | '}')) => {
                    return Err(Box::new(
                        Diagnostic::new(
                            Code::Syntax,
                            self.here(),
                            "",
                            format!("`{c}` closes what was opened with another bracket"),
                        )
                        .related(open, format!("opened here; `{close}` should close it")),
                    ));
                }
                Some(_) => {
                    if let Some(end) = last_end {
                        return Err(self
                            .fault(Span::new(end, end + 1), "a comma is missing between two entries")
                            .map_hint("put a `,` at the end of this entry, before the next begins"));
                    }
                }
            }
            item(self)?;
            let end = self.at;
            self.skip_space()?;
            if self.peek() == Some(',') {
                self.at += 1;
                last_end = None;
            } else {
                last_end = Some(end.saturating_sub(1));
            }
        }
    }

    fn string(&mut self) -> Scan<()> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                None => {
                    return Err(self
                        .fault(Span::new(start, start + 1), "this text is never closed: a `\"` is missing")
                        .map_hint("a quote inside a text is written `\\\"`, or as “ ”"));
                }
                Some('"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some('\\') => {
                    self.at += 1;
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                Some(c) => self.at += c.len_utf8(),
            }
        }
    }

    fn character(&mut self) -> Scan<()> {
        let start = self.here();
        self.at += 1;
        if self.peek() == Some('\\') {
            self.at += 1;
        }
        self.at += self.peek().map_or(0, char::len_utf8);
        match self.rest().find('\'') {
            Some(end) if end < 12 => {
                self.at += end + 1;
                Ok(())
            }
            _ => Err(self
                .fault(start, "texts stand between double quotes here")
                .map_hint("write \"…\" in place of '…'")),
        }
    }

    fn at_raw_string(&self) -> bool {
        let rest = self.rest().trim_start_matches('b').trim_start_matches('r');
        let used = self.rest().len() - rest.len();
        (1..=2).contains(&used) && rest.trim_start_matches('#').starts_with('"')
    }

    fn raw_string(&mut self) -> Scan<()> {
        let start = self.at;
        let rest = self.rest();
        let Some(quote) = rest.find('"') else {
            return Err(self.fault(self.here(), "this text is never opened"));
        };
        let prefix = &rest[..quote];
        self.at += quote;
        if !prefix.contains('r') {
            return self.string();
        }
        let close = format!("\"{}", "#".repeat(prefix.matches('#').count()));
        match self.rest()[1..].find(&close) {
            Some(end) => {
                self.at += 1 + end + close.len();
                Ok(())
            }
            None => Err(self.fault(
                Span::new(start, start + quote + 1),
                format!("this text is never closed: a `{close}` is missing"),
            )),
        }
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !(is_word(c) || matches!(c, '+' | '-' | '.' | '#')))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }
}

/// `Some(value)` is the value itself.
fn single(shape: Shape, start: usize, end: usize) -> Outline {
    match shape {
        Shape::Listed(mut items) if items.len() == 1 => items.remove(0),
        shape => Outline {
            span: Span::new(start, end),
            shape,
        },
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
