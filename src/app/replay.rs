//! The talk again, as the customer saw it.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::replay::show;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Replay)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    let desk = &mut *desk;
    let Some(replay) = &desk.replay else {
        next.set(Screen::Library);
        return Ok(());
    };
    let portraits = &mut desk.shelf.portraits;
    if page(contexts.ctx_mut()?, "replay", &theme, |ui| show(ui, &theme, replay, portraits)) {
        next.set(Screen::Scorecard);
    }
    Ok(())
}
