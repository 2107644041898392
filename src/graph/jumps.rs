//! Which lines would be too long to follow, so that they end at a mark that says where the talk goes on.

use super::model::{Edge, Graph};

/// Up to so many places every line is drawn, however long.
const FEW: usize = 24;
/// Among more places, how many turns further a line leads at most.
const FAR: usize = 2;

/// The edges whose lines would be too long. The reference path is drawn whole, and every figure keeps the shortest line
/// that leads to it.
pub(super) fn far(graph: &Graph) -> Vec<usize> {
    if graph.figures.len() <= FEW {
        return Vec::new();
    }
    let layers = layers(graph);
    let length = |edge: &Edge| layers[edge.from].abs_diff(layers[edge.to]);
    let mut nearest = vec![(usize::MAX, usize::MAX); graph.figures.len()];
    for (index, edge) in graph.edges.iter().enumerate().filter(|(_, edge)| edge.from != edge.to) {
        nearest[edge.to] = nearest[edge.to].min((length(edge), index));
    }
    let edges = graph.edges.iter().enumerate();
    let too_long = edges.filter(|(index, edge)| !edge.reference && length(edge) > FAR && nearest[edge.to].1 != *index);
    too_long.map(|(index, _)| index).collect()
}

/// How many turns the longest way to each figure has, where no way goes back.
fn layers(graph: &Graph) -> Vec<usize> {
    let mut walk = Walk {
        leaving: vec![Vec::new(); graph.figures.len()],
        seen: vec![Seen::Not; graph.figures.len()],
        forward: Vec::new(),
        finished: Vec::new(),
    };
    for edge in &graph.edges {
        walk.leaving[edge.from].push(edge.to);
    }
    for figure in 0..graph.figures.len() {
        walk.visit(figure);
    }
    let mut layers = vec![0; graph.figures.len()];
    for from in walk.finished.iter().rev() {
        for (_, to) in walk.forward.iter().filter(|(start, _)| start == from) {
            layers[*to] = layers[*to].max(layers[*from] + 1);
        }
    }
    layers
}

/// A walk through all figures, as deep as it goes first.
struct Walk {
    leaving: Vec<Vec<usize>>,
    seen: Vec<Seen>,
    /// The steps that do not lead back to where the walk came from.
    forward: Vec<(usize, usize)>,
    finished: Vec<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Not,
    OnTheWay,
    Finished,
}

impl Walk {
    /// As deep as there are figures, of which a picture holds few.
    fn visit(&mut self, figure: usize) {
        if self.seen[figure] != Seen::Not {
            return;
        }
        self.seen[figure] = Seen::OnTheWay;
        for next in self.leaving[figure].clone() {
            if self.seen[next] != Seen::OnTheWay {
                self.forward.push((figure, next));
                self.visit(next);
            }
        }
        self.seen[figure] = Seen::Finished;
        self.finished.push(figure);
    }
}
