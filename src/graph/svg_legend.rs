//! What the lines, shapes and signs of the picture mean, told below it.

use super::layout::Area;
use super::measure::Letters;
use super::model::{FigureKind, Graph};
use super::svg::{escaped, number, shape};
use super::text::LETTERS;
use crate::scenario::EndingKind;
use std::fmt::Write;

/// The letters of the words.
const WORDS: Letters = Letters {
    size: LETTERS,
    bold: false,
};
/// How wide a sample is.
const SAMPLE: f64 = 40.0;
/// The room after a sample, and after an entry.
const ROOM: f64 = 8.0;
/// How high a line of the legend is.
const HEIGHT: f64 = 28.0;

/// What is shown beside an entry's words.
enum Sample {
    Way(&'static str),
    Figure(FigureKind),
    Sign(&'static str, &'static str),
}

fn entries(graph: &Graph) -> Vec<(Sample, &'static str)> {
    let ending = |kind| Sample::Figure(FigureKind::Ending(kind));
    let mut entries = vec![
        (Sample::Way("way"), "replies, by their ids"),
        (Sample::Way("way path"), "the reference path, its replies in bold"),
        (Sample::Way("way turn"), "detour or interrupt: taken if the condition holds"),
        (Sample::Sign("!", "weak"), "judged less than sound: honesty is at stake"),
        (Sample::Sign("×", "fatal"), "fatal: fails the play by itself"),
        (ending(EndingKind::Resolved), "ending: resolved"),
        (ending(EndingKind::Partly), "ending: partly resolved"),
        (ending(EndingKind::Unresolved), "ending: unresolved"),
        (ending(EndingKind::HungUp), "ending: broken off"),
    ];
    if graph.figures.iter().any(|figure| matches!(figure.kind, FigureKind::Jump(_))) {
        entries.push((Sample::Sign("→", "words"), "goes on there; the line would be very long"));
    }
    entries
}

/// The legend from a height on, and how high it is.
pub(super) fn legend(graph: &Graph, top: f64, width: f64, side: f64) -> (f64, String) {
    let mut text = String::from("<g>\n");
    let (mut x, mut y) = (side, top + HEIGHT / 2.0);
    for (sample, words) in entries(graph) {
        let room = SAMPLE + ROOM + WORDS.width(words);
        if x > side && x + room > width - side {
            x = side;
            y += HEIGHT;
        }
        text.push_str(&drawn(&sample, x, y));
        let _ = writeln!(
            text,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            number(x + SAMPLE + ROOM),
            number(y + 4.5),
            escaped(words)
        );
        x += room + 2.0 * ROOM;
    }
    text.push_str("</g>\n");
    (y + HEIGHT - top, text)
}

fn drawn(sample: &Sample, x: f64, y: f64) -> String {
    match sample {
        Sample::Way(class) => format!("<path class=\"{class}\" d=\"M{} {}h{SAMPLE}\"/>", number(x), number(y)),
        Sample::Figure(kind) => shape(
            *kind,
            &Area {
                left: x,
                top: y - 9.0,
                width: SAMPLE,
                height: 18.0,
            },
        ),
        Sample::Sign(sign, class) => format!(
            "<text class=\"{class}\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{sign}</text>",
            number(x + SAMPLE / 2.0),
            number(y + 4.5)
        ),
    }
}
