//! The window itself: its title, its size, and that the size is kept.

use super::desk::{Desk, WindowSize};
use super::motion::Awake;
use bevy::app::PluginGroupBuilder;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowResolution};
use bevy::winit::{UpdateMode, WinitSettings};
use std::time::Duration;

/// Bevy's own plugins, with our window.
pub(super) fn plugin(desk: &Desk) -> PluginGroupBuilder {
    let size = desk.window_size();
    DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(Window {
                title: "Goodword".into(),
                name: Some("goodword".into()),
                resolution: WindowResolution::new(size.width, size.height),
                resize_constraints: WindowResizeConstraints {
                    min_width: 480.0,
                    min_height: 360.0,
                    ..default()
                },
                ..default()
            }),
            ..default()
        })
        .set(LogPlugin {
            // What a driver says while an adapter is looked for is told in one line of our own.
            filter: "error,wgpu_hal=off".into(),
            ..default()
        })
}

/// Draws only when something moves or somebody does something.
pub(super) fn reactive() -> WinitSettings {
    let seldom = Duration::from_secs(600);
    WinitSettings {
        focused_mode: UpdateMode::reactive(seldom),
        unfocused_mode: UpdateMode::reactive_low_power(seldom),
    }
}

/// Writes the window's size down when it has changed, and lets the screen settle into it.
pub(super) fn remember_size(
    window: Single<&Window, (With<PrimaryWindow>, Changed<Window>)>,
    mut desk: NonSendMut<Desk>,
    mut awake: ResMut<Awake>,
) {
    let size = WindowSize {
        width: window.width().round() as u32,
        height: window.height().round() as u32,
    };
    if size.width > 0 && size.height > 0 && size != desk.window_size() {
        awake.settle();
        desk.keep_window_size(size);
    }
}
