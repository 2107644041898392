//! Gentle edits: gotos, numbers, conditions, certainties and whole replies are changed so that the file can still be played.

use super::knowing::{Map, at, is_condition, is_number, nested};
use goodword::diagnostics::Span;
use rand::RngExt;
use rand::seq::IndexedRandom;
use rand_chacha::ChaCha8Rng;

/// Changes a text once. None where the text holds nothing of the kind.
pub(super) fn edit(text: &mut String, dice: &mut ChaCha8Rng) -> Option<()> {
    let map = Map::of(text)?;
    let (span, words) = match dice.random_range(0..9) {
        // Gotos are what makes talks go in circles, so they are rewired more often than anything else.
        0..=2 => (
            *map.under(text, &["goto"], |_| true).choose(dice)?,
            format!("{:?}", map.places.choose(dice)?),
        ),
        3 => (
            *map.under(text, &["start"], |_| true).choose(dice)?,
            format!("{:?}", map.places.choose(dice)?),
        ),
        4 => {
            let keys = [
                "anger",
                "confusion",
                "trust",
                "mood",
                "if",
                "epilogues",
                "chance_if",
                "chance",
                "chances",
                "takes",
            ];
            let span = *map.under(text, &keys, is_number).choose(dice)?;
            let number = if at(text, span).contains('.') {
                format!("{}", f64::from(dice.random_range(0..=20u8)) / 20.0)
            } else {
                dice.random_range(0..=100u8).to_string()
            };
            (span, number)
        }
        5 => {
            let (span, condition) = condition(text, &map, dice)?;
            let depth = dice.random_range(0..6);
            (span, nested(&condition, depth, dice))
        }
        6 => {
            let certainty = *["Hedged", "Firm", "Absolute"].choose(dice)?;
            (*map.under(text, &["certainty"], |_| true).choose(dice)?, certainty.to_owned())
        }
        7 => {
            // A reply is on offer in another place too, often under another condition.
            let replies = map.entries_of("replies");
            let replies: Vec<Span> = replies.into_iter().filter(|span| at(text, *span).starts_with('"')).collect();
            let (from, to) = (*replies.choose(dice)?, replies.choose(dice)?.start);
            let copy = at(text, from).replacen('"', &format!("\"copy-{}-", dice.random_range(0..1_000_000)), 1);
            (Span::new(to, to), format!("{copy}, "))
        }
        _ => {
            let (_, condition) = condition(text, &map, dice)?;
            let replies = map.under(text, &["replies"], |words| words.starts_with("(text:") || words.starts_with("(\n"));
            let reply = *replies
                .iter()
                .filter(|span| !at(text, **span).contains("if: "))
                .collect::<Vec<_>>()
                .choose(dice)?;
            (Span::new(reply.start, reply.start + 1), format!("(if: {condition}, "))
        }
    };
    text.replace_range(span.start..span.end, &words);
    Some(())
}

/// A condition of the file, and one that may stand in its place.
fn condition(text: &str, map: &Map, dice: &mut ChaCha8Rng) -> Option<(Span, String)> {
    let all = map.under(text, &["if", "kept_if"], is_condition);
    let span = *all.choose(dice)?;
    let number = dice.random_range(0..=100u8);
    let condition = match dice.random_range(0..6) {
        0 => format!("Anger(AtLeast({number}))"),
        1 => format!("Trust(Below({number}))"),
        2 => format!("Confusion(Between({}, {number}))", number / 2),
        _ => at(text, *all.choose(dice)?).to_owned(),
    };
    Some((span, condition))
}
