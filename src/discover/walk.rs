//! Folder by folder to the articles below the root of a site, past what ignore files leave out.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::ignored::{Rules, is_hidden};
use super::{Discovered, Disk, File, Folders, Search, Targets, problem, reason, relative, unfit};
use crate::article::Format;

/// The articles below the root of a site, and which of the targets were come by.
pub(super) fn walk(search: &Search<'_>) -> (Discovered, HashSet<PathBuf>) {
    let real_root = search.root.canonicalize().ok().filter(|real| real != search.root);
    let above = Rules::above(real_root.as_deref().unwrap_or(search.root));
    let (scope, targets) = (Folders::new(search.scope), Targets::new(search.targets));
    let folder = Folder {
        place: Place { path: search.root.to_owned(), shown: String::new(), is_text: true },
        is_named: targets.folders.hold(search.root),
        is_in_scope: scope.hold(search.root),
    };
    let found = Discovered { root: search.root.to_owned(), ..Discovered::default() };
    let root = search.root.into();
    let mut walk = Walk { search, root, real_root, scope, targets, visited: HashSet::new(), found };
    walk.enter(&folder, &above);
    (walk.found, walk.visited)
}

/// A walk on its way.
struct Walk<'s> {
    search: &'s Search<'s>,
    root: Arc<Path>,
    /// The root without symbolic links, where it is written with some: ignore files go by it.
    real_root: Option<PathBuf>,
    scope: Folders,
    targets: Targets<'s>,
    /// The targets that were come by.
    visited: HashSet<PathBuf>,
    found: Discovered,
}

/// Where a file or folder is.
struct Place {
    path: PathBuf,
    /// Its path relative to the root as it is shown, with `/` between the parts; empty for the root.
    shown: String,
    /// Whether its path is shown as it is.
    is_text: bool,
}

impl Place {
    /// Where an entry of the folder is.
    fn below(&self, name: &OsStr) -> Self {
        let joint = if self.shown.is_empty() { "" } else { "/" };
        let shown = [&*self.shown, joint, &*name.to_string_lossy()].concat();
        Self { path: self.path.join(name), shown, is_text: self.is_text && name.to_str().is_some() }
    }
}

/// A folder on the way.
struct Folder {
    place: Place,
    /// Whether all below it was asked for.
    is_named: bool,
    /// Whether all below it belongs to the site.
    is_in_scope: bool,
}

/// The name of an entry of a folder, and what it is; symbolic links are not followed.
type Entry = (OsString, FileType);

impl Walk<'_> {
    fn enter(&mut self, folder: &Folder, above: &Arc<Rules>) {
        let path = &folder.place.path;
        let entries = self.read(path);
        let names = entries.iter().map(|(name, _)| name.as_os_str());
        let hidden: Vec<&OsStr> = names.filter(|name| is_hidden(name)).collect();
        let rules = above.within(&self.real(path), |name| hidden.contains(&OsStr::new(name)));
        for (name, kind) in &entries {
            self.entry(folder, name, *kind, &rules);
        }
    }

    /// What is in a folder, in the order of the disk.
    fn read(&mut self, folder: &Path) -> Vec<Entry> {
        let read = fs::read_dir(folder).map_err(|error| self.fail(folder, &error));
        let kinds =
            read.into_iter().flatten().map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))));
        kinds.filter_map(|entry| entry.map_err(|error| self.fail(folder, &error)).ok()).collect()
    }

    fn fail(&mut self, folder: &Path, error: &io::Error) {
        let message = format!("cannot be read: {}", reason(error));
        self.found.problems.push(problem(&relative(&self.root, folder), message));
    }

    fn entry(&mut self, folder: &Folder, name: &OsStr, kind: FileType, rules: &Arc<Rules>) {
        let is_article = Format::of(&name.to_string_lossy()).is_some();
        let may_be_target = self.targets.names.contains(name);
        // Most files of a repository are nothing to look at.
        if kind.is_file() && !is_article && !may_be_target {
            return;
        }
        let place = folder.place.below(name);
        let path = &place.path;
        let is_in_scope = folder.is_in_scope || self.scope.hold(path);
        let is_of_site = (is_in_scope || self.scope.are_below(path)) && !self.is_excluded(path);
        if !is_of_site || rules.leave_out(&self.real(path), name, kind.is_dir()) {
            return;
        }
        let is_named = folder.is_named || self.targets.folders.hold(path);
        let is_target = may_be_target && self.targets.all.contains(path.as_os_str());
        if is_target {
            self.visited.insert(path.clone());
        }
        if kind.is_dir() {
            self.enter(&Folder { place, is_named, is_in_scope }, rules);
        } else if kind.is_symlink() && !is_target {
            self.found.symlinks += 1;
        } else if is_article && (kind.is_file() || kind.is_symlink() && path.is_file()) {
            self.add(place, is_named);
        } else if is_target && !path.is_dir() {
            self.found.problems.push(unfit(&place.shown, path));
        }
    }

    fn add(&mut self, place: Place, named: bool) {
        let disk = if place.is_text { Disk::Below(self.root.clone()) } else { Disk::At(place.path.into()) };
        self.found.files.push(File { path: place.shown.into(), disk, named });
    }

    fn is_excluded(&self, path: &Path) -> bool {
        let exclude = self.search.exclude;
        !exclude.is_empty() && exclude.is_match(path.strip_prefix(&self.root).unwrap_or(path))
    }

    /// A path below the root without the symbolic links that the root is written with.
    fn real<'p>(&self, path: &'p Path) -> Cow<'p, Path> {
        let inside = self.real_root.as_ref().and_then(|real| Some(real.join(path.strip_prefix(&self.root).ok()?)));
        inside.map_or(path.into(), Cow::Owned)
    }
}
