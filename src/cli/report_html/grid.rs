//! People and scenarios: who has played what, and how the latest attempt went.

use super::{kept_together, person as called};
use crate::cli::report_words::{or_dash, shown};
use crate::review::{Cell, Review, ScenarioLine};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// How many scenarios stand side by side; with more there are several grids, as no sheet of paper is wider.
const SIDE_BY_SIDE: usize = 12;

/// The grid, with what its signs mean.
pub(super) fn grid(review: &Review) -> Markup {
    let cells: Cells<'_> = review
        .cells
        .iter()
        .map(|cell| ((cell.person, cell.scenario.as_str()), cell))
        .collect();
    let grids = review.scenarios.len().div_ceil(SIDE_BY_SIDE).max(1);
    let width = review.scenarios.len().div_ceil(grids).max(1);
    html! {
        section {
            h2 { "People and scenarios" }
            p.muted { "Overall score of the latest attempt, and below it the first one where there were more." }
            @for (number, scenarios) in (1..).zip(review.scenarios.chunks(width)) {
                @let card = kept_together(review.people.len());
                div class={ (card) @if number > 1 { " more" } } {
                    (table(review, scenarios, &cells, number == grids))
                    @if number == grids { (legend()) }
                }
            }
        }
    }
}

/// By person and scenario.
type Cells<'a> = BTreeMap<(usize, &'a str), &'a Cell>;

/// People beside some of the scenarios; with what all come to, in the last of the grids.
fn table(review: &Review, scenarios: &[ScenarioLine], cells: &Cells<'_>, last: bool) -> Markup {
    let passed: u64 = review.scenarios.iter().map(|line| line.passed_latest).sum();
    html! {
        div.scroll {
            table.grid {
                thead {
                    tr {
                        th {}
                        @for scenario in scenarios { th.turned { span { (shown(&scenario.title)) } } }
                        @if last { th.n { "passed" } th.n { "mean" } }
                    }
                }
                tbody {
                    @for person in &review.people {
                        tr {
                            th scope="row" { (called(review, person)) }
                            @for scenario in scenarios {
                                td { (mark(cells.get(&(person.number, scenario.id.as_str())).copied())) }
                            }
                            @if last {
                                td.n { (person.passed) "/" (person.scenarios) }
                                td.n { b { (or_dash(person.scores.overall)) } }
                            }
                        }
                    }
                    tr.all {
                        th scope="row" { "passed" }
                        @for scenario in scenarios { td { (scenario.passed_latest) "/" (scenario.people) } }
                        @if last {
                            td.n { (passed) "/" (review.progress.cells) }
                            td.n { (or_dash(review.progress.latest.overall)) }
                        }
                    }
                }
            }
        }
    }
}

fn legend() -> Markup {
    html! {
        p.legend {
            span { span.mark.passed { i { "✓" } " 84" } " passed" }
            span { span.mark.missed { i { "○" } " 61" } " not passed yet" }
            span { span.mark.failed { i { "!" } " 70" } " something fatal was said" }
            span { span.mark.unsure { "?" } " could not be verified" }
            span { "· not played" }
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
