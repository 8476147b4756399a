//! `rules/vocabulary/abbreviations.yaml`: where a full stop ends no sentence.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file of sentence abbreviations.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceAbbreviations {
    /// What the file holds.
    pub summary: String,
    /// The abbreviations, lower case, without the last stop.
    pub abbreviations: Vec<String>,
}

impl Vocabulary for SentenceAbbreviations {
    const NAME: &'static str = "abbreviations";
}
