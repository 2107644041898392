//! How a team fares.

use crate::models::*;
use crate::window::{Hands, Seen, name, nodes, see};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use goodword::review::{Facts, Gatherer, Played, Unsound};
use goodword::scoring::outline_session;
use goodword::session::{Pace, Session};
use goodword::ui::review::{PEOPLE_AT_ONCE, ReviewAction, Reviewed};
use goodword::workplace::Asked;
use std::sync::OnceLock;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;
/// What everybody plays.
const PLAYED: [&str; 3] = ["late-refund", "three-rings", "late-refund"];

/// One play of somebody.
fn played(number: i64, person: &str, id: &str) -> Option<Played> {
    let mut session = Session::new(game(&shipped(id)), number.unsigned_abs(), false);
    while session.ending().is_none() {
        let replies = session.view().replies;
        // The higher the number, the further down the list one picks, so that people differ.
        let reply = replies[(number.unsigned_abs() as usize / 3) % replies.len()].id.clone();
        session.choose(&reply, Pace::Prompt, 0).expect("it is on offer");
    }
    let facts = Facts::of(&session, &outline_session(&session)?);
    Some(Played {
        id: format!("play-{number:04}"),
        person: person.into(),
        team: if number / 3 % 2 == 0 { "Support desk" } else { "Front desk" }.into(),
        scenario: id.into(),
        game: session.game().clone(),
        on_shelf: true,
        started_at: 1_785_542_400_000 + number * 9 * DAY,
        timed: false,
        facts,
    })
}

/// Plays of twelve people, one with a very long name.
fn plays() -> &'static [Played] {
    static PLAYS: OnceLock<Vec<Played>> = OnceLock::new();
    PLAYS.get_or_init(|| {
        let names = (0..12).map(|person| {
            if person == 4 {
                LONG_NAME.to_owned()
            } else {
                format!("Trainee {person:02}")
            }
        });
        let all = (0_i64..).zip(names).flat_map(|(person, name)| {
            let each = (0_i64..).zip(PLAYED);
            each.filter_map(move |(play, id)| played(person * 3 + play, &name, id))
                .collect::<Vec<_>>()
        });
        all.collect()
    })
}

/// What the screen shows of them, for what is asked.
pub(crate) fn reviewed(asked: Asked) -> Reviewed {
    let mut gatherer = Gatherer::new(asked.wanted.clone(), false);
    for play in plays() {
        gatherer.add(play);
    }
    gatherer.add_unsound(
        Unsound {
            person: "Trainee 00".into(),
            team: "Support desk".into(),
            scenario: "three-rings".into(),
            module: None,
            started_at: 1_785_542_400_000,
            altered: true,
            id: "altered".into(),
            place: "team.jsonl, line 7".into(),
            why: "the scores are not what the replies give".into(),
        },
        false,
    );
    Reviewed::of(asked.clone(), gatherer.finish_whole(asked.hide_names))
}

/// Everything that was handed in.
pub(crate) fn everything() -> Reviewed {
    reviewed(Asked::default())
}

/// Before anybody has handed in anything.
pub(crate) fn nobody() -> Reviewed {
    Reviewed::of(Asked::default(), Gatherer::default().finish_whole(false))
}

/// What asking for a team gives of which nobody is.
pub(crate) fn nothing_fits() -> Reviewed {
    let mut asked = Asked::default();
    asked.wanted.team = Some("Night shift".into());
    reviewed(asked)
}

/// The names of the cells of the map.
fn cells(seen: &Seen<Reviewed>) -> Vec<String> {
    seen.names(Role::GridCell)
}

/// A screen with a cell opened.
pub(crate) fn behind() -> Reviewed {
    let mut model = everything();
    model.open_cell(0, 1);
    model
}

/// A screen with a scenario opened.
pub(crate) fn scenario() -> Reviewed {
    let mut model = everything();
    model.open_scenario(0);
    model
}

#[test]
fn what_most_people_miss_is_told_first_with_the_words_and_the_reason() {
    let model = everything();
    let worst = model.review.decisions[0].clone();
    let why = worst.why.clone().expect("somebody missed it");
    let headline = model.review.headline.clone();
    let seen = see(model);
    assert!(seen.says(&headline));
    assert!(seen.says(&worst.says) && seen.says(&why.text) && seen.says(&why.coach));
    for choice in &worst.choices {
        assert!(seen.says(&format!("{} of {}, {} %", choice.people, worst.people, choice.percent)));
    }
}

#[test]
fn every_cell_says_what_it_shows_and_leads_to_what_was_said() {
    let model = everything();
    let (people, scenarios) = (model.review.people.clone(), model.review.scenarios.clone());
    let mut seen = see(model);
    let names = cells(&seen);
    assert_eq!(names.len(), people.len() * scenarios.len());
    assert!(
        names.iter().any(|name| name.contains("1 more that could not be verified")),
        "{names:?}"
    );
    let wanted = names[1].clone();
    seen.get_by_role_and_label(Role::GridCell, &wanted).scroll_to_me();
    seen.settle();
    seen.get_by_role_and_label(Role::GridCell, &wanted).click();
    seen.settle();
    assert!(seen.says("What was said at the first attempt"), "{wanted}");
    let first = plays()
        .iter()
        .find(|play| play.person == people[0].name && play.scenario == scenarios[1].id)
        .expect("they played it");
    let text = &first.game.scenario().nodes[first.facts.decisions[0].node.as_str()].replies[first.facts.decisions[0].reply.as_str()].text;
    assert!(seen.says(text));
    seen.press(Key::Escape);
    assert!(seen.done().is_empty() && seen.says("People and scenarios"));
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [ReviewAction::Back]);
}

#[test]
fn the_map_is_one_stop_and_the_arrows_walk_it() {
    let mut seen = see(everything());
    let on_the_map = |seen: &Seen<Reviewed>| {
        let all = nodes(seen);
        let found = all
            .iter()
            .find(|node| node.is_focused() && node.accesskit_node().role() == Role::GridCell);
        found.map(name)
    };
    let mut stops = Vec::new();
    for _ in 0..40 {
        seen.press(Key::Tab);
        stops.extend(on_the_map(&seen));
        if !stops.is_empty() {
            break;
        }
    }
    let names = cells(&seen);
    assert_eq!(stops, [names[0].clone()]);
    let width = seen.state().screen.review.scenarios.len();
    for (key, place) in [
        (Key::ArrowRight, 1),
        (Key::ArrowDown, 1 + width),
        (Key::ArrowLeft, width),
        (Key::ArrowLeft, width),
        (Key::ArrowUp, 0),
        (Key::ArrowUp, 0),
        (Key::ArrowRight, 1),
    ] {
        seen.press(key);
        assert_eq!(on_the_map(&seen).as_ref(), Some(&names[place]), "{key:?}");
    }
    seen.press(Key::Enter);
    assert!(seen.says("What was said at the first attempt"));
}

#[test]
fn a_scenario_shows_each_decision_with_its_choices_and_what_the_numbers_mean() {
    let model = everything();
    let line = model.review.scenarios[0].clone();
    let decisions = model
        .review
        .decisions
        .iter()
        .filter(|decision| decision.scenario == line.id)
        .count();
    let mut seen = see(model);
    let link = seen
        .names(Role::Button)
        .into_iter()
        .find(|name| name.starts_with("1. "))
        .expect("it is there");
    seen.click_button(&link);
    assert!(seen.says(&line.title));
    assert!(seen.says("Difficulty p ") && seen.says("Separates "));
    let folds = nodes(&seen).iter().filter(|node| name(node).contains(" right: “")).count();
    assert!(folds >= decisions, "{folds} of {decisions}");
    seen.click_button("← The whole team");
    assert!(seen.says("Agent of the month"));
}

#[test]
fn promises_measures_progress_the_month_and_what_was_left_out_are_told() {
    let model = everything();
    let (promises, rule) = (model.review.promises, model.review.months[0].rule.clone());
    let seen = see(model);
    assert!(seen.says(&format!("{} of {} promises that fell due were kept", promises.kept, promises.due)));
    assert!(seen.says("Everybody: talks 36"), "measures");
    assert!(seen.says("The same people at the same scenarios, 12 in all"));
    assert!(seen.says(&rule) && seen.says("Left out") && seen.says("1 handed-in play could not be verified."));
}

#[test]
fn filters_are_asked_for_and_told() {
    let mut seen = see(everything());
    let open = nodes(&seen)
        .iter()
        .map(name)
        .find(|name| name.starts_with("Shown: "))
        .expect("it is told");
    assert_eq!(open, "Shown: everything");
    seen.get_by_label(&open).click();
    seen.settle();
    let asked = |change: fn(&mut Asked)| {
        let mut asked = Asked::default();
        change(&mut asked);
        [ReviewAction::Filter(asked)]
    };
    seen.click_on(Role::RadioButton, "Team: Front desk");
    assert_eq!(seen.done(), asked(|asked| asked.wanted.team = Some("Front desk".into())));
    seen.click_on(Role::RadioButton, "Names: Hidden");
    assert_eq!(seen.done(), asked(|asked| asked.hide_names = true));
    seen.click_on(Role::RadioButton, "Period: August 2026");
    let period = |asked: &mut Asked| {
        asked.wanted.from = "2026-08-01".parse().ok();
        asked.wanted.to = "2026-08-31".parse().ok();
    };
    assert_eq!(seen.done(), asked(period));
    seen.click_on(Role::RadioButton, "Team: All teams");
    assert!(seen.done().is_empty(), "it is so already");
}

#[test]
fn hidden_names_stand_nowhere() {
    let hidden = Asked {
        hide_names: true,
        ..Asked::default()
    };
    for open in [false, true] {
        let mut model = reviewed(hidden.clone());
        if open {
            model.open_cell(3, 0);
        }
        let seen = see(model);
        assert!(seen.says("Person "));
        assert!(!seen.says("Trainee") && !seen.says("Ğülşah"));
    }
}

#[test]
fn where_there_is_nothing_it_says_what_to_do() {
    let mut seen = see(nobody());
    assert!(seen.says("Nobody has handed in a talk yet") && seen.says("goodword import"));
    seen.click_button("Choose a customer");
    assert_eq!(seen.done(), [ReviewAction::Back]);
    let mut seen = see(nothing_fits());
    seen.click_button("Show everything");
    assert_eq!(seen.done(), [ReviewAction::Filter(Asked::default())]);
}

#[test]
fn many_people_stand_on_pages() {
    let mut gatherer = Gatherer::default();
    for (number, play) in (0..).zip(plays().iter().cycle().take(120)) {
        let person = format!("Person {number:03}");
        gatherer.add(&Played {
            id: format!("{number:03}"),
            person,
            ..play.clone()
        });
    }
    let model = Reviewed::of(Asked::default(), gatherer.finish_whole(false));
    let scenarios = model.review.scenarios.len();
    let mut seen = see(model);
    assert_eq!(cells(&seen).len(), PEOPLE_AT_ONCE * scenarios);
    assert!(seen.says("People 1 to 50 of 120"));
    seen.click_button("Next people");
    seen.click_button("Next people");
    assert!(seen.says("People 101 to 120 of 120"));
    assert_eq!(cells(&seen).len(), 20 * scenarios);
    seen.click_button("Previous people");
    assert!(seen.says("People 51 to 100 of 120"));
}

#[test]
fn it_is_made_on_a_thread_of_its_own() {
    let model = std::thread::spawn(everything).join().expect("it is made");
    assert!(see(model).says("How the team fares"));
}
