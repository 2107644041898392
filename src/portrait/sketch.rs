//! The picture while it is drawn: who sits, in which pose, and the shapes so far.

use super::appearance::Appearance;
use super::colour::{Colour, Skin};
use super::path::{Path, both_sides, soft};
use super::pose::Pose;
use super::rig::Rig;
use super::{Point, Shape};

/// The picture while it is drawn.
pub(super) struct Sketch<'a> {
    /// Who sits.
    pub(super) person: &'a Appearance,
    /// In which pose.
    pub(super) pose: &'a Pose,
    /// The skin with the blood of the pose in it.
    pub(super) skin: Skin,
    /// The outline of the face, seen from the front; it bulges everywhere.
    pub(super) face: Path,
    rig: Rig,
    shapes: Vec<Shape>,
}

impl<'a> Sketch<'a> {
    /// An empty picture.
    pub(super) fn new(person: &'a Appearance, pose: &'a Pose) -> Sketch<'a> {
        Sketch {
            person,
            pose,
            skin: person.skin.heated(pose.flush),
            face: face(person, pose),
            rig: Rig::of(pose),
            shapes: Vec::with_capacity(160),
        }
    }

    /// Adds a shape that lies on the face.
    pub(super) fn head(&mut self, path: &Path, colour: Colour) {
        let placed = path.mapped(|at| self.rig.head(at));
        self.add(placed, colour);
    }

    /// Adds a shape of the head at a depth: 0 at its rim, more towards the viewer.
    pub(super) fn head_at(&mut self, path: &Path, depth: f32, colour: Colour) {
        let placed = path.mapped(|at| self.rig.head_at(at, depth));
        self.add(placed, colour);
    }

    /// Adds a shape of the body.
    pub(super) fn body(&mut self, path: &Path, colour: Colour) {
        let placed = path.mapped(|at| self.rig.body(at));
        self.add(placed, colour);
    }

    /// Adds a shape whose place is settled.
    pub(super) fn add(&mut self, path: Path, colour: Colour) {
        if !path.segments.is_empty() && colour[3] > 0.004 {
            self.shapes.push(Shape { path, colour });
        }
    }

    /// Where a point of the head at a depth lies in the picture.
    pub(super) fn on_head(&self, at: Point, depth: f32) -> Point {
        self.rig.head_at(at, depth)
    }

    /// Where a point of the body lies in the picture.
    pub(super) fn on_body(&self, at: Point) -> Point {
        self.rig.body(at)
    }

    /// The shapes, from back to front.
    pub(super) fn finished(self) -> Vec<Shape> {
        self.shapes
    }
}

/// The outline of a face, with the jaw dropped as far as the mouth is open.
fn face(person: &Appearance, pose: &Pose) -> Path {
    let build = &person.build;
    let drop = 0.045 * pose.mouth_open;
    let low = build.chin_height - drop;
    Path::closed(&both_sides(&[
        soft(0.0, 1.05),
        soft(0.2, 1.0),
        soft(0.317, 0.865),
        soft(build.cheek, 0.66),
        soft(build.cheek - 0.006, 0.5),
        soft(build.cheek * 0.55 + build.jaw * 0.45, 0.31 - drop * 0.2),
        soft(build.jaw, 0.19 - drop * 0.6),
        soft(build.chin + 0.03, low + 0.04),
        soft(build.chin * 0.5, low + 0.004),
        soft(0.0, low),
    ]))
}
