//! One step of a play under every way luck can fall, up to where the talk rests again.

use super::facts::Facts;
use crate::session::{Event, Game, Laid, Luck, Pace, Place, ReplyIx, Rule, State, begin, each_way, step};
use crate::simulate::luck::share;

/// Takes steps, with the memory for it, and notes what it sees.
pub(super) struct Stepper<'a> {
    game: &'a Game,
    pub(super) facts: Facts,
    scratch: State,
    events: Vec<Event>,
}

/// Where a step has led, under one way of luck.
pub(super) struct Step<'a> {
    pub(super) state: &'a State,
    pub(super) events: &'a [Event],
    /// All luck that is known by now.
    pub(super) luck: Luck,
    /// The chance of this way, from 0 to 1.
    pub(super) chance: f64,
    /// Which of the ways it is.
    pub(super) way: u32,
}

impl<'a> Stepper<'a> {
    pub(super) fn new(game: &'a Game) -> Self {
        Self {
            game,
            facts: Facts::none(game),
            scratch: State::new(game),
            events: Vec::new(),
        }
    }

    /// Says a reply, or begins the talk where there is none, under every way luck can fall.
    pub(super) fn each(&mut self, before: &State, luck: &Luck, reply: Option<ReplyIx>, mut take: impl FnMut(Step<'_>)) {
        let game = self.game;
        let mut way = 0;
        // Two closures need the same memory, one after the other.
        let memory = std::cell::RefCell::new((&mut self.scratch, &mut self.events, &mut self.facts));
        each_way(
            game,
            luck,
            |dice| {
                let (state, events, facts) = &mut *memory.borrow_mut();
                state.copy_from(before);
                events.clear();
                match reply {
                    Some(reply) => step(game, state, dice, reply, Pace::Prompt, events),
                    None => begin(game, state, dice, events),
                }
                // Whatever luck the words and the replies on offer hang on shows here.
                look_round(game, state, dice, facts);
            },
            |(), after| {
                let (state, events, facts) = &mut *memory.borrow_mut();
                facts.note_events(game, reply, events, before, state);
                take(Step {
                    state,
                    events,
                    chance: share(game, &after[luck.len()..]),
                    luck: after,
                    way,
                });
                way += 1;
                true
            },
        );
    }
}

/// Looks at every condition that is looked at while the talk rests.
fn look_round(game: &Game, state: &State, dice: &Laid, facts: &mut Facts) {
    let holds = |rule: &Rule| rule.holds(game, state, dice);
    match state.place {
        Place::Node(node) => {
            facts.nodes.add(node.index());
            let rule = game.node(node);
            for reply in rule.replies.clone() {
                if let Some(condition) = &game.reply(ReplyIx::new(reply)).condition {
                    facts.reply_conditions[reply].note(holds(condition));
                }
            }
            note_first(rule.lines.iter().map(holds), &mut facts.lines[node.index()]);
        }
        Place::Ending(ending) => {
            facts.endings.add(ending.index());
            let rule = game.ending(ending);
            let lines = &mut facts.lines[game.counts().0 + ending.index()];
            note_first(rule.lines.iter().map(holds), lines);
            note_first(rule.epilogues.iter().map(holds), &mut facts.epilogues[ending.index()]);
        }
    }
}

/// The first condition that holds wins; those behind it are not looked at.
fn note_first(conditions: impl Iterator<Item = bool>, seen: &mut [super::Seen]) {
    for (holds, seen) in conditions.zip(seen) {
        seen.note(holds);
        if holds {
            break;
        }
    }
}
