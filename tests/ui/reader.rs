//! What a screen reader finds: everything has a name, and no two things to press are called the same by mistake.

use crate::models::*;
use crate::scorecard::bad_debrief;
use crate::window::{Screen, name, nodes, see};
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use goodword::ui::preferences::{Coaching, Preferences};
use std::collections::BTreeMap;

/// Looks at a screen.
fn is_heard<S: Screen + 'static>(what: &str, screen: S) {
    let seen = see(screen);
    let mut pressed: BTreeMap<String, usize> = BTreeMap::new();
    for node in nodes(&seen) {
        let (role, name) = (node.accesskit_node().role(), name(&node));
        match role {
            Role::Button | Role::Link | Role::RadioButton | Role::TextInput => {
                assert!(name.chars().any(char::is_alphanumeric), "{what}: a {role:?} is called {name:?}");
                *pressed.entry(name).or_default() += 1;
            }
            Role::Image | Role::RadioGroup | Role::GridCell => assert!(!name.is_empty(), "{what}: a {role:?} has no name"),
            Role::Unknown => panic!("{what}: {name:?} does not say what it is"),
            _ => {}
        }
    }
    for (name, times) in pressed {
        assert!(times == 1, "{what}: {name:?} stands there {times} times");
    }
}

#[test]
fn everything_has_a_name_of_its_own() {
    is_heard("people", people(&[("Aylin", "Support desk"), ("Ben", "")]));
    is_heard("library", shelf());
    is_heard("full library", full_shelf());
    for entry in &library().entries {
        is_heard(&entry.id, Briefed::from(briefing_of(&entry.id)));
    }
    is_heard(
        "talk",
        Talk::from(conversation_of(&play("late-refund", &["hear-her"]), Coaching::AtOnce)),
    );
    is_heard("scorecard", Debriefed::from(good_debrief()));
    is_heard("bad scorecard", Debriefed::from(bad_debrief()));
    is_heard("another try", Debriefed::from(crate::replay::beside()));
    is_heard("progress", crate::progress::progressed());
    for (what, model) in crate::calibrate::pages() {
        is_heard(what, model);
    }
    is_heard("replay", Replayed::from(crate::replay::replayed("late-refund")));
    is_heard("the team", crate::review::everything());
    is_heard("a scenario of the team", crate::review::scenario());
    is_heard("behind a cell", crate::review::behind());
    is_heard("settings", Preferences::default());
}
