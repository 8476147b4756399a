//! Tells from the words and lists of a sentence that a phrase pattern cannot fit it, before the pattern is read.

use std::collections::BTreeSet;

use super::phrase_pattern::{Element, Part, Pattern, Word};
use crate::text::ListId;
use crate::text::key::{key, mask};

/// How many elements of a pattern are looked for at most.
const ELEMENTS: usize = 2;
/// An element that so many words could stand for tells too little.
const MOST_BITS: usize = 48;
/// The bytes of a word that decide its bit.
const HEAD: usize = 3;

/// One bit for each word of a sentence by its first three letters, one for each word list that it holds a phrase of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signature([u64; 8]);

impl Signature {
    /// Notes a word by its key.
    pub(crate) fn add_word(&mut self, key: u64) {
        self.set(word_bit(key));
    }

    /// Notes a phrase of a word list.
    pub fn add_list(&mut self, list: ListId) {
        self.set(list_bit(list));
    }

    fn set(&mut self, bit: u16) {
        if let Some(bits) = self.0.get_mut(usize::from(bit / 64)) {
            *bits |= 1 << (bit % 64);
        }
    }

    fn has(&self, bit: u16) -> bool {
        self.0.get(usize::from(bit / 64)).is_some_and(|bits| bits & (1 << (bit % 64)) != 0)
    }
}

/// What a pattern needs, as bytes: for each element the number of its bits, then the bits, two bytes each; then a zero.
#[must_use]
pub fn encode(pattern: &Pattern) -> Vec<u8> {
    let others = pattern.elements.iter().enumerate().filter(|(at, _)| *at != pattern.anchor);
    let mut needed: Vec<_> = others.filter_map(|(_, element)| bits(element)).collect();
    needed.sort_by_key(BTreeSet::len);
    let mut bytes = Vec::new();
    for bits in needed.iter().take(ELEMENTS) {
        bytes.push(u8::try_from(bits.len()).unwrap_or(0));
        bytes.extend(bits.iter().flat_map(|bit| bit.to_le_bytes()));
    }
    bytes.push(0);
    bytes
}

/// The encoded pattern behind what [`encode`] wrote, when a sentence of this signature has what it needs.
#[must_use]
pub fn admit<'b>(encoded: &'b [u8], sentence: &Signature) -> Option<&'b [u8]> {
    let mut rest = encoded;
    loop {
        let (count, after) = rest.split_first()?;
        if *count == 0 {
            return Some(after);
        }
        let (bits, after) = after.split_at_checked(usize::from(*count) * 2)?;
        if !bits.as_chunks::<2>().0.iter().any(|bit| sentence.has(u16::from_le_bytes(*bit))) {
            return None;
        }
        rest = after;
    }
}

/// The bits of which a sentence must have one for the element to fit; none when that tells nothing.
fn bits(element: &Element) -> Option<BTreeSet<u16>> {
    let Part::Choice { phrases, lists } = &element.part else { return None };
    let words = phrases.iter().map(|phrase| phrase.iter().filter_map(bit).next_back());
    let bits: Option<BTreeSet<u16>> = words.chain(lists.iter().map(|list| Some(list_bit(*list)))).collect();
    bits.filter(|bits| !element.optional && (1..=MOST_BITS).contains(&bits.len()))
}

/// The bit of a word; none for the beginning of words that may go on in too many ways.
fn bit(word: &Word) -> Option<u16> {
    (!word.open || word.text.len() >= HEAD).then(|| word_bit(key(word.text.as_bytes())))
}

fn word_bit(key: u64) -> u16 {
    let head = (key & mask(HEAD)) as u32;
    (head.wrapping_mul(0x9E37_79B1) >> 24) as u16
}

fn list_bit(list: ListId) -> u16 {
    256 + list.0 % 256
}
