//! Hair drawn back into a bun.

use super::super::colour::faded;
use super::super::path::{Path, point, sharp, soft};
use super::super::sketch::Sketch;
use super::{BEHIND, crown_light, dim, far_side, over_skin, strands};

/// A bun on the crown.
pub(super) fn high(sketch: &mut Sketch) {
    let hair = sketch.person.hair;
    let bun = Path::closed(&[
        soft(-0.19, 1.14),
        soft(-0.15, 1.27),
        soft(0.0, 1.335),
        soft(0.15, 1.28),
        soft(0.195, 1.15),
        soft(0.12, 1.03),
        soft(-0.12, 1.03),
    ]);
    sketch.head_at(&bun, BEHIND, hair.base);
    let shade = Path::closed(&[
        soft(0.06, 1.31),
        soft(0.155, 1.27),
        soft(0.195, 1.15),
        soft(0.12, 1.03),
        soft(0.02, 1.04),
        soft(0.1, 1.16),
    ]);
    sketch.head_at(&shade, BEHIND, hair.shade);
    let curl = Path::stroke(&[(-0.13, 1.11, 0.004), (-0.1, 1.22, 0.022), (0.02, 1.27, 0.004)]);
    sketch.head_at(&curl, BEHIND, hair.light);
}

/// A bun in the nape.
pub(super) fn low(sketch: &mut Sketch) {
    let (hair, side) = (sketch.person.hair, sketch.person.parting);
    let bun = Path::ellipse(point(side * 0.17, 0.15), 0.155, 0.14);
    sketch.head_at(&bun, BEHIND, dim(sketch));
    let coil = Path::stroke(&[(side * 0.24, 0.06, 0.004), (side * 0.29, 0.14, 0.018), (side * 0.26, 0.23, 0.004)]);
    sketch.head_at(&coil, BEHIND, hair.base);
}

/// Hair drawn back from the face.
pub(super) fn drawn_back(sketch: &mut Sketch, side: f32) {
    let (hair, rim) = (sketch.person.hair, sketch.person.build.cheek);
    let shape = Path::closed(&[
        sharp(rim - 0.002, 0.56),
        soft(rim + 0.018, 0.68),
        soft(0.385, 0.84),
        soft(0.3, 1.02),
        soft(0.1, 1.105),
        soft(-0.1, 1.105),
        soft(-0.3, 1.02),
        soft(-0.385, 0.84),
        soft(-rim - 0.018, 0.68),
        sharp(-rim + 0.002, 0.56),
        soft(-rim + 0.04, 0.66),
        soft(-0.29, 0.775),
        soft(-0.2, 0.868),
        sharp(-0.06, 0.93),
        soft(0.1, 0.9),
        soft(0.24, 0.835),
        soft(0.3, 0.755),
        soft(rim - 0.036, 0.66),
    ])
    .mirrored(side);
    over_skin(sketch, &shape, hair.base);
    far_side(sketch, -0.006);
    strands(
        sketch,
        faded(hair.shade, 0.85),
        &[
            [(-0.06, 0.93, 0.008), (-0.05, 1.0, 0.012), (-0.01, 1.085, 0.003)],
            [(-0.2, 0.87, 0.006), (-0.17, 0.97, 0.014), (-0.08, 1.07, 0.003)],
            [(0.1, 0.905, 0.006), (0.1, 0.99, 0.014), (0.06, 1.075, 0.003)],
            [(0.235, 0.845, 0.006), (0.22, 0.95, 0.014), (0.14, 1.05, 0.003)],
        ],
        side,
    );
    crown_light(sketch);
    let wisp = Path::stroke(&[(-rim + 0.03, 0.64, 0.012), (-rim + 0.012, 0.52, 0.012), (-rim + 0.03, 0.42, 0.003)]);
    sketch.head(&wisp.mirrored(side), hair.base);
}
