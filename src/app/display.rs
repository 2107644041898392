//! Whether there is a display to open a window on.

use bevy::prelude::*;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Looks for a display before anything is started.
pub(super) fn look() -> Result<(), String> {
    #[cfg(all(unix, not(target_os = "macos")))]
    {
        if std::env::var_os("DISPLAY").is_none_or(|display| display.is_empty()) {
            return Err("there is no display".into());
        }
        x11rb::connect(None).map_err(|_| "the display cannot be reached".to_owned())?;
    }
    Ok(())
}

/// Whether a frame was drawn.
#[derive(Clone, Debug, Default, Resource)]
pub(super) struct Opened(Arc<AtomicBool>);

impl Opened {
    pub(super) fn is_open(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Keeps panics from printing until a frame was drawn, as long as the answer lives.
    pub(super) fn quiet_panics(&self) -> QuietPanics {
        let opened = self.clone();
        let usual = Arc::new(panic::take_hook());
        let shown = usual.clone();
        panic::set_hook(Box::new(move |info| {
            if opened.is_open() {
                shown(info);
            }
        }));
        QuietPanics
    }
}

/// While it lives, panics before the first frame print nothing.
pub(super) struct QuietPanics;

impl Drop for QuietPanics {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            drop(panic::take_hook());
        }
    }
}

/// Notes that a frame was drawn.
pub(super) fn note_first_frame(opened: Res<Opened>, mut frames: Local<u32>) {
    if *frames < 3 {
        *frames += 1;
        if *frames == 3 {
            opened.0.store(true, Ordering::Relaxed);
        }
    }
}
