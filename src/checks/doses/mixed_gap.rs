//! `doses/mixed-gap`: a gap between number and unit here and none there.

use super::gap::gap;
use super::written::{text, used};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "doses/mixed-gap", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let gaps: Vec<_> = used(subject).filter_map(|statement| gap(subject, statement)).collect();
    let open = gaps.iter().filter(|gap| gap.is_open).count();
    let rare = open * 2 < gaps.len();
    let Some(odd) = gaps.iter().find(|gap| gap.is_open == rare) else { return };
    let Some(usual) = gaps.iter().find(|gap| gap.is_open != rare) else { return };
    let span = subject.article.original(odd.range.clone());
    let message = format!(
        "\"{}\" here and \"{}\" elsewhere: write the gap between number and unit one way",
        text(subject, &odd.range),
        text(subject, &usual.range)
    );
    let place = subject.article.original(usual.range.clone());
    sink.push(subject.finding(rule, span, message).label(place, "written the other way"));
}
