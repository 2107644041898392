//! The drawing as a flowchart of Mermaid, which many wikis and code hosts show.

use super::dot::{edge_lines, figure_lines};
use super::model::{Edge, FigureKind, Graph, Way};
use crate::scenario::EndingKind;
use std::fmt::Write;

/// The drawing as a flowchart of Mermaid.
pub fn mermaid(graph: &Graph) -> String {
    // A JSON string is a YAML string too.
    let title = serde_json::Value::from(graph.title.as_str());
    let mut text = format!("---\ntitle: {title}\n---\n");
    text.push_str("%% Thick: the reference path. Dotted: taken if the condition holds. ×: fatal. !: less than sound.\n");
    text.push_str("flowchart TD\n");
    for (place, figure) in graph.figures.iter().enumerate() {
        let (open, close) = brackets(figure.kind);
        let _ = writeln!(text, "    place{place}{open}{}{close}", quoted(&figure_lines(figure)));
    }
    for edge in &graph.edges {
        let lines = edge_lines(edge);
        let label = if lines.is_empty() {
            String::new()
        } else {
            format!("|{}|", quoted(&lines))
        };
        let _ = writeln!(text, "    place{} {}{label} place{}", edge.from, arrow(edge), edge.to);
    }
    for (index, edge) in graph.edges.iter().enumerate() {
        if edge.reference && matches!(edge.way, Way::Turn(_)) {
            let _ = writeln!(text, "    linkStyle {index} stroke-width:4px");
        }
    }
    text
}

fn brackets(kind: FigureKind) -> (&'static str, &'static str) {
    match kind {
        FigureKind::Start => ("((", "))"),
        FigureKind::Anywhere => ("(", ")"),
        FigureKind::Turn => ("[", "]"),
        FigureKind::Jump(_) => (">", "]"),
        FigureKind::Ending(EndingKind::Resolved) => ("([", "])"),
        FigureKind::Ending(EndingKind::Partly) => ("{{", "}}"),
        FigureKind::Ending(EndingKind::Unresolved) => ("[[", "]]"),
        FigureKind::Ending(EndingKind::HungUp) => ("[\\", "/]"),
    }
}

fn arrow(edge: &Edge) -> &'static str {
    match (&edge.way, edge.reference) {
        (Way::Turn(_), _) => "-.->",
        (_, true) => "==>",
        (_, false) => "-->",
    }
}

/// A string of the language, with every sign as a code that Mermaid, Markdown or HTML could take for its own.
fn quoted(lines: &[String]) -> String {
    let mut text = String::from("\"");
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            text.push_str("<br/>");
        }
        for c in line.chars() {
            if "\"#&<>`*_~\\;{}[]()|".contains(c) {
                let _ = write!(text, "#{};", u32::from(c));
            } else {
                text.push(c);
            }
        }
    }
    text.push('"');
    text
}
