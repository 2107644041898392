//! The policy card: what is so, what the customer is owed, what the agent may grant, what needs whom, what is not possible.

use super::{Amount, Fact, Scenario};
use std::fmt::Write;

/// The card, as sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PolicyCard {
    /// What the agent knows to be so.
    pub facts: Vec<String>,
    /// What the customer is owed.
    pub owed: Vec<String>,
    /// What the agent may grant alone.
    pub yours: Vec<String>,
    /// What somebody else has to approve.
    pub ask: Vec<String>,
    /// What nobody can grant.
    pub not_possible: Vec<String>,
}

impl PolicyCard {
    /// The card of a scenario. `knows` says which facts, by their place, the agent knows by now.
    pub fn of(scenario: &Scenario, knows: impl Fn(usize) -> bool) -> Self {
        let mut card = Self {
            facts: scenario
                .facts
                .values()
                .enumerate()
                .filter(|(index, _)| knows(*index))
                .map(|(_, fact)| Self::fact(fact))
                .collect(),
            owed: scenario.owed.values().map(|owed| owed.says.clone()).collect(),
            ..Self::default()
        };
        for authority in scenario.authority.values() {
            match authority.limit {
                Amount::Nothing if authority.above.is_empty() => card.not_possible.push(authority.says.clone()),
                Amount::Nothing => {}
                limit => card.yours.push(with_amount(&authority.says, limit, &scenario.currency)),
            }
            for (who, limit) in &authority.above {
                card.ask
                    .push(format!("{} (the {who})", with_amount(&authority.says, *limit, &scenario.currency)));
            }
        }
        card
    }

    /// A fact as it stands on the card.
    pub fn fact(fact: &Fact) -> String {
        let mut words = fact.says.clone();
        if let Some(limit) = &fact.limit {
            let _ = write!(words, " Say with it: {limit}");
        }
        words
    }

    /// The groups that hold anything, each with its heading.
    pub fn groups(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        [
            ("What is so", self.facts.as_slice()),
            ("What the customer is owed", &self.owed),
            ("Yours to grant", &self.yours),
            ("Ask first", &self.ask),
            ("Not possible", &self.not_possible),
        ]
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
    }
}

fn with_amount(says: &str, amount: Amount, currency: &str) -> String {
    match amount {
        Amount::Whole | Amount::Nothing => says.to_owned(),
        amount => format!("{says}: up to {}", amount.words(currency)),
    }
}

impl Amount {
    /// The amount in words, sums in this currency's sign.
    pub fn words(self, currency: &str) -> String {
        match self {
            Amount::Nothing => "nothing".into(),
            Amount::Percent(percent) => format!("{percent} percent"),
            Amount::Money(sum) => format!("{currency}{sum}"),
            Amount::Count(count) => count.to_string(),
            Amount::Whole => "all of it".into(),
        }
    }
}
