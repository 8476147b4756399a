//! The names of files below the root of a site, read from the disk folder by folder when they are asked for.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use unicode_normalization::UnicodeNormalization;

use crate::corpus::Files;
use crate::corpus::files::Names;

/// The names of files on the disk.
#[derive(Debug)]
pub struct DiskFiles {
    root: PathBuf,
    known: RwLock<HashMap<String, Option<Arc<Names>>>>,
}

impl DiskFiles {
    /// The names of files below `root`.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), known: RwLock::default() }
    }

    fn read(&self, folder: &str) -> Option<Arc<Names>> {
        let entries = std::fs::read_dir(self.root.join(folder)).ok()?;
        let mut names = Names::new();
        for entry in entries.flatten() {
            let name: String = entry.file_name().to_string_lossy().nfc().collect();
            let is_folder = match entry.file_type() {
                Ok(kind) if kind.is_symlink() => entry.path().is_dir(),
                Ok(kind) => kind.is_dir(),
                Err(_) => false,
            };
            names.insert(if is_folder { format!("{name}/") } else { name });
        }
        Some(Arc::new(names))
    }
}

impl Files for DiskFiles {
    fn names(&self, folder: &str) -> Option<Arc<Names>> {
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return known.clone();
        }
        let read = self.read(folder);
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), read.clone());
        read
    }
}
