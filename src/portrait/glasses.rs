//! Glasses.

use super::appearance::{Build, Frame};
use super::colour::{GLINT, faded, mix};
use super::eyes::LEVEL;
use super::path::{Path, sharp, soft};
use super::sketch::Sketch;

/// The height of the middle of the lenses.
const MIDDLE: f32 = LEVEL - 0.014;

/// Half the width and half the height of a lens, and how far it lies from the middle.
fn lens(build: &Build, frame: Frame) -> (f32, f32, f32) {
    let across = build.eye * 1.4;
    (across, across * (0.9 - 0.16 * frame.square), build.eye_apart + 0.006)
}

/// What runs from the glasses to the ears, beneath the hair.
pub(super) fn temples(sketch: &mut Sketch) {
    let Some(frame) = sketch.person.glasses else { return };
    let build = sketch.person.build;
    let (across, up, apart) = lens(&build, frame);
    for side in [-1.0, 1.0] {
        let temple = Path::stroke(&[
            (side * (apart + across + 0.006), MIDDLE + up * 0.35, 0.022),
            (side * (build.cheek + 0.012), MIDDLE + up * 0.4, 0.016),
        ]);
        sketch.head(&temple, frame.colour);
    }
}

/// The glasses, where they are worn.
pub(super) fn draw(sketch: &mut Sketch) {
    let Some(frame) = sketch.person.glasses else { return };
    let build = sketch.person.build;
    let ((across, up, apart), middle) = (lens(&build, frame), MIDDLE);
    let rim = |grow: f32| {
        let (across, up) = (across + grow, up + grow);
        let corner = 0.72 + 0.14 * frame.square;
        Path::closed(&[
            soft(apart - across, middle),
            soft(apart - across * corner, middle + up * corner),
            soft(apart, middle + up),
            soft(apart + across * corner, middle + up * corner),
            soft(apart + across, middle + up * 0.1),
            soft(apart + across * corner * 0.96, middle - up * corner),
            soft(apart, middle - up),
            soft(apart - across * corner * 0.94, middle - up * corner),
        ])
    };
    for side in [-1.0, 1.0] {
        let glare = Path::closed(&[
            sharp(apart - across * 0.86, middle + up * 0.12),
            soft(apart - across * 0.66, middle + up * 0.64),
            sharp(apart - across * 0.1, middle + up * 0.9),
            sharp(apart - across * 0.8, middle - up * 0.22),
        ]);
        let slid = if side < 0.0 { glare.moved(-2.0 * apart, 0.0) } else { glare };
        sketch.head(&slid, faded(GLINT, 0.16));
        let ring = rim(0.016).without(&rim(0.0)).mirrored(side);
        sketch.head(&ring, if side < 0.0 { mix(frame.colour, GLINT, 0.08) } else { frame.colour });
    }
    let near = apart - across;
    let bridge = Path::stroke(&[
        (-near - 0.004, middle + up * 0.24, 0.016),
        (0.0, middle + up * 0.4, 0.018),
        (near + 0.004, middle + up * 0.24, 0.016),
    ]);
    sketch.head(&bridge, frame.colour);
}
