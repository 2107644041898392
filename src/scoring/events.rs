//! The events of a play with their names, for programs and for people who check.

use crate::rubric::MoodChange;
use crate::scenario::Mood;
use crate::session::{Event, Fault, Game, Pace, PromiseState, Session, Verdict};
use serde::Serialize;

/// One event of one turn.
#[derive(Clone, Debug, Serialize)]
pub struct EventLine {
    /// The decision it belongs to, from 1.
    pub decision: usize,
    /// What happened.
    #[serde(flatten)]
    pub what: EventKind,
}

/// A change of mood, as it really was.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Moved {
    pub anger: i16,
    pub confusion: i16,
    pub trust: i16,
}

/// What happened, with names.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum EventKind {
    Waited { pace: Pace, mood: Moved },
    Showed { behaviour: String, times_before: u8, mood: Moved },
    Felt { mood: Moved },
    Claimed { claim: usize, verdict: Verdict },
    Evaded { asked: String },
    Promised { promise: String, verdict: Verdict },
    Settled { promise: String, state: PromiseState, mood: Moved },
    Faulted { fault: &'static str, about: String },
    Corrected { fault: &'static str, about: String },
    Learnt { fact: String },
    Told { fact: String },
    Flagged { flag: String },
    Turned { from: String, to: String },
    Arrived { place: String, mood: Mood },
}

/// Every event of a play, in order.
pub fn event_lines(session: &Session) -> Vec<EventLine> {
    let game = session.game();
    let mut lines = Vec::new();
    for (index, turn) in session.turns().iter().enumerate() {
        for event in &turn.events {
            lines.push(EventLine {
                decision: index + 1,
                what: named(game, turn.node, event, turn.after),
            });
        }
    }
    lines
}

fn named(game: &Game, node: crate::session::NodeIx, event: &Event, after: Mood) -> EventKind {
    match *event {
        Event::Waited { pace, change } => EventKind::Waited { pace, mood: moved(change) },
        Event::Showed { behaviour, before, change } => EventKind::Showed {
            behaviour: game.behaviour_id(behaviour).to_owned(),
            times_before: before,
            mood: moved(change),
        },
        Event::Felt { change } => EventKind::Felt { mood: moved(change) },
        Event::Claimed { claim, verdict } => EventKind::Claimed { claim: claim + 1, verdict },
        Event::Evaded { asked } => EventKind::Evaded {
            asked: game.scenario().nodes[node.index()].asks[asked].clone(),
        },
        Event::Promised { promise, verdict } => EventKind::Promised {
            promise: game.promise_id(promise).to_owned(),
            verdict,
        },
        Event::Settled { promise, state, change } => EventKind::Settled {
            promise: game.promise_id(promise).to_owned(),
            state,
            mood: moved(change),
        },
        Event::Faulted(fault) => {
            let (fault, about) = fault_names(game, fault);
            EventKind::Faulted { fault, about }
        }
        Event::Corrected(fault) => {
            let (fault, about) = fault_names(game, fault);
            EventKind::Corrected { fault, about }
        }
        Event::Learnt(fact) => EventKind::Learnt {
            fact: game.fact_id(fact).to_owned(),
        },
        Event::Told(fact) => EventKind::Told {
            fact: game.fact_id(fact).to_owned(),
        },
        Event::Flagged(flag) => EventKind::Flagged {
            flag: game.scenario().flags[flag.index()].clone(),
        },
        Event::Turned { from, turning } => EventKind::Turned {
            from: game.place_id(from).to_owned(),
            to: game.place_id(game.turned_to(from, turning)).to_owned(),
        },
        Event::Arrived(place) => EventKind::Arrived {
            place: game.place_id(place).to_owned(),
            mood: after,
        },
    }
}

/// A fault's kind and the id it is about.
pub(super) fn fault_names(game: &Game, fault: Fault) -> (&'static str, String) {
    match fault {
        Fault::Overpromise(promise) => ("overpromise", game.promise_id(promise).to_owned()),
        Fault::Withheld(owed) => ("withheld", game.owed_id(owed).to_owned()),
        Fault::Omission(duty) => ("omission", game.scenario().must_disclose[duty].fact.clone()),
        Fault::Dropped(promise) => ("dropped", game.promise_id(promise).to_owned()),
    }
}

fn moved(change: MoodChange) -> Moved {
    Moved {
        anger: change.anger,
        confusion: change.confusion,
        trust: change.trust,
    }
}
