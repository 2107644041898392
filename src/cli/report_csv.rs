//! The report as rows for a spreadsheet: one for each verified play, RFC 4180, with nothing in it that a spreadsheet would compute.

use super::output::Failure;
use crate::review::{PlayRow, Review};
use std::collections::BTreeMap;

/// The names of the columns. `docs/report.md` says what each holds.
const COLUMNS: [&str; 24] = [
    "person",
    "team",
    "scenario",
    "title",
    "module",
    "attempt",
    "date",
    "empathy",
    "positive_phrasing",
    "honesty",
    "overall",
    "passed",
    "fatal",
    "promises_kept",
    "promises_due",
    "solved",
    "handling_seconds",
    "prompt",
    "slow",
    "late",
    "satisfaction",
    "ease",
    "this_text",
    "person_number",
];

/// The header and a row for each play.
pub(super) fn rows(review: &Review, rows: &[PlayRow]) -> Result<String, Failure> {
    let people: BTreeMap<usize, _> = review.people.iter().map(|line| (line.number, line)).collect();
    let scenarios: BTreeMap<&str, _> = review.scenarios.iter().map(|line| (line.id.as_str(), line)).collect();
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| Failure::said(format!("the table cannot be written: {error}"));
    writer.write_record(COLUMNS).map_err(failed)?;
    for row in rows {
        let person = people.get(&row.person);
        let scenario = scenarios.get(row.scenario.as_str());
        let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
        let score = |value: Option<u8>| number(value.map(u32::from));
        let yes = |value: bool| (if value { "yes" } else { "no" }).to_owned();
        let answered = |at: usize| number(row.answered.map(|answered| answered[at]));
        let record: [String; COLUMNS.len()] = [
            harmless(person.map_or("", |line| &line.name)),
            harmless(person.map_or("", |line| &line.team)),
            harmless(&row.scenario),
            harmless(scenario.map_or("", |line| &line.title)),
            harmless(scenario.and_then(|line| line.module.as_deref()).unwrap_or_default()),
            row.attempt.to_string(),
            row.day.map(|day| day.to_string()).unwrap_or_default(),
            score(row.scores.empathy),
            score(row.scores.positive_phrasing),
            score(row.scores.honesty),
            score(row.scores.overall),
            yes(row.passed),
            harmless(&row.fatal.join(" ")),
            row.kept.to_string(),
            row.due.to_string(),
            yes(row.solved),
            row.handling_seconds.to_string(),
            answered(0),
            answered(1),
            answered(2),
            row.satisfaction.to_string(),
            row.ease.to_string(),
            yes(row.on_shelf),
            row.person.to_string(),
        ];
        writer.write_record(&record).map_err(failed)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Failure::said(format!("the table cannot be written: {}", error.error())))?;
    Ok(String::from_utf8(bytes).expect("it was put together from text"))
}

/// A text that a spreadsheet takes for nothing but text: one that it would compute gets an apostrophe in front.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
