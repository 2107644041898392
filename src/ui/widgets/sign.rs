//! Signs drawn with a few strokes: dimensions, channels, marks. Each always stands beside its name.

use crate::rubric::Dimension;
use crate::scenario::Channel;
use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A heart, a spark or a scale.
    Dimension(Dimension),
    /// A handset, a bubble, a letter, a counter or a crowd.
    Channel(Channel),
    /// A tick.
    Tick,
    /// A cross.
    Cross,
    /// A triangle with a point in it.
    Warning,
    /// A clock.
    Waiting,
    /// A filled triangle.
    Up,
    /// A filled square on its corner.
    Diamond,
    /// A filled square.
    Square,
}

/// Shows a sign of a size.
pub fn sign(ui: &mut Ui, sign: Sign, size: f32, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_sign(ui.painter(), sign, rect, colour);
    response
}

/// Paints a sign into a square.
pub fn paint_sign(painter: &Painter, sign: Sign, rect: Rect, colour: Color32) {
    let at = |x: f32, y: f32| pos2(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    let stroke = Stroke::new((rect.width() / 11.0).max(1.25), colour);
    let line = |points: Vec<Pos2>| painter.add(Shape::line(points, stroke));
    let closed = |points: Vec<Pos2>| painter.add(Shape::closed_line(points, stroke));
    let filled = |points: Vec<Pos2>| {
        painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
    };
    match sign {
        Sign::Dimension(Dimension::Empathy) => {
            // Two halves: as one line the tip would run out into a spike.
            for side in [1.0, -1.0] {
                let half = (0..=24).map(|step| {
                    let t = step as f32 / 24.0 * std::f32::consts::PI;
                    let x = side * 16.0 * t.sin().powi(3);
                    let y = 13.0 * t.cos() - 5.0 * (2.0 * t).cos() - 2.0 * (3.0 * t).cos() - (4.0 * t).cos();
                    at(0.5 + x / 38.0, 0.46 - y / 38.0)
                });
                painter.add(Shape::line(half.collect(), stroke));
            }
        }
        Sign::Dimension(Dimension::PositivePhrasing) => {
            for (angle, length) in (0..8).map(|step| (step as f32 * std::f32::consts::TAU / 8.0, if step % 2 == 0 { 0.44 } else { 0.3 })) {
                let direction = vec2(angle.cos(), angle.sin()) * rect.width();
                let centre = rect.center();
                painter.line_segment([centre + direction * 0.14, centre + direction * length], stroke);
            }
        }
        Sign::Dimension(Dimension::Honesty) => {
            line(vec![at(0.5, 0.1), at(0.5, 0.88)]);
            line(vec![at(0.3, 0.9), at(0.7, 0.9)]);
            line(vec![at(0.14, 0.24), at(0.86, 0.24)]);
            for x in [0.18, 0.82] {
                closed(vec![at(x - 0.15, 0.58), at(x, 0.26), at(x + 0.15, 0.58)]);
            }
        }
        Sign::Channel(Channel::Phone) => {
            line(vec![
                at(0.22, 0.12),
                at(0.16, 0.3),
                at(0.3, 0.58),
                at(0.5, 0.76),
                at(0.72, 0.86),
                at(0.88, 0.78),
            ]);
            line(vec![at(0.22, 0.12), at(0.4, 0.22), at(0.36, 0.38), at(0.3, 0.42)]);
            line(vec![at(0.88, 0.78), at(0.78, 0.6), at(0.64, 0.62), at(0.58, 0.7)]);
        }
        Sign::Channel(Channel::Chat) => {
            closed(vec![
                at(0.1, 0.16),
                at(0.9, 0.16),
                at(0.9, 0.68),
                at(0.46, 0.68),
                at(0.28, 0.88),
                at(0.28, 0.68),
                at(0.1, 0.68),
            ]);
        }
        Sign::Channel(Channel::Email) => {
            closed(vec![at(0.08, 0.2), at(0.92, 0.2), at(0.92, 0.8), at(0.08, 0.8)]);
            line(vec![at(0.08, 0.22), at(0.5, 0.56), at(0.92, 0.22)]);
        }
        Sign::Channel(Channel::InPerson) => {
            painter.circle_stroke(at(0.5, 0.28), rect.width() * 0.16, stroke);
            line(vec![at(0.24, 0.66), at(0.3, 0.54), at(0.7, 0.54), at(0.76, 0.66)]);
            line(vec![at(0.06, 0.72), at(0.94, 0.72)]);
            line(vec![at(0.14, 0.72), at(0.14, 0.92)]);
            line(vec![at(0.86, 0.72), at(0.86, 0.92)]);
        }
        Sign::Channel(Channel::Social) => {
            for (x, y, r) in [(0.5, 0.3, 0.15), (0.2, 0.42, 0.1), (0.8, 0.42, 0.1)] {
                painter.circle_stroke(at(x, y), rect.width() * r, stroke);
            }
            line(vec![at(0.28, 0.86), at(0.32, 0.62), at(0.68, 0.62), at(0.72, 0.86)]);
            line(vec![at(0.06, 0.8), at(0.1, 0.64)]);
            line(vec![at(0.94, 0.8), at(0.9, 0.64)]);
        }
        Sign::Tick => {
            line(vec![at(0.16, 0.54), at(0.4, 0.78), at(0.84, 0.24)]);
        }
        Sign::Cross => {
            line(vec![at(0.22, 0.22), at(0.78, 0.78)]);
            line(vec![at(0.78, 0.22), at(0.22, 0.78)]);
        }
        Sign::Warning => {
            closed(vec![at(0.5, 0.1), at(0.94, 0.88), at(0.06, 0.88)]);
            line(vec![at(0.5, 0.38), at(0.5, 0.62)]);
            painter.circle_filled(at(0.5, 0.75), stroke.width * 0.7, colour);
        }
        Sign::Up => filled(vec![at(0.5, 0.14), at(0.9, 0.84), at(0.1, 0.84)]),
        Sign::Diamond => filled(vec![at(0.5, 0.08), at(0.92, 0.5), at(0.5, 0.92), at(0.08, 0.5)]),
        Sign::Square => filled(vec![at(0.18, 0.18), at(0.82, 0.18), at(0.82, 0.82), at(0.18, 0.82)]),
        Sign::Waiting => {
            painter.circle_stroke(rect.center(), rect.width() * 0.4, stroke);
            line(vec![at(0.5, 0.26), at(0.5, 0.52), at(0.66, 0.6)]);
        }
    }
}

/// Difficulty as filled dots of five, with its words for a screen reader.
pub fn difficulty_dots(ui: &mut Ui, difficulty: u8, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(5.0 * 12.0, 16.0), Sense::hover());
    for step in 0..5u8 {
        let centre = pos2(rect.left() + 5.0 + f32::from(step) * 12.0, rect.center().y);
        if step < difficulty {
            ui.painter().circle_filled(centre, 4.0, colour);
        } else {
            ui.painter().circle_stroke(centre, 3.5, Stroke::new(1.25, colour));
        }
    }
    let words = format!("Difficulty {difficulty} of 5");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &words));
    response.on_hover_text(words)
}
