//! `doses/mixed-range-units`: a range whose ends have different units.

use super::words::WORDS;
use super::written::{numbers, text, units, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;
use crate::rule::vocabulary::units::UnitKind;

pub(super) const CHECK: Check = Check { rule: "doses/mixed-range-units", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        let units = units(subject, statement);
        let masses: Vec<_> =
            units.iter().filter(|(_, unit)| matches!(unit.kind, UnitKind::Mass | UnitKind::Volume)).collect();
        let Some((_, last)) = masses.last() else { continue };
        let mixed =
            masses.iter().any(|(_, unit)| unit.kind == last.kind && unit.name != last.name && unit.name != "kg");
        let written = text(subject, &statement.quantity);
        let combined = written.contains('-') && WORDS.pieces.iter().any(|piece| written.contains(piece));
        if !mixed || combined || numbers(subject, statement).len() < 2 {
            continue;
        }
        let span = subject.article.original(statement.quantity.clone());
        let message = format!("The ends of \"{written}\" have different units; write both in one");
        sink.push(subject.finding(rule, span, message));
    }
}
