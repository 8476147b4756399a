//! The names of word lists, looked up by their hash.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use crate::text::Rows;

/// The names of the lists made first, then of those added later, which take the place of lists of the same name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub(super) struct Names {
    first: Rows,
    #[serde(skip)]
    more: Vec<String>,
    /// The number of each name, made when one is first asked for.
    #[serde(skip)]
    index: OnceLock<HashTable<u16>>,
}

impl Names {
    pub(super) fn new<'n>(first: impl Iterator<Item = &'n str>) -> Self {
        Self { first: first.collect(), more: Vec::new(), index: OnceLock::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.first.len() + self.more.len()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.first.texts().chain(self.more.iter().map(String::as_str))
    }

    /// The name of a number; empty when there is none.
    pub(super) fn name(&self, number: u16) -> &str {
        let more = usize::from(number).checked_sub(self.first.len());
        more.map_or_else(|| self.first.text(number.into()), |at| self.more.get(at).map_or("", String::as_str))
    }

    /// Adds a name, and tells its number.
    pub(super) fn add(&mut self, name: &str) -> u16 {
        self.index = OnceLock::new();
        self.more.push(name.to_owned());
        (self.len() - 1) as u16
    }

    /// The number of a name; of those alike the last.
    pub(super) fn number(&self, name: &str) -> Option<u16> {
        let is_it = |number: &u16| self.is(*number, name);
        self.index.get_or_init(|| self.index()).find(hash(name), is_it).copied()
    }

    /// Whether the list of a number was made first.
    pub(super) fn is_of_first(&self, number: u16) -> bool {
        usize::from(number) < self.first.len()
    }

    fn index(&self) -> HashTable<u16> {
        let mut index: HashTable<u16> = HashTable::with_capacity(self.len());
        for number in (0..self.len() as u16).rev() {
            let name = self.name(number);
            let hash_of = |number: &u16| hash(self.name(*number));
            if index.find(hash(name), |other| self.is(*other, name)).is_none() {
                index.insert_unique(hash(name), number, hash_of);
            }
        }
        index
    }

    fn is(&self, number: u16, name: &str) -> bool {
        match usize::from(number).checked_sub(self.first.len()) {
            Some(at) => self.more.get(at).is_some_and(|known| known == name),
            None => self.first.row(number.into()) == name.as_bytes(),
        }
    }
}

fn hash(name: &str) -> u64 {
    FixedState::default().hash_one(name)
}
