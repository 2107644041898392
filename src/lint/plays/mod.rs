//! Rules that look at every play. What they say never happens is only said where every play was walked.

pub(super) mod better_than_reference;
pub(super) mod conditions;
pub(super) mod due_early;
pub(super) mod duties;
mod example;
pub(super) mod expert_fails;
pub(super) mod given_away;
pub(super) mod left_open;
pub(super) mod narrow_score;
pub(super) mod no_honest_reply;
pub(super) mod no_honest_way;
pub(super) mod no_temptation;
pub(super) mod nothing_to_weigh;
pub(super) mod passes_blindly;
pub(super) mod places;
pub(super) mod stuck;
pub(super) mod tied_replies;
