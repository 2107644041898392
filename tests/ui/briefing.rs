//! Before the talk.

use crate::models::*;
use crate::window::{Hands, see};
use egui::Key;
use egui::accesskit::Role;
use goodword::scenario::Channel;
use goodword::ui::briefing::{BriefingAction, begin_words};

#[test]
fn everything_one_has_to_know_stands_there() {
    for entry in &library().entries {
        let model = briefing_of(&entry.id);
        let mut seen = see(Briefed::from(model.clone()));
        let minutes = format!("about {} minutes", model.minutes);
        let difficulty = format!("Difficulty {} of 5", model.difficulty);
        let mut expected: Vec<&str> = vec![&model.title, &model.customer, &model.about, &model.briefing, &minutes, &difficulty];
        expected.extend(model.goals.iter().map(String::as_str));
        expected.push(model.channel.name());
        for (heading, items) in model.card.groups() {
            expected.push(heading);
            expected.extend(items.iter().map(String::as_str));
        }
        for words in expected {
            assert!(seen.says(words), "{}: {words}", entry.id);
        }
        assert_eq!(seen.names(Role::Image), [model.customer.as_str()]);
        seen.click_button(begin_words(model.channel));
        assert_eq!(seen.done(), [BriefingAction::Begin]);
    }
}

#[test]
fn the_way_on_has_the_focus() {
    for key in [Key::Enter, Key::Space] {
        let mut seen = see(Briefed::from(briefing_of("late-refund")));
        assert_eq!(seen.focused().as_deref(), Some("Answer the phone"));
        seen.press(key);
        assert_eq!(seen.done(), [BriefingAction::Begin], "{key:?}");
    }
}

#[test]
fn there_is_a_way_back() {
    let mut seen = see(Briefed::from(briefing_of("late-refund")));
    seen.click_button("← All customers");
    assert_eq!(seen.done(), [BriefingAction::Back]);
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [BriefingAction::Back]);
}

#[test]
fn each_channel_begins_in_its_own_way() {
    let all = [Channel::Phone, Channel::Chat, Channel::Email, Channel::InPerson, Channel::Social];
    for channel in all {
        let mut model = briefing_of("late-refund");
        model.channel = channel;
        model.goals.clear();
        let seen = see(Briefed::from(model));
        assert!(seen.names(Role::Button).contains(&begin_words(channel).to_owned()));
        assert!(!seen.says("What you practise"));
    }
}
