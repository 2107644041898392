//! What somebody does well again and again, and what they miss, each with an example.

use super::RIGHT_FROM;
use super::facts::{Answered, Decided, Own};
use super::signs::{Sign, Theme};
use crate::rubric::Dimension;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many of the latest plays show what somebody's habits are. What was weak before that is forgiven.
const LATEST: usize = 20;
/// How many strong and how many weak habits are told.
const MOST: usize = 5;
/// What was done or missed only once is no habit, unless it does harm.
const OFTEN: u32 = 2;

/// Something that somebody does, or misses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Habit {
    /// What it is.
    pub theme: Theme,
    /// The name people read.
    pub name: String,
    /// What it counts for; none for professionalism.
    pub dimension: Option<Dimension>,
    /// Whether it does harm where it is heard. A weak habit that does not is one that was missing.
    pub harmful: bool,
    /// How often it was heard; for what was missing, how often a reply that had it would have been better.
    pub times: u32,
    /// At how many decisions that was a choice: some replies on offer had it, and others not.
    pub of: u32,
    /// The latest decision that shows it; of what does good, the latest that was right in all, if one was.
    pub example: Example,
}

/// A decision as an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Example {
    /// The play.
    pub play: String,
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's title.
    pub title: String,
    /// The decision, from 1.
    pub decision: usize,
    /// What was said.
    pub text: String,
    /// A better wording, where it was weak.
    pub better: Option<String>,
}

/// What was seen of a sign.
struct Seen<'a> {
    sign: &'a Sign,
    of: u32,
    shown: u32,
    missed: u32,
    shown_last: Option<Own<'a>>,
    right_last: Option<Own<'a>>,
    missed_last: Option<Own<'a>>,
}

/// What somebody does well, and what they miss. Strong is what does good and was heard at half or more of the decisions where it was a choice. Weak is
/// what does harm and was heard, and what does good and was missing where the reply was weak.
///
/// The decisions stand in the order in which they were made.
pub(super) fn habits(own: &[Own<'_>]) -> (Vec<Habit>, Vec<Habit>) {
    let plays = own.chunk_by(|one, other| one.play.id == other.play.id);
    let earlier = plays.clone().count().saturating_sub(LATEST);
    let mut seen: BTreeMap<&Theme, Seen<'_>> = BTreeMap::new();
    for made in plays.skip(earlier).flatten() {
        for sign in &made.decided.differing {
            let entry = seen.entry(&sign.theme).or_insert(Seen {
                sign,
                of: 0,
                shown: 0,
                missed: 0,
                shown_last: None,
                right_last: None,
                missed_last: None,
            });
            // Of several rubrics the latest says what a behaviour is called and worth.
            entry.sign = sign;
            entry.of += 1;
            if heard(made.decided, sign) {
                entry.shown += 1;
                entry.shown_last = Some(*made);
                if made.decided.answered() == Answered::Right {
                    entry.right_last = Some(*made);
                }
            } else if is_weak(made.decided, sign) {
                entry.missed += 1;
                entry.missed_last = Some(*made);
            }
        }
    }
    let (mut strong, mut weak) = (Vec::new(), Vec::new());
    for seen in seen.values() {
        let Seen {
            sign, of, shown, missed, ..
        } = *seen;
        let often = sign.worth > 0 && shown >= OFTEN && shown * 2 >= of;
        if let Some(last) = seen.right_last.or(seen.shown_last).filter(|_| often) {
            strong.push(habit(sign, shown, of, last));
        }
        if let Some(last) = seen.shown_last.filter(|_| sign.worth < 0) {
            weak.push(habit(sign, shown, of, last));
        }
        if let Some(last) = seen.missed_last.filter(|_| can_be_missing(sign) && missed >= OFTEN && !often) {
            weak.push(habit(sign, missed, of, last));
        }
    }
    // In parts of a thousand, so that the surest comes first; of equals what was heard more often.
    strong.sort_by_key(|habit| (Reverse(habit.times * 1_000 / habit.of), Reverse(habit.times)));
    weak.sort_by_key(|habit| (Reverse(habit.times), !habit.harmful));
    strong.truncate(MOST);
    weak.truncate(MOST);
    (strong, weak)
}

fn heard(decided: &Decided, sign: &Sign) -> bool {
    decided.shown.iter().any(|shown| shown.theme == sign.theme)
}

fn is_weak(decided: &Decided, sign: &Sign) -> bool {
    let grade = sign.dimension.and_then(|dimension| decided.grades[dimension as usize]);
    grade.is_some_and(|grade| grade < RIGHT_FROM)
}

/// That a reply was less than sound is told by its verdict, and not a second time by what it was not.
fn can_be_missing(sign: &Sign) -> bool {
    sign.worth > 0 && matches!(sign.theme, Theme::Behaviour(_))
}

fn habit(sign: &Sign, times: u32, of: u32, last: Own<'_>) -> Habit {
    Habit {
        theme: sign.theme.clone(),
        name: sign.name.clone(),
        dimension: sign.dimension,
        harmful: sign.worth < 0,
        times,
        of,
        example: Example {
            play: last.play.id.clone(),
            scenario: last.play.scenario.clone(),
            title: last.play.title.clone(),
            decision: last.decided.number,
            text: last.decided.text.clone(),
            better: last.decided.better.clone(),
        },
    }
}
