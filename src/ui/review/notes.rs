//! What was left out and why, and how everything was reckoned.

use crate::review::words::{left_out as sentences, shown};
use crate::review::{LEAST_PEOPLE, Review};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Sign, fold, paragraph, section, sign, small};
use egui::Ui;

/// How many things that were left out are told one by one.
const LEFT_OUT: usize = 30;

/// What was left out, and why.
pub(super) fn left_out(ui: &mut Ui, theme: &Theme, review: &Review) {
    let sentences = sentences(review);
    if sentences.is_empty() && review.left_out.is_empty() {
        return;
    }
    section(ui, theme, "Left out", |ui| {
        paragraph(ui, "What a talk's replies do not bear out is marked, and counts nowhere.");
        for sentence in &sentences {
            small(ui, theme, sentence);
        }
        if review.left_out.is_empty() {
            return;
        }
        fold(ui, theme, "left out", false, "One by one", |ui| {
            for item in review.left_out.iter().take(LEFT_OUT) {
                let who = match (&item.person, &item.scenario) {
                    (Some(person), Some(scenario)) => format!(" ({}, {})", shown(person), shown(scenario)),
                    _ => String::new(),
                };
                let what = item.what.replace('-', " ");
                ui.horizontal_top(|ui| {
                    sign(ui, Sign::Warning, 16.0, theme.amber);
                    small(ui, theme, &format!("{}: {what}{who}: {}", shown(&item.place), shown(&item.why)));
                });
            }
            if let Some(more) = review.left_out.len().checked_sub(LEFT_OUT).filter(|more| *more > 0) {
                small(ui, theme, &format!("And {more} more, which goodword report --format json lists."));
            }
        });
    });
}

/// How everything was reckoned, in short; docs/report.md says it in full.
pub(super) fn method(ui: &mut Ui, theme: &Theme) {
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        fold(ui, theme, "method", false, "How this was reckoned", |ui| {
            paragraph(
                ui,
                "A talk counts if it was handed in and came to an ending, each once. Every score was reckoned anew from the replies. Days are \
                 counted in UTC.",
            );
            paragraph(
                ui,
                "A reply is right if no other on offer would have earned more in what was at stake. Difficulty p is the share of people who were \
                 right at their first attempt: the higher, the easier.",
            );
            let separates = format!(
                "r tells how well a decision separates strong from weak trainees: the correlation between being right here and the share of right \
                 decisions everywhere else. From .30 on it separates well, from .20 a little; below 0 the weaker do better, so look at the \
                 decision. It is shown from {LEAST_PEOPLE} people on, and with so few it is a hint and no proof."
            );
            paragraph(ui, &separates);
            paragraph(
                ui,
                "Solved at first: one person's first contact with one scenario solved the problem. Come again: attempts that follow one which had \
                 not solved it. In good time: replies that kept nobody waiting, where a clock ran.",
            );
        });
    });
}
