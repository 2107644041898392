//! A choice at which no reply is honest.

use super::example::example;
use crate::diagnostics::{Code, Diagnostic, shown};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::session::{Place, Verdict};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoHonestReply],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let (game, plays) = (subject.game, subject.plays());
    for ((index, id), decisions) in subject.scenario().nodes.keys().enumerate().zip(&plays.exploration.facts.decisions) {
        let best_of = |decision: &[(_, Verdict)]| decision.iter().map(|(_, verdict)| *verdict).max();
        let unsound = decisions.iter().find_map(|decision| {
            let best = best_of(decision)?;
            (best < Verdict::Sound).then_some((decision, best))
        });
        let Some((decision, best)) = unsound else {
            continue;
        };
        let asks = subject.outline.find(&["nodes", id, "asks"].map(Step::Key)).1;
        if problems.iter().any(|told| is_unanswerable(told) && told.path.starts_with(&asks)) {
            continue;
        }
        let offered: Vec<String> = decision.iter().map(|(reply, _)| shown(game.authored(*reply).0)).collect();
        let among = if decisions.len() == 1 {
            String::new()
        } else {
            format!(" where {} are on offer", offered.join(", "))
        };
        let message = format!("no reply here is honest{among}: the best is {}", best.name().to_lowercase());
        let at_the_node = |at: &usize| matches!(plays.exploration.graph.vertices[*at].place, Place::Node(node) if node.index() == index);
        // Where choices differ, the first play that comes to the node may show another one.
        let vertices = 0..plays.exploration.graph.vertices.len();
        let shows = (decisions.len() == 1).then(|| vertices.into_iter().find(at_the_node)).flatten();
        let shows = shows.map_or(String::new(), |vertex| format!("; {}", example(subject, vertex as u32)));
        let problem = subject.problem(Code::NoHonestReply, &["nodes", id, "replies"].map(Step::Key), message);
        problems.push(problem.hint(format!("let one reply say how it is: `--explain GW100` shows how{shows}")));
    }
}

/// Whether a turn without an honest reply has been told: here, or as one at which the customer asks for what no reply can promise.
pub(super) fn is_told(problems: &[Diagnostic]) -> bool {
    problems
        .iter()
        .any(|told| told.code == Code::NoHonestReply || is_unanswerable(told))
}

fn is_unanswerable(told: &Diagnostic) -> bool {
    told.code == Code::UnmadePromise && told.path.contains(".asks")
}
