//! When the window draws: while something moves, and else only when somebody does something.

use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::{EguiInput, EguiPreUpdateSet};

/// Whether something moves, so that the next frame has to follow at once.
#[derive(Resource, Debug, Default)]
pub(super) struct Awake {
    moving: bool,
    /// Seconds since anybody did anything.
    quiet_for: f32,
    /// Frames drawn, up to the first few.
    frames: u32,
}

impl Awake {
    /// Something moves.
    pub(super) fn keep(&mut self) {
        self.moving = true;
    }

    /// The next frames follow at once, as at the start: the window has another size, and fonts and layout settle anew.
    pub(super) fn settle(&mut self) {
        self.frames = 0;
    }

    /// Whether it is time to rest: nobody has done anything for a while.
    pub(super) fn resting(&self) -> bool {
        self.quiet_for > REST_AFTER
    }
}

/// The first frames follow one another at once: fonts, sizes and focus settle in them.
const FIRST_FRAMES: u32 = 12;
/// Seconds without input after which the customer rests.
const REST_AFTER: f32 = 10.0;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Awake>()
        .add_systems(
            PreUpdate,
            (note_input, drop_repeated_modifiers)
                .chain()
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(Last, stay_awake);
}

fn note_input(time: Res<Time>, inputs: Query<&EguiInput>, mut awake: ResMut<Awake>) {
    awake.quiet_for += time.delta_secs();
    let acted = |event: &egui::Event| !matches!(event, egui::Event::ModifiersChanged(_));
    if inputs.iter().any(|input| input.events.iter().any(acted)) {
        awake.quiet_for = 0.0;
    }
}

/// bevy_egui 0.42 hands egui the modifiers with every frame, and egui asks for another frame after any event: without this the
/// window would draw for ever.
fn drop_repeated_modifiers(mut inputs: Query<&mut EguiInput>, mut last: Local<Option<egui::Modifiers>>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(modifiers) => last.replace(*modifiers) != Some(*modifiers),
            _ => true,
        });
    }
}

fn stay_awake(mut awake: ResMut<Awake>, mut redraw: MessageWriter<RequestRedraw>) {
    let awake = awake.bypass_change_detection();
    let settling = awake.frames < FIRST_FRAMES;
    awake.frames += u32::from(settling);
    if std::mem::take(&mut awake.moving) || settling {
        redraw.write(RequestRedraw);
    }
}
