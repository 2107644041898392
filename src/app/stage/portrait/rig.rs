//! Where a point of the head or body comes to lie when somebody turns, tilts, leans and breathes.

use super::path::{Point, point};
use super::pose::Pose;

/// The point about which the head tilts.
const NECK: Point = Point { x: 0.0, y: -0.02 };

/// The placing of head and body in a pose.
pub(super) struct Rig {
    turn: f32,
    nod: f32,
    tilt: (f32, f32),
    shift: Point,
    head_size: f32,
    body_size: f32,
    sway: f32,
}

impl Rig {
    /// The placing in a pose.
    pub(super) fn of(pose: &Pose) -> Rig {
        Rig {
            turn: (pose.turn * 0.34).sin(),
            nod: (pose.nod * 0.24).sin(),
            tilt: (-pose.tilt * 0.2).sin_cos(),
            shift: point(
                pose.tilt * 0.03 + pose.turn * 0.015,
                -0.075 * pose.lean - 0.035 * pose.shoulders_raised + 0.006 * pose.breath,
            ),
            head_size: 1.0 + 0.07 * pose.lean,
            body_size: 1.0 + 0.04 * pose.lean,
            sway: -pose.tilt * 0.025,
        }
    }

    /// Where a point on the face, given as in a view from the front, comes to lie.
    pub(super) fn head(&self, at: Point) -> Point {
        self.head_at(at, depth(at))
    }

    /// Where a point of the head at a depth, positive towards the viewer, comes to lie.
    pub(super) fn head_at(&self, at: Point, depth: f32) -> Point {
        let turned = point(at.x + depth * self.turn, at.y - depth * self.nod);
        let (x, y) = ((turned.x - NECK.x) * self.head_size, (turned.y - NECK.y) * self.head_size);
        let (sin, cos) = self.tilt;
        point(NECK.x + x * cos - y * sin + self.shift.x, NECK.y + x * sin + y * cos + self.shift.y)
    }

    /// Where a point of the body comes to lie.
    pub(super) fn body(&self, at: Point) -> Point {
        let up = at.y + 1.0;
        point((at.x + self.sway * up) * self.body_size, -1.0 + up * self.body_size)
    }
}

/// How far a point of the face lies before the rim of the head.
fn depth(at: Point) -> f32 {
    let (across, up) = (at.x / 0.42, if at.y > 0.55 { (at.y - 0.55) / 0.52 } else { (at.y - 0.55) / 0.66 });
    let round = 0.3 * (1.0 - across * across - up * up);
    let (over, above) = (at.x / 0.075, (at.y - 0.37) / 0.12);
    round.max(-0.12) + 0.1 * (-(over * over) - above * above).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_rest_everything_stays() {
        let rig = Rig::of(&Pose::default());
        for at in [point(0.2, 0.5), point(-0.3, 0.9), point(0.0, 0.37)] {
            let (head, body) = (rig.head(at), rig.body(at));
            assert!((head.x - at.x).abs() + (head.y - at.y).abs() < 1e-5);
            assert!((body.x - at.x).abs() + (body.y - at.y).abs() < 1e-5);
        }
    }

    #[test]
    fn opposite_turns_mirror_each_other() {
        let left = Rig::of(&Pose { turn: -0.6, tilt: -0.4, ..Pose::default() });
        let right = Rig::of(&Pose { turn: 0.6, tilt: 0.4, ..Pose::default() });
        let (a, b) = (left.head(point(-0.2, 0.6)), right.head(point(0.2, 0.6)));
        assert!((a.x + b.x).abs() < 1e-5 && (a.y - b.y).abs() < 1e-5);
    }

    #[test]
    fn the_nose_turns_further_than_the_temple() {
        let rig = Rig::of(&Pose { turn: 1.0, ..Pose::default() });
        assert!(rig.head(point(0.0, 0.37)).x > rig.head(point(0.34, 0.6)).x - 0.34);
    }
}
