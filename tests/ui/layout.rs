//! In every view no text is cut off, covered or over another, every box holds its words, and all of it can be reached by scrolling.

use crate::models::*;
use crate::shapes::{Frame, Row, is_area};
use crate::theme::contrast;
use crate::window::{Hands, Screen, Seen, View, name, nodes, open};
use egui::accesskit::{Action, ActionRequest, NodeId, Role, TreeId};
use egui::{Color32, Rect};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT;
use goodword::scenario::{EndingKind, Mood};
use goodword::ui::conversation::{Arriving, LogLine, Speaker};
use goodword::ui::preferences::{Coaching, Preferences, Shade};
use goodword::ui::theme::Theme;
use goodword::workplace::OnShelf;
use std::collections::{BTreeMap, BTreeSet};

/// The smallest thing a finger or a shaking hand can meet, in points.
const TARGET: f32 = 24.0;

/// What was found wrong, each once.
struct Faults<'a> {
    found: BTreeSet<String>,
    /// Rows that were seen at all, and whether once whole.
    rows: BTreeMap<(String, usize), bool>,
    /// What was typed: a field shows one end of it.
    typed: BTreeSet<String>,
    /// Texts that may be shortened with dots.
    may_shorten: &'a [&'a str],
}

impl<'a> Faults<'a> {
    fn new(may_shorten: &'a [&'a str]) -> Self {
        Self {
            found: BTreeSet::new(),
            rows: BTreeMap::new(),
            typed: BTreeSet::new(),
            may_shorten,
        }
    }

    fn tell(&mut self, what: &str, text: &str) {
        let shown: String = text.chars().take(70).collect();
        self.found.insert(format!("{what}: {shown:?}"));
    }

    fn look<S: Screen + 'static>(&mut self, seen: &Seen<S>, view: View) {
        let frame = Frame::of(seen.output(), view.rect(), seen.state().theme.paper);
        let fields = nodes(seen)
            .into_iter()
            .filter(|node| node.accesskit_node().role() == Role::TextInput);
        self.typed = fields.filter_map(|field| field.value()).collect();
        self.texts(&frame);
        self.boxes(&frame);
        self.contrasts(&frame, &seen.state().theme);
        self.nodes(seen, &frame, view);
    }

    fn texts(&mut self, frame: &Frame) {
        for text in &frame.half_covered {
            self.tell("partly covered", text);
        }
        for (at, row) in frame.rows.iter().enumerate() {
            if row.elided && !self.may_shorten.contains(&row.text.as_str()) {
                self.tell("shortened", &row.text);
            }
            if row.rect.width() > row.seen.width() + 1.0 && !row.code && !self.typed.contains(&row.text) {
                self.tell("cut off at the side", &row.text);
            }
            let whole = row.rect.height() <= row.seen.height() + 1.0;
            let once = self.rows.entry((row.text.clone(), row.index)).or_default();
            *once |= whole;
            for other in &frame.rows[at + 1..] {
                if is_area(row.seen.intersect(other.seen)) {
                    self.tell(&format!("over {:?}", other.text.chars().take(40).collect::<String>()), &row.text);
                }
            }
        }
    }

    fn boxes(&mut self, frame: &Frame) {
        for boxed in &frame.boxes {
            for row in &frame.rows[boxed.after.min(frame.rows.len())..] {
                let outside = !boxed.rect.expand(1.0).contains_rect(row.seen);
                if boxed.seen.contains(row.rect.center()) && outside {
                    self.tell("sticks out of its box", &row.text);
                }
            }
        }
    }

    fn contrasts(&mut self, frame: &Frame, theme: &Theme) {
        for row in &frame.rows {
            let reached = contrast(row.colour, row.ground);
            if reached < 4.5 {
                let pair = format!("{} on {}", token(theme, row.colour), token(theme, row.ground));
                self.tell(&format!("{pair} is {reached:.2}:1"), &row.text);
            }
        }
    }

    fn nodes<S: Screen + 'static>(&mut self, seen: &Seen<S>, frame: &Frame, view: View) {
        let ppp = view.zoom;
        let window = view.rect();
        let mut families: BTreeMap<Option<NodeId>, Vec<(String, Vec<Rect>)>> = BTreeMap::new();
        for node in nodes(seen) {
            let Some(rect) = bounds(&node, ppp) else { continue };
            let role = node.accesskit_node().role();
            let name = name(&node);
            if matches!(role, Role::TextRun | Role::GenericContainer | Role::Window) || !rect.intersects(window) {
                continue;
            }
            // Labels are looked at row by row.
            if (rect.left() < -1.0 || rect.right() > window.right() + 1.0) && role != Role::Label {
                self.tell(&format!("{role:?} sticks out of the window"), &name);
            }
            if is_target(role) {
                if rect.width() < TARGET || rect.height() < TARGET {
                    self.tell("too small to meet", &name);
                }
                for row in &frame.rows {
                    let outside = row.rect.left() < rect.left() - 1.0 || row.rect.right() > rect.right() + 1.0;
                    if name.contains(&row.text) && rect.contains(row.seen.center()) && outside {
                        self.tell("wider than its button", &row.text);
                    }
                }
            }
            let runs: Vec<Rect> = node
                .children()
                .filter(|child| child.accesskit_node().role() == Role::TextRun)
                .filter_map(|run| bounds(&run, ppp))
                .collect();
            // A label out of view has one rectangle around all its rows.
            let in_view = |row: &Row| name.contains(&row.text) && rect.contains(row.seen.center());
            if role == Role::Label && runs.is_empty() && !frame.rows.iter().any(in_view) {
                continue;
            }
            let rects = if runs.is_empty() { vec![rect] } else { runs };
            let parent = node.parent().map(|parent| parent.accesskit_node().locate().0);
            families.entry(parent).or_default().push((name, rects));
        }
        for family in families.values() {
            for (at, (name, rects)) in family.iter().enumerate() {
                for (other, others) in &family[at + 1..] {
                    if rects.iter().any(|rect| others.iter().any(|other| is_area(rect.intersect(*other)))) {
                        self.tell(&format!("overlaps its neighbour {other:?}"), name);
                    }
                }
            }
        }
    }

    /// Scrolls every scroll area from its top to its end, and looks at each step.
    fn sweep<S: Screen + 'static>(&mut self, seen: &mut Seen<S>, view: View) {
        self.look(seen, view);
        // So that each row is once whole in view.
        let stride = (((seen.state().screen.scrolled_height(view) - 30.0) / 100.0) as usize).max(1);
        let mut swept: BTreeSet<NodeId> = BTreeSet::new();
        while let Some(next) = places(seen, view.zoom).keys().copied().find(|id| !swept.contains(id)) {
            swept.insert(next);
            for (action, strides) in [(Action::ScrollUp, 200), (Action::ScrollDown, stride)] {
                loop {
                    let mut carried = scroll(seen, view, next, action, strides);
                    if carried.is_empty() {
                        break;
                    }
                    swept.append(&mut carried);
                    self.look(seen, view);
                }
            }
        }
    }
}

/// Scrolls what a node lies in by so many strides of a hundred points; what moved.
fn scroll<S: Screen + 'static>(seen: &mut Seen<S>, view: View, target_node: NodeId, action: Action, strides: usize) -> BTreeSet<NodeId> {
    let before = places(seen, view.zoom);
    let request = egui::Event::AccessKitActionRequest(ActionRequest {
        action,
        target_tree: TreeId::ROOT,
        target_node,
        data: None,
    });
    seen.input_mut().events.extend(std::iter::repeat_n(request, strides));
    seen.settle();
    let after = places(seen, view.zoom);
    let moved = before.into_iter().filter(|(id, rect)| after.get(id).is_some_and(|now| now != rect));
    moved.map(|(id, _)| id).collect()
}

fn is_target(role: Role) -> bool {
    matches!(role, Role::Button | Role::TextInput | Role::RadioButton | Role::Link)
}

fn bounds(node: &Node<'_>, ppp: f32) -> Option<Rect> {
    let rect = node.accesskit_node().bounding_box()?;
    let at = |x: f64, y: f64| egui::pos2(x as f32 / ppp, y as f32 / ppp);
    Some(Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1)))
}

/// Where everything that says something stands.
fn places<S: Screen>(seen: &Seen<S>, ppp: f32) -> BTreeMap<NodeId, [i32; 2]> {
    nodes(seen)
        .iter()
        .filter(|node| !matches!(node.accesskit_node().role(), Role::TextRun | Role::GenericContainer | Role::Window))
        .filter_map(|node| {
            let rect = bounds(node, ppp)?;
            Some((
                node.accesskit_node().locate().0,
                [rect.left().round() as i32, rect.top().round() as i32],
            ))
        })
        .collect()
}

/// The name of a colour.
fn token(theme: &Theme, colour: Color32) -> String {
    let tokens = crate::theme::tokens(theme);
    let found = tokens.into_iter().find(|(_, token)| *token == colour);
    found.map_or_else(|| format!("{colour:?}"), |(name, _)| name.to_owned())
}

/// Looks at a screen in all views.
fn check<S: Screen + 'static>(what: &str, make: impl Fn() -> S, may_shorten: &[&str]) -> Vec<String> {
    let mut told = Vec::new();
    for view in View::ALL {
        let mut seen = open(make(), view);
        let mut faults = Faults::new(may_shorten);
        // The shade moves nothing, so the dark is scrolled through at one size.
        if view.shade == Shade::Light || view.size == View::USUAL.size {
            faults.sweep(&mut seen, view);
        } else {
            faults.look(&seen, view);
            faults.rows.clear();
        }
        let halves: Vec<String> = faults
            .rows
            .iter()
            .filter(|(_, whole)| !**whole)
            .map(|((text, _), _)| text.clone())
            .collect();
        for text in halves {
            faults.tell("never seen whole", &text);
        }
        let View { size, zoom, shade } = view;
        let shown = format!("{what}, {} × {} at {zoom}, {shade:?}", size.x * zoom, size.y * zoom);
        told.extend(faults.found.into_iter().map(|fault| format!("{shown}: {fault}")));
    }
    told
}

fn hold(told: Vec<String>) {
    assert!(told.is_empty(), "{} faults\n{}", told.len(), told.join("\n"));
}

#[test]
fn people_hold() {
    let mut told = check("nobody yet", || people(&[]), &[]);
    let known = [("Aylin", "Support desk"), ("Ben", ""), (LONG_NAME, LONG_NAME), (LONG_WORD, "")];
    let full = || {
        let mut model = people(&known);
        model.name = LONG_NAME.into();
        model.team = LONG_WORD.into();
        model
    };
    told.extend(check("everybody", full, &[]));
    hold(told);
}

#[test]
fn the_library_holds() {
    let mut told = check("the shelf", shelf, &[]);
    let empty = || {
        let mut shelf = shelf();
        shelf.items.clear();
        arranged(shelf)
    };
    told.extend(check("an empty shelf", empty, &[]));
    told.extend(check("a full shelf", full_shelf, &[]));
    hold(told);
}

#[test]
fn the_briefing_holds() {
    let mut told = Vec::new();
    for entry in &library().entries {
        told.extend(check(&entry.id, || Briefed::from(briefing_of(&entry.id)), &[]));
    }
    let long = || {
        let mut model = briefing_of("late-refund");
        model.title = LONG_TITLE.into();
        model.customer = LONG_NAME.into();
        model.about = LONG_TEXT.into();
        model.goals = vec![LONG_TEXT.into(), LONG_WORD.into()];
        model.card = long_card();
        Briefed::from(model)
    };
    told.extend(check("a long briefing", long, &[]));
    hold(told);
}

#[test]
fn the_talk_holds() {
    let usual = || conversation_of(&play("late-refund", &["hear-her"]), Coaching::AtOnce);
    let mut told = check(
        "the first words",
        || Talk::from(conversation_of(&play("late-refund", &[]), Coaching::Off)),
        &[],
    );
    told.extend(check("a talk", || Talk::from(usual()), &[]));
    for [anger, confusion, trust] in [[60, 60, 0], [90, 90, 90]] {
        let moody = || {
            let mut model = usual();
            model.mood = Mood { anger, confusion, trust };
            Talk::from(model)
        };
        told.extend(check("a mood", moody, &[]));
    }
    let timed = || {
        let mut model = usual();
        model.patience = Some(0.3);
        model.hold = Some(true);
        model.sign = Some("The queue grows restless".into());
        model.log.push(LogLine {
            speaker: Speaker::Card,
            text: LONG_TEXT.into(),
        });
        Talk::from(model)
    };
    told.extend(check("a talk with a clock", timed, &[]));
    told.extend(check(
        "the policy card in a talk",
        || {
            let mut model = usual();
            model.card_open = true;
            Talk::from(model)
        },
        &[],
    ));
    told.extend(check(
        "a pause",
        || {
            let mut model = usual();
            model.paused = true;
            Talk::from(model)
        },
        &[],
    ));
    told.extend(check(
        "the end of a talk",
        || Talk::from(conversation_of(&reference_play("late-refund"), Coaching::Off)),
        &[],
    ));
    hold(told);
}

#[test]
fn a_long_talk_holds() {
    let mut told = check("a long talk", || Talk::from(long_conversation()), &[LONG_TITLE]);
    let with_card = || {
        let mut model = long_conversation();
        model.card_open = true;
        Talk::from(model)
    };
    told.extend(check("a long policy card in a talk", with_card, &[LONG_TITLE]));
    let again = || Talk::from(taken_up_again(&["hear-her", "label"]));
    told.extend(check("a talk taken up again", again, &[]));
    let stuck = || {
        let mut model = long_conversation();
        model.replies.clear();
        Talk::from(model)
    };
    told.extend(check("a talk without replies", stuck, &[LONG_TITLE]));
    hold(told);
}

/// While words arrive the newest stays in view, so what went before is not looked for.
#[test]
fn arriving_words_hold() {
    let mut told = Vec::new();
    for view in View::ALL {
        for characters in [1.0, 40.0, 300.0] {
            let mut model = conversation_of(&play("late-refund", &["hear-her"]), Coaching::Off);
            let from = model.log.len() - 2;
            model.arriving = Some(Arriving { from, characters });
            let seen = open(Talk::from(model), view);
            let mut faults = Faults::new(&[]);
            faults.look(&seen, view);
            told.extend(
                faults
                    .found
                    .into_iter()
                    .map(|fault| format!("{characters} letters in {view:?}: {fault}")),
            );
        }
    }
    hold(told);
}

#[test]
fn the_scorecard_holds() {
    let mut told = check("a good scorecard", || Debriefed::from(good_debrief()), &[]);
    let broken_off = play_with("late-refund", |card| card.ending_kind == EndingKind::HungUp);
    told.extend(check("a talk broken off", || Debriefed::from(debrief_of(&broken_off)), &[]));
    told.extend(check("a bad scorecard", || Debriefed::from(crate::scorecard::bad_debrief()), &[]));
    let long = || {
        let mut model = crate::scorecard::bad_debrief();
        model.title = LONG_TITLE.into();
        model.customer = LONG_NAME.into();
        model.warning = Some(LONG_TEXT.into());
        model.note = OnShelf::Changed.note().map(str::to_owned);
        model.again = false;
        model.lessons = vec![LONG_TEXT.into()];
        model.card.ending_title = LONG_TITLE.into();
        for line in &mut model.card.decisions {
            line.text = LONG_TEXT.into();
            line.thinks = LONG_TEXT.into();
        }
        for story in &mut model.story.promises {
            story.what = LONG_TEXT.into();
        }
        Debriefed::from(model)
    };
    told.extend(check("a long scorecard", long, &[]));
    told.extend(check("another try", || Debriefed::from(crate::replay::beside()), &[]));
    hold(told);
}

#[test]
fn progress_holds() {
    let mut told = check("progress", crate::progress::progressed, &[]);
    told.extend(check("no progress yet", goodword::ui::progress::Progressed::default, &[]));
    hold(told);
}

#[test]
fn the_review_holds() {
    let mut told = check("the team", crate::review::everything, &[]);
    told.extend(check("a scenario of the team", crate::review::scenario, &[]));
    told.extend(check("behind a cell", crate::review::behind, &[]));
    told.extend(check("no team yet", crate::review::nobody, &[]));
    told.extend(check("nothing of the team fits", crate::review::nothing_fits, &[]));
    hold(told);
}

#[test]
fn calibration_holds() {
    let mut told = Vec::new();
    for (what, model) in crate::calibrate::pages() {
        told.extend(check(what, || model.clone(), &[]));
    }
    told.extend(check("a long talk to rate", crate::calibrate::long, &[]));
    hold(told);
}

#[test]
fn the_replay_holds() {
    hold(check("a replay", || Replayed::from(crate::replay::replayed("late-refund")), &[]));
}

#[test]
fn the_settings_hold() {
    hold(check("the settings", Preferences::default, &[]));
}
