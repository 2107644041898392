//! The drawn parts: scores from first to latest attempts, and promises kept.

use super::{kept_together, person as called};
use crate::cli::report_words::{kept, percent};
use crate::review::{PersonLine, Review};
use crate::rubric::Dimension;
use maud::{Markup, html};

/// A dimension as it is drawn: the class that colours it, and its sign as a path in a square of 16.
fn looks(dimension: Dimension) -> (&'static str, &'static str) {
    match dimension {
        Dimension::Empathy => (
            "f-empathy",
            "M8 14 C2 9.5 1 6.5 2.2 4.2 C3.5 1.9 6.6 2 8 4.6 C9.4 2 12.5 1.9 13.8 4.2 C15 6.5 14 9.5 8 14 Z",
        ),
        Dimension::PositivePhrasing => ("f-phrasing", "M8 1 L9.8 6.2 L15 8 L9.8 9.8 L8 15 L6.2 9.8 L1 8 L6.2 6.2 Z"),
        Dimension::Honesty => (
            "f-honesty",
            "M7.3 1 H8.7 V3 L14 4 L16 9.5 A3 3 0 0 1 10.6 9.5 L12.4 5.3 L8.7 4.6 V13 H11.5 V14.6 H4.5 V13 H7.3 V4.6 L3.6 5.3 L5.4 9.5 A3 3 0 0 1 0 9.5 L2 4 L7.3 3 Z",
        ),
    }
}

/// Scores by dimension: everybody's latest attempts, and how those who played again have moved.
pub(super) fn progress(review: &Review) -> Markup {
    let progress = &review.progress;
    html! {
        section {
            h2 { "From first to latest attempts" }
            @if progress.again == 0 {
                p.muted { "Nobody has played a scenario twice yet. These are the mean scores of first attempts." }
            } @else {
                p.muted {
                    "The same people at the same scenarios, " (progress.again) " in all: " (progress.again_passed_first) " passed at first and "
                    (progress.again_passed_latest) " at the latest attempt. The line marks the first attempts’ mean, the bar the latest."
                }
            }
            div.card.keep {
                svg.chart viewBox="0 0 980 150" role="img" aria-label="Mean scores by dimension" {
                    @for (row, dimension) in (0..).zip(Dimension::ALL) {
                        @let (first, latest) = if progress.again == 0 {
                            (None, progress.first.get(dimension))
                        } else {
                            (progress.again_first.get(dimension), progress.again_latest.get(dimension))
                        };
                        (bar(row, dimension, first, latest))
                    }
                    @for tick in [0, 20, 40, 60, 80, 100] {
                        text.soft x=(240 + 6 * tick) y="146" text-anchor="middle" { (tick) }
                    }
                }
            }
        }
    }
}

fn bar(row: u32, dimension: Dimension, first: Option<u8>, latest: Option<u8>) -> Markup {
    let (class, sign) = looks(dimension);
    let top = 6 + 40 * row;
    html! {
        g transform={ "translate(0 " (top + 4) ")" } { path class=(class) d=(sign) {} }
        text x="26" y=(top + 18) { (dimension.name()) }
        rect.f-track x="240" y=(top) width="600" height="26" rx="4" {}
        @if let Some(latest) = latest {
            rect class=(class) x="240" y=(top) width=(6 * u32::from(latest)) height="26" rx="4" {}
        }
        @if let Some(first) = first {
            @let x = 240 + 6 * u32::from(first);
            line.s-ink x1=(x) x2=(x) y1=(top - 4) y2=(top + 30) {}
        }
        text.strong x="856" y=(top + 18) {
            @match (first, latest) {
                (Some(first), Some(latest)) => { (first) " → " (latest) }
                (None, Some(latest)) => { (latest) }
                _ => "not measured"
            }
        }
    }
}

/// The ledger of promises by person, and what failed plays outright.
pub(super) fn promises(review: &Review) -> Markup {
    let people: Vec<&PersonLine> = review.people.iter().filter(|line| line.plays > 0).collect();
    let most = people.iter().map(|line| line.promises.due).max().unwrap_or(0).max(1);
    html! {
        section {
            h2 { "Promises" }
            p.muted {
                @if review.promises.due == 0 { "No promise fell due." }
                @else {
                    (review.promises.kept) " of " (review.promises.due) " promises that fell due were kept (" (percent(review.promises.kept, review.promises.due))
                    "). Full boxes are kept, open ones broken."
                }
            }
            div.pair {
                div class=(kept_together(people.len())) {
                    table {
                        thead { tr { th { "Person" } th {} th.n { "kept" } } }
                        tbody {
                            @for person in people {
                                tr {
                                    th scope="row" { (called(review, person)) }
                                    td style="width:55%" { (ledger(person, most)) }
                                    td.n { (kept(person.promises)) }
                                }
                            }
                        }
                    }
                }
                (fatal(review))
            }
        }
    }
}

fn ledger(person: &PersonLine, most: u64) -> Markup {
    let promises = person.promises;
    let broken = promises.due - promises.kept;
    let width = |count: u64| 200 * count / most;
    html! {
        svg.chart viewBox="0 0 200 12" preserveAspectRatio="none" height="12" aria-hidden="true" {
            rect.f-good x="0" y="1" width=(width(promises.kept)) height="10" rx="2" {}
            @if broken > 0 {
                rect x=(width(promises.kept) + 1) y="1.5" width=(width(broken).max(3) - 1) height="9" rx="2" fill="none" stroke="var(--warn)" stroke-width="1.5" {}
            }
        }
    }
}

fn fatal(review: &Review) -> Markup {
    html! {
        div.card.keep {
            h3 { "Fatal items" }
            @if review.fatal.is_empty() {
                p.small { "Nothing fatal was said in any play." }
            } @else {
                p.small.muted { "Each of them fails a play, whatever its scores." }
                table {
                    thead { tr { th { "What" } th.n { "plays" } th.n { "people" } } }
                    tbody {
                        @for item in &review.fatal {
                            tr { th scope="row" { (words(&item.code)) } td.n { (item.plays) } td.n { (item.people) } }
                        }
                    }
                }
            }
        }
    }
}

/// A code in words.
fn words(code: &str) -> String {
    match code {
        "false" => "said what the card contradicts".into(),
        "unauthorised" => "granted more than was theirs to grant".into(),
        other => other.replace('-', " "),
    }
}
