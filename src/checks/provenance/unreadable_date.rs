//! `provenance/unreadable-date`: a field that holds a date holds none.

use super::Check;
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;

pub(super) const CHECK: Check = Check { rule: "provenance/unreadable-date", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let source = subject.article.source;
    for dated in subject.dates().iter().filter(|dated| dated.date.is_none()) {
        let message = format!("{} is no date that can be read", source.slice(dated.span).trim());
        sink.push(subject.finding(rule, dated.span, message).help("write it as year-month-day, e.g. 2026-05-31"));
    }
}
