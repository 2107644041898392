//! Hair that is short or gone.

use super::super::colour::{faded, mix};
use super::super::path::{Path, point, sharp, soft};
use super::super::sketch::Sketch;
use super::{crown_light, far_side, over_skin, strands};

/// A shaved or bald head: a light on the crown, and in age a rim of hair.
pub(super) fn bald(sketch: &mut Sketch) {
    let (hair, rim, age) = (sketch.person.hair, sketch.person.build.cheek, sketch.person.age);
    let gleam = Path::ellipse(point(-0.12, 0.97), 0.1, 0.028);
    sketch.head(&gleam, faded(sketch.skin.tones.light, 0.8));
    if age < 0.2 {
        let face = sketch.face.clone();
        let shaved = Path::closed(&[
            soft(0.0, 1.08),
            soft(-0.36, 0.98),
            soft(-0.4, 0.6),
            soft(-0.335, 0.58),
            soft(-0.305, 0.74),
            soft(-0.23, 0.85),
            soft(0.0, 0.885),
            soft(0.23, 0.85),
            soft(0.305, 0.74),
            soft(0.335, 0.58),
            soft(0.4, 0.6),
            soft(0.36, 0.98),
        ]);
        sketch.head(&shaved.inside(&face), faded(hair.base, 0.2));
        return;
    }
    for side in [-1.0, 1.0] {
        let tuft = Path::closed(&[
            sharp(rim - 0.03, 0.74),
            soft(rim - 0.002, 0.7),
            soft(rim + 0.012, 0.645),
            soft(rim + 0.008, 0.58),
            sharp(rim - 0.008, 0.51),
            soft(rim - 0.018, 0.58),
            soft(rim - 0.026, 0.65),
        ]);
        let tone = mix(if side < 0.0 { hair.base } else { hair.shade }, sketch.skin.tones.shade, 0.25);
        sketch.head(&tuft.mirrored(side), tone);
    }
}

/// Short hair swept over from a parting.
pub(super) fn swept(sketch: &mut Sketch, side: f32) {
    let (hair, rim) = (sketch.person.hair, sketch.person.build.cheek);
    let shape = Path::closed(&[
        sharp(rim - 0.006, 0.5),
        soft(rim + 0.012, 0.62),
        soft(0.392, 0.84),
        soft(0.31, 1.03),
        soft(0.1, 1.13),
        soft(-0.14, 1.12),
        soft(-0.31, 1.02),
        soft(-0.385, 0.84),
        soft(-rim - 0.012, 0.62),
        sharp(-rim + 0.006, 0.5),
        soft(-rim + 0.036, 0.63),
        soft(-0.308, 0.75),
        soft(-0.275, 0.84),
        sharp(-0.2, 0.925),
        soft(-0.06, 0.87),
        soft(0.1, 0.85),
        soft(0.235, 0.845),
        soft(0.29, 0.77),
        soft(rim - 0.036, 0.64),
    ])
    .mirrored(side);
    over_skin(sketch, &shape, hair.base);
    far_side(sketch, 0.0);
    strands(
        sketch,
        faded(hair.shade, 0.9),
        &[
            [(-0.205, 0.925, 0.012), (-0.14, 1.04, 0.018), (0.06, 1.1, 0.003)],
            [(-0.13, 0.905, 0.006), (0.04, 0.97, 0.018), (0.24, 0.94, 0.003)],
            [(-0.05, 0.88, 0.004), (0.12, 0.905, 0.014), (0.27, 0.86, 0.003)],
        ],
        side,
    );
    crown_light(sketch);
}

/// Short hair cut close, with a rough edge.
pub(super) fn crop(sketch: &mut Sketch) {
    let (hair, rim) = (sketch.person.hair, sketch.person.build.cheek);
    let mut knots = vec![
        sharp(rim - 0.006, 0.52),
        soft(rim + 0.008, 0.64),
        soft(0.372, 0.84),
        soft(0.3, 1.0),
        soft(0.14, 1.09),
        soft(-0.06, 1.105),
        soft(-0.28, 1.02),
        soft(-0.37, 0.84),
        soft(-rim - 0.008, 0.64),
        sharp(-rim + 0.006, 0.52),
        soft(-rim + 0.03, 0.64),
        soft(-0.312, 0.76),
        sharp(-0.268, 0.84),
    ];
    let locks = [
        (-0.2, 0.838),
        (-0.168, 0.888),
        (-0.065, 0.862),
        (-0.035, 0.898),
        (0.085, 0.858),
        (0.112, 0.89),
        (0.205, 0.838),
    ];
    knots.extend(locks.map(|(x, y)| sharp(x, y)));
    knots.extend([sharp(0.268, 0.84), soft(0.312, 0.76), soft(rim - 0.03, 0.64)]);
    let shape = Path::closed(&knots);
    over_skin(sketch, &shape, hair.base);
    far_side(sketch, -0.014);
    strands(
        sketch,
        faded(hair.shade, 0.8),
        &[
            [(-0.168, 0.886, 0.01), (-0.14, 0.96, 0.014), (-0.06, 1.04, 0.003)],
            [(-0.035, 0.896, 0.01), (0.0, 0.96, 0.014), (0.07, 1.03, 0.003)],
            [(0.112, 0.888, 0.01), (0.14, 0.94, 0.014), (0.19, 0.99, 0.003)],
        ],
        1.0,
    );
    crown_light(sketch);
}
