//! What lies behind a cell of the map: one person's attempts at one scenario, and what they said in the first of them.

use super::model::Reviewed;
use super::{attempt_chip, says, under};
use crate::review::Answer;
use crate::review::words::{counted, shown};
use crate::rubric::Dimension;
use crate::ui::measures::gaps;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Sign, chip, muted, paragraph, small, title};
use egui::Ui;

pub(super) fn page(ui: &mut Ui, theme: &Theme, model: &Reviewed, person: usize, scenario: usize) {
    let (Some(who), Some(line)) = (model.review.people.get(person), model.review.scenarios.get(scenario)) else {
        return;
    };
    title(ui, &model.called(who));
    muted(ui, theme, &format!("in “{}”", shown(&line.title)));
    let Some(cell) = model.cell(person, scenario) else {
        muted(ui, theme, "Nothing of theirs is handed in here yet.");
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let named = [("First", cell.first), ("Latest", cell.latest), ("Best", cell.best)];
        let shown = if cell.attempts > 1 { 3 } else { 1 };
        for (name, attempt) in named.into_iter().take(shown) {
            if let Some(attempt) = attempt {
                attempt_chip(ui, theme, name, attempt);
            }
        }
    });
    small(
        ui,
        theme,
        &format!("{}.", counted(cell.attempts, "verified attempt", "verified attempts")),
    );
    if cell.unverified > 0 {
        let words = format!(
            "{} could not be verified, and nothing in it counts",
            counted(cell.unverified, "attempt", "attempts")
        );
        chip(ui, theme, Some(Sign::Warning), &words, theme.amber);
    }
    let answers = model.answers.at(who.number, &line.id);
    if answers.is_empty() {
        return;
    }
    under(ui, "What was said at the first attempt");
    for (number, answer) in (1..).zip(&answers) {
        theme.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            said(ui, theme, number, answer);
        });
        ui.add_space(gaps().small);
    }
}

fn said(ui: &mut Ui, theme: &Theme, number: usize, answer: &Answer) {
    ui.horizontal_wrapped(|ui| {
        match answer.right {
            Some(true) => chip(
                ui,
                theme,
                Some(Sign::Tick),
                &format!("{number}. As good as can be here"),
                theme.good,
            ),
            Some(false) => chip(ui, theme, Some(Sign::Waiting), &format!("{number}. It cost something"), theme.amber),
            None => chip(ui, theme, None, &format!("{number}. Nothing was at stake"), theme.muted),
        };
        for (dimension, grade) in Dimension::ALL.into_iter().zip(answer.grades) {
            if let Some(grade) = grade {
                let words = format!("{} {grade} %", dimension.name());
                chip(ui, theme, Some(Sign::Dimension(dimension)), &words, theme.dimension(dimension));
            }
        }
    });
    says(ui, theme, &answer.customer, &answer.says);
    small(ui, theme, "The answer");
    paragraph(ui, &format!("“{}”", shown(&answer.text)));
    if answer.right == Some(false) {
        ui.add_space(gaps().hair);
        theme.sunk_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            paragraph(ui, &shown(&answer.coach));
            if let Some(better) = &answer.better {
                small(ui, theme, "Better here");
                paragraph(ui, &format!("“{}”", shown(better)));
            }
        });
    }
}
