//! Phrases as flat bytes: made at build time, looked up without being decoded.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::phrase::{Phrase, match_prefix, match_rest};
use super::word::{self, Hash, Word, ends_word};
use super::{Hit, ListId};
use crate::text::key;
use crate::text::octets::{self, ONES, SMALL};

/// An immutable table of phrases. All numbers are little-endian.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Table {
    /// A bit for each hash that some first word has.
    #[serde(borrow)]
    filter: Cow<'static, [u8]>,
    /// Open addressing over first words: hash (4 bytes), number of the group plus one (4), first bytes (8).
    #[serde(borrow)]
    slots: Cow<'static, [u8]>,
    /// A bit for each key that some stem has.
    #[serde(borrow)]
    stem_filter: Cow<'static, [u8]>,
    /// Stems, sorted by key: key (4 bytes), number of the group (4).
    #[serde(borrow)]
    stems: Cow<'static, [u8]>,
    /// First words: where in `strings` (4 bytes), length (4), first entry (4), number of entries (4), how many of these
    /// have no full head (4), a bit for each head that an entry has (8).
    #[serde(borrow)]
    groups: Cow<'static, [u8]>,
    /// Phrases: list (2 bytes), exact (2), number in the list (4), where in `strings` (4), length of prefix (1),
    /// of first word if exact (1), of the rest (2), tail (8). Those of one group that have no full head come first, the
    /// others are sorted by it.
    #[serde(borrow)]
    entries: Cow<'static, [u8]>,
    /// The text of all words and phrases, in UTF-8.
    #[serde(borrow)]
    strings: Cow<'static, [u8]>,
}

const SLOT: usize = 16;
const STEM: usize = 8;
const GROUP: usize = 28;
const ENTRY: usize = 24;
const STEM_FILTER_BITS: u32 = 1 << 16;

struct Group<'a> {
    word: &'a [u8],
    first: usize,
    count: usize,
    headless: usize,
    heads: u64,
}

impl Table {
    /// The table of the given phrases: list, number in the list, phrase.
    pub(super) fn build(phrases: &[(ListId, u32, Phrase)]) -> Self {
        Builder::default().build(phrases)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Reports the phrases whose first word is `word`.
    #[inline]
    pub(super) fn find(&self, text: &str, word: Word, hash: Hash, lowered: &[u8], hits: &mut Vec<Hit>) {
        let bits = (self.filter.len() as u32).wrapping_mul(8);
        if bit(&self.filter, hash.word as u32 & bits.wrapping_sub(1)) {
            self.find_word(text, word, hash.word, lowered, hits);
        }
        if bit(&self.stem_filter, stem_bit(hash.stem)) {
            self.find_stems(text, word, hash.stem, lowered, hits);
        }
    }

    fn find_word(&self, text: &str, word: Word, hash: u64, lowered: &[u8], hits: &mut Vec<Hit>) {
        let slots = self.slots.as_chunks::<SLOT>().0;
        let mask = slots.len().wrapping_sub(1);
        let mut at = (hash >> 7) as usize & mask;
        while let Some(slot) = slots.get(at) {
            let Some(index) = number(slot, 4).checked_sub(1) else { return };
            if number(slot, 0) == hash as u32 && slot[8..] == word.key.to_le_bytes() {
                let group = self.group(index as usize);
                if word.is_whole_in_key() || same(lowered, group.word) {
                    return self.report(text, word, &group, hits);
                }
            }
            at = (at + 1) & mask;
        }
    }

    fn find_stems(&self, text: &str, word: Word, key: u32, lowered: &[u8], hits: &mut Vec<Hit>) {
        let stems = self.stems.as_chunks::<STEM>().0;
        let first = stems.partition_point(|stem| number(stem, 0) < key);
        for stem in stems[first..].iter().take_while(|stem| number(*stem, 0) == key) {
            let group = self.group(number(stem, 4) as usize);
            // The first bytes tell most words apart.
            let other = (octets::first(group.word) | SMALL) ^ word.key;
            let may_be = other & key::mask(group.word.len()) == 0;
            if may_be && lowered.get(..group.word.len()).is_some_and(|head| same(head, group.word)) {
                self.report(text, word, &group, hits);
            }
        }
    }

    fn group(&self, index: usize) -> Group<'_> {
        let Some(group) = self.groups.as_chunks::<GROUP>().0.get(index) else {
            return Group { word: &[], first: 0, count: 0, headless: 0, heads: 0 };
        };
        Group {
            word: self.string(number(group, 0) as usize, number(group, 4) as usize),
            first: number(group, 8) as usize,
            count: number(group, 12) as usize,
            headless: number(group, 16) as usize,
            heads: u64::from(number(group, 20)) | u64::from(number(group, 24)) << 32,
        }
    }

    fn string(&self, at: usize, len: usize) -> &[u8] {
        self.strings.get(at..at + len).unwrap_or_default()
    }

    fn report(&self, text: &str, word: Word, group: &Group<'_>, hits: &mut Vec<Hit>) {
        let entries = self.entries.as_chunks::<ENTRY>().0.get(group.first..).unwrap_or_default();
        let (headless, headed) =
            entries.get(..group.count).unwrap_or_default().split_at_checked(group.headless).unwrap_or_default();
        let behind = tail(octets::first(text.as_bytes().get(word.end..).unwrap_or_default()));
        let ends = !headless.is_empty() && ends_word(text, word.end);
        let mut matched = Matched::default();
        for entry in headless {
            if !is_plain(entry) {
                if may_follow(entry, behind) {
                    self.report_entry(text, word, entry, &mut matched, hits);
                }
            } else if ends {
                hits.push(Hit { list: list(entry), entry: number(entry, 4), start: word.start, end: word.end });
            }
        }
        let head = behind as u32;
        if group.heads & head_bit(head) != 0 {
            let first = headed.partition_point(|entry| number(entry, 16) < head);
            let found = headed[first..].iter().take_while(|entry| number(*entry, 16) == head);
            for entry in found.filter(|entry| may_follow(entry, behind)) {
                self.report_entry(text, word, entry, &mut matched, hits);
            }
        }
    }

    /// Reports an entry that matches; the same phrase of another list is matched once for both.
    fn report_entry(&self, text: &str, word: Word, entry: &[u8; ENTRY], matched: &mut Matched, hits: &mut Vec<Hit>) {
        let at = number(entry, 8);
        if matched.at != Some(at) {
            *matched = Matched { at: Some(at), place: self.place(text, word, entry) };
        }
        if let Some((start, end)) = matched.place {
            hits.push(Hit { list: list(entry), entry: number(entry, 4), start, end });
        }
    }

    /// Where an entry begins and ends, if it matches.
    fn place(&self, text: &str, word: Word, entry: &[u8; ENTRY]) -> Option<(usize, usize)> {
        let exact = entry[2] != 0;
        let at = number(entry, 8) as usize;
        let (prefix_len, first_len) = (usize::from(entry[12]), usize::from(entry[13]));
        let rest_len = usize::from(u16::from_le_bytes([entry[14], entry[15]]));
        let first = self.string(at + prefix_len, first_len);
        if exact && !text.get(word.start..word.end).is_some_and(|found| found.as_bytes().starts_with(first)) {
            return None;
        }
        let rest = self.string(at + prefix_len + first_len, rest_len);
        let end = match_rest(text, word.end, rest, exact)?;
        Some((match_prefix(text, word.start, self.string(at, prefix_len))?, end))
    }
}

/// The phrase matched last: where its text stands in `strings`, and where it begins and ends if it matched.
#[derive(Default)]
struct Matched {
    at: Option<u32>,
    place: Option<(usize, usize)>,
}

fn list(entry: &[u8; ENTRY]) -> ListId {
    ListId(u16::from_le_bytes([entry[0], entry[1]]))
}

/// Whether an entry is a single word whose case does not count.
fn is_plain(entry: &[u8; ENTRY]) -> bool {
    entry[2] == 0 && [entry[12], entry[14], entry[15]] == [0; 3]
}

/// Whether an entry may match where `behind` stands behind its first word, as [`tail`] gives it.
#[inline]
fn may_follow(entry: &[u8; ENTRY], behind: u64) -> bool {
    let wanted = u64::from(number(entry, 16)) | u64::from(number(entry, 20)) << 32;
    (behind ^ wanted) & octets::nonzero(wanted) == 0
}

/// Eight bytes as they stand behind a first word, whatever the case of letters and the kind of gap.
const fn tail(bytes: u64) -> u64 {
    const HYPHENS: u64 = ONES * b'-' as u64;
    const TO_SPACE: u64 = (b'-' ^ b' ') as u64;
    let hyphens = !octets::nonzero(bytes ^ HYPHENS) & ONES;
    (bytes ^ (hyphens * TO_SPACE)) | SMALL
}

/// The bit of a head among those of a group.
fn head_bit(head: u32) -> u64 {
    1 << (head.wrapping_mul(0x9E37_79B1) >> 26)
}

/// What must stand behind the first word of a phrase, as [`tail`] gives it, as far as it is known; then zeros.
fn known_tail(phrase: &Phrase) -> u64 {
    let known = phrase.rest.bytes().take_while(|byte| byte.is_ascii() && *byte != b'*').take(8).count();
    let (bytes, mask) = (octets::first(phrase.rest.as_bytes()), u64::MAX.checked_shl(8 * known as u32).unwrap_or(0));
    tail(bytes) & !mask
}

/// The first four bytes of the tail of a phrase, by which it is found, if so many are known.
fn known_head(phrase: &Phrase) -> Option<u32> {
    let head = known_tail(phrase) as u32;
    (head.leading_zeros() < 8).then_some(head)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|bytes| bytes.first_chunk()).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

fn bit(bits: &[u8], at: u32) -> bool {
    bits.get(at as usize / 8).is_some_and(|byte| byte & (1 << (at % 8)) != 0)
}

fn stem_bit(key: u32) -> u32 {
    key.wrapping_mul(0x9E37_79B1) >> (32 - STEM_FILTER_BITS.ilog2())
}

/// Whether two lowered words are the same but for the case of ASCII letters.
fn same(left: &[u8], right: &[u8]) -> bool {
    left.eq_ignore_ascii_case(right)
}

#[derive(Default)]
struct Builder<'a> {
    strings: String,
    /// Where each phrase stands in `strings`.
    known: HashMap<(&'a str, &'a str, &'a str, bool), u32>,
    groups: Vec<u8>,
    entries: Vec<u8>,
}

type Grouped<'a> = BTreeMap<(bool, String), Vec<&'a (ListId, u32, Phrase)>>;

impl<'a> Builder<'a> {
    fn build(mut self, phrases: &'a [(ListId, u32, Phrase)]) -> Table {
        let mut grouped = Grouped::new();
        for phrase in phrases {
            grouped.entry((phrase.2.stem, phrase.2.first.to_lowercase())).or_default().push(phrase);
        }
        let words = grouped.keys().filter(|(stem, _)| !stem).count();
        let mut filter = vec![0; (words * 8).next_power_of_two().max(64) / 8];
        let mut slots = vec![0; (words * 2).next_power_of_two().max(2) * SLOT];
        let mut stem_filter = vec![0; if words < grouped.len() { STEM_FILTER_BITS as usize / 8 } else { 0 }];
        let mut stems = Vec::new();
        for (index, ((stem, first), members)) in grouped.iter().enumerate() {
            let index = index as u32;
            self.group(first, members);
            if !stem {
                let hash = word::hash(first.as_bytes()).word;
                let bits = filter.len() as u32 * 8;
                set(&mut filter, hash as u32 & (bits - 1));
                insert(&mut slots, hash, word::key(first.as_bytes()), index);
            } else {
                let key = word::hash(first.as_bytes()).stem;
                set(&mut stem_filter, stem_bit(key));
                stems.push((key, index));
            }
        }
        stems.sort_unstable();
        Table {
            filter: filter.into(),
            slots: slots.into(),
            stem_filter: stem_filter.into(),
            stems: stems.iter().flat_map(|(key, group)| [key.to_le_bytes(), group.to_le_bytes()].concat()).collect(),
            groups: self.groups.into(),
            entries: self.entries.into(),
            strings: self.strings.into_bytes().into(),
        }
    }

    fn group(&mut self, first: &str, members: &[&'a (ListId, u32, Phrase)]) {
        let at = self.strings.len();
        self.strings.push_str(first);
        let entries = self.entries.len() / ENTRY;
        let mut members = members.to_vec();
        members.sort_by_key(|(_, _, phrase)| (known_head(phrase), &phrase.prefix, &phrase.rest, phrase.exact));
        let headless = members.iter().take_while(|(_, _, phrase)| known_head(phrase).is_none()).count();
        for value in [at, first.len(), entries, members.len(), headless] {
            self.groups.extend_from_slice(&(value as u32).to_le_bytes());
        }
        let heads =
            members.iter().filter_map(|(_, _, phrase)| known_head(phrase)).fold(0, |bits, head| bits | head_bit(head));
        self.groups.extend_from_slice(&heads.to_le_bytes());
        for (list, entry, phrase) in members {
            self.entry(*list, *entry, phrase);
        }
    }

    fn entry(&mut self, list: ListId, entry: u32, phrase: &'a Phrase) {
        let first = if phrase.exact { phrase.first.as_str() } else { "" };
        let parts = [&phrase.prefix, first, &phrase.rest];
        let at = *self.known.entry((parts[0], &phrase.first, parts[2], phrase.exact)).or_insert_with(|| {
            let at = self.strings.len() as u32;
            parts.iter().for_each(|part| self.strings.push_str(part));
            at
        });
        self.entries.extend_from_slice(&list.0.to_le_bytes());
        self.entries.extend_from_slice(&u16::from(phrase.exact).to_le_bytes());
        self.entries.extend_from_slice(&entry.to_le_bytes());
        self.entries.extend_from_slice(&at.to_le_bytes());
        self.entries.push(phrase.prefix.len() as u8);
        self.entries.push(first.len() as u8);
        self.entries.extend_from_slice(&(phrase.rest.len() as u16).to_le_bytes());
        self.entries.extend_from_slice(&known_tail(phrase).to_le_bytes());
    }
}

fn set(bits: &mut [u8], at: u32) {
    if let Some(byte) = bits.get_mut(at as usize / 8) {
        *byte |= 1 << (at % 8);
    }
}

fn insert(slots: &mut [u8], hash: u64, key: u64, group: u32) {
    let slots = slots.as_chunks_mut::<SLOT>().0;
    let mask = slots.len() - 1;
    let mut at = (hash >> 7) as usize & mask;
    while number(&slots[at], 4) != 0 {
        at = (at + 1) & mask;
    }
    slots[at][..4].copy_from_slice(&(hash as u32).to_le_bytes());
    slots[at][4..8].copy_from_slice(&(group + 1).to_le_bytes());
    slots[at][8..].copy_from_slice(&key.to_le_bytes());
}
