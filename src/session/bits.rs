//! A small set of indices.

use smallvec::{SmallVec, smallvec};

/// A set of indices below the number it was made for.
#[derive(Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bits(SmallVec<[u64; 2]>);

impl Clone for Bits {
    fn clone(&self) -> Self {
        // States are copied all the time; in one piece that is quick, word by word it is not.
        Self(SmallVec::from_slice(&self.0))
    }
}

impl Bits {
    /// An empty set for indices below `count`.
    pub fn new(count: usize) -> Self {
        Self(smallvec![0; count.div_ceil(64)])
    }

    /// Whether an index is in the set.
    pub fn has(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word & (1 << (index % 64)) != 0)
    }

    /// Puts an index in. True if it was not in before.
    pub fn add(&mut self, index: usize) -> bool {
        let new = !self.has(index);
        if let Some(word) = self.0.get_mut(index / 64) {
            *word |= 1 << (index % 64);
        }
        new
    }

    /// Takes an index out. True if it was in.
    pub fn remove(&mut self, index: usize) -> bool {
        let had = self.has(index);
        if let Some(word) = self.0.get_mut(index / 64) {
            *word &= !(1 << (index % 64));
        }
        had
    }

    /// Takes every index out.
    pub fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Makes this set equal to another of the same size.
    pub fn copy_from(&mut self, other: &Bits) {
        self.0.copy_from_slice(&other.0);
    }

    /// Puts in whatever is in another set of the same size. True if that was anything new.
    pub fn merge(&mut self, other: &Bits) -> bool {
        let mut grown = false;
        for (word, more) in self.0.iter_mut().zip(&other.0) {
            grown |= *more & !*word != 0;
            *word |= more;
        }
        grown
    }

    /// The indices in the set, rising.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0
            .iter()
            .enumerate()
            .flat_map(|(at, word)| (0..64).filter(move |bit| word & (1 << bit) != 0).map(move |bit| at * 64 + bit))
    }

    /// Whether no index is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
}
