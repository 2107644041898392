//! Where the keyboard is: a ring around it, always in view.

use crate::ui::measures::radius;
use crate::ui::theme::Theme;
use egui::{Align, CornerRadius, Response, Stroke, StrokeKind, Ui};

/// Paints a ring around what has the focus, apart from it so that it shows on every surface, and brings it into view.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        let rect = response.rect.expand(3.0);
        let ring = Stroke::new(2.0, theme.accent);
        ui.painter()
            .rect_stroke(rect, CornerRadius::same(radius() + 3), ring, StrokeKind::Middle);
    }
    focus_in_view(ui, response);
}

/// Scrolls to what the keyboard has just come to: to its top, if it is taller than the view.
pub fn focus_in_view(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        let tall = response.rect.height() > ui.clip_rect().height();
        // The ring lies around it.
        ui.scroll_to_rect(response.rect.expand(8.0), tall.then_some(Align::TOP));
    }
}

/// Gives a button the focus if nothing else has it, so that Enter is enough.
pub fn focus_at_first(button: &Response) {
    if button.ctx.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
        // The ring shows with the next frame.
        button.ctx.request_repaint();
    }
}
