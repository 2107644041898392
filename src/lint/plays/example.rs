//! A play that shows it, in words that a trainer can type.

use crate::lint::Subject;
use crate::session::ReplyIx;

/// The command that plays up to a state, or that it is so from the beginning.
pub(super) fn example(subject: &Subject<'_>, vertex: u32) -> String {
    let game = subject.game;
    let witness = subject.plays().witness(game, vertex);
    let id = |reply: &ReplyIx| game.authored(*reply).0;
    let replies: Vec<&str> = witness.replies.iter().map(id).collect();
    match (replies.is_empty(), witness.seed) {
        (true, Some(seed)) => format!("it is so at the very beginning, for example under seed {seed}"),
        (true, None) => "it is so at the very beginning, under luck that is very rare".into(),
        (false, Some(seed)) => {
            let replies = replies.join(",");
            format!("`goodword play FILE --seed {seed} --replies {replies}` comes to it")
        }
        (false, None) => format!(
            "the replies `{}` come to it, under luck so rare that no seed was found",
            replies.join("`, `")
        ),
    }
}
