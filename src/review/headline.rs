//! The sentences of a review: what matters most, and how counts are told.

use super::model::{DecisionLine, Review};
use crate::rubric::Dimension;
use std::cmp::Reverse;

/// How long a quoted line may be in a headline, in characters.
const BRIEF: usize = 90;

/// The sentence that matters most.
pub(super) fn headline(review: &Review) -> String {
    if review.counts.plays == 0 {
        return "No handed-in play could be counted yet.".into();
    }
    match review.decisions.iter().find(|line| line.wrong() > 0) {
        None => "Everybody found the best reply at every decision, at the first attempt.".into(),
        Some(line) => plainly(line),
    }
}

/// How many people missed a decision, and which one it is, in a sentence.
pub fn plainly(line: &DecisionLine) -> String {
    format!(
        "{} missed the best reply when {} said: “{}”",
        of_people(line.wrong(), line.people),
        line.customer,
        brief(&line.says)
    )
}

/// “3 of 12 people”, “all 12 people”.
fn of_people(part: u64, all: u64) -> String {
    match (part, all) {
        (1, 1) => "The one person who came there".into(),
        (part, all) if part == all => format!("All {all} people"),
        (part, all) => format!("{part} of {all} people"),
    }
}

/// In which dimension most of those who missed a decision lost something; of equals the first, none where nobody lost anything.
pub fn costs_most(line: &DecisionLine) -> Option<Dimension> {
    let lost = [line.lost.empathy, line.lost.positive_phrasing, line.lost.honesty];
    let parts = Dimension::ALL.into_iter().zip(lost);
    parts
        .filter(|(_, people)| *people > 0)
        .min_by_key(|(_, people)| Reverse(*people))
        .map(|(dimension, _)| dimension)
}

/// The beginning of a text: whole sentences as far as they fit, or as many words.
fn brief(text: &str) -> String {
    // What the customer does stands in brackets; what they say comes after it.
    let spoken = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let text = spoken
        .map(|(_, spoken)| spoken.trim())
        .filter(|spoken| !spoken.is_empty())
        .unwrap_or(text);
    if text.chars().count() <= BRIEF {
        return text.to_owned();
    }
    let mut kept = String::new();
    for word in text.split_whitespace() {
        if kept.chars().count() + word.chars().count() + 1 > BRIEF {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    let sentence = kept.rfind(['.', '!', '?']).filter(|end| *end * 2 > kept.len());
    match sentence {
        Some(end) => format!("{} …", &kept[..=end]),
        None => format!("{kept} …"),
    }
}
