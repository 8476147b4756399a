//! A phrase as it is written in a word list, taken apart for matching.

use thiserror::Error;

use super::word::{begins_word, char_at, ends_word, is_word_char, word_end};
use crate::text::fold::FoldBuilder;

/// Why a phrase can never match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhraseError {
    /// Nothing but space.
    #[error("the phrase is empty")]
    Empty,
    /// Punctuation alone.
    #[error("the phrase has no letter or digit to look for; write it under `patterns:`")]
    NoWord,
    /// A stem that would fit too many words.
    #[error("a stem needs at least three letters before its `*`")]
    ShortStem,
    /// A star that does not end a word.
    #[error("a `*` stands for the rest of a word, so it must end one")]
    StarInside,
    /// A line break, or the marker of what is not prose.
    #[error("a phrase matches inside one paragraph and cannot hold a line break")]
    Break,
}

/// A phrase taken apart: what stands before its first word, the first word, and all after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Punctuation before the first word.
    pub(super) prefix: String,
    /// The first word as written, without a star.
    pub(super) first: String,
    /// Whether the first word stands for all words that begin so.
    pub(super) stem: bool,
    /// All after the first word; a space stands for one space or hyphen, a star for the rest of a word.
    pub(super) rest: String,
    /// Whether case counts.
    pub(super) exact: bool,
}

impl Phrase {
    /// Takes `written` apart. Case counts when `exact` says so, and for phrases whose letters are all capitals.
    pub(super) fn parse(written: &str, exact: bool) -> Result<Self, PhraseError> {
        let text = folded(written)?;
        let begin = text.find(is_word_char).ok_or(PhraseError::NoWord)?;
        let end = word_end(&text, begin);
        let (prefix, first, rest) = (&text[..begin], &text[begin..end], &text[end..]);
        let stem = rest.starts_with('*');
        if stem && first.len() < 3 {
            return Err(PhraseError::ShortStem);
        }
        if prefix.contains('*') || star_inside(&text) {
            return Err(PhraseError::StarInside);
        }
        let exact = exact || is_capitals(&text);
        let rest = rest.strip_prefix('*').unwrap_or(rest);
        Ok(Self {
            prefix: prefix.to_string(),
            first: first.to_string(),
            stem,
            rest: if exact { rest.to_string() } else { rest.to_lowercase() },
            exact,
        })
    }
}

/// The phrase as a folded text with single spaces and no hyphens.
fn folded(written: &str) -> Result<String, PhraseError> {
    if written.contains(['\n', '\u{1A}']) {
        return Err(PhraseError::Break);
    }
    let mut fold = FoldBuilder::default();
    fold.push(0, written.trim());
    let spaced: Vec<&str> = fold.text().split([' ', '-']).filter(|word| !word.is_empty()).collect();
    if spaced.is_empty() { Err(PhraseError::Empty) } else { Ok(spaced.join(" ")) }
}

fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|char| char.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

fn star_inside(text: &str) -> bool {
    text.match_indices('*').any(|(at, _)| text[at + 1..].starts_with(is_word_char) || text[at + 1..].starts_with('*'))
}

/// Where a match of `rest` that begins at `at` ends, if it matches there up to a word boundary.
pub(super) fn match_rest(text: &str, mut at: usize, rest: &[u8], exact: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut next = 0;
    while let Some(&byte) = rest.get(next) {
        next += 1;
        match byte {
            b' ' if matches!(bytes.get(at), Some(b' ' | b'-')) => at += 1,
            b' ' => return None,
            b'*' => {
                let end = word_end(text, at);
                if end == at && next > 1 && rest[next - 2] == b' ' {
                    return None;
                }
                at = end;
            }
            byte if byte.is_ascii() => {
                let found = *bytes.get(at)?;
                if found != byte && (exact || found.to_ascii_lowercase() != byte) {
                    return None;
                }
                at += 1;
            }
            _ => {
                let char = std::str::from_utf8(&rest[next - 1..]).ok()?.chars().next()?;
                let found = char_at(text, at)?;
                if found != char && (exact || !found.to_lowercase().eq(std::iter::once(char))) {
                    return None;
                }
                next += char.len_utf8() - 1;
                at += found.len_utf8();
            }
        }
    }
    ends_word(text, at).then_some(at)
}

/// Where a match with `prefix` before a first word at `start` begins, if the prefix stands there.
pub(super) fn match_prefix(text: &str, start: usize, prefix: &[u8]) -> Option<usize> {
    if prefix.is_empty() {
        return Some(start);
    }
    let mut at = start;
    for char in std::str::from_utf8(prefix).ok()?.chars().rev() {
        let before = text.get(..at)?.chars().next_back()?;
        if before != char && !(char == ' ' && before == '-') {
            return None;
        }
        at -= before.len_utf8();
    }
    begins_word(text, at).then_some(at)
}
