//! Words of titles that do not tell whether two articles have to do with each other.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file `topic-words.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TopicWords {
    /// What it is.
    pub summary: String,
    /// Words of four letters and more that name no subject.
    pub common: Vec<String>,
}

impl Vocabulary for TopicWords {
    const NAME: &'static str = "topic-words";
}
