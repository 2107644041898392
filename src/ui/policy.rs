//! The policy card as a card: facts, what is owed, what is yours to grant, whom to ask, what is not possible.

use super::measures::{gaps, sizes};
use super::theme::{Theme, bold_font};
use super::widgets::paragraph;
use crate::scenario::PolicyCard;
use egui::{Color32, RichText, Ui};

/// Shows what the trainee has promised and what is still open, as on a note beside the card; nothing where there is none.
pub fn promised(ui: &mut Ui, theme: &Theme, promises: &[String]) {
    if !promises.is_empty() {
        group(ui, theme, "You have promised", theme.honesty, promises);
    }
}

/// Shows the card's groups.
pub fn show(ui: &mut Ui, theme: &Theme, card: &PolicyCard) {
    for (heading, items) in card.groups() {
        let colour = match heading {
            "Yours to grant" => theme.good,
            "Ask first" => theme.amber,
            "Not possible" => theme.warn,
            _ => theme.accent,
        };
        group(ui, theme, heading, colour, items);
    }
}

fn group(ui: &mut Ui, theme: &Theme, heading: &str, colour: Color32, items: &[String]) {
    ui.add(egui::Label::new(RichText::new(heading).font(bold_font(sizes().body)).color(colour)).wrap());
    for item in items {
        ui.horizontal_top(|ui| {
            ui.label(RichText::new("•").color(theme.muted));
            paragraph(ui, item);
        });
    }
    ui.add_space(gaps().small);
}
