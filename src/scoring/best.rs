//! Whether a reply was as good as any on offer, all dimensions weighed together.

use super::tally::{Grade, stakes_among};
use crate::rubric::Dimension;
use crate::session::{Dice, Game, ReplyIx, State, offered};

/// Whether no reply on offer would have earned more in all that was at stake, by the rubric's weights; none where nothing was at stake.
///
/// Where one reply earns the full grade in everything, only its equals are as good. Where what is best for one dimension is not best for another,
/// the reply that loses least is.
pub fn as_good_as_any(game: &Game, state: &State, dice: &impl Dice, chosen: ReplyIx) -> Option<bool> {
    let on_offer: Vec<ReplyIx> = offered(game, state, dice).collect();
    let weights = game.rubric().weights;
    let worth = |reply: ReplyIx| -> Option<u64> {
        let grades = stakes_among(game, state, on_offer.iter().copied(), reply);
        let weighed = grades.into_iter().zip(Dimension::ALL);
        let parts: Vec<u64> = weighed
            .filter_map(|(grade, dimension)| Some(grade.map(Grade::share_of_whole)? * u64::from(weights.get(dimension))))
            .collect();
        (!parts.is_empty()).then(|| parts.into_iter().sum())
    };
    let own = worth(chosen)?;
    Some(on_offer.iter().all(|reply| worth(*reply).is_none_or(|other| other <= own)))
}
