//! The place around the customer, drawn anew when the hour, the company or the window changes.

use super::{StagePlace, mesh};
use crate::app::desk::Desk;
use crate::app::screen::Screen;
use crate::portrait::{Scene, View, place};
use crate::ui::preferences::Shade;
use bevy::prelude::*;
use bevy::sprite_render::AlphaMode2d;
use bevy::window::PrimaryWindow;

/// The place, and for what it was drawn.
#[derive(Component, Default)]
struct Backdrop(Option<(Scene, View, Shade)>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Conversation), enter)
        .add_systems(OnExit(Screen::Conversation), leave)
        .add_systems(PostUpdate, paint.run_if(in_state(Screen::Conversation)));
}

fn enter(mut commands: Commands, mut materials: ResMut<Assets<ColorMaterial>>) {
    let material = materials.add(ColorMaterial {
        alpha_mode: AlphaMode2d::Blend,
        ..ColorMaterial::from(Color::WHITE)
    });
    commands.spawn((
        Backdrop::default(),
        MeshMaterial2d(material),
        Transform::default(),
        Visibility::Hidden,
    ));
}

fn leave(mut commands: Commands, backdrops: Query<Entity, With<Backdrop>>) {
    for backdrop in &backdrops {
        commands.entity(backdrop).despawn();
    }
}

fn paint(
    mut commands: Commands,
    desk: NonSend<Desk>,
    stage: Res<StagePlace>,
    window: Single<&Window, With<PrimaryWindow>>,
    mut meshes: ResMut<Assets<Mesh>>,
    backdrop: Option<Single<(Entity, &mut Backdrop, &mut Transform, &mut Visibility)>>,
) {
    let (Some(backdrop), Some(talk)) = (backdrop, &desk.talk) else {
        return;
    };
    let (entity, mut backdrop, mut transform, mut visibility) = backdrop.into_inner();
    let Some(stage) = stage.0 else {
        *visibility = Visibility::Hidden;
        return;
    };
    *visibility = Visibility::Inherited;
    *transform = stage.transform(&window, 0.0);
    let wanted = (talk.scene(), stage.view().0, desk.preferences().shade);
    if backdrop.0 != Some(wanted) {
        let drawn = mesh::of(&place(wanted.0, wanted.1, &desk.theme().place_tones()));
        commands.entity(entity).insert(Mesh2d(meshes.add(drawn)));
        backdrop.0 = Some(wanted);
    }
}
