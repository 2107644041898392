//! Which role-play to play next, and why.

use super::{Lesson, Outcome, Shelf};
use crate::rubric::Dimension;
use std::cmp::Reverse;

/// How many of the latest plays show where somebody is weak.
const LATEST: usize = 3;
/// A mean below this, in points, is weak.
const WEAK_BELOW: u32 = 75;

/// What to play next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The lesson, as a place in the list that was given.
    pub lesson: usize,
    /// Why this one.
    pub because: Because,
}

/// Why a role-play is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// Nothing was played yet.
    Begin,
    /// A dimension was weak of late, and much turns on it here.
    Weak {
        /// The dimension.
        dimension: Dimension,
        /// The lowest of the latest scores in it.
        score: u8,
        /// The title of the play that had it.
        title: String,
    },
    /// It is the next one of its module.
    Onward {
        /// The module's title.
        module: String,
    },
    /// Everything was passed, and this was the longest ago.
    LongAgo,
}

/// Suggests a role-play. Shelves that are for later are left alone. Where a dimension was weak of late, it is the one that turns on
/// it most, of those not passed yet and at most one step harder than what was passed; else the next not passed. None where there is
/// nothing to play.
pub fn next(shelves: &[Shelf], lessons: &[Lesson]) -> Option<Next> {
    let in_time = || {
        shelves
            .iter()
            .filter(|shelf| shelf.later.is_none())
            .flat_map(|shelf| shelf.lessons.iter().map(move |at| (*at, shelf)))
    };
    let mut played: Vec<(usize, Outcome)> = (0..lessons.len()).filter_map(|at| Some((at, lessons[at].last?))).collect();
    played.sort_by_key(|(at, last)| (Reverse(last.when), *at));
    let Some((just_played, _)) = played.first().copied() else {
        return in_time().next().map(|(lesson, _)| Next {
            lesson,
            because: Because::Begin,
        });
    };
    // The same again is suggested only where nothing else is left.
    let open: Vec<(usize, &Shelf)> = in_time().filter(|(at, _)| !lessons[*at].passed()).collect();
    let others: Vec<(usize, &Shelf)> = open.iter().copied().filter(|(at, _)| *at != just_played).collect();
    let open = if others.is_empty() { open } else { others };
    let Some((first, shelf)) = open.first().copied() else {
        let longest_ago = in_time().min_by_key(|(at, _)| lessons[*at].last.map(|last| last.when))?;
        return Some(Next {
            lesson: longest_ago.0,
            because: Because::LongAgo,
        });
    };
    if let Some((dimension, score, title)) = weakest(&played[..played.len().min(LATEST)], lessons) {
        let within_reach = 1 + lessons
            .iter()
            .filter(|lesson| lesson.passed())
            .map(|lesson| lesson.difficulty)
            .max()
            .unwrap_or(1);
        let fitting = open.iter().filter(|(at, _)| lessons[*at].difficulty <= within_reach);
        // Of equals the first, which is the gentler one.
        if let Some((lesson, _)) = fitting.min_by_key(|(at, _)| Reverse(lessons[*at].share(dimension))) {
            return Some(Next {
                lesson: *lesson,
                because: Because::Weak { dimension, score, title },
            });
        }
    }
    Some(Next {
        lesson: first,
        because: Because::Onward {
            module: shelf.module.title.clone(),
        },
    })
}

/// The dimension with the lowest mean among these plays, if it is weak, with its lowest score and where that was.
fn weakest(played: &[(usize, Outcome)], lessons: &[Lesson]) -> Option<(Dimension, u8, String)> {
    let of = |dimension: Dimension| -> Option<(u32, u8, usize)> {
        let scores: Vec<(u8, usize)> = played
            .iter()
            .filter_map(|(at, last)| Some((last.scores.get(dimension)?, *at)))
            .collect();
        let sum: u32 = scores.iter().map(|(score, _)| u32::from(*score)).sum();
        let (lowest, at) = scores.iter().copied().min_by_key(|(score, _)| *score)?;
        Some((sum / scores.len() as u32, lowest, at))
    };
    Dimension::ALL
        .into_iter()
        .filter_map(|dimension| Some((dimension, of(dimension)?)))
        .filter(|(_, (mean, ..))| *mean < WEAK_BELOW)
        .min_by_key(|(_, (mean, ..))| *mean)
        .map(|(dimension, (_, lowest, at))| (dimension, lowest, lessons[at].title.clone()))
}
