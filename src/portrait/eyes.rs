//! Eyes, lids, lashes and brows.

use super::colour::{EYE_WHITE, GLINT, PUPIL, faded, mix};
use super::path::{Path, Point, point};
use super::sketch::Sketch;

/// The height of the eyes.
pub(super) const LEVEL: f32 = 0.56;

/// The opening between the lids of one eye.
struct Lids {
    side: f32,
    apart: f32,
    half: f32,
    rise: f32,
    fall: f32,
    slant: f32,
    rake: f32,
    blink: f32,
}

impl Lids {
    fn of(sketch: &Sketch, side: f32) -> Lids {
        let (build, pose) = (&sketch.person.build, sketch.pose);
        let half = build.eye;
        let open = pose.lids * (1.0 - 0.12 * build.lid_weight);
        let inner = pose.brow_inner + 0.3 * pose.brow_skew * side;
        Lids {
            side,
            apart: build.eye_apart,
            half,
            rise: half * (0.04 + (0.82 + 0.14 * pose.brow_skew * side) * open),
            fall: half * (0.4 - 0.26 * pose.squint),
            slant: 0.1 * half * build.eye_slant,
            rake: -0.42 * inner.min(0.0) - 0.2 * inner.max(0.0),
            blink: pose.blink,
        }
    }

    /// A point at a part of the eye's width, from -1 (inner corner) to 1 (outer), so far above its middle.
    fn at(&self, part: f32, up: f32) -> Point {
        point(self.side * (self.apart + part * self.half), LEVEL + up + part * self.slant)
    }

    fn lower(&self, part: f32) -> f32 {
        -self.fall * bow(part) * (1.0 + 0.18 * part)
    }

    /// The edge of the upper lid before a blink.
    fn open_upper(&self, part: f32) -> f32 {
        self.rise * bow(part).powf(0.85) * (1.0 + self.rake * part - 0.08 * part)
    }

    fn upper(&self, part: f32) -> f32 {
        let (open, shut) = (self.open_upper(part), self.lower(part) * 0.8);
        open + (shut - open) * self.blink
    }

    /// The fold above the upper lid.
    fn crease(&self, part: f32, weight: f32) -> f32 {
        let rest = self.half * (0.86 - 0.16 * weight) * bow(part).powf(0.7) * (1.0 + 0.6 * self.rake * part);
        let above = self.open_upper(part) + self.half * 0.12 * bow(part);
        (rest.max(above) - self.half * 0.1 * self.blink * bow(part)).max(self.upper(part))
    }

    /// What of a shape shows between the lids.
    fn showing(&self, path: &Path) -> Path {
        path.held(|at| {
            let part = ((at.x * self.side - self.apart) / self.half).clamp(-1.0, 1.0);
            let (low, high) = (self.at(part, self.lower(part)), self.at(part, self.upper(part)));
            point(self.side * (self.apart + part * self.half), at.y.clamp(low.y.min(high.y), high.y))
        })
    }

    /// The area between two edges, each told by how far it lies above the middle of the eye.
    fn band(&self, top: impl Fn(f32) -> f32, bottom: impl Fn(f32) -> f32) -> Path {
        let there = parts().map(|part| self.at(part, top(part)));
        let back = parts().map(|part| self.at(-part, bottom(-part)));
        Path::polygon(there.chain(back).collect::<Vec<Point>>())
    }
}

/// How much a lid bows at a part of its width: nothing in the corners, most in the middle.
fn bow(part: f32) -> f32 {
    (1.0 - part * part).max(0.0).powf(0.8)
}

/// From the inner to the outer corner.
fn parts() -> impl DoubleEndedIterator<Item = f32> {
    (-12_i8..=12).map(|step| f32::from(step) / 12.0)
}

/// Both eyes and both brows.
pub(super) fn draw(sketch: &mut Sketch) {
    for side in [-1.0, 1.0] {
        let lids = Lids::of(sketch, side);
        eye(sketch, &lids);
        brow(sketch, &lids);
    }
}

fn eye(sketch: &mut Sketch, lids: &Lids) {
    let skin = sketch.skin;
    let (build, pose) = (sketch.person.build, *sketch.pose);
    let far = lids.side > 0.0;
    let half = lids.half;
    let white = if far { mix(EYE_WHITE, skin.tones.shade, 0.16) } else { EYE_WHITE };
    let lid_tone = mix(skin.tones.base, skin.tones.shade, if far { 0.95 } else { 0.55 });
    let line = mix(skin.tones.shade, skin.deep, 0.45);
    let lash = mix(skin.deep, PUPIL, 0.75);

    // The hollow around the eye, then the lid from its fold down to its edge.
    let socket = lids.band(
        |part| lids.crease(part, build.lid_weight) + half * 0.3 * bow(part),
        |part| lids.lower(part),
    );
    sketch.head(&socket, faded(skin.tones.shade, if far { 0.5 } else { 0.35 }));
    let lid = lids.band(|part| lids.crease(part, build.lid_weight), |part| lids.upper(part));
    sketch.head(&lid, lid_tone);

    let ball = lids.band(|part| lids.upper(part), |part| lids.lower(part).min(lids.upper(part)));
    sketch.head(&ball, white);
    let centre = point(
        lids.side * lids.apart + pose.gaze_x * half * 0.42,
        LEVEL + half * (0.1 + 0.3 * pose.gaze_y),
    );
    let radius = half * 0.56;
    let iris = Path::ellipse(centre, radius, radius);
    sketch.head(&lids.showing(&iris), mix(sketch.person.iris, PUPIL, 0.45));
    let inner = Path::ellipse(centre, radius * 0.86, radius * 0.86);
    sketch.head(&lids.showing(&inner), sketch.person.iris);
    let glow_tone = sketch.person.iris.map(|channel| channel + (1.0 - channel) * channel * 0.55);
    let glow = Path::ellipse(
        point(centre.x + radius * 0.1, centre.y - radius * 0.4),
        radius * 0.55,
        radius * 0.36,
    );
    sketch.head(&lids.showing(&glow), glow_tone);
    let pupil = Path::ellipse(centre, radius * 0.46, radius * 0.46);
    sketch.head(&lids.showing(&pupil), PUPIL);
    let shadow = lids.band(
        |part| lids.upper(part),
        |part| {
            let (upper, lower) = (lids.upper(part), lids.lower(part).min(lids.upper(part)));
            upper + (lower - upper) * 0.26
        },
    );
    sketch.head(&shadow, faded(skin.deep, 0.3));
    let glint = Path::ellipse(
        point(centre.x - radius * 0.36, centre.y + radius * 0.36),
        radius * 0.24,
        radius * 0.24,
    );
    sketch.head(&lids.showing(&glint), GLINT);

    let tip = 1.04 + 0.1 * build.lashes;
    let flick = half * (0.03 + 0.08 * build.lashes);
    let width = half * (0.13 + 0.08 * build.lashes);
    let spine: Vec<(f32, f32, f32)> = parts()
        .step_by(3)
        .map(|part| {
            let at = lids.at(part, lids.upper(part));
            (at.x, at.y + width * 0.3, width * (0.45 + 0.3 * (part + 1.0)).min(1.0))
        })
        .chain({
            let end = lids.at(tip, lids.upper(1.0) + flick * (1.0 - 1.4 * pose.blink));
            [(end.x, end.y, width * 0.15)]
        })
        .collect();
    sketch.head(&Path::stroke(&spine), lash);

    let fold: Vec<(f32, f32, f32)> = parts()
        .step_by(3)
        .map(|part| {
            let at = lids.at(part, lids.crease(part, build.lid_weight));
            (at.x, at.y, half * 0.085 * (bow(part) * 0.8 + 0.15))
        })
        .collect();
    sketch.head(&Path::stroke(&fold), faded(line, 0.7));
    let rim: Vec<(f32, f32, f32)> = parts()
        .filter(|part| *part > -0.8)
        .step_by(3)
        .map(|part| {
            let at = lids.at(part, lids.lower(part));
            (at.x, at.y - half * 0.03, half * 0.07 * (0.3 + 0.7 * bow(part)))
        })
        .collect();
    sketch.head(&Path::stroke(&rim), faded(line, 0.75));
    let pouch = Path::stroke(&[
        stroke_at(lids, -0.7, lids.lower(-0.7) - half * 0.2, 0.004),
        stroke_at(lids, 0.0, lids.lower(0.0) - half * 0.2, 0.016),
        stroke_at(lids, 0.8, lids.lower(0.8) - half * 0.16, 0.004),
    ]);
    sketch.head(
        &pouch,
        faded(skin.tones.shade, 0.12 + 0.35 * sketch.person.age + 0.45 * pose.squint),
    );
}

fn stroke_at(lids: &Lids, part: f32, up: f32, width: f32) -> (f32, f32, f32) {
    let at = lids.at(part, up);
    (at.x, at.y, width)
}

fn brow(sketch: &mut Sketch, lids: &Lids) {
    let (build, pose) = (sketch.person.build, *sketch.pose);
    let (half, arch) = (lids.half, build.brow_arch);
    let lift = 0.5 * pose.brow_skew * lids.side;
    let (inner, outer) = (pose.brow_inner + lift * 0.8, pose.brow_outer + lift);
    let draw_in = 0.034 * pose.brow_pinch;
    let width = build.brow * (1.0 + 0.1 * pose.brow_pinch);
    let knot = |part: f32, up: f32, over: f32, width: f32| (lids.side * (lids.apart + part * half - over), LEVEL + up, width);
    let spine = [
        knot(-1.02, 0.108 + 0.052 * inner, draw_in, width * 0.72),
        knot(
            -0.5,
            0.12 + 0.008 * arch + 0.045 * inner + 0.004 * outer,
            draw_in * 0.8,
            width * 1.05,
        ),
        knot(0.3, 0.126 + 0.022 * arch + 0.02 * inner + 0.024 * outer, draw_in * 0.4, width * 0.9),
        knot(
            0.85,
            0.116 + 0.018 * arch + 0.006 * inner + 0.04 * outer,
            draw_in * 0.2,
            width * 0.6,
        ),
        knot(1.36, 0.083 + 0.006 * arch + 0.05 * outer, 0.0, width * 0.12),
    ];
    sketch.head(&Path::stroke(&spine), sketch.person.brows);
}

#[cfg(test)]
mod tests {
    use super::super::appearance::Appearance;
    use super::super::pose::Pose;
    use super::*;
    use crate::scenario::Look;

    #[test]
    fn both_eyes_are_alike_until_one_brow_rises() {
        let person = Appearance::of(&Look::default(), 40, 5);
        let apart = |brow_skew: f32| {
            let pose = Pose {
                lids: 0.6,
                brow_skew,
                ..Pose::default()
            };
            let sketch = Sketch::new(&person, &pose);
            let (left, right) = (Lids::of(&sketch, -1.0), Lids::of(&sketch, 1.0));
            parts().map(|part| (left.upper(part) - right.upper(part)).abs()).sum::<f32>()
        };
        assert!(apart(0.0) < 1e-5);
        assert!(apart(1.0) > 0.05);
    }

    #[test]
    fn a_blink_closes_the_lids_from_every_openness() {
        let person = Appearance::of(&Look::default(), 40, 5);
        for lids in [0.0, 0.3, 0.65, 1.0] {
            let pose = Pose {
                lids,
                blink: 1.0,
                ..Pose::default()
            };
            let lids = Lids::of(&Sketch::new(&person, &pose), 1.0);
            assert!(parts().all(|part| (lids.upper(part) - lids.lower(part)).abs() < 0.01));
        }
    }
}
