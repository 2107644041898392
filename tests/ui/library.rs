//! The shelf of customers.

use crate::models::*;
use crate::window::{Hands, Seen, see};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use goodword::course::{self, Because, Course, Next};
use goodword::rubric::Dimension;
use goodword::ui::library::{OpenTalk, Result as ShelfResult, Shelf, ShelfAction};

#[test]
fn every_shipped_customer_stands_there() {
    let mut seen = see(shelf());
    assert!(seen.says("Who needs you today?"));
    show_all(&mut seen);
    for entry in &library().entries {
        let scenario = entry.scenario.as_ref().expect("it is shipped");
        let customer = &scenario.customer;
        for words in [&customer.name, &customer.line, &scenario.title] {
            assert!(seen.says(words), "{words}");
        }
        assert!(
            seen.names(Role::Image).contains(&customer.name),
            "the portrait of {}",
            customer.name
        );
        assert!(seen.says(scenario.channel.name()));
        assert!(seen.says(&format!("Difficulty {} of 5", scenario.difficulty)));
        assert!(seen.says(&format!("{} min", scenario.minutes)));
        let first_name = customer.name.split_whitespace().next().expect("a name");
        seen.click_button(&format!("Talk to {first_name}"));
        assert_eq!(seen.done(), [ShelfAction::Choose(entry.id.clone())]);
    }
}

/// Opens every board that is for later.
fn show_all(seen: &mut Seen<Shelf>) {
    let later = |seen: &Seen<Shelf>| {
        let shelf = &seen.state().screen;
        let closed = |board: &&course::Shelf| board.later.is_some() && !shelf.opened.contains(&board.module.title);
        shelf.boards.iter().find(closed).map(|board| board.module.title.clone())
    };
    while let Some(title) = later(seen) {
        seen.click_button(&format!("Show them now: {title}"));
    }
}

#[test]
fn the_course_stands_in_its_order_and_nothing_of_it_is_shut() {
    let shelf = shelf();
    let boards = shelf.boards.clone();
    let titles: Vec<&str> = boards.iter().map(|board| board.module.title.as_str()).collect();
    let known = |module: &course::Module| {
        library()
            .entries
            .iter()
            .any(|entry| entry.scenario.as_ref().is_some_and(|scenario| scenario.module == module.id))
    };
    let of_course: Vec<String> = Course::shipped()
        .modules
        .into_iter()
        .filter(known)
        .map(|module| module.title)
        .collect();
    assert_eq!(titles, of_course);
    assert!(boards[0].later.is_none());
    let button = |place: usize| format!("Talk to {}", shelf.items[place].first_name());
    let (now, for_later) = (button(boards[0].lessons[0]), button(boards[1].lessons[0]));
    let waiting = shelf.items[boards[1].lessons[0]].customer.clone();
    let mut seen = see(shelf);
    for board in &boards {
        assert!(
            seen.says(&board.module.title) && seen.says(&board.module.about),
            "{}",
            board.module.title
        );
    }
    let talks = |seen: &Seen<Shelf>| seen.names(Role::Button);
    assert!(talks(&seen).contains(&now) && !talks(&seen).contains(&for_later));
    // Who waits can be seen already.
    assert!(seen.names(Role::Image).contains(&waiting));
    assert!(seen.says("Their time comes after"));
    assert!(seen.says(&format!("in “{}”.", titles[0])));
    show_all(&mut seen);
    assert!(talks(&seen).contains(&for_later));
    assert!(!seen.says("Their time comes after"));
}

#[test]
fn one_customer_is_suggested_and_why() {
    let shelf = shelf();
    let next = shelf.next.clone().expect("there is something to play");
    let id = shelf.items[next.lesson].id.clone();
    let first_name = shelf.items[next.lesson].first_name().to_owned();
    let button = format!("Next for you: Talk to {first_name}");
    let mut seen = see(shelf);
    assert!(seen.says("Next for you") && seen.says("A gentle talk to begin with."));
    seen.click_button(&button);
    assert_eq!(seen.done(), [ShelfAction::Choose(id.clone())]);
    let reasons = [
        (
            Because::Weak {
                dimension: Dimension::Honesty,
                score: 54,
                title: "Just say Friday".into(),
            },
            "Much turns on honesty about promises here, and that was at 54 in “Just say Friday”.",
        ),
        (Because::Onward { module: "Promises".into() }, "The next one in “Promises”."),
        (Because::LongAgo, "You have passed them all. This one was the longest ago."),
    ];
    for (because, words) in reasons {
        seen.state_mut().screen.next = Some(Next { because, ..next.clone() });
        seen.run();
        assert!(seen.says(words), "{words}");
    }
    // With a talk left in the middle there is another thing to do first; the suggestion stays.
    seen.state_mut().screen.open.push(OpenTalk {
        play: "a-play".into(),
        title: "The refund that never came".into(),
        replies: 1,
        changed: false,
    });
    seen.run();
    seen.click_button(&button);
    assert_eq!(seen.done(), [ShelfAction::Choose(id)]);
}

#[test]
fn what_was_passed_is_counted() {
    let mut shelf = shelf();
    let board = shelf.boards[0].clone();
    shelf.items[board.lessons[0]].last = Some(ShelfResult {
        overall: Some(80),
        passed: true,
    });
    let seen = see(arranged(shelf));
    assert!(seen.says(&format!("1 of {} passed", board.lessons.len())));
}

#[test]
fn results_are_told() {
    let mut shelf = shelf();
    let results = [
        (Some((Some(88), true)), Some(88), "Last 88, passed"),
        (Some((Some(54), false)), Some(71), "Last 54, not yet"),
        (Some((None, false)), None, "Last –, not yet"),
        (None, None, "New"),
    ];
    for (item, (last, best, _)) in shelf.items.iter_mut().zip(results) {
        item.last = last.map(|(overall, passed)| ShelfResult { overall, passed });
        item.best = best;
    }
    shelf.items[3].own = true;
    shelf.items[1].changed = true;
    let mut seen = see(shelf);
    show_all(&mut seen);
    assert_eq!(seen.query_all_by_label("The scenario has changed since.").count(), 1);
    for (_, _, words) in results {
        let others = if words == "New" {
            seen.state().screen.items.len() - results.len()
        } else {
            0
        };
        assert_eq!(seen.query_all_by_label(words).count(), 1 + others, "{words}");
    }
    assert!(seen.says("Best 71") && !seen.says("Best 88"));
    assert_eq!(seen.query_all_by_label("Your own").count(), 1);
}

#[test]
fn an_empty_shelf_says_what_to_do() {
    let mut empty = shelf();
    empty.items.clear();
    let mut seen = see(arranged(empty));
    assert!(seen.says("There is nobody on the shelf.") && seen.says("press Reload"));
    assert!(seen.says("/home/aylin/.local/share/goodword/scenarios"));
    seen.click_button("Reload");
    assert_eq!(seen.done(), [ShelfAction::Reload]);
}

#[test]
fn a_broken_file_is_told_beside_the_others() {
    let mut shelf = shelf();
    shelf.broken.push(broken());
    let mut seen = see(shelf);
    assert!(seen.says("This file cannot be played yet") && seen.says("late-refund-2.ron"));
    // The message names the place and the way out.
    assert!(seen.says("chanel") && seen.says("did you mean `channel`?"), "{}", broken().message);
    show_all(&mut seen);
    seen.click_button("Talk to Denise");
    assert_eq!(seen.done(), [ShelfAction::Choose("late-refund".into())]);
}

#[test]
fn a_talk_left_in_the_middle_is_offered() {
    let mut shelf = shelf();
    shelf.open.push(OpenTalk {
        play: "a-play".into(),
        title: "The refund that never came".into(),
        replies: 1,
        changed: false,
    });
    let mut seen = see(shelf);
    assert!(seen.says("You were in the middle of a talk"));
    assert!(seen.says("“The refund that never came”, after one reply. It goes on exactly where you left it."));
    seen.click_button("Go on: The refund that never came");
    assert_eq!(seen.done(), [ShelfAction::Resume("a-play".into())]);
    seen.click_button("Let it be: The refund that never came");
    assert_eq!(seen.done(), [ShelfAction::Leave("a-play".into())]);
    seen.state_mut().screen.open[0].replies = 3;
    seen.run();
    assert!(seen.says("after 3 replies."));
    seen.state_mut().screen.open[0].changed = true;
    seen.run();
    assert!(seen.says("The scenario has changed since.") && !seen.says("exactly where you left it"));
}

#[test]
fn each_talk_left_is_its_own() {
    let mut seen = see(full_shelf());
    seen.click_button(&format!("Go on: {LONG_TITLE}"));
    assert_eq!(seen.done(), [ShelfAction::Resume("two".into())]);
}

#[test]
fn settings_and_another_person_are_at_hand() {
    let mut seen = see(shelf());
    seen.click_button("Settings");
    assert_eq!(seen.done(), [ShelfAction::Settings]);
    seen.click_button("Aylin");
    assert_eq!(seen.done(), [ShelfAction::SwitchPerson]);
}

#[test]
fn progress_and_the_team_are_one_press_away() {
    let mut shelf = shelf();
    shelf.to_practise = 3;
    shelf.warning = Some("That talk cannot be taken up again: its text is gone.".into());
    let mut seen = see(shelf);
    assert!(seen.says("That talk cannot be taken up again"));
    for (button, action) in [
        ("Your progress: 3 to practise", ShelfAction::Progress),
        ("How the team fares", ShelfAction::Team),
        ("Rate a talk", ShelfAction::Rate),
    ] {
        seen.click_button(button);
        assert_eq!(seen.done(), [action]);
    }
}
