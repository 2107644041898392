//! Which states have been met: each one's words of bits, and its number.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// States by their words of bits, numbered in the order of meeting them.
#[derive(Debug, Default)]
pub(super) struct Table {
    hasher: DefaultHashBuilder,
    numbers: HashTable<u32>,
    words: Vec<u64>,
    /// Where each state's words begin; one more at the end.
    begins: Vec<usize>,
}

impl Table {
    pub(super) fn new() -> Self {
        Self {
            begins: vec![0],
            ..Self::default()
        }
    }

    /// How many states have been met.
    pub(super) fn len(&self) -> usize {
        self.begins.len() - 1
    }

    pub(super) fn find(&self, words: &[u64]) -> Option<u32> {
        let hash = self.hasher.hash_one(words);
        self.numbers.find(hash, |number| self.at(*number) == words).copied()
    }

    /// Takes a state in that has not been met.
    pub(super) fn add(&mut self, words: &[u64]) -> u32 {
        let number = u32::try_from(self.len()).expect("the number of states is bounded far below");
        self.words.extend_from_slice(words);
        self.begins.push(self.words.len());
        let hash = self.hasher.hash_one(words);
        let (hasher, begins, all) = (&self.hasher, &self.begins, &self.words);
        self.numbers
            .insert_unique(hash, number, |other| hasher.hash_one(slice(begins, all, *other)));
        number
    }

    fn at(&self, number: u32) -> &[u64] {
        slice(&self.begins, &self.words, number)
    }
}

fn slice<'a>(begins: &[usize], words: &'a [u64], number: u32) -> &'a [u64] {
    let at = number as usize;
    &words[begins[at]..begins[at + 1]]
}
