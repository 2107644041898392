//! How a flat shape's outline is described and built: points, segments, and a few ways to draw them.

/// A place on the picture: x to the viewer's right, y up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the viewer's right.
    pub x: f32,
    /// Up.
    pub y: f32,
}

/// A shorthand for a [`Point`].
pub(super) fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// The point a part of the way (0..=1) to another.
    pub(super) fn towards(self, other: Point, part: f32) -> Point {
        point(self.x + (other.x - self.x) * part, self.y + (other.y - self.y) * part)
    }

    fn distance(self, other: Point) -> f32 {
        (other.x - self.x).hypot(other.y - self.y)
    }
}

/// One step of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// A new outline begins here.
    MoveTo(Point),
    /// Straight on to here.
    LineTo(Point),
    /// In a curve with two control points to the last point.
    CubicTo(Point, Point, Point),
    /// Straight back to where the outline began.
    Close,
}

/// The outline of a shape, to be filled. Every outline is closed; a hole runs the other way round, so that either fill rule leaves it
/// open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Its steps.
    pub segments: Vec<Segment>,
}

/// A point that an outline goes through, softly or with a corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Knot {
    pub(super) at: Point,
    pub(super) sharp: bool,
}

/// The outline curves through here.
pub(super) fn soft(x: f32, y: f32) -> Knot {
    Knot {
        at: point(x, y),
        sharp: false,
    }
}

/// The outline has a corner here.
pub(super) fn sharp(x: f32, y: f32) -> Knot {
    Knot {
        at: point(x, y),
        sharp: true,
    }
}

/// A closed, symmetrical list of knots from its right half, given from top to bottom.
pub(super) fn both_sides(half: &[Knot]) -> Vec<Knot> {
    let left = half.iter().rev().filter(|knot| knot.at.x.abs() > 1e-4);
    half.iter()
        .copied()
        .chain(left.map(|knot| Knot {
            at: point(-knot.at.x, knot.at.y),
            sharp: knot.sharp,
        }))
        .collect()
}

impl Path {
    /// A closed curve through the knots.
    pub(super) fn closed(knots: &[Knot]) -> Path {
        let count = knots.len();
        let at = |index: usize| knots[index % count];
        let mut segments = vec![Segment::MoveTo(at(0).at)];
        for index in 0..count {
            let (before, from, to, after) = (at(index + count - 1), at(index), at(index + 1), at(index + 2));
            let reach = from.at.distance(to.at) * 0.35;
            let out = handle(before.at, from, to.at, reach);
            let back = handle(after.at, to, from.at, reach);
            segments.push(Segment::CubicTo(out, back, to.at));
        }
        segments.push(Segment::Close);
        Path { segments }
    }

    /// A closed outline of straight lines.
    pub(super) fn polygon(points: impl IntoIterator<Item = Point>) -> Path {
        let mut segments: Vec<Segment> = points
            .into_iter()
            .enumerate()
            .map(|(index, at)| if index == 0 { Segment::MoveTo(at) } else { Segment::LineTo(at) })
            .collect();
        segments.push(Segment::Close);
        Path { segments }
    }

    /// A brush stroke through (x, y, width) that swells and tapers.
    pub(super) fn stroke(spine: &[(f32, f32, f32)]) -> Path {
        let last = spine.len() - 1;
        let edge = |side: f32| {
            (0..=last).map(move |index| {
                let (x, y, width) = spine[index];
                let (before, after) = (spine[index.saturating_sub(1)], spine[(index + 1).min(last)]);
                let (dx, dy) = (after.0 - before.0, after.1 - before.1);
                let length = dx.hypot(dy).max(1e-6);
                let (over, up) = (-dy / length * width * 0.5 * side, dx / length * width * 0.5 * side);
                Knot {
                    at: point(x + over, y + up),
                    sharp: index == 0 || index == last,
                }
            })
        };
        let there = edge(1.0);
        let mut knots: Vec<Knot> = there.collect();
        let mut back: Vec<Knot> = edge(-1.0).collect();
        back.reverse();
        knots.extend(back);
        Path::closed(&knots)
    }

    /// An ellipse.
    pub(super) fn ellipse(centre: Point, across: f32, up: f32) -> Path {
        let knots: Vec<Knot> = (0_u8..8)
            .map(|step| {
                let (sin, cos) = (f32::from(step) * std::f32::consts::FRAC_PI_4).sin_cos();
                soft(centre.x + across * cos, centre.y + up * sin)
            })
            .collect();
        Path::closed(&knots)
    }

    /// A rectangle with round corners, from its lower left to its upper right.
    pub(super) fn rounded(low: Point, high: Point, radius: f32) -> Path {
        let radius = radius.min((high.x - low.x) / 2.0).min((high.y - low.y) / 2.0).max(0.0);
        let corners = [
            (high.x - radius, high.y - radius, 0.0),
            (low.x + radius, high.y - radius, 1.0),
            (low.x + radius, low.y + radius, 2.0),
            (high.x - radius, low.y + radius, 3.0),
        ];
        Path::polygon(corners.into_iter().flat_map(|(x, y, quarter)| {
            (0_u8..=10).map(move |step| {
                let (sin, cos) = ((quarter + f32::from(step) / 10.0) * std::f32::consts::FRAC_PI_2).sin_cos();
                point(x + radius * cos, y + radius * sin)
            })
        }))
    }

    /// A limb: straight from one point to another, with a width at each, and round at its ends.
    pub(super) fn limb(from: Point, to: Point, wide: f32, narrow: f32) -> Path {
        let along = (to.y - from.y).atan2(to.x - from.x);
        let end = |at: Point, radius: f32, begins: f32| {
            (0_u8..=16).map(move |step| {
                let (sin, cos) = (begins + f32::from(step) / 16.0 * std::f32::consts::PI).sin_cos();
                point(at.x + radius * cos, at.y + radius * sin)
            })
        };
        let quarter = std::f32::consts::FRAC_PI_2;
        Path::polygon(end(from, wide / 2.0, along + quarter).chain(end(to, narrow / 2.0, along - quarter)))
    }

    /// This outline with another cut out of it. The other must lie inside and run the same way round.
    pub(super) fn without(mut self, hole: &Path) -> Path {
        let mut points = hole.flattened();
        points.reverse();
        self.segments.extend(Path::polygon(points).segments);
        self
    }

    /// Every point moved.
    pub(super) fn mapped(&self, place: impl Fn(Point) -> Point) -> Path {
        let segments = self
            .segments
            .iter()
            .map(|segment| match *segment {
                Segment::MoveTo(to) => Segment::MoveTo(place(to)),
                Segment::LineTo(to) => Segment::LineTo(place(to)),
                Segment::CubicTo(out, back, to) => Segment::CubicTo(place(out), place(back), place(to)),
                Segment::Close => Segment::Close,
            })
            .collect();
        Path { segments }
    }

    /// Every point of its flattened outline moved: unlike a mapped one, it follows bends that its control points know nothing of.
    pub(super) fn held(&self, hold: impl Fn(Point) -> Point) -> Path {
        Path::polygon(self.flattened().into_iter().map(hold))
    }

    /// Moved by so much.
    pub(super) fn moved(&self, x: f32, y: f32) -> Path {
        self.mapped(|at| point(at.x + x, at.y + y))
    }

    /// The other way round, as in a mirror, if `side` is negative; itself otherwise.
    pub(super) fn mirrored(&self, side: f32) -> Path {
        self.mapped(|at| point(at.x * side.signum(), at.y))
    }

    /// Only what lies inside another outline, which must bulge everywhere (be convex).
    pub(super) fn inside(&self, window: &Path) -> Path {
        let mut frame = window.flattened();
        let area: f32 = pairs(&frame).map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        if area < 0.0 {
            frame.reverse();
        }
        let kept = pairs(&frame).fold(self.flattened(), |points, (from, to)| {
            let depth = |at: Point| (to.x - from.x) * (at.y - from.y) - (to.y - from.y) * (at.x - from.x);
            let mut kept = Vec::with_capacity(points.len() + 2);
            for (a, b) in pairs(&points) {
                let (depth_a, depth_b) = (depth(a), depth(b));
                if depth_a >= 0.0 {
                    kept.push(a);
                }
                if (depth_a >= 0.0) != (depth_b >= 0.0) {
                    kept.push(a.towards(b, depth_a / (depth_a - depth_b)));
                }
            }
            kept
        });
        if kept.len() < 3 { Path::default() } else { Path::polygon(kept) }
    }

    /// Its points, with curves as eight short lines each. Of a path with holes, all points in one row.
    fn flattened(&self) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::with_capacity(self.segments.len() * 8);
        for segment in &self.segments {
            match *segment {
                Segment::MoveTo(to) | Segment::LineTo(to) => points.push(to),
                Segment::CubicTo(out, back, to) => {
                    let from = points.last().copied().unwrap_or(to);
                    points.extend((1_u8..=8).map(|step| {
                        let t = f32::from(step) / 8.0;
                        let (a, b, c) = (from.towards(out, t), out.towards(back, t), back.towards(to, t));
                        a.towards(b, t).towards(b.towards(c, t), t)
                    }));
                }
                Segment::Close => {}
            }
        }
        points
    }
}

/// Where a curve's control point lies at a knot between two neighbours, on the side of the one in front.
fn handle(behind: Point, knot: Knot, ahead: Point, reach: f32) -> Point {
    let here = knot.at;
    let (near, far) = (here.distance(behind).max(1e-6), here.distance(ahead).max(1e-6));
    let (dx, dy) = if knot.sharp {
        (ahead.x - here.x, ahead.y - here.y)
    } else {
        (
            (here.x - behind.x) / near * far + (ahead.x - here.x) / far * near,
            (here.y - behind.y) / near * far + (ahead.y - here.y) / far * near,
        )
    };
    let length = dx.hypot(dy).max(1e-6);
    point(here.x + dx / length * reach, here.y + dy / length * reach)
}

/// Each point with the next, and the last with the first.
fn pairs(points: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    points.iter().copied().zip(points.iter().copied().cycle().skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(path: &Path) -> f32 {
        pairs(&path.flattened()).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0
    }

    #[test]
    fn an_ellipse_has_the_area_of_an_ellipse() {
        let area = area(&Path::ellipse(point(1.0, 2.0), 2.0, 1.0));
        assert!((area - 2.0 * std::f32::consts::PI).abs() < 0.1, "{area}");
    }

    #[test]
    fn half_a_square_remains_inside_a_window_that_covers_half() {
        let square = |x: f32| Path::polygon([point(x, 0.0), point(x + 2.0, 0.0), point(x + 2.0, 2.0), point(x, 2.0)]);
        assert!((area(&square(0.0).inside(&square(1.0))) - 2.0).abs() < 1e-4);
        assert_eq!(square(0.0).inside(&square(5.0)), Path::default());
    }

    #[test]
    fn a_hole_takes_its_area_away() {
        let ring = Path::ellipse(point(0.0, 0.0), 2.0, 2.0).without(&Path::ellipse(point(0.0, 0.0), 1.0, 1.0));
        let moves = ring.segments.iter().filter(|segment| matches!(segment, Segment::MoveTo(_))).count();
        assert_eq!(moves, 2);
    }

    #[test]
    fn a_symmetrical_outline_has_as_much_on_either_side() {
        let knots = both_sides(&[soft(0.0, 1.0), soft(1.0, 0.0), sharp(0.0, -1.0)]);
        let sum: f32 = knots.iter().map(|knot| knot.at.x).sum();
        assert_eq!(knots.len(), 4);
        assert!(sum.abs() < 1e-6);
    }
}
