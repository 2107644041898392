//! Neck, ears, the planes of the face, the nose, and what age and strain write on the skin.

use super::appearance::Earrings;
use super::colour::{GOLD, faded, mix};
use super::path::{Knot, Path, Point, point, sharp, soft};
use super::sketch::Sketch;

/// The neck and the skin down to the collarbones, with the shadow that the head throws on it.
pub(super) fn neck(sketch: &mut Sketch) {
    let half = sketch.person.build.neck;
    let skin = sketch.skin;
    let head = |x: f32, y: f32| sketch.on_head(point(x, y), -0.08);
    let body = |x: f32, y: f32| sketch.on_body(point(x, y));
    let soft_at = |at: Point| Knot { at, sharp: false };
    let sharp_at = |at: Point| Knot { at, sharp: true };
    let side = |side: f32| {
        let (top, foot) = (head(side * half, 0.22), body(side * half * 1.02, -0.01));
        [
            top,
            top.towards(foot, 0.6),
            foot,
            body(side * half * 1.3, -0.1),
            body(side * half * 2.1, -0.19),
            body(side * 0.5, -0.8),
        ]
    };
    let (left, right) = (side(-1.0), side(1.0));
    let down = |points: &[Point; 6]| -> Vec<Knot> {
        let [top, middle, foot, flare, slope, low] = *points;
        vec![
            sharp_at(top),
            soft_at(middle),
            soft_at(foot),
            soft_at(flare),
            soft_at(slope),
            sharp_at(low),
        ]
    };
    let whole: Vec<Knot> = down(&right).into_iter().chain(down(&left).into_iter().rev()).collect();
    let mut far: Vec<Knot> = down(&right)[..5].to_vec();
    far.extend([
        soft_at(body(half * 1.1, -0.24)),
        soft_at(body(half * 0.72, -0.12)),
        soft_at(left[2].towards(right[2], 0.76)),
        sharp_at(left[0].towards(right[0], 0.66)),
    ]);
    let column = Path::polygon([left[0], right[0], right[2], body(half, -0.2), body(-half, -0.2), left[2]]);
    let throw = sketch.face.mapped(|at| sketch.on_head(at, -0.02)).moved(0.03, -0.1);
    sketch.add(Path::closed(&whole), skin.tones.base);
    sketch.add(Path::closed(&far), skin.tones.shade);
    sketch.add(throw.inside(&column), mix(skin.tones.shade, skin.deep, 0.08));
    for side in [-1.0, 1.0] {
        let bone = Path::stroke(&[(0.045, -0.235, 0.006), (0.12, -0.215, 0.018), (0.27, -0.19, 0.004)]).mirrored(side);
        sketch.body(&bone, faded(skin.tones.shade, 0.7));
    }
}

/// The ears.
pub(super) fn ears(sketch: &mut Sketch) {
    let skin = sketch.skin;
    let warm = mix(skin.tones.base, skin.flush, 0.1 + 0.15 * sketch.pose.flush);
    let rim = sketch.person.build.cheek;
    let lobe = 0.412 - 0.025 * sketch.person.age;
    for side in [-1.0, 1.0] {
        let ear = Path::closed(&[
            soft(rim - 0.03, 0.6),
            soft(rim + 0.016, 0.628),
            soft(rim + 0.05, 0.598),
            soft(rim + 0.046, 0.53),
            soft(rim + 0.03, 0.465),
            soft(rim + 0.018, lobe + 0.014),
            soft(rim - 0.004, lobe),
            soft(rim - 0.05, lobe + 0.06),
        ]);
        let inner = Path::closed(&[
            soft(rim - 0.01, 0.585),
            soft(rim + 0.02, 0.6),
            soft(rim + 0.032, 0.572),
            soft(rim + 0.014, 0.54),
            soft(rim + 0.022, 0.5),
            soft(rim + 0.008, 0.455),
            soft(rim - 0.015, 0.47),
        ]);
        let tone = if side < 0.0 { warm } else { mix(warm, skin.tones.shade, 0.75) };
        sketch.head_at(&ear.mirrored(side), -0.05, tone);
        sketch.head_at(
            &inner.mirrored(side),
            -0.05,
            mix(skin.tones.shade, skin.deep, if side < 0.0 { 0.0 } else { 0.2 }),
        );
        let pierced = point(side * (rim + 0.012), lobe + 0.016);
        let jewel = match sketch.person.earrings {
            Some(Earrings::Studs) => Path::ellipse(pierced, 0.014, 0.014),
            Some(Earrings::Hoops) => {
                let middle = point(pierced.x, pierced.y - 0.038);
                Path::ellipse(middle, 0.036, 0.042).without(&Path::ellipse(middle, 0.025, 0.031))
            }
            None => Path::default(),
        };
        sketch.head_at(&jewel, -0.05, GOLD);
    }
}

/// The face without its features: base, light, shade, blood and lines.
pub(super) fn skull(sketch: &mut Sketch) {
    let skin = sketch.skin;
    let (build, pose) = (sketch.person.build, *sketch.pose);
    let face = sketch.face.clone();
    sketch.head(&face, skin.tones.base);

    let light = Path::closed(&[
        soft(-0.25, 0.9),
        soft(-0.1, 0.985),
        soft(0.06, 0.95),
        soft(0.075, 0.82),
        soft(-0.03, 0.755),
        soft(-0.17, 0.755),
        soft(-0.275, 0.77),
    ]);
    sketch.head(&light, faded(skin.tones.light, 0.42));
    let far = Path::closed(&[
        sharp(0.24, 1.06),
        soft(0.235, 0.9),
        soft(0.275, 0.78),
        soft(0.272, 0.66),
        soft(0.29, 0.57),
        soft(0.27, 0.47),
        soft(0.205, 0.37),
        soft(0.178, 0.26),
        soft(0.15, 0.14),
        soft(0.06, build.chin_height + 0.045 - 0.04 * pose.mouth_open),
        sharp(-0.06, build.chin_height - 0.04),
        sharp(0.3, -0.1),
        sharp(0.6, 0.2),
        sharp(0.6, 1.06),
    ]);
    sketch.head(&far.inside(&face), skin.tones.shade);

    for side in [-1.0, 1.0] {
        let cheek = Path::closed(&[
            soft(0.125, 0.4),
            soft(0.165, 0.44),
            soft(0.24, 0.454),
            soft(0.308, 0.435),
            soft(0.32, 0.398),
            soft(0.272, 0.358),
            soft(0.2, 0.343),
            soft(0.142, 0.362),
        ]);
        sketch.head(&cheek.mirrored(side).inside(&face), faded(skin.flush, 0.07 + 0.13 * pose.flush));
    }
    lines(sketch);
}

/// The lines of age, of a drawn brow and of a raised one.
fn lines(sketch: &mut Sketch) {
    let (age, pose) = (sketch.person.age, *sketch.pose);
    let line = mix(sketch.skin.tones.shade, sketch.skin.deep, 0.25);
    let smile = pose.mouth_curve.max(0.0);
    let sneer = pose.mouth_press.max(pose.squint * 0.8) * pose.flush;
    for side in [-1.0, 1.0] {
        let fold = Path::stroke(&[(0.098, 0.36, 0.004), (0.128, 0.315, 0.016), (0.15 + 0.015 * smile, 0.25, 0.004)]);
        sketch.head(&fold.mirrored(side), faded(line, 0.06 + 0.65 * age + 0.4 * smile + 0.35 * sneer));
        let crow = [(0.275, 0.575, 0.585), (0.278, 0.553, 0.545)];
        for (x, from, to) in crow {
            let foot = Path::stroke(&[(x, from, 0.007), (x + 0.045, to, 0.003)]);
            sketch.head(&foot.mirrored(side), faded(line, (1.3 * age - 0.35 + 0.5 * smile * age).max(0.0)));
        }
        let bag = Path::stroke(&[(0.105, 0.487, 0.004), (0.16, 0.47, 0.014), (0.22, 0.488, 0.004)]);
        sketch.head(&bag.mirrored(side), faded(line, 0.1 + 0.6 * age));
    }
    let raised = (pose.brow_inner.max(0.0) * 0.9 + pose.brow_outer.max(0.0) * 0.3 - pose.flush * 0.5).max(0.0);
    for (y, width) in [(0.785, 0.15), (0.825, 0.17), (0.862, 0.12)] {
        let wrinkle = Path::stroke(&[(-width, y - 0.008, 0.003), (0.0, y + 0.006, 0.009), (width, y - 0.004, 0.003)]);
        sketch.head(&wrinkle, faded(line, 0.55 * age * age + raised * (0.35 + 0.4 * age)));
    }
    for side in [-1.0, 1.0] {
        let furrow = Path::stroke(&[(0.026, 0.705, 0.004), (0.022, 0.665, 0.013), (0.03, 0.62, 0.004)]);
        sketch.head(
            &furrow.mirrored(side),
            faded(line, (pose.brow_pinch - 0.25).max(0.0) * 1.1 + 0.15 * age),
        );
    }
}

/// The nose: its far side, the light on its ridge, the wings and what lies beneath.
pub(super) fn nose(sketch: &mut Sketch) {
    let skin = sketch.skin;
    let build = sketch.person.build;
    let (half, tip) = (build.nose, build.nose_height);
    let flare = 1.0 + 0.1 * sketch.pose.flush;
    let wing = half * flare;
    let low = tip - 0.03;
    let side = Path::closed(&[
        sharp(0.05, 0.64),
        soft(0.03, 0.57),
        soft(0.024, 0.48),
        soft(0.034, tip + 0.045),
        soft(0.034, tip + 0.005),
        sharp(0.03, low + 0.002),
        soft(wing * 0.72, low + 0.002),
        soft(wing * 1.0, low + 0.018),
        soft(wing * 0.92, low + 0.046),
        soft(wing * 0.66, tip + 0.045),
        soft(0.046, 0.49),
        soft(0.062, 0.58),
    ]);
    let under = Path::closed(&[
        sharp(-wing * 0.9, low + 0.014),
        soft(-wing * 0.55, low - 0.002),
        soft(0.0, low - 0.016),
        soft(wing * 0.55, low - 0.002),
        sharp(wing * 0.96, low + 0.014),
        soft(wing * 0.5, low + 0.013),
        soft(0.0, low + 0.003),
        soft(-wing * 0.5, low + 0.013),
    ]);
    let ridge = Path::closed(&[
        soft(-0.016, 0.575),
        soft(0.01, 0.565),
        soft(0.009, 0.46),
        soft(0.02, tip + 0.035),
        soft(0.006, tip + 0.008),
        soft(-0.026, tip + 0.022),
        soft(-0.014, 0.45),
    ]);
    let edge = Path::stroke(&[
        (-wing * 0.74, tip + 0.034, 0.003),
        (-wing * 0.99, tip + 0.006, 0.01),
        (-wing * 0.88, low + 0.01, 0.004),
    ]);
    let crease = mix(skin.tones.shade, skin.deep, 0.3);
    let tipped = Path::ellipse(point(-0.01, tip + 0.012), 0.05, 0.032);
    sketch.head(&tipped, faded(skin.flush, 0.1 + 0.16 * sketch.pose.flush));
    sketch.head(&side, skin.tones.shade);
    sketch.head(&ridge, faded(skin.tones.light, 0.7));
    sketch.head(&under, mix(skin.tones.shade, skin.deep, 0.22));
    sketch.head(&edge, faded(crease, 0.7));
    for side in [-1.0, 1.0] {
        let nostril = Path::closed(&[
            soft(wing * 0.2, low + 0.002),
            soft(wing * 0.42, low + 0.014),
            soft(wing * 0.66, low + 0.008),
            soft(wing * 0.45, low - 0.004),
        ]);
        sketch.head(&nostril.mirrored(side), faded(skin.deep, 0.85));
    }
}
