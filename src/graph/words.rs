//! What a drawing says: conditions in short words, first words of a speech, and text that any format can hold.

use crate::scenario::{Condition, Range};

/// A condition in short words, as “anger 95 or more”.
pub(super) fn condition_words(condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => joined(parts, " and "),
        Condition::Any(parts) => joined(parts, " or "),
        Condition::Not(part) => format!("not {}", nested(part)),
        Condition::Anger(range) => format!("anger {}", range_words(*range)),
        Condition::Confusion(range) => format!("confusion {}", range_words(*range)),
        Condition::Trust(range) => format!("trust {}", range_words(*range)),
        Condition::Flag(flag) => format!("flag {flag}"),
        Condition::Knows(fact) => format!("{fact} known"),
        Condition::Told(fact) => format!("{fact} told"),
        Condition::Shown(behaviour) => format!("{behaviour} shown"),
        Condition::Chose(reply) => format!("{reply} chosen"),
        Condition::Promised(promise) => format!("{promise} promised"),
        Condition::Open(promise) => format!("{promise} open"),
        Condition::Kept(promise) => format!("{promise} kept"),
        Condition::Broken(promise) => format!("{promise} broken"),
        Condition::Renegotiated(promise) => format!("{promise} made anew"),
        Condition::Delegated(promise) => format!("{promise} handed on"),
        Condition::Void(promise) => format!("{promise} void"),
        Condition::Chance(chance) => format!("chance {chance}"),
    }
}

fn joined(parts: &[Condition], word: &str) -> String {
    match parts {
        [] => "always".to_owned(),
        [part] => condition_words(part),
        _ => parts.iter().map(nested).collect::<Vec<_>>().join(word),
    }
}

/// A part of a condition; in brackets where it has parts of its own.
fn nested(part: &Condition) -> String {
    match part {
        Condition::All(parts) | Condition::Any(parts) if parts.len() > 1 => format!("({})", condition_words(part)),
        _ => condition_words(part),
    }
}

fn range_words(range: Range) -> String {
    match range {
        Range::AtLeast(least) => format!("{least} or more"),
        Range::Below(bound) => format!("below {bound}"),
        Range::Between(least, most) => format!("{least} to {most}"),
    }
}

/// Text on one line, without signs that a format forbids or that turn its reading order.
pub(super) fn plain(text: &str) -> String {
    let printable = |c: char| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}');
    let spaced: String = text.chars().map(|c| if printable(c) { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first words of a text, with “…” where more follows.
pub(super) fn first_words(text: &str, most: usize) -> String {
    let text = plain(text);
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most).collect();
    let end = match head.rfind(' ') {
        Some(end) if end > head.len() / 2 => end,
        _ => head.len(),
    };
    let kept = head[..end].trim_end_matches(|c: char| c.is_whitespace() || ",;:.–—-".contains(c));
    format!("{kept}…")
}
