//! The sentence that matters most about a play.

use super::scorecard::{DecisionLine, Scorecard};
use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::session::{PromiseState, Verdict};

/// One sentence to read first: what failed the play, what weighs on it, or what went best.
pub fn headline(card: &Scorecard) -> String {
    if let Some(item) = card.fatal.first() {
        return item.why.clone();
    }
    if let Some(line) = card.serious.iter().find(|line| !line.corrected) {
        let promise = card.promises.iter().find(|promise| promise.id == line.about);
        let broken = promise.is_some_and(|promise| promise.state == PromiseState::Broken);
        return match line.code.as_str() {
            "overpromise" if broken => format!("{} It did not come true.", line.why),
            _ => line.why.clone(),
        };
    }
    match card.ending_kind {
        EndingKind::HungUp => return "The customer broke it off before you could help.".into(),
        EndingKind::Unresolved => return "The talk ended, and the problem is still there.".into(),
        EndingKind::Resolved | EndingKind::Partly => {}
    }
    let weakest = Dimension::ALL
        .into_iter()
        .filter_map(|dimension| Some((card.scores.get(dimension)?, dimension)))
        .min_by_key(|(score, _)| *score);
    match weakest {
        Some((score, dimension)) if score < 75 => {
            let costly = card
                .decisions
                .iter()
                .filter_map(|line| Some((line.grade(dimension)?.grade, line)))
                .min_by_key(|(grade, _)| *grade);
            match costly {
                Some((_, line)) => format!("{} was the weak side, most of all here: {}", dimension.name(), line.coach),
                None => format!("{} was the weak side.", dimension.name()),
            }
        }
        _ if card.promises.iter().any(kept_and_sound) => "You promised only what you could keep, and you kept it.".into(),
        _ => best(card).map_or_else(
            || "That went well.".into(),
            |line| format!("That went well, best of all here: {}", line.coach),
        ),
    }
}

fn kept_and_sound(promise: &super::scorecard::PromiseLine) -> bool {
    promise.verdict == Verdict::Sound && promise.state == PromiseState::Kept
}

fn best(card: &Scorecard) -> Option<&DecisionLine> {
    let calmed = |line: &&DecisionLine| i16::from(line.mood_before.anger) - i16::from(line.mood_after.anger);
    card.decisions.iter().max_by_key(calmed)
}
