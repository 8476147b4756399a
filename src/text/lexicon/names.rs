//! The names of word lists, looked up by their hash in a table that is made at build time.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::text::{Rows, octets};

/// The names of the lists made first, then of those added later, which take the place of lists of the same name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Names {
    first: Rows,
    /// Open addressing over the first: the number of each plus one, two bytes, little-endian.
    #[serde(borrow)]
    slots: Cow<'static, [u8]>,
    #[serde(skip)]
    more: Vec<String>,
}

impl Names {
    pub(super) fn new<'n>(first: impl Iterator<Item = &'n str>) -> Self {
        let first: Rows = first.collect();
        let mut slots = vec![[0; 2]; (first.len() * 2).next_power_of_two()];
        for number in 0..first.len() as u16 {
            let mut at = slot(first.row(number.into()), slots.len());
            while slots[at] != [0; 2] {
                at = (at + 1) % slots.len();
            }
            slots[at] = (number + 1).to_le_bytes();
        }
        Self { first, slots: slots.concat().into(), more: Vec::new() }
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
        self.more.push(name.to_owned());
        (self.len() - 1) as u16
    }

    /// The number of a name; of those alike the last.
    pub(super) fn number(&self, name: &str) -> Option<u16> {
        let added = self.more.iter().rposition(|known| known == name);
        added.map_or_else(|| self.of_first(name), |at| u16::try_from(self.first.len() + at).ok())
    }

    /// Whether the list of a number was made first.
    pub(super) fn is_of_first(&self, number: u16) -> bool {
        usize::from(number) < self.first.len()
    }

    fn of_first(&self, name: &str) -> Option<u16> {
        let slots = self.slots.as_chunks().0;
        let mut at = slot(name.as_bytes(), slots.len());
        loop {
            let number = u16::from_le_bytes(*slots.get(at)?).checked_sub(1)?;
            if self.first.row(number.into()) == name.as_bytes() {
                return Some(number);
            }
            at = (at + 1) % slots.len();
        }
    }
}

/// Where a name is looked for first among so many slots, a power of two.
fn slot(name: &[u8], slots: usize) -> usize {
    let hash = (0..name.len()).step_by(8).fold(0, |hash, at| octets::mix(hash, octets::at(name, at)));
    (hash >> 32) as usize & slots.wrapping_sub(1)
}
