//! Blind edits: bytes, lines and words of a file are changed by somebody who knows nothing of what they mean.

use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;
use std::ops::Range;

/// What is put where it does not belong.
const SCRAPS: [&str; 52] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    ",",
    ":",
    ";",
    "=",
    "#",
    "%",
    "//",
    "/*",
    "*/",
    "\\",
    "“",
    "`",
    "\n",
    "\r",
    "\t",
    " ",
    "\u{a0}",
    "\u{feff}",
    "\u{1b}[31m",
    "true",
    "None",
    "Some(",
    "r#\"",
    "b'",
    "İ",
    "👩‍👩‍👧",
    "->",
    "All([",
    "Not(",
    "if: ",
    "goto: \"",
    "id: ",
    "\"x\": ",
    "#![enable(",
    "\\u{110000}",
    "\\x9",
    "0x",
    "1_0",
    "1e999",
    "-0",
    "NaN",
    "-inf",
    "99999999999999999999",
    "340282366920938463463374607431768211456",
];

/// Changes a text once, somewhere. What comes of it need not be text any more.
pub(super) fn edit(text: &mut Vec<u8>, dice: &mut ChaCha8Rng) {
    match dice.random_range(0..12) {
        0 => {
            if let Some(byte) = pick(text.len(), dice) {
                text[byte] ^= 1 << dice.random_range(0..8);
            }
        }
        1 => text.insert(place(text, dice), dice.random()),
        2 => {
            let start = place(text, dice);
            let end = text.len().min(start + dice.random_range(1..30));
            text.drain(start..end);
        }
        3 => text.truncate(place(text, dice)),
        4..=7 => lines(text, dice),
        _ => words(text, dice),
    }
}

/// A number below a length; none if there is nothing.
fn pick(length: usize, dice: &mut ChaCha8Rng) -> Option<usize> {
    (length > 0).then(|| dice.random_range(0..length))
}

fn place(text: &[u8], dice: &mut ChaCha8Rng) -> usize {
    dice.random_range(0..=text.len())
}

/// Swaps, doubles, deletes or moves whole lines.
fn lines(text: &mut Vec<u8>, dice: &mut ChaCha8Rng) {
    let mut lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let (Some(one), Some(other)) = (pick(lines.len(), dice), pick(lines.len(), dice)) else {
        return;
    };
    match dice.random_range(0..5) {
        0 => lines.swap(one, other),
        1 => lines.insert(other, lines[one]),
        2 => {
            lines.remove(one);
        }
        3 => {
            let line = lines.remove(one);
            lines.insert(other.min(lines.len()), line);
        }
        _ => {
            // A whole piece of the file stands in another place once more.
            let piece = lines[one..lines.len().min(one + 12)].to_vec();
            lines.splice(other..other, piece);
        }
    }
    *text = lines.concat();
}

/// Puts another word of the file, or a scrap, in the place of a word, or beside it.
fn words(text: &mut Vec<u8>, dice: &mut ChaCha8Rng) {
    let words = words_of(text);
    let Some(word) = words.choose(dice).cloned() else { return };
    let other = match words.choose(dice) {
        Some(other) if dice.random_bool(0.5) => text[other.clone()].to_vec(),
        _ => SCRAPS[dice.random_range(0..SCRAPS.len())].as_bytes().to_vec(),
    };
    let instead = if dice.random_bool(0.7) { word } else { word.start..word.start };
    text.splice(instead, other);
}

/// Runs of letters and digits, and every other sign by itself; blanks are left out.
fn words_of(text: &[u8]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, byte) in text.iter().enumerate() {
        let in_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_' || byte >= 0x80;
        match words.last_mut() {
            Some(last) if last.end == at && in_word(*byte) && in_word(text[at - 1]) => last.end += 1,
            _ if byte.is_ascii_whitespace() => {}
            _ => words.push(at..at + 1),
        }
    }
    words
}
