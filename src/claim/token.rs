//! Cuts a sentence into words, numbers and marks.

use std::ops::Range;
use std::sync::LazyLock;

use crate::builtin;
use crate::rule::vocabulary::ConditionNames;
use crate::text::fold::OPAQUE;
use crate::text::key::key_in;
use crate::text::octets;

static CONDITIONS: LazyLock<ConditionNames> = LazyLock::new(|| builtin::kept(ConditionNames::NAME).unwrap_or_default());

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
    /// Whether it ends as the names of conditions do.
    pub(crate) is_condition: bool,
    /// Its first bytes in lower case.
    pub(crate) key: u64,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    of_range(text, 0..text.len())
}

/// The tokens of `range` of the folded `text`.
pub(super) fn of_range(text: &str, range: Range<usize>) -> Vec<Token> {
    let Some(sentence) = text.get(range.clone()) else { return Vec::new() };
    let mut found = Vec::with_capacity(sentence.len() / 5 + 2);
    let bytes = sentence.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        let read = if byte.is_ascii_alphanumeric() { Some(plain(sentence, at)) } else { rare(sentence, at) };
        let Some((end, kind)) = read else {
            at += char_at(sentence, at).map_or(1, char::len_utf8);
            continue;
        };
        let key = key_in(bytes, at..end);
        let is_condition =
            ConditionNames::may_have(end - at) && sentence.get(at..end).is_some_and(|word| CONDITIONS.hold(word));
        found.push(Token { start: range.start + at, end: range.start + end, kind, is_condition, key });
        at = end;
    }
    found
}

/// The end and kind of a token that begins with an ASCII letter or digit.
#[inline]
fn plain(sentence: &str, at: usize) -> (usize, TokenKind) {
    let bytes = sentence.as_bytes();
    let end = octets::alphanumerics_end(bytes, at);
    let ends = bytes.get(end).is_none_or(|byte| matches!(byte, b' ' | b'-'));
    let kind = if bytes[at].is_ascii_digit() { TokenKind::Number } else { TokenKind::Word };
    (if ends { end } else { word_end(sentence, end) }, kind)
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
