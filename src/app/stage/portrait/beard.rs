//! Hair on the face, around a mouth that moves.

use super::colour::{faded, mix};
use super::mouth::Lips;
use super::path::{Path, both_sides, sharp, soft};
use super::sketch::Sketch;
use crate::scenario::Beard;

/// What lies beneath the lips.
pub(super) fn behind_mouth(sketch: &mut Sketch) {
    match sketch.person.beard {
        Beard::None | Beard::Moustache => {}
        Beard::Stubble => {
            let shadow = mix(sketch.person.whiskers.base, sketch.skin.tones.shade, 0.35);
            let jaw = grown(sketch, 0.0);
            let face = sketch.face.clone();
            sketch.head(&jaw.inside(&face), faded(shadow, 0.34));
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
    let (bow, base) = (lips.bow(), sketch.person.build.nose_height - 0.045);
    let droop = if sketch.person.beard == Beard::Full { 0.05 } else { 0.022 };
    let whole = Path::closed(&[
        soft(0.0, base - 0.012),
        soft(right.x * 0.5, base - 0.014),
        soft(right.x * 0.98, (bow + right.y) * 0.5 + 0.012),
        sharp(right.x + 0.03, right.y - droop),
        soft(right.x * 0.62, bow - 0.008),
        soft(0.0, bow + 0.004),
        soft(left.x * 0.62, bow - 0.008),
        sharp(left.x - 0.03, left.y - droop),
        soft(left.x * 0.98, (bow + left.y) * 0.5 + 0.012),
        soft(left.x * 0.5, base - 0.014),
    ]);
    sketch.head(&whole, hair.base);
    let far = Path::closed(&[
        sharp(0.004, base - 0.012),
        soft(right.x * 0.5, base - 0.034),
        soft(right.x * 0.94, (bow + right.y) * 0.5 - 0.004),
        sharp(right.x + 0.03, right.y - droop),
        soft(right.x * 0.62, bow - 0.008),
        sharp(0.004, bow + 0.004),
    ]);
    sketch.head(&far, hair.shade);
    let light = Path::stroke(&[
        (-0.012, base - 0.022, 0.004),
        (left.x * 0.5, base - 0.03, 0.014),
        (left.x * 0.95, (bow + left.y) * 0.5, 0.003),
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
        soft(-0.305, 0.42),
        soft(-0.245, 0.31),
        soft(-mouth - 0.05, lips.corner(1.0).y.max(0.2) + 0.05),
        soft(-mouth * 0.75, build.nose_height - 0.062),
        soft(0.0, build.nose_height - 0.05),
    ]));
    Path::closed(&knots)
}
