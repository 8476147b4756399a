//! `doses/start-above-maintenance`: the dose to start with is above the dose to go on with.

use super::drug::{by_drug, factor, same_route, shown};
use super::setting::alike;
use super::words::WORDS;
use super::written::sentence_text;
use crate::checks::{Check, Subject};
use crate::dose::{DoseStatement, Role};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/start-above-maintenance", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for statements in by_drug(subject).values() {
        for start in statements.iter().filter(|statement| statement.role == Role::Start) {
            let Some(usual) = statements.iter().find(|usual| is_below(subject, start, usual)) else { continue };
            let (Some(here), Some(there)) = (&start.per_day, &usual.per_day) else { continue };
            let span = subject.article.original(start.text.clone());
            let message =
                format!("The starting dose, {} a day, is above the usual dose of {} a day", shown(here), shown(there));
            let place = subject.article.original(usual.text.clone());
            sink.push(subject.finding(rule, span, message).label(place, "the usual dose"));
        }
    }
}

/// Whether the usual dose of a day is below the least that is started with, for the same people.
fn is_below(subject: &Subject<'_>, start: &DoseStatement, usual: &DoseStatement) -> bool {
    let said = sentence_text(subject, usual.quantity.start).to_lowercase();
    let named = WORDS.maintenance.iter().any(|word| said.contains(word));
    let (Some(first), Some(later)) = (&start.per_day, &usual.per_day) else { return false };
    let Some(factor) = factor(first, later) else { return false };
    let (Some(low), Some(high)) = (first.low, later.high) else { return false };
    let block = |statement: &DoseStatement| {
        subject
            .article
            .block_at(statement.quantity.start)
            .and_then(|at| subject.article.blocks.get(at))
            .and_then(|block| block.section)
    };
    let begin = sentence_text(subject, start.quantity.start).to_lowercase();
    usual.role == Role::Usual
        && named
        && low * factor > high * 1.01
        && same_route(start, usual)
        && block(start) == block(usual)
        && alike(subject, start, usual)
        && !WORDS.loading.iter().any(|word| begin.contains(word) || said.contains(word))
}
