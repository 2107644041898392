//! A play that shows it: the shortest replies to a state, and a seed under which luck falls so.

use super::graph::Graph;
use super::stepper::Stepper;
use crate::scoring::play_reference;
use crate::session::{Game, Luck, ReplyIx, State, each_way, seed_for};

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

impl Witness {
    /// The play that begins under one way of luck and goes on by these replies, each under one of its ways. If `stakes` are given, luck falls
    /// so that the reference path meets them.
    pub(super) fn of(game: &Game, begun: u32, steps: &[(ReplyIx, u32)], stakes: Option<[u32; 3]>) -> Self {
        let mut stepper = Stepper::new(game);
        let (mut state, mut luck) = taken(&mut stepper, &State::new(game), &Luck::new(), None, begun);
        for (reply, way) in steps {
            (state, luck) = taken(&mut stepper, &state, &luck, Some(*reply), *way);
        }
        if let Some(stakes) = stakes {
            luck = luck_for(game, luck, stakes);
        }
        Self {
            replies: steps.iter().map(|(reply, _)| *reply).collect(),
            seed: seed_for(game, &luck, SEEDS),
        }
    }
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
        Witness::of(game, begun, &steps, None)
    }
}

/// Known luck, with as much more as the reference path needs to meet these stakes.
fn luck_for(game: &Game, known: Luck, stakes: [u32; 3]) -> Luck {
    let mut found = None;
    each_way(
        game,
        &known,
        |dice| play_reference(game, dice).tally.met(),
        |met, luck| {
            if met == stakes {
                found = Some(luck);
            }
            found.is_none()
        },
    );
    found.unwrap_or(known)
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
