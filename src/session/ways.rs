//! Every way luck can fall from here: something is done once for each.

use super::dice::{Laid, RollKey, TEN_THOUSAND};
use super::game::Game;
use smallvec::SmallVec;

/// Rolls that are known, each by its name.
pub type Luck = SmallVec<[(RollKey, u16); 4]>;

/// Does something under every way luck can fall, beginning with what is known of it. `visit` does it with dice; what it
/// gives is passed to `take` with all luck that is known by then and with the chance of this way, from 0 to 1.
///
/// Ways come in a fixed order. Luck that is never asked for is never split. `take` says whether to go on.
pub fn each_way<T>(game: &Game, known: &[(RollKey, u16)], mut visit: impl FnMut(&Laid) -> T, mut take: impl FnMut(T, Luck, f64) -> bool) {
    let mut waiting = Vec::new();
    let mut next = Some((Luck::from_slice(known), 1.0));
    while let Some((laid, chance)) = next {
        let settled = laid.len();
        let dice = Laid::new(laid);
        let done = visit(&dice);
        let mut luck = dice.into_rolls();
        let mut here = chance;
        // What was asked for anew fell on its first outcome; the others wait.
        for asked in settled..luck.len() {
            let key = luck[asked].0;
            let outcomes = game.outcomes(key);
            if outcomes.len() < 2 {
                continue;
            }
            for (at, outcome) in outcomes.iter().enumerate().skip(1).rev() {
                let mut other = Luck::from_slice(&luck[..asked]);
                other.push((key, *outcome));
                waiting.push((other, here * share(outcomes, at)));
            }
            luck[asked].1 = outcomes[0];
            here *= share(outcomes, 0);
        }
        if !take(done, luck, here) {
            return;
        }
        next = waiting.pop();
    }
}

/// The chance of an outcome, from 0 to 1.
fn share(outcomes: &[u16], at: usize) -> f64 {
    let end = outcomes.get(at + 1).copied().unwrap_or(TEN_THOUSAND);
    f64::from(end - outcomes[at]) / f64::from(TEN_THOUSAND)
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
