//! The drawing as a picture: an SVG with its own background, title, and legend.

use super::layout::{Area, Layout, Placed, Route, SLANT};
use super::measure::Letters;
use super::model::{Edge, FigureKind, Graph, Way};
use super::svg_legend::legend;
use super::text::{LETTERS, LINE, PADDING, TextLine, TextStyle};
use crate::scenario::EndingKind;
use std::fmt::Write;

/// The letters of the title.
const TITLE: Letters = Letters { size: 20.0, bold: true };
/// The narrowest picture: title and legend need some room.
const NARROWEST: f64 = 620.0;
/// The room at both sides of the title and the legend.
const SIDE: f64 = 20.0;
/// How long an arrow's head is.
const HEAD: f64 = 9.0;

/// The colours and lines. Every text has a contrast of 4.5 to 1 and more.
const STYLE: &str = "\
text{font-family:'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif;font-size:13px;fill:#1c2733;white-space:pre}
.title{font-size:20px;font-weight:bold}
.name,.reference{font-weight:bold}
.words{fill:#3a4754}
.condition{fill:#4b3a78;font-style:italic}
.weak{fill:#7a4700;font-weight:bold}
.fatal{fill:#9b1616;font-weight:bold}
.sheet{fill:#faf9f5}
.figure{fill:#ffffff;stroke:#3d5368;stroke-width:1.5}
.ending{fill:#eaf0f4;stroke:#1c2733;stroke-width:2}
.anywhere{stroke-dasharray:6 4}
.inner{fill:none}
.jump{fill:#e4e1d6}
.label{fill:#faf9f5;stroke:#8594a3;stroke-width:1}
.label.path{stroke:#17527d;stroke-width:2}
.label.fails{stroke:#9b1616;stroke-width:2}
.halo{fill:none;stroke:#faf9f5;stroke-width:6}
.way{fill:none;stroke:#5c6c7b;stroke-width:1.6}
.way.turn{stroke:#6a52a3;stroke-dasharray:7 5}
.way.path{stroke:#17527d;stroke-width:4}
.head{fill:#5c6c7b}
.head.turn{fill:#6a52a3}
.head.path{fill:#17527d}
";

/// The drawing as a picture.
pub fn svg(layout: &Layout) -> String {
    let graph = &layout.graph;
    let width = layout.width.max(NARROWEST);
    let title = TITLE.wrap(&graph.title, width - 2.0 * SIDE);
    let above = SIDE + 26.0 * title.len() as f64;
    let mut body = String::new();
    let _ = writeln!(
        body,
        "<g transform=\"translate({} {})\">",
        number((width - layout.width) / 2.0),
        number(above)
    );
    draw_ways(&mut body, graph, layout);
    for label in &layout.labels {
        let edge = &graph.edges[label.edge];
        let _ = writeln!(body, "<g>{}", rectangle(&label.area, 5.0, &format!("label{}", label_class(edge))));
        write_lines(&mut body, &label.lines, label.area.left + PADDING, label.area.top + PADDING / 2.0);
        body.push_str("</g>\n");
    }
    for (figure, placed) in graph.figures.iter().zip(&layout.figures) {
        let _ = writeln!(body, "<g>{}", shape(figure.kind, &placed.area));
        write_figure_lines(&mut body, placed);
        body.push_str("</g>\n");
    }
    body.push_str("</g>\n");
    let (below, legend) = legend(graph, above + layout.height, width, SIDE);
    let height = above + layout.height + below;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
         aria-labelledby=\"graph-title graph-description\">\n<title id=\"graph-title\">{}</title>\n\
         <desc id=\"graph-description\">{}</desc>\n<style>{STYLE}</style>\n\
         <rect class=\"sheet\" width=\"{w}\" height=\"{h}\"/>\n",
        escaped(&graph.title),
        escaped(&description(graph)),
        w = number(width),
        h = number(height),
    );
    for (index, line) in title.iter().enumerate() {
        let y = SIDE + 20.0 + 26.0 * index as f64;
        let _ = writeln!(
            text,
            "<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>",
            number(SIDE),
            number(y),
            escaped(line)
        );
    }
    text.push_str(&body);
    text.push_str(&legend);
    text.push_str("</svg>\n");
    text
}

/// The drawing in a few sentences, for those who do not see it.
fn description(graph: &Graph) -> String {
    let turns = graph.figures.iter().filter(|figure| figure.kind == FigureKind::Turn).count();
    let endings = graph.figures.iter().filter(|figure| matches!(figure.kind, FigureKind::Ending(_)));
    let endings: Vec<String> = endings.map(|figure| figure.id.clone()).collect();
    let replies = graph.edges.iter().filter_map(|edge| match &edge.way {
        Way::Replies(replies) => Some(replies),
        _ => None,
    });
    let replies: Vec<_> = replies.flatten().collect();
    let fatal = replies.iter().filter(|reply| reply.mark.fatal.is_some()).count();
    let stakes = graph.figures.iter().filter(|figure| figure.honesty_at_stake).count();
    format!(
        "How the talk branches. Turns of the customer: {turns}; replies: {}; endings: {}. Turns at which honesty is at stake: {stakes}. \
         Fatal replies: {fatal}.",
        replies.len(),
        endings.join(", ")
    )
}

/// Thin lines first, so that the reference path lies above them.
fn draw_ways(body: &mut String, graph: &Graph, layout: &Layout) {
    for path in [false, true] {
        for (edge, route) in graph.edges.iter().zip(&layout.routes) {
            if edge.reference != path {
                continue;
            }
            let class = way_class(edge);
            let line = if edge.from == edge.to { loop_line(route) } else { line(route) };
            let _ = writeln!(body, "<path class=\"halo\" d=\"{line}\"/><path class=\"way{class}\" d=\"{line}\"/>");
            let _ = writeln!(body, "<path class=\"head{class}\" d=\"{}\"/>", head(route));
        }
    }
}

fn way_class(edge: &Edge) -> String {
    let turn = if matches!(edge.way, Way::Turn(_)) { " turn" } else { "" };
    let path = if edge.reference { " path" } else { "" };
    format!("{turn}{path}")
}

fn label_class(edge: &Edge) -> &'static str {
    match &edge.way {
        Way::Replies(replies) if replies.iter().all(|reply| reply.mark.fatal.is_some()) => " fails",
        _ if edge.reference => " path",
        _ => "",
    }
}

/// Straight through rows, and between them a curve that leaves and arrives upright.
fn line(route: &Route) -> String {
    let mut passes = route.passes.clone();
    let down = is_down(route);
    if let Some(last) = passes.last_mut() {
        // The line stops where the arrow's head begins.
        let end = if down { last.to.1 - HEAD } else { last.to.1 + HEAD };
        last.from.1 = if down { last.from.1.min(end) } else { last.from.1.max(end) };
        last.to.1 = end;
    }
    let mut text = String::new();
    let mut before: Option<(f64, f64)> = None;
    for pass in passes {
        match before {
            None => {
                let _ = write!(text, "M{}", pair(pass.from));
            }
            Some(before) => {
                let half = (before.1 + pass.from.1) / 2.0;
                let _ = write!(
                    text,
                    "C{} {} {}",
                    pair((before.0, half)),
                    pair((pass.from.0, half)),
                    pair(pass.from)
                );
            }
        }
        if pass.from != pass.to {
            let _ = write!(text, "L{}", pair(pass.to));
        }
        before = Some(pass.to);
    }
    text
}

/// Out to the label, and back from it.
fn loop_line(route: &Route) -> String {
    let parts = route.passes.iter().enumerate().map(|(index, pass)| {
        let back = if index + 1 == route.passes.len() { HEAD } else { 0.0 };
        format!("M{}L{}", pair(pass.from), pair((pass.to.0 + back, pass.to.1)))
    });
    parts.collect()
}

/// The head of the arrow at the end of a line.
fn head(route: &Route) -> String {
    let Some(last) = route.passes.last() else {
        return String::new();
    };
    let (x, y) = last.to;
    let across = last.from.0 - x;
    if across.abs() > 0.5 {
        let back = x + HEAD * across.signum();
        return format!("M{}L{}L{}Z", pair((x, y)), pair((back, y - 5.0)), pair((back, y + 5.0)));
    }
    let back = if is_down(route) { y - HEAD } else { y + HEAD };
    format!("M{}L{}L{}Z", pair((x, y)), pair((x - 5.0, back)), pair((x + 5.0, back)))
}

/// Whether a line runs down on the whole.
fn is_down(route: &Route) -> bool {
    match (route.passes.first(), route.passes.last()) {
        (Some(first), Some(last)) => first.from.1 <= last.to.1,
        _ => true,
    }
}

fn write_lines(body: &mut String, lines: &[TextLine], x: f64, top: f64) {
    for (index, line) in lines.iter().enumerate() {
        let y = top + LINE * index as f64 + LETTERS;
        let _ = writeln!(
            body,
            "<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>",
            class(line.style),
            number(x + line.indent),
            number(y),
            escaped(&line.text)
        );
    }
}

fn write_figure_lines(body: &mut String, placed: &Placed) {
    for (index, line) in placed.lines.iter().enumerate() {
        let y = placed.area.top + PADDING + LINE * index as f64 + LETTERS;
        let _ = writeln!(
            body,
            "<text class=\"{}\" text-anchor=\"middle\" x=\"{}\" y=\"{}\">{}</text>",
            class(line.style),
            number(placed.area.middle()),
            number(y),
            escaped(&line.text)
        );
    }
}

fn class(style: TextStyle) -> &'static str {
    match style {
        TextStyle::Name => "name",
        TextStyle::Words => "words",
        TextStyle::Reply => "reply",
        TextStyle::Reference => "reference",
        TextStyle::Condition => "condition",
        TextStyle::Weak => "weak",
        TextStyle::Fatal => "fatal",
    }
}

/// The outline of a figure; every kind of ending has one of its own.
pub(super) fn shape(kind: FigureKind, area: &Area) -> String {
    let (left, top, right, bottom) = (area.left, area.top, area.right(), area.bottom());
    let slant = SLANT.min(area.height / 3.0);
    let half = area.top + area.height / 2.0;
    match kind {
        FigureKind::Start => rectangle(area, area.height / 2.0, "figure"),
        FigureKind::Anywhere => rectangle(area, area.height / 2.0, "figure anywhere"),
        FigureKind::Turn => rectangle(area, 3.0, "figure"),
        FigureKind::Jump(_) => rectangle(area, area.height / 2.0, "jump"),
        FigureKind::Ending(EndingKind::Resolved) => {
            let inner = Area {
                left: left + 3.5,
                top: top + 3.5,
                width: area.width - 7.0,
                height: area.height - 7.0,
            };
            rectangle(area, 13.0, "ending") + &rectangle(&inner, 10.0, "ending inner")
        }
        FigureKind::Ending(EndingKind::Partly) => polygon(&[
            (left, half),
            (left + SLANT, top),
            (right - SLANT, top),
            (right, half),
            (right - SLANT, bottom),
            (left + SLANT, bottom),
        ]),
        FigureKind::Ending(EndingKind::Unresolved) => polygon(&[
            (left, top + slant),
            (left + SLANT, top),
            (right - SLANT, top),
            (right, top + slant),
            (right, bottom - slant),
            (right - SLANT, bottom),
            (left + SLANT, bottom),
            (left, bottom - slant),
        ]),
        FigureKind::Ending(EndingKind::HungUp) => polygon(&[(left, top), (right, top), (right - SLANT, bottom), (left + SLANT, bottom)]),
    }
}

fn rectangle(area: &Area, round: f64, class: &str) -> String {
    format!(
        "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
        number(area.left),
        number(area.top),
        number(area.width),
        number(area.height),
        number(round)
    )
}

fn polygon(points: &[(f64, f64)]) -> String {
    let points: Vec<String> = points.iter().map(|point| pair(*point)).collect();
    format!("<polygon class=\"ending\" points=\"{}\"/>", points.join(" "))
}

fn pair(point: (f64, f64)) -> String {
    format!("{} {}", number(point.0), number(point.1))
}

/// A length with one decimal at most.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".into() } else { text.into() }
}

/// Text for XML; signs it forbids were taken out before.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
