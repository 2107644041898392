//! From a rubric's text to a rubric, with every fault at its line.

use super::Rubric;
use crate::diagnostics::{Code, Diagnostic, has_errors};
use crate::ronfile::{Decoded, Outline, Step, decode};

/// The format this version reads.
const FORMAT: u32 = 1;
/// How many points one behaviour may carry either way.
const MAX_POINTS: i16 = 20;
/// How many rows of the service catalogue one behaviour may stand for.
const MAX_ROWS: usize = 2;

/// Reads a rubric. The rubric is there unless a problem is an error.
pub fn load(text: &str) -> (Option<Rubric>, Vec<Diagnostic>) {
    let Decoded {
        value,
        outline,
        mut problems,
        ..
    } = decode::<Rubric>(text);
    // Where something could not be read a stand-in was put, and what is wrong with that is nobody's fault.
    if let (Some(rubric), Some(outline), true) = (&value, &outline, problems.is_empty()) {
        check(rubric, outline, &mut problems);
    }
    problems.sort_by_key(|problem| problem.span);
    (value.filter(|_| !has_errors(&problems)), problems)
}

fn check(rubric: &Rubric, outline: &Outline, problems: &mut Vec<Diagnostic>) {
    let mut tell = |code: Code, keys: &[&str], message: String| {
        let steps: Vec<Step<'_>> = keys.iter().copied().map(Step::Key).collect();
        let (span, path) = outline.find(&steps);
        problems.push(Diagnostic::new(code, span, path, message));
    };
    if rubric.format != FORMAT {
        tell(
            Code::FutureFormat,
            &["format"],
            format!("this version reads rubrics of format {FORMAT}, not {}", rubric.format),
        );
    }
    let weights = rubric.weights;
    if weights.empathy == 0 && weights.positive_phrasing == 0 && weights.honesty == 0 {
        tell(
            Code::NoWeight,
            &["weights"],
            "all weights are 0, so no score could ever count".into(),
        );
    }
    let marks = [
        ("pass_mark", rubric.pass_mark),
        ("floors", rubric.floors.empathy),
        ("floors", rubric.floors.positive_phrasing),
        ("floors", rubric.floors.honesty),
    ];
    for (key, mark) in marks {
        if !(1..=100).contains(&mark) {
            tell(Code::OutOfRange, &[key], format!("a mark lies between 1 and 100, not at {mark}"));
        }
    }
    for (id, temperament) in &rubric.temperaments {
        for percent in [
            temperament.empathy,
            temperament.phrasing,
            temperament.professionalism,
            temperament.hurts,
        ] {
            if !(0..=300).contains(&percent) {
                tell(
                    Code::OutOfRange,
                    &["temperaments", id],
                    format!("a temperament's percent lies between 0 and 300, not at {percent}"),
                );
            }
        }
    }
    for (id, behaviour) in &rubric.behaviours {
        if behaviour.points.abs() > MAX_POINTS {
            tell(
                Code::OutOfRange,
                &["behaviours", id, "points"],
                format!("points lie between -{MAX_POINTS} and {MAX_POINTS}, not at {}", behaviour.points),
            );
        }
        if behaviour.rows.len() > MAX_ROWS {
            tell(
                Code::TooManyRows,
                &["behaviours", id, "rows"],
                format!("`{id}` stands for {} rows; {MAX_ROWS} are the most", behaviour.rows.len()),
            );
        }
        let changes = [Some(behaviour.mood), behaviour.repeated];
        for change in changes.into_iter().flatten() {
            for points in [change.anger, change.confusion, change.trust] {
                if !(-100..=100).contains(&points) {
                    tell(
                        Code::OutOfRange,
                        &["behaviours", id, "mood"],
                        format!("a change of mood lies between -100 and 100, not at {points}"),
                    );
                }
            }
        }
        for (key, text) in [
            ("name", &behaviour.name),
            ("definition", &behaviour.definition),
            ("good", &behaviour.good),
            ("bad", &behaviour.bad),
        ] {
            if text.trim().is_empty() {
                tell(Code::EmptyText, &["behaviours", id, key], format!("`{id}` has no {key}"));
            }
        }
    }
}
