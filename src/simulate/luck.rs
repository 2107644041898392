//! Every way luck can fall while something is done, and how likely each is.

use crate::session::{Game, Laid, RollKey, TEN_THOUSAND};

/// How many ways of luck are looked at in one go. Eleven circumstances have as many.
const MOST_WAYS: usize = 2048;

/// Rolls that have been looked at, by key.
pub(super) type Rolls = Vec<(RollKey, u16)>;

/// What was done under every way luck can fall.
pub(super) struct Ways<T> {
    /// All rolls known afterwards, and what came of it.
    pub(super) each: Vec<(Rolls, T)>,
    /// Whether these are all ways there are.
    pub(super) complete: bool,
}

/// Does something once for every way luck can fall in it, where these rolls are known already.
pub(super) fn each_way<T>(game: &Game, known: &Rolls, mut work: impl FnMut(&Laid) -> T) -> Ways<T> {
    let mut each = Vec::new();
    let mut waiting = vec![known.clone()];
    while let Some(laid) = waiting.pop() {
        if each.len() == MOST_WAYS {
            return Ways { each, complete: false };
        }
        let before = laid.len();
        let dice = Laid::new(laid);
        let result = work(&dice);
        let mut rolls = dice.rolls();
        for asked in before..rolls.len() {
            for outcome in game.outcomes(rolls[asked].0).into_iter().skip(1) {
                let mut next = rolls[..asked].to_vec();
                next.push((rolls[asked].0, outcome));
                waiting.push(next);
            }
        }
        rolls.sort_unstable();
        each.push((rolls, result));
    }
    Ways { each, complete: true }
}

/// How likely these rolls are, of 1.
pub(super) fn share(game: &Game, rolls: &Rolls) -> f64 {
    let parts = rolls.iter().map(|(key, roll)| {
        let outcomes = game.outcomes(*key);
        let next = outcomes.into_iter().find(|other| other > roll).unwrap_or(TEN_THOUSAND);
        f64::from(next - roll) / f64::from(TEN_THOUSAND)
    });
    parts.product()
}
