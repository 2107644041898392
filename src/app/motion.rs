//! When the window draws: while something moves, and else only when somebody does something.

use bevy::prelude::*;
use bevy::render::render_resource::PipelineCache;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::render::{Render, RenderApp, RenderSystems};
use bevy::window::RequestRedraw;
use bevy_egui::{EguiInput, EguiPreUpdateSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
use wgpu_types::DeviceType;

/// Whether something moves, so that the next frame has to follow at once.
#[derive(Resource, Debug, Default)]
pub(super) struct Awake {
    moving: bool,
    /// Seconds since anybody did anything.
    quiet_for: f32,
    /// Frames drawn, up to the first few.
    frames: u32,
    /// Whether the processor draws, for want of a graphics adapter.
    in_software: bool,
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

    /// Whether it is time to rest: nobody has done anything for a while. Where the processor draws, the customer moves only to speak and to
    /// answer, so that the rest of the machine stays quick.
    pub(super) fn resting(&self) -> bool {
        self.in_software || self.quiet_for > REST_AFTER
    }
}

/// Whether the renderer still builds what it draws with. Until it is built a frame leaves out what needs it, and on a busy machine
/// that can take longer than the first frames do.
#[derive(Resource, Clone, Debug, Default)]
pub(super) struct Building(Arc<AtomicBool>);

/// The first frames follow one another at once: fonts, sizes and focus settle in them.
const FIRST_FRAMES: u32 = 12;
/// Seconds without input after which the customer rests.
const REST_AFTER: f32 = 10.0;
/// How long a frame lasts at least where the processor draws: enough for a face, and the other programs have room.
const SOFTWARE_FRAME: Duration = Duration::from_millis(66);

pub(super) fn plugin(app: &mut App) {
    let building = Building::default();
    if let Some(renderer) = app.get_sub_app_mut(RenderApp) {
        renderer
            .insert_resource(building.clone())
            .add_systems(Render, note_building.after(RenderSystems::Render));
    }
    app.init_resource::<Awake>()
        .insert_resource(building)
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

fn note_building(pipelines: Res<PipelineCache>, building: Res<Building>) {
    building.0.store(pipelines.waiting_pipelines().next().is_some(), Ordering::Relaxed);
}

pub(super) fn stay_awake(
    building: Res<Building>,
    adapter: Option<Res<RenderAdapterInfo>>,
    time: Res<Time<Real>>,
    mut awake: ResMut<Awake>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let awake = awake.bypass_change_detection();
    if building.0.load(Ordering::Relaxed) {
        awake.settle();
    }
    let settling = awake.frames < FIRST_FRAMES;
    awake.frames += u32::from(settling);
    let moving = std::mem::take(&mut awake.moving);
    awake.in_software = adapter.is_some_and(|adapter| adapter.device_type == DeviceType::Cpu);
    if moving && awake.in_software {
        let begun = time.last_update().map_or(Duration::ZERO, |begun| begun.elapsed());
        thread::sleep(SOFTWARE_FRAME.saturating_sub(begun));
    }
    if moving || settling {
        redraw.write(RequestRedraw);
    }
}
