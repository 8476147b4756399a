//! `doses/missing-timing`: a dose that readers are told to take, in an article that never says how often.

use super::drug::by_drug;
use super::words::WORDS;
use super::written::{sentence_text, used};
use crate::checks::{Check, Subject};
use crate::dose::{DoseStatement, Role, fold_unit};
use crate::finding::Sink;
use crate::rule::Rule;
use crate::rule::vocabulary::units::UnitKind;

pub(super) const CHECK: Check = Check { rule: "doses/missing-timing", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let timed = |statements: &[&DoseStatement]| statements.iter().any(|statement| statement.timing.is_some());
    let groups = by_drug(subject);
    for statements in groups.values().filter(|statements| !timed(statements)) {
        let advice = statements
            .iter()
            .filter(|statement| matches!(statement.role, Role::Start | Role::Usual) && is_measured(statement));
        for statement in advice {
            let said = sentence_text(subject, statement.quantity.start).to_lowercase();
            let ordered =
                WORDS.orders.iter().any(|order| said.starts_with(order) || said.contains(&format!(" {order}")));
            if !ordered
                || WORDS.once.iter().any(|word| said.contains(word))
                || used(subject).any(|other| other.timing.is_some())
            {
                continue;
            }
            let span = subject.article.original(statement.quantity.clone());
            sink.push(subject.finding(rule, span, "The article never says how often this dose is taken"));
            break;
        }
    }
}

/// Whether the dose is an amount of a substance and not of pieces.
fn is_measured(statement: &DoseStatement) -> bool {
    let unit = statement.dose.as_ref().and_then(|dose| fold_unit(dose.unit));
    unit.is_some_and(|unit| !matches!(unit.kind, UnitKind::Count | UnitKind::Spoon))
}
