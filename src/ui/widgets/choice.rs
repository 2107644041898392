//! One of several things that exclude each other.

use super::focus::focus_ring;
use crate::ui::theme::Theme;
use egui::{RichText, Ui, WidgetInfo, WidgetType};

/// Shows one option of several; whether it was picked. `name` is what a screen reader calls it.
pub fn radio(ui: &mut Ui, theme: &Theme, picked: bool, words: &str, name: &str) -> bool {
    let response = ui.add(egui::RadioButton::new(picked, RichText::new(words)));
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, picked, name));
    focus_ring(ui, theme, &response);
    response.clicked()
}
