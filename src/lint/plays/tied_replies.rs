//! Two replies of one turn that come to the same in everything, so that nobody chooses anything between them.

use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::walk::conditions;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::Condition;
use crate::session::{NodeIx, ReplyIx};
use std::collections::BTreeSet;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::TiedReplies],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (game, scenario) = (subject.game, subject.scenario());
    // What a condition asks for later does make a difference.
    let mut asked_for = BTreeSet::new();
    conditions(scenario, &mut |condition, _| {
        if let Condition::Chose(name) = condition {
            asked_for.insert(name.rsplit('/').next().unwrap_or(name).to_owned());
        }
    });
    for (index, (node_id, node)) in scenario.nodes.iter().enumerate() {
        let replies: Vec<ReplyIx> = game.node(NodeIx::new(index)).replies.clone().map(ReplyIx::new).collect();
        for (at, one) in replies.iter().enumerate() {
            let id = game.authored(*one).0;
            let same = |other: &&ReplyIx| game.reply(**other).does_the_same(game.reply(*one));
            let Some(before) = replies[..at].iter().find(same).map(|other| game.authored(*other).0) else {
                continue;
            };
            let sometimes = |id: &str| node.replies[id].condition.is_some();
            if asked_for.contains(id) || asked_for.contains(before) || sometimes(id) || sometimes(before) {
                continue;
            }
            let message = format!(
                "nothing is chosen between this and {}: they show, claim and do the same, and lead to the same place",
                shown(before)
            );
            let problem = subject.problem(Code::TiedReplies, &["nodes", node_id, "replies", id].map(Step::Key), message);
            problems.push(problem.hint("let one of them do better or worse in something, or delete one"));
        }
    }
}
