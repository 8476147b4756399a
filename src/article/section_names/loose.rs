//! Which sections a heading names whose every word is known, in whatever order its words stand.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::language::{LanguageNames, PARTNER, is_number};
use super::matching::Part;
use super::sieve::Sieve;
use super::words;
use crate::text::Rows;

/// The longest heading that is read so, in words.
const LONGEST: usize = 16;
/// The shortest word that an ending is taken off, and the shortest part of a compound, in bytes.
const SHORTEST: usize = 4;
/// The section of what is none, whatever other words say.
const NONE: &str = "none";
const INTERACTIONS: &str = "interactions";
/// The number of a word that is none of the words.
const UNKNOWN: Number = u16::MAX.to_le_bytes();
/// What joins the parts of a compound.
const JOINTS: [&str; 5] = ["", "s", "n", "en", "es"];

/// The words that may stand in headings, and which of them together tell a section.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Loose {
    words: Rows,
    sieve: Sieve,
    /// The first whose words all stand in a heading tells its section. Of each: how many words (1 byte), the section (1), the
    /// articles (1), the numbers of the words (2 each, little-endian).
    #[serde(borrow)]
    keys: Cow<'static, [u8]>,
    /// Phrases with which a heading names none, whatever its other words tell, as numbers (2 bytes each, little-endian).
    denying: Rows,
    /// The words of such phrases that stand in no other list.
    foreign: Vec<u16>,
    interactions: Option<u8>,
    endings: Vec<String>,
    compounds: bool,
}

/// Words that tell a section wherever they stand.
struct Key<'k> {
    section: u8,
    articles: u8,
    words: &'k [Number],
}

/// The number of a word, little-endian.
type Number = [u8; 2];

/// The articles in which a key counts: all of them, those on conditions, those on medicines.
const ALL: u8 = 0;
const OF_CONDITIONS: u8 = 1;
const OF_MEDICINES: u8 = 2;

impl Loose {
    /// Reads the lists of one language; `keys` are phrases with the section each tells, `small` all other words.
    pub(super) fn new(
        names: &LanguageNames,
        keys: impl Iterator<Item = (String, Vec<String>)>,
        small: impl Iterator<Item = Vec<String>>,
        (endings, compounds): (&[String], bool),
    ) -> Self {
        let mut loose =
            Self { endings: endings.to_vec(), compounds, interactions: names.number(INTERACTIONS), ..Self::default() };
        let stems =
            |loose: &Self, phrase: Vec<String>| -> Vec<String> { phrase.iter().map(|word| loose.stem(word)).collect() };
        // As it is written, too: without its accents a word is not known as one of the same meaning.
        let both = |loose: &Self, phrase: Vec<String>| {
            [stems(loose, names.reduced(phrase.clone())), stems(loose, names.without_articles(phrase))]
        };
        let mut sets: Vec<(String, Vec<String>)> = Vec::new();
        for (id, phrase) in keys {
            let [reduced, plain] = both(&loose, phrase);
            let is_other = plain != reduced && !plain.is_empty();
            sets.push((id.clone(), reduced));
            sets.extend(is_other.then_some((id, plain)));
        }
        let mut known: Vec<String> = small.flat_map(|phrase| both(&loose, phrase)).flatten().collect();
        let (none, keys): (Vec<_>, Vec<_>) = sets.into_iter().partition(|(id, _)| id == NONE);
        known.extend(keys.iter().flat_map(|(_, set)| set.iter().cloned()));
        let denying = || none.iter().flat_map(|(_, phrase)| phrase.iter());
        let mut words: Vec<String> = known.iter().chain(denying()).cloned().collect();
        words.sort_unstable();
        words.dedup();
        loose.sieve = Sieve::of(words.iter().map(String::as_bytes).collect::<Vec<_>>().into_iter());
        loose.words = words.iter().collect();
        loose.denying = none.iter().map(|(_, phrase)| loose.numbers(phrase)).collect();
        loose.foreign = denying().filter(|word| !known.contains(word)).filter_map(|word| loose.number(word)).collect();
        loose.keys = keys.iter().filter_map(|(id, set)| loose.key(names, id, set)).flatten().collect();
        loose
    }

    /// A key as bytes.
    fn key(&self, names: &LanguageNames, id: &str, set: &[String]) -> Option<Vec<u8>> {
        let (id, articles) = match id.split_once(" of ") {
            Some((id, "conditions")) => (id, OF_CONDITIONS),
            Some((id, _)) => (id, OF_MEDICINES),
            None => (id, ALL),
        };
        let words = self.numbers(set);
        let count = u8::try_from(words.len() / size_of::<Number>()).ok()?;
        Some([&[count, names.number(id)?, articles], &*words].concat())
    }

    fn keys(&self) -> impl Iterator<Item = Key<'_>> {
        let mut rest = &*self.keys;
        std::iter::from_fn(move || {
            let (&[count, section, articles], behind) = rest.split_first_chunk()?;
            let (words, behind) = behind.split_at_checked(usize::from(count) * size_of::<Number>())?;
            rest = behind;
            Some(Key { section, articles, words: words.as_chunks().0 })
        })
    }

    fn numbers(&self, stems: &[String]) -> Vec<u8> {
        stems.iter().filter_map(|word| self.number(word)).flat_map(u16::to_le_bytes).collect()
    }

    /// The number of a stem that is one of the words.
    fn number(&self, stem: &str) -> Option<u16> {
        let may_be = self.sieve.may_hold([stem.as_bytes()].into_iter());
        may_be.then(|| self.words.position(stem)).flatten().and_then(|at| u16::try_from(at).ok())
    }

    /// A word without accents and ending.
    fn stem(&self, word: &str) -> String {
        let plain: String = word.chars().map(without_accent).collect();
        let mut endings = self.endings.iter().filter_map(|ending| plain.strip_suffix(ending.as_str()));
        endings.find(|stem| stem.len() >= SHORTEST).map(str::to_owned).unwrap_or(plain)
    }

    /// Adds the numbers of a word, or of the parts of a compound; whether it is known.
    fn add(&self, word: &str, set: &mut Vec<u16>) -> bool {
        let stem = self.stem(word);
        if let Some(number) = self.number(&stem) {
            set.push(number);
            return true;
        }
        let Some((ahead, behind)) = self.compounds.then(|| self.parts(&stem)).flatten() else { return false };
        set.extend([ahead, behind]);
        true
    }

    /// The two words of which a compound is made, the second as long as can be.
    fn parts(&self, stem: &str) -> Option<(u16, u16)> {
        let places = SHORTEST..(stem.len() + 1).saturating_sub(SHORTEST);
        places.filter(|at| stem.is_char_boundary(*at)).find_map(|at| {
            let (ahead, behind) = stem.split_at(at);
            let behind = self.number(behind)?;
            let mut ahead = JOINTS.iter().filter_map(|joint| ahead.strip_suffix(joint));
            Some((ahead.find_map(|ahead| self.number(&self.stem(ahead)))?, behind))
        })
    }

    /// The sections of the parts of a heading, in its order; what only explains them may be of any words.
    pub(super) fn sections(
        &self,
        parts: &[Part],
        is_condition: bool,
        is_link: impl Fn(&str) -> bool,
        is_explained: impl Fn(&[u8], usize) -> bool,
    ) -> Vec<u8> {
        if parts.iter().map(|part| part.tokens.len()).sum::<usize>() > LONGEST {
            return Vec::new();
        }
        let mut found: Vec<u8> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let mut here = Vec::new();
            for segment in part.tokens.split(|word| is_link(word)) {
                let mut set = Vec::new();
                let is_known = segment.iter().all(|word| is_number(word) || self.add(word, &mut set));
                if !is_known || set.iter().any(|word| self.foreign.contains(word)) {
                    return if is_explained(&found, at) { found } else { Vec::new() };
                }
                let told = self.told(&set, is_condition);
                // What else is taken is named where the two are taken together.
                if told != self.interactions && segment.iter().any(|word| word == PARTNER) {
                    return Vec::new();
                }
                here.extend(told);
            }
            here.retain(|section| !found.contains(section));
            here.dedup();
            found.extend(here);
        }
        found
    }

    /// Whether words of a heading tell that it is of no section, whatever the others are.
    pub(super) fn denies(&self, parts: &[Part]) -> bool {
        let mut numbers: Vec<Number> = Vec::new();
        let mut own = Vec::new();
        for word in parts.iter().flat_map(|part| &part.tokens) {
            if self.add(word, &mut own) {
                numbers.extend(own.drain(..).map(u16::to_le_bytes));
            } else {
                numbers.push(UNKNOWN);
            }
        }
        let mut phrases = self.denying.iter().map(|phrase| phrase.as_chunks().0);
        phrases.any(|phrase| numbers.windows(phrase.len()).any(|words| words == phrase))
    }

    /// The section that the words of a set tell.
    fn told(&self, set: &[u16], is_condition: bool) -> Option<u8> {
        let other = if is_condition { OF_MEDICINES } else { OF_CONDITIONS };
        let stands = |word: &Number| set.contains(&u16::from_le_bytes(*word));
        self.keys().find(|key| key.articles != other && key.words.iter().all(stands)).map(|key| key.section)
    }
}

const fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'î' | 'ï' => 'i',
        'ó' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// Reads the names of sections that a phrase of a list may stand for.
pub(super) fn plain(phrases: Vec<String>) -> impl Iterator<Item = Vec<String>> {
    phrases.into_iter().map(|phrase| words::plain(&phrase)).filter(|words| !words.is_empty())
}
