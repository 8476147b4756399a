//! The first eight bytes of a word as one number, so that one comparison tells most words apart.

use super::octets;

/// How many bytes a key holds.
pub(crate) const KEY_BYTES: usize = 8;

/// The first bytes of a word, ASCII letters in lower case, the first byte lowest, zeros behind the end.
#[must_use]
pub(crate) const fn key(word: &[u8]) -> u64 {
    let mut bytes = [0; KEY_BYTES];
    let mut at = 0;
    while at < word.len() && at < KEY_BYTES {
        bytes[at] = word[at].to_ascii_lowercase();
        at += 1;
    }
    u64::from_le_bytes(bytes)
}

/// The key of the word at `range` of a text.
#[inline]
#[must_use]
pub(crate) fn key_in(text: &[u8], range: std::ops::Range<usize>) -> u64 {
    octets::lower(octets::at(text, range.start) & mask(range.len()))
}

/// The bits of a key that the first `len` bytes of a word decide.
#[must_use]
pub(crate) const fn mask(len: usize) -> u64 {
    if len >= KEY_BYTES { u64::MAX } else { (1 << (8 * len)) - 1 }
}

/// The keys of short words, sorted.
///
/// # Panics
/// At compile time, when a word is longer than a key.
pub(crate) const fn sorted_keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut keys = [0; N];
    let mut filled = 0;
    while filled < N {
        assert!(words[filled].len() <= KEY_BYTES, "a longer word has more than its key");
        let new = key(words[filled].as_bytes());
        let mut at = filled;
        while at > 0 && keys[at - 1] > new {
            keys[at] = keys[at - 1];
            at -= 1;
        }
        keys[at] = new;
        filled += 1;
    }
    keys
}
