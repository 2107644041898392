//! Whether a condition holds at this point of a play.

use super::dice::Dice;
use super::game::{BehaviourIx, ChanceIx, FactIx, FlagIx, Game, PromiseIx, ReplyIx};
use super::ledger::PromiseState;
use super::state::State;
use crate::scenario::Range;

/// A condition with its names resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// All of them hold.
    All(Vec<Rule>),
    /// At least one holds.
    Any(Vec<Rule>),
    /// It does not hold.
    Not(Box<Rule>),
    /// The customer's anger lies in a range.
    Anger(Range),
    /// The customer's confusion lies in a range.
    Confusion(Range),
    /// The customer's trust lies in a range.
    Trust(Range),
    /// A flag is set.
    Flag(FlagIx),
    /// The agent knows a fact.
    Knows(FactIx),
    /// The customer was told a fact.
    Told(FactIx),
    /// A behaviour was shown.
    Shown(BehaviourIx),
    /// A reply was chosen.
    Chose(ReplyIx),
    /// A promise was made.
    Promised(PromiseIx),
    /// A promise is in a state.
    Is(PromiseIx, PromiseState),
    /// A circumstance came about.
    Chance(ChanceIx),
}

impl Rule {
    /// Whether it holds now.
    pub fn holds(&self, game: &Game, state: &State, dice: &impl Dice) -> bool {
        match self {
            Rule::All(parts) => parts.iter().all(|part| part.holds(game, state, dice)),
            Rule::Any(parts) => parts.iter().any(|part| part.holds(game, state, dice)),
            Rule::Not(part) => !part.holds(game, state, dice),
            Rule::Anger(range) => range.contains(state.mood.anger),
            Rule::Confusion(range) => range.contains(state.mood.confusion),
            Rule::Trust(range) => range.contains(state.mood.trust),
            Rule::Flag(flag) => state.flags.has(flag.index()),
            Rule::Knows(fact) => state.known.has(fact.index()),
            Rule::Told(fact) => state.told.has(fact.index()),
            Rule::Shown(behaviour) => state.shown[behaviour.index()] > 0,
            Rule::Chose(reply) => state.chosen.has(reply.index()),
            Rule::Promised(promise) => state.ledger.get(promise.index()).is_some(),
            Rule::Is(promise, wanted) => state.ledger.get(promise.index()).is_some_and(|entry| entry.state == *wanted),
            Rule::Chance(chance) => {
                let rule = game.chance(*chance);
                dice.roll(rule.key) < rule.chance.0
            }
        }
    }
}
