//! A part of a page: a card with a heading.

use super::text::heading;
use crate::ui::measures::gaps;
use crate::ui::theme::Theme;
use egui::Ui;

/// Shows what `inner` adds on a card with a heading.
pub fn section(ui: &mut Ui, theme: &Theme, name: &str, inner: impl FnOnce(&mut Ui)) {
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, name);
        inner(ui);
    });
    ui.add_space(gaps().medium);
}
