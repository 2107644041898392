//! Before the talk.

use super::desk::Desk;
use super::motion::Awake;
use super::screen::{Screen, Shows, page};
use crate::scenario::Channel;
use crate::ui::briefing::{BriefingAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, ring.run_if(in_state(Screen::Briefing)))
        .add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Briefing)));
}

/// Lets the phone ring, until it is time to rest.
fn ring(time: Res<Time>, mut desk: NonSendMut<Desk>, mut awake: ResMut<Awake>) {
    let rings = !desk.preferences().still && !awake.resting();
    let Some(briefing) = &mut desk.bypass_change_detection().briefing else {
        return;
    };
    if briefing.channel != Channel::Phone {
        return;
    }
    briefing.ringing = rings.then(|| briefing.ringing.unwrap_or(0.0) + time.delta_secs().min(0.1));
    if rings {
        awake.keep();
    }
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
