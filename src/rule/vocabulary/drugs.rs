//! Names of drugs: generic names, and brand names with the generic name of each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Vocabulary;
use crate::text::WordList;

/// The file `drugs.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drugs {
    /// What it is.
    pub summary: String,
    /// Where the names come from.
    pub sources: Vec<crate::rule::Source>,
    /// Generic names, lower case.
    pub generics: Vec<String>,
    /// Brand names and other names by the generic name; several brands are parted by commas.
    pub brands: BTreeMap<String, String>,
}

impl Drugs {
    /// The generic name of the phrase with this number in the list `drugs`; none for phrases that users added.
    #[must_use]
    pub fn generic_of(&self, entry: usize) -> Option<&str> {
        if let Some(generic) = self.generics.get(entry) {
            return Some(generic);
        }
        let mut left = entry - self.generics.len();
        for (generic, brands) in &self.brands {
            let count = brands.split(',').count();
            if left < count {
                return Some(generic);
            }
            left -= count;
        }
        None
    }
}

impl Vocabulary for Drugs {
    const NAME: &'static str = "drugs";

    fn lists(&self) -> Vec<WordList> {
        let brands = self.brands.values().flat_map(|brands| brands.split(',')).map(|brand| brand.trim().to_string());
        let phrases = self.generics.iter().cloned().chain(brands).collect();
        vec![WordList { name: Self::NAME.to_string(), phrases, exact: false }]
    }
}
