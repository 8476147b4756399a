//! `doses/thousandfold`: a dose in mg where all others of the drug are the same numbers in mcg, or the other way round.

use super::drug::{advises, by_drug, shown};
use super::setting::alike;
use crate::checks::{Check, Subject};
use crate::dose::DoseStatement;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/thousandfold", run };

/// The fewest statements in the other unit that make one stand out.
const MANY: usize = 2;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statements in by_drug(subject).values() {
        let statements: Vec<_> = statements.iter().copied().filter(|statement| advises(statement)).collect();
        for (unit, other) in [("mg", "mcg"), ("mcg", "mg"), ("g", "mg")] {
            let (few, many): (Vec<&DoseStatement>, Vec<&DoseStatement>) =
                (in_unit(&statements, unit), in_unit(&statements, other));
            if many.len() < MANY || few.len() > many.len() / 2 {
                continue;
            }
            for odd in few {
                let like = many
                    .iter()
                    .find(|like| odd.route == like.route && same_number(odd, like) && alike(subject, odd, like));
                let Some(like) = like else { continue };
                let (Some(here), Some(there)) = (&odd.dose, &like.dose) else { continue };
                let span = subject.article.original(odd.quantity.clone());
                let message = format!(
                    "{} here, and {} elsewhere: a thousand times apart; check the unit",
                    shown(here),
                    shown(there)
                );
                let place = subject.article.original(like.quantity.clone());
                sink.push(subject.finding(rule, span, message).label(place, shown(there)));
            }
        }
    }
}

fn in_unit<'a>(statements: &[&'a DoseStatement], unit: &str) -> Vec<&'a DoseStatement> {
    statements
        .iter()
        .copied()
        .filter(|statement| statement.dose.as_ref().is_some_and(|dose| dose.unit == unit && dose.per.is_none()))
        .collect()
}

/// Whether two amounts have numbers of one size, so that only the unit tells them apart.
fn same_number(left: &DoseStatement, right: &DoseStatement) -> bool {
    let value =
        |statement: &DoseStatement| statement.dose.as_ref().and_then(|dose| dose.high.or(dose.low)).unwrap_or_default();
    let (left, right) = (value(left), value(right));
    left > 0.0 && right > 0.0 && (0.2..=5.0).contains(&(left / right))
}
