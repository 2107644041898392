//! Something to warn of, as when nothing can be saved.

use super::sign::{Sign, sign};
use crate::ui::theme::Theme;
use egui::{Margin, RichText, Stroke, Ui};

/// Shows a warning over the whole width.
pub fn warn(ui: &mut Ui, theme: &Theme, words: &str) {
    egui::Frame::new()
        .fill(theme.card)
        .stroke(Stroke::new(1.0, theme.amber))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_top(|ui| {
                sign(ui, Sign::Warning, 18.0, theme.amber);
                ui.add(egui::Label::new(RichText::new(words).small().color(theme.amber)).wrap());
            });
        });
}
