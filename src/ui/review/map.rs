//! People × scenarios as a quiet heat map. Each cell has its number and a sign; the keyboard walks it with the arrows, as one stop on its way.

use super::model::{Place, Reviewed};
use crate::review::Cell;
use crate::review::words::{counted, or_dash, shown};
use crate::ui::measures::{gaps, sizes};
use crate::ui::theme::{Theme, bold_font};
use crate::ui::widgets::{Sign, chip, focus_ring, link_button, muted, paint_sign, quiet_button, section, shortened, small};
use egui::accesskit::Role;
use egui::{
    Color32, CornerRadius, EventFilter, FontId, Id, Key, Modifiers, Painter, Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

/// A cell's side, and a row's height.
const CELL: f32 = 44.0;
/// Between cells.
const APART: f32 = 3.0;
/// How high the numbers over the columns are.
const HEAD: f32 = 26.0;
/// How long a title may be where scenarios are listed, in characters.
const TITLE: usize = 48;

/// Where the map lies, and which scenarios it shows.
struct Layout {
    names: f32,
    columns: std::ops::Range<usize>,
}

pub(super) fn show(ui: &mut Ui, theme: &Theme, model: &mut Reviewed) {
    section(ui, theme, "People and scenarios", |ui| {
        muted(
            ui,
            theme,
            "The score of each person's latest attempt. Open a cell to see what they said; the arrow keys walk the map.",
        );
        legend(ui, theme);
        let layout = layout(ui.available_width(), model);
        let people = model.people_shown();
        pages(ui, theme, model, &layout);
        ui.add_space(gaps().small);
        ui.spacing_mut().item_spacing.y = APART;
        head(ui, theme, model, &layout);
        model.at[0] = model.at[0].clamp(people.start, people.end.saturating_sub(1).max(people.start));
        model.at[1] = model.at[1].clamp(layout.columns.start, layout.columns.end.saturating_sub(1).max(layout.columns.start));
        for person in people.clone() {
            row(ui, theme, model, &layout, person);
        }
        ui.spacing_mut().item_spacing.y = gaps().small;
        key(ui, theme, model);
    });
}

fn layout(width: f32, model: &Reviewed) -> Layout {
    let names = (width * 0.28).clamp(120.0, 190.0);
    let all = model.review.scenarios.len();
    let fit = (((width - names) / (CELL + APART)).floor() as usize).max(1);
    // The last columns stand with those before them, so that no page is nearly empty.
    let from = model.from[1].min(all.saturating_sub(fit));
    Layout {
        names,
        columns: from..(from + fit).min(all),
    }
}

fn legend(ui: &mut Ui, theme: &Theme) {
    ui.horizontal_wrapped(|ui| {
        chip(ui, theme, Some(Sign::Tick), "passed", theme.good);
        chip(ui, theme, Some(Sign::Waiting), "not passed yet", theme.amber);
        chip(ui, theme, Some(Sign::Warning), "something fatal was said", theme.warn);
        chip(ui, theme, None, "?  an attempt could not be verified", theme.ink);
    });
}

/// Ways to other people and other scenarios, where not all of them fit.
fn pages(ui: &mut Ui, theme: &Theme, model: &mut Reviewed, layout: &Layout) {
    let (people, all) = (model.people_shown(), model.review.people.len());
    let (columns, scenarios) = (&layout.columns, model.review.scenarios.len());
    if people.len() < all {
        ui.horizontal_wrapped(|ui| {
            small(ui, theme, &format!("People {} to {} of {all}", people.start + 1, people.end));
            if people.start > 0 && quiet_button(ui, theme, "Previous people").clicked() {
                model.from[0] = people.start.saturating_sub(super::PEOPLE_AT_ONCE);
            }
            if people.end < all && quiet_button(ui, theme, "Next people").clicked() {
                model.from[0] = people.end;
            }
        });
    }
    if columns.len() < scenarios {
        ui.horizontal_wrapped(|ui| {
            small(
                ui,
                theme,
                &format!("Scenarios {} to {} of {scenarios}", columns.start + 1, columns.end),
            );
            if columns.start > 0 && quiet_button(ui, theme, "Previous scenarios").clicked() {
                model.from[1] = columns.start.saturating_sub(columns.len());
            }
            if columns.end < scenarios && quiet_button(ui, theme, "Next scenarios").clicked() {
                model.from[1] = columns.end;
            }
        });
    }
}

/// The numbers of the scenarios, over their columns.
fn head(ui: &mut Ui, theme: &Theme, model: &Reviewed, layout: &Layout) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    for (place, column) in (0u16..).zip(layout.columns.clone()) {
        let square = square(rect, layout, place);
        let font = bold_font(sizes().small);
        let at = square.center();
        ui.painter()
            .text(at, egui::Align2::CENTER_CENTER, (column + 1).to_string(), font, theme.muted);
        let response = ui.interact(square, Id::new(("review head", column)), Sense::hover());
        response.on_hover_text(shown(&model.review.scenarios[column].title));
    }
}

fn square(row: Rect, layout: &Layout, place: u16) -> Rect {
    let left = row.left() + layout.names + f32::from(place) * (CELL + APART);
    Rect::from_min_size(pos2(left, row.top()), Vec2::new(CELL, row.height()))
}

fn row(ui: &mut Ui, theme: &Theme, model: &mut Reviewed, layout: &Layout, person: usize) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CELL), Sense::hover());
    let line = &model.review.people[person];
    let called = model.called(line);
    let told = format!("{} of {} · mean {}", line.passed, line.scenarios, or_dash(line.scores.overall));
    let seen = ui.is_rect_visible(rect);
    if seen {
        let room = layout.names - gaps().small;
        let painter = ui.painter();
        one_line(
            painter,
            &called,
            pos2(rect.left(), rect.top() + 2.0),
            room,
            FontId::proportional(sizes().small),
            theme.ink,
        );
        let under = pos2(rect.left(), rect.center().y + 2.0);
        one_line(painter, &told, under, room, FontId::proportional(sizes().small), theme.muted);
    }
    let named = Rect::from_min_size(rect.min, vec2(layout.names - gaps().small, CELL));
    let response = ui.interact(named, Id::new(("review row", person)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{called}: passed {told}")));
    for (place, scenario) in (0u16..).zip(layout.columns.clone()) {
        cell(ui, theme, model, layout, (person, scenario), (&called, square(rect, layout, place)));
    }
}

/// Words on one line; what does not fit ends in dots of our own, as nothing is to be cut off.
fn one_line(painter: &Painter, words: &str, at: egui::Pos2, room: f32, font: FontId, colour: Color32) {
    let mut galley = painter.layout_no_wrap(words.to_owned(), font.clone(), colour);
    let mut kept: Vec<char> = words.chars().collect();
    while galley.size().x > room && !kept.is_empty() {
        let fits = (kept.len() as f32 * room / galley.size().x) as usize;
        kept.truncate(fits.saturating_sub(1).min(kept.len() - 1));
        let cut: String = kept.iter().collect();
        galley = painter.layout_no_wrap(format!("{}…", cut.trim_end()), font.clone(), colour);
    }
    painter.galley(at, galley, colour);
}

/// Where the keyboard goes for a cell.
fn id_of((person, scenario): (usize, usize)) -> Id {
    Id::new(("review cell", person, scenario))
}

fn cell(ui: &mut Ui, theme: &Theme, model: &mut Reviewed, layout: &Layout, at: (usize, usize), (called, rect): (&str, Rect)) {
    let (person, scenario) = at;
    // Only one cell is a stop of the Tab key: a thousand would be a wall.
    let sense = if model.at == [person, scenario] {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, id_of(at), sense);
    let held = model.cell(person, scenario);
    let look = Look::of(theme, held);
    if ui.is_rect_visible(rect) {
        look.paint(ui.painter(), theme, rect, response.hovered());
    }
    let title = &model.review.scenarios[scenario].title;
    let name = || format!("{called}, {}: {}", shown(title), look.words);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, name()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::GridCell));
    if response.hovered() {
        let words = name();
        response.clone().on_hover_text(words);
    }
    focus_ring(ui, theme, &response);
    if response.clicked() {
        model.at = [person, scenario];
        model.place = Place::Cell { person, scenario };
    } else if response.has_focus() {
        walk(ui, model, layout, at);
    }
}

/// Moves the keyboard from a cell by the arrow keys, to the edges of what is shown.
fn walk(ui: &Ui, model: &mut Reviewed, layout: &Layout, at: (usize, usize)) {
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id_of(at), arrows));
    // Taken, as the cell that has the focus now comes later in this frame.
    let pressed = |key: Key| usize::from(ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)));
    let step = |now: usize, shown: std::ops::Range<usize>, less: Key, more: Key| {
        let next = (now + pressed(more)).saturating_sub(pressed(less));
        next.clamp(shown.start, shown.end - 1)
    };
    let to = (
        step(at.0, model.people_shown(), Key::ArrowUp, Key::ArrowDown),
        step(at.1, layout.columns.clone(), Key::ArrowLeft, Key::ArrowRight),
    );
    if to != at {
        model.at = [to.0, to.1];
        ui.memory_mut(|memory| memory.request_focus(id_of(to)));
        // It can take the focus from the next frame on.
        ui.ctx().request_repaint();
    }
}

/// How a cell looks, and what it says.
struct Look {
    ground: Color32,
    sign: Option<(Sign, Color32)>,
    number: String,
    doubt: bool,
    words: String,
}

impl Look {
    fn of(theme: &Theme, cell: Option<&Cell>) -> Self {
        let none = Self {
            ground: theme.card,
            sign: None,
            number: "·".into(),
            doubt: false,
            words: "not played".into(),
        };
        let Some(cell) = cell else { return none };
        let doubt = cell.unverified > 0;
        let Some(latest) = cell.latest else {
            return Self {
                ground: theme.sunk,
                number: String::new(),
                doubt,
                words: "could not be verified".into(),
                ..none
            };
        };
        let score = latest.scores.overall;
        let part = f32::from(score.unwrap_or(50)) / 100.0;
        // The better a pass and the worse a miss, the more of its colour there is. It stays quiet.
        let (sign, colour, part, word) = match (latest.passed, latest.fatal) {
            (true, _) => (Sign::Tick, theme.good, 0.06 + 0.2 * part, "passed"),
            (false, true) => (Sign::Warning, theme.warn, 0.2, "something fatal was said"),
            (false, false) => (Sign::Waiting, theme.amber, 0.06 + 0.2 * (1.0 - part), "not passed yet"),
        };
        let mut words = format!("{}, {word}, {}", or_dash(score), counted(cell.attempts, "attempt", "attempts"));
        if doubt {
            words.push_str(&format!(", {} more that could not be verified", cell.unverified));
        }
        Self {
            ground: theme.tinted(colour, part),
            sign: Some((sign, colour)),
            number: or_dash(score),
            doubt,
            words,
        }
    }

    fn paint(&self, painter: &Painter, theme: &Theme, rect: Rect, hovered: bool) {
        painter.rect_filled(rect, CornerRadius::same(6), self.ground);
        if hovered {
            let edge = egui::Stroke::new(1.5, theme.accent);
            painter.rect_stroke(rect, CornerRadius::same(6), edge, egui::StrokeKind::Inside);
        }
        let middle = rect.center();
        let upper = if self.doubt { middle.x - 8.0 } else { middle.x };
        if let Some((sign, colour)) = self.sign {
            let square = Rect::from_center_size(pos2(upper, rect.top() + 12.0), Vec2::splat(12.0));
            paint_sign(painter, sign, square, colour);
        }
        if self.doubt {
            let x = if self.sign.is_some() { middle.x + 8.0 } else { middle.x };
            let at = pos2(x, if self.sign.is_some() { rect.top() + 12.0 } else { middle.y });
            painter.text(at, egui::Align2::CENTER_CENTER, "?", bold_font(sizes().small), theme.ink);
        }
        let at = match self.sign {
            Some(_) => pos2(middle.x, rect.bottom() - 14.0),
            None => middle,
        };
        if !self.number.is_empty() {
            let font = FontId::proportional(sizes().small);
            painter.text(at, egui::Align2::CENTER_CENTER, &self.number, font, theme.ink);
        }
    }
}

/// What the numbers over the columns stand for; each leads to the scenario's decisions.
fn key(ui: &mut Ui, theme: &Theme, model: &mut Reviewed) {
    ui.add_space(gaps().small);
    muted(ui, theme, "Open a scenario to see what was said at each of its decisions.");
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = gaps().wide;
        for (number, line) in model.review.scenarios.iter().enumerate() {
            let title = shortened(&shown(&line.title), TITLE);
            if link_button(ui, theme, &format!("{}. {title}", number + 1)).clicked() {
                picked = Some(number);
            }
        }
    });
    if let Some(scenario) = picked {
        model.place = Place::Scenario(scenario);
    }
}
