//! What happens in one play: from a chosen reply to mood, ledger, and the customer's next words.

mod bits;
mod carry;
mod claims;
mod condition;
mod dice;
mod event;
mod game;
mod ledger;
mod play;
mod relevance;
mod state;
mod step;
mod transcript;
mod ways;

pub use bits::Bits;
pub use carry::{CarriedOver, Stopped};
pub use claims::{Verdict, claim_verdicts, reply_verdict};
pub use condition::Rule;
pub use dice::{Dice, Laid, RollKey, Seeded, TEN_THOUSAND};
pub use event::{Event, Fault};
pub use game::{
    AuthorityIx, BehaviourIx, ChanceIx, ClaimRule, EndingIx, FactIx, FlagIx, Game, NodeIx, OwedIx, Place, PromiseIx, ReplyIx, ReplyRule,
};
pub use ledger::{Entry, Ledger, PromiseState};
pub use play::{ChooseError, ReplyView, Session, Turn, View, Words};
pub use relevance::Relevance;
pub use state::State;
pub use step::{at_once, begin, offered, step};
pub use transcript::{Choice, Pace, Transcript};
pub use ways::{Luck, each_way, outcome_of, seed_for};
