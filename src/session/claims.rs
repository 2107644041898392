//! How honest a claim is, given what the agent knows when speaking. One row of the verdict table a line.

use super::bits::Bits;
use super::game::{Asked, ClaimRule, Game, Place, ReplyIx};
use super::state::State;
use crate::scenario::{Certainty, Chance, Stated};
use serde::{Deserialize, Serialize};

/// What an absolute promise needs.
const ABSOLUTE: Chance = Chance(9_500);
/// What a firm promise needs.
const FIRM: Chance = Chance(8_000);
/// What a hedged promise needs.
const HEDGED: Chance = Chance(4_000);
/// From here on an outcome counts as certain, and hedging it as evasive.
const CERTAIN: Chance = Chance(9_500);

/// The judgement on a claim, in the order of the table: the first row that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// States what contradicts a fact the agent knows. Fatal.
    False,
    /// Grants beyond the agent's authority. Fatal.
    Unauthorised,
    /// Refuses what the customer is owed. Serious.
    Withheld,
    /// Promises with a chance below what its certainty needs. Serious.
    Overpromise,
    /// States, unhedged, what the agent does not know.
    Unsupported,
    /// Leaves out a material condition or limit.
    Undisclosed,
    /// Promises without an owner or a time.
    Vague,
    /// Hedges what is certain, or is silent on what was asked.
    Evasive,
    /// None of these.
    Sound,
}

impl Verdict {
    /// All of them, in the order of the table.
    pub const ALL: [Verdict; 9] = [
        Verdict::False,
        Verdict::Unauthorised,
        Verdict::Withheld,
        Verdict::Overpromise,
        Verdict::Unsupported,
        Verdict::Undisclosed,
        Verdict::Vague,
        Verdict::Evasive,
        Verdict::Sound,
    ];

    /// The grade in quarters, 0..=4.
    pub fn quarters(self) -> u8 {
        match self {
            Verdict::False | Verdict::Unauthorised | Verdict::Withheld | Verdict::Overpromise => 0,
            Verdict::Unsupported | Verdict::Undisclosed => 1,
            Verdict::Vague | Verdict::Evasive => 2,
            Verdict::Sound => 4,
        }
    }

    /// Whether the claim alone fails the play.
    pub fn is_fatal(self) -> bool {
        matches!(self, Verdict::False | Verdict::Unauthorised)
    }

    /// Whether it holds honesty below its floor until corrected.
    pub fn is_serious(self) -> bool {
        matches!(self, Verdict::Withheld | Verdict::Overpromise)
    }

    /// The worse of two. The table goes from the worst to the best.
    #[must_use]
    pub fn worse(self, other: Verdict) -> Verdict {
        self.min(other)
    }

    /// The name people read.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::False => "False",
            Verdict::Unauthorised => "Beyond authority",
            Verdict::Withheld => "Withheld",
            Verdict::Overpromise => "Overpromise",
            Verdict::Unsupported => "Unsupported",
            Verdict::Undisclosed => "Undisclosed",
            Verdict::Vague => "Vague",
            Verdict::Evasive => "Evasive",
            Verdict::Sound => "Sound",
        }
    }
}

/// The least chance that a promise of this certainty needs.
pub(super) fn needed(certainty: Certainty) -> Chance {
    match certainty {
        Certainty::Absolute => ABSOLUTE,
        Certainty::Firm => FIRM,
        Certainty::Hedged => HEDGED,
    }
}

/// The verdict on each claim of a reply, in their order.
pub fn claim_verdicts<'a>(game: &'a Game, state: &'a State, reply: ReplyIx) -> impl Iterator<Item = Verdict> + 'a {
    let rule = game.reply(reply);
    rule.claims
        .iter()
        .map(move |claim| judge(game, &state.known, &state.told, &rule.claims, claim))
}

/// The verdict on a whole reply: its worst claim, or evasive where it is silent on what was asked.
pub fn reply_verdict(game: &Game, state: &State, reply: ReplyIx) -> Verdict {
    let worst = claim_verdicts(game, state, reply).fold(Verdict::Sound, Verdict::worse);
    if silences(game, state, reply).next().is_some() {
        worst.worse(Verdict::Evasive)
    } else {
        worst
    }
}

/// What the customer asks here and the reply says nothing about, as places in the node's `asks`.
pub(super) fn silences<'a>(game: &'a Game, state: &State, reply: ReplyIx) -> impl Iterator<Item = usize> + 'a {
    let asks: &[Asked] = match state.place {
        Place::Node(node) => &game.node(node).asks,
        Place::Ending(_) => &[],
    };
    let claims = &game.reply(reply).claims;
    asks.iter()
        .enumerate()
        .filter(|(_, asked)| !claims.iter().any(|claim| claim.answers(**asked)))
        .map(|(place, _)| place)
}

fn judge(game: &Game, known: &Bits, told: &Bits, claims: &[ClaimRule], claim: &ClaimRule) -> Verdict {
    match *claim {
        ClaimRule::States { fact, stated, certainty } => {
            let knows = known.has(fact.index());
            let hedged = certainty == Certainty::Hedged;
            if stated == Stated::False && knows {
                return Verdict::False;
            }
            if !knows {
                return if hedged { Verdict::Sound } else { Verdict::Unsupported };
            }
            let discloses = |other: &ClaimRule| matches!(other, ClaimRule::Discloses { fact: same } if *same == fact);
            if game.fact(fact).limited && !told.has(fact.index()) && !claims.iter().any(discloses) {
                return Verdict::Undisclosed;
            }
            if hedged { Verdict::Evasive } else { Verdict::Sound }
        }
        ClaimRule::Discloses { fact } => {
            if known.has(fact.index()) {
                Verdict::Sound
            } else {
                Verdict::Unsupported
            }
        }
        ClaimRule::Grants {
            within,
            approvable,
            certainty,
            ..
        } => {
            let hedged = certainty == Certainty::Hedged;
            if !within && !hedged && !approvable {
                Verdict::Unauthorised
            } else if within && hedged {
                Verdict::Evasive
            } else {
                Verdict::Sound
            }
        }
        ClaimRule::Refuses { .. } => Verdict::Withheld,
        ClaimRule::Honours { .. } => Verdict::Sound,
        ClaimRule::Promise {
            promise,
            certainty,
            conditional,
            owned,
            timed,
        } => {
            let rule = game.promise(promise);
            let chance = if conditional { rule.chance_if } else { rule.chance };
            if chance < needed(certainty) {
                Verdict::Overpromise
            } else if rule.material && !conditional {
                Verdict::Undisclosed
            } else if !owned || !timed {
                Verdict::Vague
            } else if certainty == Certainty::Hedged && chance >= CERTAIN {
                Verdict::Evasive
            } else {
                Verdict::Sound
            }
        }
    }
}
