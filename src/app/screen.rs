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
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_zoom_factor(f32::from(wanted.text_percent) / 100.0);
    *dressed = Some(wanted);
    ctx.request_repaint();
    Ok(())
}

/// The whole window as one root, on paper unless the stage shows through.
pub(super) fn root(ctx: &egui::Context, name: &str) -> Ui {
    Ui::new(
        ctx.clone(),
        egui::Id::new(name),
        UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect()),
    )
}

/// Draws a page with its margins.
pub(super) fn page<R>(ctx: &egui::Context, name: &str, theme: &Theme, inner: impl FnOnce(&mut Ui) -> R) -> R {
    let mut ui = root(ctx, name);
    egui::CentralPanel::default().frame(theme.page_frame()).show(&mut ui, inner).inner
}
