//! Words of a folded text: where one begins and ends, and its hash whatever its case. Eight bytes at a time.

use crate::text::octets::{self, HIGH, SMALL, SPREAD, mix};

/// Whether a character is part of a word: letters, digits, and marks that combine with a letter.
#[must_use]
pub fn is_word_char(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric();
    }
    char.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&char)
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its first eight bytes in lower case, zeros behind its end; of other than ASCII letters and digits, as in [`key`].
    pub(super) key: u64,
    /// Its hash, for words of ASCII letters and digits alone.
    pub(super) hash: Option<Hash>,
}

impl Word {
    /// Whether its key tells it from all other words: an ASCII word that is not longer.
    pub(super) fn is_whole_in_key(&self) -> bool {
        self.hash.is_some() && self.end - self.start <= 8
    }
}

/// What a word is looked up by, the same whatever the case of its ASCII letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hash {
    /// Of the whole word.
    pub(super) word: u64,
    /// The first three bytes, for stems; zero for shorter words.
    pub(super) stem: u32,
}

/// The next word at or after `from`.
#[inline]
pub(super) fn next_word(text: &str, from: usize) -> Option<Word> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let chunk = octets::at(bytes, at);
        let begins = octets::alphanumerics(chunk) | (chunk & HIGH);
        if begins == 0 {
            at += 8;
            continue;
        }
        at += begins.trailing_zeros() as usize / 8;
        if bytes.get(at).is_some_and(u8::is_ascii) {
            return Some(word_from(text, at));
        }
        match char_at(text, at) {
            Some(char) if !is_word_char(char) => at += char.len_utf8(),
            Some(_) => return Some(word_from(text, at)),
            None => return None,
        }
    }
    None
}

/// The words of a text.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let word = next_word(text, at)?;
        at = word.end;
        text.get(word.start..word.end)
    })
}

#[inline]
fn word_from(text: &str, start: usize) -> Word {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut hash = 0;
    let mut stem = 0;
    let mut key = 0;
    loop {
        let chunk = octets::at(bytes, at);
        let ends = !octets::alphanumerics(chunk) & HIGH;
        let inside = (ends & ends.wrapping_neg()).wrapping_sub(1) >> 7;
        let len = ends.trailing_zeros() as usize / 8;
        let part = (chunk | SMALL) & if ends == 0 { u64::MAX } else { inside };
        if at == start {
            key = part;
            if len >= 3 {
                stem = part as u32 & 0x00FF_FFFF;
            }
        }
        if len > 0 {
            hash = mix(hash, part);
        }
        at += len;
        if len < 8 {
            let is_ascii = bytes.get(at).is_none_or(u8::is_ascii);
            if is_ascii {
                return Word { start, end: at, key, hash: Some(Hash { word: finish(hash, at - start), stem }) };
            }
            return match word_end(text, at) {
                end if end > at => Word { start, end, key, hash: None },
                _ => Word { start, end: at, key, hash: Some(Hash { word: finish(hash, at - start), stem }) },
            };
        }
    }
}

#[inline]
const fn finish(hash: u64, len: usize) -> u64 {
    let hash = hash ^ (len as u64).wrapping_mul(SPREAD);
    hash ^ (hash >> 32)
}

/// The first eight bytes of a word in lower case, zeros behind its end.
pub(super) fn key(word: &[u8]) -> u64 {
    (octets::at(word, 0) | SMALL) & (u64::MAX >> (64 - 8 * word.len().clamp(1, 8)))
}

/// The hash of a word in lower case, ASCII or not.
pub(super) fn hash(word: &[u8]) -> Hash {
    let hash = (0..word.len()).step_by(8).fold(0, |hash, at| {
        let len = (word.len() - at).min(8);
        mix(hash, (octets::at(word, at) | SMALL) & (u64::MAX >> (64 - 8 * len)))
    });
    let stem = if word.len() < 3 { 0 } else { (octets::at(word, 0) | SMALL) as u32 & 0x00FF_FFFF };
    Hash { word: finish(hash, word.len()), stem }
}

/// Where the word that goes on at `from` ends.
pub(super) fn word_end(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    rest.find(|char| !is_word_char(char)).map_or(text.len(), |len| from + len)
}

/// The character that begins at byte `at`.
#[inline]
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a word may end at `at`: no word character follows, and no "'t" that would turn "can" into "can't".
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let mut next = text.get(at..).unwrap_or_default().chars();
    match next.next() {
        Some('\'') => !matches!(next.next(), Some('t' | 'T')) || next.next().is_some_and(is_word_char),
        Some(char) => !is_word_char(char),
        None => true,
    }
}

/// Whether a word may begin at `at`: no word character stands before it.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    !text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_word_char)
}
