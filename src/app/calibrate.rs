//! A calibration round: the next talk for the person who sits here, and the key once they have handed in their rating.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::calibrate::{CalibrateAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Calibrate), |mut desk: NonSendMut<Desk>| desk.next_to_rate())
        .add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Calibrate)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    let action = page(contexts.ctx_mut()?, "calibrate", &theme, |ui| show(ui, &theme, &mut desk.calibrate));
    match action {
        Some(CalibrateAction::HandIn(opinion)) => desk.rate(&opinion),
        Some(CalibrateAction::Next) => desk.next_to_rate(),
        Some(CalibrateAction::Back) => next.set(Screen::Library),
        None => {}
    }
    Ok(())
}
