//! Who you are today and who is calling, with the policy card; one button begins.

use super::library::back_link;
use super::measures::{gaps, sizes};
use super::policy;
use super::theme::{Theme, bold_font};
use super::widgets::{
    PortraitCache, Sign, difficulty_dots, focus_at_first, heading, muted, paragraph, portrait_image, primary_button, sign, small, title,
};
use crate::portrait::{Appearance, Pose};
use crate::scenario::{Channel, PolicyCard};
use egui::{Key, Rect, RichText, Shape, Stroke, Ui, vec2};

/// What the screen shows.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where the trainee works; empty where the scenario does not say it.
    pub desk: String,
    /// Who the trainee is.
    pub briefing: String,
    /// What will be practised.
    pub goals: Vec<String>,
    /// The customer's name.
    pub customer: String,
    /// What is known of them.
    pub about: String,
    /// The channel.
    pub channel: Channel,
    /// From 1 to 5.
    pub difficulty: u8,
    /// How long a play takes.
    pub minutes: u8,
    /// What the agent knows at the start.
    pub card: PolicyCard,
    /// How the customer looks.
    pub face: (Appearance, Pose),
    /// For how long the phone has been ringing, in seconds; none where the waves around it stand still.
    pub ringing: Option<f32>,
}

/// What a person does here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefingAction {
    /// Begins the talk.
    Begin,
    /// Goes back to the shelf.
    Back,
}

/// Seconds from one ring to the next.
const RING_EVERY: f32 = 3.0;

/// What the button says that begins a talk.
pub fn begin_words(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "Answer the phone",
        Channel::Chat => "Join the chat",
        Channel::Email => "Open the e-mail",
        Channel::InPerson => "Step to the counter",
        Channel::Social => "Answer in public",
    }
}

/// Shows the screen.
pub fn show(ui: &mut Ui, theme: &Theme, model: &Briefing, portraits: &mut PortraitCache) -> Option<BriefingAction> {
    let mut action = None;
    if back_link(ui, theme) || ui.input(|input| input.key_pressed(Key::Escape)) {
        action = Some(BriefingAction::Back);
    }
    let wide = ui.available_width() > 820.0;
    let foot = 60.0;
    let height = (ui.available_height() - foot).max(120.0);
    egui::ScrollArea::vertical().max_height(height).auto_shrink(false).show(ui, |ui| {
        if wide {
            let width = (ui.available_width() - 32.0).min(1180.0);
            ui.horizontal_top(|ui| {
                ui.add_space((ui.available_width() - width) / 2.0);
                ui.allocate_ui_with_layout(vec2(width * 0.46, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    who(ui, theme, model, portraits);
                });
                ui.add_space(gaps().part);
                ui.allocate_ui_with_layout(vec2(width * 0.54 - 32.0, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    policy_card(ui, theme, model);
                });
            });
        } else {
            who(ui, theme, model, portraits);
            ui.add_space(gaps().medium);
            policy_card(ui, theme, model);
        }
    });
    ui.add_space(gaps().small);
    ui.vertical_centered(|ui| {
        let button = primary_button(ui, theme, begin_words(model.channel));
        if model.channel == Channel::Phone {
            ring(ui, theme, button.rect, model.ringing);
        }
        focus_at_first(&button);
        if button.clicked() {
            action = Some(BriefingAction::Begin);
        }
    });
    action
}

/// Waves to both sides of a button: a second of ringing, two of silence, as phones do.
fn ring(ui: &Ui, theme: &Theme, button: Rect, seconds: Option<f32>) {
    for wave in 0_u8..3 {
        let strength = match seconds {
            None => 0.7,
            Some(seconds) => {
                let part = seconds.rem_euclid(RING_EVERY) - f32::from(wave) * 0.16;
                if (0.0..1.0).contains(&part) {
                    (part * std::f32::consts::PI).sin()
                } else {
                    0.0
                }
            }
        };
        let stroke = Stroke::new(2.5, theme.accent.gamma_multiply(strength));
        let radius = 12.0 + 9.0 * f32::from(wave);
        for (edge, facing) in [(button.left_center(), std::f32::consts::PI), (button.right_center(), 0.0)] {
            let arc = (-4_i8..=4).map(|step| {
                let (sin, cos) = (facing + f32::from(step) * 0.17).sin_cos();
                edge + vec2(cos, sin) * radius
            });
            ui.painter().add(Shape::line(arc.collect(), stroke));
        }
    }
}

fn who(ui: &mut Ui, theme: &Theme, model: &Briefing, portraits: &mut PortraitCache) {
    title(ui, &model.title);
    ui.horizontal_wrapped(|ui| {
        sign(ui, Sign::Channel(model.channel), 18.0, theme.muted);
        small(ui, theme, model.channel.name());
        ui.add_space(gaps().small);
        difficulty_dots(ui, model.difficulty, theme.muted);
        ui.add_space(gaps().small);
        small(ui, theme, &format!("about {} minutes", model.minutes));
    });
    ui.add_space(gaps().small);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gaps().wide;
        let picture = portraits.get(ui.ctx(), &model.id, 256, &model.face.0, &model.face.1);
        egui::Frame::new().fill(theme.sunk).corner_radius(10).show(ui, |ui| {
            portrait_image(ui, &picture, 108.0, &model.customer);
        });
        ui.vertical(|ui| {
            ui.add(egui::Label::new(RichText::new(&model.customer).font(bold_font(sizes().lead))).wrap());
            muted(ui, theme, &model.about);
        });
    });
    ui.add_space(gaps().small);
    heading(ui, "You");
    if !model.desk.is_empty() {
        muted(ui, theme, &model.desk);
    }
    paragraph(ui, &model.briefing);
    if !model.goals.is_empty() {
        ui.add_space(gaps().small);
        heading(ui, "What you practise");
        for goal in &model.goals {
            ui.horizontal_top(|ui| {
                sign(ui, Sign::Tick, 18.0, theme.accent);
                paragraph(ui, goal);
            });
        }
    }
}

fn policy_card(ui: &mut Ui, theme: &Theme, model: &Briefing) {
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        heading(ui, "Policy card");
        small(ui, theme, "Everything you know. It stays at hand in the talk.");
        ui.add_space(gaps().small);
        policy::show(ui, theme, &model.card);
    });
}
