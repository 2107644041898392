//! The talk: what is shown, and what the person does.

use super::desk::Desk;
use super::motion::Awake;
use super::screen::{Screen, Shows, root};
use super::stage::{Place, StagePlace};
use crate::ui::conversation::{TalkAction, show};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, tick.run_if(in_state(Screen::Conversation)))
        .add_systems(EguiPrimaryContextPass, screen.in_set(Shows).run_if(in_state(Screen::Conversation)))
        .add_systems(OnExit(Screen::Conversation), |mut place: ResMut<StagePlace>| place.0 = None);
}

/// Lets words arrive.
fn tick(time: Res<Time>, mut desk: NonSendMut<Desk>, mut awake: ResMut<Awake>) {
    let preferences = *desk.preferences();
    let Some(talk) = &mut desk.bypass_change_detection().talk else {
        return;
    };
    talk.tick(time.delta(), &preferences);
    if talk.is_arriving() || talk.is_counting() {
        awake.keep();
    }
}

fn screen(
    mut contexts: EguiContexts,
    mut desk: NonSendMut<Desk>,
    mut place: ResMut<StagePlace>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let theme = desk.theme().clone();
    let preferences = *desk.preferences();
    let warning = desk.trouble();
    let Some(talk) = &mut desk.talk else {
        next.set(Screen::Library);
        return Ok(());
    };
    let ctx = contexts.ctx_mut()?;
    let model = talk.shown(&preferences, warning);
    let shown = show(&mut root(ctx, "conversation"), &theme, &model);
    let zoom = ctx.zoom_factor();
    place.0 = shown.stage.map(|stage| Place {
        whole: Rect {
            min: Vec2::new(stage.whole.min.x, stage.whole.min.y) * zoom,
            max: Vec2::new(stage.whole.max.x, stage.whole.max.y) * zoom,
        },
        table: stage.table * zoom,
    });
    match shown.action {
        Some(TalkAction::Say(reply)) => desk.say(&reply),
        Some(TalkAction::Skip) => talk.skip(),
        Some(TalkAction::ToggleCard) => talk.toggle_card(),
        Some(TalkAction::ToggleNumbers) => talk.numbers = !talk.numbers,
        Some(TalkAction::TogglePause) => talk.paused = !talk.paused,
        Some(TalkAction::ToggleHold) => talk.toggle_hold(),
        Some(TalkAction::Leave) => {
            desk.talk = None;
            next.set(Screen::Library);
        }
        Some(TalkAction::Scorecard) => next.set(desk.finish()),
        None => {}
    }
    Ok(())
}
