//! What each kind says.

use super::{policy, run, says};
use crate::build::{Sheet, reply};
use crate::random;
use goodword::rubric::MoodChange;
use goodword::scoring::Tally;
use goodword::session::{Event, Game, Pace, ReplyIx, Seeded, State, at_once, begin, offered, step};
use goodword::simulate::{Kind, School};
use proptest::prelude::*;

fn with(id: &str, more: &str) -> String {
    reply(id, "end", more)
}

#[test]
fn the_pleaser_calms_at_once_true_or_not() {
    let lie = with(
        "lie",
        r#"mood: (anger: -20), claims: [States(fact: "known", as: False), Grants(authority: "credit", amount: Percent(90))],"#,
    );
    assert_eq!(says(Kind::Pleaser, &[with("warm", r#"shows: ["warm"],"#), lie.clone()]), "lie");
    assert_eq!(
        says(
            Kind::Pleaser,
            &[with("both", r#"shows: ["warm", "kind"], mood: (anger: -8),"#), lie]
        ),
        "both",
        "behaviours and the author's own word are counted together"
    );
}

#[test]
fn the_pleaser_goes_by_what_is_really_felt() {
    let replies = [
        with("most", "mood: (anger: -90),"),
        with("enough", "mood: (anger: -5, trust: 1),"),
        with("half", "mood: (anger: -4, trust: 50),"),
    ];
    let calm = Sheet::default()
        .mood([5, 50, 50])
        .node("one", "", &replies)
        .ending("end", "Resolved", "");
    let game = calm.game();
    assert_eq!(
        run(&game, &School::new(Kind::Pleaser, &game), 1).1,
        ["enough"],
        "nobody is calmer than calm"
    );
    // What was shown once wears off, and stock phrases irritate the second time.
    let again = Sheet::default()
        .node("one", "", &[reply("go", "two", r#"shows: ["warm", "stock"],"#)])
        .node(
            "two",
            "",
            &[
                with("warm", r#"shows: ["warm"],"#),
                with("stock", r#"shows: ["stock"],"#),
                with("word", "mood: (anger: -6),"),
            ],
        )
        .ending("end", "Resolved", "");
    let game = again.game();
    assert_eq!(run(&game, &School::new(Kind::Pleaser, &game), 1).1, ["go", "word"]);
}

#[test]
fn of_equally_calming_replies_the_pleaser_takes_trust_then_empathy_then_promises_then_the_first() {
    let plain = with("plain", "mood: (anger: -3),");
    let first = with("first", "mood: (anger: -3),");
    let promise = with(
        "promise",
        r#"mood: (anger: -3), claims: [Promise(id: "even-chance", certainty: Absolute)],"#,
    );
    let grant = with(
        "grant",
        r#"mood: (anger: -3), claims: [Grants(authority: "credit", amount: Percent(5)), Promise(id: "sure")],"#,
    );
    let kind = with("kind", r#"shows: ["kind"],"#);
    let trust = with("trust", "mood: (anger: -3, trust: 1),");
    let all = [first, plain, promise, grant, kind, trust];
    for (count, wanted) in [(6, "trust"), (5, "kind"), (4, "grant"), (3, "promise"), (2, "first")] {
        assert_eq!(says(Kind::Pleaser, &all[..count]), wanted);
    }
}

#[test]
fn by_the_book_quotes_most_and_feels_least() {
    let promise = with(
        "promise",
        r#"claims: [Promise(id: "sure"), Promise(id: "even-chance"), Honours(owed: "refund")],"#,
    );
    let quote = with("quote", r#"claims: [States(fact: "known")],"#);
    let warm = with(
        "warm",
        r#"shows: ["warm"], claims: [States(fact: "known"), Discloses(fact: "known")],"#,
    );
    let refuse = with("refuse", r#"claims: [Discloses(fact: "unknown"), Refuses(owed: "refund")],"#);
    let cold = with(
        "cold",
        r#"shows: ["cold"], claims: [Discloses(fact: "unknown"), Refuses(owed: "refund")],"#,
    );
    assert_eq!(says(Kind::ByTheBook, &[promise.clone(), quote.clone()]), "quote");
    assert_eq!(says(Kind::ByTheBook, &[quote.clone(), warm.clone(), promise]), "warm");
    assert_eq!(says(Kind::ByTheBook, &[warm.clone(), quote.clone(), refuse.clone()]), "refuse");
    assert_eq!(says(Kind::ByTheBook, &[warm, refuse, cold, quote]), "cold");
    let alike = |id| with(id, r#"claims: [States(fact: "known")],"#);
    assert_eq!(
        says(Kind::ByTheBook, &[alike("b"), alike("a")]),
        "b",
        "of equals the first in the file"
    );
}

#[test]
fn the_blamer_is_the_least_empathic_then_the_most_annoying() {
    let insult = with("insult", r#"shows: ["insult"],"#);
    let cold = with("cold", r#"shows: ["cold"],"#);
    let colder = with("colder", r#"shows: ["cold", "cannot"],"#);
    let warm = with("warm", r#"shows: ["warm"],"#);
    assert_eq!(says(Kind::Blamer, &[warm.clone(), cold.clone(), insult]), "insult");
    assert_eq!(says(Kind::Blamer, &[warm.clone(), cold.clone(), colder]), "colder");
    assert_eq!(says(Kind::Blamer, &[warm, cold, with("same", r#"shows: ["cold"],"#)]), "cold");
}

#[test]
fn the_longest_counts_characters_and_the_first_nothing() {
    // The text is made of the id: six letters of two bytes each are shorter than seven of one.
    let replies = [with("no", ""), with("ääääää", ""), with("aaaaaaa", ""), with("bbbbbbb", "")];
    assert_eq!(says(Kind::Longest, &replies), "aaaaaaa");
    assert_eq!(says(Kind::First, &replies), "no");
    assert_eq!(
        says(Kind::First, &[with("never", r#"if: Told("known"),"#), with("z", ""), with("a", "")]),
        "z"
    );
}

/// How often a random trainee takes each of `count` replies at a decision, over many seeds.
fn taken(game: &Game, offered: &[ReplyIx], decision: usize, seeds: std::ops::Range<u64>) -> Vec<u32> {
    let school = School::new(Kind::Random, game);
    let state = State::new(game);
    let mut taken = vec![0; offered.len()];
    for seed in seeds {
        let reply = school.trainee(seed).choose(game, &state, &Tally::default(), offered, decision);
        taken[reply.index()] += 1;
    }
    taken
}

#[test]
fn the_random_trainee_takes_each_reply_as_often_as_another() {
    // The 99.9th percentile of chi-square for 1 to 4 degrees of freedom.
    let bounds = [10.83, 13.82, 16.27, 18.47];
    for count in 2..=5 {
        let replies: Vec<String> = (0..count).map(|at| with(&format!("r{at}"), "")).collect();
        let game = policy()
            .node("one", "", &replies)
            .ending("end", "Resolved", r#"reaches: ["later"],"#)
            .game();
        let offered: Vec<ReplyIx> = (0..count).map(ReplyIx::new).collect();
        for decision in [1, 2, 17] {
            let taken = taken(&game, &offered, decision, 0..6_000);
            let fair = 6_000.0 / count as f64;
            let chi: f64 = taken.iter().map(|seen| (f64::from(*seen) - fair).powi(2) / fair).sum();
            assert!(chi < bounds[count - 2], "{count} replies, decision {decision}: {taken:?}");
        }
    }
}

#[test]
fn the_random_trainees_decisions_hang_neither_together_nor_on_the_luck_of_the_talk() {
    let game = policy()
        .node("one", "", &[with("a", ""), with("b", "")])
        .ending("end", "Resolved", r#"reaches: ["later"],"#)
        .game();
    let offered = [ReplyIx::new(0), ReplyIx::new(1)];
    let school = School::new(Kind::Random, &game);
    let state = State::new(&game);
    let mut pairs = [0u32; 4];
    for seed in 0..4_000 {
        let mut trainee = school.trainee(seed);
        let mut say = |decision| trainee.choose(&game, &state, &Tally::default(), &offered, decision).index();
        pairs[say(1) * 2 + say(2)] += 1;
    }
    let chi: f64 = pairs.iter().map(|seen| (f64::from(*seen) - 1_000.0).powi(2) / 1_000.0).sum();
    assert!(chi < 16.27, "{pairs:?}");
}

#[test]
fn every_kind_says_the_same_under_the_same_seed() {
    for (id, game) in super::shipped() {
        for kind in Kind::ALL {
            let school = School::new(kind, &game);
            for seed in [1, 2, u64::MAX] {
                assert_eq!(
                    run(&game, &school, seed),
                    run(&game, &School::new(kind, &game), seed),
                    "{id}, {}",
                    kind.name()
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(random::config(150))]

    #[test]
    fn what_a_reply_does_at_once_is_what_its_step_does(tape in random::tape(), seed in 0u64..50, numbers in random::choices()) {
        let game = random::game(&tape, true);
        let dice = Seeded(seed);
        let mut state = State::new(&game);
        begin(&game, &mut state, &dice, &mut Vec::new());
        for number in numbers {
            let on_offer: Vec<ReplyIx> = offered(&game, &state, &dice).collect();
            if on_offer.is_empty() {
                break;
            }
            let reply = on_offer[usize::from(number) % on_offer.len()];
            let expected = at_once(&game, &state, reply);
            let mut events = Vec::new();
            step(&game, &mut state, &dice, reply, Pace::Prompt, &mut events);
            let mut done = MoodChange::default();
            for event in events {
                if let Event::Showed { change, .. } | Event::Felt { change } = event {
                    done.anger += change.anger;
                    done.confusion += change.confusion;
                    done.trust += change.trust;
                }
            }
            prop_assert_eq!(expected, done);
        }
    }
}
