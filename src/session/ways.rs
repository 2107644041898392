//! Every way luck can fall from here: something is done once for each.

use super::dice::{Laid, RollKey, TEN_THOUSAND};
use super::game::Game;
use smallvec::SmallVec;

/// Rolls that are known, each by its name.
pub type Luck = SmallVec<[(RollKey, u16); 4]>;

/// Does something under every way luck can fall, beginning with what is known of it. `visit` does it with dice; what it
/// gives is passed to `take` with all luck that is known by then, which begins with what was known before.
///
/// Ways come in a fixed order. Luck that is never asked for is never split. `take` says whether to go on.
pub fn each_way<T>(game: &Game, known: &[(RollKey, u16)], mut visit: impl FnMut(&Laid) -> T, mut take: impl FnMut(T, Luck) -> bool) {
    let mut waiting = Vec::new();
    let mut next = Some(Luck::from_slice(known));
    while let Some(laid) = next {
        let settled = laid.len();
        let dice = Laid::new(laid);
        let done = visit(&dice);
        let luck = dice.into_rolls();
        // What was asked for anew fell on its first outcome; the others wait.
        for asked in settled..luck.len() {
            let key = luck[asked].0;
            for outcome in game.outcomes(key).iter().skip(1).rev() {
                let mut other = Luck::from_slice(&luck[..asked]);
                other.push((key, *outcome));
                waiting.push(other);
            }
        }
        if !take(done, luck) {
            return;
        }
        next = waiting.pop();
    }
}

/// Which of its outcomes a roll of this key is, counted from 0.
pub fn outcome_of(game: &Game, key: RollKey, roll: u16) -> usize {
    game.outcomes(key)
        .iter()
        .filter(|outcome| **outcome <= roll)
        .count()
        .saturating_sub(1)
}

/// The first seed from 1 under which luck falls so, if there is one among the first `tries`.
pub fn seed_for(game: &Game, luck: &[(RollKey, u16)], tries: u64) -> Option<u64> {
    use super::dice::{Dice, Seeded};
    let wanted: Vec<(RollKey, u16, u16)> = luck
        .iter()
        .map(|(key, roll)| {
            let outcomes = game.outcomes(*key);
            let end = outcomes.iter().copied().find(|outcome| outcome > roll).unwrap_or(TEN_THOUSAND);
            (*key, *roll, end)
        })
        .filter(|(_, from, to)| (*from, *to) != (0, TEN_THOUSAND))
        .collect();
    (1..=tries).find(|seed| {
        wanted
            .iter()
            .all(|(key, from, to)| (*from..*to).contains(&Seeded(*seed).roll(*key)))
    })
}
