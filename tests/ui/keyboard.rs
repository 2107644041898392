//! Everything is reached by Tab, one sees where one is, and what has the focus is in view.

use crate::models::*;
use crate::scorecard::bad_debrief;
use crate::shapes::Frame;
use crate::window::{Hands, Screen, Seen, View, name, nodes, open};
use egui::accesskit::{NodeId, Role};
use egui::{Key, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use goodword::ui::conversation::Arriving;
use goodword::ui::preferences::{Coaching, Preferences};
use std::collections::BTreeMap;

fn can_be_used(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    matches!(node.role(), Role::Button | Role::RadioButton | Role::TextInput | Role::Link) && !node.is_disabled()
}

fn usable<S: Screen>(seen: &Seen<S>) -> BTreeMap<NodeId, String> {
    nodes(seen)
        .iter()
        .filter(|node| can_be_used(node))
        .map(|node| (node.accesskit_node().locate().0, name(node)))
        .collect()
}

/// Whether an edge in the colour of the focus runs around a place, in view.
fn is_ringed<S: Screen + 'static>(seen: &Seen<S>, place: Rect, view: View) -> bool {
    let theme = &seen.state().theme;
    let frame = Frame::of(seen.output(), view.rect(), theme.paper);
    frame.boxes.iter().any(|boxed| {
        let near = boxed.rect.expand(1.0).contains_rect(place.intersect(boxed.rect)) && place.expand(8.0).contains_rect(boxed.rect);
        near && boxed.rect.width() >= place.width() - 2.0 && boxed.edge.width >= 1.5 && boxed.edge.color == theme.accent
    })
}

/// Walks with Tab once around.
fn walk<S: Screen + 'static>(what: &str, screen: S, view: View) -> Vec<String> {
    let mut seen = open(screen, view);
    let all = usable(&seen);
    let mut told = Vec::new();
    let mut left = all.clone();
    // Once around, and one for what had the focus at first and one for the gap between the last and the first.
    for step in 0..all.len() + 2 {
        if step > 0 {
            seen.press(Key::Tab);
        }
        let all_nodes = nodes(&seen);
        let Some(node) = all_nodes.iter().find(|node| node.is_focused() && can_be_used(node)) else {
            continue;
        };
        let (rect, name) = (node.rect(), name(node));
        left.remove(&node.accesskit_node().locate().0);
        let window = view.rect().expand(1.0);
        let fits = rect.height() <= view.size.y;
        // What has the focus from the start waits for Enter wherever it is: the words before it are in view first.
        if step == 0 && !window.contains_rect(rect) {
            continue;
        }
        if fits && !window.contains_rect(rect) || !fits && !window.contains(rect.center_top()) {
            told.push(format!("{what}, {view:?}: {name:?} has the focus out of view at {rect:?}"));
        } else if !is_ringed(&seen, rect, view) {
            told.push(format!("{what}, {view:?}: {name:?} does not show that it has the focus"));
        }
    }
    told.extend(left.values().map(|name| format!("{what}, {view:?}: {name:?} is not reached")));
    assert!(seen.state().actions.is_empty(), "{what}: to go somewhere does nothing");
    told
}

fn walks<S: Screen + 'static>(what: &str, make: impl Fn() -> S) {
    let mut told = Vec::new();
    for view in [View::USUAL, View::ZOOMED] {
        told.extend(walk(what, make(), view));
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn people_are_walked() {
    walks("people", || {
        let mut model = people(&[("Aylin", "Support desk"), ("Ben", ""), (LONG_NAME, "")]);
        model.name = "Ada".into();
        model
    });
}

#[test]
fn the_library_is_walked() {
    walks("library", shelf);
    walks("full library", full_shelf);
}

#[test]
fn the_briefing_is_walked() {
    walks("briefing", || Briefed::from(briefing_of("late-refund")));
}

#[test]
fn the_talk_is_walked() {
    walks("a long talk", || Talk::from(long_conversation()));
    let talk = || conversation_of(&play("late-refund", &["hear-her"]), Coaching::AtOnce);
    walks("a talk", || Talk::from(talk()));
    walks("the card", || {
        let mut model = talk();
        model.card_open = true;
        Talk::from(model)
    });
    walks("words on their way", || {
        let mut model = talk();
        model.arriving = Some(Arriving { from: 3, characters: 5.0 });
        Talk::from(model)
    });
    walks("a pause", || {
        let mut model = talk();
        model.paused = true;
        Talk::from(model)
    });
    walks("the end", || {
        Talk::from(conversation_of(&reference_play("late-refund"), Coaching::Off))
    });
}

#[test]
fn the_scorecard_is_walked() {
    walks("good scorecard", || Debriefed::from(good_debrief()));
    walks("bad scorecard", || Debriefed::from(bad_debrief()));
    walks("progress", crate::progress::progressed);
    walks("replay", || Replayed::from(crate::replay::replayed("late-refund")));
}

#[test]
fn the_review_is_walked() {
    walks("the team", crate::review::everything);
    walks("a scenario of the team", crate::review::scenario);
    walks("behind a cell", crate::review::behind);
    walks("no team yet", crate::review::nobody);
}

#[test]
fn calibration_is_walked() {
    for (what, model) in crate::calibrate::pages() {
        walks(what, || model.clone());
    }
}

#[test]
fn the_settings_are_walked() {
    walks("settings", Preferences::default);
}

/// Four replies of sixty words at twice the size: each is whole in view, or begins there, once it has the focus.
#[test]
fn the_reply_that_has_the_focus_is_scrolled_into_view() {
    let view = View::ZOOMED;
    let mut seen = open(Talk::from(long_conversation()), view);
    let mut met = Vec::new();
    for _ in 0..12 {
        seen.press(Key::Tab);
        let all = nodes(&seen);
        let Some(node) = all.iter().find(|node| node.is_focused()) else {
            continue;
        };
        if let Some(number) = name(node).split(". ").next().and_then(|number| number.parse::<usize>().ok()) {
            let rect = node.rect();
            assert!(
                rect.top() >= 0.0 && rect.top() < view.size.y - 24.0,
                "reply {number} stands at {rect:?}"
            );
            met.push(number);
        }
    }
    assert_eq!(met[..4], [1, 2, 3, 4]);
}

#[test]
fn shift_tab_walks_back() {
    let mut seen = open(Preferences::default(), View::USUAL);
    seen.press(Key::Tab);
    let first = seen.focused();
    seen.press(Key::Tab);
    seen.key_press_modifiers(egui::Modifiers::SHIFT, Key::Tab);
    seen.run();
    assert_eq!(seen.focused(), first);
}
