//! What headings were found to name: those of one site are much alike, and each is read once a run.

use std::sync::{PoisonError, RwLock};

use foldhash::HashMap;

/// So many headings are remembered; the articles of a site share a few hundred.
const MOST: usize = 4096;

/// The numbers of the sections that headings of one language name.
#[derive(Debug, Default)]
pub(super) struct Memory(RwLock<HashMap<String, Vec<u8>>>);

impl Memory {
    /// The sections of the heading that `key` stands for, which `read` finds when it is new.
    pub(super) fn sections(&self, key: String, read: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let sections = read();
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < MOST {
            known.insert(key, sections.clone());
        }
        sections
    }
}
