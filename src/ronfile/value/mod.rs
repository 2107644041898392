//! What serde sees of an outline, and what is told where it asks for something else than stands there.

mod told;

use super::outline::{Entry, Outline, Shape, push_index, push_key};
use super::scan::{is_number, is_word_part};
use crate::diagnostics::{Code, Diagnostic, Span, shown};
use indexmap::{IndexMap, IndexSet};
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;
use told::is_whole;

/// How many problems one reading notes.
const MOST_TOLD: usize = 200;
/// How many refused values are told, each of which costs a reading.
const MOST_REFUSED: usize = 60;

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
            // A block whose opening bracket is missing.
            _ if node.head.start == node.head.end => {
                let quoted = node.entries().first().is_some_and(|entry| entry.quoted);
                Look::Block("", if quoted { '{' } else { '(' })
            }
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
