//! Another try beside the attempt that it went back to: both moods, and what came of either.

use super::decisions::short_name;
use super::promises::became;
use crate::rubric::Dimension;
use crate::scoring::{Comparison, LineOfPlay, PromiseResult};
use crate::ui::measures::gaps;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Sign, chip, heading, mood_curve, mood_legend, muted, paragraph, section};
use egui::{Align, Layout, Ui, vec2};

/// The least room, in points, in which two curves stand side by side.
const ROOMY: f32 = 640.0;

pub(super) fn show(ui: &mut Ui, theme: &Theme, comparison: &Comparison) {
    section(ui, theme, "Beside your earlier attempt", |ui| {
        paragraph(ui, &parting(comparison));
        mood_legend(ui, theme);
        let lines = [("Then", &comparison.first), ("Now", &comparison.branch)];
        if ui.available_width() < ROOMY {
            for (name, line) in lines {
                attempt(ui, theme, name, line);
            }
        } else {
            ui.horizontal_top(|ui| {
                let width = (ui.available_width() - gaps().part) / 2.0;
                for (name, line) in lines {
                    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| attempt(ui, theme, name, line));
                }
            });
        }
        promises(ui, theme, comparison);
    });
}

/// Where the two part, and by how much the scores differ.
fn parting(comparison: &Comparison) -> String {
    let Some(parted) = comparison.parted else {
        return "Every reply was the same as then.".to_owned();
    };
    let difference = &comparison.difference;
    let points = match difference.overall {
        Some(0) => "overall it comes to the same".to_owned(),
        Some(more) => format!("overall {more:+}"),
        None => "overall cannot be compared".to_owned(),
    };
    let luck = if comparison.same_game {
        "Under the same luck"
    } else {
        "The scenario has changed between the two, so more than your replies may differ"
    };
    format!("You parted from it at decision {parted}. {luck}: {points}.")
}

fn attempt(ui: &mut Ui, theme: &Theme, name: &str, line: &LineOfPlay) {
    heading(ui, name);
    ui.horizontal_wrapped(|ui| {
        let (mark, word, colour) = if line.passed {
            (Sign::Tick, "Passed", theme.good)
        } else {
            (Sign::Waiting, "Not passed yet", theme.amber)
        };
        chip(ui, theme, Some(mark), word, colour);
        for dimension in Dimension::ALL {
            if let Some(score) = line.scores.get(dimension) {
                chip(
                    ui,
                    theme,
                    Some(Sign::Dimension(dimension)),
                    &format!("{} {score}", short_name(dimension)),
                    theme.dimension(dimension),
                );
            }
        }
    });
    muted(ui, theme, &line.ending_title);
    mood_curve(ui, theme, name, &line.mood);
}

/// The promises in which the two differ.
fn promises(ui: &mut Ui, theme: &Theme, comparison: &Comparison) {
    for pair in comparison.promises.iter().filter(|pair| pair.differs()) {
        let told = |result: Option<PromiseResult>| {
            result.map_or("not made".to_owned(), |result| {
                let (_, state, _) = became(theme, result.state);
                format!("{}, {}", result.verdict.name(), state).to_lowercase()
            })
        };
        muted(
            ui,
            theme,
            &format!("“{}”: then {}; now {}.", pair.what, told(pair.first), told(pair.branch)),
        );
    }
}
