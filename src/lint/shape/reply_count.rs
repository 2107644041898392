//! A turn with fewer replies than a choice needs, or more than people weigh.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::ReplyCount],
    look,
};

const FEWEST: usize = 2;
const MOST: usize = 5;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for (id, node) in &subject.scenario().nodes {
        // Replies with a condition are often on offer one in place of another.
        let always = node.replies.values().filter(|reply| reply.condition.is_none()).count();
        let (message, hint) = if node.replies.len() < FEWEST {
            (
                "this turn has one reply, so there is nothing to choose",
                "add a reply that tempts, and one that is good",
            )
        } else if always > MOST {
            (
                "this turn has more replies than people weigh",
                "keep the three or four that teach most",
            )
        } else {
            continue;
        };
        let way = ["nodes", id, "replies"].map(Step::Key);
        problems.push(subject.problem(Code::ReplyCount, &way, message).hint(hint));
    }
}
