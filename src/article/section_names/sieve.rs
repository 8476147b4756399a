//! Tells most phrases that are none of a set by one look: a Bloom filter of one bit each.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::text::octets::{self, mix};

/// So many bits are there for each phrase.
const BITS_EACH: usize = 16;

/// Which phrases a set may hold.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Sieve(#[serde(borrow)] Cow<'static, [u8]>);

impl Sieve {
    /// The sieve of some phrases, the words of each parted by spaces.
    pub(super) fn of<'p>(phrases: impl ExactSizeIterator<Item = &'p [u8]>) -> Self {
        let mut bits = vec![0; (phrases.len() * BITS_EACH).next_power_of_two().max(64) / 8];
        for phrase in phrases {
            let at = place(phrase.split(|byte| *byte == b' '), bits.len());
            bits[at / 8] |= 1 << (at % 8);
        }
        Self(bits.into())
    }

    /// Whether the set may hold the phrase of these words.
    #[inline]
    pub(super) fn may_hold<'w>(&self, words: impl Iterator<Item = &'w [u8]>) -> bool {
        let at = place(words, self.0.len());
        self.0.get(at / 8).is_some_and(|byte| byte >> (at % 8) & 1 == 1)
    }
}

/// The bit of a phrase among those of so many bytes, a power of two.
#[inline]
fn place<'w>(words: impl Iterator<Item = &'w [u8]>, bytes: usize) -> usize {
    let hash = words.fold(0, |hash, word| {
        let parts = (0..word.len()).step_by(8).map(|at| octets::at(word, at));
        parts.fold(mix(hash, word.len() as u64), mix)
    });
    (hash >> 32) as usize & (bytes * 8).wrapping_sub(1)
}
