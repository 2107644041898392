//! People and scenarios: who has played what, and how the latest attempt went.

use super::{kept_together, person as called};
use crate::cli::report_words::{or_dash, shown};
use crate::review::{Cell, Review};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The grid, with what its signs mean.
pub(super) fn grid(review: &Review) -> Markup {
    let cells: BTreeMap<(usize, &str), &Cell> = review
        .cells
        .iter()
        .map(|cell| ((cell.person, cell.scenario.as_str()), cell))
        .collect();
    html! {
        section {
            h2 { "People and scenarios" }
            p.muted { "Overall score of the latest attempt, and below it the first one where there were more." }
            div class=(kept_together(review.people.len())) {
                div.scroll {
                    table.grid {
                        thead {
                            tr {
                                th {}
                                @for scenario in &review.scenarios { th.turned { span { (shown(&scenario.title)) } } }
                                th.n { "passed" }
                                th.n { "mean" }
                            }
                        }
                        tbody {
                            @for person in &review.people {
                                tr {
                                    th scope="row" { (called(review, person)) }
                                    @for scenario in &review.scenarios {
                                        td { (mark(cells.get(&(person.number, scenario.id.as_str())).copied())) }
                                    }
                                    td.n { (person.passed) "/" (person.scenarios) }
                                    td.n { b { (or_dash(person.scores.overall)) } }
                                }
                            }
                            (everybody(review))
                        }
                    }
                }
                p.legend {
                    span { span.mark.passed { i { "✓" } " 84" } " passed" }
                    span { span.mark.missed { i { "○" } " 61" } " not passed yet" }
                    span { span.mark.failed { i { "!" } " 70" } " something fatal was said" }
                    span { span.mark.unsure { "?" } " could not be verified" }
                    span { "· not played" }
                }
            }
        }
    }
}

fn everybody(review: &Review) -> Markup {
    let passed: u64 = review.scenarios.iter().map(|line| line.passed_latest).sum();
    html! {
        tr.all {
            th scope="row" { "passed" }
            @for scenario in &review.scenarios { td { (scenario.passed_latest) "/" (scenario.people) } }
            td.n { (passed) "/" (review.progress.cells) }
            td.n { (or_dash(review.progress.latest.overall)) }
        }
    }
}

fn mark(cell: Option<&Cell>) -> Markup {
    let Some(cell) = cell else {
        return html! { span.mark.none { "·" } };
    };
    let doubt = cell.unverified > 0;
    let Some(latest) = cell.latest else {
        return html! { span.mark.unsure { "?" } };
    };
    let (kind, sign, words) = match (latest.passed, latest.fatal) {
        (true, _) => ("passed", "✓", "passed"),
        (false, true) => ("failed", "!", "something fatal was said"),
        (false, false) => ("missed", "○", "not passed yet"),
    };
    html! {
        span.mark.(kind) title={ (words) ", " (cell.attempts) @if cell.attempts == 1 { " attempt" } @else { " attempts" } } {
            i { (sign) } " " (or_dash(latest.scores.overall)) @if doubt { " ?" }
            @if let Some(first) = cell.first.filter(|_| cell.attempts > 1) {
                small { "first " (or_dash(first.scores.overall)) }
            }
        }
    }
}
