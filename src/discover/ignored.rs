//! What ignore files say of a path: `.gitignore`, `.git/info/exclude` and medlint's own, the nearest file first.

use std::ffi::OsStr;
use std::fs;
use std::iter::successors;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::IGNORE_FILE;

/// The ignore files of a folder, with those of the folders above it.
#[derive(Debug)]
pub(super) struct Rules {
    above: Option<Arc<Rules>>,
    /// Of medlint's own file.
    own: Gitignore,
    /// Of `.gitignore`.
    git: Gitignore,
    /// Of `.git/info/exclude`.
    exclude: Gitignore,
    /// Whether a repository begins here: what git leaves out of it is not told further up.
    begins_repository: bool,
    /// Whether it is part of a repository.
    is_in_repository: bool,
}

impl Rules {
    /// What holds for the folder at a path from above, which is nothing outside of a repository.
    pub(super) fn above(folder: &Path) -> Arc<Self> {
        let is_in_repository = folder.ancestors().any(|folder| folder.join(".git").exists());
        let mut above: Vec<&Path> = folder.ancestors().skip(1).filter(|_| is_in_repository).collect();
        above.reverse();
        let nothing = Self {
            above: None,
            own: Gitignore::empty(),
            git: Gitignore::empty(),
            exclude: Gitignore::empty(),
            begins_repository: false,
            is_in_repository,
        };
        above.into_iter().fold(Arc::new(nothing), |rules, folder| {
            let has = |name: &str| folder.join(name).exists();
            rules.within(folder, has)
        })
    }

    /// What holds in a folder; `has` tells which files are there.
    pub(super) fn within(self: &Arc<Self>, folder: &Path, has: impl Fn(&str) -> bool) -> Arc<Self> {
        let [own, git, repository] = [IGNORE_FILE, ".gitignore", ".git"].map(&has);
        let begins_repository = self.is_in_repository && (repository || has(".jj"));
        if !(own || git || repository || begins_repository) {
            return self.clone();
        }
        let common = if repository { common_folder(folder.join(".git")) } else { None };
        let file = |is_there: bool, path: PathBuf| if is_there { read(folder, path) } else { Gitignore::empty() };
        Arc::new(Self {
            above: Some(self.clone()),
            own: file(own, folder.join(IGNORE_FILE)),
            git: file(git, folder.join(".gitignore")),
            exclude: common.map_or_else(Gitignore::empty, |common| read(folder, common.join("info/exclude"))),
            begins_repository,
            is_in_repository: self.is_in_repository,
        })
    }

    /// Whether what is at a path is left out; hidden files and folders are, unless an ignore file takes them in.
    pub(super) fn leave_out(&self, path: &Path, name: &OsStr, is_folder: bool) -> bool {
        match self.decide(path, is_folder) {
            Match::None => is_hidden(name),
            decided => decided.is_ignore(),
        }
    }

    /// What the files say: medlint's own before those of git, and of each kind the nearest.
    fn decide(&self, path: &Path, is_folder: bool) -> Match<()> {
        let say = |file: &Gitignore| file.matched(path, is_folder).map(|_| ());
        let (mut own, mut git, mut exclude) = (Match::None, Match::None, Match::None);
        let mut is_same_repository = true;
        for rules in successors(Some(self), |rules| rules.above.as_deref()) {
            own = own.or(say(&rules.own));
            if is_same_repository {
                git = git.or(say(&rules.git));
                exclude = exclude.or(say(&rules.exclude));
            }
            is_same_repository &= !rules.begins_repository;
        }
        own.or(git).or(exclude)
    }
}

/// An ignore file of a folder; lines that cannot be read are none.
fn read(folder: &Path, file: PathBuf) -> Gitignore {
    let mut builder = GitignoreBuilder::new(folder);
    builder.add(file);
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// Where a repository keeps what its working trees share: `.git` itself, or the folder that the file of that name leads to.
fn common_folder(git: PathBuf) -> Option<PathBuf> {
    let first_line = |file: &Path| Some(fs::read_to_string(file).ok()?.lines().next()?.to_owned());
    if !git.is_file() {
        return Some(git);
    }
    let own = PathBuf::from(first_line(&git)?.strip_prefix("gitdir: ")?);
    Some(own.join(first_line(&own.join("commondir"))?))
}

/// Whether files and folders of that name are left out by themselves.
pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}
