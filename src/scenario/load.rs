//! From a scenario's text to a scenario, with every fault at its line.

use super::{Scenario, check};
use crate::diagnostics::{Code, Diagnostic, has_errors};
use crate::ronfile::{Decoded, Outline, Step, decode};
use crate::rubric::Rubric;

/// The newest format this version reads.
pub const FORMAT: u32 = 1;
/// The largest file this version reads. The longest role-play people can write is a hundredth of it.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

/// How many faults of the text itself are enough for one round, so that its names are not looked at yet.
const ENOUGH: usize = 60;

/// What became of a scenario's text.
#[derive(Debug)]
pub struct Loaded {
    /// The scenario, unless a problem is an error.
    pub scenario: Option<Scenario>,
    /// Where everything stands; none if the brackets do not fit.
    pub outline: Option<Outline>,
    /// Everything that is wrong with the text, in its order.
    pub problems: Vec<Diagnostic>,
}

/// Reads a scenario that is played by `rubric`.
pub fn load(text: &str, rubric: &Rubric) -> Loaded {
    let Decoded {
        value,
        outline,
        mut problems,
        unsure,
    } = decode::<Scenario>(text);
    if let Some(outline) = &outline {
        if let Some(fault) = foreign_format(text, outline) {
            problems = vec![fault];
        } else if let Some(scenario) = &value
            && problems.len() < ENOUGH
        {
            check::check(scenario, outline, rubric, &unsure, &mut problems);
        }
    }
    problems.sort_by_key(|problem| problem.span);
    Loaded {
        scenario: value.filter(|_| !has_errors(&problems)),
        outline,
        problems,
    }
}

/// A file of a later format may hold anything, so its number is the one thing worth telling.
fn foreign_format(text: &str, outline: &Outline) -> Option<Diagnostic> {
    let value = outline.get("format")?;
    let number: u64 = text[value.span.start..value.span.end].parse().ok()?;
    let (span, path) = outline.find(&[Step::Key("format")]);
    if number > u64::from(FORMAT) {
        Some(
            Diagnostic::new(
                Code::FutureFormat,
                span,
                path,
                format!("this file has format {number}; this version of Goodword reads formats up to {FORMAT}"),
            )
            .hint("install a newer Goodword to use it"),
        )
    } else if number == 0 {
        Some(Diagnostic::new(Code::FutureFormat, span, path, "formats are counted from 1").hint("write `format: 1,`"))
    } else {
        None
    }
}
