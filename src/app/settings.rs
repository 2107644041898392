//! The settings page.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::settings::{SettingsAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Settings)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    let mut preferences = *desk.preferences();
    let action = page(contexts.ctx_mut()?, "settings", &theme, |ui| show(ui, &theme, &mut preferences));
    match action {
        Some(SettingsAction::Changed) => desk.set_preferences(preferences),
        Some(SettingsAction::Done) => next.set(desk.behind_settings),
        None => {}
    }
    Ok(())
}
