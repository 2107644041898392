//! The customer's mood over a talk, as three lines that differ in colour, in dash and in mark.

use super::chip::chip;
use super::sign::Sign;
use crate::scenario::Mood;
use crate::ui::measures::{gaps, sizes};
use crate::ui::theme::Theme;
use egui::{Color32, FontId, RichText, Sense, Ui, WidgetInfo, WidgetType};
use egui_plot::{GridInput, GridMark, Line, LineStyle, MarkerShape, Plot, PlotPoint, Points, Text};

/// How high the drawing is, in points.
const HEIGHT: f32 = 168.0;
/// What one number under the drawing needs, in points.
const NUMBER: f32 = 26.0;
/// The levels at which a line runs across.
const LEVELS: [f64; 3] = [0.0, 50.0, 100.0];

/// One of the three lines.
struct Part {
    name: &'static str,
    sign: Sign,
    colour: Color32,
    style: LineStyle,
    mark: MarkerShape,
    of: fn(&Mood) -> u8,
}

fn parts(theme: &Theme) -> [Part; 3] {
    [
        Part {
            name: "Anger",
            sign: Sign::Up,
            colour: theme.warn,
            style: LineStyle::Solid,
            mark: MarkerShape::Up,
            of: |mood| mood.anger,
        },
        Part {
            name: "Confusion",
            sign: Sign::Diamond,
            colour: theme.amber,
            style: LineStyle::Dotted { spacing: 6.0 },
            mark: MarkerShape::Diamond,
            of: |mood| mood.confusion,
        },
        Part {
            name: "Trust",
            sign: Sign::Square,
            colour: theme.good,
            style: LineStyle::Dashed { length: 9.0 },
            mark: MarkerShape::Square,
            of: |mood| mood.trust,
        },
    ]
}

/// What the lines mean, with the mark of each.
pub fn mood_legend(ui: &mut Ui, theme: &Theme) {
    ui.horizontal_wrapped(|ui| {
        for part in parts(theme) {
            chip(ui, theme, Some(part.sign), part.name, part.colour);
        }
    });
}

/// Shows a mood as it was at the start and after each decision. A screen reader hears it in words.
pub fn mood_curve(ui: &mut Ui, theme: &Theme, name: &str, mood: &[Mood]) {
    let last = mood.len().saturating_sub(1);
    let room = (ui.available_width() - 2.0 * NUMBER).max(NUMBER);
    let every = (last as f32 * NUMBER / room).ceil().max(1.0) as usize;
    // What the numbers beside the lines need, in decisions.
    let margin = f64::from(NUMBER / room) * last.max(1) as f64;
    let across = |_: GridInput| LEVELS.map(|value| GridMark { value, step_size: 50.0 }).to_vec();
    let plot = Plot::new(name)
        .height(HEIGHT)
        .default_x_bounds(-1.6 * margin, last as f64 + 0.4 * margin)
        .default_y_bounds(-24.0, 110.0)
        .sense(Sense::hover())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_crosshair(false)
        .show_background(false)
        .label_formatter(|_| None)
        .grid_color(theme.line)
        .grid_fade(0.0)
        .y_grid_spacer(across)
        .show_axes(false)
        .show_grid([false, true]);
    let shown = plot.show(ui, |plot| {
        let mut number = |at: [f64; 2], value: f64| {
            let text = RichText::new(format!("{value:.0}")).font(FontId::proportional(sizes().small));
            plot.text(Text::new("", PlotPoint::new(at[0], at[1]), text).color(theme.muted));
        };
        for level in LEVELS {
            number([-1.1 * margin, level], level);
        }
        for decision in (every..=last).step_by(every) {
            number([decision as f64, -14.0], decision as f64);
        }
        for part in parts(theme) {
            let points = mood.iter().enumerate().map(|(at, mood)| [at as f64, f64::from((part.of)(mood))]);
            let points: Vec<[f64; 2]> = points.collect();
            plot.line(Line::new(part.name, points.clone()).color(part.colour).width(2.0).style(part.style));
            let marks = Points::new(part.name, points).color(part.colour).shape(part.mark);
            plot.points(marks.radius(4.5).filled(true));
        }
    });
    let words = told(mood);
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    if let Some(pointer) = shown.response.hover_pos() {
        let at = shown.transform.value_from_position(pointer).x.round().clamp(0.0, last as f64) as usize;
        shown.response.on_hover_text_at_pointer(told_at(mood, at));
    }
    ui.add_space(gaps().hair);
}

fn told_at(mood: &[Mood], at: usize) -> String {
    let when = match at {
        0 => "At the start".to_owned(),
        _ => format!("After decision {at}"),
    };
    mood.get(at).map_or(String::new(), |mood| {
        format!("{when}: anger {}, confusion {}, trust {}", mood.anger, mood.confusion, mood.trust)
    })
}

fn told(mood: &[Mood]) -> String {
    let lines: Vec<String> = (0..mood.len()).map(|at| told_at(mood, at)).collect();
    format!("The mood, each of 100. {}.", lines.join(". "))
}
