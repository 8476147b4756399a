//! What a pattern rule looks for, as data: phrases, expressions and what the kinds need besides.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Level;
use crate::text::Rows;

/// What a pattern rule looks for. Which fields count depends on its kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Pattern {
    /// Its phrases; an entry of a hit in the list of the rule is an index of these.
    pub phrases: Rows,
    /// Substitution: what to write instead of each phrase. Consistency: the other member of each pair.
    pub replacements: Vec<String>,
    /// Whether case does not count.
    pub ignorecase: bool,
    /// Regular expressions, each run only on a block that holds its literal.
    pub expressions: Vec<Expression>,
    /// Occurrence: at most so many.
    pub max: Option<u32>,
    /// Occurrence: at least so many.
    pub min: Option<u32>,
    /// Conditional: what needs the other.
    pub first: Option<Expression>,
    /// Conditional: what must stand before it.
    pub second: Option<Expression>,
    /// Claim: what makes and what clears it.
    pub claim: ClaimSpec,
}

/// A regular expression with texts of which every match holds one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expression {
    /// The expression, its word boundaries in ASCII; those at its ends are looked at again at the match.
    pub regex: String,
    /// Texts of which every match holds one, lower case; empty when nothing is known.
    pub literals: Vec<String>,
    /// Whether it says that a match begins a word.
    pub begins_word: bool,
    /// Whether it says that a match ends a word.
    pub ends_word: bool,
}

/// What makes a claim, and what clears it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ClaimSpec {
    /// How serious the kind is among claims of one sentence: the highest is reported.
    pub rank: u8,
    /// What is a claim and what only looks like one.
    pub patterns: ClaimPatterns,
    /// Word lists of which the sentence must hold a phrase each.
    pub needs: Vec<String>,
    /// Word lists of which the sentence must hold no phrase.
    pub without: Vec<String>,
    /// Names of the marks that make it no claim.
    pub unless: Vec<String>,
    /// Names of marks with the level they lower a claim to; none for no report.
    pub levels: Vec<(String, Option<Level>)>,
    /// How near a source clears it.
    pub support: Option<String>,
}

/// The phrase patterns of a claim rule, with what finds the candidates among them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct ClaimPatterns {
    /// As they are written; empty when the rule is built in.
    pub written: Vec<String>,
    /// Of a rule that is built in: what each needs (`phrase_filter`) and what it means, encoded until a candidate is seen.
    pub encoded: Rows,
    /// What a fit of each means; the exceptions come last.
    pub forces: Vec<Force>,
    /// By phrase of the rule: the numbers of the patterns that it may be a candidate of, two bytes each, little-endian.
    pub by_phrase: Rows,
    /// By name of a word list: the numbers of the patterns that its phrases may be a candidate of.
    pub by_list: Vec<(String, Vec<u16>)>,
}

impl ClaimPatterns {
    /// The numbers of the patterns that a phrase of the rule may be a candidate of.
    pub fn of_phrase(&self, phrase: u32) -> impl Iterator<Item = usize> {
        let numbers = self.by_phrase.row(phrase as usize).as_chunks().0;
        numbers.iter().map(|number| usize::from(u16::from_le_bytes(*number)))
    }

    /// The numbers of the exceptions.
    #[must_use]
    pub fn exceptions(&self) -> Range<usize> {
        self.forces.iter().position(|force| *force == Force::None).unwrap_or(self.forces.len())..self.forces.len()
    }
}

/// What it means that a pattern of a claim rule fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Force {
    /// A claim.
    Full,
    /// A claim that matters one level less.
    Mild,
    /// A claim, but no error, and only in an article that sells what it is on.
    Selling,
    /// No claim, although it looks like one.
    None,
}

impl Force {
    /// How much a claim of that force matters that would be of `level` in full.
    #[must_use]
    pub fn weigh(self, level: Level) -> Level {
        match (self, level) {
            (Self::Mild | Self::Selling, Level::Error) => Level::Warning,
            (Self::Mild, _) => Level::Suggestion,
            _ => level,
        }
    }
}
