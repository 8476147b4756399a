//! The rules and vocabularies that are built in, with those of the user added.

use std::sync::OnceLock;

use crate::rule::blob::Blob;
use crate::rule::{Loaded, RuleSet, vocabulary};
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

/// All rules, and the lexicon with the phrases of all rules and vocabularies.
#[must_use]
pub fn load(additions: Additions) -> (RuleSet, Lexicon) {
    let mut blob = Blob::decode(BYTES).unwrap_or_default();
    let mut lexicon = std::mem::take(&mut blob.lexicon);
    for (list, phrase) in &additions.removed {
        if let Some(list) = lexicon.list(list) {
            lexicon.remove(list, phrase);
        }
    }
    let words = additions.rules.iter().flat_map(|loaded| loaded.lists.iter().cloned());
    let lists: Vec<WordList> = words.chain(additions.lists).collect();
    if !lists.is_empty() {
        lexicon.extend(&lists);
    }
    let own = additions.rules.into_iter().map(|loaded| loaded.listed(&lexicon));
    let rules: Vec<_> = blob.rules().chain(own).collect();
    (rules.into_iter().collect(), lexicon)
}

/// The built-in vocabulary of type `T`; none when its file is missing.
#[must_use]
pub fn vocabulary<T: vocabulary::Vocabulary>() -> Option<T> {
    static BLOB: OnceLock<Blob> = OnceLock::new();
    let blob = BLOB.get_or_init(|| Blob::decode(BYTES).unwrap_or_default());
    blob.vocabulary(T::NAME).and_then(|encoded| postcard::from_bytes(encoded).ok())
}
