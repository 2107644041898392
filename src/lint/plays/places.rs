//! A node or an ending that no play comes to, and one that every play passes by without staying.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::{Detour, Scenario};
use crate::session::{EndingIx, Game, NodeIx, Place};
use std::collections::BTreeSet;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnreachedNode, Code::UnreachedEnding],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let game = subject.game;
    let led_to = led_to(game);
    let (rested, passed) = if subject.plays().exploration.exact {
        let facts = &subject.plays().exploration.facts;
        let nodes = facts.nodes.iter().map(|node| Place::Node(NodeIx::new(node)));
        let endings = facts.endings.iter().map(|ending| Place::Ending(EndingIx::new(ending)));
        let rested: BTreeSet<Place> = nodes.chain(endings).collect();
        let passed = facts.turned.iter().map(|(place, _)| *place).collect();
        (rested, passed)
    } else {
        // What nothing leads to cannot be reached, however little of the plays was walked.
        (led_to, BTreeSet::new())
    };
    for place in passed.difference(&rested) {
        let message = "no play stays here: the talk turns elsewhere each time, by a detour or an interrupt";
        let hint = "change the condition that always holds here, or let replies lead at once to where the talk goes";
        problems.push(at(subject, *place, message.into()).hint(hint));
    }
    let mut unreached: BTreeSet<Place> = places(game)
        .filter(|place| !rested.contains(place) && !passed.contains(place))
        .collect();
    while let Some(first) = first_of(game, &unreached) {
        let behind = behind(game, first, &unreached);
        unreached.retain(|place| *place != first && !behind.contains(place));
        problems.push(tell(subject, first, &behind));
    }
}

/// Of the places that no play comes to, one that no other of them leads to; of a circle the first in the file.
fn first_of(game: &Game, unreached: &BTreeSet<Place>) -> Option<Place> {
    let led_to = |place: &Place| {
        let others = unreached.iter().filter(|other| *other != place);
        others.flat_map(|other| ways_on(game, *other)).any(|to| to == *place)
    };
    unreached.iter().find(|place| !led_to(place)).or(unreached.first()).copied()
}

/// The places among these that one of them leads on to.
fn behind(game: &Game, first: Place, among: &BTreeSet<Place>) -> BTreeSet<Place> {
    let mut found = BTreeSet::new();
    let mut open = vec![first];
    while let Some(place) = open.pop() {
        for to in ways_on(game, place) {
            if to != first && among.contains(&to) && found.insert(to) {
                open.push(to);
            }
        }
    }
    found
}

fn tell(subject: &Subject<'_>, place: Place, behind: &BTreeSet<Place>) -> Diagnostic {
    let game = subject.game;
    let what = match place {
        Place::Node(_) => "node",
        Place::Ending(_) => "ending",
    };
    let names: Vec<String> = behind.iter().map(|place| shown(game.place_id(*place))).collect();
    let more = if names.is_empty() {
        String::new()
    } else {
        format!(", nor to what stands behind it: {}", names.join(", "))
    };
    let named = places(game)
        .filter(|from| *from != place)
        .flat_map(|from| ways_on(game, from))
        .any(|to| to == place)
        || subject
            .scenario()
            .interrupts
            .iter()
            .any(|interrupt| interrupt.goto == game.place_id(place));
    let hint = if named {
        "look at the conditions of the replies, detours and interrupts that lead here: none is ever taken"
    } else {
        "no `goto` leads here: name it in one, or delete it"
    };
    at(subject, place, format!("no play comes to this {what}{more}")).hint(hint)
}

fn at(subject: &Subject<'_>, place: Place, message: String) -> Diagnostic {
    let (code, section) = match place {
        Place::Node(_) => (Code::UnreachedNode, "nodes"),
        Place::Ending(_) => (Code::UnreachedEnding, "endings"),
    };
    subject.problem(code, &[section, subject.game.place_id(place)].map(Step::Key), message)
}

fn places(game: &Game) -> impl Iterator<Item = Place> {
    let (nodes, endings) = game.counts();
    let nodes = (0..nodes).map(|node| Place::Node(NodeIx::new(node)));
    nodes.chain((0..endings).map(|ending| Place::Ending(EndingIx::new(ending))))
}

/// Where replies and detours of a place lead, whatever their conditions.
fn ways_on(game: &Game, place: Place) -> Vec<Place> {
    let scenario = game.scenario();
    let (replies, detours) = match place {
        Place::Node(node) => {
            let node = &scenario.nodes[node.index()];
            (node.replies.values().map(|reply| reply.goto.as_str()).collect(), &node.detours)
        }
        Place::Ending(ending) => (Vec::new(), &scenario.endings[ending.index()].detours),
    };
    let detours = detours.iter().map(|detour| detour.goto.as_str());
    replies.into_iter().chain(detours).filter_map(|id| place_of(scenario, id)).collect()
}

fn place_of(scenario: &Scenario, id: &str) -> Option<Place> {
    let node = scenario.nodes.get_index_of(id).map(|node| Place::Node(NodeIx::new(node)));
    node.or_else(|| scenario.endings.get_index_of(id).map(|ending| Place::Ending(EndingIx::new(ending))))
}

/// Every place that something leads to, whatever the conditions.
fn led_to(game: &Game) -> BTreeSet<Place> {
    let scenario = game.scenario();
    let interrupts = scenario.interrupts.iter().map(|Detour { goto, .. }| goto.as_str());
    let mut open: Vec<Place> = interrupts.filter_map(|id| place_of(scenario, id)).collect();
    open.push(game.start());
    let mut found: BTreeSet<Place> = open.iter().copied().collect();
    while let Some(place) = open.pop() {
        for to in ways_on(game, place) {
            if found.insert(to) {
                open.push(to);
            }
        }
    }
    found
}
