//! How far reviewers agree, as text for people: at most 100 columns.

use super::report_text::{head, line};
use super::report_words::{counted, shown};
use crate::calibration::{Agreement, Calibration, DimensionAgreement, Disputed, Level, Reviewer, WITHIN};
use crate::rubric::Dimension;
use std::collections::BTreeMap;

/// How many decisions are told.
const DECISIONS: usize = 20;
/// How many ratings that were left out are told one by one.
const LEFT_OUT: usize = 20;

/// Everything, what matters most to a trainer first.
pub(super) fn text(calibration: &Calibration) -> String {
    let mut text = String::new();
    if calibration.reviewers.is_empty() && calibration.left_out.is_empty() {
        line(
            &mut text,
            0,
            "Nobody has rated a talk yet. Reviewers rate talks in the window; their ratings come along with `goodword export`.",
        );
        return text;
    }
    let ratings = calibration.reviewers.iter().map(|line| u64::from(line.talks)).sum();
    let basis = match calibration.reviewers.len() as u64 {
        0 => "No rating can be held against a talk.".to_owned(),
        reviewers => format!(
            "{}, {}.",
            counted(reviewers, "reviewer", "reviewers"),
            counted(ratings, "rating", "ratings")
        ),
    };
    line(&mut text, 0, &basis);
    if !calibration.reviewers.is_empty() {
        disputed(&mut text, calibration);
    }
    if !calibration.pairs.is_empty() {
        head(&mut text, "Each two reviewers");
        for pair in &calibration.pairs {
            let talks = counted(u64::from(pair.talks), "talk", "talks");
            line(&mut text, 2, &format!("{} and {}, {talks}", name(&pair.one), name(&pair.other)));
            agreement(&mut text, &pair.agreement);
        }
    }
    if !calibration.reviewers.is_empty() {
        head(&mut text, "Each reviewer and the key");
        for reviewer in &calibration.reviewers {
            let talks = counted(u64::from(reviewer.talks), "talk", "talks");
            line(&mut text, 2, &format!("{}, {talks}", name(&reviewer.reviewer)));
            agreement(&mut text, &reviewer.agreement);
        }
        text.push('\n');
        line(
            &mut text,
            2,
            "Kappa is 1 where two always agree, and 0 where they agree as often as chance would have it. What one of the two saw nothing at stake in is \
             not compared.",
        );
    }
    left_out(&mut text, calibration);
    text
}

fn disputed(text: &mut String, calibration: &Calibration) {
    head(text, "Decisions to talk about");
    if calibration.disputed.is_empty() {
        let why = if calibration.reviewers.len() == 1 {
            "None yet: that needs a second reviewer who rates the same talks."
        } else {
            "None: wherever several reviewers gave a level, they gave the same one, and so does the key."
        };
        line(text, 2, why);
    }
    let decisions = by_decision(&calibration.disputed);
    for (number, lines) in (1..).zip(decisions.iter().take(DECISIONS)) {
        if number > 1 {
            text.push('\n');
        }
        told(text, number, lines);
    }
    if decisions.len() > DECISIONS {
        let more = decisions.len() - DECISIONS;
        line(text, 2, &format!("and {more} more, which `--format json` lists."));
    }
}

/// What is told of each decision, in every dimension; each where the first of it stands.
fn by_decision(disputed: &[Disputed]) -> Vec<Vec<&Disputed>> {
    let mut places = BTreeMap::new();
    let mut decisions: Vec<Vec<&Disputed>> = Vec::new();
    for line in disputed {
        let place = *places.entry((&line.play, line.decision)).or_insert(decisions.len());
        match decisions.get_mut(place) {
            Some(lines) => lines.push(line),
            None => decisions.push(vec![line]),
        }
    }
    decisions
}

fn told(text: &mut String, number: usize, lines: &[&Disputed]) {
    let Some(first) = lines.first() else { return };
    line(text, 2, &format!("{number}. {}, decision {}", shown(&first.title), first.decision));
    line(text, 5, &format!("The customer: “{}”", shown(&first.says)));
    line(text, 5, &format!("The answer: “{}”", shown(&first.text)));
    for disputed in lines {
        let levels = Level::ALL.into_iter().rev();
        let by_level: Vec<String> = levels
            .filter_map(|level| {
                let given = disputed.given.iter().filter(|given| given.level == level);
                let names: Vec<String> = given.map(|given| name(&given.reviewer)).collect();
                (!names.is_empty()).then(|| format!("{} by {}", level.name(), names.join(", ")))
            })
            .collect();
        let key = disputed.key.map_or("not at stake", Level::name);
        let words = format!("{}: {}. The key: {key}.", disputed.dimension.name(), by_level.join("; "));
        line(text, 5, &words);
    }
    line(text, 5, &format!("The play: {}", shown(&first.play)));
}

fn agreement(text: &mut String, agreement: &Agreement) {
    let lines = [
        (Dimension::Empathy, agreement.empathy),
        (Dimension::PositivePhrasing, agreement.positive_phrasing),
        (Dimension::Honesty, agreement.honesty),
    ];
    for (dimension, DimensionAgreement { scores, levels }) in lines {
        let scores = match scores.of {
            0 => "no score to compare".to_owned(),
            of => format!("{} of {of} scores within {WITHIN} points", scores.agreed),
        };
        let kappa = match levels.thousandths() {
            Ok(thousandths) => format!(
                "the same level {} of {} times, kappa {}",
                levels.agreed,
                levels.rated,
                decimal(thousandths)
            ),
            Err(why) if levels.rated == 0 => format!("no kappa: {}", why.words()),
            Err(why) => format!(
                "the same level {} of {} times, no kappa: {}",
                levels.agreed,
                levels.rated,
                why.words()
            ),
        };
        line(text, 5, &format!("{}: {scores}; {kappa}", dimension.name()));
    }
}

/// Thousandths as a decimal number: “0.429”.
fn decimal(thousandths: i32) -> String {
    let sign = if thousandths < 0 { "−" } else { "" };
    let size = thousandths.unsigned_abs();
    format!("{sign}{}.{:03}", size / 1_000, size % 1_000)
}

fn left_out(text: &mut String, calibration: &Calibration) {
    if calibration.left_out.is_empty() {
        return;
    }
    head(text, "Left out");
    for left in calibration.left_out.iter().take(LEFT_OUT) {
        let words = format!("The rating of {} by {}: {}", shown(&left.play), name(&left.reviewer), left.why);
        line(text, 2, &words);
    }
    if calibration.left_out.len() > LEFT_OUT {
        let more = calibration.left_out.len() - LEFT_OUT;
        line(text, 2, &format!("and {more} more, which `--format json` lists."));
    }
}

fn name(reviewer: &Reviewer) -> String {
    let name = shown(&reviewer.name);
    if reviewer.team.is_empty() {
        name
    } else {
        format!("{name} ({})", shown(&reviewer.team))
    }
}
