//! A talk as a reviewer is shown it, and the key with its reasons, which is another thing and comes afterwards.

use super::agree::Reviewer;
use super::rating::{Key, Level, RatedDecision, RatedScores, Rating};
use crate::ronfile::TextHash;
use crate::scenario::PolicyCard;
use crate::scoring::{ClaimLine, Scorecard, score_session};
use crate::session::Session;

/// A talk as a reviewer is shown it: what was said, what else was on offer, and what the agent knew. No verdict, grade, score or ending stands in it,
/// and not who played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    /// The play, by its id.
    pub play: String,
    /// The scenario's hash.
    pub scenario: TextHash,
    /// The rubric's hash.
    pub rubric: TextHash,
    /// The scenario's title.
    pub title: String,
    /// The customer's name.
    pub customer: String,
    /// What the agent was told beforehand.
    pub briefing: String,
    /// The policy card as the talk began.
    pub card: PolicyCard,
    /// The decisions, in order.
    pub moments: Vec<Moment>,
    /// The customer's last words.
    pub last_words: String,
}

/// A decision as a reviewer is shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The node.
    pub node: String,
    /// The reply that was chosen.
    pub reply: String,
    /// When it was, where time had passed.
    pub caption: Option<String>,
    /// What the customer had said.
    pub says: String,
    /// What was answered.
    pub text: String,
    /// What else was on offer.
    pub others: Vec<String>,
    /// What the agent learnt by it, as it then stood on the policy card.
    pub learnt: Vec<String>,
}

/// What a reviewer makes of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// The scores, 0..=100; none where they gave none.
    pub scores: RatedScores,
    /// The levels of each decision, in the order of [`Dimension::ALL`](crate::rubric::Dimension::ALL); none where the reviewer saw nothing at stake.
    pub levels: Vec<[Option<Level>; 3]>,
}

impl Talk {
    /// What is shown of a play; none if it has not come to an ending.
    pub fn of(play: &str, session: &Session) -> Option<Self> {
        let card = score_session(session)?;
        let game = session.game();
        let scenario = game.scenario();
        let beginning = Session::new(game.clone(), 0, false);
        let known = &beginning.state().known;
        let learnt = session.turns().iter().map(|turn| {
            let facts = turn.learnt();
            facts.map(|fact| PolicyCard::fact(&scenario.facts[fact.index()])).collect()
        });
        Some(Self {
            play: play.to_owned(),
            scenario: session.transcript().scenario.clone(),
            rubric: session.transcript().rubric.clone(),
            title: scenario.title.clone(),
            customer: scenario.customer.name.clone(),
            briefing: scenario.briefing.clone(),
            card: PolicyCard::of(scenario, |fact| known.has(fact)),
            moments: card
                .decisions
                .into_iter()
                .zip(learnt)
                .map(|(line, learnt)| Moment {
                    node: line.node,
                    reply: line.reply,
                    caption: line.caption,
                    says: line.says,
                    text: line.text,
                    others: line.others.into_iter().map(|other| other.text).collect(),
                    learnt,
                })
                .collect(),
            last_words: card.last_words,
        })
    }

    /// A reviewer's opinion of this talk, as it is kept. `rated_at` is in milliseconds since 1970, UTC.
    pub fn rating(&self, reviewer: &Reviewer, rated_at: i64, opinion: &Opinion) -> Rating {
        let decisions = self.moments.iter().zip(&opinion.levels);
        Rating {
            reviewer: reviewer.name.clone(),
            team: reviewer.team.clone(),
            play: self.play.clone(),
            scenario: self.scenario.clone(),
            rubric: self.rubric.clone(),
            rated_at,
            scores: opinion.scores,
            decisions: decisions
                .map(|(moment, [empathy, positive_phrasing, honesty])| RatedDecision {
                    node: moment.node.clone(),
                    reply: moment.reply.clone(),
                    empathy: *empathy,
                    positive_phrasing: *positive_phrasing,
                    honesty: *honesty,
                })
                .collect(),
        }
    }
}

/// The key of a play with the reasons for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The key.
    pub key: Key,
    /// Why, for each decision.
    pub reasons: Vec<Reason>,
}

/// Why a decision earned what it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Why it worked or did not.
    pub coach: String,
    /// A better wording, where it was weak.
    pub better: Option<String>,
    /// How honest each claim in it was, and why.
    pub claims: Vec<ClaimLine>,
}

impl Answer {
    /// The key of a play; none if it has not come to an ending.
    pub fn of(session: &Session) -> Option<Self> {
        let card: Scorecard = score_session(session)?;
        let transcript = session.transcript();
        let title = &session.game().scenario().title;
        Some(Self {
            key: Key::of(&transcript.scenario, &transcript.rubric, title, &card),
            reasons: card
                .decisions
                .into_iter()
                .map(|line| Reason {
                    coach: line.coach,
                    better: line.better,
                    claims: line.claims,
                })
                .collect(),
        })
    }
}
