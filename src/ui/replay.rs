//! The customer's eyes: the talk again, with the face they made and what they thought and did not say.

use super::measures::{gaps, sizes};
use super::theme::{Theme, bold_font};
use super::widgets::{PortraitCache, column, muted, paragraph, portrait_image, primary_button, small, title};
use crate::portrait::{Appearance, Pose};
use crate::scenario::{Mood, Scenario};
use crate::scoring::Scorecard;
use egui::{Align, Key, Layout, RichText, Ui, vec2};

/// A moment of the talk: what was said on one side, and what it did to the customer.
#[derive(Clone, Debug)]
pub struct Moment {
    /// When it was, where time had passed.
    pub caption: Option<String>,
    /// Who speaks: the customer, or else the trainee.
    pub by_customer: bool,
    /// What was said.
    pub says: String,
    /// What the customer did or said at once; empty where it was the customer who spoke.
    pub reaction: String,
    /// What the customer thought.
    pub thinks: String,
    /// The mood then.
    pub mood: Mood,
}

/// What the screen shows.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The customer's name.
    pub customer: String,
    /// How they look.
    pub look: Appearance,
    /// The talk, moment by moment.
    pub moments: Vec<Moment>,
    /// What came of it afterwards.
    pub epilogue: String,
}

impl Replay {
    /// The replay of a play that has ended.
    pub fn of(scenario: &Scenario, card: &Scorecard) -> Self {
        let mut moments = Vec::new();
        for line in &card.decisions {
            moments.push(Moment {
                caption: line.caption.clone(),
                by_customer: true,
                says: line.says.clone(),
                reaction: String::new(),
                thinks: line.thought.clone(),
                mood: line.mood_before,
            });
            moments.push(Moment {
                caption: None,
                by_customer: false,
                says: line.text.clone(),
                reaction: line.reaction.clone(),
                thinks: line.thinks.clone(),
                mood: line.mood_after,
            });
        }
        moments.push(Moment {
            caption: None,
            by_customer: true,
            says: card.last_words.clone(),
            reaction: String::new(),
            thinks: String::new(),
            mood: card.mood.last().copied().unwrap_or(scenario.customer.mood),
        });
        Self {
            customer: scenario.customer.name.clone(),
            look: super::library::face(scenario).0,
            moments,
            epilogue: card.epilogue.clone(),
        }
    }
}

/// The side of a face, in points.
const FACE: f32 = 96.0;

/// Shows the screen. True if the person goes back to the scorecard.
pub fn show(ui: &mut Ui, theme: &Theme, model: &Replay, portraits: &mut PortraitCache) -> bool {
    let mut back = ui.input(|input| input.key_pressed(Key::Escape));
    let body = |ui: &mut Ui| {
        title(ui, &format!("As {} saw it", model.customer.split(' ').next().unwrap_or_default()));
        muted(ui, theme, "The same talk, with what was thought and not said.");
        ui.add_space(gaps().medium);
        for moment in &model.moments {
            this_moment(ui, theme, model, moment, portraits);
            ui.add_space(gaps().medium);
        }
        muted(ui, theme, &model.epilogue);
    };
    column(ui, "replay", 860.0, body, |ui| {
        back |= primary_button(ui, theme, "Back to the scorecard").clicked();
    });
    back
}

fn this_moment(ui: &mut Ui, theme: &Theme, model: &Replay, moment: &Moment, portraits: &mut PortraitCache) {
    if let Some(caption) = &moment.caption {
        small(ui, theme, caption);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gaps().wide;
        let Mood { anger, confusion, trust } = moment.mood;
        let name = format!("{} at {anger}, {confusion}, {trust}", model.customer);
        let picture = portraits.get(ui.ctx(), &name, 192, &model.look, &Pose::of_mood(moment.mood));
        egui::Frame::new().fill(theme.sunk).corner_radius(10).show(ui, |ui| {
            portrait_image(ui, &picture, FACE, &model.customer);
        });
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            let who = if moment.by_customer { &model.customer } else { "You" };
            ui.label(RichText::new(who).font(bold_font(sizes().small)).color(theme.muted));
            paragraph(ui, &moment.says);
            if !moment.reaction.is_empty() {
                ui.label(RichText::new(&model.customer).font(bold_font(sizes().small)).color(theme.muted));
                paragraph(ui, &moment.reaction);
            }
            if !moment.thinks.is_empty() {
                theme.sunk_frame().show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    small(ui, theme, "Thought, and not said");
                    ui.add(egui::Label::new(RichText::new(&moment.thinks).italics()).wrap());
                });
            }
        });
    });
}
