//! Small labels in a pill: a word with a sign, never colour alone.

use super::focus::focus_ring;
use super::sign::{Sign, paint_sign};
use crate::scenario::Mood;
use crate::ui::measures::sizes;
use crate::ui::theme::{Theme, bold_font};
use egui::{Color32, CornerRadius, FontId, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

/// A word with a sign before it.
pub fn chip(ui: &mut Ui, theme: &Theme, sign: Option<Sign>, text: &str, colour: Color32) -> Response {
    let font = FontId::proportional(sizes().small);
    let lead = if sign.is_some() { 22.0 } else { 0.0 };
    let room = ui.max_rect().width() - lead - 20.0;
    let galley = ui.painter().layout(text.to_owned(), font, colour, room);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(lead + 20.0, 10.0), Sense::hover());
    surface(ui, theme, rect, 14);
    if let Some(sign) = sign {
        let square = Rect::from_center_size(pos2(rect.left() + 19.0, rect.center().y), Vec2::splat(15.0));
        paint_sign(ui.painter(), sign, square, colour);
    }
    ui.painter().galley(
        pos2(rect.left() + 10.0 + lead, rect.center().y - galley.size().y / 2.0),
        galley,
        colour,
    );
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, text));
    response
}

/// The customer's name, and their mood in words, each with a bar whose length says how much. Pressed, it is to tell the mood in `numbers` too.
pub fn name_plate(ui: &mut Ui, theme: &Theme, name: &str, mood: Mood, numbers: bool) -> Response {
    let parts = [
        (anger_word(mood.anger), mood.anger, theme.warn),
        (confusion_word(mood.confusion), mood.confusion, theme.amber),
        (trust_word(mood.trust), mood.trust, theme.good),
    ];
    let font = FontId::proportional(sizes().small);
    let width = ui.available_width().min(348.0);
    let mut job = egui::text::LayoutJob::simple(name.to_owned(), bold_font(sizes().said), theme.ink, width - 32.0);
    job.halign = egui::Align::Center;
    let title = ui.painter().layout_job(job);
    let head = 9.0 + title.size().y;
    let (rect, response) = ui.allocate_exact_size(vec2(width, head + 53.0), Sense::click());
    surface(ui, theme, rect, 14);
    ui.painter().galley(pos2(rect.center().x, rect.top() + 9.0), title, theme.ink);
    let column = (rect.width() - 28.0) / 3.0;
    for (index, (word, value, colour)) in parts.into_iter().enumerate() {
        let left = rect.left() + 14.0 + column * index as f32;
        let told = if numbers { format!("{word} {value}") } else { word.to_owned() };
        let text = ui.painter().layout_no_wrap(told, font.clone(), theme.ink);
        ui.painter().galley(pos2(left + 4.0, rect.top() + head + 8.0), text, theme.ink);
        let bar = Rect::from_min_size(pos2(left + 4.0, rect.bottom() - 16.0), vec2(column - 12.0, 5.0));
        filled_bar(ui, theme, bar, f32::from(value) / 100.0, colour);
    }
    let exactly = format!("Anger {}, confusion {}, trust {} of 100", mood.anger, mood.confusion, mood.trust);
    let words = if numbers {
        format!("{name}. {exactly}")
    } else {
        let [anger, confusion, trust] = parts.map(|(word, _, _)| word);
        format!("{name}. Mood: {anger}, {confusion}, {trust}")
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &words));
    focus_ring(ui, theme, &response);
    response.on_hover_text(format!("{exactly} (M)"))
}

/// How much of the customer's patience is left, 0..=1, as a bar that runs out.
pub fn patience(ui: &mut Ui, theme: &Theme, left: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(96.0, 26.0), Sense::hover());
    surface(ui, theme, rect, 13);
    let left = left.clamp(0.0, 1.0);
    let colour = if left > 0.5 { theme.good } else { theme.amber };
    filled_bar(ui, theme, rect.shrink2(vec2(12.0, 10.0)), left, colour);
    let words = format!("Patience left: {} percent", (left * 10.0).round() * 10.0);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &words));
    response.on_hover_text("How long the customer still waits for your answer")
}

/// The raised ground that a chip or a plate stands on.
fn surface(ui: &Ui, theme: &Theme, rect: Rect, radius: u8) {
    let line = Stroke::new(1.0, theme.line);
    ui.painter()
        .rect(rect, CornerRadius::same(radius), theme.card, line, StrokeKind::Inside);
}

/// A bar that is filled to a part, 0..=1.
fn filled_bar(ui: &Ui, theme: &Theme, bar: Rect, part: f32, colour: Color32) {
    ui.painter().rect_filled(bar, CornerRadius::same(3), theme.line);
    let mut filled = bar;
    filled.set_width(bar.width() * part);
    ui.painter().rect_filled(filled, CornerRadius::same(3), colour);
}

fn word(value: u8, words: [&'static str; 4]) -> &'static str {
    words[usize::from(value.min(99) / 25)]
}

fn anger_word(anger: u8) -> &'static str {
    word(anger, ["Calm", "Annoyed", "Angry", "Furious"])
}

fn confusion_word(confusion: u8) -> &'static str {
    word(confusion, ["Clear", "Unsure", "Confused", "Lost"])
}

fn trust_word(trust: u8) -> &'static str {
    word(trust, ["Distrustful", "Wary", "Open", "Trusting"])
}
