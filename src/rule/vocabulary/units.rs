//! Units of doses: how each is printed, and every spelling that is read as it.

use serde::{Deserialize, Serialize};

use super::Vocabulary;

/// The file `units.yaml`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Units {
    /// What it is.
    pub summary: String,
    /// The units.
    pub units: Vec<Unit>,
}

/// A unit of doses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// As it is printed.
    pub name: String,
    /// What it measures.
    pub kind: UnitKind,
    /// The grams of a unit of mass, the milliliters of one of volume or of a spoon.
    #[serde(default)]
    pub size: Option<f64>,
    /// The route that a piece of this form goes, where there is only one.
    #[serde(default)]
    pub route: Option<String>,
    /// Every spelling, lower case.
    pub words: Vec<String>,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitKind {
    /// Mass.
    Mass,
    /// Volume.
    Volume,
    /// Biological activity, charge or amount of substance, which convert to nothing else.
    Activity,
    /// Pieces of a form: tablets, drops, puffs.
    Count,
    /// Household measures.
    Spoon,
}

impl Vocabulary for Units {
    const NAME: &'static str = "units";
}
