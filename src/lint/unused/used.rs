//! Which names of a scenario are used, and where not: gathered in one walk through the file.

use crate::lint::walk::{conditions, replies};
use crate::scenario::{Claim, Condition, Scenario};
use std::collections::HashSet;

/// The names that claims, replies, customers and conditions use.
#[derive(Default)]
pub(in crate::lint) struct Used<'a> {
    /// Facts that are claimed, learnt, asked, disclosed or named as a reason.
    pub(super) facts: HashSet<&'a str>,
    /// Things owed that are refused, honoured or asked for.
    pub(super) owed: HashSet<&'a str>,
    /// Authorities that are granted or asked for.
    pub(super) authority: HashSet<&'a str>,
    /// Promises that replies make.
    pub(super) made: HashSet<&'a str>,
    /// Promises that are asked for, taken back, handed on, settled, or looked at by a condition.
    pub(super) minded: HashSet<&'a str>,
    /// Chances that conditions ask for.
    pub(super) chances: HashSet<&'a str>,
    /// Flags that replies set.
    pub(super) set: HashSet<&'a str>,
    /// Flags that conditions ask for.
    pub(super) asked: HashSet<&'a str>,
    /// Behaviours that replies show.
    pub(super) shown: HashSet<&'a str>,
}

impl<'a> Used<'a> {
    /// Everything that a scenario uses.
    pub(in crate::lint) fn of(scenario: &'a Scenario) -> Self {
        let mut used = Used::default();
        used.facts.extend(scenario.must_disclose.iter().map(|duty| duty.fact.as_str()));
        used.facts
            .extend(scenario.promises.values().filter_map(|promise| promise.because.as_deref()));
        for asked in scenario.nodes.values().flat_map(|node| &node.asks) {
            // What is asked may be any of four kinds of thing, and no two of them share an id.
            for names in [&mut used.facts, &mut used.owed, &mut used.authority, &mut used.minded] {
                names.insert(asked);
            }
        }
        for at in replies(scenario) {
            let reply = at.reply;
            used.facts.extend(reply.learns.iter().map(String::as_str));
            used.set.extend(reply.sets.iter().map(String::as_str));
            used.shown.extend(reply.shows.iter().map(String::as_str));
            let minded = reply.renegotiates.iter().chain(&reply.voids).chain(reply.delegates.keys());
            used.minded.extend(minded.map(String::as_str));
            reply.claims.iter().for_each(|claim| used.claim(claim));
        }
        let settled = scenario.endings.values().flat_map(|ending| ending.settles.keys());
        used.minded.extend(settled.map(String::as_str));
        conditions(scenario, &mut |condition, _| used.condition(condition));
        used
    }

    fn claim(&mut self, claim: &'a Claim) {
        match claim {
            Claim::Promise { id, .. } => self.made.insert(id),
            Claim::States { fact, .. } | Claim::Discloses { fact } => self.facts.insert(fact),
            Claim::Grants { authority, .. } => self.authority.insert(authority),
            Claim::Refuses { owed } | Claim::Honours { owed } => self.owed.insert(owed),
        };
    }

    fn condition(&mut self, condition: &'a Condition) {
        if let Some(promise) = promise_of(condition) {
            self.minded.insert(promise);
        }
        match condition {
            Condition::Knows(fact) | Condition::Told(fact) => self.facts.insert(fact),
            Condition::Chance(chance) => self.chances.insert(chance),
            Condition::Flag(flag) => self.asked.insert(flag),
            _ => false,
        };
    }
}

/// The promise that a condition looks at.
pub(in crate::lint) fn promise_of(condition: &Condition) -> Option<&str> {
    match condition {
        Condition::Promised(name)
        | Condition::Open(name)
        | Condition::Kept(name)
        | Condition::Broken(name)
        | Condition::Renegotiated(name)
        | Condition::Delegated(name)
        | Condition::Void(name) => Some(name),
        _ => None,
    }
}
