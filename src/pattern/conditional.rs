//! A phrase that needs another before it.

use std::collections::HashSet;
use std::ops::Range;

use super::{expression, fill, place};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::text::Hit;

/// Reports what `first` matches and `second` does not cover. When `second` captures, what `first` matches must have
/// been captured up to there; when not, `second` must match somewhere in the same block. Each text is reported once.
pub(super) fn run(subject: &Subject<'_>, rule: &Rule, _hits: &[&Hit], sink: &mut Sink<'_>) {
    let pattern = rule.pattern();
    let (Some(first), Some(second)) = (&pattern.first, &pattern.second) else { return };
    let needs = expression::captures(subject.article, first);
    let given = if needs.is_empty() { Vec::new() } else { expression::captures(subject.article, second) };
    let mut told = HashSet::new();
    for (range, name) in needs {
        let text = name.or_else(|| subject.article.prose.text().get(range.clone())).unwrap_or_default();
        let looked_at = place::is_looked_at(subject, rule, &range);
        if !looked_at || is_given(subject, &given, &range, text) || !told.insert(text) {
            continue;
        }
        let span = subject.article.original(range);
        let finding = subject.finding(rule, span, fill(&rule.message, &[text]));
        sink.push(finding);
    }
}

fn is_given(subject: &Subject<'_>, given: &[expression::Found<'_>], range: &Range<usize>, text: &str) -> bool {
    let block = subject.article.block_at(range.start);
    given.iter().any(|(place, captured)| match captured {
        Some(captured) => place.start <= range.end && *captured == text,
        None => subject.article.block_at(place.start) == block,
    })
}
