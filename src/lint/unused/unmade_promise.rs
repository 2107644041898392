//! Something is asked of a promise, or done with it, that no reply makes.

use super::used::promise_of;
use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::walk::{conditions, replies};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::UnmadePromise],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let scenario = subject.scenario();
    let used = subject.used();
    let unmade = |id: &str| !used.made.contains(id);
    let mut tell = |id: &str, way: &[Step<'_>], so: &str| {
        let message = format!("no reply makes the promise {}, so {so}", shown(id));
        let problem = subject.problem(Code::UnmadePromise, way, message);
        problems.push(problem.hint("let a reply claim `Promise(id: …)` of it, or name the promise that you meant"));
    };
    for (node_id, node) in &scenario.nodes {
        for (index, asked) in node.asks.iter().enumerate() {
            if scenario.promises.contains_key(asked) && unmade(asked) {
                let way = [Step::Key("nodes"), Step::Key(node_id), Step::Key("asks"), Step::Index(index)];
                tell(asked, &way, "every reply here is evasive");
            }
        }
    }
    for at in replies(scenario) {
        let reply = at.reply;
        for (key, names) in [("renegotiates", &reply.renegotiates), ("voids", &reply.voids)] {
            for (index, id) in names.iter().enumerate().filter(|(_, id)| unmade(id)) {
                tell(id, &at.way(&[Step::Key(key), Step::Index(index)]), "this changes nothing");
            }
        }
        for id in reply.delegates.keys().filter(|id| unmade(id)) {
            tell(id, &at.way(&[Step::Key("delegates"), Step::Key(id)]), "this changes nothing");
        }
    }
    for (ending_id, ending) in &scenario.endings {
        for id in ending.settles.keys().filter(|id| unmade(id)) {
            let way = ["endings", ending_id, "settles", id].map(Step::Key);
            tell(id, &way, "this changes nothing");
        }
    }
    conditions(scenario, &mut |condition, way| {
        if let Some(id) = promise_of(condition).filter(|id| unmade(id)) {
            tell(id, &[way, &[Step::Inside(0)]].concat(), "this never holds");
        }
    });
}
