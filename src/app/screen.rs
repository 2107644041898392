//! Which screen is shown, and the root that each is drawn into.

use super::desk::Desk;
use crate::ui::theme::Theme;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPlugin, EguiPreUpdateSet};
use egui::{LayerId, Ui, UiBuilder};

/// The screens.
#[derive(States, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Screen {
    /// Who is playing.
    People,
    /// The shelf of customers.
    Library,
    /// Who is calling, and what you know.
    Briefing,
    /// The talk.
    Conversation,
    /// How it went.
    Scorecard,
    /// How somebody gets on.
    Progress,
    /// How the team fares.
    Review,
    /// A talk to rate.
    Calibrate,
    /// The talk again, as the customer saw it.
    Replay,
    /// The settings.
    Settings,
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(EguiPlugin::default())
        .insert_resource(super::window::reactive())
        .add_systems(
            PreUpdate,
            // Fonts that are set within a pass are there only in the next.
            dress.after(EguiPreUpdateSet::InitContexts).before(EguiPreUpdateSet::BeginPass),
        );
}

/// The systems that show a screen.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Shows;

/// Gives the context its fonts, colours and size of text, and again when they are changed.
fn dress(mut contexts: EguiContexts, desk: NonSend<Desk>, mut dressed: Local<Option<crate::ui::preferences::Preferences>>) -> Result {
    let wanted = *desk.preferences();
    if *dressed == Some(wanted) {
        return Ok(());
    }
    let Ok(ctx) = contexts.ctx_mut() else { return Ok(()) };
    match *dressed {
        None => desk.theme().apply(ctx),
        Some(_) => desk.theme().apply_style(ctx),
    }
    if wanted.still {
        ctx.all_styles_mut(|style| style.animation_time = 0.0);
    }
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_zoom_factor(f32::from(wanted.text_percent) / 100.0);
    *dressed = Some(wanted);
    ctx.request_repaint();
    Ok(())
}

/// The whole window as one root, on paper unless the stage shows through. A screen that was not there before fades in.
pub(super) fn root(ctx: &egui::Context, name: &str) -> Ui {
    let mut ui = Ui::new(
        ctx.clone(),
        egui::Id::new(name),
        UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect()),
    );
    let part = arrived(ctx, ui.id());
    if part < 1.0 {
        ui.set_opacity(egui::emath::easing::cubic_out(part));
        ctx.request_repaint();
    }
    ui
}

/// How far a screen has faded in, 0..=1; at once where nothing is to move.
fn arrived(ctx: &egui::Context, screen: egui::Id) -> f32 {
    let now = ctx.input(|input| input.time);
    let takes = f64::from(ctx.global_style().animation_time);
    let since = ctx.data_mut(|data| {
        let shown = data.get_temp_mut_or(egui::Id::new("the screen and since when"), (screen, now));
        if shown.0 != screen {
            *shown = (screen, now);
        }
        shown.1
    });
    if takes > 0.0 {
        ((now - since) / takes).clamp(0.0, 1.0) as f32
    } else {
        1.0
    }
}

/// Draws a page with its margins.
pub(super) fn page<R>(ctx: &egui::Context, name: &str, theme: &Theme, inner: impl FnOnce(&mut Ui) -> R) -> R {
    let mut ui = root(ctx, name);
    egui::CentralPanel::default().frame(theme.page_frame()).show(&mut ui, inner).inner
}
