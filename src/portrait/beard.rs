//! Hair on the face, around a mouth that moves.

use super::colour::{faded, mix};
use super::mouth::Lips;
use super::path::{Path, Point, both_sides, point, sharp, soft};
use super::sketch::Sketch;
use crate::scenario::Beard;

/// What lies beneath the lips.
pub(super) fn behind_mouth(sketch: &mut Sketch) {
    match sketch.person.beard {
        Beard::None | Beard::Moustache => {}
        Beard::Stubble => {
            let shadow = mix(sketch.person.whiskers.base, sketch.skin.tones.shade, 0.55);
            let jaw = grown(sketch, 0.0);
            let face = sketch.face.clone();
            sketch.head(&jaw.inside(&face), faded(shadow, 0.42));
        }
        Beard::Full => {
            let hair = sketch.person.whiskers;
            let jaw = grown(sketch, 0.045);
            sketch.head(&jaw, hair.base);
            let low = sketch.person.build.chin_height - 0.045 * sketch.pose.mouth_open;
            let far = sketch.person.build.jaw;
            let shade = Path::closed(&[
                sharp(sketch.person.build.cheek, 0.44),
                soft(far + 0.055, 0.2),
                soft(far * 0.7 + 0.05, low + 0.01),
                sharp(0.0, low - 0.055),
                soft(0.1, low + 0.04),
                soft(0.19, 0.16),
                soft(0.26, 0.3),
            ]);
            sketch.head(&shade, hair.shade);
            let light = Path::stroke(&[(-0.3, 0.3, 0.004), (-0.25, 0.19, 0.03), (-0.15, low + 0.05, 0.006)]);
            sketch.head(&light, faded(hair.light, 0.7));
        }
    }
}

/// What lies over the upper lip.
pub(super) fn over_mouth(sketch: &mut Sketch) {
    if !matches!(sketch.person.beard, Beard::Moustache | Beard::Full) {
        return;
    }
    let hair = sketch.person.whiskers;
    let lips = Lips::of(sketch);
    let (left, right) = (lips.corner(-1.0), lips.corner(1.0));
    let (bow, base) = (lips.bow(), sketch.person.build.nose_height - 0.048);
    let (out, droop) = if sketch.person.beard == Beard::Full {
        (0.02, 0.012)
    } else {
        (0.034, 0.03)
    };
    let wing = |corner: Point, side: f32| {
        let end = point(corner.x + side * out, corner.y - droop);
        Path::closed(&[
            sharp(-side * 0.006, base - 0.01),
            soft(side * 0.035, base),
            soft(corner.x * 0.62, base - 0.022),
            soft(corner.x * 0.98, (base + end.y) * 0.5 + 0.016),
            sharp(end.x, end.y),
            soft(corner.x * 0.84, (bow + corner.y) * 0.5 - 0.008),
            soft(corner.x * 0.45, bow - 0.006),
            sharp(-side * 0.006, bow + 0.002),
        ])
    };
    sketch.head(&wing(left, -1.0), hair.base);
    sketch.head(&wing(right, 1.0), mix(hair.base, hair.shade, 0.75));
    let light = Path::stroke(&[
        (-0.016, base - 0.012, 0.004),
        (left.x * 0.55, base - 0.026, 0.013),
        (left.x * 0.98, (base + left.y) * 0.5 - 0.004, 0.003),
    ]);
    sketch.head(&light, faded(hair.light, 0.8));
}

/// The area where a beard grows, standing out from the jaw by so much.
fn grown(sketch: &Sketch, out: f32) -> Path {
    let build = &sketch.person.build;
    let drop = 0.045 * sketch.pose.mouth_open;
    let low = build.chin_height - drop - out;
    let lips = Lips::of(sketch);
    let mouth = lips.corner(1.0).x;
    let mut knots = both_sides(&[
        sharp(build.cheek - 0.004, 0.55),
        soft(build.cheek + out * 0.15, 0.42),
        soft(build.cheek * 0.6 + build.jaw * 0.4 + out * 0.55, 0.29),
        soft(build.jaw + out * 0.8, 0.17 - drop * 0.6),
        soft(build.chin + 0.05 + out * 0.5, low + 0.05),
        soft(0.0, low),
    ]);
    knots.extend(both_sides(&[
        soft(-0.312, 0.42),
        soft(-0.262, 0.3),
        soft(-mouth - 0.055, lips.corner(1.0).y.max(0.2) + 0.035),
        soft(-mouth * 0.8, build.nose_height - 0.082),
        soft(0.0, build.nose_height - 0.054),
    ]));
    Path::closed(&knots)
}
