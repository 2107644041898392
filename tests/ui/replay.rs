//! The talk again, as the customer saw it; and another try beside the first.

use crate::models::*;
use crate::window::{Hands, see};
use egui::Key;
use egui::accesskit::Role;
use goodword::scoring::{compare, debrief};
use goodword::session::{Pace, Session};
use goodword::ui::replay::Replay;
use goodword::ui::scorecard::{Debrief, DebriefAction};

/// The replay of the reference path of a shipped scenario.
pub(crate) fn replayed(id: &str) -> Replay {
    let session = reference_play(id);
    let model = debrief_of(&session);
    Replay::of(session.game().scenario(), &model.card)
}

/// The first attempt and another try at a decision of it, that goes on with whatever reply comes first.
fn two_tries(decision: usize) -> (Session, Session) {
    let first = reference_play("late-refund");
    let mut second = first.before(decision);
    let taken = &first.transcript().choices[decision - 1].reply;
    while second.ending().is_none() {
        let replies = second.view().replies;
        let other = replies.iter().find(|reply| reply.id != *taken).expect("there is another reply");
        let reply = other.id.clone();
        second.choose(&reply, Pace::Prompt, 0).expect("it is on offer");
    }
    (first, second)
}

/// The scorecard of another try at the third decision.
pub(crate) fn beside() -> Debrief {
    let (first, second) = two_tries(3);
    let mut model = debrief_of(&second);
    model.beside = compare(&first, &second);
    model
}

#[test]
fn every_thought_stands_beside_what_was_said() {
    let model = replayed("late-refund");
    let seen = see(Replayed::from(model.clone()));
    assert!(model.moments.len() > 10);
    for moment in &model.moments {
        assert!(seen.says(&moment.says) && seen.says(&moment.thinks) && seen.says(&moment.reaction));
    }
    assert!(seen.says(&model.epilogue));
    assert_eq!(seen.names(Role::Image).len(), model.moments.len());
}

#[test]
fn one_leaves_the_replay_by_button_or_escape() {
    let mut seen = see(Replayed::from(replayed("late-refund")));
    seen.click_button("Back to the scorecard");
    assert_eq!(seen.done(), [()]);
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [()]);
}

#[test]
fn any_decision_can_be_gone_back_to_with_one_press() {
    let model = good_debrief();
    let mut seen = see(Debriefed::from(model.clone()));
    for line in &model.card.decisions {
        seen.click_button(&format!("Try another reply at {}", line.number));
        assert_eq!(seen.done(), [DebriefAction::TryFrom(line.number)]);
    }
    seen.click_button("Customer's eyes");
    assert_eq!(seen.done(), [DebriefAction::Eyes]);
}

#[test]
fn what_the_other_replies_would_have_done_is_told() {
    let model = good_debrief();
    let story = debrief(&reference_play("late-refund")).expect("it has ended");
    let mut seen = see(Debriefed::from(model.clone()));
    let header = seen
        .names(Role::Button)
        .into_iter()
        .find(|name| name.starts_with("1. “"))
        .expect("it stands there");
    seen.click_button(&header);
    let other = &story.decisions[0].others[0];
    assert!(!seen.says(&other.thinks));
    let fold = "What the other replies at 1 would have done";
    seen.click_button(fold);
    for other in &story.decisions[0].others {
        assert!(seen.says(&other.text) && seen.says(&other.thinks) && seen.says(other.verdict.name()));
    }
}

#[test]
fn another_try_stands_beside_the_first() {
    let model = beside();
    let comparison = model.beside.clone().expect("both have ended");
    assert_eq!(comparison.parted, Some(3));
    let seen = see(Debriefed::from(model));
    for words in [
        "Beside your earlier attempt",
        "You parted from it at decision 3.",
        "your earlier attempt stays as it is, and this one counts for nobody else",
        &comparison.first.ending_title,
        &comparison.branch.ending_title,
    ] {
        assert!(seen.says(words), "{words}");
    }
    assert!(!seen.names(Role::Button).contains(&"Hand in".to_owned()));
}

#[test]
fn the_mood_is_told_in_words_to_who_cannot_see_the_curve() {
    let model = good_debrief();
    let seen = see(Debriefed::from(model.clone()));
    let start = model.card.mood[0];
    let words = format!(
        "At the start: anger {}, confusion {}, trust {}",
        start.anger, start.confusion, start.trust
    );
    assert!(seen.says(&words));
    let last = model.card.mood.len() - 1;
    assert!(seen.says(&format!("After decision {last}: anger {}", model.card.mood[last].anger)));
}
