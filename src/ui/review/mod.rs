//! How a team fares: what most people miss and why, people and scenarios, and what lies behind each of them. Only what was handed in is seen.

mod behind;
mod decisions;
mod filters;
mod map;
mod model;
mod notes;
mod people;

pub use model::{PEOPLE_AT_ONCE, ReviewAction, Reviewed};

use super::library::back_link;
use super::measures::{gaps, sizes};
use super::theme::{Theme, bold_font};
use super::widgets::{Sign, chip, heading, lead, link_button, muted, paragraph, primary_button, section, small, title};
use crate::review::words::{basis, kept, percent, shown};
use egui::{Align, Key, Label, Layout, RichText, Ui, vec2};
use model::Place;

/// The widest the page gets, in points.
const WIDEST: f32 = 1240.0;
/// How wide a card with a number is at least where four stand side by side, in points.
const TILE: f32 = 220.0;

/// Shows the screen.
pub fn show(ui: &mut Ui, theme: &Theme, model: &mut Reviewed) -> Option<ReviewAction> {
    let mut action = None;
    let back = match model.place {
        Place::Team => back_link(ui, theme),
        _ => link_button(ui, theme, "← The whole team").clicked(),
    };
    if back || ui.input(|input| input.key_pressed(Key::Escape)) {
        match model.place {
            Place::Team => action = Some(ReviewAction::Back),
            _ => model.place = Place::Team,
        }
    }
    let width = ui.available_width().min(WIDEST);
    let side = (ui.available_width() - width) / 2.0;
    let area = egui::ScrollArea::vertical().id_salt(model.place).auto_shrink(false);
    area.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width - gaps().medium);
                match model.place {
                    Place::Team => team(ui, theme, model, &mut action),
                    Place::Scenario(scenario) => decisions::page(ui, theme, model, scenario),
                    Place::Cell { person, scenario } => behind::page(ui, theme, model, person, scenario),
                }
                ui.add_space(gaps().part);
            });
        });
    });
    action
}

/// Shows that the first review is being reckoned.
pub fn waiting(ui: &mut Ui, theme: &Theme) -> Option<ReviewAction> {
    let back = back_link(ui, theme) || ui.input(|input| input.key_pressed(Key::Escape));
    title(ui, "How the team fares");
    muted(
        ui,
        theme,
        "Every talk that was handed in is replayed now. With very many this takes some seconds.",
    );
    back.then_some(ReviewAction::Back)
}

fn team(ui: &mut Ui, theme: &Theme, model: &mut Reviewed, action: &mut Option<ReviewAction>) {
    title(ui, "How the team fares");
    muted(
        ui,
        theme,
        "What was handed in, and nothing else. Every talk was replayed on this machine, and nothing leaves it.",
    );
    ui.add_space(gaps().small);
    if model.review.counts.plays == 0 {
        nothing(ui, theme, model, action);
        notes::left_out(ui, theme, &model.review);
        return;
    }
    lead(ui, &shown(&model.review.headline));
    muted(ui, theme, &format!("{}.", basis(&model.review)));
    tiles(ui, theme, model);
    filters::show(ui, theme, model, action);
    decisions::worst(ui, theme, &model.review);
    map::show(ui, theme, model);
    people::progress(ui, theme, &model.review);
    people::promises(ui, theme, model);
    people::customers(ui, theme, model);
    people::months(ui, theme, model);
    notes::left_out(ui, theme, &model.review);
    notes::method(ui, theme);
}

/// Nothing could be counted: why, and what to do.
fn nothing(ui: &mut Ui, theme: &Theme, model: &mut Reviewed, action: &mut Option<ReviewAction>) {
    if model.is_narrowed() {
        section(ui, theme, "Nothing fits", |ui| {
            paragraph(ui, "Talks are handed in, and none of them fits what was asked for.");
            if primary_button(ui, theme, "Show everything").clicked() {
                *action = Some(ReviewAction::Filter(model.everything()));
            }
        });
        filters::show(ui, theme, model, action);
        return;
    }
    section(ui, theme, "Nobody has handed in a talk yet", |ui| {
        paragraph(
            ui,
            "A talk counts here once whoever had it presses Hand in on its scorecard. Until then only they see it.",
        );
        paragraph(
            ui,
            "To see talks from other machines, run goodword export --out team.jsonl there, bring the file here, and run goodword import team.jsonl.",
        );
        if primary_button(ui, theme, "Choose a customer").clicked() {
            *action = Some(ReviewAction::Back);
        }
    });
}

/// The four numbers that are asked for first.
fn tiles(ui: &mut Ui, theme: &Theme, model: &Reviewed) {
    let review = &model.review;
    let passed: u64 = review.scenarios.iter().map(|line| line.passed_latest).sum();
    let fatal: u64 = review.people.iter().map(|line| line.fatal).sum();
    let mean = review.progress.latest.overall;
    let numbers = [
        (percent(passed, review.progress.cells), "passed at the latest attempt"),
        (
            mean.map_or_else(|| "–".into(), |mean| format!("{mean} of 100")),
            "mean score of these",
        ),
        (kept(review.promises), "promises kept, of those due"),
        (fatal.to_string(), "talks with something fatal"),
    ];
    ui.add_space(gaps().hair);
    let columns = if ui.available_width() >= 4.0 * TILE { 4 } else { 2 };
    let apart = gaps().medium;
    let width = (ui.available_width() - apart * (columns as f32 - 1.0)) / columns as f32;
    for row in numbers.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = apart;
            for (number, what) in row {
                ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    theme.card_frame().show(ui, |ui| {
                        ui.set_width(ui.available_width());
                        ui.spacing_mut().item_spacing.y = gaps().hair;
                        ui.add(Label::new(RichText::new(number).font(bold_font(sizes().title))).wrap());
                        small(ui, theme, what);
                    });
                });
            }
        });
    }
    ui.add_space(gaps().small);
}

/// What became of an attempt, as a chip.
fn attempt_chip(ui: &mut Ui, theme: &Theme, name: &str, attempt: crate::review::Attempt) {
    let score = attempt.scores.overall.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let (mark, word, colour) = match (attempt.passed, attempt.fatal) {
        (true, _) => (Sign::Tick, "passed", theme.good),
        (false, true) => (Sign::Warning, "something fatal was said", theme.warn),
        (false, false) => (Sign::Waiting, "not passed", theme.amber),
    };
    let day = attempt.day.map(|day| format!(", {}", day.words())).unwrap_or_default();
    chip(ui, theme, Some(mark), &format!("{name} {score}, {word}{day}"), colour);
}

/// What a customer says, under their name.
fn says(ui: &mut Ui, theme: &Theme, customer: &str, words: &str) {
    small(ui, theme, &shown(customer));
    paragraph(ui, &format!("“{}”", shown(words)));
}

/// A heading within a part.
fn under(ui: &mut Ui, text: &str) {
    ui.add_space(gaps().small);
    heading(ui, text);
}
