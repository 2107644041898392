//! A headscarf: the drape over neck and chest, and the hood around the face.

use super::colour::{faded, mix};
use super::path::{Path, both_sides, sharp, soft};
use super::sketch::Sketch;

/// The drape over neck and chest.
pub(super) fn drape(sketch: &mut Sketch) {
    let cloth = sketch.person.scarf;
    let side = sketch.person.parting;
    let throat = Path::closed(&both_sides(&[
        soft(0.0, 0.3),
        soft(0.3, 0.24),
        soft(0.3, 0.09),
        soft(0.36, -0.09),
        soft(0.5, -0.25),
        soft(0.46, -0.39),
        soft(0.2, -0.53),
        soft(0.0, -0.57),
    ]));
    sketch.body(&throat, cloth.base);
    let dark = Path::closed(&[
        sharp(0.1, 0.2),
        soft(0.3, 0.2),
        soft(0.3, 0.09),
        soft(0.36, -0.09),
        soft(0.5, -0.25),
        soft(0.46, -0.39),
        sharp(0.24, -0.515),
        soft(0.24, -0.33),
        soft(0.12, -0.07),
    ]);
    sketch.body(&dark, cloth.shade);
    let under = Path::closed(&[
        sharp(-0.24, 0.14),
        soft(-0.16, 0.07),
        soft(0.02, 0.0),
        soft(0.2, 0.05),
        sharp(0.3, 0.14),
        soft(0.0, 0.2),
    ]);
    sketch.body(&under, cloth.shade);
    for fold in [
        [(-0.28, 0.05, 0.004), (-0.12, -0.13, 0.026), (0.1, -0.19, 0.004)],
        [(-0.36, -0.11, 0.004), (-0.16, -0.29, 0.03), (0.16, -0.33, 0.004)],
        [(-0.4, -0.27, 0.004), (-0.2, -0.42, 0.022), (0.08, -0.46, 0.004)],
    ] {
        sketch.body(&Path::stroke(&fold).mirrored(side), cloth.shade);
        let above = fold.map(|(x, y, width)| (x - 0.01, y + 0.032, width * 0.7));
        sketch.body(&Path::stroke(&above).mirrored(side), faded(cloth.light, 0.8));
    }
}

/// The hood around the face.
pub(super) fn draw(sketch: &mut Sketch) {
    let cloth = sketch.person.scarf;
    let side = sketch.person.parting;
    let drop = 0.04 * sketch.pose.mouth_open;
    let opening = Path::closed(&both_sides(&[
        soft(0.0, 0.885),
        soft(0.19, 0.838),
        soft(0.295, 0.71),
        soft(0.322, 0.54),
        soft(0.295, 0.34),
        soft(0.2, 0.15 - drop * 0.6),
        soft(0.09, 0.065 - drop),
        soft(0.0, 0.05 - drop),
    ]));
    let hood = Path::closed(&both_sides(&[
        soft(0.0, 1.135),
        soft(0.23, 1.085),
        soft(0.385, 0.91),
        soft(0.43, 0.66),
        soft(0.418, 0.4),
        soft(0.36, 0.16),
        soft(0.28, 0.02),
        soft(0.14, -0.06 - drop),
        soft(0.0, -0.075 - drop),
    ]));
    let face = sketch.face.clone();
    let ring = hood.clone().without(&opening);
    let shadow = Path::closed(&[
        soft(-0.32, 0.6),
        soft(-0.29, 0.75),
        soft(-0.18, 0.86),
        soft(0.0, 0.9),
        soft(0.3, 0.86),
        soft(0.34, 0.5),
        sharp(0.32, 0.5),
        soft(0.29, 0.68),
        soft(0.19, 0.8),
        soft(0.0, 0.848),
        soft(-0.17, 0.8),
        soft(-0.27, 0.7),
    ]);
    sketch.head(
        &shadow.inside(&face),
        faded(mix(sketch.skin.tones.shade, sketch.skin.deep, 0.1), 0.85),
    );
    sketch.head(&ring, cloth.base);
    let far = Path::closed(&[
        sharp(0.12, 1.115),
        soft(0.25, 1.075),
        soft(0.385, 0.91),
        soft(0.43, 0.66),
        soft(0.418, 0.4),
        soft(0.36, 0.16),
        soft(0.28, 0.02),
        sharp(0.1, -0.065 - drop),
        soft(0.2, 0.1 - drop * 0.6),
        soft(0.31, 0.3),
        soft(0.345, 0.54),
        soft(0.325, 0.74),
        soft(0.25, 0.93),
    ]);
    sketch.head(&far, cloth.shade);
    for (fold, tone) in [
        ([(-0.05, 1.1, 0.003), (-0.24, 0.98, 0.02), (-0.345, 0.72, 0.004)], cloth.shade),
        ([(-0.345, 0.66, 0.004), (-0.365, 0.45, 0.02), (-0.3, 0.2, 0.004)], cloth.shade),
        ([(-0.16, 1.08, 0.004), (-0.32, 0.95, 0.032), (-0.395, 0.72, 0.004)], cloth.light),
        ([(-0.395, 0.55, 0.004), (-0.392, 0.4, 0.02), (-0.345, 0.2, 0.004)], cloth.light),
    ] {
        sketch.head(&Path::stroke(&fold), tone);
    }
    let wrap = Path::closed(&[
        sharp(-0.3, 0.2),
        soft(-0.16, 0.03 - drop),
        soft(0.04, -0.03 - drop),
        sharp(0.33, 0.1),
        soft(0.2, -0.05),
        soft(0.0, -0.115 - drop),
        soft(-0.2, -0.06),
    ]);
    sketch.head(&wrap.mirrored(side), mix(cloth.base, cloth.light, 0.35));
    let band = Path::stroke(&[
        (-0.27, 0.765, 0.004),
        (-0.17, 0.856, 0.02),
        (0.0, 0.893, 0.024),
        (0.17, 0.856, 0.02),
        (0.27, 0.765, 0.004),
    ]);
    sketch.head(&band, mix(cloth.shade, cloth.base, 0.25));
}
