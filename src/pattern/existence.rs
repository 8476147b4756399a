//! A phrase that should not stand.

use super::{fill, matches};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::text::Hit;

/// Reports every match; `%s` is what was found.
pub(super) fn run(subject: &Subject<'_>, rule: &Rule, hits: &[&Hit], sink: &mut Sink<'_>) {
    for found in matches(subject, rule, hits) {
        let span = subject.article.original(found.text);
        let text = subject.article.source.slice(span);
        let finding = subject.finding(rule, span, fill(&rule.message, &[text]));
        sink.push(finding);
    }
}
