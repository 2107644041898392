//! The expert: nobody can expect a better score, and the reference path is no help to it.

use super::{run, shipped};
use crate::build::{Sheet, reply};
use crate::random;
use goodword::scoring::{Tally, play_reference, reckon, stakes};
use goodword::session::{Game, Laid, Pace, Place, ReplyIx, RollKey, State, TEN_THOUSAND, begin, offered, step};
use goodword::simulate::{Kind, MOST_DECISIONS, School, simulate};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::cell::Cell;
use std::sync::Arc;

type Rolls = Vec<(RollKey, u16)>;

/// Everything that can happen in some work, by luck: how likely it is, the rolls it looked at, and what came of it.
fn ways<T>(game: &Game, known: &Rolls, mut work: impl FnMut(&Laid) -> T) -> Vec<(f64, Rolls, T)> {
    let mut waiting = vec![known.clone()];
    let mut found = Vec::new();
    while let Some(laid) = waiting.pop() {
        let known = laid.len();
        let dice = Laid::new(laid.into());
        let result = work(&dice);
        let rolls = dice.into_rolls().to_vec();
        for asked in known..rolls.len() {
            for outcome in game.outcomes(rolls[asked].0).iter().copied().skip(1) {
                let mut next = rolls[..asked].to_vec();
                next.push((rolls[asked].0, outcome));
                waiting.push(next);
            }
        }
        found.push((likely(game, &rolls), rolls, result));
    }
    found
}

fn likely(game: &Game, rolls: &Rolls) -> f64 {
    let mut share = 1.0;
    for (key, roll) in rolls {
        let above = game
            .outcomes(*key)
            .iter()
            .copied()
            .filter(|cut| cut > roll)
            .min()
            .unwrap_or(TEN_THOUSAND);
        share *= f64::from(above - roll) / 10_000.0;
    }
    share
}

/// The overall points of a play at its end; nothing where none were measured.
fn points(game: &Game, state: &State, tally: &Tally, dice: &Laid) -> f64 {
    let Place::Ending(ending) = state.place else { return 0.0 };
    let reference = play_reference(game, dice).tally.met();
    f64::from(
        reckon(
            game,
            tally,
            reference,
            game.ending(ending).kind,
            state.has_serious_fault(),
            state.fatal,
        )
        .scores
        .overall
        .unwrap_or(0),
    )
}

/// The overall score that a kind can expect, over every way luck can fall.
fn expects(game: &Game, school: &School) -> f64 {
    let play = |dice: &Laid| {
        let mut trainee = school.trainee(1);
        let (mut state, mut tally, mut events) = (State::new(game), Tally::default(), Vec::new());
        begin(game, &mut state, dice, &mut events);
        for decision in 1..=MOST_DECISIONS {
            let on_offer: Vec<ReplyIx> = offered(game, &state, dice).collect();
            if on_offer.is_empty() {
                break;
            }
            let reply = trainee.choose(game, &state, &tally, &on_offer, decision);
            tally.decide(stakes(game, &state, dice, reply));
            events.clear();
            step(game, &mut state, dice, reply, Pace::Prompt, &mut events);
            tally.observe_faults(&events);
        }
        points(game, &state, &tally, dice)
    };
    let ways = ways(game, &Rolls::new(), play);
    let whole: f64 = ways.iter().map(|way| way.0).sum();
    assert!((whole - 1.0).abs() < 1e-9, "something happens for certain");
    ways.iter().map(|(likely, _, points)| likely * points).sum()
}

/// What can be seen, and every luck that would have led here with how a play stands under it.
type Seen = ((State, Tally, Vec<ReplyIx>), Vec<Rolls>);

fn grouped(ways: Vec<(Rolls, (State, Tally, Vec<ReplyIx>))>) -> Vec<Seen> {
    let mut groups: Vec<Seen> = Vec::new();
    for (rolls, sight) in ways {
        match groups.iter_mut().find(|(known, _)| *known == sight) {
            Some((_, luck)) => luck.push(rolls),
            None => groups.push((sight, vec![rolls])),
        }
    }
    groups
}

/// The best that anybody could expect who does not know the luck to come: every reply tried after every history, nothing remembered and
/// nothing left out. It is the share of all luck that led here, times points. None where that takes too long.
fn best(game: &Game, seen: &Seen, left: &Cell<u32>, depth: usize) -> Option<f64> {
    let ((state, tally, on_offer), luck) = seen;
    if on_offer.is_empty() {
        let end = luck
            .iter()
            .flat_map(|rolls| ways(game, rolls, |dice| points(game, state, tally, dice)));
        return Some(end.map(|(likely, _, points)| likely * points).sum());
    }
    left.set(left.get().checked_sub(1)?);
    let depth = depth.checked_sub(1)?;
    let mut most: f64 = 0.0;
    for reply in on_offer {
        let after = luck.iter().flat_map(|rolls| {
            let say = |dice: &Laid| {
                let (mut state, mut tally, mut events) = (state.clone(), *tally, Vec::new());
                tally.decide(stakes(game, &state, dice, *reply));
                step(game, &mut state, dice, *reply, Pace::Prompt, &mut events);
                tally.observe_faults(&events);
                let on_offer = offered(game, &state, dice).collect();
                (state, tally, on_offer)
            };
            ways(game, rolls, say).into_iter().map(|(_, rolls, sight)| (rolls, sight))
        });
        let mut sum = 0.0;
        for seen in grouped(after.collect()) {
            sum += best(game, &seen, left, depth)?;
        }
        most = most.max(sum);
    }
    Some(most)
}

fn best_of_all(game: &Game) -> Option<f64> {
    let start = ways(game, &Rolls::new(), |dice| {
        let mut state = State::new(game);
        begin(game, &mut state, dice, &mut Vec::new());
        let on_offer = offered(game, &state, dice).collect();
        (state, Tally::default(), on_offer)
    });
    let left = Cell::new(4_000);
    let starts = grouped(start.into_iter().map(|(_, rolls, sight)| (rolls, sight)).collect());
    starts.iter().map(|seen| best(game, seen, &left, 40)).sum()
}

/// Small random scenarios, the same every time.
fn random_games(count: usize) -> impl Iterator<Item = Arc<Game>> {
    let mut runner = TestRunner::new(random::config(1));
    (0..count).map(move |_| {
        let tape = random::tape().new_tree(&mut runner).expect("a tape can always be drawn").current();
        random::game(&tape, true)
    })
}

#[test]
fn in_shipped_scenarios_the_expert_beats_every_other_kind() {
    for (id, game) in shipped() {
        let expert = School::new(Kind::Expert, &game);
        assert_eq!(expert.is_exact(), Some(true), "{id}");
        let mean = |school: &School| {
            simulate(&game, school, 400, 1, |_| ())
                .overall
                .mean()
                .expect("every run ends and is measured")
        };
        let (best, expected) = (mean(&expert), expects(&game, &expert));
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Expert) {
            let school = School::new(kind, &game);
            assert_eq!(school.is_exact(), None, "only an expert plans");
            assert!(best > mean(&school), "{id}: {} has {} to {best}", kind.name(), mean(&school));
            if kind != Kind::Random {
                assert!(expected > expects(&game, &school), "{id}: {}", kind.name());
            }
        }
    }
}

#[test]
fn in_random_scenarios_nobody_can_expect_more_than_the_expert() {
    let (mut exact, mut enumerated, mut lucky) = (0, 0, 0);
    for (at, game) in random_games(200).enumerate() {
        let expert = School::new(Kind::Expert, &game);
        let expected = expects(&game, &expert);
        for kind in Kind::ALL.into_iter().filter(|kind| !matches!(kind, Kind::Expert | Kind::Random)) {
            let other = expects(&game, &School::new(kind, &game));
            assert!(
                expected >= other - 1e-6,
                "scenario {at}: {} expects {other}, the expert {expected}",
                kind.name()
            );
        }
        let random = simulate(&game, &School::new(Kind::Random, &game), 50, 1, |_| ());
        // Fifty plays may be lucky ones, yet not by much.
        assert!(expected + 8.0 >= random.overall.sum() as f64 / 50.0, "scenario {at}");
        exact += u32::from(expert.is_exact() == Some(true));
        if let Some(best) = best_of_all(&game) {
            enumerated += 1;
            lucky += u32::from(best.fract() > 1e-6);
            if expert.is_exact() == Some(true) {
                assert!(
                    (best - expected).abs() < 1e-6,
                    "scenario {at}: {best} can be expected, the expert expects {expected}"
                );
            }
        }
    }
    assert!(exact >= 190, "{exact} of 200 plans are exact");
    assert!(
        enumerated >= 100 && lucky >= 10,
        "{enumerated} were enumerated, luck mattered in {lucky}"
    );
}

/// Two ways to the same ending that mirror one another, and a third that is worse.
fn mirrored(reference: &[&str]) -> Arc<Game> {
    let pair = |goto: &str, good: &str, bad: &str| {
        [
            reply(good, goto, r#"shows: ["warm", "can"],"#),
            reply(
                bad,
                goto,
                r#"shows: ["kind", "plain"], claims: [Promise(id: "maybe", certainty: Absolute, owner: "I", by: "noon")],"#,
            ),
        ]
    };
    Sheet::default()
        .top(r#"facts: { "often": (says: "o", known_to: Agent) }, chances: { "rain": 0.4 }"#)
        .top(r#"promises: { "maybe": (what: "m", chance: 0.5, because: "often", due: "later") }"#)
        .reference(reference)
        .node(
            "one",
            "",
            &[
                reply("left", "two", r#"shows: ["warm"],"#),
                reply("right", "three", r#"shows: ["warm"],"#),
                reply("away", "end", r#"shows: ["cold"],"#),
            ],
        )
        .node("two", "", &pair("end", "good-left", "bad-left"))
        .node("three", "", &pair("end", "good-right", "bad-right"))
        .ending("end", "Resolved", r#"reaches: ["later"],"#)
        .game()
}

#[test]
fn the_expert_does_not_follow_the_reference_path() {
    let said = |game: &Arc<Game>| run(game, &School::new(Kind::Expert, game), 1);
    let (left, right, poor) = (
        mirrored(&["left", "good-left"]),
        mirrored(&["right", "good-right"]),
        mirrored(&["right", "bad-right"]),
    );
    assert_eq!(said(&left).1, ["left", "good-left"], "of equals the first");
    assert_eq!(said(&right), said(&left));
    assert_eq!(said(&poor), said(&left));
}

#[test]
fn in_shipped_scenarios_another_reference_path_with_as_much_at_stake_changes_nothing() {
    let mut replaced = 0;
    for (id, game) in shipped() {
        let measure = |game: &Game| ways(game, &Rolls::new(), |dice| play_reference(game, dice).tally.met());
        let stakes: Vec<[u32; 3]> = measure(&game).into_iter().map(|way| way.2).collect();
        let others = (1..=3_000).map(|seed| run(&game, &School::new(Kind::Random, &game), seed).1);
        let other = others.filter(|path| *path != game.scenario().reference).find_map(|path| {
            let mut scenario = game.scenario().clone();
            scenario.reference = path;
            let rubric = Arc::new(game.rubric().clone());
            let other = Game::new(Arc::new(scenario), game.scenario_hash().clone(), rubric, game.rubric_hash().clone());
            let plays = ways(&other, &Rolls::new(), |dice| play_reference(&other, dice));
            let alike = plays
                .iter()
                .all(|(_, _, play)| play.stuck.is_none() && play.ending.is_some() && stakes.iter().all(|met| *met == play.tally.met()));
            alike.then_some(other)
        });
        let Some(other) = other else { continue };
        replaced += 1;
        let (ours, theirs) = (School::new(Kind::Expert, &game), School::new(Kind::Expert, &other));
        for seed in 1..=30 {
            assert_eq!(run(&game, &ours, seed), run(&other, &theirs, seed), "{id} under seed {seed}");
        }
    }
    assert!(replaced >= 2, "{replaced} scenarios have another path with as much at stake");
}

#[test]
fn the_expert_finds_the_way_out_of_a_circle() {
    let game = Sheet::default()
        .reference(&["round", "back", "end-it"])
        .node(
            "one",
            "",
            &[
                reply("round", "two", ""),
                reply("end-it", "end", r#"shows: ["warm"],"#),
                reply("cold", "end", ""),
            ],
        )
        .node("two", "", &[reply("back", "one", ""), reply("on", "two", "")])
        .ending("end", "Resolved", "")
        .game();
    let (run, said) = run(&game, &School::new(Kind::Expert, &game), 1);
    assert_eq!((run.scores.overall, said.last().map(String::as_str)), (Some(100), Some("end-it")));
    assert!(said.len() <= 3, "{said:?}");
}

#[test]
fn the_expert_knows_luck_only_by_what_came_of_it() {
    // Whether the shop is open shows only after one has said that it is.
    let game = Sheet::default()
        .top(r#"chances: { "open": 0.6 }, flags: ["open"]"#)
        .reference(&["open"])
        .node(
            "one",
            "",
            &[
                reply("open", "look", r#"shows: ["warm"],"#),
                reply("wait", "good", r#"shows: ["kind"],"#),
                reply("cold", "bad", r#"shows: ["cold"],"#),
            ],
        )
        .node(
            "look",
            r#"detours: [(if: Chance("open"), goto: "good")],"#,
            &[reply("so-be-it", "bad", ""), reply("cold", "bad", r#"shows: ["cold"],"#)],
        )
        .ending("good", "Resolved", "")
        .ending("bad", "HungUp", "")
        .game();
    let expert = School::new(Kind::Expert, &game);
    let first: Vec<String> = (1..=40).map(|seed| run(&game, &expert, seed).1[0].clone()).collect();
    assert!(
        first.iter().all(|id| *id == first[0]),
        "the first reply hangs on no luck: {first:?}"
    );
    assert!((expects(&game, &expert) - best_of_all(&game).expect("it is small")).abs() < 1e-9);
}

/// Slow and cold is worth 67 for certain; looking whether the shop is open is worth 100 where it is, and 33 where it is not.
fn gamble(open: &str) -> Arc<Game> {
    let pair = |goto: &str| {
        [
            reply("warm", goto, r#"shows: ["warm"],"#),
            reply("cold", goto, r#"shows: ["cold"],"#),
        ]
    };
    Sheet::default()
        .top(&format!(r#"chances: {{ "open": {open} }}"#))
        .reference(&["slow", "warm", "warm"])
        .node(
            "one",
            "",
            &[
                reply("slow", "two", r#"shows: ["cold"],"#),
                reply("look", "shop", r#"shows: ["warm"],"#),
            ],
        )
        .node("two", "", &pair("three"))
        .node("three", "", &pair("bad"))
        .node(
            "shop",
            r#"detours: [(if: Chance("open"), goto: "good")],"#,
            &[reply("shut", "bad", "")],
        )
        .ending("good", "Resolved", "")
        .ending("bad", "HungUp", "")
        .game()
}

#[test]
fn the_expert_weighs_luck_by_how_likely_it_is() {
    for (open, first, worth) in [
        ("0.0", "slow", 67.0),
        ("0.45", "slow", 67.0),
        ("0.6", "look", 0.6 * 100.0 + 0.4 * 33.0),
        ("1.0", "look", 100.0),
    ] {
        let game = gamble(open);
        let expert = School::new(Kind::Expert, &game);
        assert!(
            (expects(&game, &expert) - worth).abs() < 1e-9,
            "{open}: {}",
            expects(&game, &expert)
        );
        assert!((1..=20).all(|seed| run(&game, &expert, seed).1[0] == first), "{open}");
    }
}
