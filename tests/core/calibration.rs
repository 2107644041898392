//! Calibration: how far reviewers agree with the key and with one another, and how their ratings are kept and travel.

use crate::command::{Ran, goodword};
use crate::random::config;
use goodword::calibration::{
    Answer, Calibration, Key, KeyDecision, Level, Misfit, Opinion, RatedDecision, RatedScores, Rating, Reviewer, Table, Talk, Undefined,
    calibrate,
};
use goodword::records::{NewPlay, Outcome, Person, Recorder, Store, Verifier, export, import};
use goodword::ronfile::TextHash;
use goodword::rubric::{DEFAULT_TEXT, Dimension, default_rubric};
use goodword::scenario::{Entry, starter};
use goodword::scoring::{Scores, score_session};
use goodword::session::{Game, Pace, Session};
use goodword::workplace::{Places, Workplace};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;

fn thousandths(table: [[u32; 3]; 3]) -> Result<i32, Undefined> {
    Table(table).kappa().thousandths()
}

/// Fifty applications read by two readers: both say yes to 20, both no to 15, one of them alone yes to 5, the other to 10. They agree on 0.70, by
/// chance on 0.50, so kappa is 0.40. The example is the often printed one of the article “Cohen's kappa” in Wikipedia, with the two that follow it.
#[test]
fn kappa_is_that_of_the_worked_examples() {
    let kappa = Table([[20, 5, 0], [10, 15, 0], [0, 0, 0]]).kappa();
    assert_eq!((kappa.rated, kappa.agreed, kappa.thousandths()), (50, 35, Ok(400)));
    // The same share of agreement, with margins that are alike and with margins that are not: 0.1304 and 0.2593.
    assert_eq!(thousandths([[45, 15, 0], [25, 15, 0], [0, 0, 0]]), Ok(130));
    assert_eq!(thousandths([[25, 35, 0], [5, 35, 0], [0, 0, 0]]), Ok(259));
}

/// Three levels, 200 cases: J. L. Fleiss, J. Cohen and B. S. Everitt, “Large sample standard errors of kappa and weighted kappa”, Psychological
/// Bulletin 72 (1969), 323–327, table 1. They agree on 0.70, by chance on 0.475: kappa is 0.429.
#[test]
fn kappa_of_three_levels_is_that_of_the_worked_example() {
    assert_eq!(thousandths([[106, 10, 4], [22, 28, 10], [2, 12, 6]]), Ok(429));
}

#[test]
fn where_kappa_cannot_be_told_it_says_why() {
    assert_eq!(thousandths([[0; 3]; 3]), Err(Undefined::NothingRated));
    assert_eq!(thousandths([[0, 0, 0], [0, 7, 0], [0, 0, 0]]), Err(Undefined::NoVariance));
    // One of them alone without variance is no such case: they agree as often as chance would have it.
    assert_eq!(thousandths([[0, 0, 0], [3, 4, 2], [0, 0, 0]]), Ok(0));
    assert_eq!(thousandths([[0, 5, 0], [5, 0, 0], [0, 0, 0]]), Ok(-1000));
    let json = serde_json::to_value(Table([[0, 0, 0], [0, 7, 0], [0, 0, 0]]).kappa()).expect("it is plain data");
    assert_eq!(
        json,
        serde_json::json!({"rated": 7, "agreed": 7, "thousandths": null, "undefined": "no-variance"})
    );
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn kappa_is_within_its_bounds_and_knows_no_first_rater(table in prop::array::uniform3(prop::array::uniform3(0..40u32))) {
        let mut turned = [[0; 3]; 3];
        for (row, counts) in table.iter().enumerate() {
            for (column, count) in counts.iter().enumerate() {
                turned[column][row] = *count;
            }
        }
        let kappa = Table(table).kappa();
        prop_assert_eq!(kappa, Table(turned).kappa());
        if let Ok(thousandths) = kappa.thousandths() {
            prop_assert!((-1000..=1000).contains(&thousandths));
            prop_assert_eq!(thousandths == 1000, kappa.rated == kappa.agreed);
        }
        // The same table ten times over says the same.
        let tenfold = table.map(|row| row.map(|count| 10 * count));
        prop_assert_eq!(Table(tenfold).kappa().thousandths(), kappa.thousandths());
        // Against the textbook formula in floating point.
        let all: f64 = table.iter().flatten().map(|count| f64::from(*count)).sum();
        let margin = |of: &dyn Fn(usize) -> u32| (0..3).map(|at| f64::from(of(at))).sum::<f64>() / all;
        let chance: f64 = (0..3).map(|level| margin(&|at| table[level][at]) * margin(&|at| table[at][level])).sum();
        let agreed = (0..3).map(|level| f64::from(table[level][level])).sum::<f64>() / all;
        if let Ok(thousandths) = kappa.thousandths() {
            let float = 1_000.0 * (agreed - chance) / (1.0 - chance);
            prop_assert!((float - f64::from(thousandths)).abs() < 0.501, "{float} {thousandths}");
        }
    }
}

#[test]
fn a_grade_becomes_a_level_by_thirds() {
    for (grade, level) in [
        (0, Level::None),
        (25, Level::None),
        (32, Level::None),
        (33, Level::Half),
        (50, Level::Half),
        (65, Level::Half),
        (66, Level::Full),
        (75, Level::Full),
        (100, Level::Full),
    ] {
        assert_eq!(Level::of(grade), level, "{grade}");
    }
}

fn key(levels: &[[Option<Level>; 3]], scores: [u8; 3]) -> Key {
    let [empathy, positive_phrasing, honesty] = scores.map(Some);
    Key {
        scenario: TextHash::of("scenario"),
        rubric: TextHash::of("rubric"),
        title: "The talk".into(),
        scores: Scores {
            empathy,
            positive_phrasing,
            honesty,
            overall: None,
        },
        decisions: (0..)
            .zip(levels)
            .map(|(at, levels): (usize, _)| KeyDecision {
                node: format!("n{at}"),
                reply: "r".into(),
                says: format!("Says at n{at}."),
                text: "Said.".into(),
                levels: *levels,
            })
            .collect(),
    }
}

fn rating(reviewer: &str, play: &str, at: i64, levels: &[[Option<Level>; 3]], scores: [u8; 3]) -> Rating {
    let [empathy, positive_phrasing, honesty] = scores.map(Some);
    Rating {
        reviewer: reviewer.into(),
        team: "North".into(),
        play: play.into(),
        scenario: TextHash::of("scenario"),
        rubric: TextHash::of("rubric"),
        rated_at: at,
        scores: RatedScores {
            empathy,
            positive_phrasing,
            honesty,
        },
        decisions: (0..)
            .zip(levels)
            .map(|(at, [empathy, positive_phrasing, honesty]): (usize, _)| RatedDecision {
                node: format!("n{at}"),
                reply: "r".into(),
                empathy: *empathy,
                positive_phrasing: *positive_phrasing,
                honesty: *honesty,
            })
            .collect(),
    }
}

const NONE: Option<Level> = Some(Level::None);
const HALF: Option<Level> = Some(Level::Half);
const FULL: Option<Level> = Some(Level::Full);

#[test]
fn reviewers_are_held_against_the_key_and_one_another() {
    let keys = BTreeMap::from([("p".to_owned(), key(&[[FULL, None, NONE], [NONE, FULL, FULL]], [50, 80, 40]))]);
    let ada = rating("Ada", "p", 1, &[[FULL, HALF, NONE], [NONE, FULL, FULL]], [60, 69, 40]);
    let ben = rating("Ben", "p", 2, &[[FULL, HALF, FULL], [HALF, FULL, None]], [61, 80, 50]);
    let told = calibrate(&keys, &[ben, ada]);
    let names: Vec<&str> = told.reviewers.iter().map(|line| line.reviewer.name.as_str()).collect();
    assert_eq!(names, ["Ada", "Ben"]);
    let within = |agreement: &goodword::calibration::Agreement| {
        [agreement.empathy, agreement.positive_phrasing, agreement.honesty].map(|line| (line.scores.agreed, line.scores.of))
    };
    // Ten points apart is within ten, eleven is not.
    assert_eq!(within(&told.reviewers[0].agreement), [(1, 1), (0, 1), (1, 1)]);
    assert_eq!(within(&told.reviewers[1].agreement), [(0, 1), (1, 1), (1, 1)]);
    let kappa = |line: goodword::calibration::DimensionAgreement| (line.levels.rated, line.levels.agreed, line.levels.thousandths());
    assert_eq!(kappa(told.reviewers[0].agreement.empathy), (2, 2, Ok(1000)));
    // What was not at stake is not compared with the key, and all that is left has one level.
    assert_eq!(
        kappa(told.reviewers[0].agreement.positive_phrasing),
        (1, 1, Err(Undefined::NoVariance))
    );
    let [pair] = told.pairs.as_slice() else { panic!("{told:?}") };
    assert_eq!((pair.one.name.as_str(), pair.other.name.as_str(), pair.talks), ("Ada", "Ben", 1));
    assert_eq!(kappa(pair.agreement.positive_phrasing), (2, 2, Ok(1000)));
    assert_eq!(kappa(pair.agreement.honesty), (1, 0, Ok(0)));
    let disputed: Vec<(usize, Dimension, u32)> = told
        .disputed
        .iter()
        .map(|line| (line.decision, line.dimension, line.pairs))
        .collect();
    assert_eq!(disputed, [(1, Dimension::Honesty, 1), (2, Dimension::Empathy, 1)]);
    let given: Vec<Level> = told.disputed[0].given.iter().map(|given| given.level).collect();
    assert_eq!((told.disputed[0].key, given), (NONE, vec![Level::None, Level::Full]));
}

#[test]
fn reviewers_who_agree_against_the_key_are_told_too() {
    let keys = BTreeMap::from([("p".to_owned(), key(&[[FULL, None, None]], [50, 50, 50]))]);
    let given = |name: &str| rating(name, "p", 1, &[[NONE, None, None]], [50, 50, 50]);
    let told = calibrate(&keys, &[given("Ada"), given("Ben")]);
    let [line] = told.disputed.as_slice() else { panic!("{told:?}") };
    assert_eq!((line.pairs, line.key, line.given.len()), (0, FULL, 2));
    // One reviewer alone has nobody to agree with.
    assert_eq!(calibrate(&keys, &[given("Ada")]).disputed, []);
}

#[test]
fn only_the_first_rating_of_the_talk_shown_counts() {
    let keys = BTreeMap::from([("p".to_owned(), key(&[[FULL, None, None]], [50, 50, 50]))]);
    let first = rating("Ada", "p", 1, &[[NONE, None, None]], [20, 20, 20]);
    let second = rating("Ada", "p", 2, &[[FULL, None, None]], [50, 50, 50]);
    let unknown = rating("Ada", "q", 1, &[[FULL, None, None]], [50, 50, 50]);
    let longer = rating("Ben", "p", 1, &[[FULL, None, None]; 2], [50, 50, 50]);
    let other_text = Rating {
        scenario: TextHash::of("another"),
        ..rating("Cem", "p", 1, &[[FULL, None, None]], [50, 50, 50])
    };
    let told = calibrate(&keys, &[second, unknown, longer, other_text, first]);
    let [ada] = told.reviewers.as_slice() else { panic!("{told:?}") };
    assert_eq!((ada.talks, ada.agreement.empathy.levels.agreed), (1, 0));
    let mut why: Vec<Misfit> = told.left_out.iter().map(|line| line.why).collect();
    why.sort_by_key(|why| why.to_string());
    assert_eq!(why, [Misfit::OtherTalk, Misfit::OtherTalk, Misfit::NotTheFirst, Misfit::NoKey]);
}

fn level() -> impl Strategy<Value = Option<Level>> {
    prop::option::of(prop::sample::select(Level::ALL.to_vec()))
}

fn levels() -> impl Strategy<Value = Vec<[Option<Level>; 3]>> {
    prop::collection::vec(prop::array::uniform3(level()), 4)
}

fn all_ratings() -> impl Strategy<Value = Vec<Rating>> {
    let one = (0..4usize, 0..3usize, 0..5i64, levels(), prop::array::uniform3(0..=100u8));
    prop::collection::vec(one, 0..20).prop_map(|ratings| {
        let ratings = ratings.into_iter();
        ratings
            .map(|(who, play, at, levels, scores)| rating(["Ada", "Ben", "Cem", "Dov"][who], ["p", "q", "r"][play], at, &levels, scores))
            .collect()
    })
}

proptest! {
    #![proptest_config(config(200))]

    /// Merging is idempotent and order-free: nothing hangs on the order in which ratings come, nor on how often.
    #[test]
    fn ratings_may_come_in_any_order(ratings in all_ratings(), one in levels(), other in levels(), turn in any::<prop::sample::Index>()) {
        let keys = BTreeMap::from([("p".to_owned(), key(&one, [50, 60, 70])), ("q".to_owned(), key(&other, [10, 20, 30]))]);
        let expected = calibrate(&keys, &ratings);
        let mut shuffled = ratings.clone();
        shuffled.reverse();
        let at = turn.index(shuffled.len().max(1)) % shuffled.len().max(1);
        shuffled.rotate_left(at);
        shuffled.extend(ratings.clone());
        prop_assert_eq!(&calibrate(&keys, &shuffled), &expected);
        for line in &expected.disputed {
            prop_assert!(line.given.len() > 1);
            prop_assert_eq!(line.pairs == 0, line.given.iter().all(|given| given.level == line.given[0].level));
        }
        // The store comes to the same ratings either way.
        let lines = |ratings: &[Rating]| {
            let mut store = Store::in_memory().expect("memory is there");
            for rating in ratings {
                store.keep_rating(rating).expect("it can be written");
            }
            store.ratings().expect("it can be read")
        };
        prop_assert_eq!(lines(&shuffled), lines(&ratings));
    }

    /// Whatever is changed in a rating, it has another name.
    #[test]
    fn a_changed_rating_has_another_name(one in all_ratings(), other in all_ratings()) {
        for one in &one {
            for other in &other {
                prop_assert_eq!(one == other, one.id() == other.id());
            }
        }
    }
}

// How ratings are kept and travel

const REPLIES: [&str; 2] = ["hear", "call-at-five"];

fn folder() -> TempDir {
    tempfile::tempdir().expect("the system has a folder for such things")
}

fn open(dir: &TempDir) -> Store {
    Store::open(dir.path()).expect("the folder can be written")
}

fn starter_game() -> (Arc<Game>, String) {
    let entry = Entry::from_text("lost-table", &starter("x"), &default_rubric());
    let scenario = entry.scenario.expect("the starter is valid");
    let game = Game::new(scenario, entry.hash, Arc::new(default_rubric()), TextHash::of(DEFAULT_TEXT));
    (Arc::new(game), entry.source.text)
}

/// Keeps a play; its id and the play.
fn keep_play(store: &mut Store, person: &str, handed_in: bool) -> (String, Session) {
    let (game, text) = starter_game();
    let mut session = Session::new(game, 1, false);
    for reply in REPLIES {
        session.choose(reply, Pace::Prompt, 0).expect("it is on offer");
    }
    let mut recorder = Recorder::begin(NewPlay {
        person: Person::new(person, ""),
        scenario_id: "lost-table".into(),
        scenario_text: text,
        rubric_text: DEFAULT_TEXT.into(),
        branch_of: None,
        started_at: 5,
        handed_in,
    });
    recorder.sync(store, &session).expect("the store can be written");
    (recorder.id().to_owned(), session)
}

fn rate(reviewer: &str, play: &str, session: &Session, level: Level) -> Rating {
    let transcript = session.transcript();
    Rating {
        scenario: transcript.scenario.clone(),
        rubric: transcript.rubric.clone(),
        decisions: transcript
            .choices
            .iter()
            .map(|choice| RatedDecision {
                node: choice.node.clone(),
                reply: choice.reply.clone(),
                empathy: Some(level),
                positive_phrasing: Some(level),
                honesty: None,
            })
            .collect(),
        ..rating(reviewer, play, 9, &[], [100, 50, 0])
    }
}

type Failed = Box<dyn Error>;

fn exported(store: &Store, all: bool) -> String {
    let mut out = Vec::new();
    export::<Failed>(store, all, &mut out).expect("memory takes everything");
    String::from_utf8(out).expect("JSON is text")
}

#[test]
fn ratings_travel_with_the_plays_and_nothing_comes_twice() {
    let (here, there) = (folder(), folder());
    let (mut store, mut other) = (open(&here), open(&there));
    let (play, session) = keep_play(&mut store, "Eve", true);
    let (private, _) = keep_play(&mut store, "Eve", false);
    let ada = rate("Ada", &play, &session, Level::Full);
    assert!(store.keep_rating(&ada).expect("it can be written"));
    assert!(!store.keep_rating(&ada).expect("it can be written"));
    store
        .keep_rating(&rate("Ben", &private, &session, Level::Half))
        .expect("it can be written");
    let lines = exported(&store, false);
    assert_eq!(
        (
            lines.matches("\"rating\":").count(),
            exported(&store, true).matches("\"rating\":").count()
        ),
        (1, 2)
    );
    // In whatever order the lines come, and however often.
    let mut backwards: Vec<&str> = lines.lines().collect();
    backwards.reverse();
    let imported = import(&mut other, backwards.join("\n").as_bytes(), "a.jsonl").expect("the lines are sound");
    assert_eq!((imported.new, imported.ratings, imported.conflicts.len()), (1, 1, 0));
    let again = import(&mut other, lines.as_bytes(), "a.jsonl").expect("the lines are sound");
    assert_eq!((again.new, again.known, again.ratings), (0, 1, 0));
    assert_eq!(other.ratings().expect("it can be read"), [ada]);
    assert_eq!(exported(&other, false), lines);
    // A verifier passes it over, and counts it.
    let mut verifier = Verifier::new(Some(&other), []);
    let seen = verifier.read_texts(lines.as_bytes()).expect("memory can be read");
    assert_eq!((seen.records, seen.texts, seen.ratings, seen.others), (1, 2, 1, 0));
    let mut outcomes = Vec::new();
    verifier
        .check(lines.as_bytes(), |checked| outcomes.push(checked.outcome))
        .expect("memory can be read");
    assert_eq!(outcomes, [Outcome::Verified]);
}

#[test]
fn a_rating_that_was_changed_is_refused() {
    let dir = folder();
    let mut store = open(&dir);
    let (play, session) = keep_play(&mut store, "Eve", true);
    store
        .keep_rating(&rate("Ada", &play, &session, Level::Full))
        .expect("it can be written");
    let lines = exported(&store, false);
    for (from, to, why) in [
        ("\"honesty\":0", "\"honesty\":90", "its rating by Ada was changed"),
        ("\"reviewer\":\"Ada\"", "\"reviewer\":\"Eve\"", "its rating by Eve was changed"),
        ("\"rated_at\":9", "\"rated_at\":\"9\"", "its rating cannot be read"),
        ("{\"format\":1,\"rating\"", "{\"format\":2,\"rating\"", "format 2"),
    ] {
        let changed: String = lines
            .lines()
            .map(|line| if line.contains("\"rating\":") { line.replace(from, to) } else { line.to_owned() } + "\n")
            .collect();
        assert_ne!(changed, lines, "{from}");
        let error = import(&mut open(&folder()), changed.as_bytes(), "a.jsonl").expect_err("it was changed");
        assert!(error.to_string().contains(why), "{error}");
        let mut verifier = Verifier::new(Some(&store), []);
        let mut sound = true;
        verifier
            .check(changed.as_bytes(), |checked| sound &= checked.outcome == Outcome::Verified)
            .expect("memory can be read");
        assert!(!sound, "{from}");
    }
    let mut beyond = rate("Ada", &play, &session, Level::Full);
    beyond.scores.empathy = Some(101);
    store.keep_rating(&beyond).expect("it can be written");
    let error = import(&mut open(&folder()), exported(&store, false).as_bytes(), "a.jsonl").expect_err("no score is above 100");
    assert!(error.to_string().contains("above 100"), "{error}");
}

#[test]
fn the_store_holds_ratings_against_what_the_replies_give() {
    let dir = folder();
    let mut store = open(&dir);
    let (play, session) = keep_play(&mut store, "Eve", true);
    for (name, level) in [("Ada", Level::Full), ("Ben", Level::None)] {
        store.keep_rating(&rate(name, &play, &session, level)).expect("it can be written");
    }
    store
        .keep_rating(&rate("Ada", "nowhere", &session, Level::Full))
        .expect("it can be written");
    let told: Calibration = store.calibration(&mut Verifier::new(Some(&store), [])).expect("it can be read");
    let card = score_session(&session).expect("it has ended");
    let at_stake = card.decisions.iter().filter(|line| line.empathy.is_some()).count();
    let full = card
        .decisions
        .iter()
        .filter_map(|line| line.empathy)
        .filter(|line| line.grade >= 66)
        .count();
    assert!(at_stake > 0);
    let [ada, ben] = told.reviewers.as_slice() else {
        panic!("{told:?}")
    };
    assert_eq!(ada.agreement.empathy.levels.rated as usize, at_stake);
    assert_eq!(ada.agreement.empathy.levels.agreed as usize, full);
    assert_eq!((ben.talks, told.pairs.len()), (1, 1));
    assert_eq!(
        told.disputed.len(),
        2 * card.decisions.len(),
        "they disagree on all that they rated"
    );
    assert_eq!(told.left_out.iter().map(|line| line.why).collect::<Vec<_>>(), [Misfit::NoKey]);
}

#[test]
fn ratings_go_with_the_play_and_with_the_reviewer() {
    let dir = folder();
    let mut store = open(&dir);
    let (play, session) = keep_play(&mut store, "Eve", true);
    for name in ["Ada", "Ben"] {
        store
            .keep_rating(&rate(name, &play, &session, Level::Full))
            .expect("it can be written");
    }
    store
        .keep_rating(&rate("Ada", "elsewhere", &session, Level::Full))
        .expect("it can be written");
    let conn = rusqlite::Connection::open(dir.path().join(goodword::records::STORE_FILE)).expect("it is there");
    conn.execute_batch("PRAGMA foreign_keys = ON; DELETE FROM people WHERE name = 'Ben'")
        .expect("nothing else needs that name");
    let left = |store: &Store| -> Vec<(String, String)> {
        let ratings = store.ratings().expect("it can be read");
        ratings.into_iter().map(|rating| (rating.reviewer, rating.play)).collect()
    };
    assert_eq!(left(&store).len(), 2);
    conn.execute_batch("DELETE FROM choices; DELETE FROM plays").expect("they can go");
    assert_eq!(left(&store), [("Ada".to_owned(), "elsewhere".to_owned())]);
}

/// Whoever is forgotten leaves nothing of what they gave as a reviewer, nor of what was given to their plays.
#[test]
fn forgetting_somebody_forgets_their_ratings() {
    let dir = folder();
    let mut store = open(&dir);
    let (play, session) = keep_play(&mut store, "Eve", true);
    let (other, _) = keep_play(&mut store, "Flo", true);
    for (reviewer, play) in [("Xanthippa", &other), ("Ada", &play), ("Ada", &other)] {
        store
            .keep_rating(&rate(reviewer, play, &session, Level::Full))
            .expect("it can be written");
    }
    store.forget(&Person::new("Eve", "")).expect("it can be written");
    store.forget(&Person::new("Xanthippa", "North")).expect("it can be written");
    store.wipe_traces().expect("it can be written");
    let left = store.ratings().expect("it can be read");
    assert_eq!(left, [rate("Ada", &other, &session, Level::Full)]);
    for file in std::fs::read_dir(dir.path()).expect("it is there") {
        let bytes = std::fs::read(file.expect("it is there").path()).expect("it can be read");
        for trace in ["Xanthippa", play.as_str()] {
            assert!(!bytes.windows(trace.len()).any(|window| window == trace.as_bytes()), "{trace}");
        }
    }
}

// How a calibration round is held

fn workplace(dir: &TempDir) -> Workplace {
    let places = Places {
        data_dir: Some(dir.path().to_owned()),
        ..Places::default()
    };
    Workplace::open(&places).expect("the built-in rubric loads")
}

fn opinion(talk: &Talk, level: Level, score: u8) -> Opinion {
    Opinion {
        scores: RatedScores {
            empathy: Some(score),
            positive_phrasing: Some(score),
            honesty: Some(score),
        },
        levels: vec![[Some(level); 3]; talk.moments.len()],
    }
}

#[test]
fn talks_come_in_the_order_of_their_ids_each_once_and_never_the_own_ones() {
    let dir = folder();
    let mut store = open(&dir);
    let mut ids: Vec<String> = ["Eve", "Flo", "Gus"].map(|name| keep_play(&mut store, name, true).0).to_vec();
    ids.sort();
    let (own, _) = keep_play(&mut store, "Rita", true);
    keep_play(&mut store, "Eve", false);
    // A second try at a decision counts for nobody.
    let conn = rusqlite::Connection::open(dir.path().join(goodword::records::STORE_FILE)).expect("it is there");
    let (branch, _) = keep_play(&mut store, "Flo", true);
    conn.execute("UPDATE plays SET branch_of = ?1 WHERE id = ?2", [&ids[0], &branch])
        .expect("it is there");
    let workplace = workplace(&dir);
    let library = workplace.library();
    let rita = Person::new("Rita", "");
    for (number, id) in ids.iter().enumerate() {
        let to_rate = workplace.to_rate(&store, &library, &rita).expect("it can be read");
        assert_eq!(to_rate.waiting, ids.len() - number);
        let talk = to_rate.next.expect("there is one");
        assert_eq!(&talk.play, id);
        let opinion = opinion(&talk, Level::Half, 50);
        let (rating, answer) = workplace
            .rate(&mut store, &library, &rita, &talk, &opinion, 7)
            .expect("it can be kept");
        let answer = answer.expect("the play is verified");
        assert!(rating.fits(&answer.key));
        assert_eq!(answer.reasons.len(), answer.key.decisions.len());
    }
    assert_eq!(workplace.to_rate(&store, &library, &rita).expect("it can be read").next, None);
    assert_eq!(store.ratings().expect("it can be read").len(), ids.len());
    // Somebody else has all of them before them, and Rita's.
    let sam = workplace
        .to_rate(&store, &library, &Person::new("Sam", ""))
        .expect("it can be read");
    assert_eq!(sam.waiting, ids.len() + 1);
    assert!(sam.next.is_some_and(|talk| talk.play == ids[0] || talk.play == own));
}

#[test]
fn a_talk_that_is_not_verified_is_passed_over() {
    let dir = folder();
    let mut store = open(&dir);
    let (altered, _) = keep_play(&mut store, "Eve", true);
    let conn = rusqlite::Connection::open(dir.path().join(goodword::records::STORE_FILE)).expect("it is there");
    conn.execute(
        "UPDATE plays SET scorecard = replace(scorecard, '\"passed\":true', '\"passed\":false')",
        [],
    )
    .expect("it is there");
    let rita = Person::new("Rita", "");
    let next = |store: &Store| store.to_rate(&rita, &mut Verifier::new(Some(store), [])).expect("it can be read");
    assert_eq!(next(&store).next, None);
    assert_eq!(
        store
            .answer(&mut Verifier::new(Some(&store), []), &altered)
            .expect("it can be read"),
        None
    );
    let (sound, _) = keep_play(&mut store, "Flo", true);
    assert_eq!(next(&store).next.map(|talk| talk.play), Some(sound));
}

/// What a reviewer is shown says nothing of who played, nor of how it was judged.
#[test]
fn a_talk_is_shown_without_its_player_and_without_its_key() {
    let dir = folder();
    let mut store = open(&dir);
    let (play, session) = keep_play(&mut store, "Xanthippa", true);
    let talk = Talk::of(&play, &session).expect("it has ended");
    let card = score_session(&session).expect("it has ended");
    let shown = format!("{talk:?}");
    assert!(!shown.contains("Xanthippa"));
    for (line, moment) in card.decisions.iter().zip(&talk.moments) {
        assert_eq!((&line.says, &line.text), (&moment.says, &moment.text));
        let offered = session.game().scenario().nodes[&line.node].replies.len();
        assert!(!moment.others.is_empty() && moment.others.len() < offered);
        for hidden in [&line.coach, &line.thinks, &line.thought] {
            assert!(!shown.contains(hidden.as_str()), "{hidden}");
        }
        assert!(line.claims.iter().all(|claim| !shown.contains(&claim.why)));
    }
    assert!(!shown.contains(&card.epilogue) && !shown.contains(&card.ending_title));
    assert!(!talk.card.facts.is_empty());
}

/// A talk rated as the key has it agrees with the key throughout.
#[test]
fn whoever_gives_what_the_key_gives_agrees_with_it() {
    let dir = folder();
    let mut store = open(&dir);
    let (play, session) = keep_play(&mut store, "Eve", true);
    let talk = Talk::of(&play, &session).expect("it has ended");
    let Answer { key, .. } = Answer::of(&session).expect("it has ended");
    let opinion = Opinion {
        scores: RatedScores {
            empathy: key.scores.empathy,
            positive_phrasing: key.scores.positive_phrasing,
            honesty: key.scores.honesty,
        },
        levels: key.decisions.iter().map(|decision| decision.levels).collect(),
    };
    let reviewer = Reviewer {
        name: "Rita".into(),
        team: String::new(),
    };
    store.keep_rating(&talk.rating(&reviewer, 1, &opinion)).expect("it can be written");
    let told = store.calibration(&mut Verifier::new(Some(&store), [])).expect("it can be read");
    let [rita] = told.reviewers.as_slice() else { panic!("{told:?}") };
    for line in [rita.agreement.empathy, rita.agreement.positive_phrasing, rita.agreement.honesty] {
        assert_eq!(line.scores.agreed, line.scores.of);
        assert_eq!(line.levels.agreed, line.levels.rated);
    }
}

/// Two reviewers on two machines, whose exports lie in a folder: each file holds the plays and one's own ratings.
fn round() -> (TempDir, Calibration) {
    let (here, there, shared) = (folder(), folder(), folder());
    let (mut store, mut other) = (open(&here), open(&there));
    let plays: Vec<(String, Session)> = ["Eve", "Flo"].map(|name| keep_play(&mut store, name, true)).into();
    import(&mut other, exported(&store, false).as_bytes(), "a.jsonl").expect("the lines are sound");
    for (play, session) in &plays {
        store
            .keep_rating(&rate("Rita", play, session, Level::Full))
            .expect("it can be written");
        other
            .keep_rating(&rate("Sam", play, session, Level::None))
            .expect("it can be written");
    }
    for (name, store) in [("rita.jsonl", &store), ("sam.jsonl", &other)] {
        std::fs::write(shared.path().join(name), exported(store, false)).expect("the folder can be written");
    }
    import(&mut store, exported(&other, false).as_bytes(), "b.jsonl").expect("the lines are sound");
    let told = store.calibration(&mut Verifier::new(Some(&store), [])).expect("it can be read");
    let run = own_store(&here, &["calibrate", "--format", "json"]);
    assert_eq!(json(&run), with_format(&told));
    (shared, told)
}

fn own_store(dir: &TempDir, args: &[&str]) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_goodword"))
        .args(args)
        .arg("--data-dir")
        .arg(dir.path())
        .output()
        .expect("the binary was built");
    Ran {
        code: ran.status.code(),
        out: String::from_utf8(ran.stdout).expect("the command writes UTF-8"),
        errors: String::from_utf8(ran.stderr).expect("the command writes UTF-8"),
    }
}

fn json(ran: &Ran) -> serde_json::Value {
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).expect("it is JSON")
}

fn with_format(told: &Calibration) -> serde_json::Value {
    let mut value = serde_json::to_value(told).expect("it is plain data");
    value["format"] = 1.into();
    value
}

#[test]
fn files_give_the_same_as_the_store_that_imported_them() {
    let (shared, told) = round();
    assert_eq!((told.reviewers.len(), told.pairs.len(), told.left_out.len()), (2, 1, 0));
    assert!(!told.disputed.is_empty());
    for files in [&["."][..], &["rita.jsonl", "sam.jsonl"], &["sam.jsonl", "rita.jsonl", "sam.jsonl"]] {
        let ran = goodword(shared.path(), &[&["calibrate", "--format", "json"], files].concat());
        assert_eq!(json(&ran), with_format(&told), "{files:?}");
    }
    // Ratings alone say what is missing.
    let rated = std::fs::read_to_string(shared.path().join("rita.jsonl")).expect("it is there");
    let alone: Vec<&str> = rated.lines().filter(|line| line.contains("\"rating\":")).collect();
    std::fs::write(shared.path().join("alone.jsonl"), alone.join("\n")).expect("the folder can be written");
    let ran = goodword(shared.path(), &["calibrate", "alone.jsonl"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.starts_with("No rating can be held against a talk."), "{}", ran.out);
    assert!(
        unwrapped(&ran.out).contains("by Rita (North): the talk that was rated is not at hand"),
        "{}",
        ran.out
    );
}

/// The words of a text without its line breaks.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_text_tells_what_to_talk_about_and_never_breaks_its_width() {
    let (shared, told) = round();
    let ran = goodword(shared.path(), &["calibrate", "."]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    for words in [
        "2 reviewers, 4 ratings.",
        "1. X, decision 1",
        "Empathy: full by Rita (North); none by Sam (North). The key:",
        "Rita (North) and Sam (North), 2 talks",
        "2 of 2 scores within 10 points; the same level 0 of 4 times, kappa 0.000",
        // Honesty was left open by both.
        "no kappa: there is nothing that both have rated",
    ] {
        assert!(unwrapped(&ran.out).contains(words), "{words}\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    let first = &told.disputed[0];
    for said in [&first.says, &first.text] {
        assert!(unwrapped(&ran.out).contains(&unwrapped(said)), "{}", ran.out);
    }
    // Each decision stands there once, with all its dimensions.
    assert_eq!(ran.out.matches("The play: ").count(), 4);
}

#[test]
fn what_cannot_be_used_is_told_by_its_line() {
    let (shared, _) = round();
    let path = shared.path().join("sam.jsonl");
    let lines = std::fs::read_to_string(&path).expect("it is there");
    let changed: String = lines
        .lines()
        .map(|line| line.replace("\"empathy\":\"none\"", "\"empathy\":\"full\"") + "\n")
        .collect();
    assert_ne!(changed, lines);
    std::fs::write(&path, changed).expect("the folder can be written");
    let ran = goodword(shared.path(), &["calibrate", "."]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.errors.contains("its rating by Sam was changed"), "{}", ran.errors);
    assert!(
        ran.out.contains("1 reviewer, 2 ratings.") && ran.out.contains("needs a second reviewer"),
        "{}",
        ran.out
    );
    std::fs::write(shared.path().join("other.jsonl"), "{}\n").expect("the folder can be written");
    for (files, why) in [
        ("other.jsonl", "holds nothing that this version reads"),
        ("no-such.jsonl", "cannot be read"),
    ] {
        let ran = goodword(shared.path(), &["calibrate", files]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(ran.errors.contains(why), "{}", ran.errors);
    }
}

#[test]
fn where_nobody_has_rated_it_says_what_to_do() {
    let ran = goodword(folder().path(), &["calibrate"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("Nobody has rated a talk yet."), "{}", ran.out);
}
