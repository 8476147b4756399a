//! What a pattern rule looks for, as data: phrases, expressions and what the kinds need besides.

use serde::{Deserialize, Serialize};

/// What a pattern rule looks for. Which fields count depends on its kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// Its phrases; an entry of a hit in the list of the rule is an index of these.
    pub phrases: Vec<String>,
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
pub struct ClaimSpec {
    /// The class of the claim (`superiority`).
    pub kind: Option<String>,
    /// Word lists of which the sentence must hold a phrase each.
    pub needs: Vec<String>,
    /// Word lists of which no phrase may stand in the sentence.
    pub unless: Vec<String>,
    /// How near a citation clears it.
    pub support: Option<String>,
    /// Whether a negated claim counts as well.
    pub negated: bool,
}
