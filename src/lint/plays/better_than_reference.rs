//! Some play passes with a clearly better score than the reference path.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scoring::{play_reference, reckon};
use crate::session::{Game, each_way};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::BetterThanReference],
    look,
};

/// A path this many points below the best is good enough to be shown.
const CLOSE: u8 = 5;
/// How many ways of luck are walked.
const MOST_WAYS: usize = 2048;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(scoring) = subject.plays().scoring.as_ref().filter(|_| subject.reference_passes()) else {
        return;
    };
    let (Some(best), Some(reference)) = (scoring.best_pass, best_of_reference(subject.game)) else {
        return;
    };
    if best > reference + CLOSE {
        let message = format!("the reference path scores {reference} at the most, and another play passes with {best}");
        let problem = subject.problem(Code::BetterThanReference, &[Step::Key("reference")], message);
        problems.push(problem.hint("name the better way as the reference path, or see why the other one scores so well"));
    }
}

/// The best overall score of the reference path under any luck. None if there are too many ways.
fn best_of_reference(game: &Game) -> Option<u8> {
    let (mut best, mut ways) = (None, 0);
    each_way(
        game,
        &[],
        |dice| play_reference(game, dice),
        |play, _| {
            if let Some(ending) = play.ending {
                let kind = game.ending(ending).kind;
                let (serious, fatal) = (play.state.has_serious_fault(), play.state.fatal);
                best = best.max(reckon(game, &play.tally, play.tally.met(), kind, serious, fatal).scores.overall);
            }
            ways += 1;
            ways <= MOST_WAYS
        },
    );
    best.filter(|_| ways <= MOST_WAYS)
}
