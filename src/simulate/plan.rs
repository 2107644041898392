//! What an expert does: the reply after which most can be expected overall, whatever luck then does.

use super::explore::{Exploration, Standings};
use crate::session::{Game, Place, ReplyIx};

/// How much can be expected from a standing on.
#[derive(Clone, Copy, Debug, Default)]
struct Worth {
    /// The overall score, in points.
    overall: f64,
    /// The chance of passing, from 0 to 1.
    passing: f64,
}

impl Worth {
    /// Whether this is more: by the score, and where that is the same by the chance of passing.
    fn beats(self, other: Worth) -> bool {
        const SAME: f64 = 1e-9;
        if (self.overall - other.overall).abs() > SAME {
            self.overall > other.overall
        } else {
            self.passing > other.passing + SAME
        }
    }
}

/// The best reply in every standing of every play.
///
/// It knows how the scenario is made and the chances in it, but not how luck will fall, and it never reads the reference path's
/// replies.
#[derive(Debug)]
pub struct Plan {
    best: Vec<Option<ReplyIx>>,
    expected: Worth,
}

/// How often worths are worked out anew where the talk can go in circles.
const ROUNDS: usize = 10_000;

impl Plan {
    /// Plans for every standing.
    pub fn of(game: &Game, exploration: &Exploration, standings: &Standings) -> Self {
        let mut worths = vec![Worth::default(); standings.len()];
        let mut best = vec![None; standings.len()];
        let rounds = if standings.is_circular() { ROUNDS } else { 1 };
        for _ in 0..rounds {
            let mut moved = false;
            for standing in standings.order() {
                let (reply, worth) = look_ahead(game, exploration, standings, *standing, &worths);
                let at = *standing as usize;
                if worth.beats(worths[at]) {
                    moved = true;
                    worths[at] = worth;
                    best[at] = reply;
                } else if best[at].is_none() {
                    best[at] = reply;
                }
            }
            if !moved {
                break;
            }
        }
        let expected = standings.starts().iter().fold(Worth::default(), |sum, (start, chance)| Worth {
            overall: sum.overall + chance * worths[*start as usize].overall,
            passing: sum.passing + chance * worths[*start as usize].passing,
        });
        Self { best, expected }
    }

    /// The reply to say in a standing; none where nothing is on offer.
    pub(super) fn reply(&self, standing: u32) -> Option<ReplyIx> {
        self.best[standing as usize]
    }

    /// The overall score that can be expected, in points.
    pub fn expected(&self) -> f64 {
        self.expected.overall
    }

    /// The chance of passing, from 0 to 1.
    pub fn passing(&self) -> f64 {
        self.expected.passing
    }
}

fn look_ahead(game: &Game, exploration: &Exploration, standings: &Standings, standing: u32, worths: &[Worth]) -> (Option<ReplyIx>, Worth) {
    let graph = &exploration.graph;
    let number = standings.vertex(standing);
    if let Place::Ending(_) = graph.vertices[number as usize].place {
        let mut worth = Worth::default();
        for (outcome, share) in standings.outcomes(game, graph, standing) {
            worth.overall += share * f64::from(outcome.overall.micro().unwrap_or(0)) / 1e6;
            worth.passing += share * f64::from(u8::from(outcome.passed));
        }
        return (None, worth);
    }
    let mut found: (Option<ReplyIx>, Worth) = (None, Worth::default());
    let mut at = 0;
    for ways in graph.edges(number).chunk_by(|one, other| one.reply == other.reply) {
        let mut worth = Worth::default();
        for edge in ways {
            let next = worths[standings.followers(standing)[at] as usize];
            worth.overall += edge.chance * next.overall;
            worth.passing += edge.chance * next.passing;
            at += 1;
        }
        if found.0.is_none() || worth.beats(found.1) {
            found = (Some(ways[0].reply), worth);
        }
    }
    found
}
