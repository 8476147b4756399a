//! Words that the grammar of doses knows by sight.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file `dose-words.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DoseWords {
    /// What it is.
    pub summary: String,
    /// Before a number: it refers to something, or measures a body.
    pub references: Vec<String>,
    /// Between a number and a noun: the noun is not what is counted.
    pub clauses: Vec<String>,
    /// Between an amount and a time: the time is of something else.
    pub actions: Vec<String>,
    /// Before an amount: it is found in the body, not taken.
    pub levels: Vec<String>,
    /// Food and drink: an amount of it is no dose.
    pub foods: Vec<String>,
    /// Before an amount: it is sold, bought, paid for or thrown away.
    pub trades: Vec<String>,
    /// Changes that have the amount as their object.
    pub step_verbs: Vec<String>,
    /// Behind a unit: what holds or is measured by the amount.
    pub packs: Vec<String>,
    /// Behind "per": a concentration, or something that is not taken.
    pub denominators: Vec<String>,
    /// Behind "daily": the amount is a sum.
    pub totals: Vec<String>,
}

impl Vocabulary for DoseWords {
    const NAME: &'static str = "dose-words";
}
