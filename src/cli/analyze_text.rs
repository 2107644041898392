//! What an analysis found, as text for people: at most 80 columns, and no colour that would be missed.

use super::analyze::{Extremes, Fares, Found, Play, Shown};
use std::fmt::Write;

/// How wide the text may be.
const WIDTH: usize = 80;
/// How wide the names of endings may be in the table of kinds.
const NAME: usize = 16;

/// Everything, from what can be reached to how trainees fare.
pub(super) fn text(id: &str, found: &Found) -> String {
    let mut text = String::new();
    line(&mut text, 0, &how_much(id, found));
    text.push('\n');
    reached(
        &mut text,
        "nodes",
        found.nodes.reachable.len(),
        &found.nodes.unreachable,
        found.exact,
    );
    reached(
        &mut text,
        "replies",
        found.replies.reachable.len(),
        &found.replies.unreachable,
        found.exact,
    );
    reached(&mut text, "endings", found.endings.len(), &found.unreachable_endings, found.exact);
    faults(
        &mut text,
        "no play is left without a reply",
        "a play can be left without a reply at",
        &found.dead_ends,
        found.exact,
    );
    faults(
        &mut text,
        "from everywhere an ending can be reached",
        "no ending can be reached any more from",
        &found.traps,
        found.exact,
    );
    text.push_str("\nA shortest play to each ending\n");
    for Shown { id, seed, witness } in &found.endings {
        line(&mut text, 2, &format!("{id}: {}", replies(*seed, witness)));
    }
    scores(&mut text, found);
    if !found.kinds.is_empty() {
        kinds(&mut text, found);
    }
    text
}

fn how_much(id: &str, found: &Found) -> String {
    let states = grouped(found.states);
    match (found.exact, found.standings, found.sampled) {
        (true, Some(standings), _) => format!(
            "{id}: every play was walked, through {states} states that differ in something still to come; with what was met and lost so far \
             they are {}.",
            grouped(standings)
        ),
        (_, _, Some(sampled)) => format!(
            "{id}: there are more plays than could be walked. {states} states were looked at, and {} plays sampled beside. What is told below \
             was seen; what is missing may still be there.",
            grouped(sampled as usize)
        ),
        _ => format!("{id}: {states} states were looked at."),
    }
}

fn reached(text: &mut String, what: &str, count: usize, missing: &[String], exact: bool) {
    let all = count + missing.len();
    if missing.is_empty() {
        line(text, 0, &format!("All {all} {what} can be reached."));
    } else {
        let never = if exact { "no play reaches" } else { "these were not reached" };
        line(
            text,
            0,
            &format!("{count} of {all} {what} can be reached; {never}: {}.", missing.join(", ")),
        );
    }
}

fn faults(text: &mut String, none: &str, some: &str, found: &[Shown], exact: bool) {
    if found.is_empty() {
        let sure = if exact { "" } else { ", as far as was looked" };
        line(text, 0, &format!("{}{}{sure}.", none[..1].to_uppercase(), &none[1..]));
    }
    for Shown { id, seed, witness } in found {
        line(
            text,
            0,
            &format!("{}{} {id}: {}", some[..1].to_uppercase(), &some[1..], replies(*seed, witness)),
        );
    }
}

fn scores(text: &mut String, found: &Found) {
    let all = [
        ("Empathy", &found.scores.empathy),
        ("Positive phrasing", &found.scores.positive_phrasing),
        ("Honesty about promises", &found.scores.honesty),
        ("Overall", &found.scores.overall),
    ];
    let _ = writeln!(text, "\n  {:<24}{:>6}{:>6}", "Scores", "worst", "best");
    for (name, Extremes { min, max, .. }) in all {
        let points = |points: &Option<u8>| points.map_or_else(|| "–".into(), |points| points.to_string());
        let _ = writeln!(text, "  {name:<24}{:>6}{:>6}", points(min), points(max));
    }
    for (name, play) in [("worst", &found.scores.overall.worst), ("best", &found.scores.overall.best)] {
        if let Some(Play { seed, witness }) = play {
            line(text, 2, &format!("{name} overall: {}", replies(*seed, witness)));
        }
    }
    text.push('\n');
    let passes = match (found.can_pass, found.honest_pass) {
        (true, true) => "A play can pass, and one that is honest throughout can.",
        (true, false) => "A play can pass, but none was found that is honest throughout and passes.",
        (false, _) => "No play was found that passes.",
    };
    line(text, 0, passes);
    if let Some(share) = found.honest_share {
        line(
            text,
            0,
            &format!("Of plays with replies picked at random, {} are honest throughout.", percent(share)),
        );
    }
}

fn kinds(text: &mut String, found: &Found) {
    text.push_str("\nHow kinds of trainees fare, over every way luck can fall\n");
    let _ = writeln!(text, "  {:<12}{:>9}{:>9}{:>9}  most often ends at", "", "passed", "honest", "fatal");
    for (kind, fares) in &found.kinds {
        let _ = writeln!(
            text,
            "  {kind:<12}{:>9}{:>9}{:>9}  {}",
            percent(fares.passed),
            percent(fares.honest),
            percent(fares.fatal),
            usual_ending(fares)
        );
    }
    if found.kinds.values().any(|fares| fares.no_ending > 0.0) {
        line(
            text,
            2,
            "Some of these plays come to no ending: nothing is on offer any more, or the talk goes in circles.",
        );
    }
}

fn usual_ending(fares: &Fares) -> String {
    let mut most: Option<(&str, f64)> = None;
    for (id, chance) in &fares.endings {
        if most.is_none_or(|(_, best)| *chance > best) {
            most = Some((id, *chance));
        }
    }
    most.map_or_else(String::new, |(id, chance)| format!("{} ({})", cut(id), percent(chance)))
}

/// “seed 3: a, b, c”.
fn replies(seed: Option<u64>, witness: &[String]) -> String {
    let said = if witness.is_empty() {
        "before the first reply".to_owned()
    } else {
        witness.join(", ")
    };
    match seed {
        Some(seed) => format!("seed {seed}: {said}"),
        None => format!("under luck so rare that no seed was found: {said}"),
    }
}

/// Rounded so that neither none nor all is said of some.
fn percent(share: f64) -> String {
    const NONE: f64 = 1e-9;
    match share * 100.0 {
        ..NONE => "0 %".into(),
        ..0.1 => "< 0.1 %".into(),
        percent if percent > 100.0 - NONE => "100 %".into(),
        99.9.. => "> 99.9 %".into(),
        percent => format!("{percent:.1} %"),
    }
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn cut(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    name.chars().take(NAME - 1).chain(['…']).collect()
}

fn line(text: &mut String, indent: usize, words: &str) {
    let (first, later) = (" ".repeat(indent), " ".repeat(indent + 2));
    // Ids hold hyphens, and must stay whole to be copied.
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(&first)
        .subsequent_indent(&later)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace);
    text.push_str(&textwrap::fill(words, options));
    text.push('\n');
}
