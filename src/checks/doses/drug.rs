//! The statements of an article by drug, for what is compared between them.

use std::collections::BTreeMap;

use super::written::used;
use crate::checks::Subject;
use crate::dose::{Amount, DoseConfidence, DoseStatement, Role};

/// The sure statements of an article by drug. Those of no known drug are a group only where no drug is known at all:
/// beside known ones, they may be of any.
pub(super) fn by_drug<'a>(subject: &Subject<'a>) -> BTreeMap<&'a str, Vec<&'a DoseStatement>> {
    let mut groups: BTreeMap<&str, Vec<&DoseStatement>> = BTreeMap::new();
    for statement in used(subject).filter(|statement| statement.confidence == DoseConfidence::High) {
        groups.entry(statement.substance.as_deref().unwrap_or_default()).or_default().push(statement);
    }
    if groups.len() > 1 {
        groups.remove("");
    }
    groups
}

/// Whether a statement tells readers what to take.
pub(super) const fn advises(statement: &DoseStatement) -> bool {
    matches!(statement.role, Role::Start | Role::Usual | Role::Maximum | Role::Minimum)
}

/// Whether the routes of two statements can be the same.
pub(super) fn same_route(left: &DoseStatement, right: &DoseStatement) -> bool {
    left.route == right.route || left.route.is_none() || right.route.is_none()
}

/// The factor from the unit of `from` to that of `to`; none between different kinds. Units of activity convert to
/// nothing (UCUM 24 to 26).
pub(super) fn factor(from: &Amount, to: &Amount) -> Option<f64> {
    if from.per != to.per {
        return None;
    }
    if from.unit == to.unit {
        return Some(1.0);
    }
    let size = |unit| crate::dose::fold_unit(unit).map(|unit| (unit.kind, unit.size));
    match (size(from.unit)?, size(to.unit)?) {
        ((left, Some(from)), (right, Some(to))) if left == right && to > 0.0 => Some(from / to),
        _ => None,
    }
}

/// An amount as people write it: "5 to 10 mg".
pub(super) fn shown(amount: &Amount) -> String {
    let unit = amount.unit;
    let per = amount.per.map(|per| format!("/{per}")).unwrap_or_default();
    match (amount.low, amount.high) {
        (Some(low), Some(high)) if low != high => format!("{} to {} {unit}{per}", number(low), number(high)),
        (low, high) => format!("{} {unit}{per}", number(low.or(high).unwrap_or_default())),
    }
}

/// A number with at most three decimals and commas between thousands.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, rest) = text.split_once('.').map_or((text, ""), |(whole, rest)| (whole, rest));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 && digit.is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest.is_empty() { grouped } else { format!("{grouped}.{rest}") }
}
