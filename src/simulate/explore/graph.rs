//! The graph of every play: states that differ in nothing to come, and the replies that lead from one to the next.

use super::reference::Stakes;
use crate::scoring::Tally;
use crate::session::{Place, ReplyIx};

/// A state, standing for all that have the same future.
#[derive(Clone, Copy, Debug)]
pub struct Vertex {
    /// Where the talk is.
    pub place: Place,
    /// Whether every claim on the way was sound and nothing was omitted or dropped.
    pub honest: bool,
    /// Whether something fatal was said.
    pub fatal: bool,
    /// Whether a serious fault stands uncorrected.
    pub serious: bool,
    /// The edge by which it was first reached, which is on a shortest way; none at the start.
    pub(super) from: Option<(u32, u32)>,
    pub(super) edges: (u32, u32),
    /// Whether the bound kept out something that follows.
    pub(super) cut: bool,
    /// At an ending, which stakes the reference path may meet under the luck known there.
    pub(super) reference: u32,
}

/// A reply said in a state, under one way luck can fall.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The reply.
    pub reply: ReplyIx,
    /// The state it leads to.
    pub to: u32,
    /// The chance of this way of luck, from 0 to 1, where the reply is said.
    pub chance: f64,
    /// Which of luck's ways it is, in their fixed order.
    pub(super) way: u32,
    /// What it adds to the tally, as a place in the graph's list.
    pub(super) adds: u32,
}

/// A state that a talk can begin in.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    /// The state.
    pub to: u32,
    /// The chance of this way of luck, from 0 to 1.
    pub chance: f64,
    pub(super) way: u32,
    pub(super) adds: u32,
}

/// Every play of a scenario, as a graph.
#[derive(Debug, Default)]
pub struct Graph {
    /// The states, in the order of being met: nearest to the start first.
    pub vertices: Vec<Vertex>,
    pub(super) edges: Vec<Edge>,
    /// The states a talk can begin in, one for each way of luck.
    pub starts: Vec<Start>,
    /// What edges add to tallies, each once.
    pub(super) tallies: Vec<Tally>,
    /// Stakes the reference path may meet, each list once.
    pub(super) references: Vec<Stakes>,
}

impl Graph {
    /// The replies said in a state; those of one reply stand together, one for each way of luck.
    pub fn edges(&self, vertex: u32) -> &[Edge] {
        let (first, count) = self.vertices[vertex as usize].edges;
        &self.edges[first as usize..(first + count) as usize]
    }

    /// A tally that an edge or a start adds.
    pub(super) fn tally(&self, adds: u32) -> Tally {
        self.tallies[adds as usize]
    }

    /// The stakes the reference path may meet, as far as luck is known in a state at an ending.
    pub(super) fn references(&self, vertex: &Vertex) -> &Stakes {
        &self.references[vertex.reference as usize]
    }

    /// Whether a play can be left without a reply in a state.
    pub fn is_dead_end(&self, vertex: u32) -> bool {
        let it = &self.vertices[vertex as usize];
        matches!(it.place, Place::Node(_)) && it.edges.1 == 0 && !it.cut
    }

    /// For every state, whether some play comes from it to an ending. Where the bound cut something off, one may.
    pub fn escapes(&self) -> Vec<bool> {
        let count = self.vertices.len();
        let mut begins = vec![0_u32; count + 1];
        for edge in &self.edges {
            begins[edge.to as usize + 1] += 1;
        }
        for at in 0..count {
            begins[at + 1] += begins[at];
        }
        let mut places = begins.clone();
        let mut before = vec![0_u32; self.edges.len()];
        for from in 0..count as u32 {
            for edge in self.edges(from) {
                let place = &mut places[edge.to as usize];
                before[*place as usize] = from;
                *place += 1;
            }
        }
        let mut escapes: Vec<bool> = self
            .vertices
            .iter()
            .map(|vertex| vertex.cut || matches!(vertex.place, Place::Ending(_)))
            .collect();
        let mut open: Vec<u32> = (0..count as u32).filter(|at| escapes[*at as usize]).collect();
        while let Some(at) = open.pop() {
            for from in &before[begins[at as usize] as usize..begins[at as usize + 1] as usize] {
                if !std::mem::replace(&mut escapes[*from as usize], true) {
                    open.push(*from);
                }
            }
        }
        escapes
    }
}
