//! Which files there are: names only, folder by folder, exact in case whatever the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// The names in a folder, NFC; folders end with `/`.
pub type Names = BTreeSet<String>;

/// Which files there are below the root of the site; nothing outside of it is ever asked for.
pub trait Files: Debug + Send + Sync {
    /// The names in `folder` (relative to the root, "" for the root); none when there is no such folder.
    fn names(&self, folder: &str) -> Option<Arc<Names>>;
}

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// What `path` is, compared exactly.
#[must_use]
pub fn entry(files: &dyn Files, path: &str) -> Option<Entry> {
    if path.is_empty() {
        return Some(Entry::Folder);
    }
    let names = files.names(super::target::folder(path))?;
    let name = super::target::name(path);
    if names.contains(name) {
        return Some(Entry::File);
    }
    names.contains(&format!("{name}/")).then_some(Entry::Folder)
}

/// The path that is there and differs from `path` by case only.
#[must_use]
pub fn other_case(files: &dyn Files, path: &str) -> Option<String> {
    let mut found = String::new();
    for part in path.split('/') {
        let names = files.names(&found)?;
        let folder = format!("{part}/");
        let known = if names.contains(part) || names.contains(&folder) {
            part.to_owned()
        } else {
            let name = names.iter().find(|name| differs_by_case(name.trim_end_matches('/'), part))?;
            name.trim_end_matches('/').to_owned()
        };
        if !found.is_empty() {
            found.push('/');
        }
        found.push_str(&known);
    }
    (found != path).then_some(found)
}

/// Whether two names are the same but for case.
fn differs_by_case(name: &str, other: &str) -> bool {
    if name.is_ascii() && other.is_ascii() {
        return name.eq_ignore_ascii_case(other);
    }
    name.to_lowercase() == other.to_lowercase()
}

/// A listing that is known from the start.
#[derive(Debug, Default)]
pub struct Listing {
    folders: BTreeMap<String, Arc<Names>>,
}

impl Listing {
    /// The listing of these paths.
    pub fn new<'p>(paths: impl IntoIterator<Item = &'p str>) -> Self {
        let mut folders: BTreeMap<String, Names> = BTreeMap::from([(String::new(), Names::new())]);
        for path in paths {
            let path: String = path.nfc().collect();
            let mut folder = String::new();
            let mut parts = path.split('/').peekable();
            while let Some(part) = parts.next() {
                let is_file = parts.peek().is_none();
                let name = if is_file { part.to_owned() } else { format!("{part}/") };
                folders.entry(folder.clone()).or_default().insert(name);
                if !folder.is_empty() {
                    folder.push('/');
                }
                folder.push_str(part);
            }
        }
        Self { folders: folders.into_iter().map(|(folder, names)| (folder, Arc::new(names))).collect() }
    }
}

impl Files for Listing {
    fn names(&self, folder: &str) -> Option<Arc<Names>> {
        self.folders.get(folder).cloned()
    }
}
