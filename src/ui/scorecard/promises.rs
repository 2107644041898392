//! The ledger as a timeline: when each promise was said, when it was due, what became of it, and why.

use super::{Debrief, verdict_chip};
use crate::scoring::{PromiseStory, SettledBy};
use crate::session::PromiseState;
use crate::ui::measures::{gaps, sizes};
use crate::ui::theme::{Theme, bold_font};
use crate::ui::widgets::{Sign, chip, muted, paint_sign, paragraph, section, small};
use egui::{Color32, Rect, RichText, Sense, Stroke, Ui, Vec2, pos2, vec2};

/// How high a promise's line is drawn, in points.
const TRACK: f32 = 26.0;

pub(super) fn show(ui: &mut Ui, theme: &Theme, model: &Debrief) {
    let (card, promises) = (&model.card, &model.story.promises);
    if promises.is_empty() {
        return;
    }
    section(ui, theme, "Your promises", |ui| {
        muted(ui, theme, &format!("{} kept of {} that fell due.", card.kept, card.due));
        for story in promises {
            promise(ui, theme, story, card.decisions.len());
        }
    });
}

fn promise(ui: &mut Ui, theme: &Theme, story: &PromiseStory, decisions: usize) {
    ui.add_space(gaps().small);
    let (mark, word, colour) = became(theme, story.state);
    ui.horizontal_wrapped(|ui| {
        chip(ui, theme, Some(mark), word, colour);
        verdict_chip(ui, theme, story.verdict);
        ui.label(RichText::new(format!("“{}”", story.what)).font(bold_font(sizes().body)));
    });
    track(ui, theme, story, decisions, (mark, colour));
    small(ui, theme, &when(story));
    paragraph(ui, &story.why);
}

pub(super) fn became(theme: &Theme, state: PromiseState) -> (Sign, &'static str, Color32) {
    match state {
        PromiseState::Kept => (Sign::Tick, "Kept", theme.good),
        PromiseState::Broken => (Sign::Cross, "Broken", theme.warn),
        PromiseState::Renegotiated => (Sign::Waiting, "Put right in time", theme.ink),
        PromiseState::Delegated => (Sign::Waiting, "Handed on", theme.ink),
        PromiseState::Void => (Sign::Waiting, "Fell away", theme.ink),
        PromiseState::Open => (Sign::Waiting, "Open", theme.ink),
    }
}

/// The talk from its first decision to its last as a line, and on it how long the promise stood. What it shows is told in words under it.
fn track(ui: &mut Ui, theme: &Theme, story: &PromiseStory, decisions: usize, (mark, colour): (Sign, Color32)) {
    let width = ui.available_width().min(crate::ui::measures::longest_line());
    let (rect, _) = ui.allocate_exact_size(vec2(width, TRACK), Sense::hover());
    let (left, right, middle) = (rect.left() + 10.0, rect.right() - 10.0, rect.center().y);
    let steps = decisions.max(2) - 1;
    let at = |decision: usize| left + (right - left) * (decision.clamp(1, steps + 1) - 1) as f32 / steps as f32;
    let painter = ui.painter();
    painter.hline(left..=right, middle, Stroke::new(2.0, theme.line));
    for decision in 1..=decisions {
        painter.circle_filled(pos2(at(decision), middle), 2.5, theme.edge);
    }
    let (said, ends) = (story.said.first().copied().unwrap_or(1), story.settled.unwrap_or(decisions));
    painter.hline(at(said)..=at(ends), middle, Stroke::new(4.0, colour));
    for said in &story.said {
        painter.circle(pos2(at(*said), middle), 5.0, theme.card, Stroke::new(2.5, colour));
    }
    let end = Rect::from_center_size(pos2(at(ends), middle), Vec2::splat(16.0));
    painter.rect_filled(end.expand(2.0), 9, theme.card);
    paint_sign(painter, mark, end, colour);
}

/// When it was said, when it was due and when it was settled, in a sentence.
fn when(story: &PromiseStory) -> String {
    let said: Vec<String> = story.said.iter().map(ToString::to_string).collect();
    let due = match story.reached.as_ref().and_then(|moment| moment.caption.as_ref()) {
        Some(caption) => format!(", due {caption}"),
        None if story.reached.is_none() => ", not due before the talk ended".to_owned(),
        None => String::new(),
    };
    let settled = match (story.settled_by, story.settled) {
        (Some(SettledBy::Reply), Some(decision)) => format!(", settled by your reply at decision {decision}"),
        (Some(SettledBy::Due), Some(decision)) => format!(", settled after decision {decision}"),
        (Some(SettledBy::Ending), _) => ", settled after the talk".to_owned(),
        _ => String::new(),
    };
    format!("Said at decision {}{due}{settled}.", said.join(" and "))
}
