//! The customer's mood: temperament, habituation, waiting, and its bounds.

use crate::build::{Sheet, play, reply, test_rubric};
use goodword::diagnostics::Code;
use goodword::scenario::{self, Mood};
use goodword::session::{Pace, Session};

/// Five nodes in a row, each with the replies `go` (with these entries) and `pass`.
fn row(more: &str) -> Sheet {
    let places = ["one", "two", "three", "four", "five", "end"];
    let mut sheet = Sheet::default().ending("end", "Resolved", "");
    for at in 0..5 {
        sheet = sheet.node(
            places[at],
            "",
            &[reply("go", places[at + 1], more), reply("pass", places[at + 1], "")],
        );
    }
    sheet
}

/// How each turn of saying `go` moved anger, confusion and trust.
fn moves(sheet: Sheet) -> Vec<[i16; 3]> {
    let session = play(&sheet.game(), 1, &["go"; 5]);
    session.turns().iter().map(|turn| by(turn.before, turn.after)).collect()
}

fn by(before: Mood, after: Mood) -> [i16; 3] {
    let moved = |before: u8, after: u8| i16::from(after) - i16::from(before);
    [
        moved(before.anger, after.anger),
        moved(before.confusion, after.confusion),
        moved(before.trust, after.trust),
    ]
}

#[test]
fn what_helps_wears_off() {
    assert_eq!(moves(row(r#"shows: ["warm"],"#)), [[-10, 0, 6], [-5, 0, 3], [0; 3], [0; 3], [0; 3]]);
}

#[test]
fn what_hurts_never_wears_off() {
    assert_eq!(moves(row(r#"shows: ["cold"],"#).mood([0, 0, 100])), [[7, 0, -5]; 5]);
}

#[test]
fn only_the_helping_part_of_a_mixed_effect_wears_off() {
    // An authored change beside it stays whole, and so does what `cannot` does to anger and confusion.
    let moved = moves(row(r#"shows: ["can", "cannot"], mood: (trust: 1),"#).mood([0, 30, 0]));
    assert_eq!(moved, [[4, -6, 4], [4, -2, 3], [4, 3, 1], [4, 3, 1], [4, 3, 1]]);
}

#[test]
fn stock_phrases_irritate_from_the_second_time_on() {
    assert_eq!(
        moves(row(r#"shows: ["stock"],"#)),
        [[-1, 0, 0], [5, 0, 0], [5, 0, 0], [5, 0, 0], [5, 0, 0]]
    );
}

#[test]
fn temperament_weighs_what_helps_by_area_and_whatever_hurts() {
    let first = |temperament: &str, shows: &str| moves(row(&format!("shows: [{shows:?}],")).temperament(temperament))[0];
    assert_eq!(
        first("Fiery", "warm"),
        [-12, 0, 7],
        "empathy at 120 percent, halves rounded away from nothing"
    );
    assert_eq!(first("Fiery", "can"), [0, -9, 3], "phrasing at 100 percent");
    assert_eq!(first("Fiery", "cold"), [11, 0, -8], "what hurts at 150 percent");
    assert_eq!(first("Stone", "warm"), [0, 0, 0]);
    assert_eq!(first("Stone", "cold"), [0, 0, 0]);
}

#[test]
fn mood_stays_between_nothing_and_a_hundred() {
    for (mood, expected) in [((-100, -100, -100), [0, 0, 0]), ((100, 100, 100), [100, 100, 100])] {
        let more = format!("mood: (anger: {}, confusion: {}, trust: {}),", mood.0, mood.1, mood.2);
        let session = play(&row(&more).game(), 1, &["go"; 5]);
        let after = session.state().mood;
        assert_eq!([after.anger, after.confusion, after.trust], expected);
        assert_eq!(
            by(session.turns()[1].before, session.turns()[1].after),
            [0; 3],
            "there is no further to go"
        );
    }
}

#[test]
fn an_authored_change_beyond_the_scale_is_told_and_not_played() {
    for (more, place) in [
        ("mood: (anger: 101),", "anger"),
        ("mood: (trust: -101),", "trust"),
        ("mood: (confusion: 32767),", "confusion"),
        ("takes: 4000000000,", "takes"),
    ] {
        let sheet = row(more);
        let loaded = scenario::load(&sheet.text(), &test_rubric());
        assert!(loaded.scenario.is_none(), "{more}");
        assert_eq!(loaded.problems.len(), 5, "{more} stands in five replies");
        for problem in &loaded.problems {
            assert_eq!(problem.code, Code::OutOfRange, "{more}");
            assert!(problem.path.ends_with(place), "{more}: {}", problem.path);
        }
    }
}

#[test]
fn waiting_hurts_only_where_the_clock_counts() {
    let game = row("").game();
    let said = |timed: bool, pace: Pace| {
        let mut session = Session::new(game.clone(), 1, timed);
        let turn = session.choose("go", pace, 9).expect("it is on offer");
        by(turn.before, turn.after)
    };
    assert_eq!(said(true, Pace::Prompt), [0, 0, 0]);
    assert_eq!(said(true, Pace::Slow), [2, 0, 0]);
    assert_eq!(said(true, Pace::Late), [5, 0, -3]);
    for pace in [Pace::Prompt, Pace::Slow, Pace::Late] {
        assert_eq!(said(false, pace), [0, 0, 0]);
    }
}

#[test]
fn conditions_ask_for_mood_ranges() {
    for (condition, holds) in [
        ("Anger(AtLeast(40))", true),
        ("Anger(AtLeast(41))", false),
        ("Anger(Below(41))", true),
        ("Anger(Below(40))", false),
        ("Confusion(Between(20, 30))", true),
        ("Confusion(Between(31, 40))", false),
        ("Trust(Between(10, 10))", true),
        ("Not(Trust(AtLeast(11)))", true),
        ("All([Anger(AtLeast(40)), Trust(AtLeast(11))])", false),
        ("Any([Anger(AtLeast(41)), Trust(AtLeast(10))])", true),
        ("All([])", true),
        ("Any([])", false),
    ] {
        let game = Sheet::default()
            .mood([40, 30, 10])
            .node(
                "one",
                "",
                &[reply("go", "end", ""), reply("gated", "end", &format!("if: {condition},"))],
            )
            .ending("end", "Resolved", "")
            .game();
        let offered = play(&game, 1, &[]).view().replies.len();
        assert_eq!(offered == 2, holds, "{condition}");
    }
}
