//! Good replies that can be told without reading them: by being the longest of their turn, or the first in the file.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scoring::play_reference;
use crate::session::{Game, ReplyIx, Seeded};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::GivenAway],
    look,
};

/// With fewer turns than this, chance gives them away.
const FEWEST: usize = 5;
/// The longest may be best in so many turns out of a hundred.
const LONGEST: usize = 60;
/// The first may be. Replies are shown in another order, so this misleads only those who read the file.
const FIRST: usize = 80;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let game = subject.game;
    let said = play_reference(game, &Seeded(1)).said;
    let turns = said.iter().filter(|reply| replies_beside(game, **reply).count() > 0).count();
    if turns < FEWEST {
        return;
    }
    let length = |reply: ReplyIx| game.authored(reply).1.text.chars().count();
    let longest = |reply: &&ReplyIx| {
        let mut others = replies_beside(game, **reply).peekable();
        others.peek().is_some() && others.all(|other| length(other) < length(**reply))
    };
    let first = |reply: &&ReplyIx| {
        let mut others = replies_beside(game, **reply).peekable();
        others.peek().is_some() && others.all(|other| other > **reply)
    };
    let cases = [
        (
            said.iter().filter(longest).count(),
            LONGEST,
            "the longest of its turn",
            "make some of them shorter, and some weak replies longer",
        ),
        (
            said.iter().filter(first).count(),
            FIRST,
            "the first of its turn",
            "change the order of replies in the file",
        ),
    ];
    for (count, most, what, advice) in cases {
        if count * 100 > turns * most {
            let message =
                format!("at {count} of {turns} turns the reference path takes {what}, so good replies can be told without reading");
            problems.push(subject.problem(Code::GivenAway, &[Step::Key("reference")], message).hint(advice));
        }
    }
}

/// The other replies of the same turn.
fn replies_beside(game: &Game, reply: ReplyIx) -> impl Iterator<Item = ReplyIx> {
    let turn = game.node(game.reply(reply).node).replies.clone();
    turn.map(ReplyIx::new).filter(move |other| *other != reply)
}
