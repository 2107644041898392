//! What was said at each decision at first attempts, how often it was right, and how well the decision separates trainees.

use super::cell::Sums;
use super::items::{LEAST_PEOPLE, WHOLE, point_biserial};
use super::measures::mean;
use super::model::{ChoiceLine, DecisionLine, Hundredths, Lost, Why};
use super::texts::Texts;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A decision, by scenario and node.
type Place<'a> = (&'a str, &'a str);

/// What is added up at one decision.
#[derive(Default)]
struct Item<'a> {
    /// By reply: people, and those for whom it was right.
    choices: BTreeMap<&'a str, (u64, u64)>,
    lost: [u64; 3],
    /// By person: right or wrong, and how many decisions they got right and met in all.
    people: Vec<(bool, u64, u64)>,
}

/// The decisions at which something was at stake for somebody, those that most people got wrong first.
///
/// `people` gives each person's scenarios. Only first attempts count, and only the first time that somebody comes to a decision in it.
pub(super) fn decisions<'a>(
    people: impl Iterator<Item = &'a BTreeMap<String, Sums>>,
    texts: &BTreeMap<String, Texts>,
) -> Vec<DecisionLine> {
    let mut items: BTreeMap<Place<'a>, Item<'a>> = BTreeMap::new();
    for scenarios in people {
        add_person(scenarios, &mut items);
    }
    let mut lines: Vec<DecisionLine> = items
        .into_iter()
        .filter_map(|((scenario, node), item)| line(scenario, node, &item, texts.get(scenario)?))
        .collect();
    lines.sort_by(|a, b| {
        let rank = |line: &DecisionLine| (Reverse(line.wrong()), line.people);
        rank(a)
            .cmp(&rank(b))
            .then_with(|| (&a.scenario, &a.node).cmp(&(&b.scenario, &b.node)))
    });
    lines
}

fn add_person<'a>(scenarios: &'a BTreeMap<String, Sums>, items: &mut BTreeMap<Place<'a>, Item<'a>>) {
    let mut met = Vec::new();
    for (scenario, sums) in scenarios {
        let mut seen = BTreeSet::new();
        for decision in sums.decisions() {
            // A talk may come back to a node; what was said there the second time answers another question.
            let Some(right) = decision.right.filter(|_| seen.insert(&decision.node)) else {
                continue;
            };
            let place = (scenario.as_str(), decision.node.as_str());
            let item = items.entry(place).or_default();
            let choice = item.choices.entry(&decision.reply).or_default();
            choice.0 += 1;
            choice.1 += u64::from(right);
            for (lost, grade) in item.lost.iter_mut().zip(decision.grades) {
                *lost += u64::from(!right && grade.is_some_and(|grade| grade < 100));
            }
            met.push((place, right));
        }
    }
    let all = met.len() as u64;
    let right = met.iter().filter(|(_, right)| *right).count() as u64;
    for (place, own) in met {
        if let Some(item) = items.get_mut(&place) {
            item.people.push((own, right, all));
        }
    }
}

fn line(scenario: &str, node: &str, item: &Item<'_>, texts: &Texts) -> Option<DecisionLine> {
    let text = texts.main()?;
    let people = item.people.len() as u64;
    let right = item.people.iter().filter(|(right, ..)| *right).count() as u64;
    let mut choices: Vec<ChoiceLine> = item
        .choices
        .iter()
        .map(|(reply, (count, right))| ChoiceLine {
            reply: (*reply).to_owned(),
            text: texts.reply(node, reply).map(|reply| reply.text.clone()).unwrap_or_default(),
            people: *count,
            percent: mean(100 * count, people).unwrap_or_default(),
            right: *right,
        })
        .collect();
    choices.sort_by_key(|choice| Reverse(choice.people));
    Some(DecisionLine {
        scenario: scenario.to_owned(),
        title: text.title.clone(),
        node: node.to_owned(),
        customer: text.customer.name.clone(),
        says: texts.node(node).map(|node| node.says.clone()).unwrap_or_default(),
        people,
        right,
        difficulty: Hundredths(mean(100 * right, people).unwrap_or_default() as i32),
        discrimination: discrimination(&item.people),
        lost: Lost {
            empathy: item.lost[0],
            positive_phrasing: item.lost[1],
            honesty: item.lost[2],
        },
        why: why(node, &choices, texts),
        choices,
    })
}

/// The wrong reply that was taken most; of equals the one whose id comes first.
fn why(node: &str, choices: &[ChoiceLine], texts: &Texts) -> Option<Why> {
    let wrong = |choice: &ChoiceLine| choice.people - choice.right;
    let worst = choices
        .iter()
        .filter(|choice| wrong(choice) > 0)
        .min_by_key(|choice| (Reverse(wrong(choice)), &choice.reply))?;
    let reply = texts.reply(node, &worst.reply)?;
    Some(Why {
        reply: worst.reply.clone(),
        text: reply.text.clone(),
        people: wrong(worst),
        coach: reply.coach.clone(),
        better: reply.better.clone(),
    })
}

/// How well a decision separates the people who met it, by what they did at all others. Who met no other says nothing.
fn discrimination(people: &[(bool, u64, u64)]) -> Option<Hundredths> {
    let pairs: Vec<(bool, u32)> = people
        .iter()
        .filter(|(_, _, met)| *met > 1)
        .map(|(own, right, met)| {
            let rest = mean(u64::from(WHOLE) * (right - u64::from(*own)), met - 1).unwrap_or_default();
            (*own, rest as u32)
        })
        .collect();
    (pairs.len() >= LEAST_PEOPLE).then(|| point_biserial(&pairs)).flatten()
}
