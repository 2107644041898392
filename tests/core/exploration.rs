//! The exact exploration against the plainest way to know: playing everything, one play after the other.

use crate::build::{Sheet, reply, test_rubric};
use crate::random;
use goodword::ronfile::TextHash;
use goodword::rubric::Dimension;
use goodword::scenario::{self, Mood, Scenario};
use goodword::scoring::{Tally, play_reference, reckon, stakes};
use goodword::session::{
    Event, Fault, Game, Laid, Luck, Pace, Place, PromiseState, ReplyIx, RollKey, Session, State, Verdict, begin, each_way, offered, step,
};
use goodword::simulate::{Analysis, Bounds, analyse};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many random scenarios are played through.
const SCENARIOS: u64 = 10_000;
/// How many scenarios are made of one text.
const VARIANTS: u64 = 5;
/// A scenario with more plays than this is passed over, and one with longer plays.
const MOST_STEPS: usize = 400;
const LONGEST: usize = 12;

/// What playing everything shows.
#[derive(Default)]
struct Everything {
    steps: usize,
    too_much: bool,
    nodes: BTreeSet<usize>,
    replies: BTreeSet<ReplyIx>,
    /// Endings with the fewest replies that lead there.
    endings: BTreeMap<usize, usize>,
    dead_ends: BTreeSet<usize>,
    turned: BTreeSet<(Place, usize)>,
    kept: BTreeSet<usize>,
    dropped: BTreeSet<usize>,
    range: [Option<(u8, u8)>; 4],
    can_pass: bool,
    honest_pass: bool,
    odds: BTreeMap<usize, f64>,
    passed: f64,
    honest: f64,
    fatal: f64,
    lost: f64,
    /// What the reference path meets where this much is known of luck, each with its chance.
    references: BTreeMap<Luck, Vec<([u32; 3], f64)>>,
}

/// A play so far.
#[derive(Clone)]
struct Played {
    state: State,
    luck: Luck,
    tally: Tally,
    honest: bool,
    depth: usize,
    /// The chance of somebody who picks at random.
    chance: f64,
}

impl Everything {
    fn of(game: &Game) -> Self {
        let mut all = Self::default();
        let beginning = Played {
            state: State::new(game),
            luck: Luck::new(),
            tally: Tally::default(),
            honest: true,
            depth: 0,
            chance: 1.0,
        };
        all.said(game, &beginning, None, 1.0);
        all
    }

    /// Everything after a reply that is said with this share of the chance.
    fn said(&mut self, game: &Game, before: &Played, reply: Option<ReplyIx>, share: f64) {
        if self.too_much {
            return;
        }
        let mut ways = Vec::new();
        each_way(
            game,
            &before.luck,
            |dice: &Laid| {
                let mut state = before.state.clone();
                let mut events = Vec::new();
                match reply {
                    Some(reply) => step(game, &mut state, dice, reply, Pace::Prompt, &mut events),
                    None => begin(game, &mut state, dice, &mut events),
                }
                let on_offer: Vec<ReplyIx> = offered(game, &state, dice).collect();
                (state, events, on_offer)
            },
            |done, luck| {
                let chance = likely(game, &luck[before.luck.len()..]);
                ways.push((done, luck, chance));
                true
            },
        );
        for ((state, events, on_offer), luck, chance) in ways {
            let mut next = before.clone();
            next.luck = luck;
            next.chance *= chance * share;
            if let Some(reply) = reply {
                next.depth += 1;
                next.tally
                    .decide(stakes(game, &before.state, &Laid::new(before.luck.clone()), reply));
            }
            next.tally.observe_faults(&events);
            for event in &events {
                match *event {
                    Event::Claimed { verdict, .. } => next.honest &= verdict == Verdict::Sound,
                    Event::Evaded { .. } => next.honest = false,
                    Event::Faulted(fault) => {
                        next.honest = false;
                        if let Fault::Dropped(promise) = fault {
                            self.dropped.insert(promise.index());
                        }
                    }
                    Event::Settled {
                        promise,
                        state: PromiseState::Kept,
                        ..
                    } => drop(self.kept.insert(promise.index())),
                    Event::Turned { from, turning } => drop(self.turned.insert((from, turning))),
                    _ => {}
                }
            }
            next.state = state;
            self.rest(game, &next, &on_offer);
        }
    }

    fn rest(&mut self, game: &Game, here: &Played, on_offer: &[ReplyIx]) {
        self.steps += 1;
        self.too_much |= self.steps > MOST_STEPS || here.depth > LONGEST;
        if self.too_much {
            return;
        }
        match here.state.place {
            Place::Ending(ending) => {
                let shortest = self.endings.entry(ending.index()).or_insert(here.depth);
                *shortest = here.depth.min(*shortest);
                self.end(game, here);
            }
            Place::Node(node) => {
                self.nodes.insert(node.index());
                self.replies.extend(on_offer);
                if on_offer.is_empty() {
                    self.dead_ends.insert(node.index());
                    self.lost += here.chance;
                }
                for reply in on_offer {
                    self.said(game, here, Some(*reply), 1.0 / on_offer.len() as f64);
                }
            }
        }
    }

    fn end(&mut self, game: &Game, here: &Played) {
        let Place::Ending(ending) = here.state.place else {
            unreachable!("only endings end");
        };
        *self.odds.entry(ending.index()).or_default() += here.chance;
        self.honest += if here.honest { here.chance } else { 0.0 };
        self.fatal += if here.state.fatal { here.chance } else { 0.0 };
        // Most plays come to their end knowing nothing of luck, or the same as another.
        let references = self.references.entry(here.luck.clone()).or_insert_with(|| {
            let mut met = Vec::new();
            each_way(
                game,
                &here.luck,
                |dice| play_reference(game, dice).tally.met(),
                |reference, luck| {
                    met.push((reference, likely(game, &luck[here.luck.len()..])));
                    true
                },
            );
            met
        });
        for (reference, chance) in references.iter() {
            let kind = game.ending(ending).kind;
            let result = reckon(
                game,
                &here.tally,
                *reference,
                kind,
                here.state.has_serious_fault(),
                here.state.fatal,
            );
            let [one, two, three] = Dimension::ALL.map(|dimension| result.scores.get(dimension));
            for (range, score) in self.range.iter_mut().zip([one, two, three, result.scores.overall]) {
                if let Some(points) = score {
                    let (least, most) = range.get_or_insert((points, points));
                    *least = points.min(*least);
                    *most = points.max(*most);
                }
            }
            self.can_pass |= result.passed;
            self.honest_pass |= result.passed && here.honest;
            if result.passed {
                self.passed += here.chance * chance;
            }
        }
    }
}

/// How likely it is that luck falls so.
fn likely(game: &Game, luck: &[(RollKey, u16)]) -> f64 {
    let mut chance = 1.0;
    for (key, roll) in luck {
        let above = game.outcomes(*key).iter().copied().filter(|other| other > roll).min();
        chance *= f64::from(above.unwrap_or(10_000) - roll) / 10_000.0;
    }
    chance
}

/// A few random scenarios of one text: they differ in the mood and temperament of the customer, in where the talk begins, and so
/// in their reference path.
fn small_games(seed: u64) -> Vec<Arc<Game>> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let length = rng.random_range(40..160);
    let tape: Vec<u16> = (0..length).map(|_| rng.random()).collect();
    let text = random::scenario_text(&tape, seed.is_multiple_of(2), &["r0".to_owned()]);
    let rubric = test_rubric();
    let written = scenario::load(&text, &rubric).scenario.expect("a random scenario loads");
    let variant = |number: u64| {
        let mut scenario = written.clone();
        if number > 0 {
            let mut mood = || rng.random_range(0..=100);
            scenario.customer.mood = Mood {
                anger: mood(),
                confusion: mood(),
                trust: mood(),
            };
            let start = rng.random_range(0..scenario.nodes.len().div_ceil(2));
            scenario.start = scenario.nodes.get_index(start).expect("it is below their number").0.clone();
            let temperament = rng.random_range(0..rubric.temperaments.len());
            let (temperament, _) = rubric.temperaments.get_index(temperament).expect("it is below their number");
            scenario.customer.temperament = temperament.clone();
        }
        let ready = |scenario: &Scenario| {
            Game::new(
                Arc::new(scenario.clone()),
                TextHash::of(&text),
                rubric.clone(),
                TextHash::of("test"),
            )
        };
        scenario.reference = random::good_path(&ready(&scenario), &tape);
        Arc::new(ready(&scenario))
    };
    (0..VARIANTS).map(variant).collect()
}

fn small_game(seed: u64) -> Arc<Game> {
    small_games(seed).swap_remove(0)
}

#[test]
fn the_exploration_finds_what_playing_everything_finds() {
    let compared: usize = (0..SCENARIOS / VARIANTS * 3 / 2)
        .into_par_iter()
        .flat_map_iter(|seed| small_games(seed).into_iter().map(move |game| (seed, game)))
        .map(|(seed, game)| {
            let all = Everything::of(&game);
            if all.too_much {
                return 0;
            }
            agree(seed, &game, &all);
            1
        })
        .sum();
    assert!(compared as u64 >= SCENARIOS, "only {compared} scenarios were small enough");
}

fn agree(seed: u64, game: &Arc<Game>, all: &Everything) {
    let analysis = analyse(game, Bounds::WHOLE);
    assert!(analysis.is_exact(), "seed {seed}");
    let facts = &analysis.exploration.facts;
    assert_eq!(facts.nodes.iter().collect::<BTreeSet<_>>(), all.nodes, "nodes, seed {seed}");
    assert_eq!(
        facts.replies.iter().map(ReplyIx::new).collect::<BTreeSet<_>>(),
        all.replies,
        "replies, seed {seed}"
    );
    assert_eq!(facts.turned, all.turned, "turnings, seed {seed}");
    let kept: BTreeSet<usize> = (0..facts.promises.len()).filter(|at| facts.promises[*at].kept).collect();
    let dropped: BTreeSet<usize> = (0..facts.promises.len()).filter(|at| facts.promises[*at].dropped).collect();
    assert_eq!((kept, dropped), (all.kept.clone(), all.dropped.clone()), "promises, seed {seed}");
    let dead: BTreeSet<usize> = analysis.dead_ends.iter().map(|(node, _)| node.index()).collect();
    assert_eq!(dead, all.dead_ends, "dead ends, seed {seed}");
    agree_on_endings(seed, game, all, &analysis);
    let scoring = analysis.scoring.as_ref().expect("an exact analysis has scores");
    let reaches = Dimension::ALL.map(|dimension| scoring.dimensions[dimension as usize]);
    for (reach, range) in reaches.into_iter().chain([scoring.overall]).zip(all.range) {
        assert_eq!(
            (reach.min, reach.max),
            (range.map(|it| it.0), range.map(|it| it.1)),
            "scores, seed {seed}"
        );
    }
    assert_eq!(
        (scoring.can_pass, scoring.honest_pass),
        (all.can_pass, all.honest_pass),
        "passing, seed {seed}"
    );
    let near = |one: f64, other: f64, what: &str| assert!((one - other).abs() < 1e-7, "{what}: {one} and {other}, seed {seed}");
    for (ending, chance) in scoring.random.endings.iter().enumerate() {
        near(*chance, all.odds.get(&ending).copied().unwrap_or(0.0), "the odds of an ending");
    }
    near(scoring.random.passed, all.passed, "the odds of passing");
    near(scoring.random.honest, all.honest, "the odds of honesty");
    near(scoring.random.fatal, all.fatal, "the odds of something fatal");
    near(scoring.random.endless, all.lost, "the odds of no ending");
}

fn agree_on_endings(seed: u64, game: &Arc<Game>, all: &Everything, analysis: &Analysis) {
    let found: BTreeSet<usize> = analysis.endings.iter().map(|(ending, _)| ending.index()).collect();
    assert_eq!(found, all.endings.keys().copied().collect(), "endings, seed {seed}");
    for (ending, vertex) in &analysis.endings {
        let witness = analysis.witness(game, *vertex);
        assert_eq!(witness.replies.len(), all.endings[&ending.index()], "the shortest way, seed {seed}");
        if let Some(luck) = witness.seed {
            let mut session = Session::new(game.clone(), luck, false);
            for reply in witness.replies {
                session
                    .choose(game.authored(reply).0, Pace::Prompt, 0)
                    .expect("a witness can be played");
            }
            assert_eq!(session.ending(), Some(*ending), "a witness, seed {seed}");
        }
    }
}

/// A talk that can be led into a ring without a way out, and into a node where nothing is left to say.
#[test]
fn a_ring_and_a_dead_end_are_found() {
    let game = Sheet::default()
        .top("flags: [\"never\"]")
        .node(
            "one",
            "",
            &[reply("go", "done", ""), reply("round", "two", ""), reply("stop", "four", "")],
        )
        .node("two", "", &[reply("on", "three", "")])
        .node(
            "three",
            "",
            &[reply("back", "two", ""), reply("out", "done", "if: Flag(\"never\"),")],
        )
        .node("four", "", &[reply("say", "done", "if: Flag(\"never\"),")])
        .ending("done", "Resolved", "")
        .game();
    let analysis = analyse(&game, Bounds::WHOLE);
    assert!(analysis.is_exact());
    let ids = |found: &[(goodword::session::NodeIx, u32)]| -> Vec<String> {
        found.iter().map(|(node, _)| game.node_id(*node).to_owned()).collect()
    };
    assert_eq!(ids(&analysis.dead_ends), ["four"]);
    assert_eq!(ids(&analysis.traps), ["two", "three", "four"]);
    let odds = &analysis.scoring.as_ref().expect("exact").random;
    assert!((odds.endings[0] - 1.0 / 3.0).abs() < 1e-9);
    assert!((odds.endless - 2.0 / 3.0).abs() < 1e-6);
}

/// A talk that goes in circles, but can always be left.
#[test]
fn a_ring_that_can_be_left_is_no_trap() {
    let game = Sheet::default()
        .node(
            "one",
            "",
            &[
                reply("again", "one", "shows: [\"cold\"],"),
                reply("go", "done", "shows: [\"warm\"],"),
            ],
        )
        .ending("done", "Resolved", "")
        .game();
    let analysis = analyse(&game, Bounds::WHOLE);
    assert!(analysis.is_exact() && analysis.traps.is_empty() && analysis.dead_ends.is_empty());
    let scoring = analysis.scoring.expect("exact");
    assert!((scoring.random.endings[0] - 1.0).abs() < 1e-9);
    assert_eq!(scoring.overall.max, Some(100));
    assert_eq!(scoring.overall.min, Some(0));
}

/// The same plays are found however many threads look, and in the same order.
#[test]
fn the_number_of_threads_changes_nothing() {
    let game = small_game(11);
    let look = |threads| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be had");
        pool.install(|| format!("{:?}", analyse(&game, Bounds::WHOLE).exploration.graph))
    };
    let one = look(1);
    assert_eq!(one, look(2));
    assert_eq!(one, look(5));
}

/// Beyond its bound an exploration says that something was left out, and claims nothing it has not seen.
#[test]
fn beyond_the_bound_it_says_so() {
    let game = (0..)
        .map(small_game)
        .find(|game| analyse(game, Bounds::WHOLE).exploration.graph.vertices.len() > 20)
        .expect("one of them is large enough");
    let whole = analyse(&game, Bounds::WHOLE);
    let states = whole.exploration.graph.vertices.len();
    for bound in [1, 2, states / 2, states - 1] {
        let part = analyse(
            &game,
            Bounds {
                states: bound,
                ..Bounds::WHOLE
            },
        );
        assert!(!part.is_exact() && part.scoring.is_none());
        assert!(part.exploration.graph.vertices.len() <= bound);
        assert!(
            part.dead_ends
                .iter()
                .all(|(node, _)| whole.dead_ends.iter().any(|(other, _)| other == node))
        );
        assert!(
            part.traps
                .iter()
                .all(|(node, _)| whole.traps.iter().any(|(other, _)| other == node))
        );
    }
    assert!(analyse(&game, Bounds { states, ..Bounds::WHOLE }).exploration.exact);
}

/// Two moods go up and down for ever: the way out asks for what cannot be.
fn ring() -> Arc<Game> {
    let says = |id: &str, mood: &str| reply(id, "one", &format!("mood: ({mood}),"));
    let replies = [
        says("up", "anger: 7"),
        says("down", "anger: -5"),
        says("clear", "confusion: -7"),
        says("cloud", "confusion: 5"),
        reply("go", "end", "if: All([Anger(AtLeast(100)), Anger(Below(1))]),"),
    ];
    let lines = "lines: [(if: Anger(AtLeast(90)), says: \"a\"), (if: Confusion(Below(10)), says: \"b\")],";
    Sheet::default().node("one", lines, &replies).ending("end", "Resolved", "").game()
}

/// What can never end is not followed round and round: with ten thousand states that took a minute.
#[test]
fn a_large_ring_is_not_followed_for_ever() {
    let game = ring();
    let analysis = analyse(&game, Bounds::QUICK);
    assert!(analysis.is_exact() && analysis.traps.len() == 1);
    assert!(analysis.exploration.graph.vertices.len() > 10_000);
    let odds = analysis.scoring.expect("exact").random;
    assert_eq!((odds.endings[0], odds.passed), (0.0, 0.0));
    assert!((odds.endless - 1.0).abs() < 1e-9);
}
