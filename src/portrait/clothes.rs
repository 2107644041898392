//! Shoulders and what is worn on them.

use super::appearance::Garment;
use super::colour::{Colour, Tones, faded, mix};
use super::path::{Knot, Path, point, sharp, soft};
use super::scarf;
use super::sketch::Sketch;
use crate::scenario::Hair;

/// The measures of a body in its pose.
#[derive(Clone, Copy)]
struct Shoulders {
    /// Half the width of the neck.
    neck: f32,
    /// Half the width of the shoulders.
    wide: f32,
    /// The height of their ends.
    end: f32,
    /// The height of the slope halfway.
    slope: f32,
}

impl Shoulders {
    fn of(sketch: &Sketch) -> Shoulders {
        let (build, pose) = (&sketch.person.build, sketch.pose);
        let raised = 0.09 * pose.shoulders_raised + 0.012 * pose.breath;
        Shoulders {
            neck: build.neck,
            wide: build.shoulders * (1.0 + 0.05 * pose.shoulders_open),
            end: -0.345 + raised + 0.025 * pose.shoulders_open,
            slope: -0.175 + raised * 0.85 + 0.015 * pose.shoulders_open,
        }
    }

    /// The right outline from beside the neck down to the edge of the picture.
    fn outline(self) -> [Knot; 8] {
        [
            sharp(self.neck * 1.12, -0.04),
            soft(self.neck * 1.5, -0.1),
            soft(self.wide * 0.52, self.slope),
            soft(self.wide * 0.8, self.end + 0.075),
            soft(self.wide * 0.945, self.end - 0.02),
            soft(self.wide + 0.012, self.end - 0.17),
            soft(self.wide + 0.028, -0.74),
            sharp(self.wide + 0.022, -1.0),
        ]
    }

    /// The whole body under a neckline, told from the viewer's left to right.
    fn body(self, neckline: &[Knot]) -> Path {
        let right = self.outline();
        let left = right.iter().rev().map(|knot| Knot {
            at: point(-knot.at.x, knot.at.y),
            sharp: knot.sharp,
        });
        Path::closed(&right.into_iter().chain(left).chain(neckline.iter().copied()).collect::<Vec<Knot>>())
    }
}

/// The clothes.
pub(super) fn draw(sketch: &mut Sketch) {
    let shoulders = Shoulders::of(sketch);
    let (cloth, inner) = (sketch.person.cloth, sketch.person.inner);
    match sketch.person.garment {
        Garment::Shirt => shirt(sketch, shoulders, cloth),
        Garment::Jumper => jumper(sketch, shoulders, cloth),
        Garment::Jacket => jacket(sketch, shoulders, cloth, inner),
        Garment::Cardigan => cardigan(sketch, shoulders, cloth, inner),
    }
    if sketch.person.cut == Hair::Headscarf {
        scarf::drape(sketch);
    }
}

/// A colour a little nearer to black.
fn deeper(colour: Colour, part: f32) -> Colour {
    mix(colour, [0.0, 0.0, 0.0, 1.0], part)
}

/// The tone of a part on one side that stands out from the cloth: lit on the left, plain on the right.
fn facing(cloth: Tones, side: f32) -> Colour {
    if side < 0.0 {
        mix(cloth.base, cloth.light, 0.6)
    } else {
        mix(cloth.base, cloth.shade, 0.15)
    }
}

/// The cloth over shoulders and arms, in light and shade.
fn cover(sketch: &mut Sketch, shoulders: Shoulders, cloth: Tones, neckline: &[Knot]) {
    let Shoulders { wide, end, slope, .. } = shoulders;
    sketch.body(&shoulders.body(neckline), cloth.base);
    let far = Path::closed(&[
        sharp(wide * 0.66, (slope + end) * 0.5 + 0.03),
        soft(wide * 0.8, end + 0.075),
        soft(wide * 0.945, end - 0.02),
        soft(wide + 0.012, end - 0.17),
        soft(wide + 0.028, -0.74),
        sharp(wide + 0.022, -1.0),
        sharp(wide * 0.5, -1.0),
        soft(wide * 0.56, -0.78),
        soft(wide * 0.73, -0.56),
        soft(wide * 0.78, end - 0.04),
    ]);
    sketch.body(&far, cloth.shade);
    let light = Path::stroke(&[
        (-wide * 0.46, slope - 0.02, 0.004),
        (-wide * 0.66, (slope + end) * 0.5 + 0.005, 0.03),
        (-wide * 0.87, end - 0.02, 0.06),
        (-wide * 0.965, end - 0.2, 0.04),
        (-wide * 0.99, end - 0.42, 0.006),
    ]);
    sketch.body(&light, faded(cloth.light, 0.75));
    for side in [-1.0, 1.0] {
        let sleeve = Path::stroke(&[
            (wide * 0.735, -1.02, 0.034),
            (wide * 0.755, -0.84, 0.026),
            (wide * 0.735, -0.66, 0.016),
            (wide * 0.675, -0.53, 0.003),
        ]);
        sketch.body(
            &sleeve.mirrored(side),
            if side < 0.0 { cloth.shade } else { deeper(cloth.shade, 0.2) },
        );
    }
}

/// Two leaves of a collar that meets at a height.
fn collar(sketch: &mut Sketch, shoulders: Shoulders, cloth: Tones, meets: f32) {
    let neck = shoulders.neck;
    for side in [-1.0, 1.0] {
        let leaf = Path::closed(&[
            sharp(neck * 1.02, 0.02),
            sharp(neck * 0.86, -0.06),
            sharp(0.012, meets),
            sharp(neck * 0.62 + 0.02, meets - 0.15),
            soft(neck * 1.16, -0.25),
            sharp(neck * 1.5, -0.09),
            soft(neck * 1.24, -0.04),
        ]);
        let fall = leaf.moved(0.014, -0.022).mirrored(side);
        sketch.body(&fall, deeper(cloth.shade, 0.1));
        sketch.body(&leaf.mirrored(side), facing(cloth, side));
    }
}

fn shirt(sketch: &mut Sketch, shoulders: Shoulders, cloth: Tones) {
    let neck = shoulders.neck;
    cover(
        sketch,
        shoulders,
        cloth,
        &[sharp(-neck * 0.9, -0.06), sharp(0.0, -0.31), sharp(neck * 0.9, -0.06)],
    );
    let placket = Path::polygon([point(-0.045, -0.37), point(0.045, -0.37), point(0.05, -1.0), point(-0.05, -1.0)]);
    sketch.body(&placket, mix(cloth.base, cloth.light, 0.3));
    let edge = Path::stroke(&[(0.046, -0.39, 0.006), (0.05, -0.7, 0.012), (0.052, -1.0, 0.012)]);
    sketch.body(&edge, cloth.shade);
    for y in [-0.47, -0.66, -0.85] {
        sketch.body(&Path::ellipse(point(0.0, y), 0.013, 0.013), cloth.shade);
    }
    collar(sketch, shoulders, cloth, -0.3);
}

fn jumper(sketch: &mut Sketch, shoulders: Shoulders, cloth: Tones) {
    let neck = shoulders.neck;
    let line = [soft(-neck * 0.98, -0.12), soft(0.0, -0.2), soft(neck * 0.98, -0.12)];
    cover(sketch, shoulders, cloth, &line);
    let band = |drop: f32, width: f32| {
        Path::stroke(&[
            (-neck * 1.03, 0.035, width * 0.25),
            (-neck * 1.11, -0.05 - drop * 0.6, width * 0.8),
            (-neck * 0.94, -0.138 - drop, width),
            (-neck * 0.52, -0.19 - drop, width),
            (0.0, -0.21 - drop, width),
            (neck * 0.52, -0.19 - drop, width),
            (neck * 0.94, -0.138 - drop, width),
            (neck * 1.11, -0.05 - drop * 0.6, width * 0.8),
            (neck * 1.03, 0.035, width * 0.25),
        ])
    };
    sketch.body(&band(0.02, 0.066), cloth.shade);
    sketch.body(&band(0.0, 0.062), mix(cloth.base, cloth.light, 0.4));
    for step in -4_i8..=4 {
        let part = f32::from(step) / 4.4;
        let rib = Path::stroke(&[
            (neck * part * 1.0, -0.19 + 0.085 * part * part, 0.004),
            (neck * part * 1.07, -0.233 + 0.095 * part * part, 0.005),
        ]);
        sketch.body(&rib, faded(cloth.shade, 0.6));
    }
}

fn jacket(sketch: &mut Sketch, shoulders: Shoulders, cloth: Tones, inner: Tones) {
    let neck = shoulders.neck;
    let front = Path::closed(&[
        sharp(-neck * 1.15, -0.04),
        sharp(-neck * 0.85, -0.06),
        sharp(0.0, -0.3),
        sharp(neck * 0.85, -0.06),
        sharp(neck * 1.15, -0.04),
        sharp(0.3, -0.5),
        sharp(0.12, -1.0),
        sharp(-0.12, -1.0),
        sharp(-0.3, -0.5),
    ]);
    sketch.body(&front, inner.base);
    let edge = Path::stroke(&[(0.03, -0.35, 0.006), (0.034, -0.7, 0.01), (0.036, -1.0, 0.01)]);
    sketch.body(&edge, inner.shade);
    collar(sketch, shoulders, inner, -0.29);
    let opening = [
        sharp(-neck * 1.32, -0.07),
        soft(-neck * 1.25, -0.45),
        soft(-neck * 0.8, -0.74),
        sharp(-0.08, -1.0),
        sharp(0.08, -1.0),
        soft(neck * 0.8, -0.74),
        soft(neck * 1.25, -0.45),
        sharp(neck * 1.32, -0.07),
    ];
    cover(sketch, shoulders, cloth, &opening);
    for side in [-1.0, 1.0] {
        let lapel = Path::closed(&[
            sharp(neck * 1.26, -0.03),
            soft(neck * 1.62, -0.11),
            sharp(neck * 1.9, -0.33),
            sharp(neck * 1.62, -0.35),
            sharp(neck * 2.1, -0.43),
            soft(neck * 1.3, -0.74),
            sharp(0.04, -1.04),
            soft(neck * 0.84, -0.56),
            soft(neck * 1.12, -0.26),
        ]);
        sketch.body(&lapel.moved(0.014, -0.018).mirrored(side), deeper(cloth.shade, 0.12));
        sketch.body(&lapel.mirrored(side), facing(cloth, side));
        let notch = Path::stroke(&[(neck * 1.22, -0.3, 0.003), (neck * 1.64, -0.35, 0.01)]);
        sketch.body(&notch.mirrored(side), cloth.shade);
    }
}

fn cardigan(sketch: &mut Sketch, shoulders: Shoulders, cloth: Tones, inner: Tones) {
    let neck = shoulders.neck;
    let top = Path::closed(&[
        sharp(-neck * 1.3, -0.09),
        soft(-neck * 0.98, -0.19),
        soft(0.0, -0.275),
        soft(neck * 0.98, -0.19),
        sharp(neck * 1.3, -0.09),
        sharp(0.3, -0.5),
        sharp(0.1, -1.0),
        sharp(-0.1, -1.0),
        sharp(-0.3, -0.5),
    ]);
    sketch.body(&top, inner.base);
    let hem = Path::stroke(&[
        (-neck * 1.2, -0.12, 0.008),
        (-neck * 0.98, -0.2, 0.018),
        (-neck * 0.5, -0.265, 0.02),
        (0.0, -0.285, 0.02),
        (neck * 0.5, -0.265, 0.02),
        (neck * 0.98, -0.2, 0.018),
        (neck * 1.2, -0.12, 0.008),
    ]);
    sketch.body(&hem, inner.shade);
    cover(
        sketch,
        shoulders,
        cloth,
        &[sharp(-neck * 1.42, -0.08), sharp(0.0, -0.96), sharp(neck * 1.42, -0.08)],
    );
    for side in [-1.0, 1.0] {
        let band = |over: f32, width: f32| {
            Path::stroke(&[
                (neck * 1.1 + over * 0.2, -0.02, width * 0.12),
                (neck * 1.3 + over * 0.8, -0.14, width * 0.8),
                (neck * 1.16 + over, -0.36, width),
                (neck * 0.66 + over * 0.8, -0.66, width),
                (0.02 + over * 0.4, -1.03, width),
            ])
            .mirrored(side)
        };
        sketch.body(&band(0.016, 0.074), cloth.shade);
        sketch.body(&band(0.0, 0.064), facing(cloth, side));
    }
}
