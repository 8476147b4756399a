//! The gap between the number and the unit of a dose.

use std::ops::Range;

use super::written::{text, units};
use crate::checks::Subject;
use crate::dose::DoseStatement;
use crate::rule::vocabulary::units::UnitKind;

/// Where a number meets the symbol of its unit, and whether a gap is there.
pub(super) struct Gap {
    /// The number and the unit.
    pub(super) range: Range<usize>,
    /// Where the gap is, or is missing.
    pub(super) at: usize,
    pub(super) is_open: bool,
}

/// The first gap of an amount; none where the unit is a word or stands away from the number.
pub(super) fn gap(subject: &Subject<'_>, statement: &DoseStatement) -> Option<Gap> {
    let (unit, known) = units(subject, statement).into_iter().next()?;
    let symbol = unit.text.len() <= 4 && matches!(known.kind, UnitKind::Mass | UnitKind::Volume | UnitKind::Activity);
    let before = text(subject, &(statement.quantity.start..unit.range.start));
    let number = before.trim_end_matches(' ');
    let digits = number.chars().rev().take_while(|char| char.is_ascii_digit() || matches!(char, '.' | ',')).count();
    if !symbol || digits == 0 || unit.text == "unit" {
        return None;
    }
    let start = statement.quantity.start + number.len() - digits;
    Some(Gap { range: start..unit.range.end, at: unit.range.start, is_open: number.len() < before.len() })
}
