//! What should stand in a place, and what is told where something else does.

use super::{Field, Kind, Look, Reader};
use crate::diagnostics::{Code, Span, did_you_mean, nearest, shown};
use crate::ronfile::outline::{Entry, Outline, Shape, push_key};
use crate::ronfile::scan::{is_number, text_of};
use serde::de::DeserializeOwned;

/// The longest word that a hint repeats.
const REPEATED: usize = 40;

impl<'a> Reader<'a> {
    /// The text that stands in a place, or what was probably meant by it.
    pub(super) fn string(&mut self, node: &'a Outline) -> String {
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
    pub(super) fn number<N: std::str::FromStr + DeserializeOwned + Default>(&mut self, node: &'a Outline, kind: &str) -> N {
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

    pub(super) fn boolean(&mut self, node: &'a Outline) -> bool {
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
    pub(super) fn list(&mut self, node: &'a Outline) -> &'a [Outline] {
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
    pub(super) fn map(&mut self, node: &'a Outline) -> &'a [Entry] {
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
    pub(super) fn fields(&mut self, node: &'a Outline, kind: Kind) -> Option<&'a [Entry]> {
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
    pub(super) fn sorted(&mut self, node: Option<&'a Outline>, kind: Kind, fields: &'static [&'static str], at: Span) -> Vec<Field<'a>> {
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

    /// Which of the words that can stand in a place stands there. None if nothing like one of them does.
    pub(super) fn variant(&mut self, node: &'a Outline, variants: &'static [&'static str]) -> Option<&'static str> {
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

pub(super) fn is_whole(word: &str) -> bool {
    let digits = word.trim_start_matches(['+', '-']);
    !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit() || c == '_')
}

fn shorter(word: &str) -> &str {
    &word[..word.floor_char_boundary(REPEATED)]
}
