//! Shares as bars. What they say stands beside them in words, so they have no name of their own.

use crate::ui::measures::gaps;
use crate::ui::theme::Theme;
use egui::{Color32, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// How high a bar is, in points.
const HEIGHT: f32 = 10.0;

/// A bar that is filled to a part, 0..=1; with `mark`, a line stands at another part.
pub fn bar(ui: &mut Ui, theme: &Theme, part: f32, mark: Option<f32>, colour: Color32) {
    let width = ui.available_width().min(crate::ui::measures::longest_line());
    let (place, _) = ui.allocate_exact_size(vec2(width, HEIGHT + gaps().small), Sense::hover());
    let rect = place.shrink2(vec2(0.0, gaps().small / 2.0));
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(3), theme.sunk);
    let mut filled = rect;
    filled.set_width(rect.width() * part.clamp(0.0, 1.0));
    painter.rect_filled(filled, CornerRadius::same(3), colour);
    if let Some(mark) = mark {
        let x = rect.left() + rect.width() * mark.clamp(0.0, 1.0);
        painter.line_segment([pos2(x, place.top()), pos2(x, place.bottom())], Stroke::new(2.0, theme.ink));
    }
}

/// What became of a number of things, as a full box for those that came well and an open one for the rest; `most` fills the width.
pub fn boxes(ui: &mut Ui, theme: &Theme, well: u64, all: u64, most: u64) {
    let width = ui.available_width().min(crate::ui::measures::longest_line());
    let (place, _) = ui.allocate_exact_size(vec2(width, HEIGHT + gaps().small), Sense::hover());
    let rect = place.shrink2(vec2(0.0, gaps().small / 2.0));
    let at = |count: u64| rect.left() + rect.width() * count as f32 / most.max(1) as f32;
    let part = |from: u64, to: u64| Rect::from_min_max(pos2(at(from), rect.top()), pos2(at(to), rect.bottom()));
    ui.painter().rect_filled(part(0, well), CornerRadius::same(3), theme.good);
    if all > well {
        let open = part(well, all).shrink(1.0);
        ui.painter()
            .rect_stroke(open, CornerRadius::same(3), Stroke::new(1.5, theme.warn), StrokeKind::Inside);
    }
}
