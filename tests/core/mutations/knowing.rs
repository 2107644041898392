//! Knowing edits: values are changed, copied, swapped and nested by somebody who sees where each begins and ends.

use goodword::diagnostics::Span;
use goodword::ronfile::Outline;
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;

/// Numbers that no field takes, or only just.
const NUMBERS: [&str; 22] = [
    "0",
    "-0",
    "-1",
    "1",
    "99",
    "100",
    "101",
    "127",
    "128",
    "255",
    "256",
    "-32769",
    "65536",
    "4294967296",
    "18446744073709551616",
    "-1e308",
    "1e309",
    "0.00004999",
    "0.99999",
    "NaN",
    "-inf",
    "0b1",
];

/// A value, and the key it stands under.
struct Value {
    key: String,
    span: Span,
}

/// What stands where in a text.
#[derive(Default)]
pub(super) struct Map {
    values: Vec<Value>,
    /// Whole entries, each with the key of the block it stands in.
    entries: Vec<Value>,
    /// Names between quotes that stand as keys.
    names: Vec<String>,
    /// Names of nodes and endings.
    pub(super) places: Vec<String>,
}

impl Map {
    /// None if the brackets of the text do not fit.
    pub(super) fn of(text: &str) -> Option<Self> {
        let outline = Outline::parse(text).ok()?;
        let mut map = Map::default();
        map.add(&outline, "");
        for section in ["nodes", "endings"] {
            let entries = outline.get(section).map_or(&[][..], Outline::entries);
            map.places.extend(entries.iter().map(|entry| entry.key.clone()));
        }
        Some(map)
    }

    fn add(&mut self, outline: &Outline, key: &str) {
        for entry in outline.entries() {
            // A name says nothing of what stands under it; the section does.
            let under = if entry.quoted { key } else { &entry.key };
            let value = |span| Value {
                key: under.to_owned(),
                span,
            };
            self.values.push(value(entry.value.span));
            self.entries.push(Value {
                key: key.to_owned(),
                span: entry.span(),
            });
            if entry.quoted {
                self.names.push(entry.key.clone());
            }
            self.add(&entry.value, under);
        }
        for item in outline.items() {
            self.values.push(Value {
                key: key.to_owned(),
                span: item.span,
            });
            self.add(item, key);
        }
    }

    /// The places of values under one of these keys that look like this.
    pub(super) fn under(&self, text: &str, keys: &[&str], looks: impl Fn(&str) -> bool) -> Vec<Span> {
        let values = self.values.iter().filter(|value| keys.contains(&value.key.as_str()));
        values.map(|value| value.span).filter(|span| looks(at(text, *span))).collect()
    }

    /// The places of values that look like this.
    pub(super) fn that(&self, text: &str, looks: impl Fn(&str) -> bool) -> Vec<Span> {
        self.values
            .iter()
            .map(|value| value.span)
            .filter(|span| looks(at(text, *span)))
            .collect()
    }

    /// Whole entries of blocks under this key.
    pub(super) fn entries_of(&self, key: &str) -> Vec<Span> {
        self.entries
            .iter()
            .filter(|entry| entry.key == key)
            .map(|entry| entry.span)
            .collect()
    }
}

pub(super) fn at(text: &str, span: Span) -> &str {
    &text[span.start..span.end]
}

pub(super) fn is_number(words: &str) -> bool {
    words.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit())
}

pub(super) fn is_condition(words: &str) -> bool {
    words.starts_with(|first: char| first.is_ascii_uppercase()) && words.contains('(')
}

/// A condition that holds others, one inside the other.
pub(super) fn nested(condition: &str, depth: usize, dice: &mut ChaCha8Rng) -> String {
    let mut whole = condition.to_owned();
    for _ in 0..depth {
        whole = match dice.random_range(0..3) {
            0 => format!("Not({whole})"),
            1 => format!("All([{whole}, Not({condition})])"),
            _ => format!("Any([{condition}, {whole}])"),
        };
    }
    whole
}

/// Changes a text once, somewhere. False where the text holds nothing of the kind.
pub(super) fn edit(text: &mut String, dice: &mut ChaCha8Rng) -> bool {
    let Some(map) = Map::of(text) else { return false };
    change(text, &map, dice).is_some()
}

fn change(text: &mut String, map: &Map, dice: &mut ChaCha8Rng) -> Option<()> {
    let kind = dice.random_range(0..10);
    let (span, words) = match kind {
        0 => {
            let number = *NUMBERS.choose(dice)?;
            (*map.that(text, is_number).choose(dice)?, number.to_owned())
        }
        1 => {
            let name = map.names.choose(dice)?;
            let span = *map.that(text, |words| words.starts_with('"') && words.len() < 40).choose(dice)?;
            (span, format!("{name:?}"))
        }
        2 => {
            let (from, to) = (map.values.choose(dice)?, map.values.choose(dice)?);
            (to.span, at(text, from.span).to_owned())
        }
        3 => {
            let to = map.values.choose(dice)?;
            let alike = map.under(text, &[&to.key], |_| true);
            (to.span, at(text, *alike.choose(dice)?).to_owned())
        }
        4 => {
            let (from, to) = (map.entries.choose(dice)?, map.entries.choose(dice)?);
            let entry = format!("{}, ", at(text, from.span));
            (Span::new(to.span.start, to.span.start), entry)
        }
        5 => {
            let entry = map.entries.choose(dice)?.span;
            let comma = text[entry.end..].starts_with(',');
            (Span::new(entry.start, entry.end + usize::from(comma)), String::new())
        }
        6 => {
            let span = *map.under(text, &["if", "kept_if"], is_condition).choose(dice)?;
            let depth = *[1, 3, 10, 40, 130, 300].choose(dice)?;
            (span, nested(at(text, span), depth, dice))
        }
        7 => {
            let place = map.places.choose(dice)?;
            (
                *map.under(text, &["goto", "start", "before"], |_| true).choose(dice)?,
                format!("{place:?}"),
            )
        }
        8 => {
            let (one, other) = (map.values.choose(dice)?.span, map.values.choose(dice)?.span);
            let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
            if first.end > second.start {
                return None;
            }
            let between = &text[first.end..second.start];
            let swapped = format!("{}{between}{}", at(text, second), at(text, first));
            (Span::new(first.start, second.end), swapped)
        }
        _ => {
            let span = map.values.choose(dice)?.span;
            let (open, close) = *[
                ("(", ")"),
                ("[", "]"),
                ("{", "}"),
                ("Some(", ")"),
                ("\"", "\""),
                ("Not(", ")"),
                ("(id: ", ",)"),
            ]
            .choose(dice)?;
            (span, format!("{open}{}{close}", at(text, span)))
        }
    };
    // A file that is copied into itself again and again is another test.
    if text.len() + words.len() < 200_000 {
        text.replace_range(span.start..span.end, &words);
    }
    Some(())
}
