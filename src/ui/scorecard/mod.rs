//! How it went: the sentence that matters most, three scores, promises, the customer's own words, every decision.

mod beside;
mod decisions;
mod promises;
mod survey;

use super::library::back_link;
use super::measures::{gaps, leading, sizes};
use super::preferences::Coaching;
use super::theme::Theme;
use super::widgets::{
    PortraitCache, Sign, chip, column, dial, lead, mood_curve, mood_legend, muted, paragraph, portrait_image, primary_button, quiet_button,
    section, sign, small, title, warn,
};
use crate::portrait::{Appearance, Pose};
use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::scoring::{self, Comparison, Scorecard, headline};
use crate::session::Verdict;
use egui::{Align, Label, Layout, RichText, Ui, vec2};

/// What the screen shows.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// The scenario's title.
    pub title: String,
    /// The customer's name.
    pub customer: String,
    /// The customer's face as the talk ended.
    pub face: (Appearance, Pose),
    /// The scorecard.
    pub card: Scorecard,
    /// What each decision cost, and what the other replies would have done.
    pub story: scoring::Debrief,
    /// Where this was another try from a decision on: it beside the attempt that it went back to.
    pub beside: Option<Comparison>,
    /// What the trainee should take away.
    pub lessons: Vec<String>,
    /// Whether it was handed in.
    pub handed_in: bool,
    /// Whether it can be handed in.
    pub kept: bool,
    /// Whether the scenario can be played again.
    pub again: bool,
    /// Whether coaching is shown.
    pub coaching: Coaching,
    /// Something to know of the scenario, as that it has changed since.
    pub note: Option<String>,
    /// Something to warn of, as when nothing can be saved.
    pub warning: Option<String>,
}

/// What a person does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebriefAction {
    /// Plays again from the start.
    Again,
    /// Hands the play in.
    HandIn,
    /// Goes back to a decision, counted from 1, and tries another reply.
    TryFrom(usize),
    /// Sees the talk again as the customer did.
    Eyes,
    /// Goes back to the shelf.
    Back,
}

/// Shows the screen.
pub fn show(ui: &mut Ui, theme: &Theme, model: &Debrief, portraits: &mut PortraitCache) -> Option<DebriefAction> {
    let mut action = None;
    if back_link(ui, theme) {
        action = Some(DebriefAction::Back);
    }
    let mut chosen = None;
    let body = |ui: &mut Ui| {
        top(ui, theme, model, portraits);
        ui.add_space(gaps().medium);
        if let Some(comparison) = &model.beside {
            beside::show(ui, theme, comparison);
        }
        faults(ui, theme, model);
        mood(ui, theme, model);
        promises::show(ui, theme, model);
        survey::show(ui, theme, model);
        lessons(ui, theme, model);
        decisions::show(ui, theme, model, &mut chosen);
    };
    column(ui, "scorecard", 1080.0, body, |ui| actions(ui, theme, model, &mut action));
    action.or(chosen)
}

fn top(ui: &mut Ui, theme: &Theme, model: &Debrief, portraits: &mut PortraitCache) {
    let side = 300.0;
    if ui.available_width() < 860.0 {
        verdict(ui, theme, model);
        return;
    }
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - side - 32.0;
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| verdict(ui, theme, model));
        ui.add_space(gaps().part);
        ui.allocate_ui_with_layout(vec2(side, 0.0), Layout::top_down(Align::Center), |ui| {
            last_words(ui, theme, model, portraits);
        });
    });
}

/// The customer as the talk ended.
fn last_words(ui: &mut Ui, theme: &Theme, model: &Debrief, portraits: &mut PortraitCache) {
    ui.add_space(gaps().small);
    let picture = portraits.get(ui.ctx(), "the end", 384, &model.face.0, &model.face.1);
    egui::Frame::new().fill(theme.sunk).corner_radius(10).show(ui, |ui| {
        portrait_image(ui, &picture, 190.0, &model.customer);
    });
    ui.add_space(gaps().small);
    ui.add(Label::new(RichText::new(format!("“{}”", model.card.last_words)).line_height(Some(leading(sizes().body)))).wrap());
    small(ui, theme, &model.customer);
}

/// What came of it, in a sentence and in scores.
fn verdict(ui: &mut Ui, theme: &Theme, model: &Debrief) {
    let card = &model.card;
    title(ui, &card.ending_title);
    ui.horizontal_wrapped(|ui| {
        let (mark, word, colour) = if card.passed {
            (Sign::Tick, "Passed", theme.good)
        } else {
            (Sign::Waiting, "Not passed yet", theme.amber)
        };
        chip(ui, theme, Some(mark), word, colour);
        chip(ui, theme, None, card.ending_kind.name(), theme.ink);
        small(ui, theme, &model.title);
    });
    if let Some(note) = &model.note {
        muted(ui, theme, note);
    }
    if let Some(warning) = &model.warning {
        warn(ui, theme, warning);
    }
    ui.add_space(gaps().hair);
    lead(ui, &headline(card));
    muted(ui, theme, &card.epilogue);
    ui.add_space(gaps().small);
    ui.horizontal_wrapped(|ui| {
        for (dimension, floor) in Dimension::ALL.into_iter().zip(&card.marks[1..]) {
            let score = card.scores.get(dimension);
            dial(
                ui,
                theme,
                dimension.name(),
                Some(Sign::Dimension(dimension)),
                score,
                *floor,
                theme.dimension(dimension),
            );
        }
        dial(ui, theme, "Overall", None, card.scores.overall, card.marks[0], theme.ink);
    });
    if model.beside.is_some() {
        small(
            ui,
            theme,
            "Another try: your earlier attempt stays as it is, and this one counts for nobody else.",
        );
    } else if model.kept && !model.handed_in {
        small(ui, theme, "Only you see this until you hand it in.");
    }
    let [met, reference] = card.stakes.honesty;
    let ended = match card.ending_kind {
        EndingKind::HungUp => "The talk broke off early",
        EndingKind::Unresolved if met < reference => "The talk ended before all was settled",
        _ => return,
    };
    let words = format!(
        "{ended}: honesty rests on {met} of {reference} moments that counted, and what was never reached counts as lost for the other two."
    );
    small(ui, theme, &words);
}

/// What can be done next. It stays in view, however far one has read.
fn actions(ui: &mut Ui, theme: &Theme, model: &Debrief, action: &mut Option<DebriefAction>) {
    let (words, done) = if model.again {
        ("Try again", DebriefAction::Again)
    } else {
        // The scenario has faults by now, or is gone: the way on is another customer.
        ("Another customer", DebriefAction::Back)
    };
    if primary_button(ui, theme, words).clicked() {
        *action = Some(done);
    }
    if quiet_button(ui, theme, "Customer's eyes")
        .on_hover_text("The talk again, with what the customer thought")
        .clicked()
    {
        *action = Some(DebriefAction::Eyes);
    }
    if model.beside.is_some() {
        return;
    }
    if model.handed_in {
        chip(ui, theme, Some(Sign::Tick), "Handed in", theme.good);
    } else if model.kept {
        let hand_in = quiet_button(ui, theme, "Hand in").on_hover_text("From then on it counts for your team");
        if hand_in.clicked() {
            *action = Some(DebriefAction::HandIn);
        }
    }
}

fn mood(ui: &mut Ui, theme: &Theme, model: &Debrief) {
    let name = model.customer.split(' ').next().unwrap_or_default();
    section(ui, theme, &format!("How {name} felt"), |ui| {
        muted(ui, theme, "At the start, and after each of your decisions.");
        mood_legend(ui, theme);
        mood_curve(ui, theme, "mood", &model.card.mood);
    });
}

fn faults(ui: &mut Ui, theme: &Theme, model: &Debrief) {
    let card = &model.card;
    if card.fatal.is_empty() && card.serious.is_empty() {
        return;
    }
    section(ui, theme, "What weighs most", |ui| {
        for item in &card.fatal {
            ui.horizontal_top(|ui| {
                sign(ui, Sign::Warning, 20.0, theme.warn);
                paragraph(ui, &format!("At decision {}: {} No score outweighs this.", item.decision, item.why));
            });
        }
        for line in &card.serious {
            let (mark, colour, state) = if line.corrected {
                (Sign::Tick, theme.good, "You put it right later.")
            } else {
                (
                    Sign::Warning,
                    theme.amber,
                    "It was never put right, so honesty stays below its floor.",
                )
            };
            ui.horizontal_top(|ui| {
                sign(ui, mark, 20.0, colour);
                paragraph(ui, &format!("At decision {}: {} {state}", line.decision, line.why));
            });
        }
    });
}

fn lessons(ui: &mut Ui, theme: &Theme, model: &Debrief) {
    if model.lessons.is_empty() {
        return;
    }
    section(ui, theme, "To take away", |ui| {
        for lesson in &model.lessons {
            ui.horizontal_top(|ui| {
                sign(ui, Sign::Tick, 18.0, theme.accent);
                paragraph(ui, lesson);
            });
        }
    });
}

/// A verdict as a word with its sign.
pub(super) fn verdict_chip(ui: &mut Ui, theme: &Theme, verdict: Verdict) {
    let (mark, colour) = match verdict {
        Verdict::Sound => (Sign::Tick, theme.good),
        verdict if verdict.quarters() == 0 => (Sign::Warning, theme.warn),
        _ => (Sign::Warning, theme.amber),
    };
    chip(ui, theme, Some(mark), verdict.name(), colour);
}
