//! Names to the numbers of what bears them; every name is kept once, for a large site has tens of thousands.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use crate::source::small;

/// Names, each with one or several numbers. Numbers are added from the highest to the lowest, and come out in order.
#[derive(Debug, Default)]
pub(super) struct Index {
    entries: Vec<Entry>,
    /// The places of the entries by the hash of their names.
    table: HashTable<u32>,
    /// Numbers of names that have several, each with the place of the next.
    others: Vec<(u32, Option<u32>)>,
    state: RandomState,
}

/// A name with its lowest number.
#[derive(Debug)]
struct Entry {
    name: Box<str>,
    number: u32,
    /// The place of its next number in `others`.
    next: Option<u32>,
}

impl Index {
    /// Adds a number that is no higher than those before it; gives the place of its name.
    pub(super) fn add(&mut self, name: impl Into<Box<str>> + AsRef<str>, number: usize) -> usize {
        let number = small(number);
        if let Some(at) = self.place(name.as_ref()) {
            let entry = &mut self.entries[at];
            if entry.number != number {
                self.others.push((entry.number, entry.next));
                entry.next = Some(small(self.others.len() - 1));
                entry.number = number;
            }
            return at;
        }
        let at = self.entries.len();
        self.entries.push(Entry { name: name.into(), number, next: None });
        let hash = |at: &u32| self.state.hash_one(&*self.entries[*at as usize].name);
        self.table.insert_unique(hash(&small(at)), small(at), hash);
        at
    }

    fn place(&self, name: &str) -> Option<usize> {
        let is_it = |at: &u32| &*self.entries[*at as usize].name == name;
        self.table.find(self.state.hash_one(name), is_it).map(|at| *at as usize)
    }

    /// The lowest number of a name.
    #[must_use]
    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.numbers(name).next()
    }

    /// The numbers of a name, from the lowest.
    pub(super) fn numbers<'i>(&'i self, name: &str) -> impl Iterator<Item = usize> + use<'i> {
        let entry = self.place(name).and_then(|at| self.entries.get(at));
        let first = entry.map(|entry| (entry.number, entry.next));
        let behind = |(_, next): &(u32, Option<u32>)| self.others.get((*next)? as usize).copied();
        std::iter::successors(first, behind).map(|(number, _)| number as usize)
    }

    /// A name as it is kept.
    #[must_use]
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.place(name).and_then(|at| self.name(at))
    }

    /// The name at a place.
    #[must_use]
    pub(super) fn name(&self, place: usize) -> Option<&str> {
        self.entries.get(place).map(|entry| &*entry.name)
    }

    /// All names, by place.
    pub(super) fn names(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator {
        self.entries.iter().map(|entry| &*entry.name)
    }
}
