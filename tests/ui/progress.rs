//! How somebody gets on.

use crate::models::*;
use crate::window::{Hands, see};
use egui::Key;
use egui::accesskit::Role;
use goodword::calendar::Day;
use goodword::course::{self, Finished, Practise};
use goodword::session::{Pace, Session};
use goodword::ui::progress::{ProgressAction, Progressed};
use std::sync::OnceLock;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// A play that always takes the reply that is shown first.
fn careless(id: &str, seed: u64) -> Session {
    let mut session = Session::new(game(&shipped(id)), seed, false);
    while session.ending().is_none() {
        let reply = session.view().replies[0].id.clone();
        session.choose(&reply, Pace::Prompt, 0).expect("it is on offer");
    }
    session
}

/// Three plays of two customers, a good one among them, as they look some days later.
pub(crate) fn progressed() -> Progressed {
    static FOUND: OnceLock<Progressed> = OnceLock::new();
    let find = || {
        let plays = [
            careless("late-refund", 5),
            careless("three-rings", 6),
            reference_play("late-refund"),
        ];
        let ids = ["late-refund", "three-rings", "late-refund"];
        let finished: Vec<Finished> = (0_i64..)
            .zip(ids.iter().zip(&plays))
            .filter_map(|(day, (id, play))| Finished::of(&format!("play-{day}"), id, day * DAY, None, play))
            .collect();
        let occasions: Vec<_> = ids[..2].iter().flat_map(|id| course::occasions(id, &game(&shipped(id)))).collect();
        Progressed {
            person: "Aylin".into(),
            progress: course::progress(&finished, &occasions, Day(9)),
            left_out: vec!["Left out: the play 17, as its replies cannot be played.".into()],
        }
    };
    FOUND.get_or_init(find).clone()
}

#[test]
fn what_is_due_is_practised_with_one_press() {
    let model = progressed();
    let due = &model.progress.deck.due;
    assert!(!due.is_empty());
    let mut seen = see(model.clone());
    assert!(seen.says("come back today") || seen.says("comes back today"));
    for (number, card) in (1..).zip(due.iter().take(5)) {
        let words = match &card.practise {
            Practise::Back { .. } => format!("{number}. Answer it again"),
            Practise::Elsewhere { .. } => format!("{number}. Practise it in"),
        };
        let button = seen
            .names(Role::Button)
            .into_iter()
            .find(|name| name.starts_with(&words))
            .expect("it is offered");
        seen.click_button(&button);
        assert_eq!(seen.done(), [ProgressAction::Practise(card.practise.clone())]);
    }
}

#[test]
fn attempts_habits_and_days_are_told() {
    let model = progressed();
    let seen = see(model.clone());
    for attempts in &model.progress.attempts {
        assert!(seen.says(&attempts.latest.title));
    }
    for habit in model.progress.strong.iter().chain(&model.progress.weak) {
        assert!(seen.says(&habit.name) && seen.says(&habit.example.text), "{}", habit.name);
    }
    assert!(seen.says("You practised on 3 days in the last four weeks."));
    assert!(seen.says("Play 1: Empathy"));
    assert!(seen.says(&model.left_out[0]));
}

#[test]
fn before_the_first_play_it_says_what_to_do() {
    let mut seen = see(Progressed::default());
    seen.click_button("Choose a customer");
    assert_eq!(seen.done(), [ProgressAction::Back]);
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [ProgressAction::Back]);
}
