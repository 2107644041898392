//! The key beside what the reviewer gave: where they differ, and why the key says so.

use super::talk::said;
use super::{CalibrateAction, WIDEST};
use crate::calibration::{Answer, Level, Rating, Reason, Talk, WITHIN};
use crate::rubric::Dimension;
use crate::ui::measures::{gaps, sizes};
use crate::ui::scorecard::verdict_chip;
use crate::ui::theme::{Theme, bold_font};
use crate::ui::widgets::{Sign, chip, column, fold, muted, paragraph, primary_button, quiet_button, section, shortened, small, title};
use egui::{Label, RichText, Ui};

/// What the screen shows of a talk that was rated.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The play, by its id.
    pub play: String,
    /// The scenario's title.
    pub title: String,
    /// The customer's name.
    pub customer: String,
    /// The reviewer's scores and the key's, in the order of [`Dimension::ALL`].
    pub scores: [[Option<u8>; 2]; 3],
    /// The decisions.
    pub decisions: Vec<ComparedDecision>,
}

/// A decision that was rated, and the key to it.
#[derive(Clone, Debug)]
pub struct ComparedDecision {
    /// What the customer had said.
    pub says: String,
    /// What was answered.
    pub text: String,
    /// The reviewer's levels and the key's, in the order of [`Dimension::ALL`]; none where nothing was at stake.
    pub levels: [[Option<Level>; 2]; 3],
    /// Why the key says so.
    pub reason: Reason,
}

/// How a reviewer's level stands to the key's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The same.
    Alike,
    /// Another one.
    Differently,
    /// One of them saw nothing at stake, so the two are not compared.
    NotCompared,
}

impl Seen {
    /// How these two stand to one another.
    pub fn of([own, key]: [Option<Level>; 2]) -> Self {
        match (own, key) {
            (own, key) if own == key => Seen::Alike,
            (Some(_), Some(_)) => Seen::Differently,
            _ => Seen::NotCompared,
        }
    }
}

impl Compared {
    /// A rating beside its key.
    pub fn of(talk: &Talk, rating: &Rating, answer: &Answer) -> Self {
        let decisions = rating.decisions.iter().zip(&answer.key.decisions).zip(&answer.reasons);
        Self {
            play: talk.play.clone(),
            title: talk.title.clone(),
            customer: talk.customer.clone(),
            scores: Dimension::ALL.map(|dimension| [rating.scores.get(dimension), answer.key.scores.get(dimension)]),
            decisions: decisions
                .map(|((given, key), reason)| ComparedDecision {
                    says: key.says.clone(),
                    text: key.text.clone(),
                    levels: Dimension::ALL.map(|dimension| [given.get(dimension), key.levels[dimension as usize]]),
                    reason: reason.clone(),
                })
                .collect(),
        }
    }

    /// In how many levels both agree, and of how many that both gave.
    pub fn agreed(&self) -> [usize; 2] {
        let both = self
            .decisions
            .iter()
            .flat_map(|line| line.levels)
            .filter(|levels| levels.iter().all(Option::is_some));
        let seen: Vec<Seen> = both.map(Seen::of).collect();
        [seen.iter().filter(|seen| **seen == Seen::Alike).count(), seen.len()]
    }
}

pub(super) fn show(ui: &mut Ui, theme: &Theme, model: &Compared, action: &mut Option<CalibrateAction>) {
    let body = |ui: &mut Ui| {
        title(ui, "Your rating beside the key");
        muted(
            ui,
            theme,
            &format!("{}, with {}. Your rating is kept.", model.title, model.customer),
        );
        ui.add_space(gaps().small);
        scores(ui, theme, model);
        for (number, line) in (1..).zip(&model.decisions) {
            decision(ui, theme, model, number, line);
        }
    };
    column(ui, ("key", &model.play), WIDEST, body, |ui| {
        if primary_button(ui, theme, "Next talk").clicked() {
            *action = Some(CalibrateAction::Next);
        }
        if quiet_button(ui, theme, "Enough for now").clicked() {
            *action = Some(CalibrateAction::Back);
        }
    });
}

fn scores(ui: &mut Ui, theme: &Theme, model: &Compared) {
    section(ui, theme, "Scores", |ui| {
        for (dimension, pair) in Dimension::ALL.into_iter().zip(model.scores) {
            let [own, key] = pair.map(|score| score.map_or("no score".to_owned(), |score| score.to_string()));
            let (seen, words) = match pair {
                [Some(one), Some(other)] if one.abs_diff(other) <= WITHIN => {
                    (Seen::Alike, format!("{} apart, within {WITHIN}", points(one.abs_diff(other))))
                }
                [Some(one), Some(other)] => (
                    Seen::Differently,
                    format!("{} apart, more than {WITHIN}", points(one.abs_diff(other))),
                ),
                _ => (Seen::NotCompared, "not compared".to_owned()),
            };
            side_by_side(ui, theme, dimension, [&own, &key], seen, &words);
        }
        let words = match model.agreed() {
            [_, 0] => "There is no decision at which both you and the key saw something at stake.".to_owned(),
            [agreed, of] => format!("Where you and the key both saw something at stake, you give the same level {agreed} of {of} times."),
        };
        ui.add_space(gaps().small);
        paragraph(ui, &words);
    });
}

fn points(count: u8) -> String {
    format!("{count} point{}", if count == 1 { "" } else { "s" })
}

fn decision(ui: &mut Ui, theme: &Theme, model: &Compared, number: usize, line: &ComparedDecision) {
    let differs = line.levels.into_iter().any(|levels| Seen::of(levels) != Seen::Alike);
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = format!("{number}. “{}”", shortened(&line.text, 84));
        ui.add(Label::new(RichText::new(words).font(bold_font(sizes().body))).wrap());
        for (dimension, levels) in Dimension::ALL.into_iter().zip(line.levels) {
            let [own, key] = levels.map(|level| level.map_or("not at stake", Level::name));
            let seen = Seen::of(levels);
            let words = match seen {
                Seen::Alike => "the same",
                Seen::Differently => "not the same",
                Seen::NotCompared => "not compared",
            };
            side_by_side(ui, theme, dimension, [own, key], seen, words);
        }
        let name = format!("Why the key says so at {number}");
        fold(ui, theme, ("compared", &model.play, number), differs, &name, |ui| {
            said(ui, theme, &model.customer, &line.says);
            said(ui, theme, "The agent", &line.text);
            ui.add_space(gaps().small);
            for claim in &line.reason.claims {
                ui.horizontal_wrapped(|ui| {
                    verdict_chip(ui, theme, claim.verdict);
                });
                paragraph(ui, &claim.why);
            }
            paragraph(ui, &line.reason.coach);
            if let Some(better) = &line.reason.better {
                small(ui, theme, "A better wording");
                paragraph(ui, &format!("“{better}”"));
            }
        });
    });
    ui.add_space(gaps().small);
}

/// What the reviewer gave and what the key gives, in a line.
fn side_by_side(ui: &mut Ui, theme: &Theme, dimension: Dimension, [own, key]: [&str; 2], seen: Seen, words: &str) {
    let (mark, colour) = match seen {
        Seen::Alike => (Sign::Tick, theme.good),
        Seen::Differently => (Sign::Warning, theme.amber),
        Seen::NotCompared => (Sign::Diamond, theme.ink),
    };
    ui.horizontal_wrapped(|ui| {
        chip(
            ui,
            theme,
            Some(Sign::Dimension(dimension)),
            dimension.name(),
            theme.dimension(dimension),
        );
        ui.label(format!("You: {own}. Key: {key}."));
        chip(ui, theme, Some(mark), words, colour);
    });
}
