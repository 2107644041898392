//! Text in its five sizes.

use crate::ui::measures::{leading, longest_line, sizes};
use crate::ui::theme::{Theme, bold_font};
use egui::{Label, Response, RichText, Ui};

/// The name of the page, 40 points; 28 where there is little room.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let size = if ui.ctx().viewport_rect().width() < 900.0 { 28.0 } else { 40.0 };
    ui.add(Label::new(RichText::new(text).font(bold_font(size))).wrap())
}

/// A section's heading, 20 points.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(bold_font(sizes().lead))).wrap())
}

/// A sentence that matters, 20 points.
pub fn lead(ui: &mut Ui, text: &str) -> Response {
    wide(ui, RichText::new(text).size(sizes().lead).line_height(Some(leading(sizes().lead))))
}

/// Running text, 16 points, in lines of a readable length.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    wide(ui, RichText::new(text).line_height(Some(leading(sizes().body))))
}

/// Secondary text, 16 points.
pub fn muted(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    wide(ui, RichText::new(text).color(theme.muted).line_height(Some(leading(sizes().body))))
}

/// Secondary text, 14 points.
pub fn small(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).small().color(theme.muted)).wrap())
}

/// The beginning of a text that is longer than `limit` characters, with dots.
pub fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}

fn wide(ui: &mut Ui, text: RichText) -> Response {
    let width = ui.available_width().min(longest_line());
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(Label::new(text).wrap())
    })
    .inner
}
