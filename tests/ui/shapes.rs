//! What was laid out in a frame, in the order of painting: rows of text with what lies behind them, boxes, rings.

use egui::epaint::{ClippedShape, RectShape, Shape, TextShape};
use egui::{Color32, FontFamily, FullOutput, Rect};

/// A row of text as it is seen.
#[derive(Clone, Debug)]
pub struct Row {
    /// The whole text it belongs to.
    pub text: String,
    /// Its place in that text.
    pub index: usize,
    /// Where it stands, seen or not.
    pub rect: Rect,
    /// What can be seen of it.
    pub seen: Rect,
    /// Whether it was shortened with dots.
    pub elided: bool,
    /// Whether it is code, which may be scrolled sideways.
    pub code: bool,
    pub colour: Color32,
    /// What it stands on.
    pub ground: Color32,
}

/// A box with a fill or an edge.
#[derive(Clone, Debug)]
pub struct Boxed {
    pub rect: Rect,
    pub seen: Rect,
    pub edge: egui::Stroke,
    /// How many rows were painted before it.
    pub after: usize,
}

/// A frame.
#[derive(Default)]
pub struct Frame {
    pub rows: Vec<Row>,
    pub boxes: Vec<Boxed>,
    /// Texts that something painted later covers in part.
    pub half_covered: Vec<String>,
    grounds: Vec<(Rect, Color32)>,
}

impl Frame {
    /// Reads a frame. `paper` is what everything lies on.
    pub fn of(output: &FullOutput, window: Rect, paper: Color32) -> Self {
        let mut frame = Self::default();
        frame.grounds.push((window, paper));
        for ClippedShape { clip_rect, shape } in &output.shapes {
            frame.add(shape, clip_rect.intersect(window));
        }
        frame
    }

    fn add(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.add(shape, clip)),
            Shape::Text(text) => self.text(text, clip),
            Shape::Rect(rect) => self.rect(rect, clip),
            Shape::Circle(circle) if circle.fill.is_opaque() => {
                // The square within it.
                let side = circle.radius * std::f32::consts::SQRT_2;
                let square = Rect::from_center_size(circle.center, egui::Vec2::splat(side));
                self.grounds.push((square.intersect(clip), circle.fill));
            }
            _ => {}
        }
    }

    fn text(&mut self, shape: &TextShape, clip: Rect) {
        let galley = &shape.galley;
        for (index, row) in galley.rows.iter().enumerate() {
            if row.glyphs.iter().all(|glyph| glyph.chr.is_whitespace()) {
                continue;
            }
            let rect = row.rect_without_leading_space().translate(shape.pos.to_vec2());
            let seen = rect.intersect(clip);
            if !seen.is_positive() {
                continue;
            }
            let format = &galley.job.sections[0].format;
            let colour = match (shape.override_text_color, format.color) {
                (Some(colour), _) => colour,
                (None, Color32::PLACEHOLDER) => shape.fallback_color,
                (None, colour) => colour,
            };
            let ground = self.grounds.iter().rev().find(|(rect, _)| rect.contains(seen.center()));
            self.rows.push(Row {
                text: galley.job.text.clone(),
                index,
                rect,
                seen,
                elided: galley.elided,
                code: format.font_id.family == FontFamily::Monospace,
                colour,
                ground: ground.expect("the window is behind everything").1,
            });
        }
    }

    fn rect(&mut self, shape: &RectShape, clip: Rect) {
        let seen = shape.rect.intersect(clip);
        if !seen.is_positive() {
            return;
        }
        if shape.fill.is_opaque() {
            let mut half = Vec::new();
            self.rows.retain(|row| {
                let covered = row.seen.intersect(seen);
                let hidden = seen.expand(0.5).contains_rect(row.seen);
                if !hidden && is_area(covered) {
                    half.push(row.text.clone());
                }
                !hidden
            });
            self.half_covered.append(&mut half);
            self.boxes.retain(|boxed| !seen.contains_rect(boxed.seen));
            self.grounds.push((seen, shape.fill));
        }
        let edge = if shape.stroke.color == Color32::TRANSPARENT {
            egui::Stroke::NONE
        } else {
            shape.stroke
        };
        if shape.fill.a() > 0 || edge.width > 0.0 {
            self.boxes.push(Boxed {
                rect: shape.rect,
                seen,
                edge,
                after: self.rows.len(),
            });
        }
    }
}

/// Whether two things that meet here overlap by more than a point each way.
pub fn is_area(rect: Rect) -> bool {
    rect.width() > 1.0 && rect.height() > 1.0
}
