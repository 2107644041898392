//! Before the talk.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::briefing::{BriefingAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Briefing)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    let desk = &mut *desk;
    let Some(briefing) = &desk.briefing else {
        next.set(Screen::Library);
        return Ok(());
    };
    let portraits = &mut desk.shelf.portraits;
    let action = page(contexts.ctx_mut()?, "briefing", &theme, |ui| show(ui, &theme, briefing, portraits));
    match action {
        Some(BriefingAction::Begin) => next.set(desk.begin()),
        Some(BriefingAction::Back) => next.set(Screen::Library),
        None => {}
    }
    Ok(())
}
