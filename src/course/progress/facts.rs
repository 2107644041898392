//! What progress is reckoned from: plays that have ended, with what was at stake in each decision.

use super::signs::{Sign, Theme, differing, signs};
use crate::calendar::Day;
use crate::rubric::Dimension;
use crate::scoring::{Scores, score_session, stakes};
use crate::session::{ReplyIx, Seeded, Session};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A decision was right where it earned this much or more, in percent, of everything that was at stake. A promise that is only vague is not.
pub const RIGHT_FROM: u8 = 75;

/// A play that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The play's id.
    pub id: String,
    /// The scenario's id.
    pub scenario: String,
    /// The scenario's title, as it was played.
    pub title: String,
    /// The module it belongs to.
    pub module: String,
    /// From 1 to 5.
    pub difficulty: u8,
    /// When it began, in milliseconds since 1970, UTC.
    pub when: i64,
    /// The play it branched from, where another reply was tried.
    pub branch_of: Option<String>,
    /// Its scores.
    pub scores: Scores,
    /// Whether it passed.
    pub passed: bool,
    /// Its decisions, in order.
    pub decisions: Vec<Decided>,
}

/// A decision of such a play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its number, from 1.
    pub number: usize,
    /// The node.
    pub node: String,
    /// What the customer had said.
    pub says: String,
    /// The reply chosen.
    pub reply: String,
    /// Its words.
    pub text: String,
    /// A better wording, where it was weak.
    pub better: Option<String>,
    /// What it earned, in percent, in the order of [`Dimension::ALL`]; none where that was not at stake.
    pub grades: [Option<u8>; 3],
    /// What could be heard in it.
    pub shown: Vec<Sign>,
    /// What could be heard in some of the replies on offer and not in all: what the choice was about.
    pub differing: Vec<Sign>,
}

/// How a decision was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Answered {
    /// Well enough in all that was at stake.
    Right,
    /// Not; what it turned on.
    Wrong(Theme),
    /// Nothing was at stake.
    Neither,
}

impl Finished {
    /// What is known of a play; none if it has not come to an ending.
    pub fn of(id: &str, scenario: &str, when: i64, branch_of: Option<&str>, session: &Session) -> Option<Self> {
        let card = score_session(session)?;
        let game = session.game();
        let transcript = session.transcript();
        let dice = Seeded(transcript.seed);
        let mut now = Session::new(game.clone(), transcript.seed, transcript.timed);
        let mut decisions = Vec::new();
        for (turn, choice) in session.turns().iter().zip(&transcript.choices) {
            let grades = stakes(game, now.state(), &dice, turn.reply);
            let honesty = grades[Dimension::Honesty as usize].is_some();
            let replies: Vec<ReplyIx> = now.shown_order();
            let (_, authored) = game.authored(turn.reply);
            decisions.push(Decided {
                number: decisions.len() + 1,
                node: choice.node.clone(),
                says: turn.words.says.clone(),
                reply: choice.reply.clone(),
                text: authored.text.clone(),
                better: authored.better.clone(),
                grades: grades.map(|grade| grade.map(|grade| grade.percent())),
                shown: signs(game, now.state(), turn.reply, honesty),
                differing: differing(game, now.state(), &replies, honesty),
            });
            now.choose(&choice.reply, choice.pace, choice.at_ms)
                .expect("what was played once can be played again");
        }
        let authored = game.scenario();
        Some(Self {
            id: id.to_owned(),
            scenario: scenario.to_owned(),
            title: authored.title.clone(),
            module: authored.module.clone(),
            difficulty: authored.difficulty,
            when,
            branch_of: branch_of.map(str::to_owned),
            scores: card.scores,
            passed: card.passed,
            decisions,
        })
    }
}

impl Decided {
    /// How it was answered. What was wrong is what was fatal, else what was least in what was at stake, honesty before the others of equals.
    pub(super) fn answered(&self) -> Answered {
        if let Some(fatal) = self.shown.iter().find(|sign| sign.fatal) {
            return Answered::Wrong(fatal.theme.clone());
        }
        // Where no reply would have done better, nothing can be learnt.
        let at_stake = Dimension::ALL.into_iter().filter_map(|dimension| {
            let grade = self.grades[dimension as usize]?;
            Some((grade, dimension != Dimension::Honesty, self.turned_on(dimension)?))
        });
        match at_stake.min_by_key(|(grade, other, _)| (*grade, *other)) {
            Some((least, _, theme)) if least < RIGHT_FROM => Answered::Wrong(theme.clone()),
            Some(_) => Answered::Right,
            None => Answered::Neither,
        }
    }

    /// What a reply turned on in a dimension: the worst that it showed; where it showed nothing bad, the best that it lacked.
    fn turned_on(&self, dimension: Dimension) -> Option<&Theme> {
        let signs = || self.differing.iter().filter(|sign| sign.dimension == Some(dimension));
        let worst = signs()
            .filter(|sign| sign.worth < 0 && self.shown.contains(sign))
            .min_by_key(|sign| sign.worth);
        let lacked = || signs().min_by_key(|sign| (self.shown.contains(sign), Reverse(sign.worth)));
        worst.or_else(lacked).map(|sign| &sign.theme)
    }

    /// Whether it was answered well in what a theme is about; none where that was not at stake.
    pub(super) fn answered_in(&self, theme: &Theme) -> Option<bool> {
        let sign = self.differing.iter().find(|sign| sign.theme == *theme)?;
        match sign.dimension {
            Some(dimension) => self.grades[dimension as usize].map(|grade| grade >= RIGHT_FROM),
            None => sign.fatal.then(|| !self.shown.contains(sign)),
        }
    }
}

/// A decision with the play it was made in.
#[derive(Clone, Copy)]
pub(super) struct Own<'a> {
    pub(super) play: &'a Finished,
    pub(super) decided: &'a Decided,
    pub(super) day: Day,
}

/// Every decision once, in the order in which they were made: by play, and those that began at once by their ids.
///
/// A play that goes back to try another reply begins with the decisions of the one it branched from. Those were not made again.
pub(super) fn own_decisions(plays: &[Finished]) -> Vec<Own<'_>> {
    let by_id: BTreeMap<&str, &Finished> = plays.iter().map(|play| (play.id.as_str(), play)).collect();
    let mut ordered: Vec<&Finished> = by_id.values().copied().collect();
    ordered.sort_by_key(|play| (play.when, &play.id));
    let mut own = Vec::new();
    for play in ordered {
        let parent = play.branch_of.as_deref().and_then(|parent| by_id.get(parent));
        let common = parent.map_or(0, |parent| {
            let alike = |(one, other): &(&Decided, &Decided)| (&one.node, &one.reply) == (&other.node, &other.reply);
            play.decisions.iter().zip(&parent.decisions).take_while(alike).count()
        });
        own.extend(play.decisions[common..].iter().map(|decided| Own {
            play,
            decided,
            day: Day::of(play.when),
        }));
    }
    own
}
