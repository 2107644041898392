//! Decisions: the one that most people miss, with all that was said there, and the heat map of all of them.

use super::name;
use crate::cli::report_words::{counted, or_dash, shown};
use crate::review::{ChoiceLine, DecisionLine, Review, Separates, costs_most, plainly};
use maud::{Markup, html};

/// How many decisions are told in full.
const TOLD: usize = 3;
/// How many replies a row of the heat map has room for.
const COLUMNS: usize = 5;
/// How long a customer's line may be in the heat map, in characters.
const BRIEF: usize = 64;

/// The decisions that most people miss, each with what was said and why it costs.
pub(super) fn worst(review: &Review) -> Markup {
    let wrong: Vec<&DecisionLine> = review.decisions.iter().filter(|line| line.wrong() > 0).take(TOLD).collect();
    html! {
        @if let Some((first, others)) = wrong.split_first() {
            section {
                h2 { "The decision most people miss" }
                p.muted { "What was said at first attempts, and why it costs." }
                div.card { (in_full(first)) }
                @if !others.is_empty() {
                    div.pair.more {
                        @for decision in others { div.card.keep { (in_short(decision)) } }
                    }
                }
            }
        }
    }
}

fn in_full(decision: &DecisionLine) -> Markup {
    html! {
        blockquote {
            (shown(&decision.says))
            cite { (name(&decision.customer)) ", in “" (shown(&decision.title)) "”" }
        }
        ul.choices {
            @for choice in &decision.choices {
                li {
                    div.share {
                        b { (choice.people) " of " (decision.people) } " · " (choice.percent) " %"
                        (bar(choice))
                    }
                    div {
                        p { "“" (shown(&choice.text)) "”" }
                        p.what.muted { (judged(choice)) }
                    }
                }
            }
        }
        (why(decision))
    }
}

fn in_short(decision: &DecisionLine) -> Markup {
    html! {
        h3 { (shown(&plainly(decision))) }
        p.small.muted { "In “" (shown(&decision.title)) "”" @if let Some(dimension) = costs_most(decision) { ", mostly at the cost of " (dimension.name().to_lowercase()) } "." }
        @if let Some(why) = &decision.why {
            p { (counted(why.people, "person", "people")) " said: “" (shown(&why.text)) "”" }
        }
        (why(decision))
    }
}

fn why(decision: &DecisionLine) -> Markup {
    html! {
        @if let Some(why) = &decision.why {
            p.why {
                b { "Why the usual slip costs" @if let Some(dimension) = costs_most(decision) { " (" (dimension.name().to_lowercase()) ")" } ". " }
                (shown(&why.coach))
            }
            @if let Some(better) = &why.better {
                p.better { b { "Better here. " } "“" (shown(better)) "”" }
            }
        }
    }
}

/// Whether a reply was right, in a sign and words, as colour says nothing alone.
fn judged(choice: &ChoiceLine) -> &'static str {
    match choice.right {
        0 => "○ costs something here",
        right if right == choice.people => "✓ as good as can be here",
        _ => "◐ right for some: it hangs on what was said before",
    }
}

fn sign(choice: &ChoiceLine) -> &'static str {
    match choice.right {
        0 => "○",
        right if right == choice.people => "✓",
        _ => "◐",
    }
}

fn bar(choice: &ChoiceLine) -> Markup {
    let colour = if choice.right == choice.people { "f-good" } else { "f-amber" };
    html! {
        svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.f-track x="0" y="0" width="100" height="10" rx="2" {}
            rect class=(colour) x="0" y="0" width=(choice.percent) height="10" rx="2" {}
        }
    }
}

/// What was said at every decision, scenario by scenario.
pub(super) fn heat(review: &Review) -> Markup {
    let columns = review
        .decisions
        .iter()
        .map(|line| line.choices.len())
        .max()
        .unwrap_or(0)
        .min(COLUMNS);
    html! {
        @if !review.decisions.is_empty() {
            section.sheet {
                h2 { "What was said at each decision" }
                p.muted {
                    "First attempts. The darker a box, the more people said it. ✓ and a frame: as good as can be there; ○: it costs something; ◐: it does \
                     so for some, by what was said before. p and r are explained above."
                }
                div.card {
                    table.heat {
                        colgroup { col.w-says; col.w-n; col.w-n; col.w-n; @for _ in 0..columns { col; } }
                        thead {
                            tr {
                                th.says { "The customer says" }
                                th.n { "right" }
                                th.n { "p" }
                                th.n { "r" }
                                th colspan=(columns) { "Replies, the most frequent first" }
                            }
                        }
                        tbody {
                            @for scenario in &review.scenarios {
                                (rows(&scenario.title, columns, review.decisions.iter().filter(|line| line.scenario == scenario.id)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn rows<'a>(title: &str, columns: usize, decisions: impl Iterator<Item = &'a DecisionLine>) -> Markup {
    let mut decisions = decisions.peekable();
    html! {
        @if decisions.peek().is_some() {
            tr.of { th colspan=(4 + columns) { (shown(title)) } }
            @for decision in decisions {
                tr {
                    td.says { (shown(&brief(&decision.says))) }
                    td.n { (decision.right) "/" (decision.people) }
                    td.n { (decision.difficulty) }
                    td.n title=(decision.discrimination.map_or("", |value| Separates::of(value).words())) { (or_dash(decision.discrimination)) }
                    @for choice in decision.choices.iter().take(columns) {
                        td.c {
                            span class={ "box " (shade(choice.percent)) @if choice.right == choice.people { " ok" } } title=(shown(&choice.text)) {
                                (sign(choice)) " " (choice.percent) " %"
                                small { (choice.reply) }
                            }
                        }
                    }
                    @for _ in decision.choices.len()..columns { td {} }
                }
            }
        }
    }
}

fn shade(percent: u64) -> &'static str {
    match percent {
        0..20 => "h1",
        20..40 => "h2",
        40..60 => "h3",
        _ => "h4",
    }
}

/// The beginning of what a customer says; what they do meanwhile is left out where they say something.
fn brief(words: &str) -> String {
    let spoken = words.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let words = spoken
        .map(|(_, spoken)| spoken.trim())
        .filter(|spoken| !spoken.is_empty())
        .unwrap_or(words);
    if words.chars().count() <= BRIEF {
        return words.to_owned();
    }
    let cut: String = words.chars().take(BRIEF).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}
