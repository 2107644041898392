//! Where the customer is while they talk: a place for each channel, drawn around them.

mod counter;
mod furniture;
mod home;
mod square;
mod study;

use super::Shape;
use super::colour::{Colour, Tones, faded, hex, mix};
use super::path::{Path, point, sharp, soft};
use crate::scenario::Channel;

/// What is seen of the place, in the measure of the figure: the middle is at x = 0, the table's far edge at y = -1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// How far it reaches to either side; 0.4 and more.
    pub half: f32,
    /// Its upper edge; above -0.5.
    pub top: f32,
    /// Its lower edge; below -1.
    pub bottom: f32,
}

impl View {
    /// What is seen on a stage of a width and height, with the table's far edge so far below its top; and how large the figure's measure is
    /// there. The figure is 2.3 wide and stands from -1 to 1.55.
    pub fn on_stage(width: f32, height: f32, table: f32) -> (View, f32) {
        let table = table.max(1.0);
        let scale = (table / 2.55).min(width / 2.3);
        let view = View {
            half: width / 2.0 / scale,
            top: table / scale - 1.0,
            bottom: -1.0 - (height - table) / scale,
        };
        (view, scale)
    }
}

/// The colours of a place, from the theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlaceTones {
    /// Walls: as they are, away from the light, towards it.
    pub wall: Tones,
    /// Tables, counters and shelves.
    pub wood: Tones,
    /// What stands far back: furniture, frames, people.
    pub far: Tones,
    /// The sky, by day and by night.
    pub sky: [Colour; 2],
    /// What shines: lamps and screens.
    pub glow: Colour,
    /// Green things.
    pub leaf: Colour,
    /// Paper and other bright things.
    pub bright: Colour,
}

/// What a place shows of the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scene {
    /// How the two talk.
    pub channel: Channel,
    /// How much of the day has passed: 0 morning, 1 noon, 2 evening, 3 night, and round again.
    pub hour: u8,
    /// How many others stand by, waiting or reading: at most [`Scene::MOST`] are drawn.
    pub others: u8,
}

impl Scene {
    /// How many others are drawn at most.
    pub const MOST: u8 = 6;

    /// Whether it is dark outside.
    fn night(self) -> bool {
        self.hour % 4 >= 2
    }
}

/// The shapes of a place, from back to front; the customer stands before all of them. Everything lies within the view.
pub fn place(scene: Scene, view: View, tones: &PlaceTones) -> Vec<Shape> {
    let mut tones = *tones;
    if scene.night() {
        let dusk = Tones {
            base: tones.sky[1],
            shade: tones.sky[1],
            light: tones.sky[1],
        };
        tones.wall = tones.wall.mixed(dusk, 0.2);
        tones.far = tones.far.mixed(dusk, 0.2);
    }
    let mut ground = Ground {
        scene,
        view,
        tones,
        shapes: Vec::with_capacity(128),
    };
    match scene.channel {
        Channel::InPerson => counter::draw(&mut ground),
        Channel::Phone => home::with_a_phone(&mut ground),
        Channel::Chat => home::with_a_chat(&mut ground),
        Channel::Email => study::draw(&mut ground),
        Channel::Social => square::draw(&mut ground),
    }
    ground.shapes
}

/// A place while it is drawn.
struct Ground {
    scene: Scene,
    view: View,
    tones: PlaceTones,
    shapes: Vec<Shape>,
}

impl Ground {
    /// Adds a shape, or what of it lies within the view.
    fn add(&mut self, path: &Path, colour: Colour) {
        let View { half, top, bottom } = self.view;
        let seen = path.inside(&rectangle(-half, bottom, half, top));
        if !seen.segments.is_empty() && colour[3] > 0.004 {
            self.shapes.push(Shape { path: seen, colour });
        }
    }

    /// Adds a rectangle from its lower left to its upper right corner.
    fn block(&mut self, left: f32, low: f32, right: f32, high: f32, colour: Colour) {
        self.add(&rectangle(left, low, right, high), colour);
    }

    /// Adds a rectangle with round corners.
    fn soft_block(&mut self, [left, low, right, high]: [f32; 4], radius: f32, colour: Colour) {
        self.add(&Path::rounded(point(left, low), point(right, high), radius), colour);
    }

    /// Adds an ellipse.
    fn round(&mut self, x: f32, y: f32, across: f32, up: f32, colour: Colour) {
        self.add(&Path::ellipse(point(x, y), across, up), colour);
    }

    /// Adds light that fades outwards.
    fn shine(&mut self, x: f32, y: f32, radius: f32, strength: f32) {
        let glow = self.tones.glow;
        for (share, part) in [(1.0, 0.35), (0.72, 0.5), (0.45, 0.7)] {
            self.round(x, y, radius * share, radius * share, faded(glow, strength * part));
        }
    }

    /// The wall with the light of a lamp or window on its left.
    fn wall(&mut self) {
        let View { half, top, .. } = self.view;
        let wall = self.tones.wall;
        self.block(-half, -1.0, half, top, wall.base);
        self.round(-half * 0.45, 0.55, half * 1.05, 1.25, faded(wall.light, 0.55));
        self.round(-half * 0.5, 0.65, half * 0.7, 0.85, faded(wall.light, 0.6));
    }

    /// The table or counter before the customer, down to the lower edge.
    fn table(&mut self) {
        let View { half, bottom, .. } = self.view;
        let wood = self.tones.wood;
        self.block(-half, bottom, half, -1.0, wood.base);
        self.block(-half, -1.1, half, -1.0, wood.light);
        self.block(-half, -1.125, half, -1.1, wood.shade);
    }

    /// Somebody far behind, without a face, whose shoulders end at a height. The number decides who.
    fn somebody(&mut self, number: u8, x: f32, floor: f32, size: f32) {
        let Ground { tones, .. } = *self;
        let far = |colour: Colour, part: f32| mix(colour, tones.far.base, part);
        let skins = [0xC98F6B, 0x7A5138, 0xE3B797, 0x9C6B49];
        let cloths = [0x7D8FA0, 0xA98476, 0x7F9480, 0x9A8CA6, 0xB59B6C];
        let hairs = [0x4A3A33, 0x2E2A2C, 0x8A7A6B, 0x6B4A38];
        let pick = |from: &[u32], step: u8| hex(from[usize::from(number.wrapping_mul(step) % from.len() as u8)]);
        let (skin, cloth, hair) = (far(pick(&skins, 3), 0.55), far(pick(&cloths, 2), 0.6), far(pick(&hairs, 5), 0.45));
        let mut body = |path: Path, colour: Colour| self.add(&path.mapped(|p| point(x + p.x * size, floor + (p.y + 1.0) * size)), colour);
        let long = number % 3 == 1;
        if long {
            body(Path::rounded(point(-0.41, -0.2), point(0.41, 1.04), 0.36), hair);
        }
        let shoulders = Path::rounded(point(-0.74, -1.6), point(0.74, -0.16), 0.34);
        body(shoulders, cloth);
        body(
            Path::rounded(point(-0.17, -0.3), point(0.17, 0.2), 0.1),
            mix(skin, tones.far.shade, 0.35),
        );
        body(Path::ellipse(point(0.0, 0.5), 0.35, 0.46), skin);
        let cap = Path::closed(&[
            sharp(-0.352, 0.46),
            soft(-0.372, 0.72),
            soft(-0.24, 0.96),
            soft(0.0, 1.03),
            soft(0.24, 0.96),
            soft(0.372, 0.72),
            sharp(0.352, 0.46),
            soft(0.29, 0.7),
            soft(0.1, 0.79),
            soft(-0.12, 0.77),
            soft(-0.29, 0.68),
        ]);
        match number % 5 {
            4 => {
                body(cap, hair);
                body(Path::ellipse(point(0.0, 1.12), 0.17, 0.15), hair);
            }
            _ => body(cap, hair),
        }
    }
}

fn rectangle(left: f32, low: f32, right: f32, high: f32) -> Path {
    Path::polygon([point(left, low), point(right, low), point(right, high), point(left, high)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portrait::Segment;

    const CHANNELS: [Channel; 5] = [Channel::Phone, Channel::Chat, Channel::Email, Channel::InPerson, Channel::Social];

    fn tones() -> PlaceTones {
        let three = Tones {
            base: [0.5, 0.5, 0.5, 1.0],
            shade: [0.4, 0.4, 0.4, 1.0],
            light: [0.6, 0.6, 0.6, 1.0],
        };
        PlaceTones {
            wall: three,
            wood: three,
            far: three,
            sky: [[0.7, 0.8, 0.9, 1.0], [0.1, 0.1, 0.2, 1.0]],
            glow: [1.0, 0.9, 0.6, 1.0],
            leaf: [0.3, 0.5, 0.3, 1.0],
            bright: [1.0; 4],
        }
    }

    fn scenes() -> impl Iterator<Item = Scene> {
        CHANNELS
            .into_iter()
            .flat_map(|channel| (0..4).flat_map(move |hour| [0, 1, 3, Scene::MOST, 200].map(|others| Scene { channel, hour, others })))
    }

    fn views() -> [View; 4] {
        let view = |half, top, bottom| View { half, top, bottom };
        [
            view(1.18, 1.55, -1.47),
            view(0.4, 3.2, -1.01),
            view(2.6, 1.5, -2.2),
            view(1.0, -0.45, -1.2),
        ]
    }

    #[test]
    fn nothing_of_a_place_lies_outside_its_view() {
        for (scene, view) in scenes().flat_map(|scene| views().map(|view| (scene, view))) {
            let shapes = place(scene, view, &tones());
            assert!(shapes.len() > 5, "{scene:?} {view:?}");
            for shape in &shapes {
                for segment in &shape.path.segments {
                    let (Segment::MoveTo(at) | Segment::LineTo(at) | Segment::CubicTo(_, _, at)) = *segment else {
                        continue;
                    };
                    let (across, up) = (view.half + 1e-4, 1e-4);
                    assert!(
                        at.x.abs() <= across && at.y >= view.bottom - up && at.y <= view.top + up,
                        "{at:?} {scene:?} {view:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_place_covers_its_view_from_edge_to_edge() {
        for (scene, view) in scenes().flat_map(|scene| views().map(|view| (scene, view))) {
            let shapes = place(scene, view, &tones());
            let reaches = |edge: fn(f32, f32) -> f32, of: fn(f32, f32) -> f32| {
                shapes
                    .iter()
                    .flat_map(|shape| &shape.path.segments)
                    .filter_map(|segment| match *segment {
                        Segment::MoveTo(at) | Segment::LineTo(at) | Segment::CubicTo(_, _, at) => Some(of(at.x, at.y)),
                        Segment::Close => None,
                    })
                    .fold(f32::NAN, edge)
            };
            assert!((reaches(f32::min, |x, _| x) + view.half).abs() < 1e-3, "{scene:?} {view:?}");
            assert!((reaches(f32::max, |x, _| x) - view.half).abs() < 1e-3, "{scene:?} {view:?}");
            assert!((reaches(f32::min, |_, y| y) - view.bottom).abs() < 1e-3, "{scene:?} {view:?}");
            assert!((reaches(f32::max, |_, y| y) - view.top).abs() < 1e-3, "{scene:?} {view:?}");
        }
    }

    #[test]
    fn more_who_wait_and_another_hour_are_seen() {
        let view = views()[0];
        for channel in [Channel::InPerson, Channel::Social] {
            let drawn = |others| place(Scene { channel, hour: 0, others }, view, &tones()).len();
            assert!(drawn(0) < drawn(2) && drawn(2) < drawn(4));
            assert_eq!(drawn(Scene::MOST), drawn(Scene::MOST + 5));
        }
        for channel in CHANNELS {
            let drawn = |hour| place(Scene { channel, hour, others: 2 }, view, &tones());
            assert_ne!(drawn(0), drawn(3), "{channel:?}");
            assert_eq!(drawn(1), drawn(1));
        }
    }
}
