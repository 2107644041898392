//! How it went: the sentence that matters most, three scores, promises, the customer's own words, every decision.

use super::library::back_link;
use super::measures::{gaps, leading, sizes};
use super::preferences::Coaching;
use super::theme::{Theme, bold_font};
use super::widgets::{
    PortraitCache, Sign, chip, dial, fold, heading, lead, muted, paragraph, portrait_image, primary_button, quiet_button, shortened, sign,
    small, title,
};
use crate::portrait::{Appearance, Pose};
use crate::rubric::Dimension;
use crate::scenario::EndingKind;
use crate::scoring::{ClaimLine, DecisionLine, PromiseLine, Scorecard, headline};
use crate::session::{PromiseState, Verdict};
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
    /// Goes back to the shelf.
    Back,
}

/// Room at the foot for what can be done next, in points.
const FOOT: f32 = 60.0;

/// Shows the screen.
pub fn show(ui: &mut Ui, theme: &Theme, model: &Debrief, portraits: &mut PortraitCache) -> Option<DebriefAction> {
    let mut action = None;
    if back_link(ui, theme) {
        action = Some(DebriefAction::Back);
    }
    let width = ui.available_width().min(1080.0);
    let side = (ui.available_width() - width) / 2.0;
    let height = (ui.available_height() - FOOT).max(120.0);
    egui::ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(width - 12.0);
                top(ui, theme, model, portraits);
                ui.add_space(gaps().medium);
                faults(ui, theme, model);
                promises(ui, theme, &model.card);
                survey(ui, theme, model);
                lessons(ui, theme, model);
                decisions(ui, theme, model);
                ui.add_space(gaps().part);
            });
        });
    });
    ui.add_space(gaps().small);
    ui.horizontal(|ui| {
        ui.add_space(side);
        actions(ui, theme, model, &mut action);
    });
    action
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
        ui.horizontal_top(|ui| {
            sign(ui, Sign::Warning, 18.0, theme.amber);
            ui.add(Label::new(RichText::new(warning).color(theme.amber)).wrap());
        });
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
    if model.kept && !model.handed_in {
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
    if model.handed_in {
        chip(ui, theme, Some(Sign::Tick), "Handed in", theme.good);
    } else if model.kept {
        let hand_in = quiet_button(ui, theme, "Hand in").on_hover_text("From then on it counts for your team");
        if hand_in.clicked() {
            *action = Some(DebriefAction::HandIn);
        }
    }
}

fn section(ui: &mut Ui, theme: &Theme, name: &str, inner: impl FnOnce(&mut Ui)) {
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, name);
        inner(ui);
    });
    ui.add_space(gaps().medium);
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

fn promises(ui: &mut Ui, theme: &Theme, card: &Scorecard) {
    if card.promises.is_empty() {
        return;
    }
    section(ui, theme, "Your promises", |ui| {
        muted(ui, theme, &format!("{} kept of {} that fell due.", card.kept, card.due));
        for line in &card.promises {
            promise(ui, theme, line);
        }
    });
}

fn promise(ui: &mut Ui, theme: &Theme, line: &PromiseLine) {
    ui.add_space(gaps().small);
    ui.horizontal_wrapped(|ui| {
        let (mark, word, colour) = match line.state {
            PromiseState::Kept => (Sign::Tick, "Kept", theme.good),
            PromiseState::Broken => (Sign::Cross, "Broken", theme.warn),
            PromiseState::Renegotiated => (Sign::Waiting, "Put right in time", theme.ink),
            PromiseState::Delegated => (Sign::Waiting, "Handed on", theme.ink),
            PromiseState::Void => (Sign::Waiting, "Fell away", theme.ink),
            PromiseState::Open => (Sign::Waiting, "Open", theme.ink),
        };
        chip(ui, theme, Some(mark), word, colour);
        verdict_chip(ui, theme, line.verdict);
        ui.label(RichText::new(format!("“{}”", line.what)).font(bold_font(sizes().body)));
    });
    paragraph(ui, &line.why);
}

fn verdict_chip(ui: &mut Ui, theme: &Theme, verdict: Verdict) {
    let (mark, colour) = match verdict {
        Verdict::Sound => (Sign::Tick, theme.good),
        verdict if verdict.quarters() == 0 => (Sign::Warning, theme.warn),
        _ => (Sign::Warning, theme.amber),
    };
    chip(ui, theme, Some(mark), verdict.name(), colour);
}

fn survey(ui: &mut Ui, theme: &Theme, model: &Debrief) {
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
        small(ui, theme, "Thank you for answering.");
    });
}

fn duration(seconds: u32) -> String {
    match seconds / 60 {
        0 => format!("{seconds} seconds"),
        1 => "a minute".into(),
        minutes => format!("{minutes} minutes"),
    }
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

fn decisions(ui: &mut Ui, theme: &Theme, model: &Debrief) {
    heading(ui, "Your decisions");
    muted(ui, theme, "What was said, what it did, and why. Open any of them.");
    ui.add_space(gaps().hair);
    for line in &model.card.decisions {
        theme.card_frame().show(ui, |ui| {
            ui.set_width(ui.available_width());
            let weak = weakest(line);
            let open = weak.is_some_and(|grade| grade < 50);
            let name = format!("{}. “{}”", line.number, shortened(&line.text, 84));
            fold(ui, theme, ("decision", line.number), open, &name, |ui| {
                decision(ui, theme, model, line);
            });
            ui.horizontal_wrapped(|ui| {
                for dimension in Dimension::ALL {
                    if let Some(grade) = line.grade(dimension) {
                        chip(
                            ui,
                            theme,
                            Some(Sign::Dimension(dimension)),
                            &format!("{} {}", short_name(dimension), grade.grade),
                            theme.dimension(dimension),
                        );
                    }
                }
            });
        });
        ui.add_space(gaps().small);
    }
}

fn weakest(line: &DecisionLine) -> Option<u8> {
    Dimension::ALL
        .into_iter()
        .filter_map(|dimension| line.grade(dimension))
        .map(|grade| grade.grade)
        .min()
}

fn short_name(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => "Empathy",
        Dimension::PositivePhrasing => "Phrasing",
        Dimension::Honesty => "Honesty",
    }
}

fn decision(ui: &mut Ui, theme: &Theme, model: &Debrief, line: &DecisionLine) {
    if let Some(caption) = &line.caption {
        small(ui, theme, caption);
    }
    said(ui, theme, &model.customer, &line.says);
    said(ui, theme, "You", &line.text);
    said(ui, theme, &model.customer, &line.reaction);
    ui.horizontal_top(|ui| {
        small(ui, theme, "thought:");
        ui.add(Label::new(RichText::new(&line.thinks).italics()).wrap());
    });
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
}

fn said(ui: &mut Ui, theme: &Theme, who: &str, words: &str) {
    ui.label(RichText::new(who).font(bold_font(sizes().small)).color(theme.muted));
    paragraph(ui, words);
}
