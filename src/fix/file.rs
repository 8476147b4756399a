//! A file replaced whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Why a file was left as it is.
#[derive(Debug)]
pub enum Refused {
    /// It is not what was read any more.
    Changed,
    /// It stands behind a symbolic link that leads out of the site.
    Outside,
    /// It may not be written.
    ReadOnly,
    /// The system does not let it.
    Io(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed => out.write_str("changed while it was checked, so it was not fixed; run medlint again"),
            Self::Outside => out.write_str("is a link to a file outside of the site, so it was not fixed"),
            Self::ReadOnly => out.write_str("is read-only, so it was not fixed"),
            Self::Io(error) => write!(out, "could not be fixed: {error}"),
        }
    }
}

/// Replaces the text of a file below `root`: first a new file beside it, then one rename, so that at every moment there
/// is the old file or the new one. The permissions stay.
///
/// # Errors
/// The file is not `old` any more, stands outside of `root`, is read-only, or cannot be written.
pub fn replace(root: &Path, path: &Path, old: &str, new: &str) -> Result<(), Refused> {
    let path = fs::canonicalize(path)?;
    if !path.starts_with(fs::canonicalize(root)?) {
        return Err(Refused::Outside);
    }
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(Refused::ReadOnly);
    }
    let folder = path.parent().unwrap_or(root);
    let mut file = tempfile::Builder::new().prefix(".medlint-").tempfile_in(folder)?;
    file.write_all(new.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    // As late as can be, so that what an editor saved meanwhile is not lost.
    if fs::read(&path)? != old.as_bytes() {
        return Err(Refused::Changed);
    }
    file.persist(&path).map_err(|error| Refused::Io(error.error))?;
    Ok(())
}
