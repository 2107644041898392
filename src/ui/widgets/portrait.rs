//! A customer's portrait as a still picture, drawn once and kept.

use crate::portrait::{Appearance, Pose, Segment, Shape, draw};
use egui::{ColorImage, Context, Response, TextureHandle, TextureOptions, Ui, Vec2};
use std::collections::BTreeMap;
use tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, Transform};

/// Portraits by name, so that each is drawn once.
#[derive(Default)]
pub struct PortraitCache {
    pictures: BTreeMap<String, TextureHandle>,
}

impl PortraitCache {
    /// The picture of a customer under a name, drawn if it is new. `pixels` is its side.
    pub fn get(&mut self, ctx: &Context, name: &str, pixels: u32, look: &Appearance, pose: &Pose) -> TextureHandle {
        self.pictures
            .entry(name.to_owned())
            .or_insert_with(|| ctx.load_texture(name, picture(&draw(look, pose), pixels), TextureOptions::LINEAR))
            .clone()
    }

    /// Forgets one picture, as when another face is to stand under its name.
    pub fn forget(&mut self, name: &str) {
        self.pictures.remove(name);
    }

    /// Forgets all pictures, as after a reload.
    pub fn clear(&mut self) {
        self.pictures.clear();
    }
}

/// Shows a picture in a square.
pub fn portrait_image(ui: &mut Ui, picture: &TextureHandle, side: f32, who: &str) -> Response {
    let image = egui::Image::new((picture.id(), Vec2::splat(side)))
        .corner_radius(egui::CornerRadius::same(10))
        .alt_text(who);
    ui.add(image)
}

/// Head and shoulders on a clear ground.
fn picture(shapes: &[Shape], pixels: u32) -> ColorImage {
    let side = pixels.max(1);
    let mut pixmap = Pixmap::new(side, side).expect("a side of one pixel and more makes a picture");
    // The square runs from y = -0.62 to y = 1.4, so the head fills most of it.
    let scale = side as f32 / 2.02;
    paint(&mut pixmap, shapes, [side as f32 / 2.0, 1.4 * scale], scale);
    ColorImage::from_rgba_premultiplied([side as usize, side as usize], pixmap.data())
}

/// Fills shapes into a picture: where the middle of their measure lies, in pixels from the upper left, and how many pixels one of it is.
pub fn paint(pixmap: &mut Pixmap, shapes: &[Shape], middle: [f32; 2], scale: f32) {
    let place = Transform::from_row(scale, 0.0, 0.0, -scale, middle[0], middle[1]);
    for shape in shapes {
        let mut path = PathBuilder::new();
        for segment in &shape.path.segments {
            match *segment {
                Segment::MoveTo(to) => path.move_to(to.x, to.y),
                Segment::LineTo(to) => path.line_to(to.x, to.y),
                Segment::CubicTo(a, b, to) => path.cubic_to(a.x, a.y, b.x, b.y, to.x, to.y),
                Segment::Close => path.close(),
            }
        }
        let Some(path) = path.finish() else { continue };
        let [red, green, blue, alpha] = shape.colour.map(|channel| channel.clamp(0.0, 1.0));
        let mut paint = Paint::default();
        paint.set_color(tiny_skia::Color::from_rgba(red, green, blue, alpha).unwrap_or(tiny_skia::Color::TRANSPARENT));
        paint.anti_alias = true;
        pixmap.fill_path(&path, &paint, FillRule::Winding, place, None);
    }
}
