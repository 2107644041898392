//! The mouth: lips, what lies between them, and the shadow beneath.

use super::colour::{MOUTH, TEETH, TONGUE, faded, mix};
use super::path::{Path, Point, point, sharp, soft};
use super::sketch::Sketch;
use crate::scenario::Beard;

/// The height of the closed mouth.
const LEVEL: f32 = 0.222;

/// The line along which the lips meet, or the two along which they part.
#[derive(Clone, Copy)]
pub(super) struct Lips {
    half: f32,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    upper: f32,
    lower: f32,
}

impl Lips {
    /// The lips in a pose.
    pub(super) fn of(sketch: &Sketch) -> Lips {
        let (build, pose) = (&sketch.person.build, sketch.pose);
        let gap = 0.105 * pose.mouth_open;
        let middle = LEVEL - 0.024 * pose.mouth_curve + 0.01 * pose.mouth_press;
        let corner = LEVEL + 0.046 * pose.mouth_curve - gap * 0.2;
        let thin = 1.0 - 0.6 * pose.mouth_press;
        Lips {
            half: build.mouth * (1.0 + 0.2 * pose.mouth_width + 0.06 * pose.mouth_press - 0.12 * pose.mouth_open),
            left: corner - 0.02 * pose.mouth_skew,
            right: corner + 0.02 * pose.mouth_skew,
            top: middle + gap * 0.22,
            bottom: middle - gap * 0.78,
            upper: 0.026 * build.lips * thin * (1.0 - 0.15 * pose.mouth_curve.max(0.0)),
            lower: 0.036 * build.lips * thin * (1.0 - 0.12 * pose.mouth_curve.max(0.0)),
        }
    }

    /// The height of the middle of the upper edge of the upper lip.
    pub(super) fn bow(&self) -> f32 {
        self.top + self.upper
    }

    /// The height of the lower edge of the lower lip.
    pub(super) fn foot(&self) -> f32 {
        self.bottom - self.lower
    }

    /// The point at a part of the width, -1..=1, on a line whose middle has a height.
    fn at(&self, part: f32, middle: f32) -> Point {
        let corner = if part < 0.0 { self.left } else { self.right };
        point(part * self.half, middle + (corner - middle) * part.abs().powf(2.1))
    }

    /// A corner, -1 or 1.
    pub(super) fn corner(&self, side: f32) -> Point {
        self.at(side, self.top)
    }
}

/// The mouth.
pub(super) fn draw(sketch: &mut Sketch) {
    let lips = Lips::of(sketch);
    let (skin, pose, build) = (sketch.skin, *sketch.pose, sketch.person.build);
    let tint = 0.95 - 0.4 * build.breadth;
    let bearded = sketch.person.beard == Beard::Full;
    let bright = if bearded {
        mix(skin.lips, skin.tones.light, 0.42)
    } else {
        skin.lips
    };
    let lower_tone = mix(skin.tones.base, bright, if bearded { 1.0 } else { tint * 0.85 });
    let upper_tone = mix(mix(skin.tones.shade, bright, tint), skin.deep, 0.16);
    let line = mix(skin.deep, MOUTH, 0.4);

    let under = Path::closed(&[
        soft(-lips.half * 0.42, lips.foot() - 0.012),
        soft(0.0, lips.foot() - 0.006),
        soft(lips.half * 0.5, lips.foot() - 0.01),
        soft(lips.half * 0.2, lips.foot() - 0.034),
        soft(-lips.half * 0.15, lips.foot() - 0.032),
    ]);
    sketch.head(
        &under,
        if bearded {
            sketch.person.whiskers.shade
        } else {
            faded(skin.tones.shade, 0.85)
        },
    );

    between(sketch, &lips);
    let upper = edged(
        &lips,
        lips.top,
        &[(-0.66, 0.62), (-0.16, 1.12), (0.0, 0.86), (0.16, 1.12), (0.66, 0.62)],
        lips.upper,
    );
    sketch.head(&upper, upper_tone);
    let lower = edged(&lips, lips.bottom, &[(-0.62, 0.72), (0.0, 1.0), (0.62, 0.72)], -lips.lower);
    sketch.head(&lower, lower_tone);
    let shine = Path::ellipse(
        point(-lips.half * 0.2, lips.bottom - lips.lower * 0.42),
        lips.half * 0.3,
        lips.lower * 0.2,
    );
    sketch.head(&shine, faded(skin.tones.light, 0.3 * (1.0 - pose.mouth_press)));

    let width = 0.011 + 0.004 * pose.mouth_press - 0.004 * pose.mouth_open;
    let parts = [-1.06, -0.6, -0.2, 0.0, 0.2, 0.6, 1.06];
    let spine = parts.map(|part: f32| {
        let at = lips.at(part, lips.top);
        (at.x, at.y, width * (1.1 - 0.75 * part.abs()).max(0.25))
    });
    sketch.head(&Path::stroke(&spine), line);
    if bearded {
        return;
    }
    for side in [-1.0, 1.0] {
        let corner = lips.corner(side);
        let out = side * (0.012 + 0.006 * pose.mouth_curve.max(0.0));
        let tuck = Path::stroke(&[
            (corner.x + out * 0.4, corner.y + 0.016, 0.004),
            (corner.x + out * 1.2, corner.y - 0.002, 0.012),
            (corner.x + out * (0.8 - pose.mouth_curve), corner.y - 0.022, 0.003),
        ]);
        sketch.head(&tuck, faded(mix(skin.tones.shade, skin.deep, 0.2), 0.8));
    }
}

/// Teeth and tongue in the dark of an open mouth.
fn between(sketch: &mut Sketch, lips: &Lips) {
    if lips.top - lips.bottom < 0.002 {
        return;
    }
    let steps = || (-8_i8..=8).map(|step| f32::from(step) / 8.0);
    let band = |top: f32, bottom: f32| {
        let there = steps().map(|part| lips.at(part, top));
        let back = steps().rev().map(|part| lips.at(part, bottom));
        Path::polygon(there.chain(back).collect::<Vec<Point>>())
    };
    let gap = lips.top - lips.bottom;
    sketch.head(&band(lips.top, lips.bottom), MOUTH);
    let tongue = Path::ellipse(point(0.0, lips.bottom - 0.01), lips.half * 0.55, gap * 0.42);
    let floor = |at: Point| point(at.x, at.y.max(lips.at(at.x / lips.half, lips.bottom).y));
    sketch.head(&tongue.held(floor), TONGUE);
    let teeth = band(lips.top, lips.top - (gap * 0.38).min(0.026)).held(|at| point(at.x * 0.86, at.y));
    sketch.head(&teeth, TEETH);
}

/// A lip from the line where it meets the other out to an edge, told as parts of its width and thickness.
fn edged(lips: &Lips, middle: f32, edge: &[(f32, f32)], thickness: f32) -> Path {
    let (left, right) = (lips.at(-1.0, middle), lips.at(1.0, middle));
    let mut knots = vec![sharp(left.x, left.y)];
    knots.extend(edge.iter().map(|(part, thick)| {
        let at = lips.at(*part, middle);
        soft(at.x, at.y + thickness * thick)
    }));
    knots.push(sharp(right.x, right.y));
    knots.extend([0.75, 0.5, 0.25, 0.0, -0.25, -0.5, -0.75].map(|part| {
        let at = lips.at(part, middle);
        soft(at.x, at.y)
    }));
    Path::closed(&knots)
}
