//! What former runs found, by the content of each article: it stands in for reading and checking what did not change.
//!
//! One file holds a site for one set of rules and settings. Each record is found by the path of its article, and holds
//! only for the very text it was made of; it says nothing that depends on another file. Every part of the file has a
//! digest: what does not fit is a miss and a note, never a fault.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

mod file;
mod folder;
mod record;

use twox_hash::XxHash3_128;

use crate::finding::Locator;
use crate::outcome::Found;
use crate::source::SourceFile;
use crate::suppress::Suppression;
use file::Slot;

/// The name of the folder below the root of a site.
pub const FOLDER: &str = ".medlint_cache";

/// The 128 bits of the XXH3 hash of something.
pub type Digest = [u8; 16];

/// The digest of `bytes`.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    XxHash3_128::oneshot(bytes).to_le_bytes()
}

/// A record of this run, with the digest of the text it was made of.
type Made = (Digest, Vec<u8>);

/// What is known of the articles of a site from former runs with the same rules and settings, and what this run adds.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    key: Digest,
    /// The file as it was read.
    bytes: Vec<u8>,
    old: HashMap<Arc<str>, Slot>,
    new: Mutex<HashMap<Arc<str>, Made>>,
    notes: Mutex<Vec<String>>,
}

impl Cache {
    /// Reads the cache in `folder` that was made with the rules and settings of `key`. Without one, or with one that
    /// cannot be used, it is empty.
    #[must_use]
    pub fn open(folder: PathBuf, key: Digest) -> Self {
        let mut notes = Vec::new();
        let bytes = folder::read(&folder, &key).unwrap_or_else(|error| {
            notes.push(format!("the cache in {} cannot be read: {error}", folder.display()));
            Vec::new()
        });
        let old = if bytes.is_empty() { Some(HashMap::new()) } else { file::slots(&bytes, &key) };
        let old = old.unwrap_or_else(|| {
            notes.push(damaged(&folder));
            HashMap::new()
        });
        Self { folder, key, bytes, old, new: Mutex::default(), notes: Mutex::new(notes) }
    }

    /// What was found in an article of this text; `excerpts` tells whether the reports show source text.
    #[must_use]
    pub fn get(&self, source: &SourceFile, text: Digest, excerpts: bool) -> Option<Found> {
        let mut found = self.added(source, text).or_else(|| self.kept(source, text))?;
        if excerpts {
            let mut locator = Locator::new(source, true);
            let unused = found.suppressions.iter_mut().flat_map(Suppression::findings_mut);
            found.findings.iter_mut().chain(unused).for_each(|located| locator.add_excerpts(located));
        }
        Some(found)
    }

    /// Keeps what was found in an article of this text.
    pub fn put(&self, source: &SourceFile, text: Digest, found: &Found) {
        if let Some(record) = record::encode(&source.path, found) {
            let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
            new.insert(source.path.clone(), (text, record));
        }
    }

    /// Writes the cache when it changed, without the articles that are `gone`, and drops caches that were not used for
    /// long. What went wrong, in words; the run goes on without a cache.
    #[must_use]
    pub fn save(&self, is_gone: impl Fn(&str) -> bool) -> Vec<String> {
        let mut notes = std::mem::take(&mut *self.notes.lock().unwrap_or_else(PoisonError::into_inner));
        let new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        if new.is_empty() && notes.is_empty() && !self.old.keys().any(|path| is_gone(path)) {
            folder::touch(&self.folder, &self.key);
            return notes;
        }
        let mut records: BTreeMap<&str, (Digest, &[u8])> = BTreeMap::new();
        for (path, slot) in self.old.iter().filter(|(path, _)| !is_gone(path)) {
            records.extend(self.record(slot).map(|record| (&**path, (slot.text, record))));
        }
        records.extend(new.iter().map(|(path, (text, record))| (&**path, (*text, record.as_slice()))));
        let written = file::bytes(&self.key, &records).map(|bytes| folder::write(&self.folder, &self.key, &bytes));
        if let Some(Err(error)) = written {
            notes.push(format!("the cache in {} cannot be written: {error}", self.folder.display()));
        }
        notes
    }

    /// What this run found in it already.
    fn added(&self, source: &SourceFile, text: Digest) -> Option<Found> {
        let new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, record) = new.get(&source.path).filter(|(known, _)| *known == text)?;
        record::decode(&source.path, record)
    }

    /// What a former run found in it.
    fn kept(&self, source: &SourceFile, text: Digest) -> Option<Found> {
        let slot = self.old.get(&source.path).filter(|slot| slot.text == text)?;
        let found = self.record(slot).and_then(|record| record::decode(&source.path, record));
        if found.is_none() {
            let mut notes = self.notes.lock().unwrap_or_else(PoisonError::into_inner);
            if notes.is_empty() {
                notes.push(damaged(&self.folder));
            }
        }
        found
    }

    /// The bytes of a record, when they are what was written.
    fn record(&self, slot: &Slot) -> Option<&[u8]> {
        let Range { start, end } = slot.range;
        self.bytes.get(start..end).filter(|record| crc32fast::hash(record) == slot.record)
    }
}

fn damaged(folder: &Path) -> String {
    format!("the cache in {} is damaged or of another program; what is left of it is made anew", folder.display())
}
