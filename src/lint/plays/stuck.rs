//! Plays that cannot be brought to an end: left without a reply, or going round for ever.

use super::example::example;
use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::session::{NodeIx, Place};
use crate::simulate::Graph;
use std::collections::BTreeSet;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::DeadEnd, Code::Trap],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let plays = subject.plays();
    for (node, vertex) in &plays.dead_ends {
        let message = "a play can come here and find no reply on offer";
        let problem = at_replies(subject, Code::DeadEnd, *node, message.into());
        problems.push(problem.hint(format!("let one reply have no `if`; {}", example(subject, *vertex))));
    }
    if plays.traps.is_empty() {
        return;
    }
    let graph = &plays.exploration.graph;
    let mut told: BTreeSet<NodeIx> = BTreeSet::new();
    for start in rings(graph) {
        let nodes = nodes_from(graph, start);
        if nodes.iter().all(|node| told.contains(node)) {
            continue;
        }
        told.extend(nodes.iter().copied());
        let Place::Node(node) = graph.vertices[start as usize].place else {
            continue;
        };
        let names: Vec<String> = nodes.iter().map(|node| shown(subject.game.node_id(*node))).collect();
        let message = match names.as_slice() {
            [_] => "a play can come here and never get away: no reply on offer leads on to an ending".into(),
            _ => format!(
                "a play can come here and never get to an ending, only round among {}",
                names.join(", ")
            ),
        };
        let problem = at_replies(subject, Code::Trap, node, message);
        problems.push(problem.hint(format!(
            "let one reply that is always on offer lead out; {}",
            example(subject, start)
        )));
    }
}

fn at_replies(subject: &Subject<'_>, code: Code, node: NodeIx, message: String) -> Diagnostic {
    let way = ["nodes", subject.game.node_id(node), "replies"].map(Step::Key);
    subject.problem(code, &way, message)
}

/// States from which neither an ending nor a dead end can be reached; of those that hang together the one that is reached first.
fn rings(graph: &Graph) -> Vec<u32> {
    let escapes = graph.escapes();
    let count = graph.vertices.len() as u32;
    // A talk that can only come to a dead end is told of there.
    let mut leads: Vec<bool> = (0..count).map(|at| graph.is_dead_end(at)).collect();
    loop {
        let mut more = false;
        for at in (0..count).rev().filter(|at| !escapes[*at as usize]) {
            if !leads[at as usize] && graph.edges(at).iter().any(|edge| leads[edge.to as usize]) {
                leads[at as usize] = true;
                more = true;
            }
        }
        if !more {
            break;
        }
    }
    let mut covered = vec![false; count as usize];
    let mut found = Vec::new();
    for at in 0..count {
        if escapes[at as usize] || leads[at as usize] || covered[at as usize] {
            continue;
        }
        found.push(at);
        spread(graph, at, &mut covered);
    }
    found
}

/// Marks a state and all that follow it.
fn spread(graph: &Graph, start: u32, covered: &mut [bool]) {
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut covered[at as usize], true) {
            open.extend(graph.edges(at).iter().map(|edge| edge.to));
        }
    }
}

fn nodes_from(graph: &Graph, start: u32) -> BTreeSet<NodeIx> {
    let mut covered = vec![false; graph.vertices.len()];
    spread(graph, start, &mut covered);
    let vertices = graph.vertices.iter().zip(covered).filter(|(_, covered)| *covered);
    vertices
        .filter_map(|(vertex, _)| match vertex.place {
            Place::Node(node) => Some(node),
            Place::Ending(_) => None,
        })
        .collect()
}
