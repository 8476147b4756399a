//! The rules and vocabularies that are built in, with those of the user added.

use crate::rule::blob::Blob;
use crate::rule::{Loaded, Mistake, RuleSet, vocabulary};
use crate::text::{Lexicon, WordList};

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.bin"));

/// What users add to what is built in.
#[derive(Debug, Default)]
pub struct Additions {
    /// Their own rules; one with the id of a built-in rule takes its place.
    pub rules: Vec<Loaded>,
    /// Phrases added to word lists, or lists of their own.
    pub lists: Vec<WordList>,
    /// Phrases taken out of word lists: the list, the phrase.
    pub removed: Vec<(String, String)>,
}

/// A phrase that could not be added or taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Its list.
    pub list: String,
    /// The phrase.
    pub phrase: String,
    /// Why.
    pub why: String,
}

/// What is built in, with the additions.
#[derive(Debug)]
pub struct Library {
    /// All rules.
    pub rules: RuleSet,
    /// The phrases of all rules and vocabularies.
    pub lexicon: Lexicon,
    /// Phrases of the additions that could not be used.
    pub refused: Vec<Refused>,
    /// Where the users' rules name word lists that are not there.
    pub mistakes: Vec<Mistake>,
}

/// Reads what is built in and adds to it.
#[must_use]
pub fn load(additions: Additions) -> Library {
    let blob = Blob::decode(BYTES).unwrap_or_default();
    let mut lexicon = blob.lexicon();
    let mut refused = Vec::new();
    for (list, phrase) in &additions.removed {
        if !lexicon.list(list).is_some_and(|id| lexicon.remove(id, phrase)) {
            let why = format!("`{phrase}` is not in the list `{list}`");
            refused.push(Refused { list: list.clone(), phrase: phrase.clone(), why });
        }
    }
    let own: Vec<WordList> = additions.rules.iter().flat_map(|loaded| loaded.lists.iter().cloned()).collect();
    if !own.is_empty() || !additions.lists.is_empty() {
        let bad = lexicon.extend(&additions.lists, &own);
        refused.extend(bad.into_iter().map(|bad| Refused {
            why: format!("`{}` can never match: {}", bad.phrase, bad.error),
            list: bad.list,
            phrase: bad.phrase,
        }));
    }
    let mistakes = additions.rules.iter().flat_map(|loaded| loaded.unknown_lists(&lexicon)).collect();
    let own = additions.rules.into_iter().map(|loaded| loaded.listed(&lexicon));
    let rules = blob.rules().chain(own).collect();
    Library { rules, lexicon, refused, mistakes }
}

/// The built-in vocabulary of type `T`; none when its file is missing.
#[must_use]
pub fn vocabulary<T: vocabulary::Vocabulary>() -> Option<T> {
    kept(T::NAME)
}

/// What [`vocabulary::Vocabulary::encoded`] left of the vocabulary of that name; none when its file is missing.
#[must_use]
pub fn kept<T: serde::Deserialize<'static>>(name: &str) -> Option<T> {
    postcard::from_bytes(encoded(name)).ok()
}

/// The same, not yet decoded.
#[must_use]
pub fn encoded(name: &str) -> &'static [u8] {
    Blob::decode(BYTES).unwrap_or_default().vocabulary(name).unwrap_or_default()
}

/// The encoded section names of each language.
#[must_use]
pub fn section_names() -> Vec<(&'static str, &'static [u8])> {
    Blob::decode(BYTES).unwrap_or_default().section_names
}
