//! The practice deck: decisions that were missed come back at growing intervals, until they are right each time.
//!
//! What is practised again after a pause stays longer than what is practised at one go, and the pauses may grow: N. J. Cepeda, H. Pashler, E. Vul,
//! J. T. Wixted and D. Rohrer, “Distributed practice in verbal recall tasks: A review and quantitative synthesis”, Psychological Bulletin 132 (2006),
//! 354–380. That a right answer moves a card on and a wrong one puts it back to the start is the card box of S. Leitner, “So lernt man lernen” (1972).
//! The intervals themselves are a choice: a day, half a week, one week, three weeks.

use super::facts::{Answered, Decided, Own};
use super::occasions::Occasion;
use super::signs::Theme;
use crate::calendar::Day;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// After how many days a decision comes back: the first after it was missed, each of the others after it was right. Right after the last of them,
/// it is learnt.
pub const INTERVALS: [i64; 4] = [1, 3, 7, 21];

/// What there is to practise.
///
/// A decision, by its scenario and node, comes into the deck when it is missed. From its day on it is due. A right answer then moves it to the next
/// interval; before its day a right answer changes nothing, as what was right a minute ago proves little. A wrong answer puts it back to the first
/// interval at any time. At first it is the same decision that is practised; from the second interval on it is one elsewhere, at which the same is at
/// stake, and what is answered there counts from its day on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Deck {
    /// What is due, the longest first; of equals what was missed most often.
    pub due: Vec<Card>,
    /// What comes later, the soonest first.
    pub later: Vec<Card>,
    /// What is learnt, in the order in which that came about.
    pub learnt: Vec<Learnt>,
}

/// A decision that comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// The node.
    pub node: String,
    /// What the decision turned on.
    pub theme: Theme,
    /// Its name for people.
    pub name: String,
    /// When it was missed the last time.
    pub missed: Missed,
    /// How often it was missed.
    pub times: u32,
    /// How many intervals it has passed since, below the number of [`INTERVALS`].
    pub passed: usize,
    /// The day from which it is due.
    pub due: Day,
    /// How to practise it.
    pub practise: Practise,
}

/// A decision that was missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missed {
    /// The play.
    pub play: String,
    /// The decision in it, from 1.
    pub decision: usize,
    /// The day.
    pub day: Day,
    /// What the customer had said.
    pub says: String,
    /// What was answered.
    pub text: String,
    /// A better wording, where there is one.
    pub better: Option<String>,
}

/// How a decision is practised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "lowercase")]
pub enum Practise {
    /// By going back to it: a branch of this play at this decision.
    Back {
        /// The play.
        play: String,
        /// The decision, from 1.
        decision: usize,
    },
    /// By playing this role-play, in which the same is at stake.
    Elsewhere {
        /// The scenario's id.
        scenario: String,
        /// Its title.
        title: String,
        /// The node at which it is at stake.
        node: String,
        /// What the customer says there.
        says: String,
    },
}

/// A decision that is learnt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Learnt {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// The node.
    pub node: String,
    /// The name of what it turned on.
    pub name: String,
    /// The day of the last right answer.
    pub day: Day,
}

/// A decision of a scenario.
type Key<'a> = (&'a str, &'a str);

/// A decision in the deck.
struct Item<'a> {
    missed: Own<'a>,
    theme: Theme,
    times: u32,
    passed: usize,
    due: Day,
}

impl Item<'_> {
    fn wrong(&mut self, day: Day) {
        self.passed = 0;
        self.due = day.after(INTERVALS[0]);
    }

    /// Counts a right answer; true if that was the last one needed.
    fn right(&mut self, day: Day) -> bool {
        if day < self.due {
            return false;
        }
        self.passed += 1;
        if let Some(interval) = INTERVALS.get(self.passed) {
            self.due = day.after(*interval);
        }
        self.passed == INTERVALS.len()
    }

    /// Whether an answer elsewhere counts on this day.
    fn is_open(&self, day: Day) -> bool {
        self.passed > 0 && day >= self.due
    }

    fn name(&self) -> String {
        let Decided { differing, shown, .. } = self.missed.decided;
        let sign = differing.iter().chain(shown).find(|sign| sign.theme == self.theme);
        sign.map_or_else(String::new, |sign| sign.name.clone())
    }
}

/// The deck that follows from these decisions, in their order, on a day. Answers of later days count too, as a clock may have been put back.
pub(super) fn deck(own: &[Own<'_>], occasions: &[Occasion], today: Day) -> Deck {
    let mut items: BTreeMap<Key<'_>, Item<'_>> = BTreeMap::new();
    let mut learnt: Vec<(Key<'_>, Learnt)> = Vec::new();
    for made in own {
        let key = (made.play.scenario.as_str(), made.decided.node.as_str());
        let mut done: Vec<Key<'_>> = Vec::new();
        for (other, item) in items.iter_mut().filter(|(other, item)| **other != key && item.is_open(made.day)) {
            match made.decided.answered_in(&item.theme) {
                Some(true) if item.right(made.day) => done.push(*other),
                Some(false) => item.wrong(made.day),
                _ => {}
            }
        }
        match made.decided.answered() {
            Answered::Wrong(theme) => {
                let item = items.entry(key).or_insert_with(|| Item {
                    missed: *made,
                    theme: theme.clone(),
                    times: 0,
                    passed: 0,
                    due: made.day,
                });
                (item.missed, item.theme) = (*made, theme);
                item.times += 1;
                item.wrong(made.day);
                learnt.retain(|(other, _)| *other != key);
            }
            Answered::Right => {
                if items.get_mut(&key).is_some_and(|item| item.right(made.day)) {
                    done.push(key);
                }
            }
            Answered::Neither => {}
        }
        for key in done {
            if let Some(item) = items.remove(&key) {
                let words = Learnt {
                    scenario: key.0.to_owned(),
                    title: item.missed.play.title.clone(),
                    node: key.1.to_owned(),
                    name: item.name(),
                    day: made.day,
                };
                learnt.push((key, words));
            }
        }
    }
    let mut cards: Vec<Card> = items.into_iter().map(|(key, item)| card(key, &item, occasions)).collect();
    cards.sort_by_key(|card| (card.due, Reverse(card.times)));
    let (due, later) = cards.into_iter().partition(|card| card.due <= today);
    Deck {
        due,
        later,
        learnt: learnt.into_iter().map(|(_, words)| words).collect(),
    }
}

fn card(key: Key<'_>, item: &Item<'_>, occasions: &[Occasion]) -> Card {
    let Own { play, decided, day } = item.missed;
    Card {
        scenario: key.0.to_owned(),
        title: play.title.clone(),
        node: key.1.to_owned(),
        theme: item.theme.clone(),
        name: item.name(),
        missed: Missed {
            play: play.id.clone(),
            decision: decided.number,
            day,
            says: decided.says.clone(),
            text: decided.text.clone(),
            better: decided.better.clone(),
        },
        times: item.times,
        passed: item.passed,
        due: item.due,
        practise: elsewhere(key, item, occasions).unwrap_or_else(|| Practise::Back {
            play: play.id.clone(),
            decision: decided.number,
        }),
    }
}

/// Another decision at which the same is at stake, another one for each interval; none at first, and where there is none. What stands in another
/// role-play comes first, of those what stands in the same module, and is about as hard.
fn elsewhere(key: Key<'_>, item: &Item<'_>, occasions: &[Occasion]) -> Option<Practise> {
    let turn = item.passed.checked_sub(1)?;
    let play = item.missed.play;
    let mut fitting: Vec<&Occasion> = occasions
        .iter()
        .filter(|there| (there.scenario.as_str(), there.node.as_str()) != key && there.themes.contains(&item.theme))
        .collect();
    fitting.sort_by_key(|there| {
        (
            there.scenario == play.scenario,
            there.module != play.module,
            there.difficulty.abs_diff(play.difficulty),
            &there.scenario,
            &there.node,
        )
    });
    let there = fitting.get(turn.checked_rem(fitting.len())?)?;
    Some(Practise::Elsewhere {
        scenario: there.scenario.clone(),
        title: there.title.clone(),
        node: there.node.clone(),
        says: there.says.clone(),
    })
}
