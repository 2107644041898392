//! What can be heard in a reply, and what a decision turned on: a behaviour, or how honest the claims are.

use crate::rubric::{Area, Dimension};
use crate::session::{Game, ReplyIx, State, Verdict, reply_verdict};
use serde::Serialize;

/// What a decision turns on. It is the same in every role-play, so that one can be practised in another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// How honest a reply's claims are.
    Verdict(Verdict),
    /// A behaviour, by its id.
    Behaviour(String),
}

/// Something that can be heard in a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sign {
    /// What it is.
    pub theme: Theme,
    /// The name people read.
    pub name: String,
    /// What it counts for; none for professionalism.
    pub dimension: Option<Dimension>,
    /// Above 0 what does good, below 0 what does harm: a behaviour's points; for a sound reply 1, for any other how many quarters of the grade it
    /// lacks, below 0.
    pub worth: i16,
    /// Whether it fails a play.
    pub fatal: bool,
}

/// What can be heard in a reply, each once. How honest it is counts only where `honesty` is at stake.
pub(super) fn signs(game: &Game, state: &State, reply: ReplyIx, honesty: bool) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    if honesty {
        let verdict = reply_verdict(game, state, reply);
        signs.push(Sign {
            theme: Theme::Verdict(verdict),
            name: verdict.name().to_owned(),
            dimension: Some(Dimension::Honesty),
            worth: match verdict {
                Verdict::Sound => 1,
                _ => i16::from(verdict.quarters()) - 4,
            },
            fatal: verdict.is_fatal(),
        });
    }
    for shown in &game.reply(reply).shows {
        let behaviour = &game.rubric().behaviours[shown.index()];
        let sign = Sign {
            theme: Theme::Behaviour(game.behaviour_id(*shown).to_owned()),
            name: behaviour.name.clone(),
            dimension: match behaviour.area {
                Area::Empathy => Some(Dimension::Empathy),
                Area::PositivePhrasing => Some(Dimension::PositivePhrasing),
                Area::Professionalism => None,
            },
            worth: behaviour.points,
            fatal: behaviour.fatal,
        };
        if !signs.contains(&sign) {
            signs.push(sign);
        }
    }
    signs
}

/// What can be heard in some of these replies and not in all of them, each once.
pub(super) fn differing(game: &Game, state: &State, replies: &[ReplyIx], honesty: bool) -> Vec<Sign> {
    let heard: Vec<Vec<Sign>> = replies.iter().map(|reply| signs(game, state, *reply, honesty)).collect();
    let mut some: Vec<Sign> = Vec::new();
    for sign in heard.iter().flatten() {
        if !some.contains(sign) && !heard.iter().all(|reply| reply.contains(sign)) {
            some.push(sign.clone());
        }
    }
    some.sort_by(|a, b| a.theme.cmp(&b.theme));
    some
}
