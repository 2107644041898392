//! Buttons: the one primary action of a screen, quiet ones beside it, and links.

use super::focus::focus_ring;
use crate::ui::measures::{radius, sizes};
use crate::ui::theme::{Theme, bold_font};
use egui::{Button, CornerRadius, Response, RichText, Stroke, Ui, Vec2};

/// The one thing to do next.
pub fn primary_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let (ground, words) = if ui.is_enabled() {
        (theme.accent, theme.on_accent)
    } else {
        (theme.sunk, theme.muted)
    };
    let label = RichText::new(text).font(bold_font(sizes().body)).color(words);
    ringed(
        ui,
        theme,
        Button::new(label)
            .fill(ground)
            .stroke(Stroke::NONE)
            .corner_radius(CornerRadius::same(radius()))
            .min_size(Vec2::new(96.0, 44.0)),
    )
}

/// Something else one can do.
pub fn quiet_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ringed(
        ui,
        theme,
        Button::new(RichText::new(text).color(theme.ink))
            .fill(theme.card)
            .stroke(Stroke::new(1.0, theme.line))
            .corner_radius(CornerRadius::same(radius()))
            .min_size(Vec2::new(44.0, 40.0)),
    )
}

/// A way elsewhere, small and unframed.
pub fn link_button(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    ringed(
        ui,
        theme,
        Button::new(RichText::new(text).color(theme.accent))
            .frame(false)
            .min_size(Vec2::new(24.0, 32.0)),
    )
}

/// A button that shows when it has the focus.
fn ringed(ui: &mut Ui, theme: &Theme, button: Button<'_>) -> Response {
    // egui takes the width of the state's stroke off the padding, so a wider one would shrink the button under the mouse.
    let style = ui.style().clone();
    let widgets = &mut ui.style_mut().visuals.widgets;
    let width = widgets.inactive.bg_stroke.width;
    for state in [&mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        state.bg_stroke.width = width;
    }
    let response = ui.add(button);
    ui.set_style(style);
    focus_ring(ui, theme, &response);
    response
}
