//! The ledger as a timeline: when each promise was said, when it was due, and what settled it.

use crate::scoring::scorecard::Scorecard;
use crate::session::{Event, Game, Place, PromiseIx, PromiseState, Session, Turn, Verdict};
use serde::Serialize;

/// A promise on the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PromiseStory {
    /// The promise.
    pub id: String,
    /// What was promised.
    pub what: String,
    /// The decisions at which it was said while it stood, from 1; never empty, the first is when it was made.
    pub said: Vec<usize>,
    /// The reply that made it.
    pub reply: String,
    /// How honest its words were; of several times the worst.
    pub verdict: Verdict,
    /// The moment it was due, by its author's name.
    pub due: String,
    /// Where the talk came to that moment; none where it ended before.
    pub reached: Option<Moment>,
    /// The decision after which it was settled, from 1.
    pub settled: Option<usize>,
    /// What settled it.
    pub settled_by: Option<SettledBy>,
    /// What became of it.
    pub state: PromiseState,
    /// Why it was judged so and what became of it.
    pub why: String,
}

/// A moment of a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// The decision after which it came, from 1.
    pub decision: usize,
    /// The node or ending that reached it.
    pub place: String,
    /// When that was, in its author's words, where time had passed.
    pub caption: Option<String>,
    /// Whether it was an ending.
    pub ending: bool,
}

/// What settled a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SettledBy {
    /// A reply: it was renegotiated, handed on or given up.
    Reply,
    /// Its moment came.
    Due,
    /// The talk ended, and the ending settles what is open.
    Ending,
}

/// The promises of a play, in the order of its scorecard.
pub(super) fn promises(session: &Session, card: &Scorecard) -> Vec<PromiseStory> {
    let game: &Game = session.game();
    // As the scorecard does, each time a promise is made that does not stand is a line of its own.
    let mut lines = card.promises.iter();
    let mut stories: Vec<PromiseStory> = Vec::new();
    for (number, turn) in (1..).zip(session.turns()) {
        for event in &turn.events {
            match *event {
                Event::Promised { promise, .. } => match standing(&mut stories, game.promise_id(promise)) {
                    Some(story) => story.said.push(number),
                    None => stories.extend(lines.next().map(|line| PromiseStory {
                        id: line.id.clone(),
                        what: line.what.clone(),
                        said: vec![line.decision],
                        reply: line.reply.clone(),
                        verdict: line.verdict,
                        due: line.due.clone(),
                        reached: None,
                        settled: None,
                        settled_by: None,
                        state: line.state,
                        why: line.why.clone(),
                    })),
                },
                Event::Settled { promise, state, .. } => {
                    if let Some(story) = standing(&mut stories, game.promise_id(promise)) {
                        story.settled = Some(number);
                        story.settled_by = Some(settled_by(game, turn, promise, state, &story.due));
                    }
                }
                Event::Turned { from: place, .. } | Event::Arrived(place) => {
                    for story in stories.iter_mut().filter(|story| story.reached.is_none()) {
                        if reaches(game, place, &story.due) {
                            story.reached = Some(Moment {
                                decision: number,
                                place: game.place_id(place).to_owned(),
                                caption: caption(game, place).cloned(),
                                ending: matches!(place, Place::Ending(_)),
                            });
                        }
                    }
                }
                _ => {}
            }
        }
    }
    stories
}

fn standing<'a>(stories: &'a mut [PromiseStory], id: &str) -> Option<&'a mut PromiseStory> {
    stories.iter_mut().find(|story| story.id == id && story.settled.is_none())
}

fn settled_by(game: &Game, turn: &Turn, promise: PromiseIx, state: PromiseState, due: &str) -> SettledBy {
    let (_, reply) = game.authored(turn.reply);
    let let_go = state == PromiseState::Void && reply.voids.iter().any(|id| id == game.promise_id(promise));
    if let_go || matches!(state, PromiseState::Renegotiated | PromiseState::Delegated) {
        return SettledBy::Reply;
    }
    let due_now = turn
        .events
        .iter()
        .any(|event| matches!(*event, Event::Turned { from: place, .. } | Event::Arrived(place) if reaches(game, place, due)));
    if due_now { SettledBy::Due } else { SettledBy::Ending }
}

fn reaches(game: &Game, place: Place, moment: &str) -> bool {
    let scenario = game.scenario();
    let reaches = match place {
        Place::Node(node) => &scenario.nodes[node.index()].reaches,
        Place::Ending(ending) => &scenario.endings[ending.index()].reaches,
    };
    reaches.iter().any(|reached| reached == moment)
}

fn caption(game: &Game, place: Place) -> Option<&String> {
    let scenario = game.scenario();
    match place {
        Place::Node(node) => scenario.nodes[node.index()].caption.as_ref(),
        Place::Ending(ending) => scenario.endings[ending.index()].caption.as_ref(),
    }
}
