//! Which words a text holds, in a few bytes: a Bloom filter that may say yes wrongly, never no.

use super::key::{KEY_BYTES, key_in};
use super::octets::SPREAD;

/// The fewest bytes of a word that is noted: shorter ones stand everywhere.
const SHORTEST: usize = 4;
/// Words of the filter while it is filled: 4,096 bits.
const WORDS: usize = 64;
/// One of how many bits may be set, so that a word that is not there is mostly told.
const FULL: usize = 4;

/// The words of a text by their lower-case stems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFilter([u64; WORDS]);

/// The same to be kept: a short text takes a short filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptWords(Box<[u64]>);

impl Default for WordFilter {
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl WordFilter {
    /// Notes the word at a range of a text.
    #[inline]
    pub fn add(&mut self, text: &str, word: std::ops::Range<usize>) {
        if word.len() >= SHORTEST {
            for bit in bits(text.as_bytes(), word) {
                self.0[usize::from(bit / 64) % WORDS] |= 1 << (bit % 64);
            }
        }
    }

    /// The filter folded in half as long as that leaves it sparse.
    #[must_use]
    pub fn keep(&self) -> KeptWords {
        let mut kept = self.0.to_vec();
        while kept.len() > 1 {
            let (front, back) = kept.split_at(kept.len() / 2);
            let folded: Vec<u64> = front.iter().zip(back).map(|(front, back)| front | back).collect();
            let set: usize = folded.iter().map(|bits| bits.count_ones() as usize).sum();
            if set * FULL > folded.len() * 64 {
                break;
            }
            kept = folded;
        }
        KeptWords(kept.into_boxed_slice())
    }
}

impl KeptWords {
    /// The filter whose bits [`KeptWords::to_bytes`] gave.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (words, _) = bytes.as_chunks();
        Self(words.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect())
    }

    /// Its bits.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|bits| bits.to_le_bytes()).collect()
    }

    /// Whether a word was noted.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let len = self.0.len().max(1);
        bits(word.as_bytes(), 0..word.len()).iter().all(|bit| {
            let bits = self.0.get(usize::from(bit / 64) % len);
            bits.is_some_and(|bits| bits & (1 << (bit % 64)) != 0)
        })
    }
}

/// The bits of a word: two parts of a hash of the first bytes of its stem, which tell words apart.
#[inline]
fn bits(text: &[u8], word: std::ops::Range<usize>) -> [u16; 2] {
    let end = word.start + stem(text.get(word.clone()).unwrap_or_default());
    let middle = end.min(word.start + KEY_BYTES);
    let (low, high) = (key_in(text, word.start..middle), key_in(text, middle..end.min(middle + KEY_BYTES)));
    let hash = (low ^ high.rotate_left(31)).wrapping_mul(SPREAD);
    [(hash >> 52) as u16, (hash >> 40) as u16 & 0xFFF]
}

/// The length of a word without the ending of a plural or a verb.
fn stem(word: &[u8]) -> usize {
    let [.., before, last] = word else { return word.len() };
    let ending = match (before | 0x20, last | 0x20) {
        (b'e', b's') if word.len() > SHORTEST + 1 => 2,
        (_, b's' | b'e') if word.len() > SHORTEST => 1,
        _ => 0,
    };
    word.len() - ending
}
