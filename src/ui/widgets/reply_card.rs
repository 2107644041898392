//! A reply on offer: its number, its words, and a ring when it has the focus.

use super::focus::focus_in_view;
use crate::ui::measures::{leading, radius, sizes};
use crate::ui::theme::{Theme, bold_font};
use egui::{CornerRadius, FontId, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// A card as wide as there is room, that says `text` when it is clicked, or chosen by its number.
pub fn reply_card(ui: &mut Ui, theme: &Theme, number: usize, text: &str) -> Response {
    let width = ui.available_width();
    let lead = 48.0;
    let mut job = egui::text::LayoutJob::single_section(
        text.to_owned(),
        egui::TextFormat {
            font_id: FontId::proportional(sizes().body),
            line_height: Some(leading(sizes().body)),
            color: theme.ink,
            ..Default::default()
        },
    );
    job.wrap.max_width = width - lead - 16.0;
    let galley = ui.painter().layout_job(job);
    let height = (galley.size().y + 24.0).max(48.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let lit = response.hovered() || response.has_focus();
    let (fill, stroke) = if lit {
        (theme.you, Stroke::new(2.0, theme.accent))
    } else {
        (theme.card, Stroke::new(1.0, theme.line))
    };
    ui.painter()
        .rect(rect, CornerRadius::same(radius()), fill, stroke, StrokeKind::Inside);
    let badge = pos2(rect.left() + 25.0, rect.top() + 24.0);
    let (badge_fill, badge_text) = if lit {
        (theme.accent, theme.on_accent)
    } else {
        (theme.sunk, theme.ink)
    };
    ui.painter().circle_filled(badge, 13.0, badge_fill);
    ui.painter().text(
        badge,
        egui::Align2::CENTER_CENTER,
        number.to_string(),
        bold_font(sizes().small),
        badge_text,
    );
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + lead, top), galley, theme.ink);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, format!("{number}. {text}")));
    focus_in_view(ui, &response);
    response
}
