//! `doses/exceeds-own-maximum`: even the least that is advised for a day is above the article's own ceiling.

use super::conflicting_maximum::is_firm;
use super::drug::{by_drug, factor, same_route, shown};
use super::setting::alike;
use crate::checks::{Check, Subject};
use crate::dose::{Amount, DoseStatement, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/exceeds-own-maximum", run };

/// How much above the ceiling a dose must be: less is rounding.
const TOLERANCE: f64 = 1.01;

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statements in by_drug(subject).values() {
        let ceilings: Vec<&DoseStatement> =
            statements.iter().copied().filter(|statement| is_ceiling(statement)).collect();
        for statement in statements.iter().filter(|statement| matches!(statement.role, Role::Start | Role::Usual)) {
            let Some(day) = statement.per_day.as_ref().filter(|_| !statement.as_needed) else { continue };
            let Some(ceiling) = highest(day, statement, &ceilings) else { continue };
            let Some(most) = ceiling.per_day.as_ref() else { continue };
            let (Some(low), Some(high), Some(factor)) = (day.low, most.high, factor(day, most)) else { continue };
            if low * factor <= high * TOLERANCE {
                continue;
            }
            if !alike(subject, statement, ceiling) || is_capped(subject, statement) || !is_firm(subject, ceiling) {
                continue;
            }
            let span = subject.article.original(statement.text.clone());
            let least = Amount { low: Some(low), high: Some(low), ..day.clone() };
            let message = format!(
                "This is at least {} a day, above the article's own maximum of {}",
                shown(&least),
                shown(&Amount { low: None, ..most.clone() })
            );
            let place = subject.article.original(ceiling.text.clone());
            sink.push(subject.finding(rule, span, message).label(place, "the maximum"));
        }
    }
}

/// Whether the timing is itself the most that is allowed: "as often as every hour".
fn is_capped(subject: &Subject<'_>, statement: &DoseStatement) -> bool {
    super::written::text(subject, &statement.text).contains("as often as")
}

/// Whether a statement is a ceiling on a day.
fn is_ceiling(statement: &DoseStatement) -> bool {
    statement.role == Role::Maximum && statement.per_day.is_some()
}

/// The highest ceiling that a dose can be held against; none when one of them is in a unit of its own.
fn highest<'a>(day: &Amount, statement: &DoseStatement, ceilings: &[&'a DoseStatement]) -> Option<&'a DoseStatement> {
    let fits = |ceiling: &&&DoseStatement| {
        same_route(statement, ceiling) && ceiling.per_day.as_ref().is_some_and(|most| factor(most, day).is_some())
    };
    let amount = |ceiling: &DoseStatement| {
        let most = ceiling.per_day.as_ref();
        most.and_then(|most| Some(most.high? * factor(most, day)?)).unwrap_or_default()
    };
    ceilings.iter().filter(fits).copied().max_by(|left, right| amount(left).total_cmp(&amount(right)))
}
