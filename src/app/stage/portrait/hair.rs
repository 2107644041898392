//! Hair in its cuts: what hangs behind the head and what frames the face.

use super::appearance::scatter;
use super::colour::{Colour, faded, mix};
use super::path::{Knot, Path, both_sides, point, sharp, soft};
use super::sketch::Sketch;
use crate::scenario::Hair;

/// The depth at which hair behind the head lies.
const BEHIND: f32 = -0.16;

/// What lies behind head and neck.
pub(super) fn behind(sketch: &mut Sketch) {
    let hair = sketch.person.hair;
    let (style, side) = (sketch.person.style, sketch.person.parting);
    let back = mix(hair.base, hair.shade, 0.6);
    match sketch.person.cut {
        Hair::Bald | Hair::Short | Hair::Headscarf => {}
        Hair::Curly => {
            let (across, low) = if style == 0 { (0.42, 0.48) } else { (0.52, 0.26) };
            let cloud = Path::closed(&curls(across, low, if style == 0 { 12 } else { 13 }));
            sketch.head_at(&cloud, BEHIND, back);
        }
        Hair::Bob => {
            let low = if style == 0 { 0.0 } else { 0.07 };
            let shape = Path::closed(&both_sides(&[
                soft(0.0, 1.08),
                soft(0.33, 0.95),
                soft(0.425, 0.6),
                soft(0.43, 0.3),
                soft(0.4, low + 0.08),
                soft(0.3, low),
                soft(0.0, low + 0.03),
            ]));
            sketch.head_at(&shape, BEHIND, back);
        }
        Hair::Long => {
            let shape = Path::closed(&both_sides(&[
                soft(0.0, 1.08),
                soft(0.33, 0.95),
                soft(0.43, 0.6),
                soft(0.45, 0.2),
                soft(0.47, -0.15),
                sharp(0.4, -0.6),
                sharp(0.0, -0.6),
            ]));
            sketch.head_at(&shape, BEHIND, back);
        }
        Hair::Bun if style == 0 => {
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
        Hair::Bun => {
            let bun = Path::ellipse(point(side * 0.2, 0.13), 0.17, 0.16);
            sketch.head_at(&bun, BEHIND, back);
            let coil = Path::stroke(&[
                (side * 0.27, 0.03, 0.004),
                (side * 0.335, 0.13, 0.02),
                (side * 0.3, 0.24, 0.004),
            ]);
            sketch.head_at(&coil, BEHIND, hair.base);
        }
    }
}

/// What lies on the head and before the face.
pub(super) fn before(sketch: &mut Sketch) {
    let (style, side) = (sketch.person.style, sketch.person.parting);
    match (sketch.person.cut, style) {
        (Hair::Headscarf, _) => {}
        (Hair::Bald, _) => bald(sketch),
        (Hair::Short, 0) => swept(sketch, side),
        (Hair::Short, _) => crop(sketch),
        (Hair::Curly, _) => curly(sketch),
        (Hair::Bob, 0) => parted(sketch, side * 0.12, false),
        (Hair::Bob, _) => fringe(sketch),
        (Hair::Long, _) => parted(sketch, side * if style == 0 { 0.12 } else { 0.02 }, true),
        (Hair::Bun, _) => drawn_back(sketch, side),
    }
}

/// Hair before the face, with the shadow that it throws on the skin.
fn over_skin(sketch: &mut Sketch, path: &Path, colour: Colour) {
    let face = sketch.face.clone();
    let shadow = path.moved(0.016, -0.03).inside(&face);
    let tone = mix(sketch.skin.tones.shade, sketch.skin.deep, 0.08);
    sketch.head(&shadow, faded(tone, 0.85));
    sketch.head(path, colour);
}

fn strands(sketch: &mut Sketch, colour: Colour, lines: &[[(f32, f32, f32); 3]], side: f32) {
    for line in lines {
        sketch.head(&Path::stroke(line).mirrored(side), colour);
    }
}

/// A shaved or bald head: a light on the crown, and in age a rim of hair.
fn bald(sketch: &mut Sketch) {
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
            sharp(rim - 0.03, 0.735),
            soft(rim + 0.012, 0.7),
            soft(rim + 0.026, 0.64),
            soft(rim + 0.014, 0.58),
            sharp(rim - 0.008, 0.5),
            soft(rim - 0.026, 0.57),
            soft(rim - 0.034, 0.64),
        ]);
        sketch.head(&tuft.mirrored(side), if side < 0.0 { hair.base } else { hair.shade });
    }
}

/// Short hair swept over from a parting.
fn swept(sketch: &mut Sketch, side: f32) {
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
fn crop(sketch: &mut Sketch) {
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
    let locks = [(-0.2, 0.838), (-0.168, 0.888), (-0.065, 0.862), (-0.035, 0.898), (0.085, 0.858), (0.112, 0.89), (0.205, 0.838)];
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

/// Knots of a cloud of curls around the upper head, from the right side low over the crown to the left.
fn curls(across: f32, low: f32, count: u8) -> Vec<Knot> {
    let (middle, up) = (0.72, across * 1.02);
    let start = ((low - middle) / up).clamp(-0.99, 0.99).asin();
    let step = (std::f32::consts::PI - 2.0 * start) / f32::from(count);
    let at = |turn: f32, out: f32| point(across * out * (start + turn * step).cos(), middle + up * out * (start + turn * step).sin());
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
fn curly(sketch: &mut Sketch) {
    let (hair, rim, full) = (sketch.person.hair, sketch.person.build.cheek, sketch.person.style == 1);
    let (across, low, count) = if full { (0.47, 0.5, 10) } else { (0.41, 0.55, 11) };
    let mut knots = curls(across, low, count);
    knots.extend([
        soft(-rim - 0.02, low - 0.035),
        sharp(-rim + 0.03, low + 0.02),
        soft(-rim + 0.058, low + 0.1),
        sharp(-0.318, 0.69),
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
        sharp(0.318, 0.7),
        soft(rim - 0.058, low + 0.1),
        sharp(rim - 0.03, low + 0.02),
        soft(rim + 0.02, low - 0.035),
    ]);
    over_skin(sketch, &Path::closed(&knots), hair.base);
    let wide = across / 0.41;
    let mut curl = |x: f32, y: f32, size: f32, tone: Colour| {
        let (x, y) = (x * wide, 0.72 + (y - 0.72) * wide);
        let bend = Path::stroke(&[
            (x - size, y - size * 0.5, 0.004),
            (x - size * 0.75, y + size * 0.45, size * 0.3),
            (x + size * 0.1, y + size * 0.8, size * 0.36),
            (x + size * 0.8, y + size * 0.25, size * 0.26),
            (x + size * 0.75, y - size * 0.4, 0.004),
        ]);
        sketch.head(&bend, tone);
    };
    for (x, y, size) in [(0.13, 1.02, 0.05), (0.27, 0.93, 0.05), (0.03, 0.935, 0.042), (0.335, 0.79, 0.042), (0.17, 0.895, 0.042), (0.36, 0.66, 0.036), (-0.36, 0.67, 0.036)] {
        curl(x, y, size, hair.shade);
    }
    for (x, y, size) in [(-0.255, 0.94, 0.052), (-0.1, 1.05, 0.052), (-0.33, 0.8, 0.042), (-0.14, 0.925, 0.042), (0.05, 1.08, 0.04)] {
        curl(x, y, size, hair.light);
    }
}

/// Hair that falls to both sides from a parting, long or down to the jaw.
fn parted(sketch: &mut Sketch, part: f32, long: bool) {
    let hair = sketch.person.hair;
    let fall: &[Knot] = if long {
        &[
            soft(0.462, 0.2),
            soft(0.505, -0.02),
            soft(0.515, -0.22),
            soft(0.475, -0.42),
            sharp(0.375, -0.52),
            soft(0.335, -0.44),
            soft(0.335, -0.28),
            soft(0.298, -0.08),
            soft(0.302, 0.12),
        ]
    } else {
        &[soft(0.435, 0.2), soft(0.405, 0.07), soft(0.345, 0.025), soft(0.305, 0.08), soft(0.31, 0.18)]
    };
    let side = |side: f32| {
        let hairline = 0.15 + part * side * 0.35;
        let mut knots = vec![soft(0.2, 1.095), soft(0.345, 0.99), soft(0.42, 0.82), soft(0.445, 0.6), soft(0.448, 0.4)];
        knots.extend_from_slice(fall);
        knots.extend([
            soft(0.334, 0.34),
            soft(0.34, 0.5),
            soft(0.322, 0.64),
            soft(0.262, 0.775),
            soft(hairline, 0.885),
        ]);
        knots
    };
    let mut knots = side(1.0);
    knots.push(sharp(part, 0.965));
    knots.extend(side(-1.0).iter().rev().map(|knot| Knot { at: point(-knot.at.x, knot.at.y), sharp: knot.sharp }));
    knots.push(soft(0.0, 1.128));
    over_skin(sketch, &Path::closed(&knots), hair.base);

    let tip = fall.len() / 2;
    let mut far = vec![sharp(0.12, 1.115), soft(0.235, 1.075), soft(0.345, 0.99), soft(0.42, 0.82), soft(0.445, 0.6), soft(0.448, 0.4)];
    far.extend_from_slice(&fall[..=tip]);
    far.extend([soft(0.385, 0.25), soft(0.4, 0.46), soft(0.378, 0.7), soft(0.29, 0.92)]);
    sketch.head(&Path::closed(&far), hair.shade);
    strands(
        sketch,
        faded(hair.shade, 0.8),
        &[
            [(part, 0.965, 0.01), (part * 0.9, 1.03, 0.014), (part * 0.5, 1.115, 0.003)],
            [(part - 0.03, 0.97, 0.003), (-0.25, 0.87, 0.016), (-0.35, 0.62, 0.003)],
            [(-0.345, 0.5, 0.003), (-0.372, 0.3, 0.018), (-0.36, 0.1, 0.003)],
            [(part + 0.03, 0.97, 0.003), (0.24, 0.88, 0.016), (0.345, 0.64, 0.003)],
        ],
        1.0,
    );
    strands(
        sketch,
        faded(hair.light, 0.8),
        &[
            [(part - 0.06, 1.05, 0.004), (-0.285, 0.95, 0.034), (-0.388, 0.7, 0.004)],
            [(-0.405, 0.56, 0.004), (-0.415, 0.36, 0.024), (-0.39, 0.16, 0.004)],
            [(part + 0.06, 1.04, 0.003), (0.2, 0.985, 0.016), (0.28, 0.88, 0.003)],
        ],
        1.0,
    );
    if long {
        strands(
            sketch,
            faded(hair.shade, 0.7),
            &[[(-0.345, 0.1, 0.003), (-0.375, -0.16, 0.02), (-0.405, -0.46, 0.003)], [(0.36, 0.05, 0.003), (0.37, -0.15, 0.014), (0.39, -0.4, 0.003)]],
            1.0,
        );
        strands(sketch, faded(hair.light, 0.7), &[[(-0.42, 0.06, 0.003), (-0.45, -0.12, 0.022), (-0.44, -0.32, 0.003)]], 1.0);
    }
}

/// A bob with a fringe.
fn fringe(sketch: &mut Sketch) {
    let hair = sketch.person.hair;
    let shape = Path::closed(&[
        soft(0.0, 1.125),
        soft(0.26, 1.06),
        soft(0.405, 0.86),
        soft(0.445, 0.55),
        soft(0.45, 0.28),
        soft(0.42, 0.15),
        sharp(0.33, 0.1),
        soft(0.315, 0.3),
        soft(0.335, 0.5),
        sharp(0.318, 0.7),
        soft(0.2, 0.748),
        soft(0.0, 0.765),
        soft(-0.2, 0.748),
        sharp(-0.318, 0.7),
        soft(-0.335, 0.5),
        soft(-0.315, 0.3),
        sharp(-0.33, 0.1),
        soft(-0.42, 0.15),
        soft(-0.45, 0.28),
        soft(-0.445, 0.55),
        soft(-0.405, 0.86),
        soft(-0.26, 1.06),
    ]);
    over_skin(sketch, &shape, hair.base);
    let far = Path::closed(&[
        sharp(0.16, 1.09),
        soft(0.3, 1.02),
        soft(0.405, 0.86),
        soft(0.445, 0.55),
        soft(0.45, 0.28),
        soft(0.42, 0.15),
        sharp(0.345, 0.11),
        soft(0.375, 0.3),
        soft(0.38, 0.6),
        soft(0.33, 0.86),
    ]);
    sketch.head(&far, hair.shade);
    strands(
        sketch,
        faded(hair.shade, 0.75),
        &[
            [(-0.14, 0.77, 0.012), (-0.13, 0.86, 0.012), (-0.07, 0.97, 0.003)],
            [(0.02, 0.775, 0.012), (0.025, 0.87, 0.012), (0.015, 0.97, 0.003)],
            [(0.17, 0.77, 0.012), (0.16, 0.86, 0.012), (0.1, 0.97, 0.003)],
            [(-0.32, 0.7, 0.006), (-0.33, 0.8, 0.014), (-0.27, 0.93, 0.003)],
            [(0.32, 0.7, 0.006), (0.33, 0.8, 0.014), (0.27, 0.93, 0.003)],
        ],
        1.0,
    );
    strands(
        sketch,
        faded(hair.light, 0.85),
        &[
            [(-0.3, 0.84, 0.004), (-0.2, 0.905, 0.034), (-0.05, 0.935, 0.004)],
            [(-0.385, 0.64, 0.004), (-0.4, 0.45, 0.026), (-0.39, 0.25, 0.004)],
            [(0.03, 0.935, 0.004), (0.11, 0.925, 0.02), (0.19, 0.89, 0.004)],
        ],
        1.0,
    );
}

/// Hair drawn back from the face.
fn drawn_back(sketch: &mut Sketch, side: f32) {
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
