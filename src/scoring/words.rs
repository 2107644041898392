//! Why a claim was judged as it was, and what became of a promise, in sentences for people.

use crate::scenario::{Amount, Certainty, Claim, Fact, Scenario};
use crate::session::{PromiseState, Verdict};

/// Why a claim got its verdict.
pub(super) fn why_claim(scenario: &Scenario, claim: &Claim, verdict: Verdict) -> String {
    match claim {
        Claim::States { fact, .. } | Claim::Discloses { fact } => {
            let fact = &scenario.facts[fact];
            let says = if matches!(claim, Claim::Discloses { .. }) {
                told(fact)
            } else {
                fact.says.clone()
            };
            match verdict {
                Verdict::False => format!("You said the opposite of what you knew: “{}”", told(fact)),
                Verdict::Unsupported => format!("You spoke as if you knew what you did not know yet: “{says}”"),
                Verdict::Undisclosed => {
                    let limit = fact.limit.as_deref().unwrap_or("its limit");
                    format!("True, but you left out what belongs to it: “{limit}”")
                }
                Verdict::Evasive => format!("You hedged what you knew for certain: “{says}”"),
                _ => format!("You told what you could know: “{says}”"),
            }
        }
        Claim::Grants {
            authority,
            amount,
            certainty,
            condition,
        } => {
            let authority = &scenario.authority[authority];
            let (asked, limit) = (amount.words(&scenario.currency), authority.limit.words(&scenario.currency));
            match verdict {
                Verdict::Unauthorised => {
                    let who: Vec<&str> = authority.above.keys().map(String::as_str).collect();
                    let approver = if who.is_empty() {
                        "nobody can approve it".to_owned()
                    } else {
                        format!("it needs the {} first", who.join(" or the "))
                    };
                    match authority.limit {
                        Amount::Nothing => format!("You granted what is not yours to grant: “{}”; {approver}.", authority.says),
                        _ => format!("You granted {asked} ({}). Yours to grant is {limit}; {approver}.", authority.says),
                    }
                }
                Verdict::Evasive => format!("You hedged what is yours to grant: {asked} ({}).", authority.says),
                _ if *amount == Amount::Nothing => format!("You said that it cannot be had: “{}”", authority.says),
                _ if authority.limit.allows(*amount) => format!("You granted {asked} ({}), as you may.", authority.says),
                // Above the limit and sound all the same: somebody else was said to decide, or nothing was made sure.
                _ => match condition {
                    Some(who) => format!(
                        "You put {asked} in view ({}) and said that it is for the {who} to approve.",
                        authority.says
                    ),
                    None => format!(
                        "You put {asked} in view ({}) {}, and granted nothing.",
                        authority.says,
                        manner(*certainty)
                    ),
                },
            }
        }
        Claim::Refuses { owed } => format!("You refused what the customer is owed: “{}”", scenario.owed[owed].says),
        Claim::Honours { owed } => format!("You gave the customer what is owed: “{}”", scenario.owed[owed].says),
        Claim::Promise { id, .. } => why_promise(scenario, id, claim, verdict),
    }
}

fn why_promise(scenario: &Scenario, id: &str, claim: &Claim, verdict: Verdict) -> String {
    let promise = &scenario.promises[id];
    let Claim::Promise {
        certainty,
        condition,
        owner,
        by,
        ..
    } = claim
    else {
        return String::new();
    };
    let what = &promise.what;
    let declared = promise
        .condition
        .as_ref()
        .filter(|declared| condition.as_ref() == Some(&declared.id));
    let chance = declared.map_or(promise.chance, |declared| declared.chance_if).percent();
    let because = promise
        .because
        .as_ref()
        .map(|fact| format!(", as you could know: “{}”", told(&scenario.facts[fact])))
        .unwrap_or_else(|| ".".into());
    let manner = manner(*certainty);
    let needed = match certainty {
        Certainty::Absolute => 95,
        Certainty::Firm => 80,
        Certainty::Hedged => 40,
    };
    let on_condition = declared.map_or_else(String::new, |declared| format!(", on the condition “{}”", declared.says));
    let then = if declared.is_some() { "With that it" } else { "It" };
    match verdict {
        Verdict::Overpromise => {
            format!(
                "You promised “{what}” {manner}{on_condition}. Said so, it should come true {needed} times in 100. {then} does {chance} \
                 times{because}"
            )
        }
        Verdict::Undisclosed => {
            let condition = promise
                .condition
                .as_ref()
                .map_or("its condition", |condition| condition.says.as_str());
            format!("You promised “{what}” and left out what it hangs on: “{condition}”.")
        }
        Verdict::Vague => {
            let missing = match (owner.is_some(), by.is_some()) {
                (false, false) => "who will see to it and by when",
                (false, true) => "who will see to it",
                _ => "by when",
            };
            format!("You promised “{what}”, but not {missing}.")
        }
        Verdict::Evasive => format!("You hedged “{what}”, though it comes true {chance} times in 100. Nobody can rely on a perhaps."),
        _ => format!("You promised “{what}” {manner}{on_condition}. {then} comes true {chance} times in 100, which bears those words."),
    }
}

/// How sure the words were.
fn manner(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Absolute => "as a certainty",
        Certainty::Firm => "firmly",
        Certainty::Hedged => "with a hedge",
    }
}

/// A fact with its limit.
fn told(fact: &Fact) -> String {
    match &fact.limit {
        Some(limit) => format!("{} {limit}", fact.says),
        None => fact.says.clone(),
    }
}

/// What the customer asked and the reply left unanswered.
pub(super) fn why_silent(scenario: &Scenario, asked: &str) -> String {
    let about = if let Some(promise) = scenario.promises.get(asked) {
        &promise.what
    } else if let Some(fact) = scenario.facts.get(asked) {
        &fact.says
    } else if let Some(authority) = scenario.authority.get(asked) {
        &authority.says
    } else {
        &scenario.owed[asked].says
    };
    format!("The customer asked about this, and the reply does not answer it: “{about}”")
}

/// What was serious, and about which promise, fact or thing owed.
pub(super) fn why_fault(scenario: &Scenario, code: &str, about: &str) -> String {
    match code {
        "overpromise" => format!("You promised “{}”. It was not yours to promise.", scenario.promises[about].what),
        "withheld" => format!("You refused what the customer is owed: “{}”", scenario.owed[about].says),
        "omission" => format!("By then the customer had not been told: “{}”", told(&scenario.facts[about])),
        _ => format!("You promised “{}”, and then it was not done.", scenario.promises[about].what),
    }
}

/// What became of a promise.
pub(super) fn what_became(state: PromiseState, dropped: bool, verdict: Verdict) -> &'static str {
    match state {
        PromiseState::Kept if verdict == Verdict::Overpromise => "It came true, by luck: that earns nothing.",
        PromiseState::Kept => "It was kept.",
        PromiseState::Broken if dropped => "It was yours to keep, and it was not kept.",
        PromiseState::Broken if verdict == Verdict::Sound => "It was broken by bad luck, which costs no honesty.",
        PromiseState::Broken => "It was broken.",
        PromiseState::Renegotiated => "You took it back in time and put it right.",
        PromiseState::Delegated => "You handed it to a named person.",
        PromiseState::Void => "It fell away.",
        PromiseState::Open => "It is still open.",
    }
}
