//! What a reply that was not taken would have done: it is said on a copy of the play, under the same luck.

use crate::scenario::Mood;
use crate::scoring::scorecard::GradeLine;
use crate::scoring::tally::stakes;
use crate::session::{Pace, Place, ReplyIx, Seeded, Session, Verdict, reply_verdict};
use serde::Serialize;

/// A reply that was on offer and not taken, and what would have come of it at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OtherWay {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// How honest it would have been.
    pub verdict: Verdict,
    /// What it would have earned for empathy, if that was at stake.
    pub empathy: Option<GradeLine>,
    /// What it would have earned for positive phrasing, if that was at stake.
    pub positive_phrasing: Option<GradeLine>,
    /// What it would have earned for honesty, if that was at stake.
    pub honesty: Option<GradeLine>,
    /// The mood just after it, said as quickly as the reply that was taken.
    pub mood_after: Mood,
    /// What the customer would have done or said at once; may be empty.
    pub reaction: String,
    /// What the customer would have thought of it.
    pub thinks: String,
    /// The node or ending it would have led to.
    pub leads_to: String,
    /// Whether the talk would have ended there.
    pub ends: bool,
    /// What the customer would have said there.
    pub says: String,
    /// Why it would have worked, or not.
    pub coach: String,
    /// A better wording, where it is weak.
    pub better: Option<String>,
}

/// What the other replies would have done where a play stands, in the order in which they were shown.
pub(super) fn others(now: &Session, chosen: ReplyIx, pace: Pace) -> Vec<OtherWay> {
    let shown = now.shown_order();
    shown
        .into_iter()
        .filter(|reply| *reply != chosen)
        .map(|reply| other(now, reply, pace))
        .collect()
}

fn other(now: &Session, reply: ReplyIx, pace: Pace) -> OtherWay {
    let game = now.game();
    let (id, authored) = game.authored(reply);
    let graded = stakes(game, now.state(), &Seeded(now.transcript().seed), reply);
    let [empathy, positive_phrasing, honesty] = graded.map(|grade| grade.map(|grade| GradeLine { grade: grade.percent() }));
    let mut then = now.clone();
    let mood_after = then.choose(id, pace, 0).expect("it is on offer").after;
    let view = then.view();
    OtherWay {
        id: id.to_owned(),
        text: authored.text.clone(),
        verdict: reply_verdict(game, now.state(), reply),
        empathy,
        positive_phrasing,
        honesty,
        mood_after,
        reaction: authored.reaction.clone(),
        thinks: authored.thinks.clone(),
        leads_to: game.place_id(view.place).to_owned(),
        ends: matches!(view.place, Place::Ending(_)),
        says: view.words.says,
        coach: authored.coach.clone(),
        better: authored.better.clone(),
    }
}
