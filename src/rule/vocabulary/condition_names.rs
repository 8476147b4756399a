//! `rules/vocabulary/condition-names.yaml`: how the names of conditions end.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

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
    endings: Vec<String>,
    other: Vec<String>,
    /// Which last two letters the endings have: most words have others.
    last: [u32; 26],
}

/// How many letters stand before an ending at least.
const STEM: usize = 3;

impl ConditionNames {
    /// Under which name the program keeps them.
    pub const NAME: &'static str = ConditionNamesFile::NAME;

    /// Whether a word ends as the names of conditions do ("arthritis"), and is none of those that name something else.
    #[must_use]
    pub fn hold(&self, word: &str) -> bool {
        let is_alike = |(row, column): (usize, usize)| self.last[row] >> column & 1 == 1;
        if word.len() <= STEM + 2 || !last_letters(word).is_some_and(is_alike) {
            return false;
        }
        let ends = |ending: &String| {
            let from = word.len().checked_sub(ending.len()).filter(|from| *from >= STEM);
            from.and_then(|from| word.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
        };
        self.endings.iter().any(ends) && !self.other.iter().any(|other| other.eq_ignore_ascii_case(word))
    }
}

impl From<&ConditionNamesFile> for ConditionNames {
    fn from(file: &ConditionNamesFile) -> Self {
        let mut last = [0; 26];
        for (row, column) in file.endings.iter().filter_map(|ending| last_letters(ending)) {
            last[row] |= 1 << column;
        }
        Self { endings: file.endings.clone(), other: file.other.clone(), last }
    }
}

/// The numbers of the last two letters.
fn last_letters(word: &str) -> Option<(usize, usize)> {
    let [first, second]: &[u8; 2] = word.as_bytes().last_chunk()?;
    let number = |letter: &u8| letter.is_ascii_alphabetic().then(|| usize::from(letter.to_ascii_lowercase() - b'a'));
    Some((number(first)?, number(second)?))
}

impl Vocabulary for ConditionNamesFile {
    const NAME: &'static str = "condition-names";

    fn encoded(&self) -> postcard::Result<Vec<u8>> {
        postcard::to_stdvec(&ConditionNames::from(self))
    }

    fn check(&self) -> Vec<String> {
        let is_ending = |ending: &&String| ending.len() > 2 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
        let wrong = self.endings.iter().filter(|ending| !is_ending(ending));
        wrong.map(|ending| format!("`{ending}` is no ending: write three small letters at least")).collect()
    }
}
