//! The phrases found in a text, in order, and those of one word list without looking at the others.

use std::ops::{Deref, Range};

use super::lexicon::{Hit, ListId};

/// All hits of a text, sorted by where they start.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    all: Vec<Hit>,
    /// Indexes of `all`, by list; in each list in order.
    by_list: Vec<u32>,
    /// Behind the last index of each list.
    ends: Vec<u32>,
}

impl Hits {
    /// The hits of a text, sorted by where they start, of so many lists.
    #[must_use]
    pub fn new(all: Vec<Hit>, lists: usize) -> Self {
        // First how many hits each list has, then where its first index goes, then the place behind its last.
        let mut ends = vec![0_u32; lists];
        for hit in &all {
            if let Some(count) = ends.get_mut(usize::from(hit.list.0)) {
                *count += 1;
            }
        }
        let mut next = 0;
        for end in &mut ends {
            next += std::mem::replace(end, next);
        }
        let mut by_list = vec![0; all.len()];
        for (index, hit) in (0..).zip(&all) {
            if let Some(place) = ends.get_mut(usize::from(hit.list.0)) {
                by_list[*place as usize] = index;
                *place += 1;
            }
        }
        Self { all, by_list, ends }
    }

    /// The hits of a list that lie inside a range of the text, in order; none without a list.
    pub fn of(&self, list: Option<ListId>, range: Range<usize>) -> impl Iterator<Item = &Hit> {
        let indexes = list.map_or(&[][..], |list| self.indexes(list));
        let hit = |index: &u32| &self.all[*index as usize];
        let first = indexes.partition_point(|index| hit(index).start < range.start);
        let behind = indexes[first..].iter().map(hit).take_while(move |hit| hit.start < range.end);
        behind.filter(move |hit| hit.end <= range.end)
    }

    fn indexes(&self, list: ListId) -> &[u32] {
        let at = usize::from(list.0);
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.ends.get(at).and_then(|end| self.by_list.get(start..*end as usize)).unwrap_or_default()
    }
}

impl Deref for Hits {
    type Target = [Hit];

    fn deref(&self) -> &[Hit] {
        &self.all
    }
}
