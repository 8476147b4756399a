//! The names of word lists, looked up by their hash.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

/// The names of the lists made first, then of those added later, which take the place of lists of the same name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Names {
    all: Vec<String>,
    /// How many were made first.
    first: usize,
    /// The number of each name, made when one is first asked for.
    #[serde(skip)]
    index: OnceLock<HashTable<u16>>,
}

impl Names {
    pub(super) fn new(all: Vec<String>) -> Self {
        Self { first: all.len(), all, index: OnceLock::new() }
    }

    pub(super) fn all(&self) -> &[String] {
        &self.all
    }

    /// Adds a name, and tells its number.
    pub(super) fn add(&mut self, name: &str) -> u16 {
        self.index = OnceLock::new();
        self.all.push(name.to_owned());
        (self.all.len() - 1) as u16
    }

    /// The number of a name; of those alike the last.
    pub(super) fn number(&self, name: &str) -> Option<u16> {
        let is_it = |number: &u16| self.is(*number, name);
        self.index.get_or_init(|| self.index()).find(hash(name), is_it).copied()
    }

    /// Whether the list of a number was made first.
    pub(super) fn is_of_first(&self, number: u16) -> bool {
        usize::from(number) < self.first
    }

    fn index(&self) -> HashTable<u16> {
        let mut index: HashTable<u16> = HashTable::with_capacity(self.all.len());
        let rehash = |number: &u16| self.all.get(usize::from(*number)).map_or(0, |name| hash(name));
        for (number, name) in self.all.iter().enumerate().rev() {
            let hash = hash(name);
            if index.find(hash, |other| self.is(*other, name)).is_none() {
                index.insert_unique(hash, number as u16, rehash);
            }
        }
        index
    }

    fn is(&self, number: u16, name: &str) -> bool {
        self.all.get(usize::from(number)).is_some_and(|known| known == name)
    }
}

fn hash(name: &str) -> u64 {
    FixedState::default().hash_one(name)
}
