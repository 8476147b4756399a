//! Byte strings in a row with where each ends: read in place from what is built in, without a copy of each.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Byte strings by number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rows {
    #[serde(borrow)]
    bytes: Cow<'static, [u8]>,
    /// Offset behind each, four bytes, little-endian.
    #[serde(borrow)]
    ends: Cow<'static, [u8]>,
}

impl<R: AsRef<[u8]>> FromIterator<R> for Rows {
    fn from_iter<I: IntoIterator<Item = R>>(rows: I) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for row in rows {
            bytes.extend_from_slice(row.as_ref());
            ends.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        }
        Self { bytes: bytes.into(), ends: ends.into() }
    }
}

impl Rows {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.offsets().len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The row of that number; empty when there is none.
    #[must_use]
    pub fn row(&self, at: usize) -> &[u8] {
        self.range(at).and_then(|range| self.bytes.get(range)).unwrap_or_default()
    }

    /// The row of that number, when they are built in.
    #[must_use]
    pub fn built_in(&self, at: usize) -> Option<&'static [u8]> {
        let Cow::Borrowed(bytes) = self.bytes else { return None };
        self.range(at).and_then(|range| bytes.get(range))
    }

    /// The row of that number as a text; empty when there is none.
    #[must_use]
    pub fn text(&self, at: usize) -> &str {
        std::str::from_utf8(self.row(at)).unwrap_or_default()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|at| self.row(at))
    }

    /// All of them as texts.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.text(at))
    }

    /// The number of the first row that is not before what is looked for: rows are sorted so that these come first.
    #[must_use]
    pub fn partition_point(&self, is_before: impl Fn(&[u8]) -> bool) -> usize {
        self.partition_point_in(0..self.len(), is_before)
    }

    /// The same among the rows of some numbers.
    #[must_use]
    pub fn partition_point_in(&self, within: Range<usize>, is_before: impl Fn(&[u8]) -> bool) -> usize {
        let Range { start: mut low, end: mut high } = within;
        while low < high {
            let middle = low.midpoint(high);
            if is_before(self.row(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The number of a text among sorted ones.
    #[must_use]
    pub fn position(&self, text: &str) -> Option<usize> {
        let at = self.partition_point(|row| row < text.as_bytes());
        (at < self.len() && self.row(at) == text.as_bytes()).then_some(at)
    }

    fn range(&self, at: usize) -> Option<Range<usize>> {
        let end = |at: usize| self.offsets().get(at).map(|end| u32::from_le_bytes(*end) as usize);
        Some(at.checked_sub(1).map_or(Some(0), end)?..end(at)?)
    }

    fn offsets(&self) -> &[[u8; 4]] {
        self.ends.as_chunks().0
    }
}
