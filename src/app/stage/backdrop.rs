//! What stands behind the customer: a soft disc of light, and the edge of a desk.

use super::{StagePlace, mesh};
use crate::app::desk::Desk;
use crate::app::screen::Screen;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;

#[derive(Component)]
struct Disc;

#[derive(Component)]
struct Edge;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Conversation), enter)
        .add_systems(OnExit(Screen::Conversation), leave)
        .add_systems(PostUpdate, place.run_if(in_state(Screen::Conversation)));
}

fn enter(mut commands: Commands, desk: NonSend<Desk>, mut meshes: ResMut<Assets<Mesh>>, mut materials: ResMut<Assets<ColorMaterial>>) {
    let theme = desk.theme();
    let disc = materials.add(ColorMaterial::from(mesh::colour(theme.sunk)));
    let edge = materials.add(ColorMaterial::from(mesh::colour(theme.line)));
    commands.spawn((
        Disc,
        Mesh2d(meshes.add(Circle::new(1.0).mesh().resolution(160))),
        MeshMaterial2d(disc),
        Transform::default(),
        Visibility::Hidden,
    ));
    commands.spawn((
        Edge,
        Mesh2d(meshes.add(Rectangle::new(1.0, 1.0))),
        MeshMaterial2d(edge),
        Transform::default(),
        Visibility::Hidden,
    ));
}

type Parts = Or<(With<Disc>, With<Edge>)>;

fn leave(mut commands: Commands, parts: Query<Entity, Parts>) {
    for part in &parts {
        commands.entity(part).despawn();
    }
}

fn place(
    place: Res<StagePlace>,
    window: Single<&Window, With<PrimaryWindow>>,
    mut parts: Query<(&mut Transform, &mut Visibility, Has<Disc>), Parts>,
) {
    for (mut transform, mut visibility, is_disc) in &mut parts {
        let Some(rect) = place.0 else {
            *visibility = Visibility::Hidden;
            continue;
        };
        *visibility = Visibility::Inherited;
        let x = rect.center().x - window.width() / 2.0;
        let floor = window.height() / 2.0 - rect.max.y;
        if is_disc {
            let radius = (rect.height() * 0.46).min(rect.width() * 0.46);
            transform.translation = Vec3::new(x, floor + rect.height() * 0.5, 0.0);
            transform.scale = Vec3::new(radius, radius, 1.0);
        } else {
            transform.translation = Vec3::new(x, floor - 1.0, 2.0);
            transform.scale = Vec3::new(rect.width() * 0.86, 2.0, 1.0);
        }
    }
}
