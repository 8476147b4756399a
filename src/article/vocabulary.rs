//! What reading an article takes to know: section names, kinds, sentence abbreviations, drug names.

use super::section_names::SectionNames;
use crate::rule::Stored;
use crate::rule::vocabulary::{ConditionNames, TitleWords};
use crate::text::Lexicon;
use crate::text::sentence::Abbreviations;

/// The vocabularies that reading an article uses.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Where a full stop ends no sentence.
    pub abbreviations: Abbreviations,
    /// Heading variants of every canonical section.
    pub section_names: SectionNames,
    /// How the names of conditions end.
    pub condition_names: Stored<ConditionNames>,
    /// What stands in titles and headings and is not what they speak of.
    pub title_words: Stored<TitleWords>,
    /// Every phrase of every list.
    pub lexicon: Lexicon,
}
