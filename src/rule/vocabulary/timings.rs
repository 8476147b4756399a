//! Words that say how often a dose is taken.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file `timings.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timings {
    /// What it is.
    pub summary: String,
    /// Abbreviations, most of them Latin.
    pub abbreviations: Vec<Often>,
    /// Adverbs.
    pub adverbs: Vec<Often>,
    /// Names of periods by their FHIR code.
    pub periods: BTreeMap<String, Vec<String>>,
    /// Times of a day that can each hold one dose.
    pub times: Vec<Vec<String>>,
    /// Days of the week.
    pub weekdays: Vec<String>,
}

/// Words of one frequency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Often {
    /// The words, lower case, without full stops.
    pub words: Vec<String>,
    /// Times in a period.
    pub frequency: f64,
    /// Length of the period.
    pub period: f64,
    /// Unit of the period, a FHIR code.
    pub unit: String,
    /// How it must be written to count.
    #[serde(default)]
    pub written: Written,
    /// Whether it is read in two ways.
    #[serde(default)]
    pub ambiguous: bool,
}

/// How an abbreviation must be written to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Written {
    /// In any case.
    #[default]
    Any,
    /// In capitals or with full stops.
    Capitals,
}

impl Vocabulary for Timings {
    const NAME: &'static str = "timings";
}
