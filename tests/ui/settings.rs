//! The settings.

use crate::window::{Hands, see};
use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::kittest::{NodeT, Queryable};
use goodword::ui::preferences::{Arrival, Coaching, Preferences, Shade};
use goodword::ui::settings::SettingsAction;

fn wanted(change: impl FnOnce(&mut Preferences)) -> Preferences {
    let mut preferences = Preferences::default();
    change(&mut preferences);
    preferences
}

#[test]
fn each_choice_changes_one_thing_at_once() {
    let all = [
        ("125 %", wanted(|p| p.text_percent = 125)),
        ("150 %", wanted(|p| p.text_percent = 150)),
        ("200 %", wanted(|p| p.text_percent = 200)),
        ("Dark", wanted(|p| p.shade = Shade::Dark)),
        ("High contrast", wanted(|p| p.shade = Shade::Contrast)),
        ("After each reply", wanted(|p| p.coaching = Coaching::AtOnce)),
        ("Off", wanted(|p| p.coaching = Coaching::Off)),
        ("Slowly", wanted(|p| p.arrival = Arrival::Slow)),
        ("Fast", wanted(|p| p.arrival = Arrival::Fast)),
        ("All at once", wanted(|p| p.arrival = Arrival::AtOnce)),
        ("The clock counts", wanted(|p| p.timed = true)),
        ("The customer keeps still", wanted(|p| p.still = true)),
    ];
    for (words, after) in all {
        let mut seen = see(Preferences::default());
        seen.click_on(Role::RadioButton, words);
        assert_eq!(seen.done(), [SettingsAction::Changed], "{words}");
        assert_eq!(seen.state().screen, after, "{words}");
        // What is chosen already changes nothing.
        seen.click_on(Role::RadioButton, words);
        assert_eq!(seen.done(), []);
    }
}

#[test]
fn what_is_chosen_can_be_heard() {
    let seen = see(wanted(|p| p.coaching = Coaching::Off));
    let chosen: Vec<String> = seen
        .get_all_by_role(Role::RadioButton)
        .filter(|node| node.accesskit_node().toggled() == Some(Toggled::True))
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(
        chosen,
        ["100 %", "Light", "Off", "As one reads", "Take your time", "The customer moves"]
    );
}

#[test]
fn each_group_has_a_name() {
    let seen = see(Preferences::default());
    let groups = [
        "Size of text",
        "Light or dark",
        "Coaching",
        "The customer's words arrive",
        "The clock",
        "Movement",
    ];
    assert_eq!(seen.names(Role::RadioGroup), groups);
    let group = seen.get_by_role_and_label(Role::RadioGroup, "Coaching");
    let inside: Vec<String> = group
        .get_all_by_role(Role::RadioButton)
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(inside, ["After each reply", "On the scorecard", "Off"]);
}

#[test]
fn one_leaves_by_button_or_escape() {
    let mut seen = see(Preferences::default());
    seen.click_button("Done");
    assert_eq!(seen.done(), [SettingsAction::Done]);
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [SettingsAction::Done]);
}

#[test]
fn space_chooses_what_has_the_focus() {
    let mut seen = see(Preferences::default());
    seen.get_by_role_and_label(Role::RadioButton, "Dark").focus();
    seen.run();
    seen.press(Key::Space);
    assert_eq!(seen.done(), [SettingsAction::Changed]);
    assert_eq!(seen.state().screen.shade, Shade::Dark);
}
