//! `doses/mixed-units`: one drug in grams here and in milligrams there, though one unit would do.

use super::drug::{advises, by_drug, same_route, shown};
use crate::checks::{Check, Subject};
use crate::dose::DoseStatement;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/mixed-units", run };

/// The larger unit, the smaller, and how many of it make one.
const PAIRS: [(&str, &str, f64); 2] = [("g", "mg", 1000.0), ("mg", "mcg", 1000.0)];

/// How many statements of one drug in one unit are compared at most.
const MOST: usize = 300;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statements in by_drug(subject).values() {
        let statements: Vec<_> = statements.iter().copied().filter(|statement| advises(statement)).collect();
        for (large, small, size) in PAIRS {
            let Some((first, second)) = mixed(&statements, large, small, size) else { continue };
            let (Some(here), Some(there)) = (&second.dose, &first.dose) else { continue };
            let span = subject.article.original(second.quantity.clone());
            let message = format!("{} here and {} elsewhere: write one drug in one unit", shown(here), shown(there));
            let place = subject.article.original(first.quantity.clone());
            sink.push(subject.finding(rule, span, message).label(place, shown(there)));
        }
    }
}

/// Two statements of which one is written in the larger unit and the other in the smaller, though both fit one unit:
/// a part of the larger, or a thousand and more of the smaller.
fn mixed<'a>(
    statements: &[&'a DoseStatement],
    large: &str,
    small: &str,
    size: f64,
) -> Option<(&'a DoseStatement, &'a DoseStatement)> {
    let unit = |statement: &DoseStatement| statement.dose.as_ref().map_or("", |dose| dose.unit);
    let value =
        |statement: &DoseStatement| statement.dose.as_ref().and_then(|dose| dose.high.or(dose.low)).unwrap_or_default();
    let per = |statement: &DoseStatement| statement.dose.as_ref().and_then(|dose| dose.per);
    let of = |wanted: &str| -> Vec<&'a DoseStatement> {
        statements.iter().copied().filter(|statement| unit(statement) == wanted).take(MOST).collect()
    };
    let (lefts, rights) = (of(large), of(small));
    let pairs = lefts.iter().flat_map(|left| rights.iter().map(move |right| (*left, *right)));
    let fits = |left: &DoseStatement, right: &DoseStatement| {
        per(left) == per(right)
            && same_route(left, right)
            && (value(left) < 1.0 || value(right) >= size)
            && (0.1..=10.0).contains(&(value(left) * size / value(right).max(f64::MIN_POSITIVE)))
    };
    let (left, right) = pairs.into_iter().find(|(left, right)| fits(left, right))?;
    Some(if left.quantity.start < right.quantity.start { (left, right) } else { (right, left) })
}
