//! The report as one page: no script and no other file, light and dark, and fit to be printed. Everything that comes from a file is escaped.

mod charts;
mod choices;
mod grid;
mod notes;
mod people;

use super::report_words::{basis, filter, kept, nothing, percent, shown};
use crate::review::{PersonLine, Review};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What makes it look so. The colours are those of the app's theme.
const STYLE: &str = include_str!("../../../assets/report/style.css");
/// How many rows of a table fit on a sheet of paper.
const ONE_SHEET: usize = 26;

/// The page.
pub(super) fn page(review: &Review) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content={ "Goodword " (env!("CARGO_PKG_VERSION")) };
                title { "Team report" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    (head(review))
                    @if review.counts.plays > 0 {
                        (choices::worst(review))
                        (grid::grid(review))
                        (charts::progress(review))
                        (charts::promises(review))
                        (people::customers(review))
                        (people::months(review))
                    }
                    (notes::left_out(review))
                    (notes::method(review))
                    (choices::heat(review))
                    footer { "Made by Goodword on the machine it was asked for. Nothing was sent anywhere." }
                }
            }
        }
    };
    page.into_string()
}

fn head(review: &Review) -> Markup {
    html! {
        header {
            p.kicker { "Team report" @if let Some(filter) = filter(review) { " · " (filter) } }
            h1 { (shown(&review.headline)) }
            @if review.counts.plays > 0 {
                p.muted { (basis(review)) "." }
                (tiles(review))
            } @else {
                p { (nothing(review)) }
            }
        }
    }
}

/// The four numbers that a manager asks for first.
fn tiles(review: &Review) -> Markup {
    let progress = &review.progress;
    let passed: u64 = review.scenarios.iter().map(|line| line.passed_latest).sum();
    let fatal = review.people.iter().map(|line| line.fatal).sum::<u64>();
    let tile = |value: String, what: &str| html! { div.tile { b { (value) } span { (what) } } };
    html! {
        div.tiles {
            (tile(percent(passed, progress.cells), "passed, by everybody’s latest attempt at each scenario"))
            (tile(progress.latest.overall.map_or_else(|| "–".into(), |mean| format!("{mean} of 100")), "mean score of these attempts"))
            (tile(kept(review.promises), "promises kept, of those that fell due"))
            (tile(fatal.to_string(), "plays in which something fatal was said"))
        }
    }
}

/// The class of a card that stays on one sheet of paper: a table of so many rows fits on one.
fn kept_together(rows: usize) -> &'static str {
    if rows <= ONE_SHEET { "card keep" } else { "card" }
}

/// A person's name, with the team where there is more than one.
fn person(review: &Review, line: &PersonLine) -> Markup {
    let several = review.people.iter().any(|other| other.team != line.team);
    html! {
        (name(&line.name))
        @if several && !line.team.is_empty() { " " span.team { (name(&line.team)) } }
    }
}

/// A name or other words from a file, which cannot turn the words around them.
fn name(words: &str) -> Markup {
    html! { bdi { (shown(words)) } }
}
