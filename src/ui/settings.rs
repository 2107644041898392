//! One page of settings, in words.

use super::measures::gaps;
use super::preferences::{Arrival, Coaching, Preferences, Shade};
use super::theme::Theme;
use super::widgets::{focus_ring, heading, muted, primary_button, title};
use egui::{Key, RichText, Ui};

/// What a person does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsAction {
    /// Something was changed.
    Changed,
    /// The page is left.
    Done,
}

/// Shows the page. Changes take effect at once.
pub fn show(ui: &mut Ui, theme: &Theme, model: &mut Preferences) -> Option<SettingsAction> {
    let before = *model;
    let mut done = ui.input(|input| input.key_pressed(Key::Escape));
    let width = ui.available_width().min(760.0);
    let side = (ui.available_width() - width) / 2.0;
    let height = (ui.available_height() - 60.0).max(120.0);
    egui::ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width - 16.0);
                title(ui, "Settings");
                theme.card_frame().show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    choices(ui, theme, model);
                });
            });
        });
    });
    ui.add_space(gaps().small);
    ui.vertical_centered(|ui| done |= primary_button(ui, theme, "Done").clicked());
    if done {
        Some(SettingsAction::Done)
    } else {
        (before != *model).then_some(SettingsAction::Changed)
    }
}

fn choices(ui: &mut Ui, theme: &Theme, model: &mut Preferences) {
    choice(
        ui,
        theme,
        "Size of text",
        "",
        &mut model.text_percent,
        &[(100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %")],
    );
    choice(
        ui,
        theme,
        "Light or dark",
        "",
        &mut model.shade,
        &[(Shade::Light, "Light"), (Shade::Dark, "Dark"), (Shade::Contrast, "High contrast")],
    );
    choice(
        ui,
        theme,
        "Coaching",
        "Why a reply worked or did not, and a better wording.",
        &mut model.coaching,
        &[
            (Coaching::AtOnce, "After each reply"),
            (Coaching::AtEnd, "On the scorecard"),
            (Coaching::Off, "Off"),
        ],
    );
    choice(
        ui,
        theme,
        "The customer's words arrive",
        "A click, Space or Enter always brings the rest at once.",
        &mut model.arrival,
        &[
            (Arrival::Slow, "Slowly"),
            (Arrival::Usual, "As one reads"),
            (Arrival::Fast, "Fast"),
            (Arrival::AtOnce, "All at once"),
        ],
    );
    choice(
        ui,
        theme,
        "The clock",
        "With it, customers on the phone, in a chat or at the counter grow restless when you are slow.",
        &mut model.timed,
        &[(false, "Take your time"), (true, "The clock counts")],
    );
    choice(
        ui,
        theme,
        "Movement",
        "",
        &mut model.still,
        &[(false, "The customer moves"), (true, "The customer keeps still")],
    );
}

fn choice<T: Copy + PartialEq>(ui: &mut Ui, theme: &Theme, name: &str, about: &str, value: &mut T, options: &[(T, &str)]) {
    ui.add_space(gaps().small);
    heading(ui, name);
    if !about.is_empty() {
        muted(ui, theme, about);
    }
    ui.horizontal_wrapped(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::RadioGroup);
            node.set_label(name);
        });
        ui.visuals_mut().widgets.inactive.fg_stroke.color = theme.accent;
        for (option, words) in options {
            let response = ui.add(egui::RadioButton::new(*value == *option, RichText::new(*words)));
            if response.clicked() {
                *value = *option;
            }
            focus_ring(ui, theme, &response);
            ui.add_space(gaps().medium);
        }
    });
}
