//! What stands out in a drawing: the reference path, fatal replies, and decisions that put honesty at stake.

use crate::session::{Game, NodeIx, Pace, Place, ReplyIx, Seeded, State, Verdict, begin, offered, reply_verdict, step};

/// What stands out in a scenario.
///
/// A reply is judged by what the agent knows where the reference path comes to it; off the path, by what the agent
/// knows when the talk begins. What is learnt on other ways may change a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    replies: Vec<ReplyMark>,
    at_stake: Vec<bool>,
    turnings: Vec<(Place, Place)>,
}

/// What stands out in a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyMark {
    /// The verdict on what it claims.
    pub verdict: Verdict,
    /// Why it fails a play by itself, if it does: the verdict, or a zero-tolerance behaviour.
    pub fatal: Option<String>,
    /// Whether it lies on the reference path.
    pub reference: bool,
}

impl Marks {
    /// The marks of a scenario.
    pub fn of(game: &Game) -> Self {
        let path = Path::of(game);
        let mut unheard = State::new(game);
        let mut replies: Vec<ReplyMark> = Vec::with_capacity(game.reply_count());
        let mut at_stake = Vec::with_capacity(game.scenario().nodes.len());
        for node in (0..game.scenario().nodes.len()).map(NodeIx::new) {
            unheard.place = Place::Node(node);
            let state = path.states.iter().find(|state| state.place == unheard.place).unwrap_or(&unheard);
            let here = game.node(node).replies.clone().map(|reply| mark(game, state, ReplyIx::new(reply)));
            let first = replies.len();
            replies.extend(here);
            at_stake.push(replies[first..].iter().any(|mark| mark.verdict != Verdict::Sound));
        }
        for reply in path.replies {
            replies[reply.index()].reference = true;
        }
        Self {
            replies,
            at_stake,
            turnings: path.turnings,
        }
    }

    /// What stands out in a reply.
    pub fn reply(&self, reply: ReplyIx) -> &ReplyMark {
        &self.replies[reply.index()]
    }

    /// Whether honesty is at stake at a node: some reply there is less than sound.
    pub fn at_stake(&self, node: NodeIx) -> bool {
        self.at_stake[node.index()]
    }

    /// Whether the reference path turns from one place to another by a detour or an interrupt.
    pub fn turns(&self, from: Place, to: Place) -> bool {
        self.turnings.contains(&(from, to))
    }
}

fn mark(game: &Game, state: &State, reply: ReplyIx) -> ReplyMark {
    let verdict = reply_verdict(game, state, reply);
    let behaviour = game.reply(reply).shows.iter().find(|behaviour| game.is_fatal(**behaviour));
    let fatal = match behaviour {
        _ if verdict.is_fatal() => Some(verdict.name().to_lowercase()),
        Some(behaviour) => Some(game.behaviour_id(*behaviour).to_owned()),
        None => None,
    };
    ReplyMark {
        verdict,
        fatal,
        reference: false,
    }
}

/// The reference path as far as it can be played, with everyday luck.
#[derive(Default)]
struct Path {
    /// The state before each reply.
    states: Vec<State>,
    replies: Vec<ReplyIx>,
    /// Where a reply, or the beginning, led first, and where the talk turned instead.
    turnings: Vec<(Place, Place)>,
}

impl Path {
    fn of(game: &Game) -> Self {
        let dice = Seeded(1);
        let mut path = Self::default();
        let mut state = State::new(game);
        let mut events = Vec::new();
        begin(game, &mut state, &dice, &mut events);
        path.arrive(game.start(), state.place);
        for id in &game.scenario().reference {
            let Place::Node(node) = state.place else { break };
            let on_offer = |wanted: &ReplyIx| offered(game, &state, &dice).any(|reply| reply == *wanted);
            let Some(reply) = game.find_reply(node, id).filter(on_offer) else {
                break;
            };
            path.states.push(state.clone());
            path.replies.push(reply);
            step(game, &mut state, &dice, reply, Pace::Prompt, &mut events);
            path.arrive(game.reply(reply).goto, state.place);
        }
        path
    }

    fn arrive(&mut self, goto: Place, place: Place) {
        if goto != place {
            self.turnings.push((goto, place));
        }
    }
}
