//! Fixes to a text: which of them apply in one round, and what the text is afterwards.

mod file;

pub use file::{Refused, replace};

use std::collections::BTreeMap;

use crate::finding::{Edit, Fix, Located, Safety};
use crate::source::Span;

/// The most rounds of fixes: more would mean that two fixes undo each other.
pub const MOST_ROUNDS: usize = 20;

/// A text after one round of fixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// The text.
    pub text: String,
    /// How many findings were fixed.
    pub fixed: usize,
}

/// Applies to a text the fixes of its findings that may be applied together: of fixes that overlap the first counts, by
/// place, rule and message. The others get their turn in the next round. None when no fix applies.
#[must_use]
pub fn round(text: &str, findings: &[&Located], allowed: Safety) -> Option<Round> {
    let mut chosen: Vec<(&Located, &Fix)> = findings
        .iter()
        .filter_map(|located| Some((*located, located.finding.fixes.iter().find(|fix| fix.safety <= allowed)?)))
        .filter(|(_, fix)| fits(text, fix))
        .collect();
    chosen.sort_by(|(a, fix), (b, other)| {
        let key = |located: &Located, fix: &Fix| fix.edits.first().map_or(located.finding.span, |edit| edit.span);
        key(a, fix).cmp(&key(b, other)).then_with(|| a.order(b))
    });
    let mut accepted = Accepted::default();
    let fixed = chosen.iter().filter(|(_, fix)| accepted.take(fix)).count();
    (!accepted.edits.is_empty()).then(|| Round { text: accepted.apply(text), fixed })
}

/// Whether a fix changes something, and each of its edits stands on whole characters of the text.
fn fits(text: &str, fix: &Fix) -> bool {
    let of_text = |edit: &Edit| text.get(edit.span.range());
    fix.edits.iter().all(|edit| of_text(edit).is_some())
        && fix.edits.iter().any(|edit| of_text(edit).is_some_and(|old| old != edit.text))
}

/// Edits that do not touch each other.
#[derive(Debug, Default)]
struct Accepted<'a> {
    edits: BTreeMap<Span, &'a str>,
}

impl<'a> Accepted<'a> {
    /// Accepts a fix whole, or not at all; an edit that is accepted already may be part of it.
    fn take(&mut self, fix: &'a Fix) -> bool {
        let is_free = |edit: &Edit| match self.edits.get(&edit.span) {
            Some(text) => *text == edit.text,
            None => !self.touches(edit.span),
        };
        let free = fix.edits.iter().all(is_free);
        if free {
            self.edits.extend(fix.edits.iter().map(|edit| (edit.span, edit.text.as_str())));
        }
        free
    }

    fn touches(&self, span: Span) -> bool {
        let before = self.edits.range(..=span).next_back();
        let after = self.edits.range(span..).next();
        before.into_iter().chain(after).any(|(other, _)| span.start <= other.end && other.start <= span.end)
    }

    fn apply(&self, text: &str) -> String {
        let line_feed = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let (mut fixed, mut at) = (String::with_capacity(text.len()), 0);
        for (span, new) in &self.edits {
            fixed.push_str(text.get(at..span.start).unwrap_or_default());
            fixed.push_str(&new.replace("\r\n", "\n").replace('\n', line_feed));
            at = span.end.max(at);
        }
        fixed.push_str(text.get(at..).unwrap_or_default());
        fixed
    }
}

#[cfg(test)]
mod tests {
    use thin_vec::{ThinVec, thin_vec};

    use super::*;
    use crate::finding::{Finding, Locator};
    use crate::rule::{Confidence, Level};
    use crate::source::SourceFile;

    /// Start, end, new text.
    type Change = (usize, usize, &'static str);

    /// Applies fixes, each a safety and changes, to a text.
    fn fixed(text: &str, fixes: &[(Safety, &[Change])], allowed: Safety) -> Option<(String, usize)> {
        let source = SourceFile::new("a.md", text);
        let mut locator = Locator::new(&source, false);
        let located = fixes.iter().enumerate().map(|(index, (safety, edits))| {
            let edit = |&(start, end, text): &Change| Edit { span: Span::new(start, end), text: text.into() };
            let edits: Vec<_> = edits.iter().map(edit).collect();
            locator.locate(Finding {
                rule: format!("a/{index}").into(),
                level: Level::Error,
                confidence: Confidence::High,
                path: source.path.clone(),
                span: edits.first().map_or(Span::default(), |edit| edit.span),
                message: String::new(),
                help: None,
                labels: ThinVec::new(),
                fixes: thin_vec![Fix { title: String::new(), safety: *safety, edits }],
            })
        });
        let located: Vec<_> = located.collect();
        let all: Vec<&Located> = located.iter().map(|located| &**located).rev().collect();
        round(text, &all, allowed).map(|round| (round.text, round.fixed))
    }

    #[test]
    fn of_fixes_that_overlap_the_first_counts() {
        let fixes: &[(_, &[_])] = &[(Safety::Safe, &[(2, 5, "X")]), (Safety::Safe, &[(0, 3, "Y")])];
        assert_eq!(fixed("abcdef", fixes, Safety::Safe), Some(("Ydef".to_owned(), 1)));
        let touching: &[(_, &[_])] = &[(Safety::Safe, &[(0, 2, "X")]), (Safety::Safe, &[(2, 4, "Y")])];
        assert_eq!(fixed("abcdef", touching, Safety::Safe), Some(("Xcdef".to_owned(), 1)));
    }

    #[test]
    fn a_fix_applies_whole_or_not_at_all() {
        let fixes: &[(_, &[_])] = &[(Safety::Safe, &[(0, 1, "X")]), (Safety::Safe, &[(0, 2, "Y"), (5, 6, "Z")])];
        assert_eq!(fixed("abcdef", fixes, Safety::Safe), Some(("Xbcdef".to_owned(), 1)));
    }

    #[test]
    fn an_edit_that_two_fixes_share_is_made_once() {
        let fixes: &[(_, &[_])] = &[(Safety::Safe, &[(0, 1, "X")]), (Safety::Safe, &[(0, 1, "X"), (5, 6, "Z")])];
        assert_eq!(fixed("abcdef", fixes, Safety::Safe), Some(("XbcdeZ".to_owned(), 2)));
    }

    #[test]
    fn what_is_not_allowed_or_changes_nothing_is_left() {
        assert_eq!(fixed("abc", &[(Safety::Unsafe, &[(0, 1, "X")])], Safety::Safe), None);
        assert_eq!(fixed("abc", &[(Safety::Safe, &[(0, 1, "a")])], Safety::Safe), None);
        assert_eq!(fixed("ä", &[(Safety::Safe, &[(1, 2, "X")])], Safety::Safe), None);
    }

    #[test]
    fn new_lines_are_those_of_the_file() {
        let fixed = fixed("a\r\nb\r\n", &[(Safety::Safe, &[(3, 4, "x\ny")])], Safety::Safe);
        assert_eq!(fixed, Some(("a\r\nx\r\ny\r\n".to_owned(), 1)));
    }
}
