//! Words of a folded text: where one begins and ends, and its hash whatever its case.

use std::borrow::Cow;

/// What a byte of a text can be part of.
const SEPARATOR: u8 = 0;
const ASCII_WORD: u8 = 1;
const NON_ASCII: u8 = 2;

const CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut classes = [SEPARATOR; 256];
    let mut byte = 0_u8;
    loop {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            classes[byte as usize] = ASCII_WORD;
        } else if !byte.is_ascii() {
            classes[byte as usize] = NON_ASCII;
        }
        if byte == u8::MAX {
            return classes;
        }
        byte += 1;
    }
}

/// Whether a character is part of a word: letters, digits, the underscore, marks that combine with a letter.
#[must_use]
pub fn is_word_char(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || ('\u{300}'..='\u{36F}').contains(&char)
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) ascii: bool,
}

/// The next word at or after `from`.
pub(super) fn next_word(text: &str, from: usize) -> Option<Word> {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        match CLASSES[usize::from(byte)] {
            SEPARATOR => at += 1,
            ASCII_WORD => return Some(word_from(text, at)),
            _ => match char_at(text, at) {
                Some(char) if is_word_char(char) => return Some(word_from(text, at)),
                Some(char) => at += char.len_utf8(),
                None => return None,
            },
        }
    }
    None
}

fn word_from(text: &str, start: usize) -> Word {
    let (end, ascii) = word_end(text, start);
    Word { start, end, ascii }
}

/// Where the word that goes on at `from` ends, and whether the rest of it is ASCII.
pub(super) fn word_end(text: &str, from: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = from;
    let mut ascii = true;
    while let Some(&byte) = bytes.get(at) {
        match CLASSES[usize::from(byte)] {
            ASCII_WORD => at += 1,
            SEPARATOR => break,
            _ => match char_at(text, at) {
                Some(char) if is_word_char(char) => {
                    ascii = false;
                    at += char.len_utf8();
                }
                _ => break,
            },
        }
    }
    (at, ascii)
}

/// The character that begins at byte `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether a word may end at `at`: no word character follows, and no "'t" that would turn "can" into "can't".
pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match bytes.get(at) {
        None => true,
        Some(b'\'') => {
            !(matches!(bytes.get(at + 1), Some(b't' | b'T'))
                && bytes.get(at + 2).is_none_or(|byte| CLASSES[usize::from(*byte)] == SEPARATOR))
        }
        Some(&byte) => match CLASSES[usize::from(byte)] {
            SEPARATOR => true,
            ASCII_WORD => false,
            _ => !char_at(text, at).is_some_and(is_word_char),
        },
    }
}

/// Whether a word may begin at `at`: no word character stands before it.
pub(super) fn begins_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| text.as_bytes().get(before)) {
        None => true,
        Some(&byte) => match CLASSES[usize::from(byte)] {
            SEPARATOR => true,
            ASCII_WORD => false,
            _ => !text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_word_char),
        },
    }
}

/// A word in lower case; borrowed when nothing changes or when it is ASCII, whose case hash and compare ignore.
pub(super) fn lowered(word: &str, ascii: bool) -> Cow<'_, [u8]> {
    if ascii { Cow::Borrowed(word.as_bytes()) } else { Cow::Owned(word.to_lowercase().into_bytes()) }
}

const LOWER: u64 = 0x2020_2020_2020_2020;
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// A hash of a lowered word that is the same whatever the case of its ASCII letters.
pub(super) fn hash(word: &[u8]) -> u64 {
    let mut hash = (word.len() as u64).wrapping_mul(MIX);
    let (chunks, tail) = word.as_chunks::<8>();
    for chunk in chunks {
        hash = mix(hash, u64::from_le_bytes(*chunk));
    }
    if !tail.is_empty() {
        let mut last = [0; 8];
        last[..tail.len()].copy_from_slice(tail);
        hash = mix(hash, u64::from_le_bytes(last));
    }
    hash ^ (hash >> 32)
}

fn mix(hash: u64, chunk: u64) -> u64 {
    (hash.rotate_left(23) ^ (chunk | LOWER)).wrapping_mul(MIX)
}

/// The first three bytes of a lowered word: what a stem is looked up by.
pub(super) fn stem_key(word: &[u8]) -> Option<u32> {
    let first = word.first_chunk::<3>()?;
    Some(u32::from_le_bytes([first[0] | 0x20, first[1] | 0x20, first[2] | 0x20, 0]))
}
