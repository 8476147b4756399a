//! What former runs found, by the content of each article: it stands in for reading and checking what did not change.
//!
//! One file holds a site for one set of rules and settings. Each record is found by the path of its article, and holds
//! only for the very text it was made of; it says nothing that depends on another file. A file whose state is the same
//! to the file system holds that text still. Every part of the file has a
//! digest: what does not fit is a miss and a note, never a fault.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

mod file;
mod folder;
mod record;
mod stamp;

pub use stamp::Stamp;

use twox_hash::XxHash3_128;

use crate::finding::Locator;
use crate::outcome::Found;
use crate::source::SourceFile;
use crate::suppress::Suppression;
use file::{Kept, Slot};

/// The name of the folder below the root of a site.
pub const FOLDER: &str = ".medlint_cache";

/// The 128 bits of the XXH3 hash of something.
pub type Digest = [u8; 16];

/// The digest of `bytes`.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    XxHash3_128::oneshot(bytes).to_le_bytes()
}

/// A record of this run.
#[derive(Debug)]
struct Made {
    text: Digest,
    stamp: Option<Stamp>,
    record: Vec<u8>,
}

/// What is known of the articles of a site from former runs with the same rules and settings, and what this run adds.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    key: Digest,
    /// The file as it was read.
    bytes: Vec<u8>,
    old: HashMap<Arc<str>, Slot>,
    new: Mutex<HashMap<Arc<str>, Made>>,
    /// The states of files that hold what they held, which the cache did not know yet.
    restamped: Mutex<HashMap<Arc<str>, Stamp>>,
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
        Self { folder, key, bytes, old, new: Mutex::default(), restamped: Mutex::default(), notes: Mutex::new(notes) }
    }

    /// What was found in an article whose file is still in this state; its text was not looked at.
    #[must_use]
    pub fn unchanged(&self, path: &Arc<str>, stamp: Stamp) -> Option<Found> {
        let slot = self.old.get(path).filter(|slot| slot.stamp == Some(stamp))?;
        self.found(path, slot)
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

    /// Keeps what was found in an article of this text, and the state of its file before that was read.
    pub fn put(&self, source: &SourceFile, text: Digest, stamp: Option<Stamp>, found: &Found) {
        if let Some(record) = record::encode(&source.path, found) {
            locked(&self.new).insert(source.path.clone(), Made { text, stamp, record });
        }
    }

    /// Keeps the state of a file whose text is the one that is known.
    pub fn restamp(&self, path: &Arc<str>, stamp: Option<Stamp>) {
        let is_news = |stamp: &Stamp| self.old.get(path).is_some_and(|slot| slot.stamp != Some(*stamp));
        if let Some(stamp) = stamp.filter(is_news) {
            locked(&self.restamped).insert(path.clone(), stamp);
        }
    }

    /// Writes the cache when it changed, without the articles that are `gone`, and drops caches that were not used for
    /// long. What went wrong, in words; the run goes on without a cache.
    #[must_use]
    pub fn save(&self, is_gone: impl Fn(&str) -> bool) -> Vec<String> {
        let mut notes = std::mem::take(&mut *locked(&self.notes));
        let (new, restamped) = (locked(&self.new), locked(&self.restamped));
        let is_same = new.is_empty() && restamped.is_empty() && notes.is_empty();
        if is_same && !self.old.keys().any(|path| is_gone(path)) {
            folder::touch(&self.folder, &self.key);
            return notes;
        }
        let mut records: BTreeMap<&str, Kept<'_>> = BTreeMap::new();
        for (path, slot) in self.old.iter().filter(|(path, _)| !is_gone(path)) {
            let stamp = restamped.get(path).copied().or(slot.stamp);
            records.extend(self.record(slot).map(|record| (&**path, Kept { text: slot.text, stamp, record })));
        }
        for (path, Made { text, stamp, record }) in &*new {
            records.insert(path, Kept { text: *text, stamp: *stamp, record });
        }
        let written = file::bytes(&self.key, &records).map(|bytes| folder::write(&self.folder, &self.key, &bytes));
        if let Some(Err(error)) = written {
            notes.push(format!("the cache in {} cannot be written: {error}", self.folder.display()));
        }
        notes
    }

    /// What this run found in it already.
    fn added(&self, source: &SourceFile, text: Digest) -> Option<Found> {
        let new = locked(&self.new);
        let made = new.get(&source.path).filter(|made| made.text == text)?;
        record::decode(&source.path, &made.record)
    }

    /// What a former run found in it.
    fn kept(&self, source: &SourceFile, text: Digest) -> Option<Found> {
        let slot = self.old.get(&source.path).filter(|slot| slot.text == text)?;
        self.found(&source.path, slot)
    }

    /// What a slot holds. When that is not what was written, it is noted once.
    fn found(&self, path: &Arc<str>, slot: &Slot) -> Option<Found> {
        let found = self.record(slot).and_then(|record| record::decode(path, record));
        if found.is_none() {
            let mut notes = locked(&self.notes);
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

/// What a mutex guards, also when somebody failed while holding it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn damaged(folder: &Path) -> String {
    format!("the cache in {} is damaged or of another program; what is left of it is made anew", folder.display())
}
