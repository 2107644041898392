//! The policy card as a card: facts, what is owed, what is yours to grant, whom to ask, what is not possible.

use super::theme::{Theme, bold_font};
use super::widgets::paragraph;
use crate::scenario::PolicyCard;
use egui::{RichText, Ui};

/// Shows the card's groups.
pub fn show(ui: &mut Ui, theme: &Theme, card: &PolicyCard) {
    for (heading, items) in card.groups() {
        let colour = match heading {
            "Yours to grant" => theme.good,
            "Ask first" => theme.amber,
            "Not possible" => theme.warn,
            _ => theme.accent,
        };
        ui.add(egui::Label::new(RichText::new(heading).font(bold_font(16.0)).color(colour)).wrap());
        for item in items {
            ui.horizontal_top(|ui| {
                ui.label(RichText::new("•").color(theme.muted));
                paragraph(ui, item);
            });
        }
        ui.add_space(6.0);
    }
}
