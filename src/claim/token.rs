//! The words, numbers and marks of one sentence, with the word-list hits that lie in it.

use std::cell::OnceCell;
use std::ops::Range;

use crate::text::fold::OPAQUE;
use crate::text::key::key_in;
use crate::text::octets;
use crate::text::{Hit, ListId};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, digits and inner apostrophes.
    Word,
    /// Digits, with inner points and commas.
    Number,
    /// A single other character; hyphens inside words are left out.
    Mark,
}

/// A token; offsets are bytes of the folded text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TokenKind,
    /// Its first bytes in lower case.
    pub(crate) key: u64,
}

/// One sentence as words.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    text: &'t str,
    /// The sentence, bytes of the folded text.
    pub(crate) range: Range<usize>,
    /// The tokens in order.
    pub(crate) tokens: Vec<Token>,
    hits: &'t [Hit],
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
    /// The tokens of `range` of the folded `text`; `hits` are all hits that start in it.
    pub(crate) fn new(text: &'t str, range: Range<usize>, hits: &'t [Hit]) -> Self {
        let tokens = tokens(text, range.clone());
        Self { text, range, tokens, hits, bars: OnceCell::new() }
    }

    /// The text of a token as written.
    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// Whether a token is `word`, whatever its case.
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.end - token.start == word.len())
            && self.word(at).eq_ignore_ascii_case(word)
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
        words.iter().any(|word| self.is(at, word.as_ref()))
    }

    /// Whether a token is the mark `char`.
    pub(crate) fn is_mark(&self, at: usize, char: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark) && self.word(at).starts_with(char)
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
        self.hits.iter().filter(move |hit| hit.list == list).map(|hit| self.token_range(hit.start..hit.end))
    }

    /// All hits of the sentence.
    pub(crate) fn hits(&self) -> &'t [Hit] {
        self.hits
    }

    /// The end of the longest hit of `list` that starts at token `at`.
    pub(crate) fn hit_at(&self, at: usize, list: ListId) -> Option<usize> {
        let start = self.tokens.get(at)?.start;
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

fn tokens(text: &str, range: Range<usize>) -> Vec<Token> {
    let Some(sentence) = text.get(range.clone()) else { return Vec::new() };
    let bytes = sentence.as_bytes();
    let mut found = Vec::with_capacity(sentence.len() / 4 + 1);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (end, kind) = if byte == b' ' {
            at += 1;
            continue;
        } else if byte.is_ascii_alphanumeric() {
            (word_end(sentence, at + 1), if byte.is_ascii_digit() { TokenKind::Number } else { TokenKind::Word })
        } else if let Some((end, kind)) = rare(sentence, at) {
            (end, kind)
        } else {
            at += char_at(sentence, at).map_or(1, char::len_utf8);
            continue;
        };
        let key = key_in(text.as_bytes(), range.start + at..range.start + end);
        found.push(Token { start: range.start + at, end: range.start + end, kind, key });
        at = end;
    }
    found
}

/// The end and kind of a token that begins with no ASCII letter or digit; none for white space and for hyphens inside
/// words.
fn rare(sentence: &str, at: usize) -> Option<(usize, TokenKind)> {
    let char = char_at(sentence, at)?;
    let after = at + char.len_utf8();
    if is_word(char) {
        return Some((word_end(sentence, after), TokenKind::Word));
    }
    let hyphen = char == '-'
        && sentence[..at].chars().next_back().is_some_and(|before| !before.is_whitespace())
        && char_at(sentence, after).is_some_and(is_word);
    let shortens = char == '.' && abbreviates_genus(sentence, at);
    (!char.is_whitespace() && !hyphen && !shortens).then_some((after, TokenKind::Mark))
}

/// Whether the full stop at `at` shortens the name of a genus: "H. pylori".
fn abbreviates_genus(sentence: &str, at: usize) -> bool {
    let bytes = sentence.as_bytes();
    let is_initial = at.checked_sub(1).is_some_and(|letter| {
        bytes[letter].is_ascii_uppercase() && (letter == 0 || matches!(bytes[letter - 1], b' ' | b'('))
    });
    is_initial && bytes.get(at + 1) == Some(&b' ') && bytes.get(at + 2).is_some_and(u8::is_ascii_lowercase)
}

/// Where the word ends that goes on at `at`.
fn word_end(sentence: &str, mut at: usize) -> usize {
    let bytes = sentence.as_bytes();
    loop {
        at = octets::alphanumerics_end(bytes, at);
        if bytes.get(at).is_none_or(|byte| matches!(byte, b' ' | b'-')) {
            return at;
        }
        let Some(char) = char_at(sentence, at) else { return at };
        let after = at + char.len_utf8();
        if !is_word(char) && !joins(sentence, at, char, char_at(sentence, after)) {
            return at;
        }
        at = after;
    }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { text.get(at..)?.chars().next() }
}

fn is_word(char: char) -> bool {
    char.is_alphanumeric() && !is_superscript(char)
}

/// Whether a character is a superscript digit.
pub(crate) fn is_superscript(char: char) -> bool {
    matches!(char, '\u{B9}' | '\u{B2}' | '\u{B3}' | '\u{2070}'..='\u{2079}')
}

/// Whether a character between two word characters belongs to the word: an apostrophe, a decimal point.
fn joins(sentence: &str, at: usize, char: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    let before = sentence[..at].chars().next_back();
    match char {
        '\'' => after.is_alphabetic(),
        '.' | ',' => after.is_ascii_digit() && before.is_some_and(|before| before.is_ascii_digit()),
        OPAQUE => false,
        _ => false,
    }
}
