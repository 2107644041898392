//! The course: its order, what is for later, and what is suggested next.

use goodword::course::{Because, Course, Lesson, Next, Outcome, Shelf, next, shelves};
use goodword::rubric::Dimension;
use goodword::scoring::Scores;
use proptest::prelude::*;

fn lesson(id: &str, module: &str, difficulty: u8, stakes: [u32; 3]) -> Lesson {
    Lesson {
        id: id.into(),
        title: format!("The {id}"),
        module: module.into(),
        difficulty,
        stakes,
        last: None,
    }
}

fn outcome(scores: [u8; 3], passed: bool, when: i64) -> Option<Outcome> {
    let [empathy, positive_phrasing, honesty] = scores.map(Some);
    Some(Outcome {
        scores: Scores {
            empathy,
            positive_phrasing,
            honesty,
            overall: empathy,
        },
        passed,
        when,
    })
}

/// Two lessons in each of the first two modules, three in the third, and one of a trainer's own.
fn lessons() -> Vec<Lesson> {
    vec![
        lesson("own", "our shop", 1, [1, 1, 1]),
        lesson("welcome", "first contact", 2, [5, 2, 1]),
        lesson("hello", "first contact", 1, [4, 2, 2]),
        lesson("wording", "positive phrasing", 2, [2, 6, 2]),
        lesson("no-but", "positive phrasing", 3, [2, 5, 4]),
        lesson("friday", "promises", 3, [2, 2, 6]),
        lesson("thirty", "promises", 4, [1, 1, 8]),
    ]
}

fn ids<'a>(lessons: &'a [Lesson], shelf: &Shelf) -> Vec<&'a str> {
    shelf.lessons.iter().map(|at| lessons[*at].id.as_str()).collect()
}

fn suggested(lessons: &[Lesson]) -> (String, Because) {
    let Next { lesson, because } = next(&shelves(&Course::shipped(), lessons), lessons).expect("there is something to play");
    (lessons[lesson].id.clone(), because)
}

#[test]
fn shelves_stand_in_the_order_of_the_course_with_own_modules_behind() {
    let lessons = lessons();
    let shelves = shelves(&Course::shipped(), &lessons);
    let titles: Vec<&str> = shelves.iter().map(|shelf| shelf.module.title.as_str()).collect();
    assert_eq!(titles, ["First contact and listening", "Positive phrasing", "Promises", "our shop"]);
    assert_eq!(ids(&lessons, &shelves[0]), ["hello", "welcome"]);
    assert_eq!(ids(&lessons, &shelves[3]), ["own"]);
    let later: Vec<Option<(&str, usize)>> = shelves
        .iter()
        .map(|shelf| shelf.later.as_ref().map(|later| (later.after.as_str(), later.more)))
        .collect();
    assert_eq!(
        later,
        [None, Some(("First contact and listening", 1)), Some(("Positive phrasing", 1)), None]
    );
}

#[test]
fn half_of_a_module_opens_the_next_passed_or_not() {
    let mut lessons = lessons();
    lessons[2].last = outcome([30, 30, 30], false, 1);
    let open = |lessons: &[Lesson]| -> Vec<bool> {
        shelves(&Course::shipped(), lessons)
            .iter()
            .map(|shelf| shelf.later.is_none())
            .collect()
    };
    assert_eq!(open(&lessons), [true, true, false, true]);
    // Who has played ahead finds the shelf open.
    lessons[6].last = outcome([30, 30, 30], false, 2);
    assert_eq!(open(&lessons), [true, true, true, true]);
    assert_eq!(shelves(&Course::shipped(), &lessons)[2].passed, 0);
    lessons[6].last = outcome([90, 90, 90], true, 3);
    assert_eq!(shelves(&Course::shipped(), &lessons)[2].passed, 1);
}

#[test]
fn a_beginner_begins_at_the_beginning() {
    assert_eq!(suggested(&lessons()), ("hello".into(), Because::Begin));
    assert_eq!(next(&[], &[]), None);
}

#[test]
fn the_course_goes_on_while_nothing_is_weak() {
    let mut lessons = lessons();
    lessons[2].last = outcome([90, 90, 90], true, 1);
    let module = "First contact and listening".to_owned();
    assert_eq!(suggested(&lessons), ("welcome".into(), Because::Onward { module }));
    lessons[1].last = outcome([90, 90, 90], true, 2);
    let module = "Positive phrasing".to_owned();
    assert_eq!(suggested(&lessons), ("wording".into(), Because::Onward { module }));
}

#[test]
fn what_was_weak_leads_to_where_most_turns_on_it() {
    let mut lessons = lessons();
    lessons[2].last = outcome([90, 90, 54], false, 1);
    lessons[1].last = outcome([90, 90, 70], true, 2);
    let because = Because::Weak {
        dimension: Dimension::Honesty,
        score: 54,
        title: "The hello".into(),
    };
    // “friday” turns on honesty more, but its shelf is for later; “no-but” more than “wording”.
    assert_eq!(suggested(&lessons), ("no-but".into(), because.clone()));
    lessons[3].last = outcome([90, 90, 60], false, 3);
    // Its shelf is open now, and it is one step harder than what was passed; “thirty” is two.
    assert_eq!(suggested(&lessons).0, "friday");
    assert_eq!(suggested(&lessons).1, because);
}

#[test]
fn old_weakness_is_forgiven() {
    let mut lessons = lessons();
    lessons[2].last = outcome([90, 90, 10], false, 1);
    for (at, when) in [(1, 2), (3, 3), (4, 4)] {
        lessons[at].last = outcome([90, 90, 90], true, when);
    }
    let (id, because) = suggested(&lessons);
    assert_eq!(id, "hello");
    assert!(matches!(because, Because::Onward { .. }), "{because:?}");
}

#[test]
fn the_same_again_comes_last() {
    let mut lessons = lessons();
    for (at, lesson) in lessons.iter_mut().enumerate() {
        lesson.last = outcome([90, 90, 90], true, at as i64);
    }
    assert_eq!(suggested(&lessons), ("own".into(), Because::LongAgo));
    lessons[5].last = outcome([90, 90, 50], false, 100);
    assert_eq!(suggested(&lessons).0, "friday");
    lessons[3].last = outcome([90, 90, 50], false, 99);
    assert_eq!(suggested(&lessons).0, "wording");
}

proptest! {
    /// Whatever was played, the suggestion is on an open shelf, and not the same again while another is open.
    #[test]
    fn a_suggestion_can_be_followed(plays in prop::collection::vec(prop::option::of((0..=100u8, 0..=100u8, 0..=100u8, any::<bool>(), 0..1000i64)), 7)) {
        let mut lessons = lessons();
        for (lesson, play) in lessons.iter_mut().zip(&plays) {
            lesson.last = play.and_then(|(a, b, c, passed, when)| outcome([a, b, c], passed, when));
        }
        let shelves = shelves(&Course::shipped(), &lessons);
        let chosen = next(&shelves, &lessons).expect("there is something to play");
        let shelf = shelves.iter().find(|shelf| shelf.lessons.contains(&chosen.lesson)).expect("it stands on a shelf");
        prop_assert!(shelf.later.is_none());
        let passed = |at: usize| lessons[at].last.is_some_and(|last| last.passed);
        let open: Vec<usize> = shelves.iter().filter(|shelf| shelf.later.is_none()).flat_map(|shelf| shelf.lessons.clone()).collect();
        prop_assert_eq!(passed(chosen.lesson), open.iter().all(|at| passed(*at)));
        prop_assert_eq!(chosen.because == Because::Begin, lessons.iter().all(|lesson| lesson.last.is_none()));
    }
}
