//! How much a finding matters and how sure a rule is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a thought.
    Suggestion,
    /// Should be mended.
    Warning,
    /// Must not be published.
    Error,
}

impl Level {
    /// The level of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Suggestion, Self::Warning, Self::Error].into_iter().find(|level| level.name() == name)
    }

    /// The name used in configuration and output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggestion => "suggestion",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a profile or the configuration sets a rule to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Setting {
    /// It does not run.
    Off,
    /// It runs at the level `suggestion`.
    Suggestion,
    /// It runs at the level `warning`.
    Warning,
    /// It runs at the level `error`.
    Error,
}

impl Setting {
    /// The level; none for off.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            Self::Off => None,
            Self::Suggestion => Some(Level::Suggestion),
            Self::Warning => Some(Level::Warning),
            Self::Error => Some(Level::Error),
        }
    }
}

/// How sure the rule is that it is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Often right.
    Low,
    /// Nearly always right.
    Medium,
    /// Right.
    High,
}

impl Confidence {
    /// The name used in rules and output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
