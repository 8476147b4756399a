//! Listed sources by what the text cites them by: their number, or an author and a year.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::reference::Reference;

/// The entries of a list by what they are cited by.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The first entry of each number; one of the front matter only where no other has it.
    pub(super) numbers: HashMap<u32, usize>,
    /// The entries that hold a year, and their texts in lower case.
    pub(super) years: HashMap<i16, Vec<(usize, Rc<str>)>>,
    /// Those that say that they have none: "(n.d.)".
    pub(super) undated: Vec<(usize, Rc<str>)>,
}

impl Index {
    /// Of the listed sources.
    pub(super) fn new(references: &[Reference]) -> Self {
        let mut index = Self::default();
        for in_front_matter in [false, true] {
            let entries = references.iter().enumerate();
            for (entry, reference) in entries.filter(|(_, reference)| reference.in_front_matter == in_front_matter) {
                index.numbers.entry(reference.number).or_insert(entry);
            }
        }
        for (entry, reference) in references.iter().enumerate() {
            let lower: Rc<str> = reference.text.to_lowercase().into();
            if lower.contains("(n.d.") {
                index.undated.push((entry, lower.clone()));
            }
            for year in years(&reference.text) {
                index.years.entry(year).or_default().push((entry, lower.clone()));
            }
        }
        index
    }
}

/// All that can be read as a year in a text, each once.
fn years(text: &str) -> BTreeSet<i16> {
    let digits = |four: &&[u8]| four.iter().all(u8::is_ascii_digit);
    let read = |four: &[u8]| std::str::from_utf8(four).ok()?.parse().ok();
    text.as_bytes().windows(4).filter(digits).filter_map(read).filter(|year| (1800..=2099).contains(year)).collect()
}
