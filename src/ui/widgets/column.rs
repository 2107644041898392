//! A page as a column in the middle: what scrolls, and under it a foot that stays.

use crate::ui::measures::gaps;
use egui::{AsIdSalt, Ui};

/// Room at the foot for what can be done next, in points.
const FOOT: f32 = 60.0;
/// The least height that scrolls, in points.
const LEAST: f32 = 120.0;

/// Shows `body` in a column that is `widest` points wide at most and scrolls, and `foot` under it. `place` tells pages apart, so that each
/// begins at its top.
pub fn column(ui: &mut Ui, place: impl AsIdSalt, widest: f32, body: impl FnOnce(&mut Ui), foot: impl FnOnce(&mut Ui)) {
    let width = ui.available_width().min(widest);
    let side = (ui.available_width() - width) / 2.0;
    let height = (ui.available_height() - FOOT).max(LEAST);
    let area = egui::ScrollArea::vertical().id_salt(place);
    area.max_height(height).auto_shrink(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width - gaps().medium);
                body(ui);
                ui.add_space(gaps().part);
            });
        });
    });
    ui.add_space(gaps().small);
    ui.horizontal(|ui| {
        ui.add_space(side);
        foot(ui);
    });
}
