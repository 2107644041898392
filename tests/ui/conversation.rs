//! The talk.

use crate::models::*;
use crate::window::{Hands, Seen, View, name, nodes, open, see};
use egui::Key;
use egui::accesskit::{Live, Role};
use egui_kittest::kittest::{NodeT, Queryable};
use goodword::scenario::{Channel, Mood};
use goodword::ui::conversation::{Arriving, Conversation, LogLine, Speaker, TalkAction};
use goodword::ui::preferences::Coaching;

const KEYS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

fn talk() -> Conversation {
    conversation_of(&play("late-refund", &["hear-her"]), Coaching::Off)
}

fn changed(change: impl FnOnce(&mut Conversation)) -> Seen<Talk> {
    let mut model = talk();
    change(&mut model);
    see(Talk::from(model))
}

fn arriving(characters: f32) -> Seen<Talk> {
    changed(|model| {
        let from = 1 + model
            .log
            .iter()
            .rposition(|line| line.speaker == Speaker::You)
            .expect("one reply was said");
        model.arriving = Some(Arriving { from, characters });
    })
}

fn say(reply: &str) -> [TalkAction; 1] {
    [TalkAction::Say(reply.to_owned())]
}

#[test]
fn what_was_said_stands_there() {
    let model = talk();
    let seen = see(Talk::from(model.clone()));
    for line in &model.log {
        assert!(seen.says(&line.text), "{}", line.text);
    }
    for words in [&model.title, &model.customer, &format!("{}. {}", model.channel.name(), model.desk)] {
        assert!(seen.says(words), "{words}");
    }
    assert_eq!(seen.query_all_by_label("You").count(), 1);
}

#[test]
fn no_score_is_on_this_screen() {
    let seen = see(Talk::from(conversation_of(&reference_play("late-refund"), Coaching::Off)));
    for word in ["Empathy", "Honesty", "Phrasing", "Score", "Passed", "of 100"] {
        assert!(!seen.says(word), "{word}");
    }
}

#[test]
fn the_stage_tells_where_and_when_and_for_how_long() {
    let seen = see(Talk::from(talk()));
    for words in [
        "Refunds desk, Tidewell Home",
        "Wednesday 12 November, half past two",
        "Handling time 0:",
    ] {
        assert!(seen.says(words), "{words}");
    }
    let nowhere = changed(|model| model.desk.clear());
    assert!(nowhere.says("Phone"));
}

#[test]
fn the_mood_is_told_in_numbers_when_asked_for() {
    let mut seen = see(Talk::from(talk()));
    let mood = talk().mood;
    let exactly = format!("Anger {}, confusion {}, trust {} of 100", mood.anger, mood.confusion, mood.trust);
    assert!(!seen.says(&exactly));
    seen.press(Key::M);
    assert_eq!(seen.done(), [TalkAction::ToggleNumbers]);
    let plate = nodes(&seen)
        .into_iter()
        .find(|node| node.accesskit_node().role() == Role::Button && name(node).contains("Mood:"));
    let words = name(&plate.expect("the plate is a button"));
    seen.click_button(&words);
    assert_eq!(seen.done(), [TalkAction::ToggleNumbers]);
    assert!(changed(|model| model.numbers = true).says(&exactly));
}

#[test]
fn what_was_promised_and_what_is_new_stands_by_the_policy_card() {
    let model = conversation_of(&play("late-refund", &["hear-her"]), Coaching::Off);
    assert_eq!(model.promised, Vec::<String>::new());
    let seen = changed(|model| model.card_new = 2);
    assert!(seen.says("Policy card (P): 2 new"));
    let open = changed(|model| {
        model.card_open = true;
        model.promised = vec!["you ring her back by four".into()];
    });
    assert!(open.says("You have promised") && open.says("you ring her back by four"));
    assert!(!changed(|model| model.card_open = true).says("You have promised"));
}

#[test]
fn a_click_or_a_number_says_a_reply() {
    let model = talk();
    assert!(model.replies.len() >= 3);
    let mut seen = see(Talk::from(model.clone()));
    for (at, reply) in model.replies.iter().enumerate() {
        seen.click_button(&format!("{}. {}", at + 1, reply.text));
        assert_eq!(seen.done(), say(&reply.id));
        seen.press(KEYS[at]);
        assert_eq!(seen.done(), say(&reply.id));
    }
    seen.press(Key::Num9);
    assert_eq!(seen.done(), []);
}

#[test]
fn enter_and_space_say_the_reply_that_has_the_focus() {
    let model = talk();
    for key in [Key::Enter, Key::Space] {
        let mut seen = see(Talk::from(model.clone()));
        let second = format!("2. {}", model.replies[1].text);
        seen.get_by_role_and_label(Role::Button, &second).focus();
        seen.run();
        assert_eq!(seen.focused(), Some(second));
        seen.press(key);
        assert_eq!(seen.done(), say(&model.replies[1].id), "{key:?}");
    }
}

#[test]
fn words_arrive() {
    let mut seen = arriving(12.0);
    assert!(seen.names(Role::Button).iter().all(|name| !name.starts_with("1. ")));
    // What has not arrived yet is not there, and no number says a reply.
    let last = seen.state().screen.model.log.last().expect("a line").text.clone();
    assert!(!seen.says(&last));
    seen.press(Key::Num1);
    assert_eq!(seen.done(), []);
    for key in [Key::Space, Key::Enter] {
        seen.press(key);
        assert_eq!(seen.done(), [TalkAction::Skip], "{key:?}");
    }
    seen.click_button("Show the rest (Space)");
    assert_eq!(seen.done(), [TalkAction::Skip]);
    seen.state_mut().screen.model.arriving = None;
    seen.run();
    assert!(seen.says(&last));
}

#[test]
fn a_line_is_read_out_whole_and_once() {
    let seen = arriving(12.0);
    let line = &seen.state().screen.model.log[seen.state().screen.model.arriving.expect("it arrives").from];
    assert!(line.text.chars().count() > 12);
    // On the screen stand its first letters; a screen reader hears all of it, as soon as it begins.
    let node = seen.get_by_role_and_label(Role::Label, &line.text);
    assert_eq!(node.accesskit_node().live(), Live::Polite);
}

#[test]
fn only_what_answers_the_last_reply_is_read_out() {
    let mut talk = conversation_of(&play("late-refund", &["hear-her"]), Coaching::AtOnce);
    let caption = LogLine {
        speaker: Speaker::Time,
        text: "An hour later".into(),
    };
    talk.log.insert(talk.log.len() - 1, caption);
    let seen = see(Talk::from(talk));
    let model = &seen.state().screen.model;
    let answer = 1 + model
        .log
        .iter()
        .rposition(|line| line.speaker == Speaker::You)
        .expect("one reply was said");
    let live: Vec<String> = nodes(&seen)
        .iter()
        .filter(|node| node.accesskit_node().role() == Role::Label && node.accesskit_node().live() == Live::Polite)
        .map(name)
        .collect();
    let answers: Vec<String> = model.log[answer..].iter().map(|line| line.text.clone()).collect();
    assert_eq!(live, answers);
}

#[test]
fn the_policy_card_is_a_key_away() {
    let mut seen = see(Talk::from(talk()));
    assert!(seen.state().screen.stage.is_some());
    assert!(!seen.says("Yours to grant"));
    seen.press(Key::P);
    assert_eq!(seen.done(), [TalkAction::ToggleCard]);
    seen.click_button("Policy card (P)");
    assert_eq!(seen.done(), [TalkAction::ToggleCard]);
    seen.state_mut().screen.model.card_open = true;
    seen.run();
    let card = seen.state().screen.model.card.clone();
    for (heading, items) in card.groups() {
        assert!(seen.says(heading), "{heading}");
        assert!(items.iter().all(|item| seen.says(item)));
    }
    // The customer is not drawn over it.
    assert_eq!(seen.state().screen.stage, None);
    for key in [Key::P, Key::Escape] {
        seen.press(key);
        assert_eq!(seen.done(), [TalkAction::ToggleCard], "{key:?}");
    }
    seen.click_button("Close (P)");
    assert_eq!(seen.done(), [TalkAction::ToggleCard]);
    // One can answer with the card open.
    seen.press(Key::Num1);
    assert_eq!(seen.done(), say(&talk().replies[0].id));
}

#[test]
fn what_the_card_hides_is_not_read_out() {
    let seen = changed(|model| model.card_open = true);
    assert!(!seen.says("Mood:"), "the mood lies under the card");
}

#[test]
fn one_can_pause() {
    let mut seen = see(Talk::from(talk()));
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [TalkAction::TogglePause]);
    seen.click_button("Pause");
    assert_eq!(seen.done(), [TalkAction::TogglePause]);
    seen.state_mut().screen.model.paused = true;
    seen.run();
    assert!(seen.says("Paused") && seen.says("you can take it up again"));
    assert_eq!(seen.state().screen.stage, None);
    assert_eq!(seen.focused().as_deref(), Some("Go on"));
    // Nothing of the talk is there, for the eye, the ear or the keys.
    let words = seen.state().screen.model.log.last().expect("a line").text.clone();
    assert!(!seen.says(&words));
    for key in [Key::Num1, Key::P] {
        seen.press(key);
        assert_eq!(seen.done(), [], "{key:?}");
    }
    for key in [Key::Enter, Key::Escape] {
        seen.press(key);
        assert_eq!(seen.done(), [TalkAction::TogglePause], "{key:?}");
    }
    seen.click_button("Leave for now");
    assert_eq!(seen.done(), [TalkAction::Leave]);
}

#[test]
fn a_pause_stands_over_words_and_card() {
    let mut seen = changed(|model| {
        model.arriving = Some(Arriving { from: 0, characters: 3.0 });
        model.card_open = true;
        model.paused = true;
    });
    assert!(!seen.says("Yours to grant") && !seen.says("Show the rest"));
    seen.press(Key::Escape);
    assert_eq!(seen.done(), [TalkAction::TogglePause]);
}

#[test]
fn the_end_leads_to_the_scorecard() {
    let ended = conversation_of(&reference_play("late-refund"), Coaching::Off);
    for key in [Key::Enter, Key::Space] {
        let mut seen = see(Talk::from(ended.clone()));
        assert_eq!(seen.focused().as_deref(), Some("See how it went"));
        seen.press(key);
        assert_eq!(seen.done(), [TalkAction::Scorecard], "{key:?}");
    }
    let mut seen = see(Talk::from(ended));
    seen.click_button("See how it went");
    assert_eq!(seen.done(), [TalkAction::Scorecard]);
    seen.press(Key::Num1);
    assert_eq!(seen.done(), []);
}

#[test]
fn a_node_without_replies_is_no_dead_end() {
    let mut seen = changed(|model| model.replies.clear());
    assert!(seen.says("The scenario has no reply left here."));
    seen.press(Key::Num1);
    assert_eq!(seen.done(), []);
    seen.click_button("Pause");
    assert_eq!(seen.done(), [TalkAction::TogglePause]);
}

#[test]
fn trouble_with_the_disk_is_told() {
    let warning = "Nothing is being saved: the disk is full. You can go on playing.";
    for view in [View::USUAL, View::ZOOMED] {
        let mut model = talk();
        model.warning = Some(warning.into());
        let mut seen = open(Talk::from(model.clone()), view);
        assert!(seen.says(warning));
        seen.press(Key::Num1);
        assert_eq!(seen.done(), say(&model.replies[0].id));
    }
}

#[test]
fn the_coach_speaks_where_it_is_asked_to() {
    let session = play("late-refund", &["hear-her"]);
    let coach = &session.game().authored(session.turns()[0].reply).1.coach;
    let with = see(Talk::from(conversation_of(&session, Coaching::AtOnce)));
    assert!(with.says("Coach") && with.says(coach));
    let without = see(Talk::from(conversation_of(&session, Coaching::Off)));
    assert!(!without.says("Coach") && !without.says(coach));
}

#[test]
fn time_that_passes_is_told() {
    let seen = changed(|model| {
        model.log.push(LogLine {
            speaker: Speaker::Time,
            text: "Friday, half past four".into(),
        });
    });
    assert!(seen.says("Friday, half past four"));
}

#[test]
fn what_is_said_of_a_changed_scenario_stands_apart_and_in_view() {
    for view in View::ALL {
        for replies in [&[][..], &["hear-her", "label"]] {
            let model = taken_up_again(replies);
            let seen = open(Talk::from(model), view);
            let heading = seen.get_by_role_and_label(Role::Label, "Before you go on").rect();
            let note = seen.get_by_role_and_label(Role::Label, &changed_note()).rect();
            // What was answered before is above; the note is whole, and on top where log and replies share a column.
            assert!(
                heading.top() >= 50.0 && note.bottom() <= view.size.y,
                "{heading:?} and {note:?} in {view:?}"
            );
            let top = heading.top();
            assert!(view.zoom == 1.0 || top < 120.0, "{top} in {view:?}");
        }
    }
}

#[test]
fn what_is_said_of_a_changed_scenario_is_read_out() {
    let seen = see(Talk::from(taken_up_again(&["hear-her"])));
    let live: Vec<String> = nodes(&seen)
        .iter()
        .filter(|node| node.accesskit_node().role() == Role::Label && node.accesskit_node().live() == Live::Polite)
        .map(name)
        .collect();
    let model = &seen.state().screen.model;
    let newest = model.log.last().expect("the customer has spoken").text.clone();
    assert_eq!(live, [changed_note(), newest]);
}

#[test]
fn the_mood_is_said_in_words() {
    let moods = [
        ([0, 0, 0], "Mood: Calm, Clear, Distrustful"),
        ([24, 25, 49], "Mood: Calm, Unsure, Wary"),
        ([50, 74, 75], "Mood: Angry, Confused, Trusting"),
        ([100, 100, 100], "Mood: Furious, Lost, Trusting"),
    ];
    for ([anger, confusion, trust], words) in moods {
        let mood = Mood { anger, confusion, trust };
        let seen = changed(|model| model.mood = mood);
        let plate = format!("{}. {words}", seen.state().screen.model.customer);
        assert_eq!(seen.query_all_by_label(&plate).count(), 1, "{plate}");
    }
}

#[test]
fn the_newest_words_are_in_view() {
    for view in View::ALL {
        let model = talk();
        // Where log and replies share a column, what is answered stands on top.
        let newest = if view.zoom > 1.0 {
            model.log.len() - 2
        } else {
            model.log.len() - 1
        };
        let newest = model.log[newest].text.clone();
        let seen = open(Talk::from(model), view);
        let line = seen.get_by_role_and_label(Role::Label, &newest).rect();
        assert!(line.top() >= 0.0 && line.top() < view.size.y - 20.0, "{line:?} in {view:?}");
    }
}

#[test]
fn the_stage_is_left_of_the_words() {
    for view in View::ALL {
        let seen = open(Talk::from(talk()), view);
        let stage = seen.state().screen.stage.expect("nothing lies over it");
        assert!(stage.whole.width() > 150.0 && stage.table > 150.0, "{stage:?}");
        let mood = seen.get_by_label_contains("Mood:").rect();
        assert!(mood.top() >= stage.table - 1.0, "name and mood stand before the table's edge");
        assert!(mood.bottom() <= stage.whole.bottom());
        let newest = &seen.state().screen.model.log.last().expect("a line").text;
        assert!(seen.get_by_role_and_label(Role::Label, newest).rect().left() > stage.whole.right());
    }
}

#[test]
fn what_is_new_on_the_card_is_told_in_the_talk() {
    let fact = "The van is full until Thursday.";
    let seen = changed(|model| {
        model.log.push(LogLine {
            speaker: Speaker::Card,
            text: fact.into(),
        });
    });
    assert!(seen.says("New on your policy card") && seen.says(fact));
}

#[test]
fn whoever_writes_is_seen_to_write() {
    let seen = changed(|model| {
        model.channel = Channel::Chat;
        model.typing = true;
        model.sign = Some("Dana is typing …".into());
    });
    let who = format!("{} is typing", seen.state().screen.model.customer);
    assert_eq!(seen.query_all_by_label(&who).count(), 1);
    let live = nodes(&seen)
        .iter()
        .filter(|node| node.accesskit_node().live() == Live::Polite)
        .map(name)
        .any(|name| name == "Dana is typing …");
    assert!(live, "a screen reader hears what the channel tells");
}

#[test]
fn patience_is_told_and_shown_only_where_a_clock_counts() {
    assert!(!changed(|_| {}).says("Patience left"));
    let seen = changed(|model| model.patience = Some(0.42));
    assert!(seen.says("Patience left: 40 percent"));
}

#[test]
fn the_customer_is_put_on_hold_by_button_and_by_key() {
    assert!(!changed(|_| {}).names(Role::Button).iter().any(|name| name.contains("Hold")));
    let mut seen = changed(|model| model.hold = Some(false));
    seen.click_button("Hold (H)");
    seen.press(Key::H);
    assert_eq!(seen.done(), [TalkAction::ToggleHold, TalkAction::ToggleHold]);
    let mut seen = changed(|model| model.hold = Some(true));
    seen.click_button("Back to the line (H)");
    assert_eq!(seen.done(), [TalkAction::ToggleHold]);
}
