//! How it went.

use crate::models::*;
use crate::window::{Hands, see};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use goodword::rubric::Dimension;
use goodword::scenario::EndingKind;
use goodword::scoring::headline;
use goodword::session::PromiseState;
use goodword::ui::preferences::Coaching;
use goodword::ui::scorecard::{Debrief, DebriefAction};
use goodword::workplace::OnShelf;
use std::sync::OnceLock;

/// A play in which much went wrong: something fatal, something serious, a promise broken.
pub(crate) fn bad_debrief() -> Debrief {
    static FOUND: OnceLock<Debrief> = OnceLock::new();
    let find = || {
        debrief_of(&play_with("late-refund", |card| {
            !card.fatal.is_empty()
                && card.serious.iter().any(|line| !line.corrected)
                && card.promises.iter().any(|line| line.state == PromiseState::Broken)
        }))
    };
    FOUND.get_or_init(find).clone()
}

#[test]
fn a_good_talk_is_told() {
    let model = good_debrief();
    let card = model.card.clone();
    assert!(card.passed);
    let seen = see(Debriefed::from(model.clone()));
    let sentence = headline(&card);
    for words in [&card.ending_title, &sentence, &card.epilogue, &model.title, &card.last_words] {
        assert!(seen.says(words), "{words}");
    }
    assert_eq!(seen.query_all_by_label("Passed").count(), 1);
    assert!(!seen.says("What weighs most") && !seen.says("broke off early"));
    assert_eq!(seen.names(Role::Image), [model.customer.as_str()]);
    for lesson in &model.lessons {
        assert!(seen.says(lesson));
    }
}

#[test]
fn each_dial_says_its_name_its_value_and_what_is_needed() {
    let model = good_debrief();
    let seen = see(Debriefed::from(model.clone()));
    let card = &model.card;
    for (dimension, floor) in Dimension::ALL.into_iter().zip(&card.marks[1..]) {
        let score = card.scores.get(dimension).expect("it is measured");
        assert!(seen.says(&format!("{}: {score} of 100; {floor} is needed", dimension.name())));
    }
    let overall = card.scores.overall.expect("it is measured");
    assert!(seen.says(&format!("Overall: {overall} of 100; {} is needed", card.marks[0])));
}

#[test]
fn what_was_not_measured_is_no_zero() {
    let mut model = good_debrief();
    model.card.scores.honesty = None;
    let seen = see(Debriefed::from(model));
    assert!(seen.says("Honesty about promises: not measured"));
}

#[test]
fn a_bad_talk_is_told_plainly() {
    let model = bad_debrief();
    let card = &model.card;
    let mut seen = see(Debriefed::from(model.clone()));
    assert!(seen.says("Not passed yet") && seen.says("What weighs most"));
    for item in &card.fatal {
        assert!(seen.says(&format!("At decision {}: {} No score outweighs this.", item.decision, item.why)));
    }
    assert!(seen.says("It was never put right, so honesty stays below its floor."));
    assert!(seen.query_all_by_label("Broken").count() >= 1);
    assert!(seen.says(&format!("{} kept of {} that fell due.", card.kept, card.due)));
    for line in &card.promises {
        assert!(seen.says(&format!("“{}”", line.what)) && seen.says(&line.why) && seen.says(line.verdict.name()));
    }
    seen.click_button("Try again");
    assert_eq!(seen.done(), [DebriefAction::Again]);
}

#[test]
fn what_was_put_right_is_told_so() {
    let mut model = bad_debrief();
    model.card.serious.iter_mut().for_each(|line| line.corrected = true);
    let seen = see(Debriefed::from(model));
    assert!(seen.says("You put it right later.") && !seen.says("never put right"));
}

#[test]
fn a_talk_broken_off_says_what_the_scores_rest_on() {
    let session = play_with("late-refund", |card| card.ending_kind == EndingKind::HungUp);
    let model = debrief_of(&session);
    let seen = see(Debriefed::from(model.clone()));
    let [met, reference] = model.card.stakes.honesty;
    assert!(seen.says(&format!("honesty rests on {met} of {reference} moments that counted")));
    assert!(seen.says(EndingKind::HungUp.name()));
}

#[test]
fn the_customer_answers_in_their_own_words() {
    let model = good_debrief();
    let seen = see(Debriefed::from(model.clone()));
    let survey = &model.card.survey;
    assert!(seen.says(&format!("What {} says afterwards", model.customer)));
    assert!(seen.says(&format!("Satisfied: {} of 5", survey.satisfaction)));
    assert!(seen.says(&format!("Easy: {} of 10", survey.ease)));
    for words in [&survey.helped_words, &survey.again_words, &survey.better, &survey.compare] {
        assert!(seen.says(words), "{words}");
    }
}

#[test]
fn decisions_open_and_close() {
    let mut model = good_debrief();
    model.card.decisions.truncate(1);
    let line = model.card.decisions[0].clone();
    let mut seen = see(Debriefed::from(model));
    let header = seen
        .names(Role::Button)
        .into_iter()
        .find(|name| name.starts_with("1. “"))
        .expect("a decision stands there");
    let expanded = |seen: &crate::window::Seen<Debriefed>| {
        let node = seen.get_by_role_and_label(Role::Button, &header);
        node.accesskit_node().data().is_expanded()
    };
    assert_eq!(expanded(&seen), Some(false));
    assert!(!seen.says(&line.coach));
    seen.click_button(&header);
    assert_eq!(expanded(&seen), Some(true));
    for words in [&line.says, &line.text, &line.reaction, &line.thinks, &line.coach] {
        assert!(seen.says(words), "{words}");
    }
    for behaviour in &line.behaviours {
        assert!(seen.says(&format!("{} {:+}", behaviour.name, behaviour.points)));
    }
    for claim in &line.claims {
        assert!(seen.says(claim.verdict.name()) && seen.says(&claim.why));
    }
    for (name, dimension) in [
        ("Empathy", Dimension::Empathy),
        ("Phrasing", Dimension::PositivePhrasing),
        ("Honesty", Dimension::Honesty),
    ] {
        if let Some(grade) = line.grade(dimension) {
            assert!(seen.says(&format!("{name} {}", grade.grade)));
        }
    }
}

#[test]
fn weak_decisions_stand_open_with_a_better_wording() {
    let model = bad_debrief();
    let weak: Vec<_> = model
        .card
        .decisions
        .iter()
        .filter(|line| {
            Dimension::ALL
                .into_iter()
                .any(|dimension| line.grade(dimension).is_some_and(|grade| grade.grade < 50))
        })
        .collect();
    assert!(!weak.is_empty());
    let seen = see(Debriefed::from(model.clone()));
    for line in weak {
        assert!(seen.says(&line.coach), "{}", line.coach);
        assert!(line.better.iter().all(|better| seen.says(better)));
    }
}

#[test]
fn without_coaching_there_is_none() {
    let mut model = bad_debrief();
    model.coaching = Coaching::Off;
    model.card.fatal.clear();
    // The sentence on top may quote a coach; what failed the play stands there instead.
    assert!(model.card.serious.iter().any(|line| !line.corrected));
    let seen = see(Debriefed::from(model.clone()));
    for line in &model.card.decisions {
        assert!(!seen.says(&line.coach), "{}", line.coach);
        assert!(line.better.iter().all(|better| !seen.says(&format!("“{better}”"))));
    }
}

#[test]
fn a_play_is_handed_in_only_by_the_person() {
    let mut seen = see(Debriefed::from(good_debrief()));
    assert!(seen.says("Only you see this until you hand it in."));
    seen.click_button("Hand in");
    assert_eq!(seen.done(), [DebriefAction::HandIn]);
    seen.state_mut().screen.0.handed_in = true;
    seen.run();
    assert!(seen.says("Handed in") && !seen.names(Role::Button).contains(&"Hand in".to_owned()));
    // What is not kept cannot be handed in.
    seen.state_mut().screen.0.handed_in = false;
    seen.state_mut().screen.0.kept = false;
    seen.run();
    assert!(!seen.says("Hand in") && !seen.says("Handed in"));
}

#[test]
fn what_can_be_done_next_is_in_view_however_far_one_has_read() {
    let mut seen = see(Debriefed::from(good_debrief()));
    for (button, action) in [("Try again", DebriefAction::Again), ("Hand in", DebriefAction::HandIn)] {
        seen.click_button(button);
        assert_eq!(seen.done(), [action]);
    }
    seen.click_button("← All customers");
    assert_eq!(seen.done(), [DebriefAction::Back]);
}

#[test]
fn what_cannot_be_played_again_is_not_offered_again() {
    let mut model = good_debrief();
    model.again = false;
    let mut seen = see(Debriefed::from(model));
    assert!(!seen.names(Role::Button).contains(&"Try again".to_owned()));
    seen.click_button("Another customer");
    assert_eq!(seen.done(), [DebriefAction::Back]);
}

#[test]
fn trouble_with_the_disk_is_told() {
    let mut model = good_debrief();
    model.warning = Some("Nothing is being saved: the disk is full.".into());
    let seen = see(Debriefed::from(model));
    assert!(seen.says("Nothing is being saved: the disk is full."));
}

#[test]
fn every_reference_path_ends_on_a_scorecard() {
    for entry in &library().entries {
        let model = debrief_of(&reference_play(&entry.id));
        assert!(model.card.passed, "{}", entry.id);
        let seen = see(Debriefed::from(model.clone()));
        assert!(seen.says(&headline(&model.card)));
        for number in 1..=model.card.decisions.len() {
            assert!(
                seen.names(Role::Button)
                    .iter()
                    .any(|name| name.starts_with(&format!("{number}. “")))
            );
        }
    }
}

#[test]
fn a_scenario_that_has_changed_since_is_told() {
    let mut model = good_debrief();
    assert!(!see(Debriefed::from(model.clone())).says("has changed since"));
    model.note = OnShelf::Changed.note().map(str::to_owned);
    let seen = see(Debriefed::from(model));
    assert!(seen.says("This scenario has changed since this talk began."));
}
