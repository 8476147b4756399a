//! Two spellings of one thing in one article.

use super::{Match, fill, matches};
use crate::checks::Subject;
use crate::finding::Sink;
use crate::rule::Rule;
use crate::text::Hit;

/// Reports the rarer member of a pair at its first place, with the first place of the other; the first `%s` is what
/// was found, the second the other member.
pub(super) fn run(subject: &Subject<'_>, rule: &Rule, hits: &[&Hit], sink: &mut Sink<'_>) {
    let found = matches(subject, rule, hits);
    let pairs = rule.pattern().replacements.len();
    for pair in 0..pairs {
        let left: Vec<&Match> = found.iter().filter(|found| found.entry == Some(pair)).collect();
        let right: Vec<&Match> = found.iter().filter(|found| found.entry == Some(pair + pairs)).collect();
        let (rare, common) = if left.len() < right.len() { (left, right) } else { (right, left) };
        let (Some(rare), Some(common)) = (rare.first(), common.first()) else { continue };
        let span = subject.article.original(rare.text.clone());
        let other = subject.article.original(common.text.clone());
        let source = subject.article.source;
        let message = fill(&rule.message, &[source.slice(span), source.slice(other)]);
        let finding = subject.finding(rule, span, message).label(other, "the other spelling");
        sink.push(finding);
    }
}
