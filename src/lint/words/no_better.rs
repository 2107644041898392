//! A reply that loses points or is less than sound, and offers the trainee no better wording.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::rubric::Dimension;
use crate::session::{NodeIx, Place, ReplyIx, State, Verdict, reply_verdict};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NoBetterWording],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let game = subject.game;
    // What is learnt on the way changes how a claim is judged, so only what is weak at the start and at the end is told.
    let mut start = State::new(game);
    let mut end = State::new(game);
    for fact in 0..subject.scenario().facts.len() {
        end.known.add(fact);
        end.told.add(fact);
    }
    for (index, (node_id, node)) in subject.scenario().nodes.iter().enumerate() {
        let replies: Vec<ReplyIx> = game.node(NodeIx::new(index)).replies.clone().map(ReplyIx::new).collect();
        start.place = Place::Node(NodeIx::new(index));
        end.place = start.place;
        // A reply with a condition may be on offer in place of another, so it is no measure for that one.
        let always = |reply: &&ReplyIx| game.reply(**reply).condition.is_none();
        let best = [0, 1].map(|dimension| {
            let points = replies.iter().filter(always).map(|reply| game.reply(*reply).points[dimension]);
            points.max().unwrap_or(0)
        });
        for (reply, (id, authored)) in replies.iter().zip(&node.replies) {
            if authored.better.is_some() {
                continue;
            }
            let points = game.reply(*reply).points;
            let verdict = reply_verdict(game, &start, *reply);
            let below = (0..2).find(|dimension| is_weak(points[*dimension], best[*dimension]));
            let message = if verdict != Verdict::Sound && reply_verdict(game, &end, *reply) != Verdict::Sound {
                format!("this reply is judged “{}”, and has no better wording", verdict.name())
            } else if let Some(dimension) = below {
                let name = Dimension::ALL[dimension].name();
                format!(
                    "another reply here is far better at {}, and this one has no better wording",
                    name.to_lowercase()
                )
            } else {
                continue;
            };
            let way = [Step::Key("nodes"), Step::Key(node_id), Step::Key("replies"), Step::Key(id)];
            let problem = subject.problem(Code::NoBetterWording, &way, message);
            problems.push(problem.hint("add `better:` with the words you would rather hear"));
        }
    }
}

/// Whether a reply earns less than half of what the best one here earns.
fn is_weak(points: i32, best: i32) -> bool {
    points < best && 2 * points < best.max(0)
}
