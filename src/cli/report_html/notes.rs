//! What was left out, and how everything was reckoned, with its sources.

use crate::cli::report_words::{left_out as sentences, shown};
use crate::review::{LEAST_PEOPLE, Review};
use maud::{Markup, html};

/// How many things that were left out are told one by one.
const LEFT_OUT: usize = 30;

/// What was left out, and why.
pub(super) fn left_out(review: &Review) -> Markup {
    let sentences = sentences(review);
    html! {
        @if !sentences.is_empty() || !review.left_out.is_empty() {
            section {
                h2 { "Left out" }
                p.muted { "Every play was replayed. What its replies do not bear out is marked, and counts nowhere." }
                ul.plain {
                    @for sentence in &sentences { li { (sentence) } }
                    @for item in review.left_out.iter().take(LEFT_OUT) {
                        li {
                            (shown(&item.place)) ": " (item.what.replace('-', " "))
                            @if let (Some(person), Some(scenario)) = (&item.person, &item.scenario) {
                                " (" bdi { (shown(person)) } ", " (shown(scenario)) ")"
                            }
                            ": " (shown(&item.why))
                        }
                    }
                    @if review.left_out.len() > LEFT_OUT {
                        li { "and " (review.left_out.len() - LEFT_OUT) " more, which the report as JSON lists" }
                    }
                }
            }
        }
    }
}

/// How everything was reckoned.
pub(super) fn method(review: &Review) -> Markup {
    html! {
        section {
            h2 { "How this was reckoned" }
            dl {
                (note("What counts", html! {
                    "Plays that were handed in and came to an ending, each once. Going back to try another reply makes a play that counts for nobody but \
                     its player. Every score here was reckoned anew from the replies. That a play is verified says that its result follows from its \
                     replies; who played, and when, no replay can prove. Days are counted in UTC."
                    @if review.names_hidden { " Names are hidden: the numbers follow from nothing in them." }
                }))
                (note("Right, and p", html! {
                    "At a decision, the reply is right if no reply on offer would have earned more in what was at stake, weighed as the rubric does. p is \
                     the share of people who were right at their first attempt: item difficulty in classical test theory (L. Crocker and J. Algina, \
                     Introduction to Classical and Modern Test Theory, 1986). The higher it is, the easier the decision."
                }))
                (note("r: how well a decision separates", html! {
                    "The correlation between being right here and the share of right decisions everywhere else at first attempts (corrected \
                     point-biserial; S. Henrysson, Psychometrika 28, 1963, 211–218). From .30 on a decision separates well, from .20 a little, below \
                     that hardly (after R. L. Ebel and D. A. Frisbie, Essentials of Educational Measurement). Below 0 the weaker do better: look at the \
                     decision. It is shown from " (LEAST_PEOPLE) " people on, and with so few it is a hint and no proof: with twelve people, chance alone \
                     gives .58 or more, up or down, once in twenty times."
                }))
                (note("Handling time, time to fix", html! {
                    "How long a talk takes in its own world: everything said at 150 words a minute, and what takes time beside it. Time to fix is that of \
                     the talks which solved the customer’s problem."
                }))
                (note("In good time", html! { "Replies that kept nobody waiting, in plays in which a clock ran." }))
                (note("Solved at first, repeat contacts", html! {
                    "A case is one person’s first contact with one scenario. Each attempt that follows one which had not solved the problem is a repeat \
                     contact, as the customer would have had to come again."
                }))
                (note("Satisfied, easy", html! {
                    "What the simulated customers answer afterwards, from their mood and from what became of the promises."
                }))
            }
        }
    }
}

fn note(title: &str, words: Markup) -> Markup {
    html! { div { dt { (title) } dd { (words) } } }
}
