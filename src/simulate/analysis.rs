//! What can be proven of a scenario: what is reachable, what cannot be escaped, and how good and how bad a play can be.

use super::explore::{Exploration, Standings, Witness, explore};
use super::odds::{Odds, random_odds};
use crate::rubric::Dimension;
use crate::session::{EndingIx, Game, NodeIx, Place};
use std::collections::BTreeSet;

/// How much an analysis may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// States at the most.
    pub states: usize,
    /// Standings at the most: states together with what was met and lost.
    pub standings: usize,
}

impl Bounds {
    /// For `analyze`, which may take its time.
    pub const WHOLE: Bounds = Bounds {
        states: 2_000_000,
        standings: 8_000_000,
    };
    /// For `check`, which should answer at once.
    pub const QUICK: Bounds = Bounds {
        states: 20_000,
        standings: 100_000,
    };
}

/// The least and the most that a play can reach, in points; none where no play measures it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// The least.
    pub min: Option<u8>,
    /// The most.
    pub max: Option<u8>,
    /// Where the least is come to first, and by which stakes on the reference path.
    pub(super) least: Option<(u32, [u32; 3])>,
    /// Where the most is come to first.
    pub(super) most: Option<(u32, [u32; 3])>,
}

impl Reach {
    fn note(&mut self, score: Option<u8>, standing: u32, stakes: [u32; 3]) {
        let Some(points) = score else { return };
        if self.min.is_none_or(|min| points < min) {
            self.min = Some(points);
            self.least = Some((standing, stakes));
        }
        if self.max.is_none_or(|max| points > max) {
            self.max = Some(points);
            self.most = Some((standing, stakes));
        }
    }
}

/// What scores can come to. Only worked out where every standing was met.
#[derive(Debug)]
pub struct Scoring {
    /// By dimension.
    pub dimensions: [Reach; 3],
    /// Overall.
    pub overall: Reach,
    /// The best overall score with which a play passes.
    pub best_pass: Option<u8>,
    /// Whether some play passes.
    pub can_pass: bool,
    /// Whether some play that is honest throughout passes.
    pub honest_pass: bool,
    /// How somebody fares who picks at random.
    pub random: Odds,
    /// Every standing.
    pub standings: Standings,
}

impl Scoring {
    /// Shortest plays that come to the least and to the most of a score.
    pub fn witnesses(&self, game: &Game, reach: &Reach) -> [Option<Witness>; 2] {
        [reach.least, reach.most].map(|at| at.map(|(standing, stakes)| self.standings.witness(game, standing, stakes)))
    }
}

/// Everything that can be said of a scenario's plays.
#[derive(Debug)]
pub struct Analysis {
    /// The plays themselves.
    pub exploration: Exploration,
    /// Scores, if all standings are within the bounds and no state was left out.
    pub scoring: Option<Scoring>,
    /// The endings that plays come to, each with the first state there.
    pub endings: Vec<(EndingIx, u32)>,
    /// Nodes at which a play can be left without a reply, each with the first such state.
    pub dead_ends: Vec<(NodeIx, u32)>,
    /// Nodes from which, in some state, no ending can be reached any more; each with the first such state.
    pub traps: Vec<(NodeIx, u32)>,
}

impl Analysis {
    /// Whether nothing was left out.
    pub fn is_exact(&self) -> bool {
        self.exploration.exact && self.scoring.is_some()
    }

    /// A play that comes to a state.
    pub fn witness(&self, game: &Game, vertex: u32) -> Witness {
        self.exploration.graph.witness(game, vertex)
    }
}

/// Analyses a game within bounds.
pub fn analyse(game: &Game, bounds: Bounds) -> Analysis {
    let exploration = explore(game, bounds.states);
    let scoring = exploration
        .exact
        .then(|| Standings::of(&exploration.graph, bounds.standings))
        .flatten()
        .map(|standings| score(game, &exploration, standings));
    let graph = &exploration.graph;
    let escapes = graph.escapes();
    let (mut endings, mut dead_ends, mut traps) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen = BTreeSet::new();
    let mut seen_dead = BTreeSet::new();
    let mut seen_trapped = BTreeSet::new();
    for (number, vertex) in graph.vertices.iter().enumerate() {
        let at = number as u32;
        match vertex.place {
            Place::Ending(ending) if seen.insert(ending) => endings.push((ending, at)),
            Place::Node(node) => {
                if graph.is_dead_end(at) && seen_dead.insert(node) {
                    dead_ends.push((node, at));
                }
                if !escapes[number] && seen_trapped.insert(node) {
                    traps.push((node, at));
                }
            }
            Place::Ending(_) => {}
        }
    }
    endings.sort_unstable();
    dead_ends.sort_unstable();
    traps.sort_unstable();
    Analysis {
        exploration,
        scoring,
        endings,
        dead_ends,
        traps,
    }
}

fn score(game: &Game, exploration: &Exploration, standings: Standings) -> Scoring {
    let graph = &exploration.graph;
    let mut dimensions = [Reach::default(); 3];
    let mut overall = Reach::default();
    let (mut can_pass, mut honest_pass, mut best_pass) = (false, false, None);
    for standing in 0..standings.len() as u32 {
        let honest = graph.vertices[standings.vertex(standing) as usize].honest;
        for (outcome, stakes, _) in standings.outcomes(game, graph, standing) {
            for dimension in Dimension::ALL {
                dimensions[dimension as usize].note(outcome.scores.get(dimension), standing, stakes);
            }
            overall.note(outcome.scores.overall, standing, stakes);
            can_pass |= outcome.passed;
            best_pass = best_pass.max(outcome.scores.overall.filter(|_| outcome.passed));
            honest_pass |= outcome.passed && honest;
        }
    }
    Scoring {
        dimensions,
        overall,
        best_pass,
        can_pass,
        honest_pass,
        random: random_odds(game, exploration, &standings),
        standings,
    }
}
