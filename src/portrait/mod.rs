//! How a customer is drawn, and the place around them: a look and a pose become flat coloured shapes. Pure: it knows neither Bevy nor a window.

mod appearance;
mod beard;
mod clothes;
mod colour;
mod eyes;
mod glasses;
mod hair;
mod hands;
mod head;
mod motion;
mod mouth;
mod path;
mod place;
mod pose;
mod rig;
mod scarf;
mod sketch;

pub use appearance::{Appearance, Build, Earrings, Frame, Garment};
pub use colour::{Colour, Skin, Tones};
pub use hands::Holding;
pub use path::{Path, Point, Segment};
pub use place::{PlaceTones, Scene, View, place};
pub use pose::Pose;

use crate::scenario::Hair;
use sketch::Sketch;

/// A closed outline filled with one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its outline.
    pub path: Path,
    /// Red, green, blue and alpha, each 0..=1, in sRGB, not premultiplied.
    pub colour: Colour,
}

/// The shapes of a person in a pose, from back to front. The head is about one unit high around (0, 0.55), the shoulders end at
/// y = -1, hair ends below y = 1.45, and everything lies within x = -1.2..=1.2.
pub fn draw(look: &Appearance, pose: &Pose) -> Vec<Shape> {
    draw_holding(look, pose, Holding::Nothing)
}

/// The same with something in their hands. Hands on the table reach down to y = -1.1.
pub fn draw_holding(look: &Appearance, pose: &Pose, holding: Holding) -> Vec<Shape> {
    let mut sketch = Sketch::new(look, pose);
    hair::behind(&mut sketch);
    head::neck(&mut sketch);
    clothes::draw(&mut sketch);
    head::ears(&mut sketch);
    head::skull(&mut sketch);
    beard::behind_mouth(&mut sketch);
    mouth::draw(&mut sketch);
    beard::over_mouth(&mut sketch);
    head::nose(&mut sketch);
    eyes::draw(&mut sketch);
    glasses::temples(&mut sketch);
    if look.cut == Hair::Headscarf {
        scarf::draw(&mut sketch);
    } else {
        hair::before(&mut sketch);
    }
    glasses::draw(&mut sketch);
    hands::draw(&mut sketch, holding);
    sketch.finished()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Beard, Clothes, HairColour, Look, Mood};

    const CUTS: [Hair; 7] = [
        Hair::Bald,
        Hair::Short,
        Hair::Curly,
        Hair::Bob,
        Hair::Long,
        Hair::Bun,
        Hair::Headscarf,
    ];
    const BEARDS: [Beard; 4] = [Beard::None, Beard::Stubble, Beard::Moustache, Beard::Full];

    fn people() -> impl Iterator<Item = Appearance> {
        let looks = CUTS.into_iter().flat_map(|hair| BEARDS.map(|beard| (hair, beard)));
        looks.flat_map(|(hair, beard)| {
            (0..6_u8).map(move |number| {
                let look = Look {
                    skin: Some(number + 1),
                    hair: Some(hair),
                    hair_colour: Some(HairColour::Brown),
                    glasses: number % 2 == 0,
                    beard,
                    clothes: Some(Clothes::Teal),
                };
                Appearance::of(&look, 18 + number * 14, u64::from(number) * 7 + 1)
            })
        })
    }

    fn moods() -> impl Iterator<Item = Mood> {
        let steps = [10, 50, 90];
        steps.into_iter().flat_map(move |anger| {
            steps
                .into_iter()
                .flat_map(move |confusion| steps.map(|trust| Mood { anger, confusion, trust }))
        })
    }

    fn points(shape: &Shape) -> impl Iterator<Item = Point> {
        shape.path.segments.iter().flat_map(|segment| match *segment {
            Segment::MoveTo(to) | Segment::LineTo(to) => vec![to],
            Segment::CubicTo(out, back, to) => vec![out, back, to],
            Segment::Close => vec![],
        })
    }

    fn fits(shapes: &[Shape], who: &Appearance, pose: &Pose) {
        assert!(shapes.len() > 40);
        for shape in shapes {
            assert!(
                shape.colour.iter().all(|channel| (0.0..=1.0).contains(channel)),
                "{:?}",
                shape.colour
            );
            assert!(matches!(shape.path.segments.first(), Some(Segment::MoveTo(_))));
            assert_eq!(shape.path.segments.last(), Some(&Segment::Close));
            for at in points(shape) {
                assert!(at.x.abs() <= 1.2 && (-1.2..=1.45).contains(&at.y), "{at:?} {who:?} {pose:?}");
            }
        }
    }

    #[test]
    fn everybody_fits_the_picture_in_every_mood() {
        for who in people().step_by(5) {
            for mood in moods() {
                let pose = Pose::of_mood(mood);
                fits(&draw(&who, &pose), &who, &pose);
            }
        }
    }

    #[test]
    fn everybody_fits_the_picture_at_the_ends_of_every_range() {
        for who in people() {
            for end in [-9.0, 9.0] {
                let pose = Pose::lerp(
                    Pose::default(),
                    Pose::of_mood(Mood {
                        anger: 90,
                        confusion: 90,
                        trust: 10,
                    }),
                    end,
                );
                let pose = pose.clamped();
                fits(&draw(&who, &pose), &who, &pose);
                for blink in [0.0, 0.5, 1.0] {
                    let pose = Pose {
                        blink,
                        mouth_open: 1.0,
                        ..Pose::default()
                    };
                    fits(&draw(&who, &pose), &who, &pose);
                }
            }
        }
    }

    #[test]
    fn whatever_is_held_fits_the_picture_in_every_mood() {
        let held = [Holding::Receiver, Holding::Handset, Holding::Laptop, Holding::Counter];
        for who in people().step_by(7) {
            for mood in moods() {
                let pose = Pose::of_mood(mood);
                let bare = draw(&who, &pose).len();
                for holding in held {
                    let shapes = draw_holding(&who, &pose, holding);
                    assert!(shapes.len() > bare, "{holding:?}");
                    fits(&shapes, &who, &pose);
                }
            }
        }
    }

    #[test]
    fn hands_on_the_counter_clench_with_anger() {
        let who = people().next().expect("there are people");
        let fingers = |anger| {
            let pose = Pose::of_mood(Mood {
                anger,
                confusion: 10,
                trust: 50,
            });
            // The last shape but the thumb is the outermost finger of the right hand.
            let shapes = draw_holding(&who, &pose, Holding::Counter);
            let [left, _, right, _] = bounds(&shapes[shapes.len() - 2]);
            right - left
        };
        assert!(fingers(95) < fingers(50) && fingers(50) < fingers(5));
    }

    #[test]
    fn the_same_person_in_the_same_pose_is_drawn_the_same() {
        for who in people() {
            let pose = Pose::of_mood(Mood {
                anger: 40,
                confusion: 60,
                trust: 30,
            });
            assert_eq!(draw(&who, &pose), draw(&who, &pose));
        }
    }

    fn bounds(shape: &Shape) -> [f32; 4] {
        points(shape).fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |[left, low, right, top], at| {
            [left.min(at.x), low.min(at.y), right.max(at.x), top.max(at.y)]
        })
    }

    #[test]
    fn a_small_step_of_mood_moves_every_shape_little() {
        for who in people().step_by(13) {
            for anger in (0..100).step_by(3) {
                let [here, next] = [anger, anger + 1].map(|anger| {
                    draw(
                        &who,
                        &Pose::of_mood(Mood {
                            anger,
                            confusion: 80 - anger / 2,
                            trust: 30,
                        }),
                    )
                });
                if here.len() != next.len() {
                    continue;
                }
                for (was, is) in here.iter().zip(&next) {
                    for (from, to) in bounds(was).into_iter().zip(bounds(is)) {
                        assert!((from - to).abs() < 0.04, "{from} {to} at {anger}");
                    }
                }
            }
        }
    }
}
