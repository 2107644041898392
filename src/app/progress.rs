//! How somebody gets on.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::progress::{ProgressAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Progress)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    let action = page(contexts.ctx_mut()?, "progress", &theme, |ui| show(ui, &theme, &desk.progress));
    match action {
        Some(ProgressAction::Practise(what)) => next.set(desk.practise(&what)),
        Some(ProgressAction::Back) => next.set(Screen::Library),
        None => {}
    }
    Ok(())
}
