//! One pass over a text that finds every phrase of every word list: rules, drug names, cues, hedges and the rest.

use std::ops::Range;

use serde::{Deserialize, Serialize};

mod names;
mod phrase;
mod table;
mod word;

use names::Names;
use phrase::Phrase;
pub use phrase::PhraseError;
use table::Table;
use word::{Hash, Word};
pub use word::{is_word_char, words};

/// A word list: the phrases of one rule or one vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ListId(pub u16);

/// A phrase found in a folded text. Offsets are bytes of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The list that holds the phrase.
    pub list: ListId,
    /// The number of the phrase in its list, as the list was given.
    pub entry: u32,
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

/// All word lists, ready to be looked for at once.
///
/// A phrase is a sequence of words. Case does not count, unless the phrase was added as exact or all its letters are
/// capitals ("MS", "Q.D."). Between two words one space or hyphen may stand ("side effects" finds "side-effects"). A
/// word that ends in `*` stands for all words that begin so, a lone `*` for any word. A match begins and ends at a
/// word boundary; "can" is no match in "can't", "Lioresal" is one in "Lioresal's". Overlapping matches are all
/// reported, sorted by start, then by end, then by list.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Lexicon {
    /// The lists made first, sorted by name; then those added later, in the order they came.
    names: Names,
    /// The number of phrases of each list.
    sizes: Vec<u32>,
    base: Table,
    #[serde(skip)]
    extra: Table,
    /// Entries taken out of their lists, sorted.
    #[serde(skip)]
    removed: Vec<(ListId, u32)>,
}

/// A word list as it is given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordList {
    /// Its name.
    pub name: String,
    /// Its phrases; an entry of a hit is an index of these.
    pub phrases: Vec<String>,
    /// Whether case counts in all of them.
    pub exact: bool,
}

/// A phrase that can never match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPhrase {
    /// Its list.
    pub list: String,
    /// The phrase.
    pub phrase: String,
    /// Why.
    pub error: PhraseError,
}

impl Lexicon {
    /// The lexicon of the given lists, with all phrases that can never match.
    #[must_use]
    pub fn build(mut lists: Vec<WordList>) -> (Self, Vec<BadPhrase>) {
        lists.sort_by(|left, right| left.name.cmp(&right.name));
        let names = Names::new(lists.iter().map(|list| list.name.as_str()));
        let mut lexicon = Self { names, ..Self::default() };
        lexicon.sizes = lists.iter().map(|list| list.phrases.len() as u32).collect();
        let mut phrases = Vec::new();
        let mut bad = Vec::new();
        for (id, list) in lists.iter().enumerate() {
            parse(list, ListId(id as u16), 0, &mut phrases, &mut bad);
        }
        lexicon.base = Table::build(&phrases);
        (lexicon, bad)
    }

    /// Adds phrases to lists that are there, whose entries count on from those there are, and lists of their own,
    /// which take the place of lists of the same name. Call once.
    pub fn extend(&mut self, more: &[WordList], own: &[WordList]) -> Vec<BadPhrase> {
        let mut phrases = Vec::new();
        let mut bad = Vec::new();
        for (list, is_own) in own.iter().map(|list| (list, true)).chain(more.iter().map(|list| (list, false))) {
            let known = self.list(&list.name).filter(|_| !is_own);
            let id = known.unwrap_or_else(|| self.add_list(&list.name));
            let size = self.sizes.get_mut(usize::from(id.0));
            let from = size.map_or(0, |size| std::mem::replace(size, *size + list.phrases.len() as u32));
            parse(list, id, from, &mut phrases, &mut bad);
        }
        self.extra = Table::build(&phrases);
        bad
    }

    fn add_list(&mut self, name: &str) -> ListId {
        self.sizes.push(0);
        ListId(self.names.add(name))
    }

    /// Takes a phrase out of a list; false when the list does not hold it.
    pub fn remove(&mut self, list: ListId, phrase: &str) -> bool {
        let mut hits = Vec::new();
        self.scan(phrase, &mut hits);
        let whole = hits.iter().filter(|hit| hit.list == list && hit.start == 0 && hit.end == phrase.len());
        let before = self.removed.len();
        self.removed.extend(whole.map(|hit| (list, hit.entry)));
        self.removed.sort_unstable();
        self.removed.len() > before
    }

    /// The list called `name`, if there is one.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<ListId> {
        self.names.number(name).map(ListId)
    }

    /// Whether the list called `name` was there before any was added.
    #[must_use]
    pub fn is_built_in(&self, name: &str) -> bool {
        self.list(name).is_some_and(|list| self.names.is_of_first(list.0))
    }

    /// The name of a list.
    #[must_use]
    pub fn name(&self, list: ListId) -> &str {
        self.names.name(list.0)
    }

    /// The names of all lists, in the order of their ids.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.all()
    }

    /// How many lists there are.
    #[must_use]
    pub fn lists(&self) -> usize {
        self.names.len()
    }

    /// Every phrase in `text`, in order, appended to `hits`.
    pub fn scan(&self, text: &str, hits: &mut Vec<Hit>) {
        self.scan_words(text, hits, |_| ());
    }

    /// Every phrase in `text`, as [`Lexicon::scan`] finds them; `see` is shown where each word stands.
    pub fn scan_words(&self, text: &str, hits: &mut Vec<Hit>, mut see: impl FnMut(Range<usize>)) {
        let first = hits.len();
        let mut at = 0;
        while let Some(word) = word::next_word(text, at) {
            at = word.end;
            see(word.start..word.end);
            let before = hits.len();
            let written = text.get(word.start..word.end).unwrap_or_default();
            if let Some(hash) = word.hash {
                self.find(text, word, hash, written.as_bytes(), hits);
            } else {
                let lowered = written.to_lowercase();
                let word = Word { key: word::key(lowered.as_bytes()), ..word };
                self.find(text, word, word::hash(lowered.as_bytes()), lowered.as_bytes(), hits);
            }
            // Hits of one word begin behind those of the word before, even with punctuation before it.
            if let Some(found) = hits.get_mut(before..).filter(|found| found.len() > 1) {
                found.sort_unstable_by_key(|hit| (hit.start, hit.end, hit.list, hit.entry));
            }
        }
        if !self.removed.is_empty() {
            let mut index = 0;
            hits.retain(|hit| {
                index += 1;
                index <= first || self.removed.binary_search(&(hit.list, hit.entry)).is_err()
            });
        }
    }
}

impl Lexicon {
    #[inline]
    fn find(&self, text: &str, word: Word, hash: Hash, lowered: &[u8], hits: &mut Vec<Hit>) {
        self.base.find(text, word, hash, lowered, hits);
        if !self.extra.is_empty() {
            self.extra.find(text, word, hash, lowered, hits);
        }
    }
}

fn parse(list: &WordList, id: ListId, from: u32, phrases: &mut Vec<(ListId, u32, Phrase)>, bad: &mut Vec<BadPhrase>) {
    for (entry, written) in list.phrases.iter().enumerate() {
        match Phrase::parse(written, list.exact) {
            Ok(phrase) => phrases.push((id, from + entry as u32, phrase)),
            Err(error) => bad.push(BadPhrase { list: list.name.clone(), phrase: written.clone(), error }),
        }
    }
}

/// Why `phrase` can never match, if so.
///
/// # Errors
/// When it is empty, has no word, or a star where none can stand.
pub fn check_phrase(phrase: &str) -> Result<(), PhraseError> {
    Phrase::parse(phrase, false).map(|_| ())
}
