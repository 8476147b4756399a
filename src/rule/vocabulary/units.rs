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
    /// What one of it is when nothing more is said.
    #[serde(default)]
    pub alone: Alone,
    /// Every spelling, lower case.
    pub words: Vec<String>,
}

impl Unit {
    /// Whether it measures more than drugs: volumes and grams.
    #[must_use]
    pub fn is_coarse(&self) -> bool {
        self.kind == UnitKind::Volume || self.name == "g"
    }
}

/// What one of a unit is when nothing more is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Alone {
    /// A dose: "a tablet".
    #[default]
    Dose,
    /// A thing: "a syringe".
    Device,
    /// Something that happens: "an injection".
    Event,
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
