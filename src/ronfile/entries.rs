//! The entries of a block in the order of the text, found by their keys.

use super::outline::Entry;
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

/// Most blocks have a handful of keys, and are looked through faster than put into a table.
const HANDFUL: usize = 24;

/// The entries of a block.
#[derive(Clone, Debug)]
pub struct Entries {
    all: Vec<Entry>,
    /// Where each key stands first, made when a large block is asked for one.
    table: OnceLock<HashMap<String, usize>>,
}

impl Entries {
    /// The entry of a key; the first, should it stand twice.
    pub fn find(&self, key: &str) -> Option<&Entry> {
        if self.all.len() <= HANDFUL {
            return self.all.iter().find(|entry| entry.key == key);
        }
        let table = self.table.get_or_init(|| {
            // The last to be put in stays, and that is the first in the text.
            let entries = self.all.iter().enumerate().rev();
            entries.map(|(place, entry)| (entry.key.clone(), place)).collect()
        });
        table.get(key).map(|place| &self.all[*place])
    }

    /// The entries, to be changed.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.table = OnceLock::new();
        self.all.iter_mut()
    }
}

impl Deref for Entries {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.all
    }
}

impl FromIterator<Entry> for Entries {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        Self {
            all: entries.into_iter().collect(),
            table: OnceLock::new(),
        }
    }
}

impl PartialEq for Entries {
    fn eq(&self, other: &Self) -> bool {
        self.all == other.all
    }
}

impl Eq for Entries {}

impl<'a> IntoIterator for &'a Entries {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.iter()
    }
}
