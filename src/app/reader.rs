//! What a screen reader asks for: its actions reach the screen, and the window wakes up for it.

use super::motion::Awake;
use bevy::a11y::{AccessibilityRequested, ActionRequest};
use bevy::prelude::*;
use bevy::winit::accessibility::WinitActionRequestHandlers;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::{EguiInput, EguiPreUpdateSet, PrimaryEguiContext};
use std::thread;
use std::time::Duration;

/// How often it is looked whether a screen reader has come, and how often whether one that is there has asked for something.
const COMES: Duration = Duration::from_millis(500);
const ASKS: Duration = Duration::from_millis(40);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, listen.run_if(run_once))
        .add_systems(
            PreUpdate,
            // bevy_egui 0.42 hands egui's tree to the screen reader, and drops what comes back.
            hand_on.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(Last, go_on.before(super::motion::stay_awake));
}

/// Hands what a screen reader asks for to egui.
fn hand_on(mut requests: MessageReader<ActionRequest>, mut input: Query<&mut EguiInput, With<PrimaryEguiContext>>) {
    let Ok(mut input) = input.single_mut() else { return };
    for ActionRequest(request) in requests.read() {
        input.events.push(egui::Event::AccessKitActionRequest(request.clone()));
    }
}

/// Bevy takes the requests at a frame's end. The frame in which they are handed on has to follow, and those in which the answer stands: no
/// movement of a mouse brings them.
fn go_on(mut requests: MessageReader<ActionRequest>, mut awake: ResMut<Awake>) {
    if requests.read().count() > 0 {
        awake.settle();
    }
}

/// Wakes the window when a screen reader comes or asks for something: the window sleeps until something happens, and neither counts
/// as such.
fn listen(handlers: Res<WinitActionRequestHandlers>, requested: Res<AccessibilityRequested>, proxy: Res<EventLoopProxyWrapper>) {
    let queues: Vec<_> = handlers.values().cloned().collect();
    let (requested, proxy) = (requested.clone(), (**proxy).clone());
    thread::spawn(move || {
        let mut there = false;
        loop {
            thread::sleep(if there { ASKS } else { COMES });
            let comes = requested.get() && !there;
            there |= comes;
            let asks = queues.iter().any(|queue| queue.lock().is_ok_and(|queue| !queue.is_empty()));
            if (comes || asks) && proxy.send_event(WinitUserEvent::WakeUp).is_err() {
                return;
            }
        }
    });
}
