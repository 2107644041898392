//! A calibration round: a reviewer rates a shown talk decision by decision, and only then sees the key beside their own.

mod key;
mod talk;

pub use key::{Compared, ComparedDecision, Seen};
pub use talk::{Mark, Rated};

use super::library::back_link;
use super::theme::Theme;
use super::widgets::{column, muted, paragraph, primary_button, section, title};
use crate::calibration::Opinion;
use crate::records::ToRate;
use egui::{Key, Ui};

/// What the screen shows.
#[derive(Clone, Debug)]
pub enum Calibrate {
    /// There is no talk that this reviewer has not rated.
    Nothing,
    /// A talk to rate, with what was given so far.
    Talk(Box<Rated>),
    /// The key beside what was given.
    Key(Box<Compared>),
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalibrateAction {
    /// Hands in what they make of the talk.
    HandIn(Opinion),
    /// Goes on to the next talk.
    Next,
    /// Goes back to the shelf.
    Back,
}

impl Calibrate {
    /// The screen as a reviewer finds it.
    pub fn of(to_rate: ToRate) -> Self {
        match to_rate.next {
            None => Calibrate::Nothing,
            Some(talk) => Calibrate::Talk(Box::new(Rated::of(talk, to_rate.waiting))),
        }
    }
}

/// Shows the screen. What is marked and which decision is in view stay in the model.
pub fn show(ui: &mut Ui, theme: &Theme, model: &mut Calibrate) -> Option<CalibrateAction> {
    let mut action = None;
    // Escape would lose what was marked.
    let escapes = match model {
        Calibrate::Talk(rated) => rated.is_untouched(),
        Calibrate::Nothing | Calibrate::Key(_) => true,
    };
    if back_link(ui, theme) || escapes && ui.input(|input| input.key_pressed(Key::Escape)) {
        action = Some(CalibrateAction::Back);
    }
    match model {
        Calibrate::Nothing => nothing(ui, theme, &mut action),
        Calibrate::Talk(rated) => talk::show(ui, theme, rated, &mut action),
        Calibrate::Key(compared) => key::show(ui, theme, compared, &mut action),
    }
    action
}

/// How wide a page of these is at most, in points.
const WIDEST: f32 = 1080.0;

fn nothing(ui: &mut Ui, theme: &Theme, action: &mut Option<CalibrateAction>) {
    let mut back = false;
    let body = |ui: &mut Ui| {
        title(ui, "Rate a talk");
        section(ui, theme, "Nothing to rate", |ui| {
            paragraph(
                ui,
                "Talks stand here that somebody else has handed in and that you have not rated yet. Those of other machines come with `goodword import`.",
            );
            muted(
                ui,
                theme,
                "How far the reviewers agree, and which decisions to talk about, tells `goodword calibrate`.",
            );
        });
    };
    column(ui, "nothing", WIDEST, body, |ui| {
        back = primary_button(ui, theme, "Back to all customers").clicked();
    });
    if back {
        *action = Some(CalibrateAction::Back);
    }
}
