//! The shelves: which role-plays stand together, and which shelf is for later.

use super::{Course, Lesson, Module};

/// The role-plays of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    /// The module. One that the course does not know has its id for a title and nothing about it.
    pub module: Module,
    /// Its lessons, the gentle ones first, as places in the list that was given.
    pub lessons: Vec<usize>,
    /// How many of them were passed the last time.
    pub passed: usize,
    /// Why it is for later; none if it is time for it. It is never shut: everything may be played at any time.
    pub later: Option<Later>,
}

/// When a shelf's time comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The title of the module before it.
    pub after: String,
    /// How many of its role-plays are still to be played, passed or not.
    pub more: usize,
}

/// Puts the lessons on shelves, in the order of the course; modules that it does not know come last, in the order found.
/// A shelf's time comes when half of the one before has been played to an end, or one of its own.
pub fn shelves(course: &Course, lessons: &[Lesson]) -> Vec<Shelf> {
    let mut modules = course.modules.clone();
    for lesson in lessons {
        if !modules.iter().any(|module| module.id == lesson.module) {
            modules.push(Module {
                id: lesson.module.clone(),
                title: lesson.module.clone(),
                about: String::new(),
            });
        }
    }
    let mut shelves: Vec<Shelf> = Vec::new();
    for (place, module) in modules.into_iter().enumerate() {
        let mut own: Vec<usize> = (0..lessons.len()).filter(|at| lessons[*at].module == module.id).collect();
        if own.is_empty() {
            continue;
        }
        own.sort_by(|a, b| {
            let (a, b) = (&lessons[*a], &lessons[*b]);
            a.difficulty.cmp(&b.difficulty).then_with(|| a.id.cmp(&b.id))
        });
        let played = |lessons: &[Lesson], own: &[usize]| own.iter().filter(|at| lessons[**at].last.is_some()).count();
        let known = place < course.modules.len();
        let before = shelves.last().filter(|_| known && played(lessons, &own) == 0);
        let later = before.and_then(|before| {
            let more = before.lessons.len().div_ceil(2).saturating_sub(played(lessons, &before.lessons));
            (more > 0).then(|| Later {
                after: before.module.title.clone(),
                more,
            })
        });
        shelves.push(Shelf {
            module,
            passed: own.iter().filter(|at| lessons[**at].passed()).count(),
            lessons: own,
            later,
        });
    }
    shelves
}
