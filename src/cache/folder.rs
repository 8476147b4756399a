//! The folder of the caches on the disk: files come whole or not at all, and those that are not used go.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Digest;

/// So many caches, for different rules, settings and days, are kept in a folder.
const MOST_FILES: usize = 8;
/// So many bytes are kept in a folder; the cache in use may be larger.
const MOST_BYTES: u64 = 128 * 1024 * 1024;
/// The beginning and the end of the name of a cache.
const PREFIX: &str = "medlint-";
const SUFFIX: &str = ".cache";

/// Tells backup programs to leave the folder out (<https://bford.info/cachedir/>).
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
                   # What medlint found before; it may be deleted at any time.\n";

/// The bytes of a cache; none when there is no such file.
pub(super) fn read(folder: &Path, key: &Digest) -> io::Result<Vec<u8>> {
    match fs::read(path(folder, key)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        read => read,
    }
}

/// Writes a cache beside its place and moves it there, so that who reads meanwhile reads the old one or the new one.
pub(super) fn write(folder: &Path, key: &Digest, bytes: &[u8]) -> io::Result<()> {
    prepare(folder)?;
    let mut file = tempfile::Builder::new().prefix(PREFIX).suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path(folder, key))?;
    prune(folder, key)
}

/// Marks a cache as used now. Where that is not allowed it only goes earlier.
pub(super) fn touch(folder: &Path, key: &Digest) {
    let file = File::options().append(true).open(path(folder, key));
    drop(file.and_then(|file| file.set_modified(SystemTime::now())));
}

fn path(folder: &Path, key: &Digest) -> PathBuf {
    let name: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    folder.join(format!("{PREFIX}{name}{SUFFIX}"))
}

/// Makes the folder. One that held anything before stays as it is: it may be anybody's.
fn prepare(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_none() {
        fs::write(folder.join(".gitignore"), "*\n")?;
        fs::write(folder.join("CACHEDIR.TAG"), TAG)?;
    }
    Ok(())
}

/// Takes out what was not used for longest, and what runs that were ended left behind.
fn prune(folder: &Path, key: &Digest) -> io::Result<()> {
    let own = path(folder, key);
    let mut caches = Vec::new();
    for entry in fs::read_dir(folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let (Some(name), Ok(data)) = (name.strip_prefix(PREFIX), entry.metadata()) else { continue };
        let used = data.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        if name.ends_with(SUFFIX) && entry.path() != own {
            caches.push((used, data.len(), entry.path()));
        } else if name.ends_with(".tmp") && used.elapsed().is_ok_and(|age| age.as_secs() > 60 * 60) {
            drop(fs::remove_file(entry.path()));
        }
    }
    caches.sort_by(|a, b| b.cmp(a));
    let mut bytes = fs::metadata(&own)?.len();
    for (number, (_, length, path)) in caches.into_iter().enumerate() {
        bytes += length;
        if number + 1 >= MOST_FILES || bytes > MOST_BYTES {
            // Another run may have taken it out already.
            drop(fs::remove_file(path));
        }
    }
    Ok(())
}
