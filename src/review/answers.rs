//! What everybody said at their first attempts, for looking behind a cell, and what there is to narrow a review down to.

use super::cell::Sums;
use super::played::Played;
use super::texts::Texts;
use crate::calendar::{Day, Month};
use std::collections::{BTreeMap, BTreeSet};

/// What everybody said at their first attempts. It is kept beside a review and is no part of it, as it grows with every decision of everybody.
#[derive(Debug, Default)]
pub struct Answers {
    people: BTreeMap<usize, BTreeMap<String, Sums>>,
    texts: BTreeMap<String, Texts>,
}

/// What one person said at one decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The customer's name.
    pub customer: String,
    /// What the customer said.
    pub says: String,
    /// What the person said.
    pub text: String,
    /// Whether it was right, which is as good as any reply on offer; none where nothing was at stake.
    pub right: Option<bool>,
    /// What it earned in each dimension, in percent; none where nothing was at stake.
    pub grades: [Option<u8>; 3],
    /// What the trainee is told of it.
    pub coach: String,
    /// A better wording.
    pub better: Option<String>,
}

impl Answers {
    pub(super) fn new(people: BTreeMap<usize, BTreeMap<String, Sums>>, texts: BTreeMap<String, Texts>) -> Self {
        Self { people, texts }
    }

    /// What a person, named by number, said in their first attempt at a scenario, in order. Empty where there is no such attempt.
    pub fn at(&self, person: usize, scenario: &str) -> Vec<Answer> {
        let sums = self.people.get(&person).and_then(|scenarios| scenarios.get(scenario));
        let (Some(sums), Some(texts)) = (sums, self.texts.get(scenario)) else {
            return Vec::new();
        };
        let customer = texts.main().map(|text| text.customer.name.clone()).unwrap_or_default();
        let decisions = sums.decisions().iter();
        decisions
            .map(|decision| {
                let reply = texts.reply(&decision.node, &decision.reply);
                Answer {
                    customer: customer.clone(),
                    says: texts.node(&decision.node).map(|node| node.says.clone()).unwrap_or_default(),
                    text: reply.map(|reply| reply.text.clone()).unwrap_or_default(),
                    right: decision.right,
                    grades: decision.grades,
                    coach: reply.map(|reply| reply.coach.clone()).unwrap_or_default(),
                    better: reply.and_then(|reply| reply.better.clone()),
                }
            })
            .collect()
    }
}

/// What sound plays there are, whatever was asked for: a review can be narrowed down to any of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// The teams that have a name.
    pub teams: BTreeSet<String>,
    /// The scenarios by id, each with its title and module.
    pub scenarios: BTreeMap<String, (String, String)>,
    /// The months.
    pub months: BTreeSet<Month>,
}

impl Extent {
    /// Notes a play.
    pub(super) fn note(&mut self, play: &Played) {
        if !play.team.is_empty() && !self.teams.contains(&play.team) {
            self.teams.insert(play.team.clone());
        }
        if !self.scenarios.contains_key(&play.scenario) {
            let text = play.game.scenario();
            self.scenarios
                .insert(play.scenario.clone(), (text.title.clone(), text.module.clone()));
        }
        self.months.extend(Day::told(play.started_at).and_then(Day::month));
    }

    /// The modules, each once.
    pub fn modules(&self) -> BTreeSet<&str> {
        self.scenarios.values().map(|(_, module)| module.as_str()).collect()
    }
}
