//! The screen on which a person sits down.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::people::{PeopleAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::People)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    let action = page(contexts.ctx_mut()?, "people", &theme, |ui| show(ui, &theme, &mut desk.people));
    if let Some(PeopleAction::Play { name, team }) = action {
        desk.sit_down(&name, &team);
        next.set(Screen::Library);
    }
    Ok(())
}
