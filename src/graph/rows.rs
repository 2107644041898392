//! From `dagre`'s places to the picture: rows get the room their lines need, and lines run straight through rows.

use super::layout::{Area, Drawn, Label, Layout, Pass, Placed, Route};
use super::model::Graph;

/// The least and the most room between two rows.
const GAP: (f64, f64) = (30.0, 90.0);
/// The widest room between two lines at a figure.
const PORT: f64 = 26.0;
/// How far the two lines of a loop are apart.
const LOOP: f64 = 12.0;

/// A row of figures, or of what stands on edges.
#[derive(Clone, Copy)]
struct Row {
    /// Where `dagre` has its middle.
    drawn: f64,
    /// Half of its height.
    half: f64,
    /// Where its middle comes to lie.
    middle: f64,
}

/// The rows of a drawing.
pub(super) struct Rows<'a> {
    graph: &'a Graph,
    drawn: &'a Drawn,
    rows: Vec<Row>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(graph: &'a Graph, drawn: &'a Drawn) -> Self {
        let areas = || drawn.figures.iter().chain(drawn.labels.iter().flatten());
        let mut middles: Vec<f64> = areas()
            .map(middle)
            .chain(drawn.points.iter().flatten().map(|point| point.1))
            .collect();
        middles.sort_by(f64::total_cmp);
        middles.dedup_by(|a, b| (*a - *b).abs() < 0.5);
        let rows = middles.into_iter().map(|drawn| Row {
            drawn,
            half: 0.0,
            middle: 0.0,
        });
        let mut rows = Self {
            graph,
            drawn,
            rows: rows.collect(),
        };
        for area in areas() {
            let row = rows.row_of(middle(area));
            rows.rows[row].half = rows.rows[row].half.max(area.height / 2.0);
        }
        rows.spread();
        rows
    }

    /// The row at a height of `dagre`'s.
    fn row_of(&self, y: f64) -> usize {
        let next = self.rows.partition_point(|row| row.drawn < y - 0.5);
        next.min(self.rows.len().saturating_sub(1))
    }

    /// Gives rows their room: the farther lines run to the side between two of them, the more.
    fn spread(&mut self) {
        let mut aside = vec![0.0_f64; self.rows.len()];
        for (edge, points) in self.graph.edges.iter().zip(&self.drawn.points) {
            let ends = [edge.from, edge.to].map(|end| (self.drawn.figures[end].middle(), middle(&self.drawn.figures[end])));
            let all: Vec<(f64, f64)> = std::iter::once(ends[0]).chain(points.iter().copied()).chain([ends[1]]).collect();
            for pair in all.windows(2) {
                let above = self.row_of(pair[0].1.min(pair[1].1));
                aside[above] = aside[above].max((pair[0].0 - pair[1].0).abs());
            }
        }
        let mut y = 0.0;
        for (row, aside) in self.rows.iter_mut().zip(aside) {
            row.middle = y + row.half;
            y = row.middle + row.half + (GAP.0 + aside * 0.12).min(GAP.1);
        }
    }

    /// An area of `dagre`'s in its row.
    fn settled(&self, area: &Area) -> Area {
        let row = self.rows[self.row_of(middle(area))];
        Area {
            top: row.middle - area.height / 2.0,
            ..*area
        }
    }

    /// The picture, with this much room around it.
    pub(super) fn picture(&self, margin: f64) -> Layout {
        let areas: Vec<Area> = self.drawn.figures.iter().map(|area| self.settled(area)).collect();
        let placed = areas.iter().zip(&self.drawn.figure_blocks).map(|(area, block)| Placed {
            area: *area,
            lines: block.lines.clone(),
        });
        let labels = self.drawn.labels.iter().zip(&self.drawn.edge_blocks).enumerate();
        let labels = labels.filter_map(|(edge, (area, block))| {
            Some(Label {
                edge,
                area: self.settled(area.as_ref()?),
                lines: block.lines.clone(),
            })
        });
        let mut layout = Layout {
            graph: self.graph.clone(),
            width: 0.0,
            height: 0.0,
            figures: placed.collect(),
            labels: labels.collect(),
            routes: self.routes(&areas),
        };
        layout.frame(margin);
        layout
    }

    fn routes(&self, areas: &[Area]) -> Vec<Route> {
        let ports = self.ports(areas);
        let edges = self.graph.edges.iter().enumerate();
        edges
            .map(|(index, edge)| {
                let (from, to) = (areas[edge.from], areas[edge.to]);
                if edge.from == edge.to {
                    return self.loop_at(index, from);
                }
                let down = self.is_down(edge.from, edge.to);
                let [leaves, comes] = ports[index];
                let (start, end) = if down { (from.bottom(), to.top) } else { (from.top, to.bottom()) };
                let (first, last) = (self.row_at(edge.from), self.row_at(edge.to));
                let mut passes = vec![Pass {
                    from: (leaves, start),
                    to: (leaves, first.edge(down)),
                }];
                for (x, y) in &self.drawn.points[index] {
                    let row = self.rows[self.row_of(*y)];
                    passes.push(Pass {
                        from: (*x, row.edge(!down)),
                        to: (*x, row.edge(down)),
                    });
                }
                passes.push(Pass {
                    from: (comes, last.edge(!down)),
                    to: (comes, end),
                });
                Route { passes }
            })
            .collect()
    }

    fn loop_at(&self, edge: usize, area: Area) -> Route {
        let side = self.drawn.labels[edge].map_or(area.right() + 30.0, |label| label.left);
        let middle = area.top + area.height / 2.0;
        let (out, back) = (middle - LOOP / 2.0, middle + LOOP / 2.0);
        Route {
            passes: vec![
                Pass {
                    from: (area.right(), out),
                    to: (side, out),
                },
                Pass {
                    from: (side, back),
                    to: (area.right(), back),
                },
            ],
        }
    }

    fn row_at(&self, figure: usize) -> Row {
        self.rows[self.row_of(middle(&self.drawn.figures[figure]))]
    }

    fn is_down(&self, from: usize, to: usize) -> bool {
        self.row_at(from).drawn < self.row_at(to).drawn
    }

    /// Where each edge leaves and comes in: side by side at a figure, in the order of where the lines go on.
    fn ports(&self, areas: &[Area]) -> Vec<[f64; 2]> {
        let mut ports = vec![[0.0; 2]; self.graph.edges.len()];
        // For each figure its upper and its lower side: the x a line goes on at, the edge, and which end of it.
        let mut sides: Vec<[Vec<(f64, usize, usize)>; 2]> = vec![Default::default(); areas.len()];
        for (index, edge) in self.graph.edges.iter().enumerate().filter(|(_, edge)| edge.from != edge.to) {
            let points = &self.drawn.points[index];
            let down = self.is_down(edge.from, edge.to);
            let next = points.first().map_or(areas[edge.to].middle(), |point| point.0);
            let before = points.last().map_or(areas[edge.from].middle(), |point| point.0);
            sides[edge.from][usize::from(down)].push((next, index, 0));
            sides[edge.to][usize::from(!down)].push((before, index, 1));
        }
        for (area, sides) in areas.iter().zip(&mut sides) {
            for side in sides {
                side.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
                let apart = PORT.min(area.width * 0.7 / side.len() as f64);
                let first = area.middle() - apart * (side.len() as f64 - 1.0) / 2.0;
                for (place, (_, edge, end)) in side.iter().enumerate() {
                    ports[*edge][*end] = first + apart * place as f64;
                }
            }
        }
        ports
    }
}

impl Row {
    /// Its lower or its upper edge.
    fn edge(&self, lower: bool) -> f64 {
        if lower { self.middle + self.half } else { self.middle - self.half }
    }
}

impl Layout {
    /// Moves everything so that a margin is left on all sides, and sets the size.
    fn frame(&mut self, margin: f64) {
        let areas: Vec<Area> = self
            .figures
            .iter()
            .map(|placed| placed.area)
            .chain(self.labels.iter().map(|label| label.area))
            .collect();
        let ends = |route: &Route| route.passes.iter().flat_map(|pass| [pass.from, pass.to]).collect::<Vec<_>>();
        let points: Vec<(f64, f64)> = self.routes.iter().flat_map(ends).collect();
        let fold = |start: f64, values: &mut dyn Iterator<Item = f64>, pick: fn(f64, f64) -> f64| values.fold(start, pick);
        let xs = || {
            areas
                .iter()
                .flat_map(|area| [area.left, area.right()])
                .chain(points.iter().map(|point| point.0))
        };
        let ys = || {
            areas
                .iter()
                .flat_map(|area| [area.top, area.bottom()])
                .chain(points.iter().map(|point| point.1))
        };
        let (left, right) = (fold(f64::INFINITY, &mut xs(), f64::min), fold(0.0, &mut xs(), f64::max));
        let (top, bottom) = (fold(f64::INFINITY, &mut ys(), f64::min), fold(0.0, &mut ys(), f64::max));
        let (dx, dy) = (margin - left, margin - top);
        let placed = self.figures.iter_mut().map(|placed| &mut placed.area);
        for area in placed.chain(self.labels.iter_mut().map(|label| &mut label.area)) {
            area.left += dx;
            area.top += dy;
        }
        for pass in self.routes.iter_mut().flat_map(|route| &mut route.passes) {
            pass.from = (pass.from.0 + dx, pass.from.1 + dy);
            pass.to = (pass.to.0 + dx, pass.to.1 + dy);
        }
        self.width = right - left + 2.0 * margin;
        self.height = bottom - top + 2.0 * margin;
    }
}

fn middle(area: &Area) -> f64 {
    area.top + area.height / 2.0
}
