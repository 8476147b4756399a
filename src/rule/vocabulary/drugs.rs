//! Names of drugs: generic names, and brand names with the generic name of each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Vocabulary;
use crate::text::{Rows, WordList};

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
    /// Names of salts and esters, which may follow a generic name.
    pub salts: Vec<String>,
    /// How international names of drugs end.
    pub stems: Vec<String>,
    /// Brand names and other names by the generic name; several brands are parted by commas.
    pub brands: BTreeMap<String, String>,
}

impl Drugs {
    /// The list of the names of salts.
    pub const SALTS: &'static str = "salts";

    /// The phrases of the list `drugs` in their order, each with the generic name that it stands for.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        let generics = self.generics.iter().map(|name| (name.as_str(), name.as_str()));
        let brands = self
            .brands
            .iter()
            .flat_map(|(generic, brands)| brands.split(',').map(move |brand| (brand.trim(), generic.as_str())));
        generics.chain(brands)
    }
}

/// What the program keeps of the names of drugs.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct DrugNames {
    /// The generic name of each phrase of the list `drugs`, by the number of the phrase.
    pub generics: Rows,
    /// Names of salts and esters, which may follow a generic name.
    pub salts: Vec<String>,
    /// How international names of drugs end.
    pub stems: Vec<String>,
}

impl Vocabulary for Drugs {
    const NAME: &'static str = "drugs";

    fn encoded(&self) -> postcard::Result<Vec<u8>> {
        let generics = self.names().map(|(_, generic)| generic).collect();
        postcard::to_stdvec(&DrugNames { generics, salts: self.salts.clone(), stems: self.stems.clone() })
    }

    fn lists(&self) -> Vec<WordList> {
        let phrases = self.names().map(|(name, _)| name.to_string()).collect();
        let list = |name: &str, phrases| WordList { name: name.to_string(), phrases, exact: false };
        vec![list(Self::NAME, phrases), list(Self::SALTS, self.salts.clone())]
    }
}
