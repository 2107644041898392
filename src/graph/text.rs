//! The text of figures and edges in lines that fit, and how much room it takes.

use super::measure::Letters;
use super::model::{Edge, Figure, FigureKind, Way};

/// How large the letters are.
pub(super) const LETTERS: f64 = 13.0;
/// How far a line lies below the one before.
pub(super) const LINE: f64 = 17.0;
/// The room between text and the border around it.
pub(super) const PADDING: f64 = 7.0;
/// How far what is said of a reply stands to the right of its id.
const INDENT: f64 = 10.0;
/// The widest line in a figure.
const FIGURE_WIDTH: f64 = 220.0;
/// The widest line on an edge.
const LABEL_WIDTH: f64 = 180.0;

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextLine {
    /// The words.
    pub text: String,
    /// What they are.
    pub style: TextStyle,
    /// How far they stand to the right.
    pub indent: f64,
}

/// What a line of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextStyle {
    /// The id of a node or an ending.
    Name,
    /// What is said there.
    Words,
    /// A reply's id.
    Reply,
    /// A reply's id on the reference path.
    Reference,
    /// A condition.
    Condition,
    /// Less than sound.
    Weak,
    /// Fatal.
    Fatal,
}

impl TextStyle {
    /// The letters it is written in.
    fn letters(self) -> Letters {
        let bold = matches!(self, Self::Name | Self::Reference | Self::Weak | Self::Fatal);
        Letters { size: LETTERS, bold }
    }
}

/// Lines of text, and how wide they are at most.
pub(super) struct Block {
    pub lines: Vec<TextLine>,
    pub width: f64,
}

impl Block {
    fn new() -> Self {
        Self {
            lines: Vec::new(),
            width: 0.0,
        }
    }

    fn add(&mut self, text: &str, style: TextStyle, indent: f64, width: f64) {
        let letters = style.letters();
        for text in letters.wrap(text, width - indent) {
            self.width = self.width.max(indent + letters.width(&text));
            self.lines.push(TextLine { text, style, indent });
        }
    }

    /// How high the lines are together.
    pub(super) fn height(&self) -> f64 {
        LINE * self.lines.len() as f64
    }
}

/// What a figure says.
pub(super) fn figure_block(figure: &Figure) -> Block {
    let mut block = Block::new();
    if let FigureKind::Ending(kind) = figure.kind {
        let word = format!("Ending: {}", kind.name().to_lowercase());
        block.add(&word, TextStyle::Words, 0.0, FIGURE_WIDTH);
    }
    block.add(&figure.id, TextStyle::Name, 0.0, FIGURE_WIDTH);
    block.add(&figure.words, TextStyle::Words, 0.0, FIGURE_WIDTH);
    if figure.honesty_at_stake {
        block.add("! honesty at stake", TextStyle::Weak, 0.0, FIGURE_WIDTH);
    }
    block
}

/// What an edge says.
pub(super) fn edge_block(edge: &Edge) -> Block {
    let mut block = Block::new();
    match &edge.way {
        Way::Begin => {}
        Way::Turn(conditions) => {
            for condition in conditions {
                block.add(&format!("if {condition}"), TextStyle::Condition, 0.0, LABEL_WIDTH);
            }
        }
        Way::Replies(replies) => {
            for reply in replies {
                let style = if reply.mark.reference {
                    TextStyle::Reference
                } else {
                    TextStyle::Reply
                };
                block.add(&reply.id, style, 0.0, LABEL_WIDTH);
                for note in reply.notes() {
                    let style = match note.chars().next() {
                        Some('×') => TextStyle::Fatal,
                        Some('!') => TextStyle::Weak,
                        _ => TextStyle::Condition,
                    };
                    block.add(&note, style, INDENT, LABEL_WIDTH);
                }
            }
        }
    }
    block
}
