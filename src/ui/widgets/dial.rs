//! A score as a dial: an arc, its number, and the dimension's sign and name.

use super::sign::{Sign, paint_sign};
use crate::ui::measures::sizes;
use crate::ui::theme::{Theme, bold_font};
use egui::{Color32, FontId, Pos2, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

/// A score out of 100 under its name; a dash where it was not measured. `floor` is marked on the arc.
pub fn dial(ui: &mut Ui, theme: &Theme, name: &str, sign: Option<Sign>, score: Option<u8>, floor: u8, colour: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(150.0, 158.0), Sense::hover());
    let centre = pos2(rect.center().x, rect.top() + 62.0);
    let radius = 50.0;
    let arc = |from: f32, to: f32| -> Vec<Pos2> {
        let angle = |part: f32| (135.0 + 270.0 * part).to_radians();
        (0..=40)
            .map(|step| {
                let angle = angle(from + (to - from) * step as f32 / 40.0);
                centre + vec2(angle.cos(), angle.sin()) * radius
            })
            .collect()
    };
    ui.painter().add(Shape::line(arc(0.0, 1.0), Stroke::new(9.0, theme.line)));
    if let Some(score) = score.filter(|score| *score > 0) {
        ui.painter()
            .add(Shape::line(arc(0.0, f32::from(score) / 100.0), Stroke::new(9.0, colour)));
    }
    let angle = (135.0 + 270.0 * f32::from(floor) / 100.0).to_radians();
    let direction = vec2(angle.cos(), angle.sin());
    ui.painter().line_segment(
        [centre + direction * (radius - 8.0), centre + direction * (radius + 8.0)],
        Stroke::new(2.0, theme.ink),
    );
    let number = score.map_or_else(|| "–".to_owned(), |score| score.to_string());
    ui.painter()
        .text(centre, egui::Align2::CENTER_CENTER, number, bold_font(sizes().title), theme.ink);
    if let Some(sign) = sign {
        let square = egui::Rect::from_center_size(pos2(centre.x, centre.y + 34.0), Vec2::splat(18.0));
        paint_sign(ui.painter(), sign, square, colour);
    }
    let galley = ui
        .painter()
        .layout(name.to_owned(), FontId::proportional(sizes().small), theme.ink, rect.width());
    let left = centre.x - galley.size().x / 2.0;
    ui.painter().galley(pos2(left, rect.top() + 118.0), galley, theme.ink);
    let words = match score {
        Some(score) => format!("{name}: {score} of 100; {floor} is needed"),
        None => format!("{name}: not measured"),
    };
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &words));
    response.on_hover_text(words)
}
