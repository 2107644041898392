//! A name that stands twice in one list, where once says it all.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::walk::replies;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use std::collections::HashMap;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::RepeatedName],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario();
    tell(subject, &[Step::Key("flags")], &scenario.flags, problems);
    for (id, node) in &scenario.nodes {
        for (key, names) in [("asks", &node.asks), ("reaches", &node.reaches)] {
            tell(subject, &["nodes", id, key].map(Step::Key), names, problems);
        }
    }
    for (id, ending) in &scenario.endings {
        tell(subject, &["endings", id, "reaches"].map(Step::Key), &ending.reaches, problems);
    }
    for at in replies(scenario) {
        let reply = at.reply;
        for (key, names) in [
            ("shows", &reply.shows),
            ("learns", &reply.learns),
            ("sets", &reply.sets),
            ("renegotiates", &reply.renegotiates),
            ("voids", &reply.voids),
        ] {
            if names.len() > 1 {
                tell(subject, &at.way(&[Step::Key(key)]), names, problems);
            }
        }
    }
}

fn tell(subject: &Subject<'_>, list: &[Step<'_>], names: &[String], problems: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::with_capacity(names.len());
    for (index, name) in names.iter().enumerate() {
        let Some(first) = seen.get(name).copied() else {
            seen.insert(name, index);
            continue;
        };
        let place = |index| [list, &[Step::Index(index)]].concat();
        let (span, _) = subject.outline.find(&place(first));
        let message = format!("{} stands in this list already", shown(name));
        let problem = subject.problem(Code::RepeatedName, &place(index), message);
        problems.push(
            problem
                .related(span, "it stands here first")
                .hint("delete it here, or name the one that you meant"),
        );
    }
}
