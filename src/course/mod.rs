//! In what order the role-plays are learnt, which one to play next, and how somebody gets on.

mod next;
mod progress;
mod shelves;

pub use next::{Because, Next, next};
pub use progress::{
    Attempt, Attempts, Card, Decided, Deck, Example, Finished, Habit, INTERVALS, Learnt, Missed, Occasion, Practise, Progress, RIGHT_FROM,
    Rhythm, Sign, Theme, occasions, progress,
};
pub use shelves::{Later, Shelf, shelves};

use crate::rubric::Dimension;
use crate::scoring::{Scores, reference_stakes};
use crate::session::Game;
use serde::Deserialize;

/// The modules, in the order in which they are learnt.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// The modules.
    pub modules: Vec<Module>,
}

/// One part of the course.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// What scenarios name under `module`.
    pub id: String,
    /// Its title on the shelf.
    pub title: String,
    /// What is learnt in it, in a sentence.
    pub about: String,
}

impl Course {
    /// The course that stands in the binary.
    pub fn shipped() -> Self {
        ron::from_str(include_str!("../../assets/course/en.ron")).expect("the built-in course is tested to load")
    }
}

/// A role-play as the course sees it, and how somebody has fared in it.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The module it belongs to.
    pub module: String,
    /// From 1 to 5.
    pub difficulty: u8,
    /// How often each dimension is at stake on the reference path.
    pub stakes: [u32; 3],
    /// What came of this person's last play of it.
    pub last: Option<Outcome>,
}

/// What came of a play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
    /// When it began, in milliseconds since 1970, UTC.
    pub when: i64,
}

impl Lesson {
    /// What the course sees of a scenario.
    pub fn of(id: &str, game: &Game, last: Option<Outcome>) -> Self {
        let scenario = game.scenario();
        Self {
            id: id.to_owned(),
            title: scenario.title.clone(),
            module: scenario.module.clone(),
            difficulty: scenario.difficulty,
            stakes: reference_stakes(game, 1),
            last,
        }
    }

    fn passed(&self) -> bool {
        self.last.is_some_and(|last| last.passed)
    }

    /// How much of the role-play turns on a dimension, in parts of a thousand.
    fn share(&self, dimension: Dimension) -> u32 {
        let all: u32 = self.stakes.iter().sum();
        1000 * self.stakes[dimension as usize] / all.max(1)
    }
}
