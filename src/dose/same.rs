//! Whether two readings of a text say the same.

use super::DoseStatement;

/// Whether two lists of statements say the same, wherever they stand.
#[must_use]
pub fn same(before: &[DoseStatement], after: &[DoseStatement]) -> bool {
    before.len() == after.len() && before.iter().zip(after).all(|(before, after)| says(before) == says(after))
}

/// A statement without its places and without how sure its reading is.
fn says(statement: &DoseStatement) -> impl PartialEq + '_ {
    let DoseStatement { substance, dose, timing, basis, as_needed, duration, route, role, per_day, .. } = statement;
    (substance, dose, timing, basis, as_needed, duration, route, (role, per_day))
}
