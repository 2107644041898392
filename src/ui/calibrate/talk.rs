//! The talk to rate, one decision at a time; behind the last one the scores, and handing in.

use super::{CalibrateAction, WIDEST};
use crate::calibration::{Level, Moment, Opinion, RatedScores, Talk};
use crate::rubric::Dimension;
use crate::ui::measures::{gaps, sizes};
use crate::ui::policy;
use crate::ui::theme::{Theme, bold_font};
use crate::ui::widgets::{
    Sign, column, focus_in_view, focus_ring, fold, muted, paragraph, primary_button, quiet_button, section, sign, small, title,
};
use egui::{Align, Layout, RadioButton, RichText, TextEdit, Ui, WidgetInfo, WidgetType, vec2};

/// From this width on, in points, what was said and what the reviewer makes of it stand side by side.
const WIDE: f32 = 860.0;

/// What a reviewer says of a decision in one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// So much of what was at stake was earned.
    Earned(Level),
    /// Nothing was at stake.
    NotAtStake,
}

impl Mark {
    /// All four, in the order in which they are shown.
    const ALL: [Mark; 4] = [
        Mark::Earned(Level::Full),
        Mark::Earned(Level::Half),
        Mark::Earned(Level::None),
        Mark::NotAtStake,
    ];

    fn name(self) -> &'static str {
        match self {
            Mark::Earned(Level::Full) => "Full",
            Mark::Earned(Level::Half) => "Half",
            Mark::Earned(Level::None) => "None",
            Mark::NotAtStake => "Not at stake",
        }
    }

    fn level(self) -> Option<Level> {
        match self {
            Mark::Earned(level) => Some(level),
            Mark::NotAtStake => None,
        }
    }
}

/// A talk to rate, with what was given so far.
#[derive(Clone, Debug)]
pub struct Rated {
    /// The talk.
    pub talk: Talk,
    /// How many talks wait, this one among them.
    pub waiting: usize,
    /// Which page is in view: a decision from 0, and behind the last one the scores.
    pub page: usize,
    /// For each decision what was marked, in the order of [`Dimension::ALL`].
    pub marks: Vec<[Option<Mark>; 3]>,
    /// The scores as they were typed, in the same order.
    pub scores: [String; 3],
}

impl Rated {
    /// A talk of which nothing is rated yet.
    pub fn of(talk: Talk, waiting: usize) -> Self {
        Self {
            marks: vec![[None; 3]; talk.moments.len()],
            talk,
            waiting,
            page: 0,
            scores: Default::default(),
        }
    }

    /// Whether nothing is given yet.
    pub fn is_untouched(&self) -> bool {
        self.marks.iter().flatten().all(Option::is_none) && self.scores.iter().all(String::is_empty)
    }

    /// What is still to be given, each in a few words.
    pub fn open(&self) -> Vec<String> {
        let decisions = (1..).zip(&self.marks).filter_map(|(number, marks)| {
            let open: Vec<String> = Dimension::ALL
                .into_iter()
                .filter(|dimension| marks[*dimension as usize].is_none())
                .map(lower)
                .collect();
            (!open.is_empty()).then(|| format!("decision {number} in {}", open.join(", ")))
        });
        let scores = Dimension::ALL.into_iter().filter(|dimension| self.score(*dimension).is_err());
        decisions
            .chain(scores.map(|dimension| format!("a score for {}", lower(dimension))))
            .collect()
    }

    /// The opinion, once it is whole.
    pub fn opinion(&self) -> Option<Opinion> {
        let score = |dimension| self.score(dimension).ok();
        let level = |mark: Option<Mark>| mark.map(Mark::level);
        let levels = self
            .marks
            .iter()
            .map(|[empathy, positive_phrasing, honesty]| Some([level(*empathy)?, level(*positive_phrasing)?, level(*honesty)?]));
        Some(Opinion {
            scores: RatedScores {
                empathy: score(Dimension::Empathy)?,
                positive_phrasing: score(Dimension::PositivePhrasing)?,
                honesty: score(Dimension::Honesty)?,
            },
            levels: levels.collect::<Option<_>>()?,
        })
    }

    /// The score of a dimension; none, where nothing was at stake throughout and none was given. An error where it is missing or no score.
    fn score(&self, dimension: Dimension) -> Result<Option<u8>, ()> {
        let at = dimension as usize;
        let typed = self.scores[at].trim();
        if typed.is_empty() && self.marks.iter().all(|marks| marks[at] == Some(Mark::NotAtStake)) {
            return Ok(None);
        }
        typed.parse().ok().filter(|score| *score <= 100).map(Some).ok_or(())
    }
}

fn lower(dimension: Dimension) -> String {
    dimension.name().to_lowercase()
}

pub(super) fn show(ui: &mut Ui, theme: &Theme, model: &mut Rated, action: &mut Option<CalibrateAction>) {
    let last = model.talk.moments.len();
    let shown = model.page.min(last);
    let opinion = model.opinion();
    let mut turned = shown;
    let place = (model.talk.play.clone(), shown);
    let body = |ui: &mut Ui| {
        head(ui, theme, model, shown);
        if shown < last {
            decision(ui, theme, model, shown);
        } else {
            end(ui, theme, model);
            context(ui, theme, &model.talk, shown);
        }
    };
    column(ui, place, WIDEST, body, |ui| {
        if shown < last {
            let words = if shown + 1 < last { "Next decision" } else { "On to the scores" };
            if primary_button(ui, theme, words).clicked() {
                turned = shown + 1;
            }
        } else {
            let hand_in = ui.add_enabled_ui(opinion.is_some(), |ui| primary_button(ui, theme, "Hand in").clicked());
            if hand_in.inner {
                *action = opinion.map(CalibrateAction::HandIn);
            }
        }
        if shown > 0 && quiet_button(ui, theme, "One back").clicked() {
            turned = shown - 1;
        }
    });
    model.page = turned;
}

fn head(ui: &mut Ui, theme: &Theme, model: &Rated, shown: usize) {
    let talk = &model.talk;
    let which = format!("{}, with {}.", talk.title, talk.customer);
    if shown > 0 {
        muted(ui, theme, &which);
        ui.add_space(gaps().small);
        return;
    }
    title(ui, "Rate a talk");
    let waiting = match model.waiting {
        1 => "This is the last one that waits for you.".to_owned(),
        waiting => format!("{waiting} talks wait for you, this one among them."),
    };
    muted(ui, theme, &format!("{which} {waiting}"));
    small(
        ui,
        theme,
        "Who played it is not shown. The scores and reasons of the key are, once you have handed in what you make of it.",
    );
    ui.add_space(gaps().small);
}

/// What the agent knew, and what was said before this page.
fn context(ui: &mut Ui, theme: &Theme, talk: &Talk, shown: usize) {
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        fold(ui, theme, ("known", &talk.play), false, "What the agent knew", |ui| {
            paragraph(ui, &talk.briefing);
            ui.add_space(gaps().hair);
            policy::show(ui, theme, &talk.card);
            for words in talk.moments[..shown].iter().flat_map(|moment| &moment.learnt) {
                small(ui, theme, &format!("Learnt in the talk: {words}"));
            }
        });
        if shown > 0 {
            fold(ui, theme, ("before", &talk.play), false, "The talk so far", |ui| {
                for moment in &talk.moments[..shown] {
                    exchange(ui, theme, &talk.customer, moment);
                }
            });
        }
    });
    ui.add_space(gaps().medium);
}

fn exchange(ui: &mut Ui, theme: &Theme, customer: &str, moment: &Moment) {
    if let Some(caption) = &moment.caption {
        small(ui, theme, caption);
    }
    said(ui, theme, customer, &moment.says);
    said(ui, theme, "The agent", &moment.text);
}

/// A decision, and beside it, where there is room, what the reviewer makes of it.
fn decision(ui: &mut Ui, theme: &Theme, model: &mut Rated, shown: usize) {
    let Rated { talk, marks, .. } = model;
    let width = ui.available_width();
    if width < WIDE {
        words(ui, theme, talk, shown);
        earned(ui, theme, shown, &mut marks[shown]);
        context(ui, theme, talk, shown);
        return;
    }
    ui.horizontal_top(|ui| {
        let left = width * 0.56;
        ui.allocate_ui_with_layout(vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
            words(ui, theme, talk, shown);
            context(ui, theme, talk, shown);
        });
        ui.add_space(gaps().small);
        let right = width - left - gaps().part;
        ui.allocate_ui_with_layout(vec2(right, 0.0), Layout::top_down(Align::Min), |ui| {
            earned(ui, theme, shown, &mut marks[shown]);
        });
    });
}

fn words(ui: &mut Ui, theme: &Theme, talk: &Talk, shown: usize) {
    let moment = &talk.moments[shown];
    section(ui, theme, &format!("Decision {} of {}", shown + 1, talk.moments.len()), |ui| {
        exchange(ui, theme, &talk.customer, moment);
        if !moment.others.is_empty() {
            ui.add_space(gaps().small);
            small(ui, theme, "Also on offer");
            for other in &moment.others {
                muted(ui, theme, &format!("“{other}”"));
            }
        }
    });
}

fn earned(ui: &mut Ui, theme: &Theme, shown: usize, marks: &mut [Option<Mark>; 3]) {
    section(ui, theme, "What the answer earned", |ui| {
        for dimension in Dimension::ALL {
            choice(ui, theme, shown + 1, dimension, &mut marks[dimension as usize]);
        }
        ui.add_space(gaps().small);
        small(
            ui,
            theme,
            "Full is as much as the best on offer, or nearly; none is nothing, or next to it. Where all that was on offer does equally well, nothing is \
             at stake. Honesty goes by what the agent knew, and not by what came of it.",
        );
    });
}

fn choice(ui: &mut Ui, theme: &Theme, number: usize, dimension: Dimension, mark: &mut Option<Mark>) {
    ui.add_space(gaps().small);
    ui.horizontal(|ui| {
        sign(ui, Sign::Dimension(dimension), sizes().body, theme.dimension(dimension));
        ui.label(RichText::new(dimension.name()).font(bold_font(sizes().body)));
    });
    ui.horizontal_wrapped(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(egui::accesskit::Role::RadioGroup);
            node.set_label(format!("Decision {number}, {}", lower(dimension)));
        });
        ui.visuals_mut().widgets.inactive.fg_stroke.color = theme.accent;
        for option in Mark::ALL {
            let chosen = *mark == Some(option);
            let response = ui.add(RadioButton::new(chosen, option.name()));
            if response.clicked() {
                *mark = Some(option);
            }
            let name = format!("{}: {}", dimension.name(), option.name());
            response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, chosen, &name));
            focus_ring(ui, theme, &response);
            ui.add_space(gaps().medium);
        }
    });
}

fn end(ui: &mut Ui, theme: &Theme, model: &mut Rated) {
    section(ui, theme, "How it ended", |ui| {
        said(ui, theme, &model.talk.customer, &model.talk.last_words);
    });
    section(ui, theme, "Your scores for the whole talk", |ui| {
        muted(
            ui,
            theme,
            "From 0 to 100. A score may stay empty where nothing was at stake in the whole talk.",
        );
        for dimension in Dimension::ALL {
            ui.add_space(gaps().small);
            let label = ui.label(dimension.name());
            let field = TextEdit::singleline(&mut model.scores[dimension as usize])
                .char_limit(3)
                .hint_text("0 to 100")
                .desired_width(120.0)
                .margin(vec2(gaps().medium, gaps().small));
            let response = ui.add(field).labelled_by(label.id);
            focus_in_view(ui, &response);
        }
    });
    let open = model.open();
    if !open.is_empty() {
        section(ui, theme, "Still open", |ui| {
            for words in open {
                paragraph(ui, &format!("• {words}"));
            }
        });
    }
}

/// Somebody's words under their name.
pub(super) fn said(ui: &mut Ui, theme: &Theme, who: &str, words: &str) {
    ui.label(RichText::new(who).font(bold_font(sizes().small)).color(theme.muted));
    paragraph(ui, words);
}
