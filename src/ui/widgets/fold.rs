//! A heading that opens and closes what stands under it.

use super::focus::focus_ring;
use crate::ui::measures::sizes;
use crate::ui::theme::{Theme, bold_font};
use egui::collapsing_header::{CollapsingState, paint_default_icon};
use egui::{AsIdSalt, RichText, Sense, TextStyle, TextWrapMode, Ui, WidgetInfo, WidgetText, WidgetType, pos2, vec2};

/// Shows `text` over several lines where it has to, and under it, once it is open, what `body` adds.
pub fn fold(ui: &mut Ui, theme: &Theme, salt: impl AsIdSalt, open_at_first: bool, text: &str, body: impl FnOnce(&mut Ui)) {
    let id = ui.make_persistent_id(salt);
    let mut state = CollapsingState::load_with_default_open(ui.ctx(), id, open_at_first);
    let width = ui.available_width();
    let indent = ui.spacing().indent + 4.0;
    let words = WidgetText::from(RichText::new(text).font(bold_font(sizes().body)));
    let galley = words.into_galley(ui, Some(TextWrapMode::Wrap), width - indent, TextStyle::Button);
    let height = (galley.size().y + 12.0).max(36.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    if response.clicked() {
        state.toggle(ui);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::CollapsingHeader, ui.is_enabled(), text));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(state.is_open()));
    let arrow = egui::Rect::from_center_size(pos2(rect.left() + 9.0, rect.top() + 18.0), vec2(12.0, 12.0));
    paint_default_icon(ui, state.openness(ui.ctx()), &response.clone().with_new_rect(arrow));
    let top = rect.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(rect.left() + indent, top), galley, theme.ink);
    focus_ring(ui, theme, &response);
    state.show_body_indented(&response, ui, body);
}
