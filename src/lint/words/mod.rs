//! Rules about the texts: what is said, how long it is, and whether claims declare it.

pub(super) mod draft;
pub(super) mod long_reply;
pub(super) mod long_turn;
pub(super) mod no_better;
pub(super) mod quotation;
pub(super) mod same_text;
pub(super) mod spacing;
pub(super) mod thin_coaching;
pub(super) mod undeclared_sum;
pub(super) mod undeclared_time;
pub(super) mod undeclared_vow;
