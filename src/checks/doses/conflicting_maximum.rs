//! `doses/conflicting-maximum`: two ceilings for one drug, route and group of people in one article.

use super::drug::{by_drug, factor, same_route, shown};
use super::setting::alike;
use super::words::WORDS;
use crate::checks::{Check, Subject};
use crate::dose::{Amount, DoseStatement, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/conflicting-maximum", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statements in by_drug(subject).values() {
        let ceilings: Vec<&DoseStatement> = statements
            .iter()
            .copied()
            .filter(|statement| statement.per_day.is_some() && is_firm(subject, statement))
            .collect();
        for (index, later) in ceilings.iter().enumerate() {
            let Some(earlier) = ceilings.iter().take(index).find(|earlier| conflict(subject, earlier, later)) else {
                continue;
            };
            let (Some(here), Some(there)) = (&later.per_day, &earlier.per_day) else { continue };
            let span = subject.article.original(later.text.clone());
            let message = format!(
                "A maximum of {} a day here, and of {} a day elsewhere in this article",
                most(here),
                most(there)
            );
            let place = subject.article.original(earlier.text.clone());
            sink.push(subject.finding(rule, span, message).label(place, "the other maximum"));
        }
    }
}

/// Whether a statement says what may not be exceeded, not only what may be taken ("doses up to 1 g may be used").
pub(super) fn is_firm(subject: &Subject<'_>, statement: &DoseStatement) -> bool {
    let before = subject.article.prose.text().get(..statement.quantity.start).unwrap_or_default().trim_end();
    let ends = |soft: &String| {
        let head = before.len().checked_sub(soft.len()).and_then(|at| before.get(at..));
        head.is_some_and(|tail| tail.eq_ignore_ascii_case(soft))
    };
    statement.role == Role::Maximum && !WORDS.soft_ceilings.iter().any(ends)
}

/// Whether two ceilings are on the same thing and differ.
fn conflict(subject: &Subject<'_>, left: &DoseStatement, right: &DoseStatement) -> bool {
    let (Some(one), Some(other)) = (&left.per_day, &right.per_day) else { return false };
    let Some(factor) = factor(one, other) else { return false };
    let (Some(first), Some(second)) = (one.high, other.high) else { return false };
    let differ = (first * factor - second).abs() > second * 0.01;
    let sentence = |statement: &DoseStatement| subject.article.sentence_at(statement.quantity.start);
    differ
        && same_route(left, right)
        && sentence(left) != sentence(right)
        && one.per == other.per
        && alike(subject, left, right)
}

/// The upper end of an amount, as people write it.
pub(super) fn most(amount: &Amount) -> String {
    shown(&Amount { low: None, ..amount.clone() })
}
