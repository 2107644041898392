//! The customer on the stage, drawn with Bevy 2D.

mod backdrop;
mod mesh;

use super::desk::Desk;
use super::motion::Awake;
use super::screen::Screen;
use crate::portrait::{Appearance, Holding, Pose, View, draw_holding};
use crate::ui::library::face;
use bevy::camera::ClearColorConfig;
use bevy::prelude::*;
use bevy::sprite_render::AlphaMode2d;
use bevy::window::PrimaryWindow;

/// Where the stage is, in logical pixels from the window's upper left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// All of it.
    pub(super) whole: Rect,
    /// The height of the table's far edge.
    pub(super) table: f32,
}

impl Place {
    /// What is seen of the place, and how large the figure's measure is, in pixels.
    fn view(self) -> (View, f32) {
        View::on_stage(self.whole.width(), self.whole.height(), self.table - self.whole.min.y)
    }

    /// How the figure's measure is moved and stretched to lie there.
    fn transform(self, window: &Window, depth: f32) -> Transform {
        let (_, scale) = self.view();
        Transform {
            translation: Vec3::new(
                self.whole.center().x - window.width() / 2.0,
                window.height() / 2.0 - self.table + scale,
                depth,
            ),
            scale: Vec3::new(scale, scale, 1.0),
            ..Transform::default()
        }
    }
}

/// Where the stage is; none while it is not shown.
#[derive(Resource, Debug, Default)]
pub(super) struct StagePlace(pub(super) Option<Place>);

/// The customer as they are now.
#[derive(Component)]
struct Customer {
    appearance: Appearance,
    holding: Holding,
    pose: Pose,
    /// The last reply's effect, dying away: below 0 a start, above it an easing.
    touched: f32,
    /// How many replies had been given when it was last looked at.
    replies: usize,
    seconds: f32,
}

/// How fast a face follows a mood, in shares of the way a second.
const FOLLOWS: f32 = 5.0;
/// How fast a start or an easing dies away, in shares a second.
const CALMS: f32 = 1.1;
/// Below this much a movement is over.
const STILL: f32 = 0.004;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<StagePlace>()
        .add_systems(Startup, set_up)
        .add_systems(OnEnter(Screen::Conversation), enter)
        .add_systems(OnExit(Screen::Conversation), leave)
        .add_systems(Update, (paper, act).chain())
        .add_systems(PostUpdate, place_on_stage.run_if(in_state(Screen::Conversation)));
    backdrop::plugin(app);
}

fn set_up(mut commands: Commands) {
    commands.spawn((Camera2d, Msaa::Sample4));
}

/// The ground behind everything is the theme's paper.
fn paper(desk: NonSend<Desk>, mut camera: Single<&mut Camera>) {
    let wanted = mesh::colour(desk.theme().paper);
    if !matches!(camera.clear_color, ClearColorConfig::Custom(colour) if colour == wanted) {
        camera.clear_color = ClearColorConfig::Custom(wanted);
    }
}

fn enter(mut commands: Commands, desk: NonSend<Desk>, mut meshes: ResMut<Assets<Mesh>>, mut materials: ResMut<Assets<ColorMaterial>>) {
    let Some(talk) = &desk.talk else { return };
    let (appearance, _) = face(talk.session().game().scenario());
    let pose = Pose::of_mood(talk.mood());
    let holding = Holding::of(talk.scene().channel);
    let material = materials.add(ColorMaterial {
        alpha_mode: AlphaMode2d::Blend,
        ..ColorMaterial::from(Color::WHITE)
    });
    commands.spawn((
        Mesh2d(meshes.add(mesh::of(&draw_holding(&appearance, &pose, holding)))),
        MeshMaterial2d(material),
        Transform::default(),
        Visibility::Hidden,
        Customer {
            appearance,
            holding,
            pose,
            touched: 0.0,
            replies: talk.session().turns().len(),
            seconds: 0.0,
        },
    ));
}

fn leave(mut commands: Commands, customers: Query<Entity, With<Customer>>) {
    for customer in &customers {
        commands.entity(customer).despawn();
    }
}

/// Lets the customer follow their mood, speak while words arrive, and start or ease at a reply.
fn act(
    time: Res<Time>,
    desk: NonSend<Desk>,
    mut awake: ResMut<Awake>,
    mut meshes: ResMut<Assets<Mesh>>,
    customer: Option<Single<(&mut Customer, &Mesh2d)>>,
) {
    let (Some(customer), Some(talk)) = (customer, &desk.talk) else {
        return;
    };
    let (mut customer, mesh) = customer.into_inner();
    let target = Pose::of_mood(talk.mood());
    let said = talk.session().turns().len();
    if said != customer.replies {
        customer.replies = said;
        customer.touched = talk.last_effect().clamp(-1.0, 1.0);
    }
    let still = desk.preferences().still;
    let by = time.delta_secs().min(0.1);
    if still {
        customer.pose = target;
        customer.touched = 0.0;
    } else {
        let share = 1.0 - (-by * FOLLOWS).exp();
        customer.pose = Pose::lerp(customer.pose, target, share);
        customer.touched *= (-by * CALMS).exp();
    }
    let settled = Pose::farthest(customer.pose, target) < STILL && customer.touched.abs() < STILL;
    let lively = !still && !talk.paused && !awake.resting();
    if lively || talk.is_arriving() {
        customer.seconds += by;
    }
    let mut pose = customer.pose;
    if customer.touched < 0.0 {
        pose = pose.startled(-customer.touched);
    } else if customer.touched > 0.0 {
        pose = pose.eased(customer.touched);
    }
    if !still {
        pose = pose.alive(customer.seconds);
        if talk.is_arriving() {
            pose = pose.talking(customer.seconds);
        }
    }
    if lively || !settled {
        awake.keep();
    }
    let drawn = mesh::of(&draw_holding(&customer.appearance, &pose, customer.holding));
    // A mesh that is gone belongs to a customer who is leaving.
    let _ = meshes.insert(&mesh.0, drawn);
}

/// Puts the customer where the screen left room, as large as fits.
fn place_on_stage(
    place: Res<StagePlace>,
    window: Single<&Window, With<PrimaryWindow>>,
    customer: Option<Single<(&mut Transform, &mut Visibility), With<Customer>>>,
) {
    let Some(customer) = customer else { return };
    let (mut transform, mut visibility) = customer.into_inner();
    let Some(place) = place.0 else {
        *visibility = Visibility::Hidden;
        return;
    };
    *visibility = Visibility::Inherited;
    *transform = place.transform(&window, 1.0);
}
