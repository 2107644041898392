//! After the talk.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::scorecard::{DebriefAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Scorecard)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    let desk = &mut *desk;
    let Some(debrief) = &desk.debrief else {
        next.set(Screen::Library);
        return Ok(());
    };
    let action = page(contexts.ctx_mut()?, "scorecard", &theme, |ui| {
        show(ui, &theme, debrief, &mut desk.shelf.portraits)
    });
    match action {
        Some(DebriefAction::Again) => next.set(desk.again()),
        Some(DebriefAction::TryFrom(decision)) => next.set(desk.try_from(decision)),
        Some(DebriefAction::Eyes) => next.set(desk.eyes()),
        Some(DebriefAction::HandIn) => desk.hand_in(),
        Some(DebriefAction::Back) => next.set(Screen::Library),
        None => {}
    }
    Ok(())
}
