//! What was seen on the way: of conditions, promises, duties and the choices a trainee has.

use crate::session::{Bits, EndingIx, Event, Fault, Game, NodeIx, Place, PromiseIx, PromiseState, ReplyIx, State, Verdict};
use std::collections::BTreeSet;

/// Whether a condition was seen to hold, and whether it was seen not to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// It held somewhere.
    pub held: bool,
    /// It did not hold somewhere.
    pub failed: bool,
}

impl Seen {
    /// Notes one look at the condition.
    pub(super) fn note(&mut self, holds: bool) {
        self.held |= holds;
        self.failed |= !holds;
    }

    fn merge(&mut self, other: Seen) {
        self.held |= other.held;
        self.failed |= other.failed;
    }
}

/// What became of a promise in some play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PromiseSeen {
    /// It was made.
    pub made: bool,
    /// It was kept.
    pub kept: bool,
    /// The trainee could have kept it and did not.
    pub dropped: bool,
}

/// A choice as the trainee meets it: the replies on offer, each with the verdict on it.
pub type Decision = Vec<(ReplyIx, Verdict)>;

/// What was seen, all over the plays.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Nodes at which the talk rested.
    pub nodes: Bits,
    /// Endings at which it rested.
    pub endings: Bits,
    /// Replies that were on offer.
    pub replies: Bits,
    /// Conditions of replies.
    pub reply_conditions: Vec<Seen>,
    /// Conditions of the other lines, by place and then by line. Nodes come before endings.
    pub lines: Vec<Vec<Seen>>,
    /// Conditions of the other epilogues, by ending.
    pub epilogues: Vec<Vec<Seen>>,
    /// Turnings that were taken, by place and their order there.
    pub turned: BTreeSet<(Place, usize)>,
    /// The different choices that were met, by node.
    pub decisions: Vec<BTreeSet<Decision>>,
    /// What became of promises.
    pub promises: Vec<PromiseSeen>,
    /// Promises still open at an ending that says nothing of them, neither by a moment it reaches nor by what it settles.
    pub left_open: BTreeSet<(PromiseIx, EndingIx)>,
    /// Duties to tell that came up: held where the fact had been told.
    pub duties: Vec<Seen>,
}

impl Facts {
    /// Nothing seen yet.
    pub(super) fn none(game: &Game) -> Self {
        let (nodes, endings) = game.counts();
        let scenario = game.scenario();
        let lines = scenario.nodes.values().map(|node| node.lines.len());
        let last_lines = scenario.endings.values().map(|ending| ending.lines.len());
        Self {
            nodes: Bits::new(nodes),
            endings: Bits::new(endings),
            replies: Bits::new(game.reply_count()),
            reply_conditions: vec![Seen::default(); game.reply_count()],
            lines: lines.chain(last_lines).map(|count| vec![Seen::default(); count]).collect(),
            epilogues: scenario
                .endings
                .values()
                .map(|ending| vec![Seen::default(); ending.epilogues.len()])
                .collect(),
            turned: BTreeSet::new(),
            decisions: vec![BTreeSet::new(); nodes],
            promises: vec![PromiseSeen::default(); scenario.promises.len()],
            left_open: BTreeSet::new(),
            duties: vec![Seen::default(); scenario.must_disclose.len()],
        }
    }

    /// Adds what was seen elsewhere.
    pub(super) fn merge(&mut self, other: Facts) {
        self.nodes.merge(&other.nodes);
        self.endings.merge(&other.endings);
        self.replies.merge(&other.replies);
        merge_seen(&mut self.reply_conditions, other.reply_conditions);
        for (own, others) in self.lines.iter_mut().zip(other.lines) {
            merge_seen(own, others);
        }
        for (own, others) in self.epilogues.iter_mut().zip(other.epilogues) {
            merge_seen(own, others);
        }
        self.turned.extend(other.turned);
        for (own, others) in self.decisions.iter_mut().zip(other.decisions) {
            own.extend(others);
        }
        for (own, other) in self.promises.iter_mut().zip(other.promises) {
            own.made |= other.made;
            own.kept |= other.kept;
            own.dropped |= other.dropped;
        }
        self.left_open.extend(other.left_open);
        merge_seen(&mut self.duties, other.duties);
    }

    /// Notes what happened in one step.
    pub(super) fn note_events(&mut self, game: &Game, reply: Option<ReplyIx>, events: &[Event], before: &State, after: &State) {
        for event in events {
            match *event {
                Event::Turned { from, turning } => {
                    self.turned.insert((from, turning));
                }
                Event::Promised { promise, .. } => self.promises[promise.index()].made = true,
                Event::Settled {
                    promise,
                    state: PromiseState::Kept,
                    ..
                } => self.promises[promise.index()].kept = true,
                Event::Faulted(Fault::Dropped(promise)) => self.promises[promise.index()].dropped = true,
                _ => {}
            }
        }
        for (duty, seen) in self.duties.iter_mut().enumerate() {
            if after.has_come_up(duty) && !before.has_come_up(duty) {
                seen.note(!events.contains(&Event::Faulted(Fault::Omission(duty))));
            }
        }
        if let Place::Ending(ending) = after.place {
            self.note_left_open(game, reply, events, ending);
        }
    }

    fn note_left_open(&mut self, game: &Game, reply: Option<ReplyIx>, events: &[Event], ending: EndingIx) {
        for event in events {
            let Event::Settled { promise, state, .. } = *event else {
                continue;
            };
            let by_ending = matches!(state, PromiseState::Kept | PromiseState::Broken | PromiseState::Void);
            let turned_by = |place: Place| game.falls_due(promise, place);
            let on_the_way = events
                .iter()
                .any(|event| matches!(*event, Event::Turned { from, .. } if turned_by(from)));
            let said = turned_by(Place::Ending(ending)) || on_the_way || game.settles(ending, promise);
            let released = reply.is_some_and(|reply| game.voids(reply, promise));
            if by_ending && !said && !released {
                self.left_open.insert((promise, ending));
            }
        }
    }

    /// Notes a choice.
    pub(super) fn note_decision(&mut self, node: NodeIx, decision: Decision) {
        for (reply, _) in &decision {
            self.replies.add(reply.index());
        }
        let known = &mut self.decisions[node.index()];
        if !known.contains(&decision) {
            known.insert(decision);
        }
    }
}

fn merge_seen(own: &mut [Seen], others: Vec<Seen>) {
    for (own, other) in own.iter_mut().zip(others) {
        own.merge(other);
    }
}
