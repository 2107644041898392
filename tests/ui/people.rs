//! Who is playing.

use crate::models::people;
use crate::window::{Hands, see};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use goodword::ui::people::PeopleAction;

fn plays(name: &str, team: &str) -> Vec<PeopleAction> {
    vec![PeopleAction::Play {
        name: name.into(),
        team: team.into(),
    }]
}

#[test]
fn nobody_has_played_here_yet() {
    let mut seen = see(people(&[]));
    assert!(seen.says("Goodword") && seen.says("Who is playing?") && seen.says("Any name will do."));
    assert!(!seen.says("Or go on as"));
    let begin = seen.get_by_role_and_label(Role::Button, "Begin");
    assert!(begin.accesskit_node().is_disabled());
    seen.click_button("Begin");
    seen.press(Key::Enter);
    assert_eq!(seen.done(), []);
}

#[test]
fn one_can_type_at_once() {
    let mut seen = see(people(&[]));
    assert!(seen.get_by_role_and_label(Role::TextInput, "Your name").is_focused());
    seen.get_by_role_and_label(Role::TextInput, "Your name").type_text(" Ұлжан ");
    seen.run();
    assert!(!seen.says("Any name will do."));
    seen.press(Key::Tab);
    let team = seen.get_by_role_and_label(Role::TextInput, "Your team (may stay empty)");
    assert!(team.is_focused());
    team.type_text("Öğle");
    seen.run();
    seen.click_button("Begin");
    assert_eq!(seen.done(), plays("Ұлжан", "Öğle"));
}

#[test]
fn enter_begins_from_either_field() {
    for tabs in 0..2 {
        let mut seen = see(people(&[]));
        seen.event(egui::Event::Text("Ben".into()));
        seen.run();
        for _ in 0..tabs {
            seen.press(Key::Tab);
        }
        seen.press(Key::Enter);
        assert_eq!(seen.done(), plays("Ben", ""), "after {tabs} tabs");
    }
}

#[test]
fn a_name_has_an_end() {
    let mut seen = see(people(&[]));
    seen.event(egui::Event::Text("ş".repeat(300)));
    seen.run();
    assert_eq!(seen.state().screen.name.chars().count(), 60);
    for empty in ["", "   "] {
        seen.state_mut().screen.name = empty.into();
        seen.run();
        seen.press(Key::Enter);
        assert_eq!(seen.done(), []);
    }
}

#[test]
fn who_has_played_goes_on_with_a_click() {
    let mut seen = see(people(&[("Aylin", "Support desk"), ("Ben", "")]));
    assert!(seen.says("Or go on as"));
    seen.click_button("Ben");
    assert_eq!(seen.done(), plays("Ben", ""));
    seen.click_button("Aylin · Support desk");
    assert_eq!(seen.done(), plays("Aylin", "Support desk"));
}

#[test]
fn it_says_whose_the_plays_are() {
    let seen = see(people(&[]));
    assert!(seen.says("A play counts for others only when you hand it in."));
}

#[test]
fn of_many_people_some_are_offered_and_the_others_found_by_name() {
    let names: Vec<String> = (0..30).map(|number| format!("Trainee {number:02}")).collect();
    let known: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let mut model = people(&known);
    let seen = see(model.clone());
    assert!(seen.says("And 18 more. Type a part of the name to find them."));
    assert!(seen.says("Trainee 11") && !seen.says("Trainee 12"));
    model.name = "nee 29".into();
    let mut found = see(model);
    assert!(!found.says("Trainee 11") && !found.says("more. Type"));
    found.click_button("Trainee 29");
    assert_eq!(found.done(), plays("Trainee 29", ""));
}
