//! Where everything stands in the picture: `dagre` orders the places in rows, and here rows and lines get their room.

use super::jumps::far;
use super::model::{Figure, FigureKind, Graph};
use super::rows::Rows;
use super::text::{Block, PADDING, TextLine, edge_block, figure_block};
use crate::scenario::EndingKind;
use dagre::graph::{Graph as Sheet, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel};

/// The most places a picture shows.
const MOST_FIGURES: usize = 100;
/// The most ways a picture shows. With both bounds a picture takes about a second, unoptimised.
const MOST_EDGES: usize = 400;
/// How far the slanted sides of some endings reach in.
pub(super) const SLANT: f64 = 14.0;
/// The room around everything.
const MARGIN: f64 = 20.0;

/// A picture of it would take too long and be too large to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{figures} places and {edges} ways between them are too many for one picture, which holds {MOST_FIGURES} and {MOST_EDGES}")]
pub struct TooLarge {
    /// How many places there are.
    pub figures: usize,
    /// How many ways there are.
    pub edges: usize,
}

/// Where everything stands; lengths are pixels, and y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// What is drawn: the graph, with marks in place of very long lines.
    pub graph: Graph,
    /// How wide the picture is.
    pub width: f64,
    /// How high the picture is.
    pub height: f64,
    /// The figures, in the graph's order.
    pub figures: Vec<Placed>,
    /// What stands on the edges that say something.
    pub labels: Vec<Label>,
    /// The lines of the edges, in the graph's order.
    pub routes: Vec<Route>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    fn around(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            left: x - width / 2.0,
            top: y - height / 2.0,
            width,
            height,
        }
    }

    /// Where it ends on the right.
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Where it ends below.
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// Its middle, across.
    pub fn middle(&self) -> f64 {
        self.left + self.width / 2.0
    }

    /// Whether the two have room in common.
    pub fn overlaps(&self, other: &Area) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }
}

/// A figure in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its place.
    pub area: Area,
    /// Its text.
    pub lines: Vec<TextLine>,
}

/// The text on an edge in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The edge, by its place in the graph.
    pub edge: usize,
    /// Its place.
    pub area: Area,
    /// Its text.
    pub lines: Vec<TextLine>,
}

/// The line of an edge: straight through rows, curved between them. A loop has its way out and its way back.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Straight parts, in order.
    pub passes: Vec<Pass>,
}

/// A straight part of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pass {
    /// Where it begins: x and y.
    pub from: (f64, f64),
    /// Where it ends: x and y.
    pub to: (f64, f64),
}

/// Finds a place for everything.
///
/// # Errors
/// More places or ways than a picture holds.
pub fn lay_out(graph: &Graph) -> Result<Layout, TooLarge> {
    let (figures, edges) = (graph.figures.len(), graph.edges.len());
    if figures > MOST_FIGURES || edges > MOST_EDGES {
        return Err(TooLarge { figures, edges });
    }
    let graph = graph.with_jumps(&far(graph));
    let drawn = draw(&graph);
    Ok(Rows::new(&graph, &drawn).picture(MARGIN))
}

/// What `dagre` made of the graph.
pub(super) struct Drawn {
    /// The text of the figures.
    pub figure_blocks: Vec<Block>,
    /// The text of the edges.
    pub edge_blocks: Vec<Block>,
    /// The figures, as areas around the places it gave.
    pub figures: Vec<Area>,
    /// What stands on the edges, where something does.
    pub labels: Vec<Option<Area>>,
    /// The points between the two ends of each edge, one for each row it passes.
    pub points: Vec<Vec<(f64, f64)>>,
}

fn draw(graph: &Graph) -> Drawn {
    let figures: Vec<Block> = graph.figures.iter().map(figure_block).collect();
    let edges: Vec<Block> = graph.edges.iter().map(edge_block).collect();
    let mut sheet: Sheet<NodeLabel, EdgeLabel> = Sheet::with_options(GraphOptions {
        directed: true,
        multigraph: true,
        compound: false,
    });
    let node_name = |place: usize| format!("place{place:03}");
    let edge_name = |place: usize| format!("way{place:03}");
    for (place, (figure, block)) in graph.figures.iter().zip(&figures).enumerate() {
        let (width, height) = figure_size(figure, block);
        let label = NodeLabel {
            width,
            height,
            ..NodeLabel::default()
        };
        sheet.set_node(node_name(place), Some(label));
    }
    for (place, (edge, block)) in graph.edges.iter().zip(&edges).enumerate() {
        let (width, height) = label_size(block);
        let label = EdgeLabel {
            width,
            height,
            labelpos: LabelPos::Center,
            // The reference path is the spine of the drawing.
            weight: if edge.reference { 8 } else { 1 },
            ..EdgeLabel::default()
        };
        sheet.set_edge(node_name(edge.from), node_name(edge.to), Some(label), Some(&edge_name(place)));
    }
    let options = LayoutOptions {
        nodesep: 28.0,
        edgesep: 16.0,
        ranksep: 60.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut sheet, Some(options));
    let mut drawn = Drawn {
        figures: Vec::with_capacity(figures.len()),
        labels: Vec::with_capacity(edges.len()),
        points: Vec::with_capacity(edges.len()),
        figure_blocks: Vec::new(),
        edge_blocks: Vec::new(),
    };
    for place in 0..figures.len() {
        let node = sheet.node(&node_name(place)).expect("every figure was put on the sheet");
        let (x, y) = (node.x.unwrap_or_default(), node.y.unwrap_or_default());
        drawn.figures.push(Area::around(x, y, node.width, node.height));
    }
    for (place, edge) in graph.edges.iter().enumerate() {
        let (from, to) = (node_name(edge.from), node_name(edge.to));
        let label = sheet
            .edge(&from, &to, Some(&edge_name(place)))
            .expect("every edge was put on the sheet");
        let (width, height) = label_size(&edges[place]);
        let area = Area::around(label.x.unwrap_or_default(), label.y.unwrap_or_default(), width, height);
        drawn.labels.push((width > 0.0).then_some(area));
        let inner = label.points.get(1..label.points.len().saturating_sub(1)).unwrap_or_default();
        drawn.points.push(inner.iter().map(|point| (point.x, point.y)).collect());
    }
    drawn.figure_blocks = figures;
    drawn.edge_blocks = edges;
    drawn
}

fn figure_size(figure: &Figure, block: &Block) -> (f64, f64) {
    let slant = match figure.kind {
        FigureKind::Ending(EndingKind::Partly | EndingKind::Unresolved | EndingKind::HungUp) => SLANT,
        _ => 4.0,
    };
    (block.width + 2.0 * (PADDING + slant), block.height() + 2.0 * PADDING)
}

fn label_size(block: &Block) -> (f64, f64) {
    if block.lines.is_empty() {
        (0.0, 0.0)
    } else {
        (block.width + 2.0 * PADDING, block.height() + PADDING)
    }
}
