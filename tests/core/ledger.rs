//! What becomes of promises, and of what had to be told or was owed.

use crate::build::{Sheet, card, play, reply, test_rubric};
use goodword::diagnostics::Code;
use goodword::rubric::Dimension;
use goodword::scenario::{self, Mood};
use goodword::scoring::Scorecard;
use goodword::session::{Dice, Event, Fault, Game, Place, PromiseIx, PromiseState, RollKey, Seeded, Session, Verdict};
use std::sync::Arc;

/// The promises of these tests; those with `friday` in their due fall due at the node `friday`.
const PROMISES: &str = r#"promises: {
    "sure":     (what: "s", chance: 1.0, due: "friday"),
    "likely":   (what: "l", chance: 0.9, because: "odds", due: "friday"),
    "unlikely": (what: "u", chance: 0.5, because: "odds", due: "friday"),
    "worded":   (what: "w", chance: 0.6, because: "odds", due: "friday", condition: (id: "form", says: "f", chance_if: 0.8)),
    "call":     (what: "c", chance: 1.0, due: "friday", kept_if: Flag("called")),
    "call-by-luck": (what: "b", chance: 0.8, because: "odds", due: "friday", kept_if: Flag("called")),
    "at-the-end": (what: "e", chance: 0.8, because: "odds", due: "end"),
}"#;

const WHOLE: &str = r#"owner: "I", by: "Friday""#;

fn says(id: &str, more: &str) -> String {
    format!(r#"claims: [Promise(id: "{id}", {more} {WHOLE})],"#)
}

/// Four nodes in a row: `promise`, `between`, `friday` (where promises fall due) and `after`, then an ending.
///
/// Each has its replies and a `pass` that says nothing.
fn week(promise: &[String], between: &[String], friday: &[String], after: &[String]) -> Sheet {
    let with_pass = |replies: &[String], goto: &str| [replies, &[reply("pass", goto, "")]].concat();
    Sheet::default()
        .top(r#"facts: { "odds": (says: "o", known_to: Agent), "fee": (says: "f", known_to: Agent, limit: "per day") }"#)
        .top(r#"owed: { "refund": (says: "r"), "repair": (says: "r") }"#)
        .top(r#"flags: ["called", "seen"]"#)
        .top(PROMISES)
        .reference(&["pass", "pass", "pass", "pass"])
        .node("one", "", &with_pass(promise, "between"))
        .node("between", "", &with_pass(between, "friday"))
        .node("friday", r#"reaches: ["friday"],"#, &with_pass(friday, "after"))
        .node("after", "", &with_pass(after, "end"))
        .ending("end", "Resolved", r#"reaches: ["end"],"#)
}

/// A week in which one promise is made at the start and the day between may do something about it.
fn promised(claim: &str, between: &str) -> Arc<Game> {
    week(
        &[reply("promise", "between", claim)],
        &[reply("act", "friday", between)],
        &[],
        &[reply("act-late", "end", between)],
    )
    .game()
}

fn state(session: &Session, promise: &str) -> Option<PromiseState> {
    let place = session.game().scenario().promises.get_index_of(promise).expect("it is declared");
    session.state().ledger.get(place).map(|entry| entry.state)
}

fn promise_ix(game: &Game, promise: &str) -> PromiseIx {
    PromiseIx::new(game.scenario().promises.get_index_of(promise).expect("it is declared"))
}

/// A seed under which a promise's roll lies in a range.
fn luck(promise: &str, rolls: std::ops::Range<u16>) -> u64 {
    let key = RollKey::named("promise", promise);
    (1..100_000)
        .find(|seed| rolls.contains(&Seeded(*seed).roll(key)))
        .expect("rolls are spread evenly")
}

fn settled(session: &Session, promise: &str) -> Vec<(PromiseState, usize)> {
    let wanted = promise_ix(session.game(), promise);
    let turns = session.turns().iter().enumerate();
    turns
        .flat_map(|(turn, said)| said.events.iter().map(move |event| (turn + 1, event)))
        .filter_map(|(turn, event)| match event {
            Event::Settled { promise, state, .. } if *promise == wanted => Some((*state, turn)),
            _ => None,
        })
        .collect()
}

fn honesty(card: &Scorecard) -> Option<u8> {
    card.scores.get(Dimension::Honesty)
}

fn faults(card: &Scorecard) -> Vec<(&str, &str, bool)> {
    card.serious
        .iter()
        .map(|line| (line.code.as_str(), line.about.as_str(), line.corrected))
        .collect()
}

#[test]
fn a_promise_is_open_until_its_moment_and_then_settled() {
    let game = promised(&says("sure", ""), "");
    let mut session = play(&game, 1, &[]);
    assert_eq!(state(&session, "sure"), None);
    for (reply, expected) in [
        ("promise", PromiseState::Open),
        ("pass", PromiseState::Kept),
        ("pass", PromiseState::Kept),
        ("pass", PromiseState::Kept),
    ] {
        session.choose(reply, Default::default(), 0).expect("it is on offer");
        assert_eq!(state(&session, "sure"), Some(expected), "after `{reply}`");
    }
    assert_eq!(
        settled(&session, "sure"),
        [(PromiseState::Kept, 2)],
        "once, on arriving at its moment"
    );
}

#[test]
fn luck_keeps_or_breaks_by_the_promises_chance() {
    let game = promised(&says("likely", ""), "");
    for (rolls, expected) in [(0..9_000, PromiseState::Kept), (9_000..10_000, PromiseState::Broken)] {
        let session = play(&game, luck("likely", rolls), &["promise", "pass"]);
        assert_eq!(state(&session, "likely"), Some(expected));
    }
    let seeds = 2_000;
    let kept = (0..seeds)
        .filter(|seed| state(&play(&game, *seed, &["promise", "pass"]), "likely") == Some(PromiseState::Kept))
        .count();
    assert!(
        (1_740..1_860).contains(&kept),
        "{kept} of {seeds} were kept; it should be about nine in ten"
    );
}

#[test]
fn a_moment_at_an_ending_settles_there() {
    let game = promised(&says("at-the-end", ""), "");
    for (rolls, expected) in [(0..8_000, PromiseState::Kept), (8_000..10_000, PromiseState::Broken)] {
        let session = play(&game, luck("at-the-end", rolls), &["promise", "pass", "pass", "pass"]);
        assert_eq!(settled(&session, "at-the-end"), [(expected, 4)]);
    }
}

#[test]
fn every_ending_settles_what_is_still_open() {
    // This play ends before Friday comes.
    let game = week(&[reply("promise", "end", &says("likely", ""))], &[], &[], &[]).game();
    for (rolls, expected) in [(0..9_000, PromiseState::Kept), (9_000..10_000, PromiseState::Broken)] {
        assert_eq!(state(&play(&game, luck("likely", rolls), &["promise"]), "likely"), Some(expected));
    }
}

#[test]
fn an_endings_word_goes_before_luck() {
    for (word, expected) in [
        ("Kept", PromiseState::Kept),
        ("Broken", PromiseState::Broken),
        ("Void", PromiseState::Void),
    ] {
        let game = week(&[reply("promise", "other", &says("likely", ""))], &[], &[], &[])
            .ending("other", "Partly", &format!(r#"settles: {{ "likely": {word}, "sure": {word} }},"#))
            .game();
        for seed in 1..30 {
            let session = play(&game, seed, &["promise"]);
            assert_eq!(settled(&session, "likely"), [(expected, 1)], "under seed {seed}");
            assert_eq!(state(&session, "sure"), None, "what was never promised is not settled");
        }
    }
}

#[test]
fn an_ending_changes_nothing_that_is_settled() {
    let game = week(
        &[reply("promise", "between", &says("sure", ""))],
        &[],
        &[reply("leave", "other", "")],
        &[],
    )
    .ending("other", "Partly", r#"settles: { "sure": Broken },"#)
    .game();
    assert_eq!(
        settled(&play(&game, 1, &["promise", "pass", "leave"]), "sure"),
        [(PromiseState::Kept, 2)]
    );
}

#[test]
fn what_the_trainee_does_keeps_a_promise_in_their_hands() {
    let game = promised(&says("call", ""), r#"sets: ["called"],"#);
    let session = play(&game, 1, &["promise", "act", "pass", "pass"]);
    assert_eq!(settled(&session, "call"), [(PromiseState::Kept, 2)]);
    assert!(card(&session).serious.is_empty());
}

#[test]
fn dropping_what_one_could_have_kept_is_serious_and_a_stake_of_its_own() {
    let game = promised(&says("call", ""), r#"sets: ["called"],"#);
    let session = play(&game, 1, &["promise", "pass", "pass", "pass"]);
    assert_eq!(settled(&session, "call"), [(PromiseState::Broken, 2)]);
    let card = card(&session);
    assert_eq!(faults(&card), [("dropped", "call", false)]);
    assert_eq!(card.serious[0].decision, 2);
    assert_eq!(
        card.stakes.honesty,
        [1, 0],
        "no reply was less than sound, so the dropped promise is the only stake"
    );
    assert!(honesty(&card).expect("a serious fault is always scored") < 60);
    assert!(!card.passed);
    assert_eq!((card.kept, card.due), (0, 1));
    // Doing it after it was due is too late.
    let late = play(&game, 1, &["promise", "pass", "pass", "act-late"]);
    assert_eq!(settled(&late, "call"), [(PromiseState::Broken, 2)]);
    assert_eq!(faults(&crate::build::card(&late)), [("dropped", "call", false)]);
}

#[test]
fn bad_luck_after_doing_ones_part_is_not_dropping() {
    let game = promised(&says("call-by-luck", ""), r#"sets: ["called"],"#);
    let unlucky = luck("call-by-luck", 8_000..10_000);
    let session = play(&game, unlucky, &["promise", "act", "pass", "pass"]);
    assert_eq!(state(&session, "call-by-luck"), Some(PromiseState::Broken));
    assert!(card(&session).serious.is_empty());
    // And good luck does not do one's part.
    let lucky = luck("call-by-luck", 0..8_000);
    let session = play(&game, lucky, &["promise", "pass", "pass", "pass"]);
    assert_eq!(state(&session, "call-by-luck"), Some(PromiseState::Broken));
    assert_eq!(faults(&card(&session)), [("dropped", "call-by-luck", false)]);
}

#[test]
fn renegotiating_in_time_lifts_serious_and_changes_no_grade() {
    let game = promised(&says("unlikely", ""), r#"renegotiates: ["unlikely"],"#);
    for seed in 1..20 {
        let session = play(&game, seed, &["promise", "act", "pass", "pass"]);
        assert_eq!(settled(&session, "unlikely"), [(PromiseState::Renegotiated, 2)]);
        let mended = card(&session);
        assert_eq!(faults(&mended), [("overpromise", "unlikely", true)]);
        assert_eq!((mended.kept, mended.due), (0, 0), "it counts neither kept nor broken");
        assert_eq!(
            mended.decisions[0].honesty.map(|line| line.grade),
            Some(0),
            "the words were what they were"
        );
        let left = card(&play(&game, seed, &["promise", "pass", "pass", "pass"]));
        assert_eq!(faults(&left), [("overpromise", "unlikely", false)]);
        assert_eq!(left.stakes.honesty, mended.stakes.honesty);
        assert_eq!(left.decisions[0].honesty, mended.decisions[0].honesty);
        assert!(!left.passed);
    }
}

#[test]
fn renegotiating_after_it_was_due_changes_nothing() {
    let game = promised(&says("unlikely", ""), r#"renegotiates: ["unlikely"],"#);
    for seed in 1..20 {
        let session = play(&game, seed, &["promise", "pass", "pass", "act-late"]);
        assert!(matches!(
            settled(&session, "unlikely")[..],
            [(PromiseState::Kept | PromiseState::Broken, 2)]
        ));
        assert_eq!(
            faults(&card(&session)),
            [("overpromise", "unlikely", false)],
            "luck corrects nothing either"
        );
    }
}

#[test]
fn renegotiating_can_make_the_promise_anew_in_the_same_breath() {
    let anew = format!(r#"renegotiates: ["unlikely"], {}"#, says("unlikely", "certainty: Hedged,"));
    let game = promised(&says("unlikely", ""), &anew);
    let session = play(&game, 1, &["promise", "act"]);
    assert_eq!(
        settled(&session, "unlikely").len(),
        2,
        "the old one taken back, then the new one settled on Friday"
    );
    let session = play(&game, 1, &["promise", "act", "pass", "pass"]);
    let card = card(&session);
    assert_eq!(faults(&card), [("overpromise", "unlikely", true)]);
    let lines: Vec<(Verdict, PromiseState)> = card.promises.iter().map(|line| (line.verdict, line.state)).collect();
    assert_eq!(lines[0], (Verdict::Overpromise, PromiseState::Renegotiated));
    assert_eq!(lines[1].0, Verdict::Sound);
    assert!(matches!(lines[1].1, PromiseState::Kept | PromiseState::Broken));
    assert_eq!(lines.len(), 2);
}

#[test]
fn renegotiating_into_another_overpromise_is_serious_again() {
    let anew = format!(r#"renegotiates: ["unlikely"], {}"#, says("unlikely", "certainty: Absolute,"));
    let session = play(&promised(&says("unlikely", ""), &anew), 1, &["promise", "act", "pass", "pass"]);
    assert!(
        session
            .state()
            .has_fault(Fault::Overpromise(promise_ix(session.game(), "unlikely")))
    );
    assert!(!card(&session).passed);
}

#[test]
fn renegotiating_a_later_promise_does_not_correct_one_that_fell_due() {
    let sheet = week(
        &[reply("promise", "between", &says("unlikely", ""))],
        &[],
        &[reply("softer", "after", &says("unlikely", "certainty: Hedged,"))],
        &[reply("take-back", "end", r#"renegotiates: ["unlikely"],"#)],
    );
    let session = play(&sheet.game(), 1, &["promise", "pass", "softer", "take-back"]);
    assert_eq!(settled(&session, "unlikely").last(), Some(&(PromiseState::Renegotiated, 4)));
    let card = card(&session);
    assert_eq!(faults(&card), [("overpromise", "unlikely", false)]);
    assert!(!card.passed);
}

#[test]
fn delegating_hands_it_to_a_named_person() {
    let game = promised(&says("sure", ""), r#"delegates: { "sure": "Ines from billing" },"#);
    let session = play(&game, 1, &["promise", "act", "pass", "pass"]);
    assert_eq!(settled(&session, "sure"), [(PromiseState::Delegated, 2)]);
    let card = card(&session);
    assert_eq!((card.kept, card.due), (0, 0));
    let nobody = week(&[reply("promise", "between", r#"delegates: { "sure": " " },"#)], &[], &[], &[]);
    let loaded = scenario::load(&nobody.text(), &test_rubric());
    assert!(loaded.scenario.is_none());
    assert_eq!(
        loaded.problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
        [Code::NoOwner]
    );
}

#[test]
fn delegating_does_not_correct_an_overpromise() {
    let game = promised(&says("unlikely", ""), r#"delegates: { "unlikely": "Ines" },"#);
    assert_eq!(
        faults(&card(&play(&game, 1, &["promise", "act", "pass", "pass"]))),
        [("overpromise", "unlikely", false)]
    );
}

#[test]
fn a_released_promise_is_void_and_moves_nothing() {
    let game = promised(&says("sure", ""), r#"voids: ["sure"],"#);
    let session = play(&game, 1, &["promise", "act"]);
    assert_eq!(settled(&session, "sure"), [(PromiseState::Void, 2)]);
    assert_eq!(session.turns()[1].before, session.turns()[1].after);
}

#[test]
fn nothing_becomes_of_a_promise_that_was_never_made() {
    for act in [
        r#"renegotiates: ["sure"],"#,
        r#"delegates: { "sure": "Ines" },"#,
        r#"voids: ["sure"],"#,
    ] {
        let session = play(&promised("", act), 1, &["promise", "act", "pass", "act-late"]);
        assert_eq!(settled(&session, "sure"), [], "{act}");
        assert_eq!(state(&session, "sure"), None, "{act}");
        assert!(card(&session).promises.is_empty(), "{act}");
    }
}

#[test]
fn a_condition_that_does_not_come_about_makes_it_void() {
    // 0.6 is 0.75 × 0.8: the condition comes about below 7,500, and of that the promise below 6,000.
    let game = promised(&says("worded", r#"if: "form","#), "");
    for (rolls, expected) in [
        (0..6_000, PromiseState::Kept),
        (6_000..7_500, PromiseState::Broken),
        (7_500..10_000, PromiseState::Void),
    ] {
        for roll in [rolls.start..rolls.start + 40, rolls.end - 40..rolls.end] {
            let session = play(&game, luck("worded", roll.clone()), &["promise", "pass"]);
            assert_eq!(state(&session, "worded"), Some(expected), "{roll:?}");
        }
    }
}

#[test]
fn the_same_luck_keeps_the_same_promise_whichever_way_it_was_worded() {
    let game = week(
        &[
            reply("plain", "between", &says("worded", "certainty: Hedged,")),
            reply("on-condition", "between", &says("worded", r#"if: "form","#)),
        ],
        &[],
        &[],
        &[],
    )
    .game();
    let mut seen = [0, 0, 0];
    for seed in 0..400 {
        let plain = state(&play(&game, seed, &["plain", "pass"]), "worded");
        let on_condition = state(&play(&game, seed, &["on-condition", "pass"]), "worded");
        let case = match (plain, on_condition) {
            (Some(PromiseState::Kept), Some(PromiseState::Kept)) => 0,
            (Some(PromiseState::Broken), Some(PromiseState::Broken)) => 1,
            (Some(PromiseState::Broken), Some(PromiseState::Void)) => 2,
            other => panic!("seed {seed}: {other:?}"),
        };
        seen[case] += 1;
    }
    assert!(seen.iter().all(|count| *count > 20), "all three happen: {seen:?}");
}

#[test]
fn a_promise_repeated_while_open_stays_one_and_keeps_the_stricter_reading() {
    let soft = says("worded", r#"if: "form", certainty: Hedged,"#);
    let hard = says("worded", "certainty: Absolute,");
    for (first, second) in [(&soft, &hard), (&hard, &soft)] {
        let game = week(&[reply("first", "between", first)], &[reply("second", "between", second)], &[], &[]).game();
        let session = play(&game, 1, &["first", "second"]);
        let place = game.scenario().promises.get_index_of("worded").expect("it is declared");
        let entry = session.state().ledger.get(place).expect("it was made");
        assert!(!entry.conditional);
        assert_eq!(entry.certainty, scenario::Certainty::Absolute);
        assert_eq!(entry.verdict, Verdict::Overpromise);
        // Void is for those who named the condition every time.
        let session = play(&game, luck("worded", 7_500..10_000), &["first", "second", "pass", "pass", "pass"]);
        assert_eq!(state(&session, "worded"), Some(PromiseState::Broken));
        let card = card(&session);
        assert_eq!(card.promises.len(), 1);
        assert_eq!(card.promises[0].verdict, Verdict::Overpromise);
        assert_eq!(card.promises[0].decision, 1);
        assert_eq!(card.due, 1);
    }
}

#[test]
fn a_promise_made_again_after_it_was_settled_is_a_new_one() {
    let again = says("at-the-end", "");
    let game = week(
        &[reply("promise", "between", &again)],
        &[reply("release", "friday", r#"voids: ["at-the-end"],"#)],
        &[reply("again", "after", &again)],
        &[],
    )
    .game();
    let session = play(&game, 1, &["promise", "release", "again", "pass"]);
    let lines: Vec<(usize, Option<usize>)> = card(&session).promises.iter().map(|line| (line.decision, line.settled)).collect();
    assert_eq!(lines, [(1, Some(2)), (3, Some(4))]);
}

/// The mood before and after the second reply of a week, with this promise, luck and temperament.
fn moved(promise: &str, seed: u64, act: &str, temperament: &str) -> (Mood, Mood) {
    let game = week(&[reply("promise", "between", promise)], &[reply("act", "friday", act)], &[], &[])
        .temperament(temperament)
        .game();
    let session = play(&game, seed, &["promise", "act"]);
    (session.turns()[1].before, session.turns()[1].after)
}

#[test]
fn outcomes_move_the_customer() {
    let kept = luck("likely", 0..9_000);
    let broken = luck("likely", 9_000..10_000);
    let firm = says("likely", "");
    let hedged = says("likely", "certainty: Hedged,");
    // (promise, seed, what is done, temperament) → anger, confusion, trust
    for (promise, seed, act, temperament, expected) in [
        (&firm, kept, "", "Even", [-8, 0, 12]),
        (&firm, broken, "", "Even", [18, 0, -20]),
        (&firm, kept, r#"renegotiates: ["likely"],"#, "Even", [3, 0, 4]),
        (&firm, kept, r#"delegates: { "likely": "Ines" },"#, "Even", [0, 0, 2]),
        (&firm, kept, r#"voids: ["likely"],"#, "Even", [0, 0, 0]),
        // Nobody builds on a perhaps as on a promise.
        (&hedged, kept, "", "Even", [-4, 0, 6]),
        (&hedged, broken, "", "Even", [9, 0, -10]),
        // What hurts, hurts by temperament.
        (&firm, kept, "", "Fiery", [-8, 0, 12]),
        (&firm, broken, "", "Fiery", [27, 0, -30]),
        (&firm, broken, "", "Stone", [0, 0, 0]),
    ] {
        let (before, after) = moved(promise, seed, act, temperament);
        let by = |before: u8, after: u8| i16::from(after) - i16::from(before);
        assert_eq!(
            [
                by(before.anger, after.anger),
                by(before.confusion, after.confusion),
                by(before.trust, after.trust)
            ],
            expected,
            "{promise} {act} {temperament}"
        );
    }
}

#[test]
fn conditions_see_every_state_of_a_promise() {
    let states = ["Open", "Kept", "Broken", "Renegotiated", "Delegated", "Void"];
    let lines: Vec<String> = states
        .iter()
        .map(|state| format!(r#"(if: {state}("likely"), says: "{state}")"#))
        .collect();
    let sheet = week(&[reply("promise", "between", &says("likely", ""))], &[], &[], &[])
        .node("look", &format!("lines: [{}],", lines.join(", ")), &[reply("pass", "end", "")])
        .node(
            "fork",
            "",
            &[
                reply("nothing", "look", ""),
                reply("take-back", "look", r#"renegotiates: ["likely"],"#),
                reply("hand-on", "look", r#"delegates: { "likely": "Ines" },"#),
                reply("release", "look", r#"voids: ["likely"],"#),
                reply("wait", "moment", ""),
            ],
        )
        .node("moment", r#"reaches: ["friday"],"#, &[reply("go", "look", "")]);
    let text = sheet.text().replacen(r#"start: "one""#, r#"start: "make""#, 1);
    let text = text.replacen(
        "nodes: {",
        &format!(
            "nodes: {{ \"make\": (says: \"s\", thinks: \"t\", replies: {{ {} {} }}),",
            reply("promise", "fork", &says("likely", "")),
            reply("silent", "fork", "")
        ),
        1,
    );
    let game = crate::build::game_of(&text);
    let (kept, broken) = (luck("likely", 0..9_000), luck("likely", 9_000..10_000));
    for (seed, path, expected) in [
        (kept, &["promise", "nothing"][..], "Open"),
        (kept, &["promise", "wait", "go"], "Kept"),
        (broken, &["promise", "wait", "go"], "Broken"),
        (kept, &["promise", "take-back"], "Renegotiated"),
        (kept, &["promise", "hand-on"], "Delegated"),
        (kept, &["promise", "release"], "Void"),
        (kept, &["silent", "wait", "go"], "Says at look."),
    ] {
        assert_eq!(play(&game, seed, path).view().words.says, expected, "{path:?}");
    }
}

#[test]
fn the_ending_and_its_epilogue_know_what_became_of_it() {
    let game = week(&[reply("promise", "last", &says("at-the-end", ""))], &[], &[], &[])
        .ending(
            "last",
            "Partly",
            r#"reaches: ["end"],
            lines: [(if: Kept("at-the-end"), says: "It came!"), (if: Broken("at-the-end"), says: "It never came.")],
            epilogues: [(if: Kept("at-the-end"), tells: "kept"), (if: Broken("at-the-end"), tells: "broken")],"#,
        )
        .game();
    for (rolls, says, tells) in [(0..8_000, "It came!", "kept"), (8_000..10_000, "It never came.", "broken")] {
        let session = play(&game, luck("at-the-end", rolls), &["promise"]);
        assert_eq!(session.view().words.says, says);
        assert_eq!(session.epilogue(), Some(tells));
        assert_eq!(
            (card(&session).last_words.as_str(), card(&session).epilogue.as_str()),
            (says, tells)
        );
    }
}

#[test]
fn a_detour_sees_what_has_just_fallen_due() {
    let sheet = |detours: &str| {
        Sheet::default()
            .top(r#"facts: { "odds": (says: "o", known_to: Agent) }"#)
            .top(r#"promises: { "likely": (what: "l", chance: 0.9, because: "odds", due: "friday") }"#)
            .node("one", "", &[reply("go", "friday", &says("likely", ""))])
            .node("friday", &format!(r#"reaches: ["friday"], {detours}"#), &[reply("bye", "end", "")])
            .node("angry-call", "", &[reply("bye", "end", "")])
            .ending("end", "Resolved", "")
            .game()
    };
    let game = sheet(r#"detours: [(if: Broken("likely"), goto: "angry-call")],"#);
    let at = |session: &Session| session.game().place_id(session.state().place).to_owned();
    assert_eq!(at(&play(&game, luck("likely", 0..9_000), &["go"])), "friday");
    assert_eq!(at(&play(&game, luck("likely", 9_000..10_000), &["go"])), "angry-call");
}

#[test]
fn a_talk_that_turns_in_a_circle_stands_where_it_says_it_stands() {
    for ring in 2..5 {
        let ids = ["a", "b", "c", "d"];
        let mut sheet = Sheet::default()
            .node("one", "", &[reply("go", "a", "")])
            .ending("end", "Resolved", "");
        for at in 0..ring {
            let detour = format!(r#"detours: [(if: All([]), goto: "{}")],"#, ids[(at + 1) % ring]);
            sheet = sheet.node(ids[at], &detour, &[reply("bye", "end", "")]);
        }
        let session = play(&sheet.game(), 1, &["go"]);
        let arrived = session.turns()[0].events.last().copied();
        assert_eq!(arrived, Some(Event::Arrived(session.state().place)), "in a ring of {ring}");
        assert!(matches!(session.state().place, Place::Node(_)));
    }
}

/// A talk in which the fee must be told before `last`.
fn duty(fact: &str) -> Arc<Game> {
    let tell = format!(r#"claims: [Discloses(fact: "{fact}")],"#);
    let state = format!(r#"claims: [States(fact: "{fact}")],"#);
    Sheet::default()
        .reference(&["tell", "silent"])
        .top(
            r#"facts: { "fee": (says: "f", known_to: Agent, limit: "per day"), "plain": (says: "p", known_to: Agent),
            "other": (says: "o", known_to: Agent) }"#,
        )
        .top(&format!(r#"must_disclose: [(fact: "{fact}", before: "last")]"#))
        .node(
            "one",
            "",
            &[
                reply("tell", "last", &tell),
                reply("state", "last", &state),
                reply("other", "last", r#"claims: [Discloses(fact: "other")],"#),
                reply("silent", "last", ""),
                reply("hedge", "last", r#"claims: [States(fact: "other", certainty: Hedged)],"#),
                reply("aside", "aside", ""),
            ],
        )
        .node(
            "last",
            "",
            &[reply("tell", "end", &tell), reply("silent", "end", ""), reply("round", "one", "")],
        )
        .node("aside", "", &[reply("bye", "end", "")])
        .ending("end", "Resolved", "")
        .game()
}

#[test]
fn what_must_be_told_is_in_time_with_the_last_reply_before() {
    let game = duty("fee");
    let session = play(&game, 1, &["tell", "silent"]);
    assert!(card(&session).serious.is_empty());
    assert_eq!(honesty(&card(&session)), Some(100));
}

#[test]
fn what_must_be_told_and_is_not_is_an_omission() {
    let game = duty("fee");
    let session = play(&game, 1, &["silent", "silent"]);
    let card = card(&session);
    assert_eq!(faults(&card), [("omission", "fee", false)]);
    assert_eq!(
        card.stakes.honesty[0], 2,
        "the first decision, and the omission as a stake of its own"
    );
    assert_eq!(honesty(&card), Some(0));
    assert!(!card.passed);
}

#[test]
fn telling_it_late_corrects_but_the_omission_stays_counted() {
    let game = duty("fee");
    let card = card(&play(&game, 1, &["silent", "tell"]));
    assert_eq!(faults(&card), [("omission", "fee", true)]);
    assert_eq!(card.stakes.honesty[0], 2);
    assert_eq!(honesty(&card), Some(0), "one stake on the reference path, one whole grade lost");
}

#[test]
fn an_omission_is_counted_once() {
    let game = duty("fee");
    let card = card(&play(&game, 1, &["silent", "round", "silent", "silent"]));
    assert_eq!(faults(&card), [("omission", "fee", false)]);
    assert_eq!(card.stakes.honesty[0], 3, "two first decisions and one omission");
}

#[test]
fn another_fact_or_half_of_it_does_not_fulfil_the_duty() {
    assert_eq!(
        faults(&card(&play(&duty("fee"), 1, &["other", "silent"]))),
        [("omission", "fee", false)]
    );
    assert_eq!(
        faults(&card(&play(&duty("fee"), 1, &["state", "silent"]))),
        [("omission", "fee", false)],
        "stated without its limit"
    );
    assert_eq!(
        faults(&card(&play(&duty("plain"), 1, &["state", "silent"]))),
        [],
        "a fact without a limit is told by stating it"
    );
}

#[test]
fn a_duty_before_a_place_that_is_never_reached_binds_nobody() {
    assert!(card(&play(&duty("fee"), 1, &["aside", "bye"])).serious.is_empty());
}

#[test]
fn a_duty_can_end_at_an_ending() {
    let sheet = Sheet::default()
        .top(r#"facts: { "plain": (says: "p", known_to: Agent) }"#)
        .top(r#"must_disclose: [(fact: "plain", before: "end")]"#)
        .node(
            "one",
            "",
            &[
                reply("tell", "end", r#"claims: [States(fact: "plain")],"#),
                reply("silent", "end", ""),
            ],
        )
        .ending("end", "Resolved", "");
    assert_eq!(faults(&card(&play(&sheet.game(), 1, &["silent"]))), [("omission", "plain", false)]);
    assert_eq!(faults(&card(&play(&sheet.game(), 1, &["tell"]))), []);
}

#[test]
fn giving_what_was_refused_corrects_it() {
    let refuse = r#"claims: [Refuses(owed: "refund")],"#;
    let sheet = week(
        &[reply("refuse", "between", refuse)],
        &[
            reply("give", "friday", r#"claims: [Honours(owed: "refund")],"#),
            reply("give-other", "friday", r#"claims: [Honours(owed: "repair")],"#),
        ],
        &[reply("refuse-again", "after", refuse)],
        &[],
    );
    let game = sheet.game();
    let of = |path: &[&str]| {
        let card = card(&play(&game, 1, path));
        let lines: Vec<bool> = card.serious.iter().map(|line| line.corrected).collect();
        (lines, honesty(&card).expect("at stake at the first decision"))
    };
    let (lines, _) = of(&["refuse", "pass", "pass", "pass"]);
    assert_eq!(lines, [false]);
    let (lines, _) = of(&["refuse", "give", "pass", "pass"]);
    assert_eq!(lines, [true]);
    let (lines, _) = of(&["refuse", "give-other", "pass", "pass"]);
    assert_eq!(lines, [false], "something else was given");
    let (lines, honesty) = of(&["refuse", "give", "refuse-again", "pass"]);
    assert_eq!(lines, [true, false], "what was given can be refused again");
    assert!(honesty < 60);
}

#[test]
fn correcting_lifts_the_lid_from_honesty() {
    // Six decisions at stake, one slip: 83 by the sum alone.
    let slip = reply("slip", "between", r#"claims: [Refuses(owed: "refund")],"#);
    let risk = |goto: &str| reply("risk", goto, r#"claims: [Refuses(owed: "repair")],"#);
    let game = week(
        &[slip],
        &[risk("friday"), reply("give", "friday", r#"claims: [Honours(owed: "refund")],"#)],
        &[risk("after")],
        &[risk("end")],
    )
    .game();
    let uncorrected = card(&play(&game, 1, &["slip", "pass", "pass", "pass"]));
    assert_eq!(honesty(&uncorrected), Some(59), "held just below the floor");
    assert!(!uncorrected.passed);
    let corrected = card(&play(&game, 1, &["slip", "give", "pass", "pass"]));
    assert_eq!(honesty(&corrected), Some(75), "one of four lost, and no lid");
    assert!(corrected.passed);
}

#[test]
fn bad_luck_costs_no_honesty_and_good_luck_earns_none() {
    let game = week(
        &[
            reply("sound", "between", &says("likely", "")),
            reply("rash", "between", &says("unlikely", "certainty: Absolute,")),
        ],
        &[],
        &[],
        &[],
    )
    .game();
    for seed in 1..60 {
        let sound = card(&play(&game, seed, &["sound", "pass", "pass", "pass"]));
        assert_eq!(honesty(&sound), Some(100), "whatever became of it: {:?}", sound.promises[0].state);
        assert!(sound.serious.is_empty());
        let rash = card(&play(&game, seed, &["rash", "pass", "pass", "pass"]));
        assert_eq!(honesty(&rash), Some(0), "whatever became of it: {:?}", rash.promises[0].state);
        assert!(!rash.passed);
    }
}

#[test]
fn reliability_counts_what_was_kept_of_what_fell_due() {
    let both = format!(r#"claims: [Promise(id: "sure", {WHOLE}), Promise(id: "likely", {WHOLE})],"#);
    let game = promised(&both, "");
    let unlucky = card(&play(&game, luck("likely", 9_000..10_000), &["promise", "pass", "pass", "pass"]));
    assert_eq!((unlucky.kept, unlucky.due), (1, 2));
    let lucky = card(&play(&game, luck("likely", 0..9_000), &["promise", "pass", "pass", "pass"]));
    assert_eq!((lucky.kept, lucky.due), (2, 2));
}

#[test]
fn nothing_is_omitted_before_the_first_word() {
    let sheet = Sheet::default()
        .top(r#"facts: { "plain": (says: "p", known_to: Agent) }"#)
        .top(r#"must_disclose: [(fact: "plain", before: "one")]"#)
        .node("one", "", &[reply("round", "one", ""), reply("bye", "end", "")])
        .ending("end", "Resolved", "");
    assert_eq!(faults(&card(&play(&sheet.game(), 1, &["bye"]))), []);
    assert_eq!(
        faults(&card(&play(&sheet.game(), 1, &["round", "bye"]))),
        [("omission", "plain", false)],
        "but the second time it was passed over"
    );
}
