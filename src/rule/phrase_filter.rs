//! Tells from the words and lists of a sentence that a phrase pattern cannot fit it, before the pattern is read.

use std::collections::BTreeSet;

use super::phrase_pattern::{ENDS, Element, Part, Pattern, Phrases, Word};
use crate::text::ListId;
use crate::text::key::{key, mask};
use crate::text::octets::SPREAD;

/// How many elements of a pattern are looked for at most.
const ELEMENTS: usize = 3;
/// An element that so many words could stand for tells too little.
const MOST_BITS: usize = 120;
/// How many bits a signature has.
const BITS: u64 = 4096;
/// How many words of bits these are.
const WORDS: usize = (BITS / 64) as usize;
/// The bit that every sentence has.
const ALWAYS: u16 = 0;
/// How many bits of a pattern are looked at first, at most.
const FIRST: usize = 4;
/// The bits that are looked at first: a sentence must have one of them.
pub type First = [u16; FIRST];
/// What every sentence has: nothing is needed first.
pub const NOTHING: First = [ALWAYS; FIRST];

/// What a bit stands for, so that the same bytes give a bit each.
#[derive(Clone, Copy)]
enum Sort {
    /// A whole word, by its key.
    Word = 1,
    /// All words that begin with the same four letters.
    Four = 2,
    /// All words that begin with the same three letters.
    Three = 3,
    /// A word list.
    List = 4,
}

/// A Bloom filter of the words of a sentence, of their beginnings, and of the word lists it holds a phrase of.
#[derive(Debug, Clone)]
pub struct Signature([u64; WORDS]);

impl Default for Signature {
    fn default() -> Self {
        let mut signature = Self([0; WORDS]);
        signature.set(ALWAYS);
        signature
    }
}

impl Signature {
    /// Notes a word by its key.
    pub(crate) fn add_word(&mut self, key: u64) {
        self.set(number(Sort::Word, key));
        self.set(number(Sort::Four, key & mask(4)));
        self.set(number(Sort::Three, key & mask(3)));
    }

    /// Notes a phrase of a word list.
    pub fn add_list(&mut self, list: ListId) {
        self.set(number(Sort::List, u64::from(list.0)));
    }

    /// Whether the sentence may have what a pattern needs first. All bits are looked at: that is sooner done than to guess
    /// wrongly which is the last.
    #[inline]
    #[must_use]
    pub fn may_have(&self, first: &First) -> bool {
        let [a, b, c, d] = first.map(|bit| self.has(bit));
        a | b | c | d
    }

    fn set(&mut self, bit: u16) {
        self.0[usize::from(bit / 64) % WORDS] |= 1 << (bit % 64);
    }

    #[inline]
    fn has(&self, bit: u16) -> bool {
        self.0[usize::from(bit / 64) % WORDS] >> (bit % 64) & 1 != 0
    }
}

/// The number of a bit.
const fn number(sort: Sort, bytes: u64) -> u16 {
    let mixed = (bytes ^ (sort as u64).rotate_right(8)).wrapping_mul(SPREAD);
    ((mixed ^ mixed >> 32) >> 20 & (BITS - 1)) as u16
}

/// What a pattern needs besides the element that a hit has found, as bytes: for each element the number of its bits, then
/// the bits, two bytes each; then a zero. Of elements that can be looked at first, what stands most rarely in articles comes
/// first.
#[must_use]
pub fn encode(pattern: &Pattern, found: Option<usize>) -> Vec<u8> {
    let others = pattern.elements.iter().enumerate().filter(|(at, _)| Some(*at) != found);
    let mut needed: Vec<_> = others.filter_map(|(_, element)| Some((bits(element)?, element.commonness()))).collect();
    needed.sort_by_key(|(bits, commonness)| (bits.len() > FIRST, *commonness, bits.len()));
    let mut bytes = Vec::new();
    for (bits, _) in needed.iter().take(ELEMENTS) {
        bytes.push(u8::try_from(bits.len()).unwrap_or(0));
        bytes.extend(bits.iter().flat_map(|bit| bit.to_le_bytes()));
    }
    bytes.push(0);
    bytes
}

/// What of that which [`encode`] wrote of a pattern rules out most sentences: the bits of its first element.
#[must_use]
pub fn first(encoded: &[u8]) -> First {
    let bits = needs(encoded).next().filter(|bits| bits.len() <= FIRST).unwrap_or_default();
    let mut first = NOTHING;
    first.iter_mut().zip(bits.iter().cycle()).for_each(|(place, bit)| *place = u16::from_le_bytes(*bit));
    first
}

/// Whether a sentence of this signature may have what [`encode`] wrote of a pattern.
#[must_use]
pub fn admit(encoded: &[u8], sentence: &Signature) -> bool {
    needs(encoded).all(|bits| bits.iter().any(|bit| sentence.has(u16::from_le_bytes(*bit))))
}

/// The elements that [`encode`] wrote: of each the bits of which a sentence must have one.
fn needs(mut encoded: &[u8]) -> impl Iterator<Item = &[[u8; 2]]> {
    std::iter::from_fn(move || {
        let (count, after) = encoded.split_first().filter(|(count, _)| **count > 0)?;
        let (bits, after) = after.split_at_checked(usize::from(*count) * 2)?;
        encoded = after;
        Some(bits.as_chunks().0)
    })
}

/// The bits of which a sentence must have one for the element to fit; none when that tells nothing.
fn bits(element: &Element) -> Option<BTreeSet<u16>> {
    let (phrases, lists) = match &element.part {
        Part::Choice { phrases, lists, heads, .. } if heads & ENDS == 0 => (Some(phrases), lists),
        Part::Elsewhere(lists) => (None, lists),
        _ => return None,
    };
    let words = phrases
        .into_iter()
        .flat_map(Phrases::iter)
        .map(|phrase| phrase.words().max_by_key(|word| word.text.len()).and_then(bit));
    let lists = lists.iter().map(|list| Some(number(Sort::List, u64::from(list.0))));
    let bits: Option<BTreeSet<u16>> = words.chain(lists).collect();
    bits.filter(|bits| !element.optional && (1..=MOST_BITS).contains(&bits.len()))
}

/// The bit of a word; none for the beginning of words that may go on in too many ways.
fn bit(word: Word<'_>) -> Option<u16> {
    let key = key(word.text);
    match (word.open, word.text.len()) {
        _ if word.is_number() => None,
        (false, _) => Some(number(Sort::Word, key)),
        (true, 4..) => Some(number(Sort::Four, key & mask(4))),
        (true, 3) => Some(number(Sort::Three, key)),
        (true, _) => None,
    }
}
