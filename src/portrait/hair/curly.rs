//! Curls, close or full.

use super::super::appearance::scatter;
use super::super::colour::Colour;
use super::super::path::{Knot, Path, point, sharp, soft};
use super::super::sketch::Sketch;
use super::{BEHIND, dim, over_skin};

/// The far side of the curls.
pub(super) fn behind(sketch: &mut Sketch) {
    let full = sketch.person.style == 1;
    let (across, low) = if !full { (0.42, 0.48) } else { (0.52, 0.26) };
    let cloud = Path::closed(&curls(across, low, if !full { 12 } else { 13 }));
    sketch.head_at(&cloud, BEHIND, dim(sketch));
}

/// Knots of a cloud of curls around the upper head, from the right side low over the crown to the left.
fn curls(across: f32, low: f32, count: u8) -> Vec<Knot> {
    let (middle, up) = (0.72, across * 1.02);
    let start = ((low - middle) / up).clamp(-0.99, 0.99).asin();
    let step = (std::f32::consts::PI - 2.0 * start) / f32::from(count);
    let at = |turn: f32, out: f32| {
        point(
            across * out * (start + turn * step).cos(),
            middle + up * out * (start + turn * step).sin(),
        )
    };
    let mut knots = Vec::with_capacity(usize::from(count) * 3 + 1);
    for curl in 0..count {
        let turn = f32::from(curl);
        let size = 1.055 + 0.045 * scatter(u64::from(curl), 41);
        let lean = 0.12 * (scatter(u64::from(curl), 42) - 0.5);
        let (first, second) = (at(turn + 0.24 + lean, size), at(turn + 0.74 + lean, size));
        let valley = at(turn, 0.99);
        knots.extend([sharp(valley.x, valley.y), soft(first.x, first.y), soft(second.x, second.y)]);
    }
    let last = at(f32::from(count), 0.99);
    knots.push(sharp(last.x, last.y));
    knots
}

/// Curls that stand around the face.
pub(super) fn before(sketch: &mut Sketch) {
    let (hair, rim, full) = (sketch.person.hair, sketch.person.build.cheek, sketch.person.style == 1);
    let (across, low, count) = if full { (0.47, 0.5, 10) } else { (0.41, 0.55, 11) };
    let mut knots = curls(across, low, count);
    knots.extend([
        soft(-rim - 0.02, low - 0.035),
        sharp(-rim + 0.03, low + 0.02),
        soft(-rim + 0.058, low + 0.1),
        sharp(-0.317, 0.69),
        soft(-0.262, 0.735),
        sharp(-0.265, 0.8),
        soft(-0.2, 0.815),
        sharp(-0.165, 0.872),
        soft(-0.09, 0.845),
        sharp(-0.03, 0.892),
        soft(0.05, 0.852),
        sharp(0.12, 0.882),
        soft(0.17, 0.825),
        sharp(0.24, 0.822),
        soft(0.258, 0.75),
        sharp(0.317, 0.7),
        soft(rim - 0.058, low + 0.1),
        sharp(rim - 0.03, low + 0.02),
        soft(rim + 0.02, low - 0.035),
    ]);
    over_skin(sketch, &Path::closed(&knots), hair.base);
    let wide = across / 0.41;
    let mut curl = |x: f32, y: f32, size: f32, tone: Colour| {
        let (x, y) = (x * wide, 0.72 + (y - 0.72) * wide);
        let turn = 2.2 * scatter((x * 1000.0).abs() as u64, 43) - 0.7;
        let bend = [(-0.6_f32, 0.0_f32), (0.15, 0.34), (0.9, 0.46), (1.75, 0.32), (2.6, 0.0)].map(|(part, width)| {
            let (sin, cos) = (turn + part).sin_cos();
            (x + size * cos, y + size * sin, size * width + 0.003)
        });
        sketch.head(&Path::stroke(&bend), tone);
    };
    for (x, y, size) in [
        (0.13, 1.02, 0.05),
        (0.27, 0.93, 0.05),
        (0.03, 0.935, 0.042),
        (0.335, 0.79, 0.042),
        (0.17, 0.895, 0.042),
        (0.36, 0.66, 0.036),
        (-0.36, 0.67, 0.036),
    ] {
        curl(x, y, size, hair.shade);
    }
    for (x, y, size) in [
        (-0.255, 0.94, 0.052),
        (-0.1, 1.05, 0.052),
        (-0.33, 0.8, 0.042),
        (-0.14, 0.925, 0.042),
        (0.05, 1.08, 0.04),
    ] {
        curl(x, y, size, hair.light);
    }
}
