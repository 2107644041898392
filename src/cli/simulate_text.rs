//! What a simulation comes to, as text for people: at most 80 columns, and no colour that would be missed.

use crate::session::Game;
use crate::simulate::{Distribution, School, Summary};
use std::fmt::Write;

/// How wide the text may be.
const WIDTH: usize = 80;

/// How long the longest bar is.
const BAR: u64 = 30;

/// A kind and how it fared.
pub(super) struct Told<'a> {
    pub(super) school: &'a School,
    pub(super) summary: &'a Summary,
}

/// One kind in full.
pub(super) fn one_text(id: &str, game: &Game, told: &Told<'_>, seed: u64) -> String {
    let Told { school, summary } = told;
    let mut text = String::new();
    let (kind, runs) = (school.kind(), summary.runs);
    let _ = writeln!(
        text,
        "{}\n",
        fold(&format!("{id}: {}, {}", times(kind.name(), runs), seeds(seed, runs)))
    );
    let _ = writeln!(text, "{}\n", fold(&format!("{}: {}", kind.name(), kind.about())));
    let mut row = |name: &str, count| {
        let _ = writeln!(text, "  {name:<22}{count:>10}  {:>6}", percent(count, runs));
    };
    row("passed", summary.passed);
    row("honest throughout", summary.honest);
    row("came to no ending", summary.no_ending);
    row("said something fatal", summary.fatal);
    for (fatal, count) in &summary.fatal_items {
        row(&format!("  {}", cut(fatal.code(game), 20)), *count);
    }
    let _ = writeln!(text, "  {:<22}{:>10.1}  on average\n", "replies", summary.mean_decisions());
    let _ = writeln!(
        text,
        "  {:<22}{:>7}{:>7}{:>7}{:>8}{:>7}{:>7}",
        "", "mean", "least", "¼", "median", "¾", "most"
    );
    for (name, scores) in [
        ("Empathy", &summary.empathy),
        ("Positive phrasing", &summary.positive_phrasing),
        ("Honesty about promises", &summary.honesty),
        ("Overall", &summary.overall),
    ] {
        let _ = writeln!(text, "  {name:<22}{}", numbers(scores));
    }
    let _ = writeln!(text, "\n  Overall scores, in tens");
    let tens = summary.overall.tens();
    let most = tens.into_iter().max().unwrap_or(0);
    for (at, count) in tens.into_iter().enumerate() {
        let range = if at == 9 {
            "90 to 100".into()
        } else {
            format!("{} to {}", at * 10, at * 10 + 9)
        };
        let _ = writeln!(text, "  {}", bar_line(&range, 12, count, most));
    }
    let _ = writeln!(text, "\n  How it ended");
    let most = summary.endings.iter().copied().max().unwrap_or(0).max(summary.no_ending);
    for ((id, ending), count) in game.scenario().endings.iter().zip(&summary.endings) {
        let name = format!("{:<20} {}", cut(id, 20), ending.kind.name());
        let _ = writeln!(text, "  {}", bar_line(&name, 36, *count, most));
    }
    if summary.no_ending > 0 {
        let _ = writeln!(text, "  {}", bar_line("(no ending)", 36, summary.no_ending, most));
    }
    text.push_str(&remarks(std::slice::from_ref(told)));
    text
}

/// Several kinds side by side.
pub(super) fn all_text(id: &str, all: &[Told<'_>], seed: u64) -> String {
    let mut text = String::new();
    let runs = all.first().map_or(0, |told| told.summary.runs);
    let _ = writeln!(
        text,
        "{}\n",
        fold(&format!("{id}: {}, {}", times("each kind", runs), seeds(seed, runs)))
    );
    let _ = writeln!(
        text,
        "  {:<12}{:>8}{:>8}{:>8}{:>9}{:>10}{:>9}{:>9}",
        "", "passed", "honest", "fatal", "empathy", "phrasing", "honesty", "overall"
    );
    for Told { school, summary } in all {
        let _ = writeln!(
            text,
            "  {:<12}{:>8}{:>8}{:>8}{:>9}{:>10}{:>9}{:>9}",
            school.kind().name(),
            percent(summary.passed, runs),
            percent(summary.honest, runs),
            percent(summary.fatal, runs),
            mean(&summary.empathy),
            mean(&summary.positive_phrasing),
            mean(&summary.honesty),
            mean(&summary.overall),
        );
    }
    let _ = writeln!(text, "\n  Overall score on average");
    for Told { school, summary } in all {
        let points = summary.overall.mean().unwrap_or(0.0);
        let bar = "█".repeat((points * BAR as f64 / 100.0).round() as usize);
        let line = format!("{:<12}{:>6}  {bar}", school.kind().name(), mean(&summary.overall));
        let _ = writeln!(text, "  {}", line.trim_end());
    }
    text.push('\n');
    for Told { school, .. } in all {
        let _ = writeln!(text, "  {:<12}{}", school.kind().name(), school.kind().about());
    }
    text.push_str(&remarks(all));
    text
}

/// What the numbers do not say.
fn remarks(all: &[Told<'_>]) -> String {
    let mut text = String::new();
    if all.iter().any(|told| told.school.is_exact() == Some(false)) {
        let words =
            "The scenario is too large to weigh every way through it, so the expert's plan was cut short: another way may score better.";
        let _ = writeln!(text, "\n{}", fold(words));
    }
    if all.iter().any(|told| told.summary.no_ending > 0) {
        let words = "Some runs came to no ending: nothing was on offer any more, or the talk went in circles. They count in no score.";
        let _ = writeln!(text, "\n{}", fold(words));
    }
    text
}

fn fold(words: &str) -> String {
    textwrap::fill(words, WIDTH)
}

fn times(who: &str, runs: u64) -> String {
    match runs {
        1 => format!("played once by {who}"),
        _ => format!("played {runs} times by {who}"),
    }
}

fn seeds(first: u64, runs: u64) -> String {
    match runs {
        1 => format!("seed {first}"),
        _ => format!("seeds {first} to {}", first.wrapping_add(runs - 1)),
    }
}

/// Rounded so that neither none nor all is said of some.
fn percent(count: u64, of: u64) -> String {
    match count {
        0 => "0 %".into(),
        _ if count == of => "100 %".into(),
        _ => {
            let percent = count as f64 * 100.0 / of as f64;
            match percent {
                ..0.1 => "< 0.1 %".into(),
                99.9.. => "> 99.9 %".into(),
                _ => format!("{percent:.1} %"),
            }
        }
    }
}

fn mean(scores: &Distribution) -> String {
    scores.mean().map_or_else(|| "–".into(), |mean| format!("{mean:.1}"))
}

fn numbers(scores: &Distribution) -> String {
    let (Some(mean), Some(least), Some([lower, median, upper]), Some(most)) =
        (scores.mean(), scores.min(), scores.quartiles(), scores.max())
    else {
        return "  not measured".into();
    };
    format!("{mean:>7.1}{least:>7}{lower:>7}{median:>8}{upper:>7}{most:>7}")
}

/// A name, a bar as long as its count, and the count. What is there at all has a bar that can be seen.
fn bar_line(name: &str, width: usize, count: u64, most: u64) -> String {
    let length = u128::from(count) * u128::from(BAR) / u128::from(most.max(1));
    let bar = match length as usize {
        0 if count > 0 => "▏".to_owned(),
        length => "█".repeat(length),
    };
    format!("{name:<width$} {count:>8}  {bar}").trim_end().to_owned()
}

/// A name cut to a width.
fn cut(name: &str, width: usize) -> String {
    if name.chars().count() <= width {
        return name.to_owned();
    }
    name.chars().take(width - 1).chain(['…']).collect()
}
