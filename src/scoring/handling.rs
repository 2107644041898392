//! How long a talk takes in its own world: everything said, at a talking pace, and what takes time beside it.

use crate::session::Session;

/// How fast people talk and read aloud, in words a minute.
const WORDS_A_MINUTE: usize = 150;

/// In-world handling time so far, in seconds. What the customer says now counts from when it is said.
pub fn handling_seconds(session: &Session) -> u32 {
    let game = session.game();
    let spoken = |words: &str| words.split_whitespace().count();
    let mut words = spoken(&session.view().words.says);
    let mut beside = 0_u32;
    for turn in session.turns() {
        let reply = game.authored(turn.reply).1;
        words += spoken(&turn.words.says) + spoken(&reply.text) + spoken(&reply.reaction);
        beside = beside.saturating_add(reply.takes);
    }
    beside.saturating_add((words * 60 / WORDS_A_MINUTE) as u32)
}
