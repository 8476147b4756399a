//! `doses/inverted-range`: a range whose first end is above its second.

use super::words::WORDS;
use super::written::{sentence_text, text, units, used};
use crate::checks::{Check, Subject};
use crate::dose::DoseStatement;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/inverted-range", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statement in used(subject) {
        let Some(dose) = &statement.dose else { continue };
        let (Some(low), Some(high)) = (dose.low, dose.high) else { continue };
        let sentence = sentence_text(subject, statement.quantity.start).to_lowercase();
        if low <= high || WORDS.decreases.iter().any(|word| sentence.contains(word)) {
            continue;
        }
        if is_list(subject, statement) {
            continue;
        }
        let span = subject.article.original(statement.quantity.clone());
        let written = text(subject, &statement.quantity);
        sink.push(subject.finding(
            rule,
            span,
            format!("\"{written}\" begins above its end; one of the numbers is wrong"),
        ));
    }
}

/// Whether two amounts are a ratio, "8 to 1 mg", or only stand side by side: "40, 2 puffs", or the parts of a combination, "125 mg-31.25 mg tablet".
fn is_list(subject: &Subject<'_>, statement: &DoseStatement) -> bool {
    let written = text(subject, &statement.quantity);
    let piece = WORDS.pieces.iter().any(|piece| written.contains(piece));
    let ratio = statement.dose.as_ref().is_some_and(|dose| dose.high == Some(1.0));
    ratio || written.contains(", ") || piece && units(subject, statement).len() > 2
}
