//! The shelf of customers.

use crate::models::*;
use crate::window::{Hands, see};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use goodword::ui::library::{OpenTalk, Result as ShelfResult, ShelfAction};

#[test]
fn every_shipped_customer_stands_there() {
    let mut seen = see(shelf());
    assert!(seen.says("Who needs you today?"));
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
    let seen = see(shelf);
    assert_eq!(seen.query_all_by_label("The scenario has changed since.").count(), 1);
    for (_, _, words) in results {
        assert_eq!(seen.query_all_by_label(words).count(), 1, "{words}");
    }
    assert!(seen.says("Best 71") && !seen.says("Best 88"));
    assert_eq!(seen.query_all_by_label("Your own").count(), 1);
}

#[test]
fn an_empty_shelf_says_what_to_do() {
    let mut empty = shelf();
    empty.items.clear();
    let mut seen = see(empty);
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
