//! Text in its five sizes.

use crate::ui::theme::{MEASURE, Theme, bold_font};
use egui::{Label, Response, RichText, Ui};

/// The name of the page, 40 points; 28 where there is little room.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let size = if ui.ctx().viewport_rect().width() < 900.0 { 28.0 } else { 40.0 };
    ui.add(Label::new(RichText::new(text).font(bold_font(size))).wrap())
}

/// A section's heading, 20 points.
pub fn heading(ui: &mut Ui, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(bold_font(20.0))).wrap())
}

/// A sentence that matters, 20 points.
pub fn lead(ui: &mut Ui, text: &str) -> Response {
    wide(ui, RichText::new(text).size(20.0).line_height(Some(29.0)))
}

/// Running text, 16 points, in lines of a readable length.
pub fn paragraph(ui: &mut Ui, text: &str) -> Response {
    wide(ui, RichText::new(text).line_height(Some(23.0)))
}

/// Secondary text, 16 points.
pub fn muted(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    wide(ui, RichText::new(text).color(theme.muted).line_height(Some(23.0)))
}

/// Secondary text, 14 points.
pub fn small(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).small().color(theme.muted)).wrap())
}

fn wide(ui: &mut Ui, text: RichText) -> Response {
    let width = ui.available_width().min(MEASURE);
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(Label::new(text).wrap())
    })
    .inner
}
