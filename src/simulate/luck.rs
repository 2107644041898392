//! Every way luck can fall while something is done, and how likely each is.

use crate::session::{Game, Laid, Luck, RollKey, TEN_THOUSAND, each_way};

/// How many ways of luck are looked at in one go. Eleven circumstances have as many.
const MOST_WAYS: usize = 2048;

/// What was done under every way luck can fall.
pub(super) struct Ways<T> {
    /// All rolls known afterwards, and what came of it.
    pub(super) each: Vec<(Luck, T)>,
    /// Whether these are all ways there are.
    pub(super) complete: bool,
}

/// Does something once for every way luck can fall in it, where these rolls are known already.
pub(super) fn ways<T>(game: &Game, known: &Luck, work: impl FnMut(&Laid) -> T) -> Ways<T> {
    let mut each = Vec::new();
    let mut complete = true;
    each_way(game, known, work, |result, mut luck| {
        complete = each.len() < MOST_WAYS;
        if complete {
            luck.sort_unstable();
            each.push((luck, result));
        }
        complete
    });
    Ways { each, complete }
}

/// How likely these rolls are, of 1.
pub(super) fn share(game: &Game, rolls: &[(RollKey, u16)]) -> f64 {
    let parts = rolls.iter().map(|(key, roll)| {
        let outcomes = game.outcomes(*key);
        let next = outcomes.iter().copied().find(|other| other > roll).unwrap_or(TEN_THOUSAND);
        f64::from(next - roll) / f64::from(TEN_THOUSAND)
    });
    parts.product()
}
