//! What each person's plays were like for the customers, and the agents of the months.

use super::{kept_together, name, person as line};
use crate::cli::report_words::{counted, or_dash, percent, shown, time};
use crate::review::{Measures, MonthLine, Review};
use maud::{Markup, html};

/// How many people of a month are shown.
const PLACES: usize = 5;
/// How many earlier months are named.
const EARLIER: usize = 11;

/// The measures, for everybody and for each.
pub(super) fn customers(review: &Review) -> Markup {
    html! {
        section {
            h2 { "For the customers" }
            p.muted { "Times are in-world, in minutes; the notes at the end say what each column is." }
            div class=(kept_together(review.people.len())) {
                div.scroll {
                    table {
                        thead {
                            tr {
                                th { "Person" }
                                th.n { "plays" }
                                th.n { "handling" }
                                th.n { "in good time" }
                                th.n { "solved at first" }
                                th.n { "time to fix" }
                                th.n { "repeat contacts" }
                                th.n { "satisfied, of 5" }
                                th.n { "easy, of 10" }
                            }
                        }
                        tbody {
                            tr { th scope="row" { "Everybody" } (measures(review.counts.plays, &review.measures)) }
                            @for person in review.people.iter().filter(|line| line.plays > 0) {
                                tr { th scope="row" { (line(review, person)) } (measures(person.plays, &person.measures)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn measures(plays: u64, measures: &Measures) -> Markup {
    html! {
        td.n { (plays) }
        td.n { (time(measures.handling_seconds)) }
        td.n { (percent(measures.answered[0], measures.answered.iter().sum())) }
        td.n { (measures.solved_first) "/" (measures.cases) }
        td.n { (time(measures.fix_seconds)) }
        td.n { (measures.repeats) }
        td.n { (or_dash(measures.satisfaction)) }
        td.n { (or_dash(measures.ease)) }
    }
}

/// The latest month's ranking with its rule, and who was honoured before.
pub(super) fn months(review: &Review) -> Markup {
    html! {
        @if let Some((latest, earlier)) = review.months.split_first() {
            section {
                h2 { "Agent of the month" }
                p.muted { (latest.rule) }
                div.card.keep {
                    p.muted.small { (latest.month.words()) }
                    p.winner { (winners(review, latest)) }
                    table {
                        thead { tr { th { "Person" } th.n { "passed" } th.n { "played" } th.n { "honesty" } th { "" } } }
                        tbody {
                            @for standing in latest.standings.iter().take(PLACES) {
                                tr {
                                    th scope="row" { (name(&called(review, standing.person))) }
                                    td.n { (standing.passed) }
                                    td.n { (standing.scenarios) }
                                    td.n { (or_dash(standing.honesty)) }
                                    td.muted {
                                        @match (standing.eligible, standing.fatal) {
                                            (true, _) => "",
                                            (false, 0) => "too few passed",
                                            (false, fatal) => { "something fatal in " (counted(fatal, "play", "plays")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    @if !earlier.is_empty() {
                        p.small.muted.more {
                            "Before: "
                            @for (number, month) in (0..).zip(earlier.iter().take(EARLIER)) {
                                @if number > 0 { "; " }
                                (month.month.words()) ": " (winners(review, month))
                            }
                            "."
                        }
                    }
                }
            }
        }
    }
}

fn winners(review: &Review, month: &MonthLine) -> Markup {
    html! {
        @if month.winners.is_empty() { "nobody fulfils the rule" }
        @for (number, winner) in (0..).zip(&month.winners) {
            @if number > 0 { " and " }
            (name(&called(review, *winner)))
        }
    }
}

fn called(review: &Review, number: usize) -> String {
    let person = review.people.iter().find(|line| line.number == number);
    person.map(|line| shown(&line.name)).unwrap_or_default()
}
