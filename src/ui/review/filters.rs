//! Which plays are asked for: team, scenario, module, month, and whether names are shown.

use super::model::{ReviewAction, Reviewed};
use crate::review::words::shown;
use crate::ui::measures::gaps;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Sign, chip, fold, heading, link_button, radio, shortened};
use crate::workplace::Asked;
use egui::Ui;
use egui::accesskit::Role;

/// How many options are shown before one asks for all.
const AT_FIRST: usize = 16;
/// How long an option's words may be, in characters.
const LONGEST: usize = 44;

/// An option: its words, whether it is picked, and what is asked for with it.
type Choice = (String, bool, Asked);

pub(super) fn show(ui: &mut Ui, theme: &Theme, model: &mut Reviewed, action: &mut Option<ReviewAction>) {
    if model.reckoning {
        chip(ui, theme, Some(Sign::Waiting), "What you asked for is being reckoned", theme.amber);
    }
    let mut picked = None;
    theme.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        let name = format!("Shown: {}", told(model));
        fold(ui, theme, "filters", false, &name, |ui| {
            for (number, (name, every, choices)) in groups(model).into_iter().enumerate() {
                let in_full = &mut model.in_full[number];
                picked = group(ui, theme, name, every, &choices, in_full).or(picked.take());
            }
            let asked = |hide_names| Asked {
                hide_names,
                ..model.asked.clone()
            };
            let names =
                [("Shown", false), ("Hidden", true)].map(|(words, hide)| (words.to_owned(), model.asked.hide_names == hide, asked(hide)));
            picked = options(ui, theme, "Names", &names).or(picked.take());
        });
    });
    ui.add_space(gaps().medium);
    if let Some(asked) = picked.filter(|asked| *asked != model.asked) {
        *action = Some(ReviewAction::Filter(asked));
    }
}

/// What is shown, in words.
fn told(model: &Reviewed) -> String {
    let wanted = &model.asked.wanted;
    let title = |id: &String| {
        model
            .extent
            .scenarios
            .get(id)
            .map_or_else(|| id.clone(), |(title, _)| title.clone())
    };
    let mut parts: Vec<String> = [
        wanted.team.as_ref().map(|team| format!("team {}", shown(team))),
        wanted.scenario.as_ref().map(|id| format!("“{}”", shown(&title(id)))),
        wanted.module.as_ref().map(|module| format!("module {}", shown(module))),
        wanted.from.map(|day| format!("from {}", day.words())),
        wanted.to.map(|day| format!("until {}", day.words())),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        parts.push("everything".into());
    }
    if model.asked.hide_names {
        parts.push("names hidden".into());
    }
    parts.join(", ")
}

/// The lists to pick from, each with its name, the words for all of it, and its options.
fn groups(model: &Reviewed) -> [(&'static str, &'static str, Vec<Choice>); 4] {
    let asked = &model.asked;
    let with = |change: &dyn Fn(&mut Asked)| {
        let mut asked = asked.clone();
        change(&mut asked);
        asked
    };
    let wanted = &asked.wanted;
    let option = |words: &str, picked: bool, asked: Asked| (shortened(&shown(words), LONGEST), picked, asked);
    let all = |picked: bool, change: &dyn Fn(&mut Asked)| (String::new(), picked, with(change));
    let teams = model.extent.teams.iter().map(|team| {
        let change = |asked: &mut Asked| asked.wanted.team = Some(team.clone());
        option(team, wanted.team.as_ref() == Some(team), with(&change))
    });
    let modules = model.extent.modules().into_iter().map(|module| {
        let change = |asked: &mut Asked| asked.wanted.module = Some(module.to_owned());
        option(module, wanted.module.as_deref() == Some(module), with(&change))
    });
    let scenarios = model.extent.scenarios.iter().map(|(id, (title, _))| {
        let change = |asked: &mut Asked| asked.wanted.scenario = Some(id.clone());
        option(title, wanted.scenario.as_ref() == Some(id), with(&change))
    });
    let months = model.extent.months.iter().rev().filter_map(|month| {
        let [from, to] = month.days()?;
        let change = |asked: &mut Asked| (asked.wanted.from, asked.wanted.to) = (Some(from), Some(to));
        let picked = (wanted.from, wanted.to) == (Some(from), Some(to));
        Some(option(&month.words(), picked, with(&change)))
    });
    let any_team = all(wanted.team.is_none(), &|asked| asked.wanted.team = None);
    let any_time = all((wanted.from, wanted.to) == (None, None), &|asked| {
        (asked.wanted.from, asked.wanted.to) = (None, None);
    });
    let any_module = all(wanted.module.is_none(), &|asked| asked.wanted.module = None);
    let any_scenario = all(wanted.scenario.is_none(), &|asked| asked.wanted.scenario = None);
    [
        ("Team", "All teams", std::iter::once(any_team).chain(teams).collect()),
        ("Period", "All the time", std::iter::once(any_time).chain(months).collect()),
        ("Module", "All modules", std::iter::once(any_module).chain(modules).collect()),
        (
            "Scenario",
            "All scenarios",
            std::iter::once(any_scenario).chain(scenarios).collect(),
        ),
    ]
}

/// A list, shortened until all of it is asked for. What is picked is shown in any case.
fn group(ui: &mut Ui, theme: &Theme, name: &str, every: &str, choices: &[Choice], in_full: &mut bool) -> Option<Asked> {
    // Only “all” and one more: there is nothing to pick.
    if choices.len() <= 2 && choices.first().is_some_and(|(_, picked, _)| *picked) {
        return None;
    }
    let named: Vec<Choice> = choices
        .iter()
        .enumerate()
        .filter(|(number, (_, picked, _))| *in_full || *number <= AT_FIRST || *picked)
        .map(|(_, (words, picked, asked))| {
            let words = if words.is_empty() { every } else { words };
            (words.to_owned(), *picked, asked.clone())
        })
        .collect();
    let picked = options(ui, theme, name, &named);
    if named.len() < choices.len() {
        let words = format!("{}: show all {}", name, choices.len() - 1);
        *in_full = link_button(ui, theme, &words).clicked();
    }
    picked
}

fn options(ui: &mut Ui, theme: &Theme, name: &str, choices: &[Choice]) -> Option<Asked> {
    let mut asked_for = None;
    ui.add_space(gaps().small);
    heading(ui, name);
    ui.horizontal_wrapped(|ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::RadioGroup);
            node.set_label(name);
        });
        ui.visuals_mut().widgets.inactive.fg_stroke.color = theme.accent;
        for (words, picked, asked) in choices {
            if radio(ui, theme, *picked, words, &format!("{name}: {words}")) {
                asked_for = Some(asked.clone());
            }
            ui.add_space(gaps().medium);
        }
    });
    asked_for
}
