//! Two claims of one reply that say opposite things of the same fact, grant, promise or thing owed.

use crate::diagnostics::{Code, Diagnostic};
use crate::lint::walk::replies;
use crate::lint::{Rule, Subject};
use crate::ronfile::Step;
use crate::scenario::{Amount, Claim, Stated};

pub(in crate::lint) const RULE: Rule = Rule {
    codes: &[Code::ContradictingClaims],
    look,
};

fn look(subject: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    for at in replies(subject.scenario()) {
        let claims = &at.reply.claims;
        for (index, claim) in claims.iter().enumerate() {
            let Some((first, message)) = (0..index).find_map(|first| Some((first, contradiction(&claims[first], claim)?))) else {
                continue;
            };
            let place = |index| at.way(&[Step::Key("claims"), Step::Index(index)]);
            let (span, _) = subject.outline.find(&place(first));
            let problem = subject.problem(Code::ContradictingClaims, &place(index), message);
            problems.push(
                problem
                    .related(span, "the other claim")
                    .hint("keep the claim that the words of the reply really make"),
            );
        }
    }
}

fn contradiction(one: &Claim, other: &Claim) -> Option<&'static str> {
    match (one, other) {
        (
            Claim::States { fact, stated, .. },
            Claim::States {
                fact: same,
                stated: otherwise,
                ..
            },
        ) if fact == same && stated != otherwise => Some("this reply states a fact and its opposite"),
        (Claim::States { fact, stated, .. }, Claim::Discloses { fact: same })
        | (Claim::Discloses { fact: same }, Claim::States { fact, stated, .. })
            if fact == same && *stated == Stated::False =>
        {
            Some("this reply discloses a fact and states its opposite")
        }
        (Claim::Refuses { owed }, Claim::Honours { owed: same }) | (Claim::Honours { owed }, Claim::Refuses { owed: same })
            if owed == same =>
        {
            Some("this reply refuses what it honours")
        }
        (
            Claim::Grants { authority, amount, .. },
            Claim::Grants {
                authority: same,
                amount: other,
                ..
            },
        ) if authority == same && (*amount == Amount::Nothing) != (*other == Amount::Nothing) => {
            Some("this reply grants something and nothing of it")
        }
        (
            Claim::Promise {
                id, certainty, condition, ..
            },
            Claim::Promise {
                id: same,
                certainty: other,
                condition: otherwise,
                ..
            },
        ) if id == same && condition == otherwise && certainty != other => Some("this reply makes one promise in two certainties"),
        _ => None,
    }
}
