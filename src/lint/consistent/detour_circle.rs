//! Detours that send the talk round in a circle while one and the same condition holds.
//!
//! Only circles that are certain are told: every turning has the same condition, and nothing falls due on the way that could change it.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::{Detour, Scenario};
use indexmap::{IndexMap, IndexSet};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::DetourCircle],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario();
    for (condition, turnings) in by_condition(scenario) {
        let interrupt = scenario.interrupts.iter().find(|interrupt| written(interrupt) == condition);
        let next = |place: &str| -> Option<&str> {
            // At a node, interrupts are looked at first; one that leads to the place itself is passed over.
            interrupt
                .map(|interrupt| interrupt.goto.as_str())
                .filter(|goto| *goto != place && scenario.nodes.contains_key(place))
                .or_else(|| turnings.get(place).map(|(goto, _)| *goto))
        };
        let mut seen = IndexSet::new();
        for start in turnings.keys() {
            let mut walked: IndexSet<&str> = IndexSet::new();
            let mut here = Some(*start);
            while let Some(place) = here {
                if let Some(begin) = walked.get_index_of(place) {
                    let circle: Vec<&str> = walked.iter().skip(begin).copied().collect();
                    let mut detours = turnings.iter().filter(|(place, _)| circle.contains(place));
                    if let Some((place, (_, index))) = detours.next()
                        && circle.iter().all(|place| !reaches_anything(scenario, place))
                    {
                        problems.push(tell(subject, (place, *index), &circle));
                    }
                    break;
                }
                if !seen.insert(place) {
                    break;
                }
                walked.insert(place);
                here = next(place);
            }
        }
    }
}

/// For every condition that detours have: the places that have such a detour, where it leads, and its place in the list.
fn by_condition(scenario: &Scenario) -> IndexMap<String, IndexMap<&str, (&str, usize)>> {
    let nodes = scenario.nodes.iter().map(|(id, node)| (id, &node.detours));
    let endings = scenario.endings.iter().map(|(id, ending)| (id, &ending.detours));
    let mut found: IndexMap<String, IndexMap<&str, (&str, usize)>> = IndexMap::new();
    for (id, detours) in nodes.chain(endings) {
        for (index, detour) in detours.iter().enumerate().filter(|(_, detour)| detour.goto != *id) {
            let turnings = found.entry(written(detour)).or_default();
            turnings.entry(id).or_insert((&detour.goto, index));
        }
    }
    found
}

/// The condition in one spelling, so that equal ones are found.
fn written(detour: &Detour) -> String {
    format!("{:?}", detour.condition)
}

fn reaches_anything(scenario: &Scenario, place: &str) -> bool {
    let node = scenario.nodes.get(place).map(|node| &node.reaches);
    let ending = scenario.endings.get(place).map(|ending| &ending.reaches);
    node.or(ending).is_some_and(|reaches| !reaches.is_empty())
}

fn tell(subject: &Subject<'_>, (place, index): (&str, usize), circle: &[&str]) -> Diagnostic {
    let section = if subject.scenario().nodes.contains_key(place) {
        "nodes"
    } else {
        "endings"
    };
    let way = [
        Step::Key(section),
        Step::Key(place),
        Step::Key("detours"),
        Step::Index(index),
        Step::Key("goto"),
    ];
    let names: Vec<String> = circle.iter().chain(circle.first()).map(|place| shown(place)).collect();
    let message = format!("where this condition holds, detours lead in a circle: {}", names.join(", "));
    subject
        .problem(Code::DetourCircle, &way, message)
        .hint("give one of them another condition, or let it lead out of the circle")
}
