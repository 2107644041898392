//! The service catalogue against the rubric and the shipped role-plays: every row stands for something that a trainee can both do
//! and fail to do. docs/coverage.md is made here; `UPDATE=1 cargo test` writes it anew.

use crate::curriculum::{Lesson, lessons};
use goodword::rubric::{Behaviour, default_rubric};
use goodword::scenario::Channel;
use goodword::session::{PromiseState, Verdict};
use indexmap::IndexMap;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Catalogue {
    rows: IndexMap<String, String>,
    rules: IndexMap<String, Vec<String>>,
    situations: IndexMap<String, IndexMap<String, String>>,
    features: IndexMap<String, Feature>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Feature {
    by: String,
    #[serde(default)]
    missing: Option<String>,
}

/// Two replies of one decision: one does what the row asks for, the other fails to.
struct Found {
    scenario: String,
    place: String,
    does: String,
    fails: String,
}

/// What stands for a row, and where a trainee meets it.
#[derive(Default)]
struct Cover {
    by: Vec<String>,
    found: Vec<Found>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn catalogue() -> Catalogue {
    let text = std::fs::read_to_string(root().join("docs/catalogue.ron")).expect("it stands there");
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options
        .from_str(&text)
        .unwrap_or_else(|error| panic!("docs/catalogue.ron: {error}"))
}

/// The rows that behaviours and rules stand for, with the decisions that put them to the test.
fn covered(catalogue: &Catalogue) -> IndexMap<&str, Cover> {
    let rubric = default_rubric();
    let mut rows: IndexMap<&str, Cover> = catalogue.rows.keys().map(|row| (row.as_str(), Cover::default())).collect();
    let lessons = lessons();
    for (row, cover) in &mut rows {
        let stands: Vec<(&str, &Behaviour)> = rubric
            .behaviours
            .iter()
            .filter(|(_, behaviour)| behaviour.rows.iter().any(|other| other == row))
            .map(|(id, behaviour)| (id.as_str(), behaviour))
            .collect();
        if stands.is_empty() {
            continue;
        }
        cover.by.extend(stands.iter().map(|(_, behaviour)| behaviour.name.clone()));
        let of = |good: bool| -> BTreeSet<&str> {
            let sided = stands.iter().filter(|(_, behaviour)| (behaviour.points > 0) == good);
            sided.map(|(id, _)| *id).collect()
        };
        let (good, bad) = (of(true), of(false));
        for lesson in lessons {
            cover.found.extend(shown(lesson, &good, &bad));
        }
    }
    for (rule, of_rows) in &catalogue.rules {
        for row in of_rows {
            let cover = rows.get_mut(row.as_str()).unwrap_or_else(|| panic!("there is no row {row}"));
            cover.by.push(format!("the rule “{rule}”"));
            for lesson in lessons {
                cover.found.extend(match rule.as_str() {
                    "dropped" => dropped(lesson),
                    verdict => judged(lesson, verdict),
                });
            }
        }
    }
    rows
}

/// Decisions where one reply shows something good of a row and another something bad. Where the row has only one of the two, the
/// other reply is one without it.
fn shown(lesson: &Lesson, good: &BTreeSet<&str>, bad: &BTreeSet<&str>) -> Vec<Found> {
    let any = |shows: &[String], of: &BTreeSet<&str>| shows.iter().any(|id| of.contains(id.as_str()));
    let nodes = lesson.game.scenario().nodes.iter();
    nodes
        .filter_map(|(place, node)| {
            let find = |wanted: &dyn Fn(&[String]) -> bool| {
                let mut replies = node.replies.iter();
                replies.find(|(_, reply)| wanted(&reply.shows)).map(|(id, _)| id.clone())
            };
            let does = find(&|shows| {
                if good.is_empty() {
                    !any(shows, bad)
                } else {
                    any(shows, good) && !any(shows, bad)
                }
            })?;
            let fails = find(&|shows| if bad.is_empty() { !any(shows, good) } else { any(shows, bad) })?;
            Some(Found {
                scenario: lesson.id.clone(),
                place: place.clone(),
                does,
                fails,
            })
        })
        .collect()
}

/// Decisions where one reply is judged so, in a golden play, and another makes a claim that is sound.
fn judged(lesson: &Lesson, verdict: &str) -> Vec<Found> {
    let mut worst: BTreeMap<&str, BTreeMap<&str, Verdict>> = BTreeMap::new();
    for card in &lesson.cards {
        for decision in &card.decisions {
            let Some(found) = decision.claims.iter().map(|claim| claim.verdict).min() else {
                continue;
            };
            let before = worst.entry(&decision.node).or_default().entry(&decision.reply).or_insert(found);
            *before = found.min(*before);
        }
    }
    let find = |replies: &BTreeMap<&str, Verdict>, wanted: &dyn Fn(Verdict) -> bool| {
        replies.iter().find(|(_, found)| wanted(**found)).map(|(id, _)| (*id).to_owned())
    };
    worst
        .iter()
        .filter_map(|(place, replies)| {
            Some(Found {
                scenario: lesson.id.clone(),
                place: (*place).to_owned(),
                does: find(replies, &|found| found == Verdict::Sound)?,
                fails: find(replies, &|found| format!("{found:?}").to_lowercase() == verdict)?,
            })
        })
        .collect()
}

/// A promise that is the trainee's own, kept in one golden play and dropped in another.
fn dropped(lesson: &Lesson) -> Vec<Found> {
    let own = lesson.game.scenario().promises.iter().filter(|(_, kind)| kind.kept_if.is_some());
    own.filter_map(|(promise, _)| {
        let kept = lesson.cards.iter().find_map(|card| {
            let line = card
                .promises
                .iter()
                .find(|line| line.id == *promise && line.state == PromiseState::Kept)?;
            card.decisions
                .get(line.settled?.checked_sub(1)?)
                .map(|decision| decision.reply.clone())
        })?;
        let dropped = lesson.cards.iter().find_map(|card| {
            let line = card.serious.iter().find(|line| line.code == "dropped" && line.about == *promise)?;
            Some(line.reply.clone())
        })?;
        Some(Found {
            scenario: lesson.id.clone(),
            place: promise.clone(),
            does: kept,
            fails: dropped,
        })
    })
    .collect()
}

fn table(catalogue: &Catalogue) -> (String, Vec<String>) {
    let rows = covered(catalogue);
    let mut gaps = Vec::new();
    let mut shown = BTreeMap::new();
    let mut text = String::from(
        "# What the role-plays cover\n\nEvery row of the [service catalogue](catalogue.ron), what stands for it in the rubric or among the rules, and where a \
         trainee can both do it and fail to do it. `cargo test` makes this page from the files and fails where a row is left out; \
         `UPDATE=1 cargo test` writes it anew.\n\n| row | what | what stands for it | where |\n|---|---|---|---|\n",
    );
    for (row, cover) in &rows {
        let says = &catalogue.rows[*row];
        let (by, place) = if let Some(feature) = catalogue.features.get(*row) {
            let missing = feature.missing.as_ref().map(|missing| format!("**Not yet there.** {missing}"));
            (feature.by.clone(), missing.unwrap_or_else(|| "in the product".into()))
        } else if *row == "I1" {
            ("the channel".into(), channels(&mut gaps))
        } else if let Some(situations) = catalogue.situations.get(*row) {
            let mut by = cover.by.clone();
            by.push("the situation".into());
            (by.join(", "), put_into(row, situations, &mut gaps))
        } else {
            if cover.by.is_empty() || cover.found.is_empty() {
                gaps.push(format!("{row}: {says}"));
            }
            (cover.by.join(", "), places(&cover.found, &mut shown))
        };
        let _ = writeln!(text, "| {row} | {says} | {by} | {place} |");
    }
    (text, gaps)
}

/// One place in full, in the role-play that was shown least so far, and how many there are.
fn places<'a>(found: &'a [Found], shown: &mut BTreeMap<&'a str, usize>) -> String {
    let often = |found: &Found| shown.get(found.scenario.as_str()).copied().unwrap_or(0);
    let Some(one) = found.iter().min_by_key(|found| often(found)) else {
        return "**nowhere**".into();
    };
    *shown.entry(&one.scenario).or_default() += 1;
    let mut text = format!("{}, `{}`: `{}` does, `{}` does not", one.scenario, one.place, one.does, one.fails);
    let scenarios: BTreeSet<&str> = found.iter().map(|found| found.scenario.as_str()).collect();
    if found.len() > 1 {
        let _ = write!(text, "; {} places in {}", found.len(), counted(scenarios.len()));
    }
    text
}

fn counted(scenarios: usize) -> String {
    if scenarios == 1 {
        "one role-play".into()
    } else {
        format!("{scenarios} role-plays")
    }
}

fn put_into(row: &str, situations: &IndexMap<String, String>, gaps: &mut Vec<String>) -> String {
    let mut told = Vec::new();
    for (situation, scenario) in situations {
        if !lessons().iter().any(|lesson| lesson.id == *scenario) {
            gaps.push(format!("{row}: {situation}: there is no {scenario}"));
        }
        told.push(format!("{situation}: {scenario}"));
    }
    told.join("; ")
}

fn channels(gaps: &mut Vec<String>) -> String {
    let all = [Channel::Phone, Channel::Email, Channel::Chat, Channel::InPerson, Channel::Social];
    let told = all.map(|channel| {
        let own: Vec<&str> = lessons()
            .iter()
            .filter(|lesson| lesson.game.scenario().channel == channel)
            .map(|lesson| lesson.id.as_str())
            .collect();
        if own.len() < 3 {
            gaps.push(format!("I1: {} has {}", channel.name(), own.len()));
        }
        format!("{}: {}", channel.name(), own.join(", "))
    });
    told.join("; ")
}

#[test]
fn every_row_of_the_catalogue_is_covered_and_the_page_says_so() {
    let catalogue = catalogue();
    let (text, gaps) = table(&catalogue);
    let page = root().join("docs/coverage.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&page, &text).expect("docs can be written");
    }
    assert!(gaps.is_empty(), "{gaps:#?}");
    let there = std::fs::read_to_string(&page).unwrap_or_default();
    assert!(
        there == text,
        "docs/coverage.md is not up to date; UPDATE=1 cargo test writes it anew"
    );
}

#[test]
fn rows_are_named_where_they_are_and_two_stand_for_one_thing_at_most() {
    let catalogue = catalogue();
    let rubric = default_rubric();
    let sections = [
        ('A', 8),
        ('B', 8),
        ('C', 5),
        ('D', 5),
        ('E', 9),
        ('F', 10),
        ('G', 4),
        ('H', 14),
        ('I', 6),
        ('J', 8),
    ];
    let expected: Vec<String> = sections
        .iter()
        .flat_map(|(letter, count)| (1..=*count).map(move |number| format!("{letter}{number}")))
        .collect();
    assert_eq!(catalogue.rows.keys().collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
    for (id, behaviour) in &rubric.behaviours {
        assert!((1..=2).contains(&behaviour.rows.len()), "{id}: {:?}", behaviour.rows);
        for row in &behaviour.rows {
            assert!(catalogue.rows.contains_key(row), "{id} names the row {row}");
        }
    }
    for (rule, rows) in &catalogue.rules {
        assert!((1..=2).contains(&rows.len()), "{rule}: {rows:?}");
    }
    for row in catalogue.situations.keys().chain(catalogue.features.keys()) {
        assert!(catalogue.rows.contains_key(row), "there is no row {row}");
    }
    assert!(catalogue.features.keys().all(|row| row.starts_with('J')));
}
