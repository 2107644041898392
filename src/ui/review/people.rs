//! Scores from first to latest attempts, promises, what it was like for the customers, and the agents of the months.

use super::model::Reviewed;
use super::under;
use crate::review::words::{counted, kept, or_dash, percent, time};
use crate::review::{Measures, MonthLine, Review};
use crate::rubric::Dimension;
use crate::ui::measures::{gaps, sizes};
use crate::ui::theme::{Theme, bold_font};
use crate::ui::widgets::{Sign, bar, boxes, chip, fold, muted, paragraph, section, shortened, small};
use egui::{FontId, Label, RichText, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// How many people of a month are shown.
const PLACES: usize = 5;
/// How many earlier months are named.
const EARLIER: usize = 11;
/// From which width on a table has room, in points.
const TABLE: f32 = 1000.0;
/// A row of a table, in points.
const ROW: f32 = 26.0;
/// What a table tells of each person.
const COLUMNS: [&str; 8] = [
    "talks",
    "handling",
    "in good time",
    "solved at first",
    "time to fix",
    "come again",
    "satisfied of 5",
    "easy of 10",
];

/// Scores by dimension, from first to latest attempts.
pub(super) fn progress(ui: &mut Ui, theme: &Theme, review: &Review) {
    let progress = &review.progress;
    section(ui, theme, "From first to latest attempts", |ui| {
        if progress.again == 0 {
            muted(
                ui,
                theme,
                "Nobody has played a scenario twice yet. These are the mean scores of first attempts.",
            );
        } else {
            let words = format!(
                "The same people at the same scenarios, {} in all: {} passed at first and {} at the latest attempt. The line marks the first \
                 attempts' mean, the bar the latest.",
                progress.again, progress.again_passed_first, progress.again_passed_latest
            );
            muted(ui, theme, &words);
        }
        for dimension in Dimension::ALL {
            let (first, latest) = if progress.again == 0 {
                (None, progress.first.get(dimension))
            } else {
                (progress.again_first.get(dimension), progress.again_latest.get(dimension))
            };
            let words = match (first, latest) {
                (Some(first), Some(latest)) => format!("{}: {first} at first, {latest} now", dimension.name()),
                (None, Some(latest)) => format!("{}: {latest}", dimension.name()),
                _ => format!("{}: not measured", dimension.name()),
            };
            let colour = theme.dimension(dimension);
            ui.add_space(gaps().hair);
            chip(ui, theme, Some(Sign::Dimension(dimension)), &words, colour);
            let part = |score: u8| f32::from(score) / 100.0;
            bar(ui, theme, latest.map_or(0.0, part), first.map(part), colour);
        }
    });
}

/// Promises kept, by everybody and by each, and what failed talks outright.
pub(super) fn promises(ui: &mut Ui, theme: &Theme, model: &Reviewed) {
    let review = &model.review;
    section(ui, theme, "Promises", |ui| {
        let all = review.promises;
        if all.due == 0 {
            muted(ui, theme, "No promise fell due.");
        } else {
            let share = percent(all.kept, all.due);
            let words = format!("{} of {} promises that fell due were kept ({share}).", all.kept, all.due);
            paragraph(ui, &words);
            boxes(ui, theme, all.kept, all.due, all.due);
            fold(ui, theme, "promises by person", false, "Promises by person", |ui| {
                small(ui, theme, "The same people as in the map. Full boxes are kept, open ones broken.");
                let people = &review.people[model.people_shown()];
                let most = people.iter().map(|line| line.promises.due).max().unwrap_or(0);
                for person in people.iter().filter(|line| line.promises.due > 0) {
                    let name = shortened(&model.called(person), 44);
                    small(ui, theme, &format!("{name}: kept {}", kept(person.promises)));
                    boxes(ui, theme, person.promises.kept, person.promises.due, most);
                }
            });
        }
        under(ui, "Fatal items");
        if review.fatal.is_empty() {
            muted(ui, theme, "Nothing fatal was said in any talk.");
        } else {
            muted(ui, theme, "Each of them fails a talk, whatever its scores.");
            for item in &review.fatal {
                let words = format!(
                    "{}: {} by {}",
                    fatal(&item.code),
                    counted(item.plays, "talk", "talks"),
                    counted(item.people, "person", "people")
                );
                chip(ui, theme, Some(Sign::Warning), &words, theme.warn);
            }
        }
    });
}

/// What failed a talk, in words.
fn fatal(code: &str) -> String {
    match code {
        "false" => "Said what the card contradicts".into(),
        "unauthorised" => "Granted more than was theirs to grant".into(),
        other => other.replace(['-', '_'], " "),
    }
}

/// The measures for everybody, and for the people of the map.
pub(super) fn customers(ui: &mut Ui, theme: &Theme, model: &Reviewed) {
    let review = &model.review;
    section(ui, theme, "For the customers", |ui| {
        muted(ui, theme, "Times are in-world, in minutes and seconds.");
        let everybody = cells(review.counts.plays, &review.measures);
        let wide = ui.available_width() >= TABLE;
        if wide {
            head(ui, theme);
        }
        line(ui, theme, wide, "Everybody", &everybody);
        fold(ui, theme, "customers by person", false, "By person", |ui| {
            if wide {
                head(ui, theme);
            }
            for person in review.people[model.people_shown()].iter().filter(|line| line.plays > 0) {
                let name = shortened(&model.called(person), 24);
                line(ui, theme, wide, &name, &cells(person.plays, &person.measures));
            }
        });
    });
}

fn cells(plays: u64, measures: &Measures) -> [String; 8] {
    [
        plays.to_string(),
        time(measures.handling_seconds),
        percent(measures.answered[0], measures.answered.iter().sum()),
        format!("{}/{}", measures.solved_first, measures.cases),
        time(measures.fix_seconds),
        measures.repeats.to_string(),
        or_dash(measures.satisfaction),
        or_dash(measures.ease),
    ]
}

/// How wide the names are in a table as wide as this.
fn names(width: f32) -> f32 {
    width * 0.2
}

fn head(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    columns(ui, rect, COLUMNS.map(str::to_owned), theme.muted);
}

/// Words at the right of each column, so that numbers line up.
fn columns(ui: &Ui, rect: egui::Rect, words: [String; 8], colour: egui::Color32) {
    let left = rect.left() + names(rect.width());
    let width = (rect.width() - names(rect.width())) / 8.0;
    for (place, words) in (1u8..).zip(words) {
        let at = pos2(left + f32::from(place) * width, rect.center().y);
        let font = FontId::proportional(sizes().small);
        ui.painter().text(at, egui::Align2::RIGHT_CENTER, words, font, colour);
    }
}

/// What a table tells of somebody; where there is no room for one, in a sentence.
fn line(ui: &mut Ui, theme: &Theme, wide: bool, name: &str, cells: &[String; 8]) {
    let parts: Vec<String> = COLUMNS.iter().zip(cells).map(|(what, value)| format!("{what} {value}")).collect();
    let told = parts.join(", ");
    if !wide {
        ui.add(Label::new(RichText::new(name).font(bold_font(sizes().small))).wrap());
        small(ui, theme, &told);
        return;
    }
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    if ui.is_rect_visible(rect) {
        let font = bold_font(sizes().small);
        let at = rect.left_center();
        ui.painter().text(at, egui::Align2::LEFT_CENTER, name, font, theme.ink);
        columns(ui, rect, cells.clone(), theme.ink);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{name}: {told}")));
}

/// The latest month's ranking with its rule, and who was honoured before.
pub(super) fn months(ui: &mut Ui, theme: &Theme, model: &Reviewed) {
    let Some((latest, earlier)) = model.review.months.split_first() else {
        return;
    };
    section(ui, theme, "Agent of the month", |ui| {
        small(ui, theme, &latest.month.words());
        ui.add(Label::new(RichText::new(winners(model, latest)).font(bold_font(sizes().lead))).wrap());
        for standing in latest.standings.iter().take(PLACES) {
            let why = match (standing.eligible, standing.fatal) {
                (true, _) => String::new(),
                (false, 0) => "; too few passed".into(),
                (false, fatal) => format!("; something fatal in {}", counted(fatal, "talk", "talks")),
            };
            let words = format!(
                "{}: {} passed of {} played, honesty {}{why}",
                model.name_of(standing.person),
                standing.passed,
                standing.scenarios,
                or_dash(standing.honesty)
            );
            small(ui, theme, &words);
        }
        if !earlier.is_empty() {
            let before: Vec<String> = earlier
                .iter()
                .take(EARLIER)
                .map(|month| format!("{}: {}", month.month.words(), winners(model, month)))
                .collect();
            small(ui, theme, &format!("Before: {}.", before.join("; ")));
        }
        ui.add_space(gaps().small);
        small(ui, theme, "The rule");
        paragraph(ui, &latest.rule);
    });
}

fn winners(model: &Reviewed, month: &MonthLine) -> String {
    if month.winners.is_empty() {
        return "nobody fulfils the rule".into();
    }
    let names: Vec<String> = month.winners.iter().map(|winner| model.name_of(*winner)).collect();
    names.join(" and ")
}
