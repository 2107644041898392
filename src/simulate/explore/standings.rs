//! Where plays can stand: a state together with what was met and lost so far. From these follow all scores.

use super::Set;
use super::graph::{Graph, Vertex};
use super::reference::ALL;
use super::witness::Witness;
use crate::scoring::{Reckoning, Tally, reckon};
use crate::session::{Game, Place, ReplyIx};
use hashbrown::HashMap;

/// How a standing was first come to.
#[derive(Clone, Copy, Debug)]
enum From {
    /// At the beginning, under one of luck's ways.
    Start(u32),
    /// By a reply in another standing, under one of luck's ways.
    Reply(u32, ReplyIx, u32),
}

/// Every standing of every play.
#[derive(Debug)]
pub struct Standings {
    /// Each standing's state and tally.
    all: Set<(u32, u32)>,
    tallies: Set<Tally>,
    /// Where each standing's followers begin, in the order of its state's edges; one more at the end.
    begins: Vec<u32>,
    followers: Vec<u32>,
    /// How each standing was first come to: the start, or the standing before it with the edge between them.
    from: Vec<From>,
    starts: Vec<(u32, f64)>,
    /// The standings in an order in which those that follow come first, as far as the talk goes in no circle.
    order: Vec<u32>,
    most: [u32; 3],
}

impl Standings {
    /// Finds them all. None if there are more than `bound`.
    pub fn of(graph: &Graph, bound: usize) -> Option<Self> {
        let mut most = [0; 3];
        for (stakes, _) in graph.references.iter().flatten() {
            for (most, stakes) in most.iter_mut().zip(stakes) {
                *most = (*most).max(*stakes);
            }
        }
        let mut standings = Self {
            all: Set::default(),
            tallies: Set::default(),
            begins: vec![0],
            followers: Vec::new(),
            from: Vec::new(),
            starts: Vec::new(),
            order: Vec::new(),
            most,
        };
        let mut sums = HashMap::new();
        let nothing = standings.tallies.insert_full(Tally::default()).0 as u32;
        for start in &graph.starts {
            let tally = standings.sum(graph, &mut sums, nothing, start.adds);
            let at = standings.meet((start.to, tally), From::Start(start.way));
            standings.starts.push((at, start.chance));
        }
        let mut at = 0;
        while let Some((vertex, tally)) = standings.all.get_index(at).copied() {
            for edge in graph.edges(vertex) {
                let tally = standings.sum(graph, &mut sums, tally, edge.adds);
                let follower = standings.meet((edge.to, tally), From::Reply(at as u32, edge.reply, edge.way));
                standings.followers.push(follower);
            }
            standings.begins.push(standings.followers.len() as u32);
            if standings.all.len() > bound {
                return None;
            }
            at += 1;
        }
        standings.put_in_order();
        Some(standings)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none, which no game has.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The standings a play can begin in, each with its chance.
    pub(in crate::simulate) fn starts(&self) -> &[(u32, f64)] {
        &self.starts
    }

    /// Those that follow come first, unless the talk goes in circles.
    pub(in crate::simulate) fn order(&self) -> &[u32] {
        &self.order
    }

    pub(in crate::simulate) fn vertex(&self, standing: u32) -> u32 {
        self.all[standing as usize].0
    }

    /// What follows, in the order of the state's edges.
    pub(in crate::simulate) fn followers(&self, standing: u32) -> &[u32] {
        let at = standing as usize;
        &self.followers[self.begins[at] as usize..self.begins[at + 1] as usize]
    }

    /// How a play that has come to an ending came out, with the share of each way the reference path may have gone.
    /// Nothing at a node.
    pub(in crate::simulate) fn outcomes<'a>(
        &'a self,
        game: &'a Game,
        graph: &'a Graph,
        standing: u32,
    ) -> impl Iterator<Item = (Reckoning, [u32; 3], f64)> + 'a {
        let (vertex, tally) = self.all[standing as usize];
        let vertex: &Vertex = &graph.vertices[vertex as usize];
        let kind = match vertex.place {
            Place::Ending(ending) => Some(game.ending(ending).kind),
            Place::Node(_) => None,
        };
        kind.into_iter().flat_map(move |kind| {
            let tally = self.tallies[tally as usize];
            graph.references(vertex).iter().map(move |(stakes, share)| {
                let reckoning = reckon(game, &tally, *stakes, kind, vertex.serious, vertex.fatal);
                (reckoning, *stakes, *share as f64 / ALL)
            })
        })
    }

    fn meet(&mut self, standing: (u32, u32), from: From) -> u32 {
        let (at, new) = self.all.insert_full(standing);
        if new {
            self.from.push(from);
        }
        at as u32
    }

    /// A shortest play that comes to a standing, under luck by which the reference path meets these stakes.
    pub fn witness(&self, game: &Game, standing: u32, stakes: [u32; 3]) -> Witness {
        let mut steps = Vec::new();
        let mut at = standing;
        let begun = loop {
            match self.from[at as usize] {
                From::Start(way) => break way,
                From::Reply(before, reply, way) => {
                    steps.push((reply, way));
                    at = before;
                }
            }
        };
        steps.reverse();
        Witness::of(game, begun, &steps, Some(stakes))
    }

    fn sum(&mut self, graph: &Graph, sums: &mut HashMap<(u32, u32), u32>, tally: u32, adds: u32) -> u32 {
        let (tallies, most) = (&mut self.tallies, self.most);
        *sums
            .entry((tally, adds))
            .or_insert_with(|| tallies.insert_full(tallies[tally as usize].and(graph.tally(adds)).clipped(most)).0 as u32)
    }

    fn put_in_order(&mut self) {
        let mut met = vec![false; self.all.len()];
        let mut order = Vec::with_capacity(self.all.len());
        let mut path: Vec<(u32, usize)> = Vec::new();
        for (start, _) in self.starts.clone() {
            if !std::mem::replace(&mut met[start as usize], true) {
                path.push((start, 0));
            }
            while let Some((standing, next)) = path.last_mut() {
                let Some(follower) = self.followers(*standing).get(*next).copied() else {
                    order.push(*standing);
                    path.pop();
                    continue;
                };
                *next += 1;
                if !std::mem::replace(&mut met[follower as usize], true) {
                    path.push((follower, 0));
                }
            }
        }
        self.order = order;
    }
}
