//! The words, numbers and marks of one sentence, with the word-list hits that lie in it.

use std::cell::OnceCell;
use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::text::{Hit, ListId};

/// One sentence as words.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    text: &'t str,
    /// The sentence, bytes of the folded text.
    pub(crate) range: Range<usize>,
    /// The tokens in order.
    pub(crate) tokens: &'t [Token],
    hits: &'t [Hit],
    /// A bit for each list that a hit is of; lists that are far apart share one.
    lists: u128,
    /// What gaps of patterns may run over, told when the first gap asks.
    bars: OnceCell<Vec<Bar>>,
}

/// Which gaps of a pattern a token stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bar {
    /// None.
    No,
    /// Those that keep to a noun phrase.
    NounPhrase,
    /// All.
    Clause,
}

impl<'t> Words<'t> {
    /// `range` of the folded `text` with the tokens in it and all hits that start in it.
    pub(crate) fn new(text: &'t str, range: Range<usize>, tokens: &'t [Token], hits: &'t [Hit]) -> Self {
        let lists = hits.iter().fold(0, |lists, hit| lists | bit(hit.list));
        Self { text, range, tokens, hits, lists, bars: OnceCell::new() }
    }

    /// The text of a token as written.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// Whether a token is `word`, whatever its case.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| self.reads(token, word))
    }

    /// The same; length and first letter tell most words apart.
    fn reads(&self, token: &Token, word: &str) -> bool {
        token.end - token.start == word.len()
            && word.bytes().next().is_some_and(|first| first.to_ascii_lowercase() == token.key as u8)
            && self.text.get(token.start..token.end).is_some_and(|found| found.eq_ignore_ascii_case(word))
    }

    /// Whether a token is the second part of a compound: "insulin-treated".
    pub(crate) fn is_hyphenated(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        self.text.get(self.range.start..start).is_some_and(|before| before.ends_with('-'))
    }

    /// Whether a token ends a name that is written with a hyphen: the number of "beta-1".
    pub(crate) fn ends_name(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        let before = self.text.get(self.range.start..start).and_then(|before| before.strip_suffix('-'));
        before.is_some_and(|name| name.ends_with(char::is_alphabetic))
    }

    /// Whether a token is one of `words`, whatever its case.
    pub(crate) fn is_any(&self, at: usize, words: &[impl AsRef<str>]) -> bool {
        self.tokens.get(at).is_some_and(|token| words.iter().any(|word| self.reads(token, word.as_ref())))
    }

    /// Whether a token ends as the names of conditions do.
    pub(crate) fn is_condition(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_condition)
    }

    /// Whether a token is the mark `char`.
    pub(crate) fn is_mark(&self, at: usize, char: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark) && self.word(at).starts_with(char)
    }

    /// Whether a token is a mark, and no word or number.
    pub(crate) fn is_punctuation(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    /// The first bytes of a token in lower case; zero behind the last.
    pub(crate) fn key(&self, at: usize) -> u64 {
        self.tokens.get(at).map_or(0, |token| token.key)
    }

    /// Which gaps the token stops, as `tell` tells of each.
    pub(crate) fn bar(&self, at: usize, tell: impl Fn(&Self, usize) -> Bar) -> Bar {
        let bars = self.bars.get_or_init(|| (0..self.tokens.len()).map(|at| tell(self, at)).collect());
        bars.get(at).copied().unwrap_or(Bar::Clause)
    }

    /// The token that starts at a byte of the folded text, or the next one.
    pub(crate) fn token_at(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.start < offset)
    }

    /// The hits of one list as ranges of tokens, in order.
    pub(crate) fn hits_of(&self, list: ListId) -> impl Iterator<Item = Range<usize>> {
        let hits = if self.may_hold(list) { self.hits } else { &[] };
        hits.iter().filter(move |hit| hit.list == list).map(|hit| self.token_range(hit.start..hit.end))
    }

    /// Whether a hit of a list is there.
    pub(crate) fn holds(&self, list: ListId) -> bool {
        self.may_hold(list) && self.hits.iter().any(|hit| hit.list == list)
    }

    /// Whether a hit of a list ends before token `at`, as [`Words::token_at`] tells.
    pub(crate) fn holds_to(&self, at: usize, list: ListId) -> bool {
        let Some(last) = at.checked_sub(1).and_then(|last| self.tokens.get(last)) else { return false };
        let next = self.tokens.get(at).map_or(usize::MAX, |next| next.start);
        self.may_hold(list) && self.hits.iter().any(|hit| hit.list == list && last.start < hit.end && hit.end <= next)
    }

    /// Whether a hit of a list may be there: what tells most of those that have none.
    fn may_hold(&self, list: ListId) -> bool {
        self.lists & bit(list) != 0
    }

    /// All hits of the sentence.
    pub(crate) fn hits(&self) -> &'t [Hit] {
        self.hits
    }

    /// The end of the longest hit of `list` that starts at token `at`.
    pub(crate) fn hit_at(&self, at: usize, list: ListId) -> Option<usize> {
        let start = self.tokens.get(at).filter(|_| self.may_hold(list))?.start;
        let first = self.hits.partition_point(|hit| hit.start < start);
        let here = self.hits.get(first..)?.iter().take_while(|hit| hit.start == start);
        Some(self.token_at(here.filter(|hit| hit.list == list).map(|hit| hit.end).max()?))
    }

    /// The bytes of the folded text under a range of tokens.
    pub(crate) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.range.start, |token| token.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.end).max(start)
    }

    /// The tokens under a range of bytes of the folded text.
    pub(crate) fn token_range(&self, bytes: Range<usize>) -> Range<usize> {
        self.token_at(bytes.start)..self.token_at(bytes.end)
    }

    /// Whether a token parts clauses: a semicolon, colon, dash, or the end of a sentence.
    pub(crate) fn parts_clauses(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return true };
        token.kind == TokenKind::Mark && matches!(self.word(at), ";" | ":" | "\u{2014}" | "-" | "." | "!" | "?")
    }
}

/// The bit of a list among those of a sentence.
const fn bit(list: ListId) -> u128 {
    1 << (list.0 % u128::BITS as u16)
}
