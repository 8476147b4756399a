//! `rules/vocabulary/condition-names.yaml`: how the names of conditions end.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Vocabulary;
use crate::text::Rows;

/// The file of endings.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionNamesFile {
    /// What the file holds.
    pub summary: String,
    /// What the names of conditions end with, lower case.
    pub endings: Vec<String>,
    /// Words that end so and name something else.
    pub other: Vec<String>,
}

/// What the program keeps of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ConditionNames {
    /// Each behind the number of its last letters (2 bytes, big-endian), by which they are sorted.
    endings: Rows,
    other: Rows,
    /// A bit for each three letters that an ending ends with: most words have others.
    #[serde(borrow)]
    last: Cow<'static, [u8]>,
}

/// How many letters stand before an ending at least.
const STEM: usize = 3;
/// How many letters an ending has at least.
const LAST: usize = 3;

impl ConditionNames {
    /// Under which name the program keeps them.
    pub const NAME: &'static str = ConditionNamesFile::NAME;

    /// Whether a word of so many bytes can be one.
    #[inline]
    #[must_use]
    pub const fn may_have(len: usize) -> bool {
        len >= STEM + LAST
    }

    /// Whether a word ends as the names of conditions do ("arthritis"), and is none of those that name something else.
    #[must_use]
    pub fn hold(&self, word: &str) -> bool {
        let is_alike = |at: &u16| self.last.get(usize::from(at / 8)).is_some_and(|bits| bits >> (at % 8) & 1 == 1);
        let Some(last) = last_letters(word).filter(|last| Self::may_have(word.len()) && is_alike(last)) else {
            return false;
        };
        let last = last.to_be_bytes();
        let first = self.endings.partition_point(|row| row < last.as_slice());
        let rows = (first..self.endings.len()).map(|at| self.endings.row(at));
        let mut alike = rows.map_while(|row| row.strip_prefix(&last));
        let word = word.as_bytes();
        let ends = |ending: &[u8]| {
            let from = word.len().checked_sub(ending.len()).filter(|from| *from >= STEM);
            from.is_some_and(|from| word[from..].eq_ignore_ascii_case(ending))
        };
        alike.any(ends) && !self.other.iter().any(|other| other.eq_ignore_ascii_case(word))
    }
}

impl From<&ConditionNamesFile> for ConditionNames {
    fn from(file: &ConditionNamesFile) -> Self {
        let mut last = vec![0; 26_usize.pow(LAST as u32).div_ceil(8)];
        let numbered = file.endings.iter().filter_map(|ending| Some((last_letters(ending)?, ending.as_bytes())));
        let mut endings = Vec::new();
        for (at, ending) in numbered {
            last[usize::from(at / 8)] |= 1 << (at % 8);
            endings.push([&at.to_be_bytes(), ending].concat());
        }
        endings.sort();
        Self { endings: endings.iter().collect(), other: file.other.iter().collect(), last: last.into() }
    }
}

/// The number of the last letters among all that are possible.
fn last_letters(word: &str) -> Option<u16> {
    let letters: &[u8; LAST] = word.as_bytes().last_chunk()?;
    let numbers = letters.map(|letter| u32::from((letter | 0x20).wrapping_sub(b'a')));
    let number = numbers.iter().fold(0, |before, number| before * 26 + number);
    if numbers.iter().all(|number| *number < 26) { u16::try_from(number).ok() } else { None }
}

impl Vocabulary for ConditionNamesFile {
    const NAME: &'static str = "condition-names";

    fn encoded(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(&ConditionNames::from(self))
    }

    fn check(&self) -> Vec<String> {
        let is_ending = |ending: &&String| ending.len() >= LAST && ending.bytes().all(|byte| byte.is_ascii_lowercase());
        let wrong = self.endings.iter().filter(|ending| !is_ending(ending));
        wrong.map(|ending| format!("`{ending}` is no ending: write three small letters at least")).collect()
    }
}
