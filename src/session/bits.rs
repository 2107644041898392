//! A small set of indices.

/// A set of indices below the number it was made for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bits(Vec<u64>);

impl Bits {
    /// An empty set for indices below `count`.
    pub fn new(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
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

    /// Whether no index is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
}
