//! A play as its callers see it: what stands on the screen now, and what a choice brings about.

use super::dice::{Dice, RollKey, Seeded};
use super::event::Event;
use super::game::{EndingIx, FactIx, Game, NodeIx, Place, ReplyIx};
use super::state::State;
use super::step::{begin, offered, step};
use super::transcript::{Choice, Pace, Transcript};
use crate::scenario::{Mood, PromiseKind};
use std::sync::Arc;

/// A play that is going on or has ended.
#[derive(Clone, Debug)]
pub struct Session {
    game: Arc<Game>,
    dice: Seeded,
    state: State,
    transcript: Transcript,
    turns: Vec<Turn>,
}

/// What one choice brought about.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The node at which it was made.
    pub node: NodeIx,
    /// The line the customer had said there.
    pub words: Words,
    /// The reply.
    pub reply: ReplyIx,
    /// Everything that happened, in order.
    pub events: Vec<Event>,
    /// The mood before it.
    pub before: Mood,
    /// The mood after it.
    pub after: Mood,
}

impl Turn {
    /// The facts that the agent learnt, in order.
    pub fn learnt(&self) -> impl Iterator<Item = FactIx> {
        self.events.iter().filter_map(|event| match event {
            Event::Learnt(fact) => Some(*fact),
            _ => None,
        })
    }
}

/// A customer's line, with the thought behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// When this is, where time has passed.
    pub caption: Option<String>,
    /// What the customer says.
    pub says: String,
    /// What the customer thinks.
    pub thinks: String,
}

/// A reply on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyView {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// What stands on the screen now.
#[derive(Clone, Debug)]
pub struct View {
    /// Where the talk is.
    pub place: Place,
    /// What the customer says.
    pub words: Words,
    /// The customer's mood.
    pub mood: Mood,
    /// The replies on offer, in the order they are shown. Empty at an ending.
    pub replies: Vec<ReplyView>,
}

/// Why a reply could not be chosen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChooseError {
    /// The talk is over.
    #[error("the talk has ended at `{ending}`; `{reply}` comes too late")]
    Ended {
        /// The ending.
        ending: String,
        /// The reply that was wanted.
        reply: String,
    },
    /// No such reply here, or its condition does not hold.
    #[error("`{reply}` is not on offer at `{node}`; on offer are: {}", offered.join(", "))]
    NotOffered {
        /// The node.
        node: String,
        /// The reply that was wanted.
        reply: String,
        /// The replies on offer.
        offered: Vec<String>,
    },
}

impl Session {
    /// Begins a play. `timed` says whether the channel's clock counts.
    pub fn new(game: Arc<Game>, seed: u64, timed: bool) -> Self {
        let dice = Seeded(seed);
        let mut state = State::new(&game);
        begin(&game, &mut state, &dice, &mut Vec::new());
        let transcript = Transcript {
            scenario: game.scenario_hash().clone(),
            rubric: game.rubric_hash().clone(),
            seed,
            timed,
            choices: Vec::new(),
        };
        Self {
            game,
            dice,
            state,
            transcript,
            turns: Vec::new(),
        }
    }

    /// Plays a transcript again, as far as it goes.
    ///
    /// # Errors
    /// A choice that is not on offer, as when the transcript belongs to another text.
    pub fn replay(game: Arc<Game>, transcript: &Transcript) -> Result<Self, ChooseError> {
        let mut session = Self::new(game, transcript.seed, transcript.timed);
        for choice in &transcript.choices {
            session.choose(&choice.reply, choice.pace, choice.at_ms)?;
        }
        Ok(session)
    }

    /// The same play as it stood before a decision, counted from 1.
    pub fn before(&self, decision: usize) -> Self {
        let mut transcript = self.transcript.clone();
        transcript.choices.truncate(decision.saturating_sub(1));
        Self::replay(self.game.clone(), &transcript).expect("what was played once can be played again")
    }

    /// The scenario and rubric that are played.
    pub fn game(&self) -> &Arc<Game> {
        &self.game
    }

    /// The inputs so far.
    pub fn transcript(&self) -> &Transcript {
        &self.transcript
    }

    /// What the choices so far brought about.
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// Where the play stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The ending, once there is one.
    pub fn ending(&self) -> Option<EndingIx> {
        match self.state.place {
            Place::Ending(ending) => Some(ending),
            Place::Node(_) => None,
        }
    }

    /// What stands on the screen now.
    pub fn view(&self) -> View {
        View {
            place: self.state.place,
            words: self.words(),
            mood: self.state.mood,
            replies: self
                .shown_order()
                .into_iter()
                .map(|reply| {
                    let (id, reply) = self.game.authored(reply);
                    ReplyView {
                        id: id.to_owned(),
                        text: reply.text.clone(),
                    }
                })
                .collect(),
        }
    }

    /// The replies on offer in the order they are shown: by the seed, so that no place gives the best one away.
    pub fn shown_order(&self) -> Vec<ReplyIx> {
        let mut replies: Vec<ReplyIx> = offered(&self.game, &self.state, &self.dice).collect();
        replies.sort_by_cached_key(|reply| {
            let node = self.game.node_id(self.game.reply(*reply).node);
            let name = format!("{node}/{}", self.game.authored(*reply).0);
            (self.dice.roll(RollKey::named("order", &name)), *reply)
        });
        replies
    }

    /// Says a reply.
    ///
    /// # Errors
    /// The reply is not on offer, or the talk is over. Nothing changes then.
    pub fn choose(&mut self, id: &str, pace: Pace, at_ms: u64) -> Result<&Turn, ChooseError> {
        let node = match self.state.place {
            Place::Node(node) => node,
            Place::Ending(ending) => {
                return Err(ChooseError::Ended {
                    ending: self.game.ending_id(ending).to_owned(),
                    reply: id.to_owned(),
                });
            }
        };
        let wanted = self.game.find_reply(node, id);
        let Some(reply) = wanted.filter(|wanted| offered(&self.game, &self.state, &self.dice).any(|reply| reply == *wanted)) else {
            let offered = offered(&self.game, &self.state, &self.dice);
            return Err(ChooseError::NotOffered {
                node: self.game.node_id(node).to_owned(),
                reply: id.to_owned(),
                offered: offered.map(|reply| self.game.authored(reply).0.to_owned()).collect(),
            });
        };
        // Where no clock counts, none may change the play.
        let pace = if self.transcript.timed { pace } else { Pace::Prompt };
        let words = self.words();
        let before = self.state.mood;
        let mut events = Vec::new();
        step(&self.game, &mut self.state, &self.dice, reply, pace, &mut events);
        self.transcript.choices.push(Choice {
            node: self.game.node_id(node).to_owned(),
            reply: id.to_owned(),
            at_ms,
            pace,
        });
        self.turns.push(Turn {
            node,
            words,
            reply,
            events,
            before,
            after: self.state.mood,
        });
        Ok(self.turns.last().expect("one was just pushed"))
    }

    /// The first of a place's other lines that fits, or its usual one.
    fn words(&self) -> Words {
        let scenario = self.game.scenario();
        let (caption, says, thinks, lines, rules) = match self.state.place {
            Place::Node(node) => {
                let authored = &scenario.nodes[node.index()];
                (
                    &authored.caption,
                    &authored.says,
                    &authored.thinks,
                    &authored.lines,
                    &self.game.node(node).lines,
                )
            }
            Place::Ending(ending) => {
                let authored = &scenario.endings[ending.index()];
                (
                    &authored.caption,
                    &authored.says,
                    &authored.thinks,
                    &authored.lines,
                    &self.game.ending(ending).lines,
                )
            }
        };
        let other = rules
            .iter()
            .position(|rule| rule.holds(&self.game, &self.state, &self.dice))
            .map(|place| &lines[place]);
        Words {
            caption: caption.clone(),
            says: other.map_or(says, |line| &line.says).clone(),
            thinks: other.and_then(|line| line.thinks.as_ref()).unwrap_or(thinks).clone(),
        }
    }

    /// What the trainee has promised and what is still open, in the scenario's order of promises.
    pub fn open_promises(&self) -> impl Iterator<Item = &PromiseKind> {
        let promises = self.game.scenario().promises.values().enumerate();
        promises
            .filter(|(index, _)| self.state.ledger.is_open(*index))
            .map(|(_, promise)| promise)
    }

    /// What happened after the ending.
    pub fn epilogue(&self) -> Option<&str> {
        let ending = self.ending()?;
        let authored = &self.game.scenario().endings[ending.index()];
        let rules = &self.game.ending(ending).epilogues;
        let other = rules.iter().position(|rule| rule.holds(&self.game, &self.state, &self.dice));
        Some(other.map_or(authored.epilogue.as_str(), |place| authored.epilogues[place].tells.as_str()))
    }
}
