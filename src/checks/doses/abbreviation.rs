//! Abbreviations of how often and how a dose is taken, behind the amount that they belong to.

use std::ops::Range;

use super::written::{text, words};
use crate::checks::Subject;
use crate::dose::DoseStatement;

/// How far behind an amount its abbreviations stand, in bytes.
const REACH: usize = 24;

/// The words behind an amount up to the end of its timing, with their ranges of the prose.
pub(super) fn behind<'a>(subject: &Subject<'a>, statement: &DoseStatement) -> Vec<(&'a str, Range<usize>)> {
    let prose = subject.article.prose.text();
    let from = statement.quantity.end;
    let mut end = statement.text.end.max(from + REACH).min(prose.len());
    while !prose.is_char_boundary(end) {
        end -= 1;
    }
    let after = prose.get(from..end).unwrap_or_default();
    let stop = after.find(['\n', ';']).unwrap_or(after.len());
    let after = after.get(..stop).unwrap_or_default();
    let range = |word: Range<usize>| from + word.start..from + word.end;
    let whole = |word: &Range<usize>| {
        let next = prose.get(from + word.end..).and_then(|rest| rest.chars().next());
        let before = prose.get(..from + word.start).and_then(|head| head.chars().next_back());
        !next.is_some_and(|char| char.is_alphanumeric() || char == '-') && before != Some('-')
    };
    words(after).filter(whole).map(range).map(|range| (text(subject, &range), range)).collect()
}
