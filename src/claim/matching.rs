//! Fits a phrase pattern to the words of a sentence, from the place where its anchor was found.

use std::ops::Range;

use super::lists::Lists;
use super::token::TokenKind;
use super::words::{Bar, Words};
use crate::rule::phrase_pattern::{ENDS, Element, Part, Pattern, Phrase, Word, head};
use crate::text::ListId;
use crate::text::key::{KEY_BYTES, sorted_keys};

/// The tokens that `pattern` covers when its anchor starts at token `at`.
pub(crate) fn fit(pattern: &Pattern, words: &Words<'_>, lists: &Lists, at: usize) -> Option<Range<usize>> {
    let matcher = Matcher { words, lists };
    let (before, rest) = pattern.elements.split_at(pattern.anchor);
    if !rest.first().is_some_and(|anchor| matcher.may_begin(&anchor.part, at)) {
        return None;
    }
    // What must stand right before the anchor is told sooner than what may stand far behind it.
    if before.last().is_some_and(|last| gap(&last.part).is_none()) {
        let start = matcher.backward(before, at)?;
        return Some(start..matcher.forward(rest, at)?);
    }
    let end = matcher.forward(rest, at)?;
    Some(matcher.backward(before, at)?..end)
}

/// The tokens that `pattern` covers wherever it fits.
pub(crate) fn fits<'m>(
    pattern: &'m Pattern,
    words: &'m Words<'m>,
    lists: &'m Lists,
) -> impl Iterator<Item = Range<usize>> + 'm {
    let matcher = Matcher { words, lists };
    let anchor = pattern.elements.get(pattern.anchor);
    let begins = move |at: &usize| anchor.is_some_and(|anchor| matcher.may_begin(&anchor.part, *at));
    (0..words.tokens.len()).filter(begins).filter_map(|at| fit(pattern, words, lists, at))
}

/// Within how many words of a pattern stands what it asks for elsewhere in the sentence.
const NEARBY: usize = 14;

/// Words that no gap crosses: they end a clause or turn it round.
const STOPS: [u64; 23] = sorted_keys([
    "but", "although", "though", "however", "whereas", "unless", "because", "not", "never", "cannot", "can't", "don't",
    "doesn't", "isn't", "won't", "didn't", "aren't", "couldn't", "wouldn't", "without", "no", "nor", "neither",
]);

/// Words and marks that end a noun phrase.
const PREPOSITIONS: [u64; 30] = sorted_keys([
    "in", "on", "into", "at", "during", "with", "by", "to", "for", "after", "when", "while", "if", "that", "which",
    "who", "from", "before", "as", "than", "through", "between", "among", "over", "under", "until", "where", ",", "(",
    ")",
]);

/// The length of a gap, and whether it keeps to a noun phrase.
fn gap(part: &Part) -> Option<(usize, bool)> {
    match part {
        Part::Gap(most) => Some((*most, false)),
        Part::Near(most) => Some((*most, true)),
        _ => None,
    }
}

/// How many tokens a part covers at most.
fn longest(part: &Part) -> usize {
    match part {
        Part::Choice { longest, .. } => *longest,
        _ => 1,
    }
}

struct Matcher<'m, 't> {
    words: &'m Words<'t>,
    lists: &'m Lists,
}

impl Matcher<'_, '_> {
    /// Whether a phrase of a part may begin at token `at`, told by its first letters and the lists of the sentence.
    fn may_begin(&self, part: &Part, at: usize) -> bool {
        let Part::Choice { lists, heads, .. } = part else { return true };
        heads & head(self.words.key(at)) != 0 || lists.iter().any(|&list| self.lists.at(self.words, at, list).is_some())
    }

    /// The end of the shortest fit of `elements` that starts at token `at`.
    fn forward(&self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((first, rest)) = elements.split_first() else { return Some(at) };
        if let Some((most, near)) = gap(&first.part) {
            for skip in 0..=most {
                if let Some(end) = self.forward(rest, at + skip) {
                    return Some(end);
                }
                if !self.gap_may_cross(at + skip, near) {
                    return None;
                }
            }
            return None;
        }
        let with = self.first_end(&first.part, at, |end| self.forward(rest, end));
        if first.optional { with.or_else(|| self.forward(rest, at)) } else { with }
    }

    /// The start of the shortest fit of `elements` that ends at token `at`.
    fn backward(&self, elements: &[Element], at: usize) -> Option<usize> {
        let Some((last, rest)) = elements.split_last() else { return Some(at) };
        if let Some((most, near)) = gap(&last.part) {
            for skip in 0..=most {
                let here = at.checked_sub(skip)?;
                if let Some(start) = self.backward(rest, here) {
                    return Some(start);
                }
                if here == 0 || !self.gap_may_cross(here - 1, near) {
                    return None;
                }
            }
            return None;
        }
        if let Part::Elsewhere(lists) = &last.part {
            return if self.is_near(lists, at) { self.backward(rest, at) } else { None };
        }
        if matches!(last.part, Part::Start) {
            return if self.starts_sentence(at) { self.backward(rest, at) } else { None };
        }
        let starts = (at.saturating_sub(longest(&last.part))..at).rev();
        let is_listed = self.may_end_listed(&last.part, at);
        let with = starts
            .filter(|start| self.spans(&last.part, is_listed, *start, at))
            .find_map(|start| self.backward(rest, start));
        if last.optional { with.or_else(|| self.backward(rest, at)) } else { with }
    }

    /// Whether a phrase of one of the word lists of a part may end before token `at`.
    fn may_end_listed(&self, part: &Part, at: usize) -> bool {
        matches!(part, Part::Choice { lists, .. } if lists.iter().any(|&list| self.lists.may_end(self.words, at, list)))
    }

    /// Whether a part that starts at token `start` may end before token `end`; `is_listed` as [`Self::may_end_listed`]
    /// tells of that.
    fn spans(&self, part: &Part, is_listed: bool, start: usize, end: usize) -> bool {
        let Part::Choice { phrases, lists, heads, .. } = part else {
            return self.first_end(part, start, |found| (found == end).then_some(())).is_some();
        };
        let key = self.words.key(start);
        heads & head(key) != 0 && phrases.begun_by(key).any(|phrase| self.phrase(phrase, start) == Some(end))
            || is_listed && lists.iter().any(|&list| self.lists.at(self.words, start, list) == Some(end))
    }

    /// What `then` makes of the first place, of those where a part that starts at token `at` may end, that it takes.
    fn first_end<T>(&self, part: &Part, at: usize, mut then: impl FnMut(usize) -> Option<T>) -> Option<T> {
        match part {
            Part::Choice { phrases, lists, heads, .. } => {
                let key = self.words.key(at);
                if heads & head(key) != 0 {
                    let mut spelt = phrases.begun_by(key).filter_map(|phrase| self.phrase(phrase, at));
                    if let Some(found) = spelt.find_map(&mut then) {
                        return Some(found);
                    }
                }
                for &list in lists {
                    if let Some(found) = self.lists.at(self.words, at, list).and_then(&mut then) {
                        return Some(found);
                    }
                }
                if heads & ENDS != 0 && self.words.parts_clauses(at) { then(at) } else { None }
            }
            Part::Elsewhere(lists) if self.is_near(lists, at) => then(at),
            Part::Number if self.is_number(at) => then(at + 1),
            Part::Start if self.starts_sentence(at) => then(at),
            Part::End if self.words.parts_clauses(at) => then(at),
            _ => None,
        }
    }

    fn phrase(&self, phrase: Phrase<'_>, at: usize) -> Option<usize> {
        let mut here = at;
        for word in phrase.words() {
            // The key of a number fits all words.
            if !word.fits_key(self.words.key(here)) {
                return None;
            }
            let fits = match word.is_number() {
                true => self.is_number(here),
                false => word.is_short() || self.fits_whole(&word, here),
            };
            if !fits {
                return None;
            }
            here += 1;
        }
        Some(here)
    }

    /// Whether a token is the word that is meant, or begins so.
    fn fits_whole(&self, word: &Word<'_>, at: usize) -> bool {
        let (found, wanted) = (self.words.word(at).as_bytes(), word.text);
        let head = if word.open { found.get(..wanted.len()) } else { Some(found) };
        head.is_some_and(|head| head.eq_ignore_ascii_case(wanted))
    }

    /// Whether a phrase of one of `lists` stands where it still belongs to what is said at token `at`.
    fn is_near(&self, lists: &[ListId], at: usize) -> bool {
        self.lists.hold_near(self.words, lists, at, NEARBY)
    }

    fn is_number(&self, at: usize) -> bool {
        let is_numeral = self.words.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        is_numeral && !self.words.ends_name(at)
            || self.lists.numbers.is_some_and(|list| self.words.hit_at(at, list).is_some())
    }

    fn starts_sentence(&self, at: usize) -> bool {
        at == 0 || self.words.parts_clauses(at - 1) || self.words.is_mark(at - 1, '"')
    }

    /// Whether a gap may run over a token: not over the end of a clause.
    fn gap_may_cross(&self, at: usize, near: bool) -> bool {
        match self.words.bar(at, bar) {
            Bar::No => true,
            Bar::NounPhrase => !near,
            Bar::Clause => false,
        }
    }
}

fn bar(words: &Words<'_>, at: usize) -> Bar {
    let (key, one_key) = (words.key(at), words.bytes(at..at + 1).len() <= KEY_BYTES);
    if words.parts_clauses(at) || one_key && STOPS.binary_search(&key).is_ok() {
        Bar::Clause
    } else if one_key && PREPOSITIONS.binary_search(&key).is_ok() {
        Bar::NounPhrase
    } else {
        Bar::No
    }
}
