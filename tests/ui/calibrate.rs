//! A calibration round: a talk rated without its scores in view, and the key afterwards.

use crate::models::*;
use crate::window::{Hands, Seen, nodes, see};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use goodword::calibration::{Answer, Level, Opinion, RatedScores, Rating, Reviewer, Talk};
use goodword::records::ToRate;
use goodword::rubric::Dimension;
use goodword::session::Session;
use goodword::ui::calibrate::{Calibrate, CalibrateAction, Compared, Mark};

const ID: &str = "late-refund";

/// A play with something wrong in it.
fn rated_play() -> Session {
    play_with(ID, |card| !card.serious.is_empty())
}

fn talk() -> Talk {
    Talk::of("play-1", &rated_play()).expect("it has ended")
}

fn to_rate() -> Calibrate {
    Calibrate::of(ToRate {
        next: Some(talk()),
        waiting: 3,
    })
}

fn at_page(page: usize) -> Calibrate {
    let mut model = to_rate();
    if let Calibrate::Talk(rated) = &mut model {
        rated.page = page;
    }
    model
}

fn opinion() -> Opinion {
    Opinion {
        scores: RatedScores {
            empathy: Some(70),
            positive_phrasing: Some(55),
            honesty: None,
        },
        levels: vec![[Some(Level::Full), Some(Level::Half), None]; talk().moments.len()],
    }
}

fn rating() -> Rating {
    let reviewer = Reviewer {
        name: "Rita".into(),
        team: String::new(),
    };
    talk().rating(&reviewer, 5, &opinion())
}

fn compared() -> Calibrate {
    let answer = Answer::of(&rated_play()).expect("it has ended");
    Calibrate::Key(Box::new(Compared::of(&talk(), &rating(), &answer)))
}

/// Every page there is, each once.
pub(crate) fn pages() -> Vec<(&'static str, Calibrate)> {
    let last = talk().moments.len();
    vec![
        ("nothing to rate", Calibrate::Nothing),
        ("the first decision to rate", to_rate()),
        ("a later decision to rate", at_page(2)),
        ("the scores to give", at_page(last)),
        ("the key", compared()),
    ]
}

/// A talk in which everything is long.
pub(crate) fn long() -> Calibrate {
    let mut talk = talk();
    talk.title = LONG_TITLE.into();
    talk.customer = LONG_NAME.into();
    let moment = &mut talk.moments[0];
    moment.caption = Some(LONG_TITLE.into());
    moment.says = LONG_TEXT.into();
    moment.text = LONG_WORD.into();
    moment.others = vec![LONG_TEXT.into(), LONG_WORD.into()];
    Calibrate::of(ToRate {
        next: Some(talk),
        waiting: 1,
    })
}

fn mark(seen: &mut Seen<Calibrate>, dimension: Dimension, mark: &str) {
    seen.click_on(Role::RadioButton, &format!("{}: {mark}", dimension.name()));
}

fn type_score(seen: &mut Seen<Calibrate>, dimension: Dimension, score: &str) {
    let field = || dimension.name();
    seen.get_by_role_and_label(Role::TextInput, field()).focus();
    seen.settle();
    seen.get_by_role_and_label(Role::TextInput, field()).type_text(score);
    seen.settle();
}

fn can_hand_in(seen: &Seen<Calibrate>) -> bool {
    let all = nodes(seen);
    let button = all.iter().find(|node| crate::window::name(node) == "Hand in");
    button.is_some_and(|node| !node.accesskit_node().is_disabled())
}

#[test]
fn a_talk_is_rated_decision_by_decision_and_handed_in() {
    let mut seen = see(to_rate());
    let talk = talk();
    for (number, moment) in (1..).zip(&talk.moments) {
        assert!(seen.says(&format!("Decision {number}")));
        assert!(seen.says(&moment.says) && seen.says(&moment.text));
        for other in &moment.others {
            assert!(seen.says(other), "{other}");
        }
        mark(&mut seen, Dimension::Empathy, "Full");
        mark(&mut seen, Dimension::PositivePhrasing, "None");
        mark(&mut seen, Dimension::PositivePhrasing, "Half");
        mark(&mut seen, Dimension::Honesty, "Not at stake");
        let last = number == talk.moments.len();
        seen.click_button(if last { "On to the scores" } else { "Next decision" });
    }
    assert!(seen.says(&talk.last_words));
    assert!(seen.says("a score for empathy") && !seen.says("a score for honesty"));
    assert!(!can_hand_in(&seen));
    type_score(&mut seen, Dimension::Empathy, "70");
    type_score(&mut seen, Dimension::PositivePhrasing, "155");
    assert!(!can_hand_in(&seen), "155 is no score");
    for _ in 0..3 {
        seen.press(Key::Backspace);
    }
    type_score(&mut seen, Dimension::PositivePhrasing, "55");
    assert_eq!(seen.done(), []);
    seen.click_button("Hand in");
    assert_eq!(seen.done(), [CalibrateAction::HandIn(opinion())]);
}

#[test]
fn what_is_still_open_is_told_and_one_can_go_back_to_it() {
    let last = talk().moments.len();
    let mut model = at_page(last);
    if let Calibrate::Talk(rated) = &mut model {
        rated.marks = vec![[Some(Mark::Earned(Level::Half)); 3]; last];
        rated.marks[last - 1][1] = None;
        rated.scores = ["1", "0", "100"].map(str::to_owned);
    }
    let mut seen = see(model);
    assert!(seen.says(&format!("decision {last} in positive phrasing")));
    assert!(!can_hand_in(&seen));
    seen.click_button("One back");
    mark(&mut seen, Dimension::PositivePhrasing, "Half");
    seen.click_button("On to the scores");
    assert!(can_hand_in(&seen) && !seen.says("Still open"));
    // What was marked is not lost by a slip.
    seen.press(Key::Escape);
    assert_eq!(seen.done(), []);
    seen.click_button("← All customers");
    assert_eq!(seen.done(), [CalibrateAction::Back]);
}

/// Nothing of the key shows before the rating is handed in: no verdict, no grade, no score, no coaching, no thought.
#[test]
fn the_key_does_not_show_before() {
    let session = rated_play();
    let card = goodword::scoring::score_session(&session).expect("it has ended");
    for page in 0..=card.decisions.len() {
        let seen = see(at_page(page));
        for line in &card.decisions {
            assert!(!seen.says(&line.coach) && !seen.says(&line.thinks) && !seen.says(&line.thought));
            assert!(line.better.as_ref().is_none_or(|better| !seen.says(better)));
            for claim in &line.claims {
                assert!(!seen.says(&claim.why));
            }
        }
        assert!(!seen.says(&card.ending_title) && !seen.says(&card.epilogue));
        for word in ["Sound", "Overpromise", "Passed", "passed", "%"] {
            assert!(!seen.says(word), "{word}");
        }
    }
}

#[test]
fn the_key_stands_beside_the_own_rating_with_its_reasons() {
    let answer = Answer::of(&rated_play()).expect("it has ended");
    let mut seen = see(compared());
    let score = |score: Option<u8>| score.map_or("no score".to_owned(), |score| score.to_string());
    assert!(seen.says(&format!("You: 70. Key: {}.", score(answer.key.scores.empathy))));
    assert!(seen.says(&format!("You: no score. Key: {}.", score(answer.key.scores.honesty))));
    assert!(seen.says("not compared"));
    for (decision, reason) in answer.key.decisions.iter().zip(&answer.reasons) {
        let [empathy, positive_phrasing, honesty] = decision.levels;
        if empathy != Some(Level::Full) || positive_phrasing != Some(Level::Half) || honesty.is_some() {
            assert!(seen.says(&reason.coach), "{}", reason.coach);
            assert!(reason.claims.iter().all(|claim| seen.says(&claim.why)));
        }
    }
    seen.click_button("Next talk");
    assert_eq!(seen.done(), [CalibrateAction::Next]);
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [CalibrateAction::Back]);
}

/// From the first decision to the last score without a mouse.
#[test]
fn the_keyboard_is_enough() {
    let mut seen = see(to_rate());
    let focus = |seen: &mut Seen<Calibrate>, name: &str| {
        for _ in 0..60 {
            if seen.focused().as_deref() == Some(name) {
                return;
            }
            seen.press(Key::Tab);
        }
        panic!("{name} is not reached");
    };
    let decisions = talk().moments.len();
    for number in 1..=decisions {
        for dimension in Dimension::ALL {
            focus(&mut seen, &format!("{}: Half", dimension.name()));
            seen.press(Key::Space);
        }
        focus(&mut seen, if number == decisions { "On to the scores" } else { "Next decision" });
        seen.press(Key::Enter);
    }
    for dimension in Dimension::ALL {
        focus(&mut seen, dimension.name());
        seen.get_by_role_and_label(Role::TextInput, dimension.name()).type_text("50");
        seen.settle();
    }
    focus(&mut seen, "Hand in");
    seen.press(Key::Enter);
    let done = seen.done();
    let [CalibrateAction::HandIn(opinion)] = done.as_slice() else {
        panic!("{done:?}")
    };
    assert_eq!(opinion.levels, vec![[Some(Level::Half); 3]; decisions]);
}

#[test]
fn where_there_is_nothing_to_rate_it_says_what_to_do() {
    let mut seen = see(Calibrate::of(ToRate::default()));
    assert!(seen.says("goodword import"));
    seen.click_button("Back to all customers");
    assert_eq!(seen.done(), [CalibrateAction::Back]);
}
