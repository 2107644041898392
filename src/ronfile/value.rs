//! What serde sees of an outline, and what is told where it asks for something else than stands there.

use super::outline::{Entry, Outline, Shape, push_index, push_key};
use super::scan::{is_number, is_word_part, text_of};
use crate::diagnostics::{Code, Diagnostic, Span, did_you_mean, nearest, shown};
use indexmap::{IndexMap, IndexSet};
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

/// How many problems one reading notes.
const MOST_TOLD: usize = 200;
/// How many refused values are told, each of which costs a reading.
const MOST_REFUSED: usize = 60;
/// The longest word that a hint repeats.
const REPEATED: usize = 40;

/// What earlier rounds have found out.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Keys that must be there: the kind of block, and the key.
    required: IndexSet<(Kind, &'static str)>,
    /// Values that were refused: where they begin, and why.
    refused: IndexMap<usize, String>,
}

impl Known {
    /// Takes something in. False if that is no news, or enough is known.
    pub(super) fn learn(&mut self, news: News) -> bool {
        match news {
            News::Required(kind, key) => self.required.insert((kind, key)),
            News::Refused(at, why) => self.refused.insert(at, why).is_none() && self.refused.len() <= MOST_REFUSED,
        }
    }
}

/// A kind of block: the type it is read as, and the variant of it.
type Kind = (&'static str, &'static str);

/// One more thing to know in the next round.
#[derive(Debug)]
pub(super) enum News {
    Required(Kind, &'static str),
    Refused(usize, String),
}

/// Why a round ended early.
#[derive(Debug)]
pub(super) enum Stop {
    /// Something came to light; the text is to be read again.
    Again(News),
    /// A key is missing from the block that is being read.
    Missing(&'static str),
    /// A value is of the right kind, but no good.
    Refused(String),
    /// Even a stand-in is no good.
    Hopeless,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Refused(why) => f.write_str(why),
            _ => f.write_str("this does not fit here"),
        }
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Stop::Refused(why.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Stop::Missing(field)
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Stop::Refused("something else should stand here".into())
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Stop::Refused("this value does not fit here".into())
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Stop::Refused("more or fewer values should stand here".into())
    }
}

/// What a round has found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) problems: Vec<Diagnostic>,
    /// What could not be read.
    pub(super) unsure: Vec<Span>,
    /// Misspelt keys that can only mean one thing: where they begin, and what they mean.
    pub(super) meant: IndexMap<usize, &'static str>,
}

/// One reading of a text.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// Whether a key stands twice somewhere.
    has_duplicates: bool,
    known: &'a Known,
    path: String,
    pub(super) found: Found,
    /// A problem that is not told, because enough were.
    unsaid: Diagnostic,
}

/// What stands in a place.
#[derive(Clone, Copy)]
enum Look<'a> {
    /// Something between quotes, quotes included.
    Text(&'a str),
    /// A number or a name.
    Word(&'a str),
    /// A bracket, with the name before it.
    Block(&'a str, char),
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, has_duplicates: bool, known: &'a Known) -> Self {
        Self {
            text,
            has_duplicates,
            known,
            path: String::new(),
            found: Found::default(),
            unsaid: Diagnostic::new(Code::WrongValue, Span::default(), "", ""),
        }
    }

    pub(super) fn read<T: DeserializeOwned>(&mut self, outline: &'a Outline) -> Result<T, Stop> {
        self.sub(PhantomData, Some(outline), outline.head)
    }

    fn slice(&self, span: Span) -> &'a str {
        &self.text[span.start..span.end]
    }

    fn look(&self, node: &Outline) -> Look<'a> {
        let words = self.slice(node.span);
        let first = words.chars().next().unwrap_or(' ');
        match node.shape {
            Shape::Leaf if is_word_part(first) && !words.ends_with(['"', '#', '\'']) => Look::Word(words),
            Shape::Leaf | Shape::Broken => Look::Text(words),
            _ if matches!(first, '(' | '[' | '{') => Look::Block("", first),
            _ => Look::Block(self.slice(node.head), '('),
        }
    }

    fn tell(&mut self, code: Code, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        if self.found.problems.len() == MOST_TOLD {
            return &mut self.unsaid;
        }
        self.found.problems.push(Diagnostic::new(code, span, self.path.as_str(), message));
        self.found.problems.last_mut().expect("one was just pushed")
    }

    /// Tells that something else should stand in a place.
    fn wrong(&mut self, node: &Outline, message: impl Into<String>, hint: impl Into<String>) {
        let span = if node.is_leaf() { node.span } else { node.head };
        self.tell(Code::WrongValue, span, message).hint = Some(hint.into());
    }

    /// The same where nothing is known of what was meant.
    fn lost(&mut self, node: &Outline, message: impl Into<String>, hint: impl Into<String>) {
        self.wrong(node, message, hint);
        self.found.unsure.push(node.span);
    }

    /// Reads a value. `at` is the place people know it by: its key, or its first word.
    fn sub<'de, S: DeserializeSeed<'de>>(&mut self, seed: S, node: Option<&'a Outline>, at: Span) -> Result<S::Value, Stop> {
        let mut node = node;
        if let Some(there) = node {
            if let Some(why) = self.known.refused.get(&there.span.start) {
                let code = match self.look(there) {
                    Look::Word(word) if is_number(word) => Code::OutOfRange,
                    _ => Code::WrongValue,
                };
                self.tell(code, there.span, why.as_str());
                self.found.unsure.push(there.span);
                node = None;
            } else if there.shape == Shape::Broken {
                self.found.unsure.push(there.span);
                node = None;
            }
        }
        let start = node.map(|node| node.span.start);
        seed.deserialize(Value { reader: self, node, at })
            .map_err(|stop| match (stop, start) {
                (Stop::Refused(why), Some(start)) => Stop::Again(News::Refused(start, why)),
                (Stop::Refused(_), None) => Stop::Hopeless,
                (stop, _) => stop,
            })
    }

    /// Reads the value of a key.
    fn keyed<'de, S: DeserializeSeed<'de>>(&mut self, seed: S, entry: &'a Entry, key: &str) -> Result<S::Value, Stop> {
        let length = self.path.len();
        push_key(&mut self.path, key, entry.quoted);
        let value = self.sub(seed, Some(&entry.value), entry.key_span);
        self.path.truncate(length);
        value
    }

    /// The text that stands in a place, or what was probably meant by it.
    fn string(&mut self, node: &'a Outline) -> String {
        match self.look(node) {
            Look::Text(words) => match text_of(words) {
                Some(text) => text,
                None => {
                    let (span, escape) = bad_escape(words, node.span.start);
                    self.tell(Code::WrongValue, span, format!("{} means nothing in a text", shown(&escape)))
                        .hint = Some("a backslash itself is written twice: \\\\".into());
                    self.found.unsure.push(node.span);
                    String::new()
                }
            },
            Look::Word(word) => {
                let hint = if word.len() <= REPEATED {
                    format!("write \"{word}\"")
                } else {
                    "put quotes around it".into()
                };
                self.wrong(node, "a text between double quotes should stand here", hint);
                if is_number(word) {
                    self.found.unsure.push(node.span);
                }
                word.to_owned()
            }
            Look::Block(_, bracket) => {
                let (what, hint) = match (bracket, node.items()) {
                    ('[', [only]) if only.is_leaf() => ("a list", "leave the square brackets out"),
                    ('[', _) => ("a list", "write one text: \"…\""),
                    _ => ("a block in brackets", "write one text: \"…\""),
                };
                self.lost(node, format!("a text between double quotes should stand here, not {what}"), hint);
                String::new()
            }
        }
    }

    /// The number that stands in a place. What is told names the `kind` of number: “a whole number”.
    fn number<N: std::str::FromStr + DeserializeOwned + Default>(&mut self, node: &'a Outline, kind: &str) -> N {
        let look = self.look(node);
        if let Look::Word(word) = look
            && let Ok(number) = word.parse().or_else(|_| ron::from_str(word))
        {
            return number;
        }
        match look {
            Look::Word(word) if is_whole(word) => {
                let why = if word.starts_with('-') {
                    format!("a number below zero cannot stand here: {word}")
                } else {
                    format!("{} is too large a number here", shorter(word))
                };
                self.tell(Code::OutOfRange, node.span, why);
                self.found.unsure.push(node.span);
            }
            Look::Word(word) if is_number(word) => {
                let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
                let rest = &word[digits.len()..];
                let hint = if rest.starts_with('.') {
                    "leave the decimals out".to_owned()
                } else {
                    format!("write the digits only: {}", if digits.is_empty() { "5" } else { shorter(&digits) })
                };
                self.lost(node, format!("{kind} should stand here, not {}", shown(word)), hint);
            }
            Look::Word(word) => {
                self.lost(
                    node,
                    format!("{kind} should stand here, not the word {}", shown(word)),
                    "write it in digits",
                );
            }
            Look::Text(words) => {
                let inner = text_of(words).unwrap_or_default();
                let number = inner.trim().parse().ok();
                let hint = match number {
                    Some(_) => format!("leave the quotes out: {}", shorter(inner.trim())),
                    None => "write it in digits, without quotes".into(),
                };
                self.lost(node, format!("{kind} should stand here, not a text"), hint);
                return number.unwrap_or_default();
            }
            Look::Block(..) => self.lost(node, format!("{kind} should stand here"), "write it in digits, without brackets"),
        }
        N::default()
    }

    fn boolean(&mut self, node: &'a Outline) -> bool {
        let words = match self.look(node) {
            Look::Word("true") => return true,
            Look::Word("false") => return false,
            Look::Word(word) => word.to_lowercase(),
            Look::Text(words) => text_of(words).unwrap_or_default().trim().to_lowercase(),
            Look::Block(..) => String::new(),
        };
        let meant = match words.as_str() {
            "true" | "yes" | "on" | "1" => Some(true),
            "false" | "no" | "off" | "0" => Some(false),
            _ => None,
        };
        let hint = match meant {
            Some(meant) => format!("write {meant}, in small letters and without quotes"),
            None => "write one of the two, in small letters and without quotes".into(),
        };
        self.lost(node, "true or false should stand here", hint);
        meant.unwrap_or_default()
    }

    /// The items of a list. A single value in place of a list is taken for its only item.
    fn list(&mut self, node: &'a Outline) -> &'a [Outline] {
        match (&node.shape, self.look(node)) {
            (Shape::Listed(items), Look::Block("", '[')) => items,
            (Shape::Listed(items), Look::Block("", _)) => {
                self.wrong(node, "a list stands in square brackets", "write [ … ] in place of these brackets");
                items
            }
            (Shape::Leaf, look) => {
                let hint = match look {
                    Look::Text(words) | Look::Word(words) if words.len() <= REPEATED => format!("write [{words}]"),
                    _ => "put square brackets around it".into(),
                };
                self.wrong(node, "a list should stand here", hint);
                std::slice::from_ref(node)
            }
            (_, Look::Block(name, _)) if !name.is_empty() => {
                self.wrong(
                    node,
                    "a list should stand here",
                    format!("put square brackets around it: [{name}( … )]"),
                );
                std::slice::from_ref(node)
            }
            (Shape::Keyed(entries), _) if entries.is_empty() => {
                self.lost(node, "a list stands in square brackets", "write [] in place of these brackets");
                &[]
            }
            _ => {
                self.lost(node, "a list should stand here", "write [ … ], with a comma after each item");
                &[]
            }
        }
    }

    /// The entries of a map from ids.
    fn map(&mut self, node: &'a Outline) -> &'a [Entry] {
        let hint = "write { \"id\": … }, with a comma after each entry";
        match (&node.shape, self.look(node)) {
            (Shape::Keyed(entries), Look::Block("", '{')) => {
                for entry in entries.iter().filter(|entry| !entry.quoted) {
                    let length = self.path.len();
                    push_key(&mut self.path, &entry.key, false);
                    let message = format!("the id {} should stand between double quotes", shown(&entry.key));
                    self.tell(Code::Syntax, entry.key_span, message).hint = Some("put quotes around it".into());
                    self.path.truncate(length);
                }
                entries
            }
            (Shape::Keyed(entries), _) => {
                self.wrong(node, "entries with ids stand in curly brackets", hint);
                entries
            }
            (Shape::Listed(items), Look::Block("", _)) if items.is_empty() => {
                self.lost(
                    node,
                    "entries with ids stand in curly brackets",
                    "write {} in place of these brackets",
                );
                &[]
            }
            (Shape::Listed(_), _) => {
                self.lost(node, "entries with ids should stand here, not a list", hint);
                &[]
            }
            _ => {
                self.lost(node, "entries with ids should stand here", hint);
                &[]
            }
        }
    }

    /// The entries of a block with fixed keys. None if it is no such block.
    fn fields(&mut self, node: &'a Outline, kind: Kind) -> Option<&'a [Entry]> {
        let look = self.look(node);
        let name = kind.0;
        if let Look::Block(found, _) = look
            && !found.is_empty()
            && kind.1.is_empty()
            && found != name
        {
            if self.path.is_empty() && nearest(found, [name]).is_none() {
                self.lost(
                    node,
                    format!("the file should begin with {}, not {}", shown(name), shown(found)),
                    format!(
                        "look whether it is the file you meant; a {} begins with `{name}(`",
                        name.to_lowercase()
                    ),
                );
                return None;
            }
            let (message, hint) = if self.path.is_empty() {
                (
                    format!("{} should stand here, not {}", shown(name), shown(found)),
                    format!("write `{name}(`"),
                )
            } else {
                (
                    format!("the name {} cannot stand here", shown(found)),
                    "leave it out, and keep the bracket".to_owned(),
                )
            };
            self.wrong(node, message, hint);
        }
        match (&node.shape, look) {
            (Shape::Listed(items), Look::Block(_, '(')) if items.is_empty() => Some(&[]),
            (Shape::Keyed(entries), Look::Block(_, bracket)) => {
                if bracket != '(' {
                    self.wrong(
                        node,
                        "these keys stand in round brackets",
                        format!("write ( … ) in place of {bracket}"),
                    );
                } else if let Some(entry) = entries.iter().find(|entry| entry.quoted) {
                    let message = format!("the key {} stands without quotes here", shown(&entry.key));
                    let length = self.path.len();
                    push_key(&mut self.path, &entry.key, false);
                    self.tell(Code::Syntax, entry.key_span, message).hint =
                        Some("only ids that you choose yourself, inside { }, stand between quotes".into());
                    self.path.truncate(length);
                }
                Some(entries)
            }
            _ => {
                self.lost(
                    node,
                    "keys in round brackets should stand here",
                    "write ( key: value, ), with a comma after each entry",
                );
                None
            }
        }
    }

    /// Sorts the entries of a block by the keys it may have, and tells what it lacks.
    fn sorted(&mut self, node: Option<&'a Outline>, kind: Kind, fields: &'static [&'static str], at: Span) -> Vec<Field<'a>> {
        let mut sorted: Vec<Field<'a>> = Vec::new();
        let name = kind.0;
        let mut entries = node.and_then(|node| self.fields(node, kind));
        if self.path.is_empty()
            && let (Some(node), Some(found)) = (node, entries)
        {
            let strange = found.iter().filter(|entry| !fields.contains(&entry.key.as_str())).count();
            if strange > 2 && strange > found.len() / 2 {
                self.lost(
                    node,
                    format!("this does not look like a {}: it has other keys", name.to_lowercase()),
                    format!(
                        "look whether it is the file you meant; the keys that can stand here are: {}",
                        fields.join(", ")
                    ),
                );
                entries = None;
            }
        }
        let mut there = vec![false; fields.len()];
        let mut unknown = Vec::new();
        let mut next = 0;
        sorted.reserve(fields.len());
        for entry in entries.unwrap_or_default() {
            // Keys mostly stand in their usual order.
            let index = if fields.get(next).is_some_and(|field| *field == entry.key) {
                Some(next)
            } else {
                fields.iter().position(|field| *field == entry.key)
            };
            next = index.map_or(next, |index| index + 1);
            match index {
                Some(index) if !there[index] => {
                    there[index] = true;
                    sorted.push((fields[index], Some(entry)));
                }
                // It stands here a second time, which is told elsewhere.
                Some(_) => {}
                None => unknown.push(entry),
            }
        }
        let mut strange = Vec::new();
        for entry in unknown {
            let free = fields.iter().zip(&there).filter(|(_, there)| !**there).map(|(field, _)| *field);
            let meant = nearest(&entry.key, free).and_then(|key| fields.iter().position(|field| *field == key));
            if let Some(index) = meant {
                there[index] = true;
                self.found.meant.insert(entry.key_span.start, fields[index]);
                sorted.push((fields[index], Some(entry)));
            } else {
                self.found.unsure.push(entry.span());
            }
            strange.push((entry, meant.map(|index| fields[index])));
        }
        let free = || fields.iter().zip(&there).filter(|(_, there)| !**there).map(|(field, _)| *field);
        let missing: Vec<&'static str> = if self.known.required.is_empty() {
            Vec::new()
        } else {
            free().filter(|field| self.known.required.contains(&(kind, *field))).collect()
        };
        for (entry, meant) in strange {
            let hint = match (meant, missing.as_slice()) {
                (Some(meant), _) => format!("did you mean {}?", shown(meant)),
                (None, [only]) => format!("did you mean {}, which is missing here?", shown(only)),
                (None, _) => {
                    did_you_mean(&entry.key, free()).unwrap_or_else(|| format!("the keys that can stand here are: {}", fields.join(", ")))
                }
            };
            let length = self.path.len();
            push_key(&mut self.path, &entry.key, entry.quoted);
            self.tell(
                Code::UnknownKey,
                entry.key_span,
                format!("there is no key {} here", shown(&entry.key)),
            )
            .hint = Some(hint);
            self.path.truncate(length);
        }
        if entries.is_some() && !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|key| shown(key)).collect();
            let message = match names.as_slice() {
                [only] => format!("the key {only} is missing here"),
                names => format!("these keys are missing here: {}", names.join(", ")),
            };
            let example: String = missing.iter().map(|key| format!("{key}: …, ")).collect();
            self.tell(Code::MissingKey, at, message).hint = Some(format!("add `{}` between its brackets", example.trim_end()));
        }
        sorted.extend(missing.into_iter().map(|field| (field, None)));
        sorted
    }

    /// Reads a block with fixed keys.
    fn block<'de, V: Visitor<'de>>(
        &mut self,
        node: Option<&'a Outline>,
        kind: Kind,
        fields: &'static [&'static str],
        at: Span,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let sorted = self.sorted(node, kind, fields, at);
        let access = Fields {
            reader: self,
            fields: sorted.into_iter(),
            next: None,
            at,
        };
        visitor.visit_map(access).map_err(|stop| match stop {
            Stop::Missing(key) => Stop::Again(News::Required(kind, key)),
            stop => stop,
        })
    }
}

/// A key that a block may have, and the entry that gives it; none for a stand-in.
type Field<'a> = (&'static str, Option<&'a Entry>);

/// A place in the outline, or none of them: a stand-in for what could not be read.
struct Value<'r, 'a> {
    reader: &'r mut Reader<'a>,
    node: Option<&'a Outline>,
    at: Span,
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty, $kind:literal;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            let number: $type = self.node.map(|node| self.reader.number(node, $kind)).unwrap_or_default();
            visitor.$visit(number)
        })*
    };
}

impl<'de> de::Deserializer<'de> for Value<'_, '_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let Some(node) = self.node else { return visitor.visit_unit() };
        match (&node.shape, self.reader.look(node)) {
            (Shape::Keyed(_), _) => self.deserialize_map(visitor),
            (Shape::Listed(_), _) => self.deserialize_seq(visitor),
            (_, Look::Word("true" | "false")) => self.deserialize_bool(visitor),
            (_, Look::Word(word)) if is_whole(word) => self.deserialize_i64(visitor),
            (_, Look::Word(word)) if is_number(word) => self.deserialize_f64(visitor),
            _ => self.deserialize_string(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_bool(self.node.is_some_and(|node| self.reader.boolean(node)))
    }

    numbers! {
        deserialize_i8 visit_i8 i8, "a whole number";
        deserialize_i16 visit_i16 i16, "a whole number";
        deserialize_i32 visit_i32 i32, "a whole number";
        deserialize_i64 visit_i64 i64, "a whole number";
        deserialize_i128 visit_i128 i128, "a whole number";
        deserialize_u8 visit_u8 u8, "a whole number";
        deserialize_u16 visit_u16 u16, "a whole number";
        deserialize_u32 visit_u32 u32, "a whole number";
        deserialize_u64 visit_u64 u64, "a whole number";
        deserialize_u128 visit_u128 u128, "a whole number";
        deserialize_f32 visit_f32 f32, "a number";
        deserialize_f64 visit_f64 f64, "a number";
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let words = self.node.map_or("", |node| self.reader.slice(node.span));
        match ron::from_str::<char>(words) {
            Ok(c) => visitor.visit_char(c),
            Err(_) => match self.node {
                Some(_) => Err(Stop::Refused("one character between single quotes should stand here".into())),
                None => visitor.visit_char(' '),
            },
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_string(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_string(self.node.map(|node| self.reader.string(node)).unwrap_or_default())
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_string(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Stop> {
        Err(Stop::Hopeless)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Stop> {
        Err(Stop::Hopeless)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.node {
            None => visitor.visit_none(),
            Some(node) if matches!(self.reader.look(node), Look::Word("None")) => visitor.visit_none(),
            Some(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Stop> {
        let inner = match self.node.map(|node| (&node.shape, self.reader.look(node))) {
            Some((Shape::Listed(items), Look::Block(_, '('))) if items.len() == 1 => items.first(),
            _ => self.node,
        };
        visitor.visit_newtype_struct(Value { node: inner, ..self })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let items = self.node.map(|node| self.reader.list(node)).unwrap_or_default();
        visitor.visit_seq(Items::new(self.reader, items, 0, self.at))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Stop> {
        let items = match self.node {
            Some(node) if matches!((&node.shape, self.reader.look(node)), (Shape::Listed(items), Look::Block(_, '(')) if items.len() == length) => {
                node.items()
            }
            Some(node) => {
                self.reader.lost(
                    node,
                    format!("{length} values in round brackets should stand here"),
                    "write ( …, … ), with a comma between them",
                );
                &[]
            }
            None => &[],
        };
        visitor.visit_seq(Items::new(self.reader, items, length, self.at))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, length: usize, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let entries = self.node.map(|node| self.reader.map(node)).unwrap_or_default();
        visitor.visit_map(Entries {
            reader: self.reader,
            entries: entries.iter(),
            seen: HashSet::new(),
            next: None,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.reader.block(self.node, (name, ""), fields, self.at, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        let Some(first) = variants.first() else {
            return Err(Stop::Hopeless);
        };
        let (word, node) = match self.node {
            None => (*first, None),
            Some(node) => match self.reader.variant(node, variants) {
                Some(word) => (word, Some(node)),
                None => (*first, None),
            },
        };
        visitor.visit_enum(Choice {
            reader: self.reader,
            name,
            word,
            node,
            at: self.at,
        })
    }
}

impl<'a> Reader<'a> {
    /// Which of the words that can stand in a place stands there. None if nothing like one of them does.
    fn variant(&mut self, node: &'a Outline, variants: &'static [&'static str]) -> Option<&'static str> {
        let list = || format!("the words that can stand here are: {}", variants.join(", "));
        let (word, quoted) = match self.look(node) {
            Look::Word(word) if !is_number(word) => (word.to_owned(), false),
            Look::Block(name, _) if !name.is_empty() => (name.to_owned(), false),
            Look::Text(words) => (text_of(words).unwrap_or_default(), true),
            look => {
                let what = match look {
                    Look::Word(_) => "a number",
                    Look::Block(_, '[') => "a list",
                    _ => "a bracket without a word before it",
                };
                self.lost(node, format!("a word should stand here, not {what}"), list());
                return None;
            }
        };
        if let Some(variant) = variants.iter().find(|variant| **variant == word) {
            if quoted {
                self.wrong(node, format!("{} stands without quotes here", shown(&word)), "leave the quotes out");
            }
            return Some(variant);
        }
        let meant = nearest(&word, variants.iter().copied()).and_then(|near| variants.iter().copied().find(|variant| *variant == near));
        let hint = match meant {
            Some(meant) => format!("did you mean {}?", shown(meant)),
            None => list(),
        };
        self.wrong(node, format!("{} is not one of the words that can stand here", shown(&word)), hint);
        if meant.is_none() {
            self.found.unsure.push(node.span);
        }
        meant
    }
}

/// The items of a list. A fixed number of them is filled up with stand-ins.
struct Items<'r, 'a> {
    reader: &'r mut Reader<'a>,
    items: &'a [Outline],
    index: usize,
    length: usize,
    at: Span,
}

impl<'r, 'a> Items<'r, 'a> {
    fn new(reader: &'r mut Reader<'a>, items: &'a [Outline], least: usize, at: Span) -> Self {
        Self {
            reader,
            items,
            index: 0,
            length: items.len().max(least),
            at,
        }
    }
}

impl<'de> de::SeqAccess<'de> for Items<'_, '_> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        if self.index == self.length {
            return Ok(None);
        }
        let item = self.items.get(self.index);
        let length = self.reader.path.len();
        push_index(&mut self.reader.path, self.index);
        self.index += 1;
        let value = self.reader.sub(seed, item, item.map_or(self.at, |item| item.head));
        self.reader.path.truncate(length);
        value.map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.length - self.index)
    }
}

/// The entries of a map from ids.
struct Entries<'r, 'a> {
    reader: &'r mut Reader<'a>,
    entries: std::slice::Iter<'a, Entry>,
    /// The keys so far, where some key stands twice.
    seen: HashSet<&'a str>,
    next: Option<&'a Entry>,
}

impl<'de> de::MapAccess<'de> for Entries<'_, '_> {
    type Error = Stop;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        self.next = if self.reader.has_duplicates {
            let seen = &mut self.seen;
            self.entries.find(|entry| seen.insert(entry.key.as_str()))
        } else {
            self.entries.next()
        };
        let Some(entry) = self.next else { return Ok(None) };
        let key: StrDeserializer<'_, Stop> = entry.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        let entry = self.next.take().expect("serde asks for a value only after its key");
        self.reader.keyed(seed, entry, &entry.key)
    }

    fn size_hint(&self) -> Option<usize> {
        self.entries.size_hint().1
    }
}

/// The entries of a block with fixed keys, stand-ins for missing ones included.
struct Fields<'r, 'a> {
    reader: &'r mut Reader<'a>,
    fields: std::vec::IntoIter<Field<'a>>,
    next: Option<Field<'a>>,
    at: Span,
}

impl<'de> de::MapAccess<'de> for Fields<'_, '_> {
    type Error = Stop;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        self.next = self.fields.next();
        let Some((field, _)) = self.next else { return Ok(None) };
        let key: StrDeserializer<'_, Stop> = field.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        match self.next.take().expect("serde asks for a value only after its key") {
            (field, Some(entry)) => self.reader.keyed(seed, entry, field),
            (_, None) => self.reader.sub(seed, None, self.at),
        }
    }
}

/// One of several words, and what stands in the brackets behind it.
struct Choice<'r, 'a> {
    reader: &'r mut Reader<'a>,
    /// What the words have in common.
    name: &'static str,
    word: &'static str,
    node: Option<&'a Outline>,
    at: Span,
}

impl<'de> de::EnumAccess<'de> for Choice<'_, '_> {
    type Error = Stop;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Stop> {
        let word: StrDeserializer<'_, Stop> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'a> Choice<'_, 'a> {
    /// The values in the brackets behind the word, if there are as many as there should be.
    fn inside(&mut self, length: usize) -> &'a [Outline] {
        let Some(node) = self.node else { return &[] };
        let word = self.word;
        if node.items().len() == length && !node.is_leaf() {
            return node.items();
        }
        let dots = vec!["…"; length].join(", ");
        let message = match (&node.shape, length) {
            (Shape::Leaf, _) => format!("{} needs something in round brackets behind it", shown(word)),
            (_, 1) => format!("one value should stand in the brackets of {}", shown(word)),
            _ => format!("{length} values should stand in the brackets of {}", shown(word)),
        };
        let hint = if length == 1 && node.items().len() > 1 && matches!(word, "All" | "Any") {
            format!("write them as a list: {word}([ …, … ])")
        } else {
            format!("write {word}({dots})")
        };
        self.reader.lost(node, message, hint);
        &[]
    }
}

impl<'de> de::VariantAccess<'de> for Choice<'_, '_> {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        if let Some(node) = self.node.filter(|node| !node.is_leaf()) {
            self.reader.lost(
                node,
                format!("{} stands alone, without brackets", shown(self.word)),
                "leave the brackets out",
            );
        }
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<S::Value, Stop> {
        let inner = self.inside(1).first();
        self.reader.sub(seed, inner, self.at)
    }

    fn tuple_variant<V: Visitor<'de>>(mut self, length: usize, visitor: V) -> Result<V::Value, Stop> {
        let items = self.inside(length);
        visitor.visit_seq(Items::new(self.reader, items, length, self.at))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Stop> {
        let mut node = self.node;
        if let Some(bare) = node.filter(|node| node.is_leaf()) {
            let message = format!("{} needs keys in round brackets behind it", shown(self.word));
            self.reader.lost(bare, message, format!("write {}( key: value )", self.word));
            node = None;
        }
        self.reader.block(node, (self.name, self.word), fields, self.at, visitor)
    }
}

/// The first escape of a text that means nothing, and where it stands.
fn bad_escape(words: &str, start: usize) -> (Span, String) {
    let mut chars = words.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        let Some((next, escape)) = chars.next() else { break };
        if !matches!(escape, '\'' | '"' | '\\' | 'n' | 'r' | 't' | '0') {
            let end = next + escape.len_utf8();
            return (Span::new(start + at, start + end), words[at..end].to_owned());
        }
    }
    (Span::new(start, start + words.len()), words.to_owned())
}

fn is_whole(word: &str) -> bool {
    let digits = word.trim_start_matches(['+', '-']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '_')
}

fn shorter(word: &str) -> &str {
    &word[..word.floor_char_boundary(REPEATED)]
}
