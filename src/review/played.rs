//! What the review takes in: a play as replaying it gave it, and which plays are wanted.

use crate::calendar::Day;
use crate::rubric::Dimension;
use crate::scoring::{Outline, Scores, as_good_as_any};
use crate::session::{Game, Seeded, Session, State, begin, step};
use std::sync::Arc;

/// A play that was handed in, has ended, and is what its replies give. Every number in it was reckoned anew from the replies.
#[derive(Clone, Debug)]
pub struct Played {
    /// The play's id, the same on every machine.
    pub id: String,
    /// Who played.
    pub person: String,
    /// Their team; empty where there is none.
    pub team: String,
    /// The scenario's id.
    pub scenario: String,
    /// What was played.
    pub game: Arc<Game>,
    /// Whether this machine's shelf has the same text under this id, and judges by the same rubric.
    pub on_shelf: bool,
    /// When it began, in milliseconds since 1970, UTC; 0 where nobody knows.
    pub started_at: i64,
    /// Whether the channel's clock counted.
    pub timed: bool,
    /// What came of it.
    pub facts: Facts,
}

/// What came of a play, without a sentence.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
    /// What failed it whatever its scores, as codes.
    pub fatal: Vec<String>,
    /// Promises kept.
    pub kept: u32,
    /// Promises kept or broken.
    pub due: u32,
    /// Whether the customer's problem was solved: a `Resolved` ending.
    pub solved: bool,
    /// In-world handling time in seconds.
    pub handling_seconds: u32,
    /// How many replies came in good time, slowly, and too late.
    pub answered: [u32; 3],
    /// How satisfied the customer was, 1..=5.
    pub satisfaction: u8,
    /// How easy the customer found it, 1..=10.
    pub ease: u8,
    /// The decisions, in order.
    pub decisions: Vec<Decision>,
}

/// One decision of a play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The node.
    pub node: String,
    /// The reply.
    pub reply: String,
    /// What it earned in each dimension, in percent rounded down; none where nothing was at stake.
    pub grades: [Option<u8>; 3],
    /// Whether it was right, which is as good as any reply on offer; none where nothing was at stake.
    pub right: Option<bool>,
}

impl Facts {
    /// What came of a play that has ended, by its outline.
    pub fn of(session: &Session, card: &Outline) -> Self {
        Self {
            scores: card.scores,
            passed: card.passed,
            fatal: card.fatal.iter().map(|item| item.code.clone()).collect(),
            kept: card.kept,
            due: card.due,
            solved: card.solved,
            handling_seconds: card.handling_seconds,
            answered: card.answered,
            satisfaction: card.survey.satisfaction,
            ease: card.survey.ease,
            decisions: card
                .decisions
                .iter()
                .zip(right(session))
                .map(|(line, right)| Decision {
                    grades: Dimension::ALL.map(|dimension| line.grade(dimension).map(|grade| grade.grade)),
                    node: line.node.clone(),
                    reply: line.reply.clone(),
                    right,
                })
                .collect(),
        }
    }
}

/// For each decision of a play, whether its reply was as good as any on offer.
fn right(session: &Session) -> Vec<Option<bool>> {
    let (game, transcript) = (session.game(), session.transcript());
    let dice = Seeded(transcript.seed);
    let mut state = State::new(game);
    let mut events = Vec::new();
    begin(game, &mut state, &dice, &mut events);
    let turns = session.turns().iter().zip(&transcript.choices);
    turns
        .map(|(turn, choice)| {
            let right = as_good_as_any(game, &state, &dice, turn.reply);
            events.clear();
            step(game, &mut state, &dice, turn.reply, choice.pace, &mut events);
            right
        })
        .collect()
}

/// A play that was handed in and cannot be relied on. Nothing in it counts; it is told, and marked where it would stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsound {
    /// Who is said to have played.
    pub person: String,
    /// Their team; empty where there is none.
    pub team: String,
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's module, where the scenario is known.
    pub module: Option<String>,
    /// When it is said to have begun, in milliseconds since 1970, UTC; 0 where nobody knows.
    pub started_at: i64,
    /// Whether it was altered; otherwise it cannot be told.
    pub altered: bool,
    /// The play's id.
    pub id: String,
    /// Where it stands, as a file and a line.
    pub place: String,
    /// Why, in half a sentence.
    pub why: String,
}

/// Which plays are wanted; all of them, where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of this team alone.
    pub team: Option<String>,
    /// From this day on.
    pub from: Option<Day>,
    /// Until this day, itself included.
    pub to: Option<Day>,
    /// Of this scenario alone.
    pub scenario: Option<String>,
    /// Of the scenarios of this module alone.
    pub module: Option<String>,
}

impl Wanted {
    /// Whether a play is wanted. One that nobody knows the day of is in no period.
    pub(super) fn holds(&self, team: &str, started_at: i64, scenario: &str, module: Option<&str>) -> bool {
        let day = Day::told(started_at);
        self.team.as_deref().is_none_or(|wanted| wanted == team)
            && self.from.is_none_or(|from| day.is_some_and(|day| day >= from))
            && self.to.is_none_or(|to| day.is_some_and(|day| day <= to))
            && self.scenario.as_deref().is_none_or(|wanted| wanted == scenario)
            && self.module.as_deref().is_none_or(|wanted| module == Some(wanted))
    }
}
