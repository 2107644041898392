//! A turn at which replies differ in a score and the best of them is worth nothing.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::rubric::Dimension;
use crate::session::{NodeIx, ReplyIx};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoGoodReply],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let game = subject.game;
    for (index, id) in subject.scenario().nodes.keys().enumerate() {
        for (dimension, name) in Dimension::ALL.into_iter().take(2).enumerate() {
            let replies = game.node(NodeIx::new(index)).replies.clone();
            let points = replies.map(|reply| game.reply(ReplyIx::new(reply)).points[dimension]);
            let best = points.clone().max().unwrap_or(0);
            if best <= 0 && points.min().is_some_and(|least| least < best) {
                let message = format!("{} differs at this turn, and no reply does well by it", name.name());
                let problem = subject.problem(Code::NoGoodReply, &["nodes", id, "replies"].map(Step::Key), message);
                problems.push(problem.hint("let one reply show a behaviour that counts for it"));
            }
        }
    }
}
