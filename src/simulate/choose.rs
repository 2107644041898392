//! How each kind of trainee picks among the replies on offer: by what can be read there, never by luck or verdicts.

use super::expert::{Follower, Plan};
use super::kind::Kind;
use crate::scoring::Tally;
use crate::session::{ClaimRule, Dice, Game, ReplyIx, RollKey, Seeded, State, TEN_THOUSAND, at_once};
use std::cmp::Reverse;

/// Somebody who plays one run.
pub trait Trainee {
    /// One of the replies on offer; they stand in the file's order, and there is at least one. Decisions are counted from 1.
    fn choose(&mut self, game: &Game, state: &State, tally: &Tally, offered: &[ReplyIx], decision: usize) -> ReplyIx;
}

/// A kind of trainee made ready for one game: what it has thought out beforehand serves all its runs.
#[derive(Debug)]
pub struct School {
    kind: Kind,
    plan: Option<Plan>,
}

impl School {
    /// Makes a kind ready. For an expert this is the planning, and takes longest.
    pub fn new(kind: Kind, game: &Game) -> Self {
        let plan = (kind == Kind::Expert).then(|| Plan::new(game));
        Self { kind, plan }
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether its expert's plan looks at every way the talk can go; none for the other kinds, which plan nothing.
    pub fn is_exact(&self) -> Option<bool> {
        self.plan.as_ref().map(Plan::is_exact)
    }

    /// A trainee for the run with this seed.
    pub fn trainee(&self, seed: u64) -> Box<dyn Trainee + '_> {
        let by_rule = |rule: Rule| Box::new(ByRule(rule));
        match (self.kind, &self.plan) {
            (Kind::Expert, Some(plan)) => Box::new(Follower::new(plan)),
            (Kind::Expert | Kind::First, _) => by_rule(first),
            (Kind::Pleaser, _) => by_rule(pleaser),
            (Kind::ByTheBook, _) => by_rule(by_the_book),
            (Kind::Blamer, _) => by_rule(blamer),
            (Kind::Longest, _) => by_rule(longest),
            (Kind::Random, _) => Box::new(Random(Seeded(seed))),
        }
    }
}

/// How somebody decides who goes by what is on offer alone.
pub(super) type Rule = fn(&Game, &State, &[ReplyIx]) -> ReplyIx;

/// The rules of the kinds that have one.
pub(super) const RULES: [Rule; 5] = [pleaser, by_the_book, blamer, longest, first];

/// A trainee with one rule for every decision.
struct ByRule(Rule);

impl Trainee for ByRule {
    fn choose(&mut self, game: &Game, state: &State, _: &Tally, offered: &[ReplyIx], _: usize) -> ReplyIx {
        (self.0)(game, state, offered)
    }
}

/// A trainee who picks blindly. Each decision has a roll of its own, so that the luck of the talk is the same for all kinds.
struct Random(Seeded);

impl Trainee for Random {
    fn choose(&mut self, _: &Game, _: &State, _: &Tally, offered: &[ReplyIx], decision: usize) -> ReplyIx {
        let roll = self.0.roll(RollKey::named("trainee", &decision.to_string()));
        offered[usize::from(roll) * offered.len() / usize::from(TEN_THOUSAND)]
    }
}

fn first(_: &Game, _: &State, offered: &[ReplyIx]) -> ReplyIx {
    offered[0]
}

fn pleaser(game: &Game, state: &State, offered: &[ReplyIx]) -> ReplyIx {
    least(offered, |reply| {
        let change = at_once(game, state, reply);
        let promises = claims(game, reply, |claim| {
            matches!(claim, ClaimRule::Promise { .. } | ClaimRule::Grants { .. })
        });
        (change.anger, Reverse((change.trust, empathy(game, reply), promises)))
    })
}

fn by_the_book(game: &Game, _: &State, offered: &[ReplyIx]) -> ReplyIx {
    least(offered, |reply| {
        let quotes = claims(game, reply, |claim| {
            matches!(
                claim,
                ClaimRule::States { .. } | ClaimRule::Discloses { .. } | ClaimRule::Refuses { .. }
            )
        });
        (Reverse(quotes), empathy(game, reply))
    })
}

fn blamer(game: &Game, state: &State, offered: &[ReplyIx]) -> ReplyIx {
    least(offered, |reply| (empathy(game, reply), Reverse(at_once(game, state, reply).anger)))
}

fn longest(game: &Game, _: &State, offered: &[ReplyIx]) -> ReplyIx {
    least(offered, |reply| Reverse(game.authored(reply).1.text.chars().count()))
}

/// The reply with the least of something; of equals the first in the file.
fn least<K: Ord>(offered: &[ReplyIx], key: impl Fn(ReplyIx) -> K) -> ReplyIx {
    let replies = offered.iter().copied();
    // Of equals `min_by_key` gives the first.
    replies
        .min_by_key(|reply| key(*reply))
        .expect("a trainee is asked only where something is on offer")
}

fn empathy(game: &Game, reply: ReplyIx) -> i32 {
    game.reply(reply).points[0]
}

fn claims(game: &Game, reply: ReplyIx, wanted: impl Fn(&ClaimRule) -> bool) -> usize {
    game.reply(reply).claims.iter().filter(|claim| wanted(claim)).count()
}
