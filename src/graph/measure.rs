//! How wide text is at most, in whichever sans-serif a viewer has, and how it is wrapped.

use textwrap::core::{Word, display_width};
use textwrap::word_splitters::split_words;
use textwrap::{WordSeparator, WordSplitter};

/// How much narrower letters are that are not bold, at most.
const REGULAR: f64 = 0.94;

/// Letters of a size, bold or not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    pub size: f64,
    pub bold: bool,
}

impl Letters {
    /// How wide a text is at most.
    pub(super) fn width(self, text: &str) -> f64 {
        text.chars().map(|c| self.char_width(c)).sum()
    }

    fn char_width(self, c: char) -> f64 {
        let weight = if self.bold { 1.0 } else { REGULAR };
        bold_width(c) * self.size * weight
    }

    /// Wraps a text to lines of a width. Only a word that is wider by itself is broken: at its hyphens, or where it must be.
    pub(super) fn wrap(self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in WordSeparator::new().find_words(text).flat_map(|word| self.parts(word, width)) {
            if self.width(&line) + self.width(word.word) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.word.chars() {
                if self.width(&line) + self.char_width(c) > width && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
            line.push_str(word.whitespace);
        }
        lines.push(line);
        lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The word, or its parts where it is wider than a line.
    fn parts<'a>(self, word: Word<'a>, width: f64) -> Vec<Word<'a>> {
        if self.width(word.word) > width {
            split_words([word], &WordSplitter::HyphenSplitter).collect()
        } else {
            vec![word]
        }
    }
}

/// How wide a bold sign is at most, in sizes. The measure is DejaVu Sans, which is wider than most.
fn bold_width(c: char) -> f64 {
    match c {
        ' ' => 0.36,
        '\'' | '!' | '(' | ')' | '[' | ']' | ',' | '.' | ':' | ';' | '/' | '\\' | '|' | '-' | 'I' | 'J' | 'f' | 'i' | 'j' | 'l' => 0.47,
        'c' | 'r' | 's' | 't' | 'z' | '"' | '*' | '_' | '`' | '?' => 0.61,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 1.11,
        'A'..='Z' | '+' | '<' | '=' | '>' | '^' | '~' | '#' | '&' | '×' => 0.9,
        ' '..='~' | '‘' | '’' | '“' | '”' | '–' | '·' => 0.73,
        '\u{a0}'..='\u{24f}' => 1.0,
        '\u{1f000}'.. => 1.45,
        _ => match display_width(c.encode_utf8(&mut [0; 4])) {
            0 => 0.0,
            _ => 1.2,
        },
    }
}
