//! The only dice of a play. Every roll has a name, and its luck hangs on nothing but the seed and that name.

use super::ways::Luck;
use rand::Rng;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use std::cell::RefCell;

/// Rolls are whole numbers below this.
pub const TEN_THOUSAND: u16 = 10_000;

/// The name of a roll, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RollKey(pub u64);

impl RollKey {
    /// The key of a name: FNV-1a, which will never change.
    pub fn named(kind: &str, id: &str) -> Self {
        let bytes = kind.bytes().chain([b':']).chain(id.bytes());
        Self(bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }
}

/// Where luck comes from.
pub trait Dice {
    /// A whole number from 0 to 9,999; the same for the same key, however often and in whatever order it is asked.
    fn roll(&self, key: RollKey) -> u16;
}

/// Luck from a seed.
#[derive(Clone, Copy, Debug)]
pub struct Seeded(pub u64);

impl Dice for Seeded {
    fn roll(&self, key: RollKey) -> u16 {
        // The seed is the cipher's key and the name its stream, so no roll shifts another.
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.0.to_le_bytes());
        let mut rng = ChaCha8Rng::from_seed(seed);
        rng.set_stream(key.0);
        let word = u64::from(rng.next_u32());
        ((word * u64::from(TEN_THOUSAND)) >> 32) as u16
    }
}

/// Luck that is laid down beforehand, to walk through every way it can fall.
///
/// A roll that has not been laid down falls on the first of its outcomes and is noted, so that the walker can lay down the
/// next one.
#[derive(Debug, Default)]
pub struct Laid {
    rolls: RefCell<Luck>,
}

impl Laid {
    /// Luck that begins with these rolls.
    pub fn new(rolls: Luck) -> Self {
        Self {
            rolls: RefCell::new(rolls),
        }
    }

    /// Every roll that was laid down or asked for, in the order of asking.
    pub fn into_rolls(self) -> Luck {
        self.rolls.into_inner()
    }
}

impl Dice for Laid {
    fn roll(&self, key: RollKey) -> u16 {
        let mut rolls = self.rolls.borrow_mut();
        match rolls.iter().find(|(known, _)| *known == key) {
            Some((_, roll)) => *roll,
            None => {
                rolls.push((key, 0));
                0
            }
        }
    }
}
