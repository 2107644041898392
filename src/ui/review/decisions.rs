//! Decisions: those that most people miss, and all of one scenario, each with what was said and how it separates.

use super::model::Reviewed;
use super::says;
use crate::review::words::{counted, shown};
use crate::review::{ChoiceLine, DecisionLine, LEAST_PEOPLE, Review, Separates, costs_most, how_hard, plainly};
use crate::ui::measures::gaps;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Sign, bar, chip, fold, lead, muted, paragraph, section, small, title};
use egui::{Align, Layout, Ui, vec2};

/// How many of the decisions that are missed most are shown.
const WORST: usize = 4;
/// From which width on the choices stand beside the question, in points.
const SIDE_BY_SIDE: f32 = 960.0;

/// What most people miss: the first in full, the others to be opened.
pub(super) fn worst(ui: &mut Ui, theme: &Theme, review: &Review) {
    let mut missed = review.decisions.iter().filter(|line| line.wrong() > 0).take(WORST);
    let Some(first) = missed.next() else { return };
    section(ui, theme, "What most people miss", |ui| {
        muted(ui, theme, "First attempts only. The first of these is missed by the most people.");
        small(ui, theme, &format!("In “{}”", shown(&first.title)));
        decision(ui, theme, first);
        for (number, line) in (2..).zip(missed) {
            ui.add_space(gaps().small);
            fold(ui, theme, ("worst", number), false, &shown(&plainly(line)), |ui| {
                small(ui, theme, &format!("In “{}”", shown(&line.title)));
                decision(ui, theme, line);
            });
        }
    });
}

/// All decisions of a scenario.
pub(super) fn page(ui: &mut Ui, theme: &Theme, model: &Reviewed, scenario: usize) {
    let Some(line) = model.review.scenarios.get(scenario) else { return };
    title(ui, &shown(&line.title));
    muted(
        ui,
        theme,
        &format!(
            "{}, {}. {} passed at the first attempt, {} at the latest.",
            counted(line.people, "person", "people"),
            counted(line.plays, "verified talk", "verified talks"),
            line.passed_first,
            line.passed_latest
        ),
    );
    if line.texts > 1 {
        small(
            ui,
            theme,
            "Several texts of it were played. The words are those of the one played most.",
        );
    }
    let decisions = model.decisions(scenario);
    if decisions.is_empty() {
        lead(ui, "Nothing was at stake for anybody here yet.");
    }
    for (number, line) in (1..).zip(decisions) {
        let words = format!(
            "{number}. {} of {} right: “{}”",
            line.right,
            line.people,
            crate::ui::widgets::shortened(&shown(&line.says), 90)
        );
        theme.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            fold(ui, theme, ("decision", number), number == 1, &words, |ui| decision(ui, theme, line));
        });
        ui.add_space(gaps().small);
    }
}

/// A decision: what was said to it and why the usual slip costs, and beside it, where there is room, its choices.
fn decision(ui: &mut Ui, theme: &Theme, line: &DecisionLine) {
    let choices = |ui: &mut Ui| {
        for choice in &line.choices {
            said(ui, theme, line.people, choice);
            ui.add_space(gaps().hair);
        }
    };
    let asked = |ui: &mut Ui| {
        says(ui, theme, &line.customer, &line.says);
        numbers(ui, theme, line);
    };
    if ui.available_width() < SIDE_BY_SIDE {
        asked(ui);
        choices(ui);
        why(ui, theme, line);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gaps().part;
        let width = (ui.available_width() - gaps().part) / 2.0;
        let top = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(vec2(width, 0.0), top, |ui| {
            ui.spacing_mut().item_spacing.x = gaps().small;
            asked(ui);
            why(ui, theme, line);
        });
        ui.allocate_ui_with_layout(vec2(width, 0.0), top, choices);
    });
}

/// How many were right, how hard it is, and how well it separates.
fn numbers(ui: &mut Ui, theme: &Theme, line: &DecisionLine) {
    ui.horizontal_wrapped(|ui| {
        let (mark, colour) = if line.wrong() * 2 > line.people {
            (Sign::Waiting, theme.amber)
        } else {
            (Sign::Tick, theme.good)
        };
        chip(ui, theme, Some(mark), &format!("{} of {} right", line.right, line.people), colour);
        let hard = format!("Difficulty p {}: {}", line.difficulty, how_hard(line.difficulty));
        chip(ui, theme, None, &hard, theme.ink);
        let separates = match line.discrimination {
            Some(r) => format!("Separates {}, r {r}", Separates::of(r).words()),
            None if line.people < LEAST_PEOPLE as u64 => format!("Whether it separates shows from {LEAST_PEOPLE} people on"),
            None => "Separates nobody, as all did alike".to_owned(),
        };
        chip(ui, theme, None, &separates, theme.ink);
    });
}

/// One reply: how many said it, whether it was right, and its words.
fn said(ui: &mut Ui, theme: &Theme, all: u64, choice: &ChoiceLine) {
    let (mark, word, colour) = match choice.right {
        0 => (Sign::Waiting, "costs something here", theme.amber),
        right if right == choice.people => (Sign::Tick, "as good as can be here", theme.good),
        _ => (Sign::Waiting, "right for some, by what was said before", theme.amber),
    };
    let words = format!("{} of {all}, {} %: {word}", choice.people, choice.percent);
    chip(ui, theme, Some(mark), &words, colour);
    bar(ui, theme, choice.percent as f32 / 100.0, None, colour);
    paragraph(ui, &format!("“{}”", shown(&choice.text)));
}

fn why(ui: &mut Ui, theme: &Theme, line: &DecisionLine) {
    let Some(why) = &line.why else { return };
    ui.add_space(gaps().small);
    theme.sunk_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        let costs = costs_most(line).map_or(String::new(), |dimension| format!(", mostly {}", dimension.name().to_lowercase()));
        small(ui, theme, &format!("Why the usual slip costs{costs}"));
        paragraph(ui, &shown(&why.coach));
        if let Some(better) = &why.better {
            ui.add_space(gaps().hair);
            small(ui, theme, "Better here");
            paragraph(ui, &format!("“{}”", shown(better)));
        }
    });
}
