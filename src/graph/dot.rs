//! The drawing in the language of Graphviz.

use super::model::{Edge, Figure, FigureKind, Graph, Way};
use crate::scenario::EndingKind;
use std::fmt::Write;

/// Where a line of a label is folded, in characters.
const FOLD: usize = 28;

/// The drawing in the language of Graphviz.
pub fn dot(graph: &Graph) -> String {
    let mut text = String::from("digraph scenario {\n");
    let title = quoted(std::slice::from_ref(&graph.title));
    let legend = "thick: the reference path; dashed: taken if the condition holds; ×: fatal; !: less than sound";
    let legend = quoted(&[graph.title.clone(), legend.to_owned()]);
    let _ = writeln!(
        text,
        "  graph [tooltip={title}, label={legend}, labelloc=t, rankdir=TB, fontname=\"sans-serif\", nodesep=0.4, ranksep=0.6];"
    );
    text.push_str("  node [shape=box, fontname=\"sans-serif\", fontsize=11];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (place, figure) in graph.figures.iter().enumerate() {
        let _ = writeln!(
            text,
            "  {} [{}, label={}];",
            name(place),
            shape(figure.kind),
            quoted(&figure_lines(figure))
        );
    }
    for edge in &graph.edges {
        let _ = writeln!(
            text,
            "  {} -> {} [style={}, label={}];",
            name(edge.from),
            name(edge.to),
            style(edge),
            quoted(&edge_lines(edge))
        );
    }
    text.push_str("}\n");
    text
}

/// A name of our own, so that no id can be a word of the language.
fn name(place: usize) -> String {
    format!("place{place}")
}

fn shape(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Start => "shape=circle",
        FigureKind::Anywhere => "shape=box, style=\"rounded,dashed\"",
        FigureKind::Turn => "shape=box",
        FigureKind::Jump(_) => "shape=plain",
        FigureKind::Ending(EndingKind::Resolved) => "shape=box, style=rounded, peripheries=2",
        FigureKind::Ending(EndingKind::Partly) => "shape=hexagon",
        FigureKind::Ending(EndingKind::Unresolved) => "shape=octagon",
        FigureKind::Ending(EndingKind::HungUp) => "shape=invtrapezium",
    }
}

fn style(edge: &Edge) -> &'static str {
    match (&edge.way, edge.reference) {
        (Way::Turn(_), false) => "dashed",
        (Way::Turn(_), true) => "\"dashed,bold\", penwidth=3",
        (_, true) => "bold, penwidth=3",
        (_, false) => "solid",
    }
}

/// What a figure says, line by line; shared with Mermaid.
pub(super) fn figure_lines(figure: &Figure) -> Vec<String> {
    let mut lines = Vec::new();
    if let FigureKind::Ending(kind) = figure.kind {
        lines.push(format!("Ending: {}", kind.name().to_lowercase()));
    }
    if !figure.id.is_empty() {
        lines.push(figure.id.clone());
    }
    lines.extend(folded(&figure.words));
    if figure.honesty_at_stake {
        lines.push("! honesty at stake".into());
    }
    lines
}

/// What an edge says, line by line; shared with Mermaid.
pub(super) fn edge_lines(edge: &Edge) -> Vec<String> {
    match &edge.way {
        Way::Begin => Vec::new(),
        Way::Turn(conditions) => conditions.iter().flat_map(|condition| folded(&format!("if {condition}"))).collect(),
        Way::Replies(replies) => {
            let mut lines = Vec::new();
            for reply in replies {
                let path = if reply.mark.reference { " (reference)" } else { "" };
                lines.push(format!("{}{path}", reply.id));
                lines.extend(reply.notes().iter().flat_map(|note| folded(note)));
            }
            lines
        }
    }
}

fn folded(text: &str) -> Vec<String> {
    textwrap::wrap(text, FOLD).into_iter().map(|line| line.into_owned()).collect()
}

/// A string of the language. Graphviz reads backslashes and, in labels, entities.
fn quoted(lines: &[String]) -> String {
    let lines: Vec<String> = lines
        .iter()
        .map(|line| line.replace('&', "&amp;").replace('\\', "\\\\").replace('"', "\\\""))
        .collect();
    format!("\"{}\"", lines.join("\\n"))
}
