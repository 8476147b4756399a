//! `--no-cache` and `--cache-dir`: which runs keep what they found, and where.

use std::collections::HashSet;
use std::path::Path;

use super::args::CheckArgs;
use super::output;
use super::plan::Site;
use crate::cache::{Cache, FOLDER, digest};
use crate::discover::Discovered;
use crate::lint::Engine;

/// Gives the engine the cache of a site. Files that are named one by one are checked sooner than a cache is read.
pub(super) fn remember(args: &CheckArgs, site: &Site, engine: &mut Engine, cwd: &Path) {
    if args.no_cache || !site.targets.iter().any(|target| target.is_dir()) {
        return;
    }
    let key = engine.key();
    let (folder, key) = match &args.cache_dir {
        // Others may hold sites of the same settings there.
        Some(folder) => (cwd.join(folder), digest(format!("{key:?}{:?}", site.root).as_bytes())),
        None => (site.root.join(FOLDER), key),
    };
    engine.remember(Cache::open(folder, key));
}

/// Writes the cache; what went wrong is said unless `quiet`, and changes nothing.
pub(super) fn save(args: &CheckArgs, site: &Site, engine: &Engine, found: &Discovered) {
    let Some(cache) = engine.cache() else { return };
    let known: HashSet<&str> = found.files.iter().map(|file| &*file.path).collect();
    let notes = cache.save(|path| !known.contains(path) && !site.root.join(path).exists());
    for note in notes.iter().filter(|_| !args.quiet) {
        output::warn(&format!("note: {note}\n"));
    }
}
