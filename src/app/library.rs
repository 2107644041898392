//! The shelf of customers.

use super::desk::Desk;
use super::screen::{Screen, Shows, page};
use crate::ui::library::{ShelfAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Library), |mut desk: NonSendMut<Desk>| desk.fill_shelf())
        .add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Library)));
}

fn screen(mut contexts: EguiContexts, mut desk: NonSendMut<Desk>, mut next: ResMut<NextState<Screen>>) -> Result {
    let theme = desk.theme().clone();
    desk.shelf.warning = desk.trouble();
    let action = page(contexts.ctx_mut()?, "library", &theme, |ui| show(ui, &theme, &mut desk.shelf));
    match action {
        Some(ShelfAction::Choose(id)) => next.set(desk.choose(&id)),
        Some(ShelfAction::Resume(play)) => next.set(desk.resume(&play)),
        Some(ShelfAction::Leave(play)) => desk.leave_open(&play),
        Some(ShelfAction::Reload) => desk.reload(),
        Some(ShelfAction::SwitchPerson) => {
            desk.stand_up();
            next.set(Screen::People);
        }
        Some(ShelfAction::Progress) => next.set(Screen::Progress),
        Some(ShelfAction::Team) => next.set(Screen::Review),
        Some(ShelfAction::Rate) => next.set(Screen::Calibrate),
        Some(ShelfAction::Settings) => {
            desk.behind_settings = Screen::Library;
            next.set(Screen::Settings);
        }
        None => {}
    }
    Ok(())
}
