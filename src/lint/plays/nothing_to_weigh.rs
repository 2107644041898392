//! At nearly every turn one reply is the best in everything, and calms the most too: nobody has to weigh anything.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::session::{Game, ReplyIx, State, Verdict, at_once};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::NothingToWeigh],
    look,
};

/// With fewer turns than this, nothing can be said of most of them.
const FEWEST: usize = 5;
/// So many turns out of a hundred may be plain.
const MOST: usize = 80;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let exploration = &subject.plays().exploration;
    if !exploration.exact {
        return;
    }
    // A turn counts by its choices: where conditions show different ones, it is plain if all of them are.
    let choosable = |choice: &&Vec<(ReplyIx, Verdict)>| choice.len() > 1;
    let turns = exploration.facts.decisions.iter();
    let turns: Vec<bool> = turns
        .filter(|choices| choices.iter().any(|choice| choosable(&choice)))
        .map(|choices| choices.iter().filter(choosable).all(|choice| is_plain(subject.game, choice)))
        .collect();
    let plain = turns.iter().filter(|plain| **plain).count();
    if turns.len() >= FEWEST && plain * 100 > turns.len() * MOST {
        let message = format!(
            "at {plain} of {} turns one reply is best in every score and calms the most: nobody has to weigh anything",
            turns.len()
        );
        let problem = subject.problem(Code::NothingToWeigh, &[Step::Key("nodes")], message);
        problems.push(
            problem.hint("let the best reply cost something: let a kinder or more calming one be less honest, or a clearer one less kind"),
        );
    }
}

/// Whether one reply is better than each other in something, and worse than none in anything: scores, honesty, and what it does at once.
fn is_plain(game: &Game, choice: &[(ReplyIx, Verdict)]) -> bool {
    let begin = State::new(game);
    let worth = |(reply, verdict): &(ReplyIx, Verdict)| {
        let change = at_once(game, &begin, *reply);
        let [empathy, phrasing] = game.reply(*reply).points;
        [
            empathy,
            phrasing,
            verdict.quarters().into(),
            -i32::from(change.anger),
            change.trust.into(),
        ]
    };
    let worths: Vec<[i32; 5]> = choice.iter().map(worth).collect();
    let beats = |one: &[i32; 5], other: &[i32; 5]| one != other && one.iter().zip(other).all(|(one, other)| one >= other);
    let best = |at: &usize| (0..worths.len()).all(|other| other == *at || beats(&worths[*at], &worths[other]));
    (0..worths.len()).any(|at| best(&at))
}
