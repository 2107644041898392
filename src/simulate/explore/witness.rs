//! A play that shows it: the shortest replies to a state, and a seed under which luck falls so.

use super::graph::Graph;
use super::stepper::Stepper;
use crate::session::{Game, Luck, ReplyIx, State, seed_for};

/// How many seeds are tried. Luck that is rarer is told without one.
const SEEDS: u64 = 2_000_000;

/// A play that comes to a state, and to no state earlier that is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The replies, in order.
    pub replies: Vec<ReplyIx>,
    /// The first seed under which they lead there; none if luck has to fall so seldom that none was found.
    pub seed: Option<u64>,
}

impl Graph {
    /// A shortest play to a state.
    pub fn witness(&self, game: &Game, vertex: u32) -> Witness {
        let mut steps: Vec<(ReplyIx, u32)> = Vec::new();
        let mut at = vertex;
        while let Some((from, edge)) = self.vertices[at as usize].from {
            let edge = &self.edges[edge as usize];
            steps.push((edge.reply, edge.way));
            at = from;
        }
        steps.reverse();
        let begun = self.starts.iter().find(|start| start.to == at).map_or(0, |start| start.way);
        let mut stepper = Stepper::new(game);
        let (mut state, mut luck) = taken(&mut stepper, &State::new(game), &Luck::new(), None, begun);
        for (reply, way) in &steps {
            (state, luck) = taken(&mut stepper, &state, &luck, Some(*reply), *way);
        }
        Witness {
            replies: steps.into_iter().map(|(reply, _)| reply).collect(),
            seed: seed_for(game, &luck, SEEDS),
        }
    }
}

/// One step again, under the way of luck that was taken then.
fn taken(stepper: &mut Stepper<'_>, before: &State, luck: &Luck, reply: Option<ReplyIx>, way: u32) -> (State, Luck) {
    let mut found = None;
    stepper.each(before, luck, reply, |step| {
        if step.way == way {
            found = Some((step.state.clone(), step.luck));
        }
    });
    found.expect("the same step falls apart into the same ways of luck")
}
