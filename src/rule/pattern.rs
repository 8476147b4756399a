//! What a pattern rule looks for, as data: phrases, expressions and what the kinds need besides.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Level;
use super::phrase_filter::{self, First, Signature};
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
    /// Of a rule that is built in: what each means, encoded until a candidate is seen.
    pub encoded: Rows,
    /// Of a rule that is built in: what each needs (`phrase_filter`).
    pub needs: Rows,
    /// How many there are of each of [`Force::ALL`], in whose order they stand.
    pub counts: [u16; Force::ALL.len()],
    /// By phrase of the rule: the patterns that it may be a candidate of, as `candidate` reads them.
    pub by_phrase: Rows,
    /// By name of a word list: the numbers of the patterns that its phrases may be a candidate of.
    pub by_list: Vec<(String, Vec<u16>)>,
}

impl ClaimPatterns {
    /// The patterns that a phrase of the rule may be a candidate of, in the order of their numbers.
    #[inline]
    #[must_use]
    pub(crate) fn of_phrase(&self, phrase: u32) -> &[Candidate] {
        self.by_phrase.row(phrase as usize).as_chunks().0
    }

    /// The same as bytes, of the numbers by phrase; `first` tells what is needed first.
    #[must_use]
    pub fn candidates<'n>(by_phrase: impl Iterator<Item = &'n Vec<u16>>, first: impl Fn(u16) -> First) -> Rows {
        let bytes = |number: &u16| {
            let parts = [*number].into_iter().chain(first(*number));
            parts.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
        };
        by_phrase.map(|numbers| numbers.iter().flat_map(bytes).collect::<Vec<u8>>()).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.iter().map(|count| usize::from(*count)).sum()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What a fit of the pattern of a number means.
    #[must_use]
    pub fn force(&self, number: usize) -> Force {
        let is_of = |force: &Force| self.of(*force).contains(&number);
        Force::ALL.into_iter().find(is_of).unwrap_or(Force::None)
    }

    /// The numbers of those whose fit means this.
    #[must_use]
    pub fn of(&self, force: Force) -> Range<usize> {
        let [full, mild, selling, none] = self.counts.map(usize::from);
        match force {
            Force::Full => 0..full,
            Force::Mild => full..full + mild,
            Force::Selling => full + mild..full + mild + selling,
            Force::None => full + mild + selling..full + mild + selling + none,
        }
    }

    /// Whether a sentence may have what the pattern of a number needs.
    #[inline]
    #[must_use]
    pub fn admit(&self, number: usize, sentence: &Signature) -> bool {
        phrase_filter::admit(self.needs.row(number), sentence)
    }
}

/// A pattern that a phrase may be a candidate of: its number, and what is looked at first of its needs; two bytes each,
/// little-endian.
pub(crate) type Candidate = [u8; 2 + size_of::<First>()];

/// The number of the pattern of a candidate, and what that needs first.
#[inline]
#[must_use]
pub(crate) fn candidate(bytes: &Candidate) -> (usize, First) {
    let [low, high, first @ ..] = *bytes;
    let first = u64::from_le_bytes(first);
    (usize::from(u16::from_le_bytes([low, high])), [0, 16, 32, 48].map(|at| (first >> at) as u16))
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
    /// All of them, in the order in which a rule names its patterns.
    pub const ALL: [Self; 4] = [Self::Full, Self::Mild, Self::Selling, Self::None];

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
