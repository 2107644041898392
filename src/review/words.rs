//! What every form of a review says alike: counts, times, signs, and names made safe to show.

use super::model::{Promises, Review};

/// A name or any other words from a file, on one line and without signs that a terminal or a page would obey: control characters, and those that
/// turn the direction of what follows.
pub fn shown(words: &str) -> String {
    words
        .chars()
        .filter(|sign| !matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect::<String>()
        .trim()
        .to_owned()
}

/// A number with its noun.
pub fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A time in minutes and seconds: “4:05”. None is a dash.
pub fn time(seconds: Option<u64>) -> String {
    seconds.map_or_else(|| "–".into(), |seconds| format!("{}:{:02}", seconds / 60, seconds % 60))
}

/// Anything that may be missing; a dash then.
pub fn or_dash(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "–".into(), |value| value.to_string())
}

/// “kept/due”, or a dash where none fell due.
pub fn kept(promises: Promises) -> String {
    match promises.due {
        0 => "–".into(),
        due => format!("{}/{due}", promises.kept),
    }
}

/// A share in whole percent, rounded half up; a dash of nothing.
pub fn percent(part: u64, all: u64) -> String {
    match all {
        0 => "–".into(),
        _ => format!("{} %", (200 * part + all) / (2 * all)),
    }
}

/// What this report rests on, in a line.
pub fn basis(review: &Review) -> String {
    let people = review.people.iter().filter(|line| line.plays > 0).count() as u64;
    let scenarios = review.scenarios.iter().filter(|line| line.plays > 0).count() as u64;
    let mut words = format!(
        "{}, {}, {}",
        counted(people, "person", "people"),
        counted(scenarios, "scenario", "scenarios"),
        counted(review.counts.plays, "verified play", "verified plays"),
    );
    match review.period {
        Some([first, last]) if first == last => words.push_str(&format!(", {}", first.words())),
        Some([first, last]) => words.push_str(&format!(", {} to {}", first.words(), last.words())),
        None => {}
    }
    words
}

/// What was asked for, in words; none where everything was.
pub fn filter(review: &Review) -> Option<String> {
    let filter = &review.filter;
    let parts: Vec<String> = [
        filter.team.as_ref().map(|team| format!("team {}", shown(team))),
        filter.scenario.as_ref().map(|scenario| format!("scenario {}", shown(scenario))),
        filter.module.as_ref().map(|module| format!("module {}", shown(module))),
        filter.from.map(|day| format!("from {}", day.words())),
        filter.to.map(|day| format!("until {}", day.words())),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What was left out, a sentence each.
pub fn left_out(review: &Review) -> Vec<String> {
    let counts = &review.counts;
    let plays = |count: u64, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let mut words = Vec::new();
    let mut add = |count: u64, sentence: String| {
        if count > 0 {
            words.push(sentence);
        }
    };
    add(
        counts.unverified,
        format!(
            "{} not be verified. Nothing in them counts.",
            plays(counts.unverified, "handed-in play could", "handed-in plays could")
        ),
    );
    add(
        counts.disputed,
        format!(
            "{}: two sound records with the same id say different things. Neither counts.",
            plays(counts.disputed, "play is disputed", "plays are disputed")
        ),
    );
    add(
        counts.other_text,
        format!(
            "{} by another scenario text or rubric than this machine has. They count here, and are not ranked.",
            plays(counts.other_text, "play was", "plays were")
        ),
    );
    add(
        counts.undated,
        format!(
            "{} no date, and no month to be ranked in.",
            plays(counts.undated, "play has", "plays have")
        ),
    );
    add(
        counts.repeated,
        format!(
            "{} somewhere else too, and {} counted once.",
            plays(counts.repeated, "record stood", "records stood"),
            if counts.repeated == 1 { "was" } else { "were" }
        ),
    );
    add(
        counts.not_handed_in,
        format!(
            "{} private, unfinished, or a second try at a decision, and left alone.",
            plays(counts.not_handed_in, "record is", "records are")
        ),
    );
    add(
        counts.filtered,
        format!("{} outside what was asked for.", plays(counts.filtered, "play is", "plays are")),
    );
    words
}
