//! Every play of a scenario, walked once: states that have the same future are walked together.

mod expand;
mod facts;
mod graph;
mod reference;
mod standings;
mod stepper;
mod table;
mod witness;

pub use facts::{Decision, Facts, PromiseSeen, Seen};
pub use graph::{Edge, Graph, Start, Vertex};
pub use standings::Standings;
pub use witness::Witness;

use crate::scoring::Tally;
use crate::session::{Game, Place, Relevance};
use expand::{Expander, Found, Waiting};
use rayon::prelude::*;
use reference::{Reference, Stakes};
use std::collections::VecDeque;
use table::Table;

/// A set in the order of adding.
type Set<T> = indexmap::IndexSet<T, hashbrown::DefaultHashBuilder>;

/// How many states are looked at before what was found is put in order.
const ROUND: usize = 4096;
/// How many of a round's states one worker takes at a time.
const PIECE: usize = 64;

/// Every play, or as many as the bound allowed.
#[derive(Debug)]
pub struct Exploration {
    /// The states and the replies between them.
    pub graph: Graph,
    /// What was seen on the way.
    pub facts: Facts,
    /// Whether nothing was left out.
    pub exact: bool,
}

/// Walks every play of a game, meeting `most` states at the most.
///
/// It works on as many threads as there are cores, and finds the same however many there are.
pub fn explore(game: &Game, most: usize) -> Exploration {
    let reference = Reference::of(game);
    let relevance = Relevance::of(game, &reference.keys);
    let mut builder = Builder {
        game,
        reference,
        graph: Graph::default(),
        facts: Facts::none(game),
        table: Table::new(),
        waiting: VecDeque::new(),
        tallies: Set::default(),
        references: Set::default(),
        most,
        left_out: false,
    };
    let mut beginning = Expander::new(game, &relevance, &builder.table);
    beginning.begin();
    let (facts, found) = beginning.into_found();
    builder.take(facts, found);
    while !builder.waiting.is_empty() {
        let round: Vec<Waiting> = builder.waiting.drain(..builder.waiting.len().min(ROUND)).collect();
        let pieces: Vec<(Facts, Vec<Found>)> = round
            .par_chunks(PIECE)
            .map(|piece| {
                let mut expander = Expander::new(game, &relevance, &builder.table);
                piece.iter().for_each(|waiting| expander.expand(waiting));
                expander.into_found()
            })
            .collect();
        for (facts, found) in pieces {
            builder.take(facts, found);
        }
    }
    builder.graph.tallies = builder.tallies.into_iter().collect();
    builder.graph.references = builder.references.into_iter().collect();
    Exploration {
        graph: builder.graph,
        facts: builder.facts,
        exact: !builder.left_out && builder.reference.complete,
    }
}

/// Puts what was found in order: the graph grows here, and here alone.
struct Builder<'a> {
    game: &'a Game,
    reference: Reference,
    graph: Graph,
    facts: Facts,
    table: Table,
    waiting: VecDeque<Waiting>,
    tallies: Set<Tally>,
    references: Set<Stakes>,
    most: usize,
    left_out: bool,
}

impl Builder<'_> {
    fn take(&mut self, facts: Facts, found: Vec<Found>) {
        self.facts.merge(facts);
        for found in found {
            // A state that two workers met in one round is known to the table by now.
            let met = found.known.or_else(|| self.table.find(&found.words));
            if met.is_none() && self.table.len() >= self.most {
                self.left_out = true;
                if let Some((from, _)) = found.from {
                    self.graph.vertices[from as usize].cut = true;
                }
                continue;
            }
            let to = met.unwrap_or_else(|| self.table.add(&found.words));
            let adds = self.tallies.insert_full(found.adds).0 as u32;
            let edge = self.graph.edges.len() as u32;
            match found.from {
                Some((from, reply)) => {
                    self.graph.edges.push(Edge {
                        reply,
                        to,
                        chance: found.chance,
                        way: found.way,
                        adds,
                    });
                    let edges = &mut self.graph.vertices[from as usize].edges;
                    if edges.1 == 0 {
                        edges.0 = edge;
                    }
                    edges.1 += 1;
                }
                None => self.graph.starts.push(Start {
                    to,
                    chance: found.chance,
                    way: found.way,
                    adds,
                }),
            }
            if met.is_none() {
                let (state, luck) = *found.state.expect("a state that had not been met comes with itself");
                let reference = match state.place {
                    Place::Ending(_) => self.references.insert_full(self.reference.stakes(self.game, &luck)).0 as u32,
                    Place::Node(_) => 0,
                };
                self.graph.vertices.push(Vertex {
                    place: state.place,
                    honest: found.honest,
                    fatal: state.fatal,
                    serious: state.has_serious_fault(),
                    from: found.from.map(|(from, _)| (from, edge)),
                    edges: (0, 0),
                    cut: false,
                    reference,
                });
                self.waiting.push_back(Waiting {
                    vertex: to,
                    state,
                    luck,
                    honest: found.honest,
                });
            }
        }
    }
}
