//! Glasses.

use super::colour::{GLINT, faded, mix};
use super::eyes::LEVEL;
use super::path::{Path, soft};
use super::sketch::Sketch;

/// The glasses, where they are worn.
pub(super) fn draw(sketch: &mut Sketch) {
    let Some(frame) = sketch.person.glasses else { return };
    let build = sketch.person.build;
    let (apart, across) = (build.eye_apart + 0.006, build.eye * 1.4);
    let up = across * (0.9 - 0.16 * frame.square);
    let middle = LEVEL - 0.014;
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
        let glass = rim(0.0).mirrored(side);
        sketch.head(&glass, faded(GLINT, 0.05));
        let glare = Path::closed(&[
            soft(apart - across * 0.75, middle + up * 0.1),
            soft(apart - across * 0.1, middle + up * 0.85),
            soft(apart + across * 0.18, middle + up * 0.86),
            soft(apart - across * 0.68, middle - up * 0.35),
        ]);
        let slid = if side < 0.0 { glare.moved(-2.0 * apart, 0.0) } else { glare };
        sketch.head(&slid, faded(GLINT, 0.1));
        let ring = rim(0.016).without(&rim(0.0)).mirrored(side);
        sketch.head(&ring, if side < 0.0 { mix(frame.colour, GLINT, 0.08) } else { frame.colour });
        let bow = Path::stroke(&[
            (side * (apart + across + 0.006), middle + up * 0.35, 0.022),
            (side * (build.cheek + 0.012), middle + up * 0.4, 0.016),
        ]);
        sketch.head(&bow, frame.colour);
    }
    let near = apart - across;
    let bridge = Path::stroke(&[
        (-near - 0.004, middle + up * 0.24, 0.016),
        (0.0, middle + up * 0.4, 0.018),
        (near + 0.004, middle + up * 0.24, 0.016),
    ]);
    sketch.head(&bridge, frame.colour);
}
