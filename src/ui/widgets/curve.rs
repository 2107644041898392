//! Numbers over time as lines, each with a colour, a dash and a mark of its own, so that none hangs on its colour alone.

use super::chip::chip;
use super::sign::Sign;
use crate::rubric::Dimension;
use crate::scenario::Mood;
use crate::scoring::Scores;
use crate::ui::measures::{gaps, sizes};
use crate::ui::theme::Theme;
use egui::{Color32, FontId, RichText, Sense, Ui, WidgetInfo, WidgetType};
use egui_plot::{Line, LineStyle, MarkerShape, Plot, PlotPoint, Points, Text};

/// How high the drawing is, in points.
const HEIGHT: f32 = 168.0;
/// What one number under the drawing needs, in points.
const NUMBER: f32 = 26.0;
/// The levels at which a line runs across.
const LEVELS: [f64; 3] = [0.0, 50.0, 100.0];

/// One of the lines: a value from 0 to 100 for each step, or none.
struct Series {
    name: &'static str,
    sign: Sign,
    colour: Color32,
    style: LineStyle,
    mark: MarkerShape,
    values: Vec<Option<u8>>,
}

/// Shows a mood as it was at the start and after each decision. A screen reader hears it in words.
pub fn mood_curve(ui: &mut Ui, theme: &Theme, name: &str, mood: &[Mood]) {
    let told = |at: usize| {
        let when = match at {
            0 => "At the start".to_owned(),
            _ => format!("After decision {at}"),
        };
        let Mood { anger, confusion, trust } = mood[at];
        format!("{when}: anger {anger}, confusion {confusion}, trust {trust}")
    };
    curve(ui, theme, name, mood.len(), 0, &moods(theme, mood), &told);
}

/// What the lines of a mood mean, with the mark of each.
pub fn mood_legend(ui: &mut Ui, theme: &Theme) {
    legend(ui, theme, &moods(theme, &[]));
}

/// Shows scores from play to play, with what the lines mean. A screen reader hears them in words.
pub fn score_curve(ui: &mut Ui, theme: &Theme, name: &str, scores: &[Scores]) {
    let told = |at: usize| {
        let parts = Dimension::ALL.map(|dimension| match scores[at].get(dimension) {
            Some(score) => format!("{} {score}", dimension.name()),
            None => format!("{} not measured", dimension.name()),
        });
        format!("Play {}: {}", at + 1, parts.join(", "))
    };
    let series = dimensions(theme, scores);
    legend(ui, theme, &series);
    curve(ui, theme, name, scores.len(), 1, &series, &told);
}

fn moods(theme: &Theme, mood: &[Mood]) -> [Series; 3] {
    let of = |part: fn(&Mood) -> u8| mood.iter().map(|mood| Some(part(mood))).collect();
    [
        first("Anger", theme.warn, of(|mood| mood.anger)),
        second("Confusion", theme.amber, of(|mood| mood.confusion)),
        third("Trust", theme.good, of(|mood| mood.trust)),
    ]
}

fn dimensions(theme: &Theme, scores: &[Scores]) -> [Series; 3] {
    let of = |dimension| scores.iter().map(|scores| scores.get(dimension)).collect();
    let line = |make: fn(&'static str, Color32, Vec<Option<u8>>) -> Series, dimension: Dimension| {
        make(dimension.name(), theme.dimension(dimension), of(dimension))
    };
    [
        line(first, Dimension::Empathy),
        line(second, Dimension::PositivePhrasing),
        line(third, Dimension::Honesty),
    ]
}

fn first(name: &'static str, colour: Color32, values: Vec<Option<u8>>) -> Series {
    Series {
        name,
        sign: Sign::Up,
        colour,
        style: LineStyle::Solid,
        mark: MarkerShape::Up,
        values,
    }
}

fn second(name: &'static str, colour: Color32, values: Vec<Option<u8>>) -> Series {
    Series {
        name,
        sign: Sign::Diamond,
        colour,
        style: LineStyle::Dotted { spacing: 6.0 },
        mark: MarkerShape::Diamond,
        values,
    }
}

fn third(name: &'static str, colour: Color32, values: Vec<Option<u8>>) -> Series {
    Series {
        name,
        sign: Sign::Square,
        colour,
        style: LineStyle::Dashed { length: 9.0 },
        mark: MarkerShape::Square,
        values,
    }
}

fn legend(ui: &mut Ui, theme: &Theme, series: &[Series]) {
    ui.horizontal_wrapped(|ui| {
        for line in series {
            chip(ui, theme, Some(line.sign), line.name, line.colour);
        }
    });
}

/// Draws the lines over `count` steps, of which the first is called `from`; what a step shows in words is `told`.
fn curve(ui: &mut Ui, theme: &Theme, name: &str, count: usize, from: usize, series: &[Series], told: &dyn Fn(usize) -> String) {
    let last = count.saturating_sub(1);
    let room = (ui.available_width() - 2.0 * NUMBER).max(NUMBER);
    let every = (last as f32 * NUMBER / room).ceil().max(1.0) as usize;
    // What the numbers beside the lines need, in steps.
    let margin = f64::from(NUMBER / room) * last.max(1) as f64;
    let plot = Plot::new(name)
        .height(HEIGHT)
        .default_x_bounds(-1.6 * margin, last as f64 + 0.6 * margin)
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
        .show_axes(false)
        .show_grid(false);
    let shown = plot.show(ui, |plot| {
        for level in LEVELS {
            let across = vec![[-0.5 * margin, level], [last as f64 + 0.6 * margin, level]];
            plot.line(Line::new("", across).color(theme.line).width(1.0).allow_hover(false));
        }
        let mut number = |at: [f64; 2], value: f64| {
            let text = RichText::new(format!("{value:.0}")).font(FontId::proportional(sizes().small));
            plot.text(Text::new("", PlotPoint::new(at[0], at[1]), text).color(theme.muted));
        };
        for level in LEVELS {
            number([-1.1 * margin, level], level);
        }
        let numbered = (0..count).filter(|at| at + from > 0 && (at + from).is_multiple_of(every));
        for at in numbered {
            number([at as f64, -14.0], (at + from) as f64);
        }
        for line in series {
            let points = line.values.iter().enumerate();
            let points: Vec<[f64; 2]> = points.filter_map(|(at, value)| Some([at as f64, f64::from((*value)?)])).collect();
            plot.line(Line::new(line.name, points.clone()).color(line.colour).width(2.0).style(line.style));
            let marks = Points::new(line.name, points).color(line.colour).shape(line.mark);
            plot.points(marks.radius(4.5).filled(true));
        }
    });
    let words: Vec<String> = (0..count).map(told).collect();
    let words = format!("Each of 100. {}.", words.join(". "));
    shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    if let Some(pointer) = shown.response.hover_pos().filter(|_| count > 0) {
        let at = shown.transform.value_from_position(pointer).x.round().clamp(0.0, last as f64) as usize;
        shown.response.on_hover_text_at_pointer(told(at));
    }
    ui.add_space(gaps().hair);
}
