//! What conditions can ask for, and what they answer.

use crate::build::{Sheet, play, reply};
use goodword::scenario::Chance;
use goodword::session::{Dice, RollKey, Seeded};

/// Says at `two` whether each condition holds after these replies.
fn holds(conditions: &[&str], path: &[&str]) -> Vec<bool> {
    conditions
        .iter()
        .map(|condition| {
            let game = Sheet::default()
                .top(r#"facts: { "known": (says: "k", known_to: Agent), "news": (says: "n", known_to: Nobody, limit: "l") }"#)
                .top(r#"flags: ["set", "unset"]"#)
                .top(r#"promises: { "p": (what: "w", chance: 1.0, due: "m") }"#)
                .node(
                    "one",
                    "",
                    &[
                        reply("plain", "two", ""),
                        reply("learn", "two", r#"learns: ["news"],"#),
                        reply("state", "two", r#"claims: [States(fact: "known"), States(fact: "news")],"#),
                        reply("tell", "two", r#"claims: [Discloses(fact: "news")],"#),
                        reply("warm", "two", r#"shows: ["warm"],"#),
                        reply("flag", "two", r#"sets: ["set"],"#),
                        reply("promise", "two", r#"claims: [Promise(id: "p")],"#),
                        reply("back", "one", ""),
                    ],
                )
                .node(
                    "two",
                    &format!(r#"lines: [(if: {condition}, says: "it holds")],"#),
                    &[reply("plain", "end", ""), reply("again", "two", "")],
                )
                .ending("end", "Resolved", r#"reaches: ["m"],"#)
                .game();
            play(&game, 1, path).view().words.says == "it holds"
        })
        .collect()
}

#[test]
fn a_reply_is_remembered_by_its_node_and_id() {
    let asked = [
        r#"Chose("one/plain")"#,
        r#"Chose("one/warm")"#,
        r#"Chose("one/back")"#,
        r#"Chose("two/plain")"#,
        r#"Chose("two/again")"#,
    ];
    assert_eq!(holds(&asked, &["plain"]), [true, false, false, false, false]);
    assert_eq!(holds(&asked, &["back", "warm"]), [false, true, true, false, false]);
    assert_eq!(
        holds(&asked, &["back", "warm", "again"]),
        [false, true, true, false, true],
        "and not forgotten"
    );
}

#[test]
fn knowing_and_telling_are_two_things() {
    let asked = [r#"Knows("known")"#, r#"Knows("news")"#, r#"Told("known")"#, r#"Told("news")"#];
    assert_eq!(holds(&asked, &["plain"]), [true, false, false, false]);
    assert_eq!(holds(&asked, &["learn"]), [true, true, false, false]);
    assert_eq!(
        holds(&asked, &["state"]),
        [true, false, true, false],
        "stated without its limit is not told"
    );
    assert_eq!(holds(&asked, &["tell"]), [true, false, false, true]);
}

#[test]
fn behaviours_flags_and_promises_are_remembered() {
    let asked = [
        r#"Shown("warm")"#,
        r#"Shown("cold")"#,
        r#"Flag("set")"#,
        r#"Flag("unset")"#,
        r#"Promised("p")"#,
    ];
    assert_eq!(holds(&asked, &["plain"]), [false, false, false, false, false]);
    assert_eq!(holds(&asked, &["warm"]), [true, false, false, false, false]);
    assert_eq!(holds(&asked, &["flag"]), [false, false, true, false, false]);
    assert_eq!(holds(&asked, &["promise"]), [false, false, false, false, true]);
}

#[test]
fn the_first_line_that_holds_is_said_and_the_usual_thought_kept() {
    let game = Sheet::default()
        .node(
            "one",
            r#"lines: [(if: Any([]), says: "never"), (if: All([]), says: "first"), (if: All([]), says: "second", thinks: "x")],"#,
            &[reply("go", "end", "")],
        )
        .ending("end", "Resolved", r#"lines: [(if: All([]), says: "so long", thinks: "at last")],"#)
        .game();
    let words = play(&game, 1, &[]).view().words;
    assert_eq!((words.says.as_str(), words.thinks.as_str()), ("first", "Thinks at one."));
    let words = play(&game, 1, &["go"]).view().words;
    assert_eq!((words.says.as_str(), words.thinks.as_str()), ("so long", "at last"));
}

#[test]
fn interrupts_come_before_detours_and_never_take_one_from_an_ending() {
    let sheet = |interrupt: &str, detour: &str| {
        let game = Sheet::default()
            .top(&format!(r#"interrupts: [(if: {interrupt}, goto: "fed-up")]"#))
            .node("one", "", &[reply("go", "two", ""), reply("leave", "end", "")])
            .node(
                "two",
                &format!(r#"detours: [(if: {detour}, goto: "aside"), (if: All([]), goto: "end")],"#),
                &[reply("go", "end", "")],
            )
            .node("aside", "", &[reply("go", "end", "")])
            .ending("end", "Resolved", "")
            .ending("fed-up", "HungUp", "")
            .game();
        let at = |path: &[&str]| {
            let session = play(&game, 1, path);
            game.place_id(session.state().place).to_owned()
        };
        [at(&["go"]), at(&["leave"])]
    };
    assert_eq!(sheet(r#"Chose("one/go")"#, "All([])"), ["fed-up", "end"]);
    assert_eq!(sheet("Any([])", "All([])"), ["aside", "end"]);
    assert_eq!(sheet("Any([])", "Any([])"), ["end", "end"], "the first that holds");
    assert_eq!(
        sheet(r#"Chose("one/leave")"#, "Any([])"),
        ["end", "end"],
        "a talk that has ended is not interrupted"
    );
}

#[test]
fn rolls_are_the_same_in_every_release() {
    let of = |seed: u64, kind: &str, id: &str| Seeded(seed).roll(RollKey::named(kind, id));
    let rolls = [
        of(1, "promise", "money-by-friday"),
        of(2, "promise", "money-by-friday"),
        of(1, "chance", "money-by-friday"),
        of(1, "chance", "bank-slow"),
        of(0, "chance", ""),
        of(u64::MAX, "order", "opening/own-it"),
    ];
    // Reckoned by hand from FNV-1a and ChaCha with 8 rounds: key the seed, stream the name, first word, times 10,000.
    assert_eq!(rolls, [8403, 9662, 5423, 6381, 1360, 3950]);
}

#[test]
fn every_name_has_its_own_luck_spread_evenly() {
    let names: Vec<RollKey> = ["a", "b", "ab", "ba"]
        .into_iter()
        .flat_map(|id| ["promise", "chance", "order"].map(|kind| RollKey::named(kind, id)))
        .collect();
    let seeds = 4_000;
    for (at, name) in names.iter().enumerate() {
        let rolls: Vec<u16> = (0..seeds).map(|seed| Seeded(seed).roll(*name)).collect();
        assert!(rolls.iter().all(|roll| *roll < 10_000));
        for tenth in 0..10 {
            let count = rolls.iter().filter(|roll| **roll / 1_000 == tenth).count();
            assert!((320..480).contains(&count), "{count} of {seeds} rolls lie in tenth {tenth}");
        }
        for other in &names[..at] {
            let same = (0..200)
                .filter(|seed| Seeded(*seed).roll(*name) == Seeded(*seed).roll(*other))
                .count();
            assert!(same < 5, "two names share their luck");
        }
    }
}

#[test]
fn a_circumstance_comes_about_as_often_as_its_chance_says() {
    for (chance, range) in [("0.0", 0..=0), ("0.25", 200..=300), ("1.0", 1_000..=1_000)] {
        let game = Sheet::default()
            .top(&format!("chances: {{ \"rain\": {chance} }}"))
            .node(
                "one",
                r#"lines: [(if: Chance("rain"), says: "It rains.")],"#,
                &[reply("go", "end", "")],
            )
            .ending("end", "Resolved", "")
            .game();
        let rains = (0..1_000)
            .filter(|seed| play(&game, *seed, &[]).view().words.says == "It rains.")
            .count();
        assert!(range.contains(&rains), "{rains} of 1000 at {chance}");
    }
    assert_eq!(Chance(2_500).percent(), 25);
}

#[test]
fn no_place_on_the_screen_gives_the_best_reply_away() {
    let replies: Vec<String> = ["best", "good", "bad", "worst"].map(|id| reply(id, "end", "")).to_vec();
    let game = Sheet::default().node("one", "", &replies).ending("end", "Resolved", "").game();
    let mut first = [0; 4];
    for seed in 0..400 {
        let order = play(&game, seed, &[]).shown_order();
        first[order.iter().position(|reply| reply.index() == 0).expect("it is shown")] += 1;
    }
    assert!(first.iter().all(|count| (60..140).contains(count)), "{first:?}");
}
