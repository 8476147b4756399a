//! Phrase patterns of claim rules: words, alternatives, slots of word lists, numbers and gaps, parsed from one line.
//!
//! | written | means |
//! |---|---|
//! | `cure` `sooth*` | a word, all words that begin so |
//! | `(get rid of\|wipe* out)` | one of several phrases |
//! | `@ailments` `@drugs\|treatments` | a phrase of a word list |
//! | `#` | a number, in digits or words, also in a phrase: `(in # days\|at once)` |
//! | `...` `...3` | up to six (three) words of the same clause |
//! | `~` `~3` | up to six (three) words of the same noun phrase: no preposition but "of", no comma |
//! | `^` `$` | the start, the end of the sentence (or of what follows a colon or dash); `$` also as an alternative |
//! | `the?` `(a\|the)?` `@drugs?` | optional |
//! | `&@ailments` | nothing here, but a phrase of the list nearby in the sentence |
//!
//! Candidates are found by the element that stands most rarely in articles.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::frequency::{LISTED, frequency};
use crate::text::{ListId, key, octets};

/// How many words a gap spans when it does not say.
const DEFAULT_GAP: usize = 6;

/// A sequence of elements that a stretch of a sentence must fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Pattern {
    /// The elements in order.
    pub elements: Vec<Element>,
    /// The element that finds candidates: the one that stands most rarely in articles.
    pub anchor: usize,
}

/// One element of a pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Element {
    /// What it stands for.
    pub part: Part,
    /// Whether it may be absent.
    pub optional: bool,
}

/// What an element stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub enum Part {
    /// One of several phrases, or a phrase of one of several word lists.
    Choice {
        /// The phrases.
        phrases: Phrases,
        /// The word lists.
        lists: Vec<ListId>,
        /// A bit for each pair of first letters of the phrases, and one where the end of the sentence is one of them.
        heads: u64,
        /// How many words it covers at most.
        longest: usize,
    },
    /// Nothing here: a phrase of one of the word lists stands nearby in the sentence.
    Elsewhere(Vec<ListId>),
    /// A number.
    Number,
    /// Up to so many words of the same clause.
    Gap(usize),
    /// Up to so many words of the same noun phrase.
    Near(usize),
    /// Where a sentence begins.
    Start,
    /// Where a sentence ends.
    End,
}

/// Phrases as bytes, which are read where they stand. Of each phrase: the length of what follows (2 bytes, little-endian),
/// and of each of its words the number of its bytes, the highest bit set where any ending may follow (1), and these bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrases {
    #[serde(borrow)]
    bytes: Cow<'static, [u8]>,
}

/// The bit of a word that any ending may follow.
const OPEN: u8 = 1 << 7;

impl Phrases {
    /// The phrases in order.
    pub fn iter(&self) -> impl Iterator<Item = Phrase<'_>> {
        let mut rest = &*self.bytes;
        std::iter::from_fn(move || {
            let (len, bytes) = rest.split_first_chunk()?;
            let len = u16::from_le_bytes(*len).into();
            rest = bytes.get(len..)?;
            Some(Phrase { bytes, len })
        })
    }

    /// Those whose first word may be one with this key.
    #[inline]
    pub(crate) fn begun_by(&self, key: u64) -> impl Iterator<Item = Phrase<'_>> {
        self.iter().filter(move |phrase| phrase.may_begin(key))
    }
}

impl FromIterator<Vec<Written>> for Phrases {
    fn from_iter<I: IntoIterator<Item = Vec<Written>>>(phrases: I) -> Self {
        let mut bytes = Vec::new();
        for phrase in phrases {
            let len: usize = phrase.iter().map(|word| 1 + word.text.len()).sum();
            bytes.extend_from_slice(&(len as u16).to_le_bytes());
            for Written { text, open } in phrase {
                bytes.push(text.len() as u8 | if open { OPEN } else { 0 });
                bytes.extend_from_slice(text.as_bytes());
            }
        }
        Self { bytes: bytes.into() }
    }
}

/// A word, or the beginning of words, as it is written: lower case, without the star.
struct Written {
    text: String,
    open: bool,
}

/// The words of a phrase.
#[derive(Debug, Clone, Copy)]
pub struct Phrase<'p> {
    /// The phrase and all behind it, so that eight bytes of a word can be read at once.
    bytes: &'p [u8],
    len: usize,
}

impl<'p> Phrase<'p> {
    /// Whether its first word may be one with this key: told by the seven bytes behind its length.
    #[inline]
    fn may_begin(&self, key: u64) -> bool {
        let head = octets::first(self.bytes);
        let (len, first) = ((head as u8 & !OPEN).min(7), head >> 8);
        (first ^ key) & key::mask(len.into()) == 0 || first as u8 == NUMBER.as_bytes()[0]
    }

    /// The words in order.
    pub fn words(self) -> impl Iterator<Item = Word<'p>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let head = self.bytes.get(at).filter(|_| at < self.len)?;
            let (start, open) = (at + 1, head & OPEN != 0);
            at = start + usize::from(head & !OPEN);
            let text = self.bytes.get(start..at)?;
            let own = if text == NUMBER.as_bytes() { 0 } else { key::mask(text.len()) };
            // What stands behind a word counts as well where no ending may follow.
            let mask = if open || own == 0 { own } else { u64::MAX };
            Some(Word { text, open, key: octets::at(self.bytes, start) & own, mask })
        })
    }
}

/// A word, or the beginning of words.
#[derive(Debug, Clone, Copy)]
pub struct Word<'p> {
    /// Lower case, without the star, in UTF-8.
    pub text: &'p [u8],
    /// Whether any ending may follow.
    pub open: bool,
    /// Its first bytes, and which of the bytes of a found word they decide.
    key: u64,
    mask: u64,
}

impl Word<'_> {
    /// Whether a word with this key can be one that is meant.
    #[inline]
    #[must_use]
    pub(crate) fn fits_key(&self, key: u64) -> bool {
        key & self.mask == self.key
    }

    /// Whether it stands for a number.
    #[inline]
    #[must_use]
    pub(crate) fn is_number(&self) -> bool {
        self.mask == 0 && self.text == NUMBER.as_bytes()
    }

    /// As it is written, without the star.
    fn written(&self) -> &str {
        std::str::from_utf8(self.text).unwrap_or_default()
    }

    /// The bits of the first two letters it may have.
    fn heads(&self) -> u64 {
        if self.open && self.text.len() < 2 || self.is_number() { !ENDS } else { head(self.key) }
    }

    /// Whether its key says all.
    #[inline]
    #[must_use]
    pub(crate) fn is_short(&self) -> bool {
        self.text.len() < key::KEY_BYTES || self.open && self.text.len() == key::KEY_BYTES
    }
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError(String);

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PatternError {}

impl Pattern {
    /// Reads a pattern; `list` finds a word list by its name.
    ///
    /// # Errors
    /// When a bracket is not closed, an alternative is empty, a word list is not known, or nothing in it can be looked
    /// up.
    pub fn parse(text: &str, list: &dyn Fn(&str) -> Option<ListId>) -> Result<Pattern, PatternError> {
        let mut elements = Vec::new();
        for piece in pieces(text)? {
            elements.push(Element::parse(piece, text, list)?);
        }
        if elements.last().is_some_and(|last| matches!(last.part, Part::Gap(_) | Part::Near(_))) {
            return Err(PatternError(format!("`{text}`: a gap at the end covers nothing")));
        }
        let found = elements.iter().enumerate().filter_map(|(at, element)| Some((element.frequency()?, at)));
        match found.min() {
            Some((_, anchor)) => Ok(Pattern { elements, anchor }),
            None => Err(PatternError(format!("`{text}` holds no word and no list that could be looked for"))),
        }
    }

    /// The phrases that find a candidate, as a word list takes them.
    #[must_use]
    pub fn anchor_phrases(&self) -> Vec<String> {
        match self.elements.get(self.anchor).map(|element| &element.part) {
            Some(Part::Choice { phrases, .. }) => phrases.iter().map(phrase_text).collect(),
            _ => Vec::new(),
        }
    }

    /// The word lists that find a candidate.
    #[must_use]
    pub fn anchor_lists(&self) -> &[ListId] {
        match self.elements.get(self.anchor).map(|element| &element.part) {
            Some(Part::Choice { lists, .. }) => lists,
            _ => &[],
        }
    }
}

impl Element {
    /// How often it finds a candidate among 100,000 words, roughly; none when it cannot find any.
    fn frequency(&self) -> Option<u32> {
        let Part::Choice { phrases, heads, .. } = &self.part else { return None };
        // What may be any word cannot be looked for.
        if phrases.iter().any(|phrase| phrase.words().all(|word| word.text.is_empty())) {
            return None;
        }
        let is_letter = |char: char| char.is_alphanumeric() || char == '\'';
        let spelt = phrases.iter().flat_map(Phrase::words).all(|word| word.written().chars().all(is_letter));
        (spelt && !self.optional && heads & ENDS == 0).then(|| self.commonness())
    }

    /// How often one of its phrases stands among 100,000 words, roughly.
    pub(super) fn commonness(&self) -> u32 {
        let (phrases, lists) = match &self.part {
            Part::Choice { phrases, lists, .. } => (Some(phrases), lists.len()),
            Part::Elsewhere(lists) => (None, lists.len()),
            _ => (None, 0),
        };
        let rarest =
            |phrase: Phrase<'_>| phrase.words().map(|word| frequency(word.written())).min().unwrap_or_default();
        let spelt: u32 = phrases.into_iter().flat_map(Phrases::iter).map(rarest).sum();
        spelt + LISTED.saturating_mul(lists as u32)
    }

    fn parse(piece: &str, whole: &str, list: &dyn Fn(&str) -> Option<ListId>) -> Result<Element, PatternError> {
        let (piece, optional) = match piece.strip_suffix('?') {
            Some(rest) if !rest.is_empty() => (rest, true),
            _ => (piece, false),
        };
        let find =
            |name: &str| list(name).ok_or_else(|| PatternError(format!("`{whole}`: there is no word list `{name}`")));
        let find_all =
            |names: &str| names.split('|').map(|name| find(name.trim_start_matches('@'))).collect::<Result<_, _>>();
        let part = if let Some(lists) = piece.strip_prefix('@') {
            Part::Choice { phrases: Phrases::default(), lists: find_all(lists)?, heads: 0, longest: LISTED_WORDS }
        } else if let Some(lists) = piece.strip_prefix("&@") {
            Part::Elsewhere(find_all(lists)?)
        } else if let Some(count) = piece.strip_prefix("...") {
            Part::Gap(if count.is_empty() { DEFAULT_GAP } else { number(count, whole)? })
        } else if let Some(count) = piece.strip_prefix('~') {
            Part::Near(if count.is_empty() { DEFAULT_GAP } else { number(count, whole)? })
        } else if piece == NUMBER {
            Part::Number
        } else if piece == "^" {
            Part::Start
        } else if piece == "$" {
            Part::End
        } else {
            let inner = piece.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(piece);
            let (lists, phrases): (Vec<&str>, Vec<&str>) = inner.split('|').partition(|one| one.starts_with('@'));
            let ends = if phrases.contains(&"$") { ENDS } else { 0 };
            let phrases = phrases.into_iter().filter(|phrase| *phrase != "$");
            let phrases = phrases.map(|phrase| words(phrase, whole)).collect::<Result<Phrases, _>>()?;
            let heads = phrases.iter().filter_map(|phrase| phrase.words().next()).map(|word| word.heads());
            let longest = phrases.iter().map(|phrase| phrase.words().count()).max().unwrap_or(0);
            Part::Choice {
                heads: heads.fold(ends, |bits, head| bits | head),
                longest: if lists.is_empty() { longest } else { longest.max(LISTED_WORDS) },
                phrases,
                lists: lists.into_iter().map(|name| find(name.trim_start_matches('@'))).collect::<Result<_, _>>()?,
            }
        };
        Ok(Element { part, optional })
    }
}

/// What stands for a number.
const NUMBER: &str = "#";

/// How many words a phrase has at most, and how many bytes a word.
const LONGEST: usize = 127;

/// How many words a phrase of a word list has at most.
const LISTED_WORDS: usize = 8;

/// The bit of the end of a sentence, which no first letters have.
pub(crate) const ENDS: u64 = 1 << 63;

/// The bit of the first two letters of a word with this key.
#[inline]
pub(crate) const fn head(key: u64) -> u64 {
    let mixed = (key & 0xFFFF).wrapping_mul(0x9E37) >> 8;
    1 << (mixed % 63)
}

/// The parts of a pattern between spaces, brackets kept whole.
fn pieces(text: &str) -> Result<Vec<&str>, PatternError> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = if rest.starts_with('(') {
            let close =
                rest.find(')').ok_or_else(|| PatternError(format!("`{text}` opens a bracket and never closes it")))?;
            if rest[1..close].contains('(') {
                return Err(PatternError(format!("`{text}` opens a bracket within a bracket")));
            }
            rest[close..].find(' ').map_or(rest.len(), |space| close + space)
        } else {
            rest.find(' ').unwrap_or(rest.len())
        };
        let (piece, after) = rest.split_at(end);
        let stands_alone = matches!(piece.rsplit_once(')'), None | Some((_, "" | "?")));
        if !stands_alone || piece.rfind('(').is_some_and(|at| at > 0) {
            return Err(PatternError(format!("`{text}`: a space parts a bracket from what stands beside it")));
        }
        found.push(piece);
        rest = after.trim_start();
    }
    Ok(found)
}

fn words(phrase: &str, whole: &str) -> Result<Vec<Written>, PatternError> {
    if phrase.split(' ').any(|word| word.starts_with(['~', '@', '$', '&', '^']) || word.starts_with("...")) {
        return Err(PatternError(format!("`{whole}`: `{phrase}` holds what can only stand outside of brackets")));
    }
    let words: Vec<Written> = phrase
        .split([' ', '-'])
        .filter(|word| !word.is_empty())
        .map(|word| match word.strip_suffix('*') {
            Some(stem) => Written { text: stem.to_lowercase(), open: true },
            None => Written { text: word.to_lowercase(), open: false },
        })
        .collect();
    if words.len() > LONGEST || words.iter().any(|word| word.text.len() > LONGEST) {
        return Err(PatternError(format!("`{whole}`: `{phrase}` is too long")));
    }
    if words.is_empty() { Err(PatternError(format!("`{whole}` holds an empty alternative"))) } else { Ok(words) }
}

fn phrase_text(phrase: Phrase<'_>) -> String {
    let mut text = String::new();
    for word in phrase.words() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word.written());
        if word.open {
            text.push('*');
        }
    }
    text
}

fn number(count: &str, whole: &str) -> Result<usize, PatternError> {
    count.parse().map_err(|_| PatternError(format!("`{whole}`: a gap is written `...` or `...3`")))
}
