//! Hair that falls to the jaw or over the shoulders.

use super::super::colour::faded;
use super::super::path::{Knot, Path, both_sides, point, sharp, soft};
use super::super::sketch::Sketch;
use super::{BEHIND, dim, over_skin, strands};

/// A bob from behind.
pub(super) fn behind_bob(sketch: &mut Sketch) {
    let low = if sketch.person.style == 0 { 0.0 } else { 0.07 };
    let shape = Path::closed(&both_sides(&[
        soft(0.0, 1.08),
        soft(0.33, 0.95),
        soft(0.425, 0.6),
        soft(0.43, 0.3),
        soft(0.4, low + 0.08),
        soft(0.3, low),
        soft(0.0, low + 0.03),
    ]));
    sketch.head_at(&shape, BEHIND, dim(sketch));
}

/// Long hair from behind.
pub(super) fn behind_long(sketch: &mut Sketch) {
    let shape = Path::closed(&both_sides(&[
        soft(0.0, 1.08),
        soft(0.33, 0.95),
        soft(0.43, 0.6),
        soft(0.45, 0.2),
        soft(0.47, -0.15),
        sharp(0.4, -0.6),
        sharp(0.0, -0.6),
    ]));
    sketch.head_at(&shape, BEHIND, dim(sketch));
}

/// Hair that falls to both sides from a parting, long or down to the jaw.
pub(super) fn parted(sketch: &mut Sketch, part: f32, long: bool) {
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
        &[
            soft(0.435, 0.2),
            soft(0.405, 0.07),
            soft(0.345, 0.025),
            soft(0.305, 0.08),
            soft(0.31, 0.18),
        ]
    };
    let side = |side: f32| {
        let hairline = 0.15 + part * side * 0.35;
        let mut knots = vec![
            soft(0.2, 1.095),
            soft(0.345, 0.99),
            soft(0.42, 0.82),
            soft(0.445, 0.6),
            soft(0.448, 0.4),
        ];
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
    knots.extend(side(-1.0).iter().rev().map(|knot| Knot {
        at: point(-knot.at.x, knot.at.y),
        sharp: knot.sharp,
    }));
    knots.push(soft(0.0, 1.128));
    over_skin(sketch, &Path::closed(&knots), hair.base);

    let tip = fall.len() / 2;
    let mut far = vec![
        sharp(0.12, 1.115),
        soft(0.235, 1.075),
        soft(0.345, 0.99),
        soft(0.42, 0.82),
        soft(0.445, 0.6),
        soft(0.448, 0.4),
    ];
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
            &[
                [(-0.345, 0.1, 0.003), (-0.375, -0.16, 0.02), (-0.405, -0.46, 0.003)],
                [(0.36, 0.05, 0.003), (0.37, -0.15, 0.014), (0.39, -0.4, 0.003)],
            ],
            1.0,
        );
        strands(
            sketch,
            faded(hair.light, 0.7),
            &[[(-0.42, 0.06, 0.003), (-0.45, -0.12, 0.022), (-0.44, -0.32, 0.003)]],
            1.0,
        );
    }
}

/// A bob with a fringe.
pub(super) fn fringe(sketch: &mut Sketch) {
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
        sharp(0.317, 0.7),
        soft(0.2, 0.748),
        soft(0.0, 0.765),
        soft(-0.2, 0.748),
        sharp(-0.317, 0.7),
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
