//! Coded rules of the doses family.

use super::{Check, CorpusCheck};

mod abbreviation;
mod adjacent_numbers;
mod ambiguous_number;
mod arithmetic;
mod conflict_across_articles;
mod conflicting_maximum;
mod drug;
mod error_prone_drug_name;
mod error_prone_frequency;
mod error_prone_route;
mod error_prone_unit;
mod exceeds_own_maximum;
mod fraction;
mod gap;
mod glued_name;
mod household_measure;
mod inverted_range;
mod large_number;
mod latin_abbreviation;
mod missing_timing;
mod missing_unit;
mod mixed_gap;
mod mixed_range_units;
mod mixed_unit_spelling;
mod mixed_units;
mod naked_decimal;
mod setting;
mod start_above_maintenance;
mod symbol;
mod thousandfold;
mod trailing_zero;
mod unit_case;
mod unit_gap;
mod unit_plural;
mod vague_titration;
mod weekly_drug_daily;
mod words;
mod written;

pub(crate) use conflict_across_articles::ceilings;

/// The coded rules of this family across articles.
pub(super) const CORPUS_CHECKS: &[CorpusCheck] = &[conflict_across_articles::CHECK];

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] = &[
    adjacent_numbers::CHECK,
    ambiguous_number::CHECK,
    arithmetic::CHECK,
    conflicting_maximum::CHECK,
    error_prone_drug_name::CHECK,
    error_prone_frequency::CHECK,
    error_prone_route::CHECK,
    error_prone_unit::CHECK,
    exceeds_own_maximum::CHECK,
    fraction::CHECK,
    glued_name::CHECK,
    household_measure::CHECK,
    inverted_range::CHECK,
    large_number::CHECK,
    latin_abbreviation::CHECK,
    missing_timing::CHECK,
    missing_unit::CHECK,
    mixed_gap::CHECK,
    mixed_range_units::CHECK,
    mixed_unit_spelling::CHECK,
    mixed_units::CHECK,
    naked_decimal::CHECK,
    start_above_maintenance::CHECK,
    symbol::CHECK,
    thousandfold::CHECK,
    trailing_zero::CHECK,
    unit_case::CHECK,
    unit_gap::CHECK,
    unit_plural::CHECK,
    vague_titration::CHECK,
    weekly_drug_daily::CHECK,
];
