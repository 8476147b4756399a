//! Where a rule matches: its hits and expressions, less what is out of place, excepted or covered by a longer match.

use std::ops::Range;

use super::{expression, place};
use crate::checks::Subject;
use crate::rule::Rule;
use crate::text::Hit;

/// No exception begins more bytes before a match that it covers.
const LONGEST: usize = 200;

/// A place that a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Its range of the prose.
    pub text: Range<usize>,
    /// The number of the phrase in the rule; none for an expression.
    pub entry: Option<usize>,
}

/// The matches of a rule in an article, in order, without overlaps. `hits` are those of its own list.
#[must_use]
pub fn matches(subject: &Subject<'_>, rule: &Rule, hits: &[&Hit]) -> Vec<Match> {
    let mut found: Vec<Match> =
        hits.iter().map(|hit| Match { text: hit.start..hit.end, entry: usize::try_from(hit.entry).ok() }).collect();
    if rule.standing && !rule.pattern().expressions.is_empty() {
        let texts = expression::find(subject.article, &rule.pattern().expressions);
        found.extend(texts.into_iter().map(|text| Match { text, entry: None }));
    }
    found.retain(|found| place::is_looked_at(subject, rule, &found.text) && !is_excepted(subject, rule, &found.text));
    leftmost_longest(found)
}

fn is_excepted(subject: &Subject<'_>, rule: &Rule, text: &Range<usize>) -> bool {
    let Some(list) = rule.exceptions else { return false };
    let hits = &subject.article.hits;
    let first = hits.partition_point(|hit| hit.start + LONGEST < text.start);
    let near = hits.iter().skip(first).take_while(|hit| hit.start <= text.start);
    near.into_iter().any(|hit| hit.list == list && hit.end >= text.end)
}

fn leftmost_longest(mut found: Vec<Match>) -> Vec<Match> {
    found.sort_by_key(|found| (found.text.start, std::cmp::Reverse(found.text.end)));
    let mut end = 0;
    found.retain(|found| {
        let apart = found.text.start >= end;
        end = end.max(found.text.end);
        apart
    });
    found
}
