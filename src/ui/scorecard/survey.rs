//! What the customer says afterwards, in their own words.

use super::Debrief;
use crate::ui::measures::gaps;
use crate::ui::theme::Theme;
use crate::ui::widgets::{chip, paragraph, section, small};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, theme: &Theme, model: &Debrief) {
    let survey = &model.card.survey;
    section(ui, theme, &format!("What {} says afterwards", model.customer), |ui| {
        ui.horizontal_wrapped(|ui| {
            chip(ui, theme, None, &format!("Satisfied: {} of 5", survey.satisfaction), theme.ink);
            chip(ui, theme, None, &format!("Easy: {} of 10", survey.ease), theme.ink);
            chip(
                ui,
                theme,
                None,
                &format!("Took {}", duration(model.card.handling_seconds)),
                theme.ink,
            );
        });
        for (question, words) in [
            ("Did we help?", &survey.helped_words),
            ("Would you come back?", &survey.again_words),
            ("What could be better?", &survey.better),
            ("How do we compare?", &survey.compare),
        ] {
            ui.add_space(gaps().hair);
            small(ui, theme, question);
            paragraph(ui, &format!("“{words}”"));
        }
        ui.add_space(gaps().hair);
        small(ui, theme, "What will others hear?");
        paragraph(ui, heard(survey.satisfaction));
        ui.add_space(gaps().hair);
        small(ui, theme, "Thank you for answering.");
    });
}

/// What others hear of it. An unhappy customer tells eight to ten friends: row A8 of the service catalogue.
fn heard(satisfaction: u8) -> &'static str {
    match satisfaction {
        0..=2 => "What went wrong. An unhappy customer tells eight to ten friends.",
        3 => "Not much, either way.",
        _ => "Something good, when the talk comes to it.",
    }
}

fn duration(seconds: u32) -> String {
    match seconds / 60 {
        0 => format!("{seconds} seconds"),
        1 => "a minute".into(),
        minutes => format!("{minutes} minutes"),
    }
}
