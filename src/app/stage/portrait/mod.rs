//! How a customer is drawn: a look and a pose become flat coloured shapes. Pure: it knows neither Bevy nor a window.

mod appearance;
mod beard;
mod clothes;
mod colour;
mod eyes;
mod glasses;
mod hair;
mod head;
mod motion;
mod mouth;
mod path;
mod pose;
mod rig;
mod scarf;
mod sketch;

pub use appearance::{Appearance, Build, Frame, Garment};
pub use colour::{Colour, Skin, Tones};
pub use path::{Path, Point, Segment};
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
    if look.cut == Hair::Headscarf {
        scarf::draw(&mut sketch);
    } else {
        hair::before(&mut sketch);
    }
    glasses::draw(&mut sketch);
    sketch.finished()
}
