//! Whether the reference path can be played and passes, whatever luck does.

use super::{Rule, Subject};
use crate::diagnostics::{Code, Diagnostic, did_you_mean, shown};
use crate::ronfile::Step;
use crate::rubric::Dimension;
use crate::scenario::IdKind;
use crate::scoring::{ReferencePlay, play_reference, reckon};
use crate::session::{Game, Place, RollKey, each_way};

pub(super) const RULE: Rule = Rule {
    codes: &[Code::ReferenceUnplayable, Code::ReferenceFails],
    look,
};

/// How many ways of luck are walked. A path that looks at eleven circumstances has as many.
const MAX_WAYS: usize = 2048;

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    problems.extend(first_fault(subject));
}

/// Whether the path can be played and passes, under every way of luck that is walked.
pub(super) fn passes(subject: &Subject<'_>) -> bool {
    first_fault(subject).is_none()
}

fn first_fault(subject: &Subject<'_>) -> Option<Diagnostic> {
    let mut walked = 0;
    let mut first = None;
    each_way(
        subject.game,
        &[],
        |dice| play_reference(subject.game, dice),
        |play, luck| {
            first = fault(subject, &play, &luck);
            walked += 1;
            first.is_none() && walked < MAX_WAYS
        },
    );
    first
}

fn fault(subject: &Subject<'_>, play: &ReferencePlay, luck: &[(RollKey, u16)]) -> Option<Diagnostic> {
    let game = subject.game;
    let when = luck_words(game, luck);
    if let Some((index, place)) = &play.stuck {
        let (span, path) = subject.outline.find(&[Step::Key("reference"), Step::Index(*index)]);
        let reply = &game.scenario().reference[*index];
        let message = match place {
            Place::Node(node) => format!(
                "{} is not on offer at `{}`, where the path has come to{when}",
                shown(reply),
                game.node_id(*node)
            ),
            Place::Ending(ending) => format!("the talk has ended at `{}` before {}{when}", game.ending_id(*ending), shown(reply)),
        };
        let hint = match place {
            Place::Node(node) => {
                let replies = &game.scenario().nodes[node.index()].replies;
                let offered: Vec<&str> = replies.keys().map(String::as_str).collect();
                Some(
                    did_you_mean(reply, offered.iter().copied())
                        .unwrap_or_else(|| format!("the replies there are: {}", offered.join(", "))),
                )
            }
            Place::Ending(_) => Some("delete what comes after the ending".into()),
        };
        return Some(Diagnostic::new(Code::ReferenceUnplayable, span, path, message).maybe_hint(hint));
    }
    let (span, path) = subject.outline.find(&[Step::Key("reference")]);
    let Some(ending) = play.ending else {
        return Some(
            Diagnostic::new(
                Code::ReferenceUnplayable,
                span,
                path,
                format!(
                    "the path stops at `{}` and reaches no ending{when}",
                    game.place_id(play.state.place)
                ),
            )
            .hint("go on until an ending is reached"),
        );
    };
    let why = shortcoming(game, play, ending)?;
    Some(
        Diagnostic::new(
            Code::ReferenceFails,
            span,
            path,
            format!("the reference path does not pass{when}: {why}"),
        )
        .hint(if subject.plays().scoring.as_ref().is_some_and(|scoring| !scoring.can_pass) {
            "no other play passes either: look at the endings, and at what every play must say"
        } else {
            "`goodword play FILE --replies …` with these replies shows how each is judged"
        }),
    )
}

/// Why a reference path that reaches its ending does not pass.
fn shortcoming(game: &Game, play: &ReferencePlay, ending: crate::session::EndingIx) -> Option<String> {
    let kind = game.ending(ending).kind;
    if !kind.can_pass() {
        return Some(format!(
            "it ends at `{}`, which is {}",
            game.ending_id(ending),
            kind.name().to_lowercase()
        ));
    }
    if play.state.fatal {
        return Some("one of its replies is fatal".into());
    }
    if play.state.has_serious_fault() {
        return Some("a serious fault on it is never corrected: an overpromise, something withheld, omitted or dropped".into());
    }
    let reckoning = reckon(game, &play.tally, play.tally.met(), kind, false, false);
    for dimension in Dimension::ALL {
        if let Some(points) = reckoning.scores.get(dimension)
            && points < game.floor(dimension)
        {
            return Some(format!(
                "it scores {points} for {}, below the floor of {}",
                dimension.name().to_lowercase(),
                game.floor(dimension)
            ));
        }
    }
    match reckoning.scores.overall {
        Some(_) if reckoning.passed => None,
        Some(points) => Some(format!("it scores {points} overall, below the pass mark of {}", game.pass_mark())),
        None => Some("nothing is at stake on it, so it cannot be measured".into()),
    }
}

/// “ when `bank-slow` comes about”, for luck that is not the first of its kind.
fn luck_words(game: &Game, luck: &[(RollKey, u16)]) -> String {
    let scenario = game.scenario();
    let mut parts = Vec::new();
    for (key, roll) in luck {
        for (id, chance) in &scenario.chances {
            if RollKey::named("chance", scenario.aliases.first_name(IdKind::Chance, id)) == *key {
                parts.push(format!(
                    "`{id}` {}",
                    if *roll < chance.0 { "comes about" } else { "does not come about" }
                ));
            }
        }
        for (id, promise) in &scenario.promises {
            if RollKey::named("promise", scenario.aliases.first_name(IdKind::Promise, id)) == *key {
                parts.push(format!(
                    "`{id}` {}",
                    if *roll < promise.chance.0 {
                        "comes true"
                    } else {
                        "does not come true"
                    }
                ));
            }
        }
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!(" (when {})", parts.join(" and "))
    }
}
