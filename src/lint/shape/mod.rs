//! Rules about what a whole scenario, or a whole turn, needs to be worth playing.

pub(super) mod goals_and_lessons;
pub(super) mod language;
pub(super) mod no_caption;
pub(super) mod no_good_reply;
pub(super) mod no_lexicon;
pub(super) mod reply_count;
