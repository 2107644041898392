//! Every decision: what was said, what it did, what it cost, and what the other replies would have done.

use super::{Debrief, DebriefAction, verdict_chip};
use crate::rubric::Dimension;
use crate::scenario::Mood;
use crate::scoring::{ClaimLine, CostLine, DecisionLine, DecisionStory, GradeLine, OtherWay};
use crate::ui::measures::{gaps, sizes};
use crate::ui::preferences::Coaching;
use crate::ui::theme::{Theme, bold_font};
use crate::ui::widgets::{Sign, chip, fold, heading, link_button, muted, paragraph, shortened, small};
use egui::{Label, RichText, Ui};

pub(super) fn show(ui: &mut Ui, theme: &Theme, model: &Debrief, action: &mut Option<DebriefAction>) {
    heading(ui, "Your decisions");
    muted(
        ui,
        theme,
        "What was said, what it did, and why. Open any of them, or go back to it and try another reply.",
    );
    ui.add_space(gaps().hair);
    for (line, story) in model.card.decisions.iter().zip(&model.story.decisions) {
        theme.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            let weak = weakest(line);
            let open = weak.is_some_and(|grade| grade < 50);
            let name = format!("{}. “{}”", line.number, shortened(&line.text, 84));
            fold(ui, theme, ("decision", line.number), open, &name, |ui| {
                decision(ui, theme, model, line, story);
            });
            ui.horizontal_wrapped(|ui| {
                for dimension in Dimension::ALL {
                    grade(ui, theme, dimension, line.grade(dimension), cost(story, dimension));
                }
                let words = format!("Try another reply at {}", line.number);
                if !story.others.is_empty() && link_button(ui, theme, &words).clicked() {
                    *action = Some(DebriefAction::TryFrom(line.number));
                }
            });
        });
        ui.add_space(gaps().small);
    }
}

/// What a decision earned in a dimension, in percent, and how many points it cost.
fn grade(ui: &mut Ui, theme: &Theme, dimension: Dimension, earned: Option<GradeLine>, cost: Option<&CostLine>) {
    let points = cost.map_or(0, |cost| cost.points);
    let words = match (earned, points) {
        (Some(earned), 0) => format!("{} {} %", short_name(dimension), earned.grade),
        (Some(earned), points) => format!("{} {} %, −{points}", short_name(dimension), earned.grade),
        (None, 0) => return,
        // Something left out or dropped here, where nothing was at stake in the reply itself.
        (None, points) => format!("{} −{points}", short_name(dimension)),
    };
    chip(ui, theme, Some(Sign::Dimension(dimension)), &words, theme.dimension(dimension));
}

fn cost(story: &DecisionStory, dimension: Dimension) -> Option<&CostLine> {
    match dimension {
        Dimension::Empathy => story.empathy.as_ref(),
        Dimension::PositivePhrasing => story.positive_phrasing.as_ref(),
        Dimension::Honesty => story.honesty.as_ref(),
    }
}

fn weakest(line: &DecisionLine) -> Option<u8> {
    Dimension::ALL
        .into_iter()
        .filter_map(|dimension| line.grade(dimension))
        .map(|grade| grade.grade)
        .min()
}

/// The name of a dimension where there is little room.
pub(super) fn short_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => "Empathy",
        Dimension::PositivePhrasing => "Phrasing",
        Dimension::Honesty => "Honesty",
    }
}

fn decision(ui: &mut Ui, theme: &Theme, model: &Debrief, line: &DecisionLine, story: &DecisionStory) {
    if let Some(caption) = &line.caption {
        small(ui, theme, caption);
    }
    said(ui, theme, &model.customer, &line.says);
    said(ui, theme, "You", &line.text);
    said(ui, theme, &model.customer, &line.reaction);
    thought(ui, theme, &line.thinks);
    small(ui, theme, &moved(line.mood_before, line.mood_after));
    if !line.behaviours.is_empty() {
        ui.add_space(gaps().hair);
        ui.horizontal_wrapped(|ui| {
            for behaviour in &line.behaviours {
                let colour = if behaviour.points < 0 { theme.warn } else { theme.ink };
                chip(ui, theme, None, &format!("{} {:+}", behaviour.name, behaviour.points), colour);
            }
        });
    }
    for ClaimLine { verdict, why } in &line.claims {
        ui.horizontal_wrapped(|ui| {
            verdict_chip(ui, theme, *verdict);
        });
        paragraph(ui, why);
    }
    for lost in Dimension::ALL.into_iter().filter_map(|dimension| cost(story, dimension)) {
        small(ui, theme, &lost.words);
    }
    if model.coaching != Coaching::Off {
        ui.add_space(gaps().hair);
        theme.sunk_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            paragraph(ui, &line.coach);
            if let Some(better) = &line.better {
                ui.add_space(gaps().hair);
                small(ui, theme, "A better wording");
                paragraph(ui, &format!("“{better}”"));
            }
        });
    }
    if !story.others.is_empty() {
        ui.add_space(gaps().hair);
        let id = ("what the others would have done", line.number);
        let name = format!("What the other replies at {} would have done", line.number);
        fold(ui, theme, id, false, &name, |ui| {
            for other in &story.others {
                another(ui, theme, model, line.mood_before, other);
            }
        });
    }
}

/// A reply that was not taken.
fn another(ui: &mut Ui, theme: &Theme, model: &Debrief, before: Mood, other: &OtherWay) {
    said(ui, theme, "You", &other.text);
    ui.horizontal_wrapped(|ui| {
        verdict_chip(ui, theme, other.verdict);
        let grades = [other.empathy, other.positive_phrasing, other.honesty];
        for (dimension, earned) in Dimension::ALL.into_iter().zip(grades) {
            grade(ui, theme, dimension, earned, None);
        }
        small(ui, theme, &moved(before, other.mood_after));
    });
    let answer = if other.reaction.is_empty() { &other.says } else { &other.reaction };
    said(ui, theme, &model.customer, answer);
    thought(ui, theme, &other.thinks);
    if other.ends {
        small(ui, theme, "There the talk would have ended.");
    }
    if model.coaching != Coaching::Off {
        muted(ui, theme, &other.coach);
    }
    ui.add_space(gaps().medium);
}

/// How a mood is moved, in words.
fn moved(before: Mood, after: Mood) -> String {
    let parts = [
        ("anger", before.anger, after.anger),
        ("confusion", before.confusion, after.confusion),
        ("trust", before.trust, after.trust),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(name, before, after)| format!("{name} {:+}", i16::from(after) - i16::from(before)))
        .collect();
    if told.is_empty() {
        "moves nothing".to_owned()
    } else {
        told.join(", ")
    }
}

fn thought(ui: &mut Ui, theme: &Theme, words: &str) {
    ui.horizontal_top(|ui| {
        small(ui, theme, "thought:");
        ui.add(Label::new(RichText::new(words).italics()).wrap());
    });
}

fn said(ui: &mut Ui, theme: &Theme, who: &str, words: &str) {
    ui.label(RichText::new(who).font(bold_font(sizes().small)).color(theme.muted));
    paragraph(ui, words);
}
