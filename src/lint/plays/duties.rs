//! A duty to tell a fact that nobody can do in time, and one that never comes up.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::MustDisclose;
use crate::session::{EndingIx, FactIx, Game, NodeIx, Place, ReplyIx};
use crate::simulate::Graph;
use std::collections::BTreeSet;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::TooLateToTell, Code::IdleDuty],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (game, scenario) = (subject.game, subject.scenario());
    let exploration = &subject.plays().exploration;
    if !exploration.exact {
        return;
    }
    for ((index, duty), seen) in scenario.must_disclose.iter().enumerate().zip(&exploration.facts.duties) {
        let place = place_of(game, duty);
        let way = [Step::Key("must_disclose"), Step::Index(index), Step::Key("before")];
        let came = exploration.graph.vertices.iter().any(|vertex| vertex.place == place);
        if came && !seen.held && !seen.failed {
            let message = format!(
                "this duty never comes up: the talk begins at {}, and no play comes back to it",
                shown(&duty.before)
            );
            let problem = subject.problem(Code::IdleDuty, &way, message);
            problems.push(problem.hint("name the first place at which it is too late to tell the fact"));
        }
        if seen.failed && !seen.held && !in_time(game, &exploration.graph, duty, place) {
            let message = format!(
                "nobody can tell {} in time: no reply that is on offer before {} tells it",
                shown(&duty.fact),
                shown(&duty.before)
            );
            let problem = subject.problem(Code::TooLateToTell, &way, message);
            problems.push(problem.hint("let an earlier reply claim `Discloses(fact: …)` of it, or name a later place"));
        }
    }
}

fn place_of(game: &Game, duty: &MustDisclose) -> Place {
    let scenario = game.scenario();
    match scenario.nodes.get_index_of(&duty.before) {
        Some(node) => Place::Node(NodeIx::new(node)),
        None => Place::Ending(EndingIx::new(
            scenario
                .endings
                .get_index_of(&duty.before)
                .expect("the loader has checked the place of a duty"),
        )),
    }
}

/// Whether a reply that tells the fact is on offer in some play before it is too late.
fn in_time(game: &Game, graph: &Graph, duty: &MustDisclose, too_late: Place) -> bool {
    let fact = game.scenario().facts.get_index_of(&duty.fact).map(FactIx::new);
    let tells = |reply: ReplyIx| {
        let claims = &game.reply(reply).claims;
        claims
            .iter()
            .any(|claim| game.told_by(claim).is_some_and(|told| Some(told) == fact))
    };
    let mut seen: BTreeSet<u32> = BTreeSet::new();
    // Where the talk begins it is never too late: nobody has spoken yet.
    let mut open: Vec<u32> = graph.starts.iter().map(|start| start.to).collect();
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        for edge in graph.edges(at) {
            if tells(edge.reply) {
                return true;
            }
            if graph.vertices[edge.to as usize].place != too_late {
                open.push(edge.to);
            }
        }
    }
    false
}
