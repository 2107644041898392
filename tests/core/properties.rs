//! What holds for every scenario and every play.

use crate::build::{Sheet, card, game_of, play, reply};
use crate::random::{choices, config, game, random_play, scenario_text, tape};
use goodword::diagnostics::Code;
use goodword::lint;
use goodword::rubric::Dimension;
use goodword::scenario::EndingKind;
use goodword::scoring::{Measured, Scorecard, Tally, event_lines, play_reference, reference_stakes, score, score_session, stakes};
use goodword::session::{
    ClaimRule, Dice, Event, Fault, Game, Pace, Place, PromiseState, ReplyIx, RollKey, Seeded, Session, State, Transcript, Verdict, begin,
    offered, reply_verdict, step,
};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const KINDS: [EndingKind; 4] = [EndingKind::Resolved, EndingKind::Partly, EndingKind::Unresolved, EndingKind::HungUp];

/// Everything a play brings about, as bytes.
fn bytes(session: &Session) -> String {
    let lines = serde_json::to_string(&event_lines(session)).expect("events can be written");
    let card = serde_json::to_string(&score_session(session)).expect("a scorecard can be written");
    let words = format!("{:?} {:?} {:?}", session.view().words, session.shown_order(), session.epilogue());
    format!("{lines}\n{card}\n{words}")
}

/// Luck that writes down what it was asked.
struct Asked {
    dice: Seeded,
    rolls: RefCell<BTreeMap<RollKey, u16>>,
}

impl Asked {
    fn new(seed: u64) -> Self {
        Self {
            dice: Seeded(seed),
            rolls: RefCell::default(),
        }
    }
}

impl Dice for Asked {
    fn roll(&self, key: RollKey) -> u16 {
        let roll = self.dice.roll(key);
        self.rolls.borrow_mut().insert(key, roll);
        roll
    }
}

/// A session's replies walked again, step by step, with these dice: the state before, the reply and the events of each.
fn walk(game: &Game, session: &Session, dice: &impl Dice) -> (Vec<(State, ReplyIx, Vec<Event>)>, State, Vec<Event>) {
    let mut state = State::new(game);
    let mut first = Vec::new();
    begin(game, &mut state, dice, &mut first);
    let mut steps = Vec::new();
    for (turn, choice) in session.turns().iter().zip(&session.transcript().choices) {
        let before = state.clone();
        let mut events = Vec::new();
        step(game, &mut state, dice, turn.reply, choice.pace, &mut events);
        steps.push((before, turn.reply, events));
    }
    (steps, state, first)
}

/// The tally after each decision of a session.
fn tallies(game: &Game, session: &Session) -> Vec<Tally> {
    let dice = Seeded(session.transcript().seed);
    let (steps, _, first) = walk(game, session, &dice);
    let mut tally = Tally::default();
    tally.observe_faults(&first);
    let mut all = vec![tally];
    for (before, reply, events) in &steps {
        tally.decide(stakes(game, before, &dice, *reply));
        tally.observe_faults(events);
        all.push(tally);
    }
    all
}

proptest! {
    #![proptest_config(config(80))]

    #[test]
    fn same_inputs_give_the_same_bytes(tape in tape(), choices in choices(), seed in any::<u64>(), timed in any::<bool>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, timed);
        let expected = bytes(&session);
        prop_assert_eq!(&bytes(&session), &expected, "telling it twice");
        prop_assert_eq!(&bytes(&random_play(&game, seed, &choices, timed)), &expected, "playing it twice");
        let written = serde_json::to_string(session.transcript()).expect("a transcript can be written");
        let transcript: Transcript = serde_json::from_str(&written).expect("a transcript can be read");
        prop_assert_eq!(&transcript, session.transcript());
        // A fresh game that has scored something else before.
        let other = game_of(&scenario_text(&tape, true, &game.scenario().reference));
        let _ = score_session(&random_play(&other, seed.wrapping_add(1), &choices, false));
        let replayed = Session::replay(other.clone(), &transcript).expect("the same replies are on offer");
        prop_assert_eq!(&bytes(&replayed), &expected, "replaying it");
        prop_assert_eq!(replayed.transcript(), session.transcript());
        prop_assert_eq!(replayed.state(), session.state());
        prop_assert_eq!(score(&other, &transcript).expect("it replays"), score_session(&session));
    }

    #[test]
    fn trying_another_reply_changes_no_roll_elsewhere(tape in tape(), one in choices(), other in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let scenario = game.scenario();
        let names: BTreeSet<RollKey> = scenario.promises.keys().map(|id| RollKey::named("promise", id))
            .chain(scenario.chances.keys().map(|id| RollKey::named("chance", id)))
            .collect();
        let mut seen: BTreeMap<RollKey, u16> = BTreeMap::new();
        let mut orders: BTreeMap<Place, Vec<ReplyIx>> = BTreeMap::new();
        for path in [&one, &other] {
            let asked = Asked::new(seed);
            let session = random_play(&game, seed, path, false);
            walk(&game, &session, &asked);
            for (key, roll) in asked.rolls.take() {
                prop_assert!(names.contains(&key), "a roll has the name of a promise or a circumstance, nothing else");
                prop_assert_eq!(*seen.entry(key).or_insert(roll), roll);
            }
            // Replies that are on offer both times stand in the same order both times.
            for length in 0..=session.turns().len() {
                let mut part = session.transcript().clone();
                part.choices.truncate(length);
                let part = Session::replay(game.clone(), &part).expect("it was played before");
                let order = part.shown_order();
                let known = orders.entry(part.state().place).or_insert_with(|| order.clone());
                let common = |all: &[ReplyIx], other: &[ReplyIx]| -> Vec<ReplyIx> { all.iter().copied().filter(|reply| other.contains(reply)).collect() };
                prop_assert_eq!(common(&order, known), common(known, &order));
            }
        }
    }

    #[test]
    fn no_sum_of_points_outweighs_a_fatal_item_or_an_uncorrected_fault(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        let events = || session.turns().iter().flat_map(|turn| &turn.events);
        let fatal = events().any(|event| match event {
            Event::Claimed { verdict, .. } => verdict.is_fatal(),
            Event::Showed { behaviour, .. } => game.behaviour_id(*behaviour) == "insult",
            _ => false,
        });
        // Faults by their events alone: committed, and not corrected after the last time.
        let (_, _, first) = walk(&game, &session, &Seeded(seed));
        let mut open: Vec<Fault> = Vec::new();
        for event in first.iter().chain(events()) {
            match event {
                Event::Faulted(fault) => open.push(*fault),
                Event::Corrected(fault) => open.retain(|other| other != fault),
                _ => {}
            }
        }
        prop_assert_eq!(session.state().fatal, fatal);
        prop_assert_eq!(session.state().has_serious_fault(), !open.is_empty());
        if let Some(card) = score_session(&session) {
            prop_assert_eq!(!card.fatal.is_empty(), fatal);
            prop_assert!(!fatal || !card.passed);
            if !open.is_empty() {
                prop_assert!(!card.passed);
                prop_assert!(card.scores.honesty.is_some_and(|honesty| honesty < game.floor(Dimension::Honesty)));
            }
        }
    }

    #[test]
    fn mood_stays_in_range(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, true);
        let mut last = None;
        for turn in session.turns() {
            if let Some(last) = last {
                prop_assert_eq!(turn.before, last, "nothing moves between turns");
            }
            for mood in [turn.before, turn.after] {
                prop_assert!(mood.anger <= 100 && mood.confusion <= 100 && mood.trust <= 100);
            }
            // What the events say they moved is what was moved.
            let mut sum = [i16::from(turn.before.anger), i16::from(turn.before.confusion), i16::from(turn.before.trust)];
            for event in &turn.events {
                if let Event::Waited { change, .. } | Event::Showed { change, .. } | Event::Felt { change } | Event::Settled { change, .. } = event {
                    sum[0] += change.anger;
                    sum[1] += change.confusion;
                    sum[2] += change.trust;
                }
            }
            prop_assert_eq!(sum, [i16::from(turn.after.anger), i16::from(turn.after.confusion), i16::from(turn.after.trust)]);
            last = Some(turn.after);
        }
    }

    #[test]
    fn once_the_references_stakes_are_met_no_decision_raises_a_score(
        tape in tape(), choices in choices(), seed in any::<u64>(), stakes in proptest::array::uniform3(0u32..6),
    ) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        let tallies = tallies(&game, &session);
        for reference in [stakes, reference_stakes(&game, seed)] {
            for pair in tallies.windows(2) {
                for dimension in Dimension::ALL {
                    if pair[0].met()[dimension as usize] < reference[dimension as usize] {
                        continue;
                    }
                    for kind in KINDS {
                        let (before, after) = (pair[0].score(dimension, reference, kind), pair[1].score(dimension, reference, kind));
                        prop_assert!(after <= before, "{dimension:?} {kind:?}: {before:?} → {after:?}");
                    }
                }
            }
        }
    }

    /// Breaking off counts what was never reached as lost, so it never beats a resolved talk with the same decisions.
    /// Honesty alone is reckoned on the whole reference path instead (and says "on n of R"): there a slip weighs no more,
    /// and no less, than it would have at the path's end.
    #[test]
    fn a_hung_up_call_never_flatters(
        tape in tape(), choices in choices(), seed in any::<u64>(), stakes in proptest::array::uniform3(0u32..9),
    ) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        for tally in tallies(&game, &session) {
            for reference in [stakes, reference_stakes(&game, seed)] {
                for dimension in Dimension::ALL {
                    let (met, on_path) = (tally.met()[dimension as usize], reference[dimension as usize]);
                    let score = |kind| tally.score(dimension, reference, kind);
                    let (resolved, hung_up) = (score(EndingKind::Resolved), score(EndingKind::HungUp));
                    prop_assert_eq!(score(EndingKind::Partly), resolved);
                    prop_assert_eq!(score(EndingKind::Unresolved), hung_up);
                    if on_path == 0 {
                        prop_assert_eq!((resolved, hung_up), (Measured::NOT, Measured::NOT));
                        continue;
                    }
                    prop_assert_ne!(hung_up, Measured::NOT, "breaking off is always measured");
                    prop_assert_eq!(resolved == Measured::NOT, met == 0);
                    let (resolved, points) = (resolved.points(), hung_up.points().expect("it is measured"));
                    if met >= on_path {
                        prop_assert_eq!(resolved, Some(points));
                    } else if dimension == Dimension::Honesty {
                        prop_assert!(resolved.is_none_or(|resolved| resolved <= points));
                    } else {
                        prop_assert!(resolved.is_none_or(|resolved| points <= resolved));
                        // No better than if every stake that was met had been met in full.
                        prop_assert!(u32::from(points) <= (200 * met + on_path) / (2 * on_path));
                    }
                }
            }
        }
        if let Some(card) = score_session(&session) {
            prop_assert!(!card.passed || card.ending_kind.can_pass());
        }
    }

    #[test]
    fn luck_costs_no_honesty_and_earns_none(tape in tape(), choices in choices(), one in any::<u64>(), other in any::<u64>()) {
        let game = game(&tape, false);
        let first = random_play(&game, one, &choices, false);
        let replies: Vec<&str> = first.transcript().choices.iter().map(|choice| choice.reply.as_str()).collect();
        // These scenarios ask nothing about luck or mood, so every luck offers the same replies and comes to the same end.
        let second = play(&game, other, &replies);
        prop_assert_eq!(first.state().place, second.state().place);
        for (a, b) in first.turns().iter().zip(second.turns()) {
            let grades = |events: &[Event]| -> Vec<Event> {
                events.iter().copied().filter(|event| matches!(event, Event::Claimed { .. } | Event::Evaded { .. } | Event::Faulted(_) | Event::Corrected(_))).collect()
            };
            prop_assert_eq!(grades(&a.events), grades(&b.events));
        }
        if first.ending().is_some() {
            let (a, b) = (card(&first), card(&second));
            prop_assert_eq!(a.scores.honesty, b.scores.honesty);
            prop_assert_eq!(a.stakes, b.stakes);
            for (a, b) in a.decisions.iter().zip(&b.decisions) {
                prop_assert_eq!(a.honesty, b.honesty);
            }
            prop_assert_eq!(a.passed, b.passed, "nor is passing a matter of luck");
        }
    }

    #[test]
    fn less_than_sound_never_scores_full_honesty(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        let (steps, _, _) = walk(&game, &session, &Seeded(seed));
        let unsound = steps.iter().any(|(before, reply, _)| reply_verdict(&game, before, *reply) != Verdict::Sound);
        let Some(card) = score_session(&session) else { return Ok(()) };
        if unsound || !card.serious.is_empty() {
            prop_assert_ne!(card.scores.honesty, Some(100));
        }
        for (line, (before, reply, _)) in card.decisions.iter().zip(&steps) {
            let Place::Node(node) = before.place else { unreachable!("a decision is made at a node") };
            let asked = !game.scenario().nodes[node.index()].asks.is_empty();
            let rule = game.reply(*reply);
            let silent = asked && rule.claims.is_empty();
            let hedges_what_is_sure = rule.claims.iter().any(|claim| match claim {
                ClaimRule::States { fact, certainty, .. } => *certainty == goodword::scenario::Certainty::Hedged && before.known.has(fact.index()),
                _ => false,
            });
            if silent || hedges_what_is_sure {
                prop_assert!(line.honesty.is_some_and(|line| line.grade <= 50), "{:?}", line.honesty);
            }
        }
    }

    #[test]
    fn every_score_is_a_share_of_a_hundred(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        let Some(card) = score_session(&session) else { return Ok(()) };
        let measured: Vec<u8> = Dimension::ALL.into_iter().filter_map(|dimension| card.scores.get(dimension)).collect();
        prop_assert!(measured.iter().chain(&card.scores.overall).all(|score| *score <= 100));
        prop_assert_eq!(card.scores.overall.is_some(), !measured.is_empty());
        if let Some(overall) = card.scores.overall {
            prop_assert!(measured.iter().min() <= Some(&overall) && Some(&overall) <= measured.iter().max());
        }
        for line in &card.decisions {
            prop_assert!(Dimension::ALL.into_iter().filter_map(|dimension| line.grade(dimension)).all(|line| line.grade <= 100));
        }
        let survey = &card.survey;
        prop_assert!((1..=5).contains(&survey.satisfaction) && (1..=10).contains(&survey.ease));
        if survey.helped != "yes" || survey.again != "yes" {
            prop_assert!(survey.satisfaction <= 4 && survey.ease <= 8, "{survey:?}");
        }
        if survey.helped == "no" {
            prop_assert!(survey.satisfaction <= 2 && survey.ease <= 4, "{survey:?}");
        }
        let floors = Dimension::ALL.into_iter().all(|dimension| card.scores.get(dimension).is_none_or(|score| score >= 60));
        let expected = card.ending_kind.can_pass()
            && card.fatal.is_empty()
            && card.serious.iter().all(|line| line.corrected)
            && floors
            && card.scores.overall.is_some_and(|overall| overall >= 70);
        prop_assert_eq!(card.passed, expected);
    }

    /// An independent reckoning of the formula in words, with fractions in place of the engine's whole numbers.
    #[test]
    fn scores_follow_the_formula(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        let Some(card) = score_session(&session) else { return Ok(()) };
        let reference: Vec<&str> = game.scenario().reference.iter().map(String::as_str).collect();
        let on_path = reckon(&game, &as_far_as_it_goes(&game, seed, &reference)).map(|(met, _)| met);
        let ours = reckon(&game, &session);
        let can_pass = card.ending_kind.can_pass();
        let serious = card.serious.iter().any(|line| !line.corrected);
        for dimension in Dimension::ALL {
            let (r, (n, lost)) = (on_path[dimension as usize], ours[dimension as usize]);
            let honesty = dimension == Dimension::Honesty;
            let (divisor, lost) = match (can_pass, honesty) {
                (true, _) => (r.min(n), lost),
                (false, true) => (r, lost),
                (false, false) => (r, lost + (r - n).max(0.0)),
            };
            let mut expected = (divisor > 0.0).then(|| (100.0 * (1.0 - lost / divisor)).max(0.0));
            if honesty && serious {
                expected = Some(expected.map_or(59.0, |score| score.min(59.0)));
            }
            match (expected, card.scores.get(dimension)) {
                (None, None) => {}
                (Some(expected), Some(score)) => prop_assert!((expected - f64::from(score)).abs() < 0.500_01, "{dimension:?}: {expected} and {score}"),
                other => prop_assert!(false, "{dimension:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_state_that_is_reset_is_as_new(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, true);
        let mut state = session.state().clone();
        state.reset(&game);
        prop_assert_eq!(&state, &State::new(&game));
        // And it plays as a new one does.
        let (_, end, _) = walk(&game, &session, &Seeded(seed));
        prop_assert_eq!(&end, session.state());
        begin(&game, &mut state, &Seeded(seed), &mut Vec::new());
        for (turn, choice) in session.turns().iter().zip(&session.transcript().choices) {
            step(&game, &mut state, &Seeded(seed), turn.reply, choice.pace, &mut Vec::new());
        }
        prop_assert_eq!(&state, session.state());
    }

    #[test]
    fn the_shown_order_is_a_permutation_of_what_is_on_offer(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        for length in 0..=session.turns().len() {
            let mut part = session.transcript().clone();
            part.choices.truncate(length);
            let part = Session::replay(game.clone(), &part).expect("it was played before");
            let on_offer: Vec<ReplyIx> = offered(&game, part.state(), &Seeded(seed)).collect();
            let shown = part.shown_order();
            let mut sorted = shown.clone();
            sorted.sort_unstable();
            prop_assert_eq!(&sorted, &on_offer, "the file's order, and each once");
            let ids: Vec<String> = part.view().replies.into_iter().map(|reply| reply.id).collect();
            let shown_ids: Vec<&str> = shown.iter().map(|reply| game.authored(*reply).0).collect();
            prop_assert_eq!(ids, shown_ids);
            prop_assert_eq!(on_offer.is_empty(), part.ending().is_some(), "only an ending offers nothing");
        }
    }

    #[test]
    fn what_is_on_offer_hangs_on_neither_order_nor_seed(tape in tape(), choices in choices(), one in any::<u64>(), other in any::<u64>()) {
        let game = game(&tape, false);
        let first = random_play(&game, one, &choices, false);
        let (a, _, _) = walk(&game, &first, &Seeded(one));
        let (b, _, _) = walk(&game, &first, &Seeded(other));
        for ((before_a, _, _), (before_b, _, _)) in a.iter().zip(&b) {
            let a: Vec<ReplyIx> = offered(&game, before_a, &Seeded(one)).collect();
            let b: Vec<ReplyIx> = offered(&game, before_b, &Seeded(other)).collect();
            prop_assert_eq!(a, b);
        }
    }

    #[test]
    fn a_reply_that_is_not_on_offer_changes_nothing(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let mut session = random_play(&game, seed, &choices, false);
        let before = bytes(&session);
        let on_offer: Vec<String> = session.view().replies.into_iter().map(|reply| reply.id).collect();
        for id in ["r0", "r1", "r2", "r3", "r9", ""] {
            if !on_offer.iter().any(|known| known == id) {
                prop_assert!(session.choose(id, Pace::Prompt, 0).is_err());
            }
        }
        prop_assert_eq!(bytes(&session), before);
    }

    #[test]
    fn a_play_stands_where_its_last_event_says(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        if let Some(turn) = session.turns().last() {
            prop_assert_eq!(turn.events.last(), Some(&Event::Arrived(session.state().place)));
        }
        if session.ending().is_some() {
            let open = (0..4).filter(|promise| session.state().ledger.is_open(*promise)).count();
            prop_assert_eq!(open, 0, "an ending settles every promise");
        }
    }

    #[test]
    fn the_ledger_says_what_the_events_say(tape in tape(), choices in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let session = random_play(&game, seed, &choices, false);
        let Some(card) = score_session(&session) else { return Ok(()) };
        let mut open = BTreeSet::new();
        let mut made = 0;
        let mut settled: BTreeMap<PromiseState, u32> = BTreeMap::new();
        for event in session.turns().iter().flat_map(|turn| &turn.events) {
            match event {
                Event::Promised { promise, .. } => made += u32::from(open.insert(*promise)),
                Event::Settled { promise, state, .. } => {
                    prop_assert!(open.remove(promise), "only an open promise is settled");
                    *settled.entry(*state).or_default() += 1;
                }
                _ => {}
            }
        }
        let of = |state| settled.get(&state).copied().unwrap_or(0);
        prop_assert_eq!(card.promises.len(), made as usize);
        prop_assert_eq!(card.kept, of(PromiseState::Kept));
        prop_assert_eq!(card.due, of(PromiseState::Kept) + of(PromiseState::Broken));
        for line in &card.promises {
            prop_assert_ne!(line.state, PromiseState::Open);
            prop_assert!(line.settled.is_some_and(|settled| settled >= line.decision));
        }
    }
}

proptest! {
    #![proptest_config(config(120))]

    /// What `check` says of the reference path is true under every seed.
    #[test]
    fn a_reference_path_that_checks_clean_passes_under_every_seed(tape in tape(), seeds in proptest::collection::vec(any::<u64>(), 8)) {
        let game = game(&tape, true);
        let text = scenario_text(&tape, true, &game.scenario().reference);
        let problems = lint::check(&text, &crate::build::test_rubric());
        if goodword::diagnostics::has_errors(&problems) {
            return Ok(());
        }
        for seed in seeds {
            let reference: Vec<&str> = game.scenario().reference.iter().map(String::as_str).collect();
            let card = card(&play(&game, seed, &reference));
            prop_assert!(card.passed, "under seed {seed}: {:?}", card.scores);
            prop_assert!(card.fatal.is_empty());
        }
    }
}

/// A play as far as these replies are on offer.
fn as_far_as_it_goes(game: &Arc<Game>, seed: u64, replies: &[&str]) -> Session {
    let mut session = Session::new(game.clone(), seed, false);
    for id in replies {
        if session.choose(id, Pace::Prompt, 0).is_err() {
            break;
        }
    }
    session
}

/// Stakes met and grades lost by dimension, reckoned from the texts of the rules.
fn reckon(game: &Game, session: &Session) -> [(f64, f64); 3] {
    let dice = Seeded(session.transcript().seed);
    let mut sums = [(0.0, 0.0); 3];
    let mut add = |dimension: usize, grade: f64| {
        sums[dimension].0 += 1.0;
        sums[dimension].1 += 1.0 - grade;
    };
    let (steps, _, first) = walk(game, session, &dice);
    let faults = |events: &[Event]| {
        events
            .iter()
            .filter(|event| matches!(event, Event::Faulted(Fault::Omission(_) | Fault::Dropped(_))))
            .count()
    };
    (0..faults(&first)).for_each(|_| add(2, 0.0));
    for (before, chosen, events) in &steps {
        let on_offer: Vec<ReplyIx> = offered(game, before, &dice).collect();
        for (dimension, area) in [goodword::rubric::Area::Empathy, goodword::rubric::Area::PositivePhrasing]
            .into_iter()
            .enumerate()
        {
            let points = |reply: ReplyIx| -> f64 {
                let shows = &game.authored(reply).1.shows;
                let behaviours = shows
                    .iter()
                    .map(|id| &game.rubric().behaviours[id])
                    .filter(|behaviour| behaviour.area == area);
                behaviours.map(|behaviour| f64::from(behaviour.points)).sum()
            };
            let best = on_offer.iter().map(|reply| points(*reply)).fold(f64::MIN, f64::max);
            let least = on_offer.iter().map(|reply| points(*reply)).fold(f64::MAX, f64::min);
            if best > least {
                let ours = points(*chosen);
                let grade = if best > 0.0 {
                    (ours / best).clamp(0.0, 1.0)
                } else if ours == best {
                    1.0
                } else {
                    0.0
                };
                add(dimension, grade);
            }
        }
        let grade = |reply: ReplyIx| match reply_verdict(game, before, reply) {
            Verdict::False | Verdict::Unauthorised | Verdict::Withheld | Verdict::Overpromise => 0.0,
            Verdict::Unsupported | Verdict::Undisclosed => 0.25,
            Verdict::Vague | Verdict::Evasive => 0.5,
            Verdict::Sound => 1.0,
        };
        if on_offer.iter().any(|reply| grade(*reply) < 1.0) {
            add(2, grade(*chosen));
        }
        (0..faults(events)).for_each(|_| add(2, 0.0));
    }
    sums
}

/// The properties above say little if the random scenarios never come to what they are about.
#[test]
fn random_plays_come_to_everything_there_is() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::new(config(1));
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let runs = 300;
    for _ in 0..runs {
        let (tape, choices, seed) = (tape(), choices(), any::<u64>()).new_tree(&mut runner).expect("it draws").current();
        let game = game(&tape, true);
        let mut note = |what: String| *seen.entry(what).or_default() += 1;
        let text = scenario_text(&tape, true, &game.scenario().reference);
        if !goodword::diagnostics::has_errors(&lint::check(&text, &crate::build::test_rubric())) {
            note("reference passes".into());
        }
        if play_reference(&game, &Seeded(seed)).ending.is_some() {
            note("reference ends".into());
        }
        let session = random_play(&game, seed, &choices, false);
        for event in session.turns().iter().flat_map(|turn| &turn.events) {
            match event {
                Event::Claimed { verdict, .. } => note(format!("{verdict:?}")),
                Event::Settled { state, .. } => note(format!("{state:?}")),
                Event::Faulted(fault) => note(format!("Faulted {}", format!("{fault:?}").split('(').next().unwrap_or_default())),
                Event::Corrected(fault) => note(format!("Corrected {}", format!("{fault:?}").split('(').next().unwrap_or_default())),
                Event::Evaded { .. } => note("silent".into()),
                _ => {}
            }
        }
        if let Some(card) = score_session(&session) {
            note(format!("{:?}", card.ending_kind));
            note(if card.passed { "passed".into() } else { "not passed".into() });
            if !card.fatal.is_empty() {
                note("fatal".into());
            }
            if card.stakes.honesty[0] >= card.stakes.honesty[1] && card.stakes.honesty[1] > 0 {
                note("stakes met".into());
            }
            if card.ending_kind == EndingKind::HungUp && card.stakes.empathy[0] < card.stakes.empathy[1] {
                note("hung up early".into());
            }
        }
    }
    let wanted = [
        "False",
        "Unauthorised",
        "Withheld",
        "Overpromise",
        "Unsupported",
        "Undisclosed",
        "Vague",
        "Evasive",
        "Sound",
        "Kept",
        "Broken",
        "Renegotiated",
        "Delegated",
        "Void",
        "Faulted Overpromise",
        "Faulted Withheld",
        "Faulted Omission",
        "Faulted Dropped",
        "Corrected Overpromise",
        "Corrected Withheld",
        "Corrected Omission",
        "silent",
        "Resolved",
        "Partly",
        "Unresolved",
        "HungUp",
        "passed",
        "not passed",
        "fatal",
        "stakes met",
        "hung up early",
        "reference passes",
        "reference ends",
    ];
    for what in wanted {
        assert!(
            seen.get(what).is_some_and(|count| *count >= 5),
            "`{what}` in {runs} plays: {seen:#?}"
        );
    }
}

/// Twelve decisions, of which the first has every way to fail.
fn twelve_decisions() -> Sheet {
    let good = r#"shows: ["warm", "can"], claims: [States(fact: "known")],"#;
    let poor = r#"shows: ["kind", "plain"], claims: [States(fact: "known", certainty: Hedged)],"#;
    let mut sheet = Sheet::default()
        .top(r#"facts: { "known": (says: "k", known_to: Agent), "must": (says: "m", known_to: Agent) }"#)
        .top(r#"owed: { "refund": (says: "r") }"#)
        .top(r#"authority: { "credit": (says: "c", limit: Percent(15)) }"#)
        .top(
            r#"promises: { "rash": (what: "r", chance: 0.5, because: "known", due: "end"),
            "mine": (what: "m", chance: 1.0, due: "end", kept_if: Flag("done")) }"#,
        )
        .top(r#"flags: ["done"]"#)
        .top(r#"must_disclose: [(fact: "must", before: "n11")]"#)
        .ending("end", "Resolved", r#"reaches: ["end"],"#);
    for at in 0..12 {
        let id = if at == 0 { "one".to_owned() } else { format!("n{at}") };
        let goto = if at == 11 { "end".to_owned() } else { format!("n{}", at + 1) };
        let mut replies = vec![reply("good", &goto, good), reply("poor", &goto, poor)];
        if at == 0 {
            let told = r#"Discloses(fact: "must"),"#;
            let says = |more: &str| format!(r#"shows: ["warm", "can"], claims: [{told} {more}],"#);
            replies.push(reply("best", &goto, &says("")));
            replies.push(reply("insult", &goto, &format!(r#"shows: ["insult", "can"], claims: [{told}],"#)));
            replies.push(reply("lie", &goto, &says(r#"States(fact: "known", as: False)"#)));
            replies.push(reply(
                "give-away",
                &goto,
                &says(r#"Grants(authority: "credit", amount: Percent(30))"#),
            ));
            replies.push(reply("withhold", &goto, &says(r#"Refuses(owed: "refund")"#)));
            replies.push(reply("overpromise", &goto, &says(r#"Promise(id: "rash", owner: "I", by: "noon")"#)));
            replies.push(reply("drop", &goto, &says(r#"Promise(id: "mine", owner: "I", by: "noon")"#)));
            replies.push(reply("omit", &goto, good));
        }
        sheet = sheet.node(&id, "", &replies);
    }
    sheet
}

/// The scorecard after saying `first`, and then eleven times the best there is.
fn eleven_perfect_decisions_after(first: &str) -> Scorecard {
    let mut path = vec!["good"; 12];
    path[0] = "best";
    let game = twelve_decisions().reference(&path).game();
    path[0] = first;
    card(&play(&game, 1, &path))
}

#[test]
fn eleven_perfect_decisions_outweigh_neither_a_fatal_item_nor_a_serious_fault() {
    let best = eleven_perfect_decisions_after("best");
    assert!(best.passed);
    assert_eq!(best.scores.overall, Some(100));
    let poor = eleven_perfect_decisions_after("poor");
    assert!(
        !poor.passed && poor.serious.len() == 1,
        "without the duty told it is an omission too"
    );
    for (first, code) in [("insult", "insult"), ("lie", "false"), ("give-away", "unauthorised")] {
        let card = eleven_perfect_decisions_after(first);
        assert!(card.scores.overall >= Some(90), "{first}: {:?}", card.scores);
        assert!(
            Dimension::ALL.into_iter().all(|dimension| card.scores.get(dimension) >= Some(90)),
            "{first}: {:?}",
            card.scores
        );
        assert_eq!(card.fatal.iter().map(|item| item.code.as_str()).collect::<Vec<_>>(), [code]);
        assert!(!card.passed, "{first}");
    }
    for (first, code) in [
        ("withhold", "withheld"),
        ("overpromise", "overpromise"),
        ("drop", "dropped"),
        ("omit", "omission"),
    ] {
        let card = eleven_perfect_decisions_after(first);
        assert_eq!(card.serious.iter().map(|line| line.code.as_str()).collect::<Vec<_>>(), [code]);
        assert_eq!(card.scores.honesty, Some(59), "{first}: by the sum it would be above 90");
        assert!(card.scores.overall >= Some(80), "{first}: {:?}", card.scores);
        assert!(!card.passed, "{first}");
    }
}

#[test]
fn check_says_why_a_reference_path_does_not_pass() {
    let problem = |path: &[&str]| {
        let problems = lint::check(&twelve_decisions().reference(path).text(), &crate::build::test_rubric());
        let mut errors = problems
            .into_iter()
            .filter(|problem| problem.severity() == goodword::diagnostics::Severity::Error);
        let first = errors.next().map(|problem| (problem.code, problem.message));
        assert!(errors.next().is_none(), "one problem is told once: {path:?}");
        first
    };
    let with = |first: &'static str| [&[first][..], &["good"; 11]].concat();
    assert_eq!(problem(&with("best")), None);
    for first in ["insult", "lie", "give-away"] {
        let (code, message) = problem(&with(first)).expect("it is fatal");
        assert_eq!(code, Code::ReferenceFails, "{first}");
        assert!(message.contains("fatal"), "{first}: {message}");
    }
    for first in ["withhold", "overpromise", "drop", "omit"] {
        let (code, message) = problem(&with(first)).expect("it is serious");
        assert_eq!(code, Code::ReferenceFails, "{first}");
        assert!(message.contains("serious"), "{first}: {message}");
    }
    let poor = ["poor"; 12];
    let short = [&["best"][..], &poor[..11]].concat();
    assert!(problem(&short).is_some_and(|(code, message)| code == Code::ReferenceFails && message.contains("below the floor")));
    let long = [&with("best")[..], &["good"]].concat();
    for path in [&with("best")[..11], &with("nowhere"), &long] {
        assert_eq!(problem(path).map(|(code, _)| code), Some(Code::ReferenceUnplayable), "{path:?}");
    }
}
