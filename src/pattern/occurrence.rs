//! A phrase that stands too often or too seldom.

use super::{fill, matches};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::source::Span;
use crate::text::Hit;

/// Reports the first match above `max`, or the article when there are fewer than `min`; `%s` is how many there are.
pub(super) fn run(subject: &Subject<'_>, rule: &Rule, hits: &[&Hit], sink: &mut Sink<'_>) {
    let found = matches(subject, rule, hits);
    let pattern = rule.pattern();
    let count = found.len().to_string();
    let above = pattern.max.and_then(|max| found.get(usize::try_from(max).ok()?));
    let below = pattern.min.is_some_and(|min| found.len() < usize::try_from(min).unwrap_or(usize::MAX));
    let span = match above {
        Some(first) => subject.article.original(first.text.clone()),
        None if below => whole(subject),
        None => return,
    };
    let finding = subject.finding(rule, span, fill(&rule.message, &[&count]));
    sink.push(finding);
}

/// What stands for the whole article: its title, else its first block.
fn whole(subject: &Subject<'_>) -> Span {
    let article = subject.article;
    let title = article.title.as_ref().map(|title| title.span);
    title.or_else(|| article.blocks.first().map(|block| block.span)).unwrap_or_default()
}
