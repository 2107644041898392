//! What stands around the customer: a soft disc of light behind, and the edge of a desk before.

use super::{StagePlace, mesh};
use crate::app::desk::Desk;
use crate::app::screen::Screen;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;

/// A part of the backdrop.
#[derive(Component, Clone, Copy)]
enum Part {
    /// Light behind the customer.
    Disc,
    /// The desk's edge before them.
    Edge,
    /// What the desk hides.
    Below,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Conversation), enter)
        .add_systems(OnExit(Screen::Conversation), leave)
        .add_systems(PostUpdate, place.run_if(in_state(Screen::Conversation)));
}

fn enter(mut commands: Commands, desk: NonSend<Desk>, mut meshes: ResMut<Assets<Mesh>>, mut materials: ResMut<Assets<ColorMaterial>>) {
    let theme = desk.theme();
    let round = meshes.add(Circle::new(1.0).mesh().resolution(160));
    let square = meshes.add(Rectangle::new(1.0, 1.0));
    for (part, mesh, colour) in [
        (Part::Disc, round, theme.sunk),
        (Part::Below, square.clone(), theme.paper),
        (Part::Edge, square, theme.line),
    ] {
        commands.spawn((
            part,
            Mesh2d(mesh),
            MeshMaterial2d(materials.add(ColorMaterial::from(mesh::colour(colour)))),
            Transform::default(),
            Visibility::Hidden,
        ));
    }
}

fn leave(mut commands: Commands, parts: Query<Entity, With<Part>>) {
    for part in &parts {
        commands.entity(part).despawn();
    }
}

fn place(place: Res<StagePlace>, window: Single<&Window, With<PrimaryWindow>>, mut parts: Query<(&mut Transform, &mut Visibility, &Part)>) {
    for (mut transform, mut visibility, part) in &mut parts {
        let Some(rect) = place.0 else {
            *visibility = Visibility::Hidden;
            continue;
        };
        *visibility = Visibility::Inherited;
        let x = rect.center().x - window.width() / 2.0;
        let floor = window.height() / 2.0 - rect.max.y;
        let (translation, scale) = match part {
            Part::Disc => {
                let radius = rect.height().min(rect.width()) * 0.46;
                (Vec3::new(x, floor + rect.height() * 0.5, 0.0), Vec2::splat(radius))
            }
            Part::Below => (Vec3::new(x, floor - 60.0, 2.0), Vec2::new(rect.width(), 120.0)),
            Part::Edge => (Vec3::new(x, floor - 1.0, 3.0), Vec2::new(rect.width() * 0.86, 2.0)),
        };
        transform.translation = translation;
        transform.scale = scale.extend(1.0);
    }
}
