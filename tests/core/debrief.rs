//! The debrief: where the points went, what the other replies would have done, the promises' timeline, and two lines side by side.

use crate::build::{Sheet, card, play, reply};
use crate::random::{choices, config, game, random_play, tape};
use goodword::rubric::{self, Dimension};
use goodword::scenario::{Library, Sources};
use goodword::scoring::{Debrief, DecisionLine, Difference, SettledBy, compare, debrief, score_session};
use goodword::session::{Game, Pace, PromiseState, Session, Verdict};
use proptest::prelude::*;
use std::sync::{Arc, OnceLock};

fn shipped() -> &'static [Arc<Game>] {
    static GAMES: OnceLock<Vec<Arc<Game>>> = OnceLock::new();
    GAMES.get_or_init(|| {
        let rubric = Arc::new(rubric::default_rubric());
        let library = Library::open(&Sources::default(), &rubric);
        let entries = library.entries.iter();
        entries
            .map(|entry| {
                let scenario = entry.scenario.clone().expect("shipped scenarios load");
                Arc::new(Game::new(scenario, entry.hash.clone(), rubric.clone(), entry.hash.clone()))
            })
            .collect()
    })
}

fn story(session: &Session) -> Debrief {
    debrief(session).expect("the play has ended")
}

/// What a debrief must say of any play that has ended.
fn adds_up(session: &Session) {
    let (Some(card), Some(told)) = (score_session(session), debrief(session)) else {
        assert_eq!(score_session(session).is_some(), debrief(session).is_some());
        return;
    };
    for dimension in Dimension::ALL {
        let cost = told.costs.get(dimension);
        let decisions: u32 = cost.decisions.iter().map(|points| u32::from(*points)).sum();
        let lost = card.scores.get(dimension).map_or(0, |score| 100 - u32::from(score));
        assert_eq!(cost.score, card.scores.get(dimension));
        assert_eq!(u32::from(cost.lost), lost);
        assert_eq!(
            decisions + u32::from(cost.unreached) + u32::from(cost.held),
            lost,
            "{dimension:?} {cost:?}"
        );
        assert_eq!(cost.decisions.len(), card.decisions.len());
    }
    assert_eq!(told.decisions.len(), card.decisions.len());
    for (story, line) in told.decisions.iter().zip(&card.decisions) {
        for (cost, dimension) in [&story.empathy, &story.positive_phrasing, &story.honesty]
            .into_iter()
            .zip(Dimension::ALL)
        {
            let points = told.costs.get(dimension).decisions[line.number - 1];
            assert_eq!(cost.as_ref().map_or(0, |cost| cost.points), points);
            assert!(cost.is_some() || line.grade(dimension).is_none());
        }
        let mut others: Vec<(&str, Verdict)> = story.others.iter().map(|other| (other.id.as_str(), other.verdict)).collect();
        let mut on_card: Vec<(&str, Verdict)> = line.others.iter().map(|other| (other.id.as_str(), other.verdict)).collect();
        others.sort_unstable_by_key(|(id, _)| *id);
        on_card.sort_unstable_by_key(|(id, _)| *id);
        assert_eq!(others, on_card);
    }
    assert_eq!(told.promises.len(), card.promises.len());
    let mut before = 0;
    for (story, line) in told.promises.iter().zip(&card.promises) {
        assert_eq!(
            (&story.id, story.said[0], story.settled, story.state),
            (&line.id, line.decision, line.settled, line.state)
        );
        assert_eq!(story.settled.is_some(), story.settled_by.is_some());
        assert!(before <= line.decision, "by when they were first said");
        before = line.decision;
        assert!(story.said.is_sorted() && story.said.iter().all(|said| story.settled.is_none_or(|settled| *said <= settled)));
        if let Some(moment) = &story.reached {
            assert!(moment.decision >= line.decision);
            assert_eq!(
                story.settled_by == Some(SettledBy::Due),
                story.settled == Some(moment.decision) && story.settled_by != Some(SettledBy::Reply)
            );
        }
    }
}

/// Says each reply that was not taken in a play of its own, to its end where it finds one, and holds the debrief to what came of it.
fn others_are_true(session: &Session) {
    let Some(told) = debrief(session) else { return };
    let transcript = session.transcript();
    for (at, story) in told.decisions.iter().enumerate() {
        for other in &story.others {
            let mut tried = Session::new(session.game().clone(), transcript.seed, transcript.timed);
            for choice in &transcript.choices[..at] {
                tried.choose(&choice.reply, choice.pace, choice.at_ms).expect("it was played so");
            }
            let pace = transcript.choices[at].pace;
            tried.choose(&other.id, pace, 0).expect("it was on offer");
            assert_eq!(tried.view().words.says, other.says);
            assert_eq!(tried.game().place_id(tried.view().place), other.leads_to);
            assert_eq!(tried.ending().is_some(), other.ends);
            for _ in 0..30 {
                let Some(next) = tried.view().replies.first().map(|reply| reply.id.clone()) else {
                    break;
                };
                tried.choose(&next, Pace::Prompt, 0).expect("it is on offer");
            }
            if let Some(card) = score_session(&tried) {
                let line: &DecisionLine = &card.decisions[at];
                assert_eq!(
                    (line.empathy, line.positive_phrasing, line.honesty, line.mood_after),
                    (other.empathy, other.positive_phrasing, other.honesty, other.mood_after)
                );
                assert_eq!(
                    (&line.reaction, &line.thinks, &line.coach, &line.better),
                    (&other.reaction, &other.thinks, &other.coach, &other.better)
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn losses_add_up_in_random_scenarios(tape in tape(), choices in choices(), seed in any::<u64>(), timed in any::<bool>()) {
        adds_up(&random_play(&game(&tape, true), seed, &choices, timed));
    }

    #[test]
    fn losses_add_up_in_shipped_scenarios(which in any::<prop::sample::Index>(), choices in prop::collection::vec(any::<u8>(), 40), seed in any::<u64>()) {
        adds_up(&random_play(which.get(shipped()), seed, &choices, false));
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn other_replies_do_what_is_told_of_them(tape in tape(), choices in choices(), seed in any::<u64>(), timed in any::<bool>()) {
        others_are_true(&random_play(&game(&tape, true), seed, &choices, timed));
    }

    #[test]
    fn other_replies_do_what_is_told_of_them_in_shipped_scenarios(which in any::<prop::sample::Index>(), choices in prop::collection::vec(any::<u8>(), 40), seed in any::<u64>()) {
        others_are_true(&random_play(which.get(shipped()), seed, &choices, false));
    }

    /// Whatever two plays are set side by side: they are alike up to where they part, and what differs is what the scorecards say.
    #[test]
    fn two_lines_part_once(tape in tape(), one in choices(), other in choices(), seed in any::<u64>()) {
        let game = game(&tape, true);
        let (first, branch) = (random_play(&game, seed, &one, false), random_play(&game, seed, &other, false));
        let Some(both) = compare(&first, &branch) else {
            prop_assert!(first.ending().is_none() || branch.ending().is_none());
            return Ok(());
        };
        prop_assert!(both.same_game);
        prop_assert_eq!(&both.first.decisions[..both.common], &both.branch.decisions[..both.common]);
        prop_assert_eq!(&both.first.mood[..=both.common], &both.branch.mood[..=both.common]);
        prop_assert_eq!(both.parted.is_none(), both.first == both.branch);
        prop_assert_eq!(both.parted.is_none(), first.transcript() == branch.transcript());
        let back = compare(&branch, &first).expect("both have ended");
        prop_assert_eq!((back.common, back.parted), (both.common, both.parted));
        prop_assert_eq!(back.difference.overall.map(|more| -more), both.difference.overall);
        prop_assert_eq!(back.promises.len(), both.promises.len());
        let made = |session: &Session| card(session).promises.len();
        prop_assert_eq!(both.promises.iter().filter(|pair| pair.first.is_some()).count(), made(&first));
        prop_assert_eq!(both.promises.iter().filter(|pair| pair.branch.is_some()).count(), made(&branch));
    }
}

/// Three turns: at the first two empathy is at stake; at the second a promise may be made, which falls due at the third.
fn sheet() -> Arc<Game> {
    Sheet::default()
        .top("facts: { \"slow\": (says: \"It takes days.\", known_to: Agent) }")
        .top("promises: { \"call\": (what: \"a call by five\", chance: 0.3, because: \"slow\", due: \"five\") }")
        .reference(&["warm-a", "warm-b", "end-well"])
        .node("one", "", &[reply("warm-a", "b", "shows: [\"warm\"],"), reply("plain-a", "b", "")])
        .node(
            "b",
            "",
            &[
                reply("warm-b", "c", "shows: [\"warm\"],"),
                reply(
                    "vow-b",
                    "c",
                    "shows: [\"warm\"], claims: [Promise(id: \"call\", certainty: Absolute, owner: \"me\", by: \"five\")], \
                     better: \"I will try to call by five.\",",
                ),
            ],
        )
        .node(
            "c",
            "reaches: [\"five\"], caption: \"At five\",",
            &[reply("end-well", "good", ""), reply("end-badly", "bad", "")],
        )
        .ending("good", "Resolved", "")
        .ending("bad", "Unresolved", "")
        .game()
}

#[test]
fn what_was_lost_is_told_where_it_was_lost() {
    let told = story(&play(&sheet(), 1, &["plain-a", "warm-b", "end-well"]));
    let empathy = &told.costs.empathy;
    assert_eq!((empathy.score, empathy.lost, empathy.unreached, empathy.held), (Some(0), 100, 0, 0));
    assert_eq!(empathy.decisions, [100, 0, 0]);
    let cost = told.decisions[0].empathy.as_ref().expect("it was at stake");
    assert_eq!(
        cost.words,
        "Empathy was at stake here, and your reply earned 0 % of what the best one on offer would have. This cost 100 of the 100 points lost."
    );
    assert_eq!(told.decisions[1].empathy, None);
    let honesty = told.decisions[1].honesty.as_ref().expect("it was at stake");
    assert_eq!(
        (honesty.points, honesty.words.as_str()),
        (0, "Honesty about promises was at stake here, and your reply earned all of it.")
    );
    assert_eq!(
        told.costs.positive_phrasing.words,
        "Positive phrasing was not measured, as nothing was at stake."
    );
    assert_eq!(told.costs.honesty.words, "Honesty about promises: nothing was lost.");
}

#[test]
fn the_way_not_taken_says_what_it_would_have_done() {
    let told = story(&play(&sheet(), 1, &["plain-a", "warm-b", "end-well"]));
    let other = &told.decisions[1].others[0];
    assert_eq!(
        (other.id.as_str(), other.verdict, other.leads_to.as_str(), other.ends),
        ("vow-b", Verdict::Overpromise, "c", false)
    );
    assert_eq!(other.honesty.map(|line| line.grade), Some(0));
    assert_eq!(other.empathy, None);
    assert_eq!(
        (
            other.reaction.as_str(),
            other.thinks.as_str(),
            other.coach.as_str(),
            other.says.as_str()
        ),
        ("Reacts.", "Thinks.", "Coach.", "Says at c.")
    );
    assert_eq!(other.better.as_deref(), Some("I will try to call by five."));
    assert!(told.decisions[2].others[0].ends);
}

#[test]
fn a_promise_stands_on_the_timeline() {
    let told = story(&play(&sheet(), 1, &["warm-a", "vow-b", "end-well"]));
    let [promise] = told.promises.as_slice() else {
        panic!("one promise was made: {:?}", told.promises)
    };
    assert_eq!((promise.said.as_slice(), promise.reply.as_str()), ([2].as_slice(), "vow-b"));
    let moment = promise.reached.as_ref().expect("the talk came to it");
    assert_eq!(
        (moment.decision, moment.place.as_str(), moment.caption.as_deref(), moment.ending),
        (2, "c", Some("At five"), false)
    );
    assert_eq!((promise.settled, promise.settled_by), (Some(2), Some(SettledBy::Due)));
    // The serious fault holds honesty below its floor, and that is told apart from what the words cost.
    let honesty = &told.costs.honesty;
    assert_eq!(
        u32::from(honesty.held) + u32::from(honesty.decisions[1]),
        u32::from(honesty.lost),
        "{honesty:?}"
    );
}

#[test]
fn a_branch_stands_beside_the_first_attempt() {
    let game = sheet();
    let first = play(&game, 1, &["warm-a", "vow-b", "end-badly"]);
    let branch = play(&game, 1, &["warm-a", "warm-b", "end-well"]);
    let both = compare(&first, &branch).expect("both have ended");
    assert_eq!((both.same_game, both.common, both.parted), (true, 1, Some(2)));
    assert_eq!((both.first.mood.len(), both.branch.mood.len()), (4, 4));
    let honesty = card(&branch).scores.honesty.zip(card(&first).scores.honesty);
    let Difference { honesty: more, .. } = both.difference;
    assert_eq!(more, honesty.map(|(branch, first)| i16::from(branch) - i16::from(first)));
    let [pair] = both.promises.as_slice() else {
        panic!("one promise was made: {:?}", both.promises)
    };
    assert!(pair.differs() && pair.branch.is_none());
    assert_eq!(pair.first.map(|first| first.verdict), Some(Verdict::Overpromise));
    assert_ne!(pair.first.map(|first| first.state), Some(PromiseState::Open));
    let open = play(&game, 1, &["warm-a"]);
    assert_eq!(compare(&first, &open), None);
}

#[test]
fn a_play_in_json_tells_its_debrief() {
    let replies = ["play", "late-refund", "--format", "json", "--no-save", "--replies"];
    let library = Library::open(&Sources::default(), &rubric::default_rubric());
    let scenario = library
        .find("late-refund")
        .and_then(|entry| entry.scenario.clone())
        .expect("it ships");
    let reference = scenario.reference.join(",");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args(replies)
        .arg(reference)
        .output()
        .expect("it runs");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert!(json["scorecard"]["decisions"][0].get("others").is_some());
    assert!(
        json["debrief"]["decisions"][0]["others"][0]["mood_after"]["anger"].is_u64(),
        "{json:#}"
    );
    assert!(json["debrief"]["costs"]["empathy"]["words"].is_string());
}
