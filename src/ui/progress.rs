//! How somebody gets on: what to practise today, scores over time, what they do well and what they miss. Nobody else sees it.

use super::library::back_link;
use super::measures::{gaps, sizes};
use super::theme::{Theme, bold_font};
use super::widgets::{Sign, chip, heading, muted, paragraph, primary_button, quiet_button, score_curve, section, shortened, small, title};
use crate::course::{Attempts, Card, Habit, Practise, Progress};
use crate::rubric::Dimension;
use crate::scoring::Scores;
use crate::workplace::Reckoned;
use egui::{Key, RichText, Ui};

/// What the screen shows.
#[derive(Clone, Debug, Default)]
pub struct Progressed {
    /// Whose progress it is.
    pub person: String,
    /// How they get on.
    pub progress: Progress,
    /// Plays that were left out, each with the reason in half a sentence.
    pub left_out: Vec<String>,
}

impl Progressed {
    /// What the screen shows of what was reckoned.
    pub fn of(person: &str, reckoned: Reckoned) -> Self {
        let told = |(play, why): (String, String)| format!("Left out: the play {play}, as {why}.");
        Self {
            person: person.to_owned(),
            progress: reckoned.progress,
            left_out: reckoned.left_out.into_iter().map(told).collect(),
        }
    }
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgressAction {
    /// Practises a decision.
    Practise(Practise),
    /// Goes back to the shelf.
    Back,
}

/// How many decisions to practise are shown at a time: enough for one sitting.
pub const AT_ONCE: usize = 5;

/// Shows the screen.
pub fn show(ui: &mut Ui, theme: &Theme, model: &Progressed) -> Option<ProgressAction> {
    let mut action = None;
    if back_link(ui, theme) || ui.input(|input| input.key_pressed(Key::Escape)) {
        action = Some(ProgressAction::Back);
    }
    let width = ui.available_width().min(1080.0);
    let side = (ui.available_width() - width) / 2.0;
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width - gaps().medium);
                page(ui, theme, model, &mut action);
                ui.add_space(gaps().part);
            });
        });
    });
    action
}

fn page(ui: &mut Ui, theme: &Theme, model: &Progressed, action: &mut Option<ProgressAction>) {
    let progress = &model.progress;
    title(ui, "How you get on");
    muted(ui, theme, "Only you see this. It is reckoned from your own talks, on this machine.");
    ui.add_space(gaps().small);
    if progress.attempts.is_empty() && progress.deck.due.is_empty() {
        section(ui, theme, "Nothing yet", |ui| {
            paragraph(
                ui,
                "Once a talk has come to its end, it stands here: how your scores move, what you do well, and which decisions to practise.",
            );
            if primary_button(ui, theme, "Choose a customer").clicked() {
                *action = Some(ProgressAction::Back);
            }
        });
        return;
    }
    deck(ui, theme, model, action);
    let scores: Vec<Scores> = progress.scores.iter().map(|attempt| attempt.scores).collect();
    if scores.len() > 1 {
        section(ui, theme, "Your scores, play by play", |ui| {
            score_curve(ui, theme, "scores", &scores);
        });
    }
    habits(ui, theme, "What you do well", &progress.strong);
    habits(ui, theme, "What to work on", &progress.weak);
    attempts(ui, theme, &progress.attempts);
    rhythm(ui, theme, progress);
    for words in &model.left_out {
        small(ui, theme, words);
    }
}

fn deck(ui: &mut Ui, theme: &Theme, model: &Progressed, action: &mut Option<ProgressAction>) {
    let deck = &model.progress.deck;
    section(ui, theme, "To practise today", |ui| {
        match deck.due.len() {
            0 => muted(
                ui,
                theme,
                "Nothing is due today. What was missed comes back after 1, 3, 7 and 21 days.",
            ),
            1 => muted(ui, theme, "One decision that was missed comes back today."),
            due => muted(ui, theme, &format!("{due} decisions that were missed come back today.")),
        };
        for (number, card) in (1..).zip(deck.due.iter().take(AT_ONCE)) {
            practise(ui, theme, number, card, action);
        }
        if deck.due.len() > AT_ONCE {
            small(ui, theme, "The others wait; these are enough for one sitting.");
        }
        let later = deck
            .later
            .first()
            .map(|card| format!("{} more come back later, the next on {}.", deck.later.len(), card.due));
        let learnt = (!deck.learnt.is_empty()).then(|| format!("{} are learnt.", deck.learnt.len()));
        let words: Vec<String> = later.into_iter().chain(learnt).collect();
        if !words.is_empty() {
            small(ui, theme, &words.join(" "));
        }
    });
}

fn practise(ui: &mut Ui, theme: &Theme, number: usize, card: &Card, action: &mut Option<ProgressAction>) {
    ui.add_space(gaps().small);
    ui.label(RichText::new(format!("{}: {}", card.title, card.name)).font(bold_font(sizes().body)));
    paragraph(ui, &format!("“{}”", shortened(&card.missed.says, 220)));
    small(
        ui,
        theme,
        &format!("You said on {}: “{}”", card.missed.day, shortened(&card.missed.text, 160)),
    );
    let words = match &card.practise {
        Practise::Back { .. } => format!("{number}. Answer it again"),
        Practise::Elsewhere { title, .. } => format!("{number}. Practise it in “{}”", shortened(title, 48)),
    };
    if quiet_button(ui, theme, &words).clicked() {
        *action = Some(ProgressAction::Practise(card.practise.clone()));
    }
}

fn habits(ui: &mut Ui, theme: &Theme, name: &str, habits: &[Habit]) {
    if habits.is_empty() {
        return;
    }
    section(ui, theme, name, |ui| {
        for habit in habits {
            ui.add_space(gaps().hair);
            ui.horizontal_wrapped(|ui| {
                match habit.dimension {
                    Some(dimension) => chip(ui, theme, Some(Sign::Dimension(dimension)), &habit.name, theme.dimension(dimension)),
                    None => chip(ui, theme, None, &habit.name, theme.ink),
                };
                small(ui, theme, &format!("{} of {} times", habit.times, habit.of));
            });
            let example = &habit.example;
            paragraph(ui, &format!("“{}”", example.text));
            small(ui, theme, &format!("{}, decision {}", example.title, example.decision));
            if let Some(better) = &example.better {
                small(ui, theme, &format!("Better: “{better}”"));
            }
        }
    });
}

fn attempts(ui: &mut Ui, theme: &Theme, attempts: &[Attempts]) {
    section(ui, theme, "Your attempts", |ui| {
        for line in attempts {
            ui.add_space(gaps().hair);
            heading(ui, &line.latest.title);
            ui.horizontal_wrapped(|ui| {
                let score = |score: Option<u8>| score.map_or("not measured".to_owned(), |score| score.to_string());
                let mut told = vec![("First", &line.first)];
                if line.count > 1 {
                    told.extend([("Best", &line.best), ("Latest", &line.latest)]);
                }
                for (name, attempt) in told {
                    let (sign, colour) = if attempt.passed {
                        (Sign::Tick, theme.good)
                    } else {
                        (Sign::Waiting, theme.ink)
                    };
                    chip(ui, theme, Some(sign), &format!("{name} {}", score(attempt.scores.overall)), colour);
                }
                for dimension in Dimension::ALL {
                    chip(
                        ui,
                        theme,
                        Some(Sign::Dimension(dimension)),
                        &score(line.latest.scores.get(dimension)),
                        theme.dimension(dimension),
                    )
                    .widget_info(|| {
                        let words = format!("Latest {}: {}", dimension.name(), score(line.latest.scores.get(dimension)));
                        egui::WidgetInfo::labeled(egui::WidgetType::Label, true, words)
                    });
                }
            });
        }
    });
}

/// The days of the last four weeks on which there was practice; what was not is not told.
fn rhythm(ui: &mut Ui, theme: &Theme, progress: &Progress) {
    let days = progress.rhythm.days.len();
    if days > 0 {
        let words = if days == 1 { "on one day" } else { &format!("on {days} days") };
        muted(ui, theme, &format!("You practised {words} in the last four weeks."));
    }
}
