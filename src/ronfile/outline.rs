//! Where each field of a RON text stands: a tree of spans that tells an author the line of any fault.

use super::entries::Entries;
use super::scan;
use crate::diagnostics::{Diagnostic, Span};
use indexmap::IndexMap;
use std::collections::{HashMap, hash_map};

/// How much of a key a path repeats, in characters.
const LONGEST_KEY: usize = 60;

/// A value's place in the text and the places of what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The whole value, its name included.
    pub span: Span,
    /// What a reader looks for to find it: its name, or else its bracket; the whole of a leaf.
    pub head: Span,
    /// What it holds.
    pub shape: Shape,
}

/// What a value holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text, a number, a name.
    Leaf,
    /// Something with a fault that has been told already.
    Broken,
    /// `(key: value)` or `{ "key": value }`.
    Keyed(Entries),
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
    /// To what stands in the brackets behind a word, which has no name of its own in a path.
    Inside(usize),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, without quotes. A misspelt key that could only mean one thing stands here as it was meant.
    pub key: String,
    /// The key's place, with its quotes.
    pub key_span: Span,
    /// Whether it stands between quotes.
    pub quoted: bool,
    /// The value.
    pub value: Outline,
}

impl Entry {
    /// From the key's first byte to the value's last.
    pub fn span(&self) -> Span {
        Span::new(self.key_span.start, self.value.span.end)
    }
}

/// The place that a path of steps leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where to point: at a leaf itself, at a block's key.
    pub span: Span,
    /// The whole value.
    pub value: Span,
    /// The key that was passed last; the head of the whole if none was.
    pub key: Span,
    /// The path as people read it.
    pub path: String,
    /// Whether every step was there.
    pub whole: bool,
}

impl Outline {
    /// Reads a whole text. Fails at the first bracket, quote or comma that does not fit.
    pub fn parse(text: &str) -> Result<Outline, Box<Diagnostic>> {
        let scan = scan::scan(text);
        match (scan.problems.into_iter().min_by_key(|problem| problem.span), scan.outline) {
            (None, Some(outline)) => Ok(outline),
            (Some(problem), _) => Err(Box::new(problem)),
            (None, None) => unreachable!("a scan without an outline tells why"),
        }
    }

    /// The entries, if it has keys.
    pub fn entries(&self) -> &[Entry] {
        match &self.shape {
            Shape::Keyed(entries) => entries,
            _ => &[],
        }
    }

    /// The items, if it is a list.
    pub fn items(&self) -> &[Outline] {
        match &self.shape {
            Shape::Listed(items) => items,
            _ => &[],
        }
    }

    /// Whether it holds no other values.
    pub fn is_leaf(&self) -> bool {
        matches!(self.shape, Shape::Leaf | Shape::Broken)
    }

    /// The entry of a key; the first, should it stand twice.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.shape {
            Shape::Keyed(entries) => entries.find(key),
            _ => None,
        }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Outline> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The value at a place in a list.
    pub fn at(&self, index: usize) -> Option<&Outline> {
        self.items().get(index)
    }

    /// The place and path of the deepest step that is there. A block is pointed at by its key.
    pub fn find(&self, steps: &[Step<'_>]) -> (Span, String) {
        let found = self.follow(steps);
        (found.span, found.path)
    }

    /// As [`Outline::find`], saying whether every step was there.
    pub fn follow(&self, steps: &[Step<'_>]) -> Found {
        let mut here = self;
        let mut found = Found {
            span: self.head,
            value: self.span,
            key: self.head,
            path: String::new(),
            whole: true,
        };
        for step in steps {
            match *step {
                Step::Key(key) => {
                    let Some(entry) = here.entry(key) else {
                        found.whole = false;
                        break;
                    };
                    push_key(&mut found.path, &entry.key, entry.quoted);
                    found.key = entry.key_span;
                    found.span = if entry.value.is_leaf() { entry.value.span } else { entry.key_span };
                    here = &entry.value;
                }
                Step::Index(index) | Step::Inside(index) => {
                    let Some(item) = here.at(index) else {
                        found.whole = false;
                        break;
                    };
                    if let Step::Index(_) = step {
                        push_index(&mut found.path, index);
                    }
                    found.span = item.span;
                    here = item;
                }
            }
            found.value = here.span;
        }
        found
    }

    /// Every key that stands twice in one place: the first entry, and the one that repeats it, with its path.
    pub fn duplicates(&self) -> Vec<(&Entry, &Entry, String)> {
        let mut found = Vec::new();
        self.collect_duplicates(&mut Vec::new(), &mut found);
        found
    }

    fn collect_duplicates<'a>(&'a self, above: &mut Vec<Above<'a>>, found: &mut Vec<(&'a Entry, &'a Entry, String)>) {
        for (index, item) in self.items().iter().enumerate() {
            if !item.is_leaf() {
                above.push(Above::Item(index));
                item.collect_duplicates(above, found);
                above.pop();
            }
        }
        let entries = self.entries();
        // Most blocks have a handful of keys, and are looked through faster than put into a table.
        let mut seen = (entries.len() > 24).then(|| HashMap::with_capacity(entries.len()));
        for (index, entry) in entries.iter().enumerate() {
            let first = match &mut seen {
                None => entries[..index].iter().find(|earlier| earlier.key == entry.key),
                Some(seen) => match seen.entry(entry.key.as_str()) {
                    hash_map::Entry::Occupied(first) => Some(*first.get()),
                    hash_map::Entry::Vacant(free) => {
                        free.insert(entry);
                        None
                    }
                },
            };
            above.push(Above::Entry(entry));
            if let Some(first) = first {
                found.push((first, entry, path_of(above)));
            }
            if !entry.value.is_leaf() {
                entry.value.collect_duplicates(above, found);
            }
            above.pop();
        }
    }

    /// Gives entries the keys they were meant to have, by the byte at which they begin.
    pub(super) fn rename(&mut self, meant: &IndexMap<usize, &'static str>) {
        match &mut self.shape {
            Shape::Leaf | Shape::Broken => {}
            Shape::Listed(items) => items.iter_mut().for_each(|item| item.rename(meant)),
            Shape::Keyed(entries) => {
                for entry in entries.iter_mut() {
                    if let Some(key) = meant.get(&entry.key_span.start) {
                        (*key).clone_into(&mut entry.key);
                        entry.quoted = false;
                    }
                    entry.value.rename(meant);
                }
            }
        }
    }
}

/// What stands above a place.
enum Above<'a> {
    Entry(&'a Entry),
    Item(usize),
}

fn path_of(above: &[Above<'_>]) -> String {
    let mut path = String::new();
    for step in above {
        match step {
            Above::Entry(entry) => push_key(&mut path, &entry.key, entry.quoted),
            Above::Item(index) => push_index(&mut path, *index),
        }
    }
    path
}

/// The path of an entry under its parent's, as people read it: `nodes."opening"`.
pub fn child_path(parent: &str, entry: &Entry) -> String {
    let mut path = parent.to_owned();
    push_key(&mut path, &entry.key, entry.quoted);
    path
}

/// Adds a key to a path.
pub(super) fn push_key(path: &mut String, key: &str, quoted: bool) {
    if !path.is_empty() {
        path.push('.');
    }
    let quote = if quoted { "\"" } else { "" };
    path.push_str(quote);
    // Nearly every key is like this.
    if key.len() <= LONGEST_KEY && key.bytes().all(|byte| (b' '..0x7f).contains(&byte)) {
        path.push_str(key);
        path.push_str(quote);
        return;
    }
    for (index, c) in key.chars().enumerate() {
        if index == LONGEST_KEY {
            path.push('…');
            break;
        }
        if c.is_control() {
            path.extend(c.escape_default());
        } else {
            path.push(c);
        }
    }
    path.push_str(quote);
}

/// Adds a place in a list to a path.
pub(super) fn push_index(path: &mut String, index: usize) {
    path.push('[');
    path.push_str(&index.to_string());
    path.push(']');
}
