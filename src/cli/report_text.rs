//! The report as text for people: at most 100 columns, and no colour that would be missed.

use super::report_words::{basis, counted, filter, kept, left_out, nothing, or_dash, percent, shown, time};
use crate::review::{DecisionLine, Measures, MonthLine, Review, Separates, costs_most, plainly};
use std::fmt::Write;
use textwrap::Options;
use textwrap::core::display_width;

/// How wide the text may be.
const WIDTH: usize = 100;
/// How many decisions are told in full.
const TOLD: usize = 3;
/// How many decisions are listed.
const DECISIONS: usize = 20;
/// How many things that were left out are told one by one.
const LEFT_OUT: usize = 20;
/// How many months are ranked.
const MONTHS: usize = 3;
/// How many people of a month are shown.
const PLACES: usize = 5;

/// Everything, what matters most first.
pub(super) fn text(review: &Review) -> String {
    let mut text = String::new();
    line(&mut text, 0, &format!("{}.", basis(review)));
    if let Some(filter) = filter(review) {
        line(&mut text, 0, &format!("Asked for: {filter}."));
    }
    if review.counts.plays == 0 {
        text.push('\n');
        line(&mut text, 0, nothing(review));
        what_is_missing(&mut text, review);
        return text;
    }
    worst(&mut text, review);
    people(&mut text, review);
    scenarios(&mut text, review);
    progress(&mut text, review);
    decisions(&mut text, review);
    customers(&mut text, &review.measures);
    fatal(&mut text, review);
    for month in review.months.iter().take(MONTHS) {
        ranking(&mut text, review, month);
    }
    if let Some(month) = review.months.first() {
        line(&mut text, 2, &format!("The rule: {}", month.rule));
    }
    what_is_missing(&mut text, review);
    text
}

fn worst(text: &mut String, review: &Review) {
    head(text, "What most people get wrong");
    let wrong: Vec<&DecisionLine> = review.decisions.iter().filter(|line| line.wrong() > 0).take(TOLD).collect();
    if wrong.is_empty() {
        line(text, 2, &review.headline);
    }
    for (number, decision) in (1..).zip(wrong) {
        if number > 1 {
            text.push('\n');
        }
        line(
            text,
            2,
            &format!(
                "{number}. {} ({}, {}; lost most in {})",
                plainly(decision),
                decision.scenario,
                decision.node,
                costs_most(decision).map_or_else(|| "nothing".into(), |dimension| dimension.name().to_lowercase())
            ),
        );
        if let Some(why) = &decision.why {
            line(
                text,
                5,
                &format!("{} said: “{}”", counted(why.people, "person", "people"), shown(&why.text)),
            );
            line(text, 5, &format!("Why it costs: {}", shown(&why.coach)));
            if let Some(better) = &why.better {
                line(text, 5, &format!("Better: “{}”", shown(better)));
            }
        }
        if let Some(right) = decision.choices.iter().find(|choice| choice.right > 0) {
            line(
                text,
                5,
                &format!(
                    "{} found the best: “{}”",
                    counted(right.right, "person", "people"),
                    shown(&right.text)
                ),
            );
        }
    }
}

fn people(text: &mut String, review: &Review) {
    head(text, "People");
    let _ = writeln!(
        text,
        "  {} {:>5} {:>6} {:>7} {:>8} {:>7} {:>7} {:>8} {:>5} {:>10}",
        cell("", 20),
        "plays",
        "passed",
        "empathy",
        "phrasing",
        "honesty",
        "overall",
        "promises",
        "fatal",
        "unverified"
    );
    for person in &review.people {
        let _ = writeln!(
            text,
            "  {} {:>5} {:>6} {:>7} {:>8} {:>7} {:>7} {:>8} {:>5} {:>10}",
            cell(&shown(&person.name), 20),
            person.plays,
            format!("{}/{}", person.passed, person.scenarios),
            or_dash(person.scores.empathy),
            or_dash(person.scores.positive_phrasing),
            or_dash(person.scores.honesty),
            or_dash(person.scores.overall),
            kept(person.promises),
            person.fatal,
            person.unverified
        );
    }
    line(
        text,
        2,
        "Passed and scores: by the latest attempt at each scenario. Promises: kept of due, over all plays.",
    );
}

fn scenarios(text: &mut String, review: &Review) {
    head(text, "Scenarios");
    let _ = writeln!(
        text,
        "  {} {:>6} {:>7} {:>10} {:>10} {:>8} {:>9} {:>8}",
        cell("", 32),
        "plays",
        "people",
        "passed 1st",
        "passed now",
        "empathy",
        "phrasing",
        "honesty"
    );
    for scenario in &review.scenarios {
        let _ = writeln!(
            text,
            "  {} {:>6} {:>7} {:>10} {:>10} {:>8} {:>9} {:>8}",
            cell(&shown(&scenario.title), 32),
            scenario.plays,
            scenario.people,
            scenario.passed_first,
            scenario.passed_latest,
            or_dash(scenario.scores.empathy),
            or_dash(scenario.scores.positive_phrasing),
            or_dash(scenario.scores.honesty)
        );
    }
}

fn progress(text: &mut String, review: &Review) {
    head(text, "First and latest attempts");
    let progress = &review.progress;
    if progress.again == 0 {
        line(text, 2, "Nobody has played a scenario twice yet.");
        return;
    }
    line(
        text,
        2,
        &format!(
            "{} again. Of these, {} passed at the first attempt and {} at the latest.",
            match progress.again {
                1 => "One scenario was played by one person".to_owned(),
                again => format!("{again} times somebody took up a scenario"),
            },
            progress.again_passed_first,
            progress.again_passed_latest
        ),
    );
    let _ = writeln!(text, "  {} {:>6} {:>7}", cell("", 24), "first", "latest");
    let (first, latest) = (&progress.again_first, &progress.again_latest);
    for (name, first, latest) in [
        ("Empathy", first.empathy, latest.empathy),
        ("Positive phrasing", first.positive_phrasing, latest.positive_phrasing),
        ("Honesty about promises", first.honesty, latest.honesty),
        ("Overall", first.overall, latest.overall),
    ] {
        let _ = writeln!(text, "  {} {:>6} {:>7}", cell(name, 24), or_dash(first), or_dash(latest));
    }
}

fn decisions(text: &mut String, review: &Review) {
    head(text, "Decisions, at first attempts");
    let _ = writeln!(
        text,
        "  {} {:>7} {:>6} {:>6}  {:<14} most said",
        cell("", 34),
        "right",
        "p",
        "r",
        "separates"
    );
    for decision in review.decisions.iter().take(DECISIONS) {
        let most = decision.choices.first();
        let _ = writeln!(
            text,
            "  {} {:>7} {:>6} {:>6}  {:<14} {}",
            cell(&format!("{} · {}", decision.scenario, decision.node), 34),
            format!("{}/{}", decision.right, decision.people),
            decision.difficulty.to_string(),
            or_dash(decision.discrimination),
            decision.discrimination.map_or("", |value| Separates::of(value).words()),
            most.map(|choice| cell(&format!("{} {} %", choice.reply, choice.percent), 24).trim_end().to_owned())
                .unwrap_or_default()
        );
    }
    if review.decisions.len() > DECISIONS {
        let more = review.decisions.len() - DECISIONS;
        line(
            text,
            2,
            &format!("and {more} more that fewer people miss, which `--format html` and `--format json` show."),
        );
    }
    line(
        text,
        2,
        "p: the share of people who found the best reply. r: how well a decision separates strong from weak trainees, shown from 10 people on \
         (docs/report.md defines both).",
    );
}

fn customers(text: &mut String, measures: &Measures) {
    head(text, "For the customers");
    let answers: u64 = measures.answered.iter().sum();
    let rows = [
        ("Handling time of a talk, in minutes", time(measures.handling_seconds)),
        ("Time to fix, in minutes", time(measures.fix_seconds)),
        ("Replies in good time, where a clock ran", percent(measures.answered[0], answers)),
        (
            "Solved at the first contact",
            format!(
                "{} of {} ({})",
                measures.solved_first,
                measures.cases,
                percent(measures.solved_first, measures.cases)
            ),
        ),
        ("Repeat contacts", measures.repeats.to_string()),
        ("Satisfaction, 1 to 5", or_dash(measures.satisfaction)),
        ("Ease, 1 to 10", or_dash(measures.ease)),
    ];
    for (name, value) in rows {
        let _ = writeln!(text, "  {} {value}", cell(name, 42));
    }
}

fn fatal(text: &mut String, review: &Review) {
    head(text, "Promises and fatal items");
    line(
        text,
        2,
        &match review.promises.due {
            0 => "No promise fell due.".to_owned(),
            due => format!(
                "{} of {} kept.",
                review.promises.kept,
                counted(due, "promise that fell due was", "promises that fell due were")
            ),
        },
    );
    for item in &review.fatal {
        line(
            text,
            2,
            &format!(
                "Fatal, `{}`: in {} of {}.",
                item.code,
                counted(item.plays, "play", "plays"),
                counted(item.people, "person", "people")
            ),
        );
    }
    if review.fatal.is_empty() {
        line(text, 2, "Nothing fatal was said.");
    }
}

fn ranking(text: &mut String, review: &Review, month: &MonthLine) {
    head(text, &format!("Agent of the month, {}", month.month.words()));
    let name = |number: usize| {
        let person = review.people.iter().find(|line| line.number == number);
        person.map(|line| shown(&line.name)).unwrap_or_default()
    };
    let winners: Vec<String> = month.winners.iter().map(|number| name(*number)).collect();
    match winners.as_slice() {
        [] => line(text, 2, "Nobody fulfils the rule."),
        [one] => line(text, 2, &format!("{one}.")),
        many => line(text, 2, &format!("Shared by {}.", many.join(" and "))),
    }
    for standing in month.standings.iter().take(PLACES) {
        let _ = writeln!(
            text,
            "  {} {} passed of {}, honesty {}{}",
            cell(&name(standing.person), 24),
            standing.passed,
            standing.scenarios,
            or_dash(standing.honesty),
            match (standing.eligible, standing.fatal) {
                (true, _) => "",
                (false, 0) => ", too few passed",
                (false, _) => ", something fatal was said",
            }
        );
    }
}

fn what_is_missing(text: &mut String, review: &Review) {
    let sentences = left_out(review);
    if sentences.is_empty() && review.left_out.is_empty() {
        return;
    }
    head(text, "Left out");
    for sentence in sentences {
        line(text, 2, &sentence);
    }
    for item in review.left_out.iter().take(LEFT_OUT) {
        let whose = match (&item.person, &item.scenario) {
            (Some(person), Some(scenario)) => format!(" ({}, {})", shown(person), shown(scenario)),
            _ => String::new(),
        };
        line(
            text,
            2,
            &format!(
                "{}: {}{whose}: {}",
                shown(&item.place),
                item.what.replace('-', " "),
                shown(&item.why)
            ),
        );
    }
    if review.left_out.len() > LEFT_OUT {
        let more = review.left_out.len() - LEFT_OUT;
        line(text, 2, &format!("and {more} more, which `--format json` lists."));
    }
}

/// A heading, with a blank line before it.
pub(super) fn head(text: &mut String, title: &str) {
    let _ = writeln!(text, "\n{title}");
}

/// A paragraph, wrapped; what follows its first line stands further in.
pub(super) fn line(text: &mut String, indent: usize, words: &str) {
    let (first, rest) = (" ".repeat(indent), " ".repeat(indent + 2));
    let options = Options::new(WIDTH).initial_indent(&first).subsequent_indent(&rest);
    for row in textwrap::wrap(words, options) {
        let _ = writeln!(text, "{}", row.trim_end());
    }
}

/// Words in a column of this width: cut with a mark, or filled up.
fn cell(words: &str, width: usize) -> String {
    let mut kept = String::new();
    if display_width(words) > width {
        for sign in words.chars() {
            if display_width(&kept) + display_width(sign.encode_utf8(&mut [0; 4])) + 1 > width {
                break;
            }
            kept.push(sign);
        }
        kept.push('…');
    } else {
        kept.push_str(words);
    }
    let missing = width.saturating_sub(display_width(&kept));
    kept.push_str(&" ".repeat(missing));
    kept
}
