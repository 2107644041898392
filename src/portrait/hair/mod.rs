//! Hair in its cuts: what hangs behind the head and what frames the face.

mod bun;
mod curly;
mod falling;
mod short;

use super::colour::{Colour, faded, mix};
use super::path::{Path, sharp, soft};
use super::sketch::Sketch;
use crate::scenario::Hair;

/// The depth at which hair behind the head lies.
const BEHIND: f32 = -0.16;

/// What lies behind head and neck.
pub(super) fn behind(sketch: &mut Sketch) {
    match (sketch.person.cut, sketch.person.style) {
        (Hair::Bald | Hair::Short | Hair::Headscarf, _) => {}
        (Hair::Curly, _) => curly::behind(sketch),
        (Hair::Bob, _) => falling::behind_bob(sketch),
        (Hair::Long, _) => falling::behind_long(sketch),
        (Hair::Bun, 0) => bun::high(sketch),
        (Hair::Bun, _) => bun::low(sketch),
    }
}

/// What lies on the head and before the face.
pub(super) fn before(sketch: &mut Sketch) {
    let side = sketch.person.parting;
    match (sketch.person.cut, sketch.person.style) {
        (Hair::Headscarf, _) => {}
        (Hair::Bald, _) => short::bald(sketch),
        (Hair::Short, 0) => short::swept(sketch, side),
        (Hair::Short, _) => short::crop(sketch),
        (Hair::Curly, _) => curly::before(sketch),
        (Hair::Bob, 0) => falling::parted(sketch, side * 0.12, false),
        (Hair::Bob, _) => falling::fringe(sketch),
        (Hair::Long, 0) => falling::parted(sketch, side * 0.12, true),
        (Hair::Long, _) => falling::parted(sketch, side * 0.02, true),
        (Hair::Bun, _) => bun::drawn_back(sketch, side),
    }
}

/// The tone of hair behind the head.
fn dim(sketch: &Sketch) -> Colour {
    mix(sketch.person.hair.base, sketch.person.hair.shade, 0.6)
}

/// Hair before the face, with the shadow that it throws on the skin.
fn over_skin(sketch: &mut Sketch, path: &Path, colour: Colour) {
    let face = sketch.face.clone();
    let shadow = path.moved(0.016, -0.03).inside(&face);
    let tone = mix(sketch.skin.tones.shade, sketch.skin.deep, 0.08);
    sketch.head(&shadow, faded(tone, 0.85));
    sketch.head(path, colour);
}

/// Strands that end softly, mirrored if the side is negative.
fn strands(sketch: &mut Sketch, colour: Colour, lines: &[[(f32, f32, f32); 3]], side: f32) {
    for line in lines {
        sketch.head(&Path::stroke(line).mirrored(side), colour);
    }
}

/// The side of close hair that lies away from the light, standing out by so much more than usual.
fn far_side(sketch: &mut Sketch, out: f32) {
    let (hair, rim) = (sketch.person.hair, sketch.person.build.cheek);
    let shade = Path::closed(&[
        sharp(rim - 0.006, 0.52),
        soft(rim + 0.01 + out * 0.3, 0.63),
        soft(0.388 + out, 0.84),
        soft(0.305 + out, 1.025 + out),
        sharp(0.16, 1.1 + out * 1.3),
        soft(0.25, 1.0),
        soft(0.31, 0.87),
        soft(rim - 0.034, 0.7),
        soft(rim - 0.028, 0.62),
    ]);
    sketch.head(&shade, hair.shade);
}

/// The light on the crown of close hair.
fn crown_light(sketch: &mut Sketch) {
    let light = sketch.person.hair.light;
    let sheen = [
        [(-0.325, 0.86, 0.004), (-0.255, 0.99, 0.034), (-0.11, 1.075, 0.004)],
        [(-0.25, 0.9, 0.003), (-0.2, 0.97, 0.014), (-0.1, 1.03, 0.003)],
    ];
    strands(sketch, faded(light, 0.85), &sheen, 1.0);
}
