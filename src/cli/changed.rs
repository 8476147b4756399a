//! `--since` and `--staged`: findings on changed lines, and findings elsewhere that the change causes.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::args::GateArgs;
use super::error::Failure;
use super::plan::Site;
use crate::article::Format;
use crate::discover::{Discovered, File, decode, relative};
use crate::finding::{Fingerprint, Located};
use crate::git::{self, Changed, Changes, GitError};
use crate::lint::{Engine, Outcome, Request, lint};
use crate::source::SourceFile;

/// What was changed of a site.
#[derive(Debug)]
pub(super) struct Scope {
    changes: Changes,
    /// Changed files by path relative to the root of the site.
    files: HashMap<String, Changed>,
    /// Path of the root of the site from the top of the repository, with a slash at its end; empty for the top.
    prefix: String,
    is_staged: bool,
    /// Whether the lines do not matter.
    whole_files: bool,
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Self {
        Failure::usage(format!("git: {error}"))
    }
}

impl Scope {
    /// What was changed, when that was asked for. Where nothing is staged but files are named, these are checked.
    ///
    /// # Errors
    /// Git does not know.
    pub(super) fn read(args: &GateArgs, site: &Site, names_paths: bool) -> Result<Option<Self>, Failure> {
        let changes = match (&args.since, args.staged) {
            (Some(revision), _) => git::since(&site.root, revision)?,
            (None, true) => git::staged(&site.root)?,
            (None, false) => return Ok(None),
        };
        if args.staged && names_paths && changes.files.is_empty() && changes.deleted.is_empty() {
            return Ok(None);
        }
        let root = std::fs::canonicalize(&site.root)?;
        let prefix = match relative(&changes.top, &root) {
            top if top == "." => String::new(),
            below => format!("{below}/"),
        };
        let inside =
            |(path, changed): (&String, &Changed)| Some((path.strip_prefix(&prefix)?.to_owned(), changed.clone()));
        let files = changes.files.iter().filter_map(inside).collect();
        Ok(Some(Self { files, prefix, is_staged: args.staged, whole_files: args.whole_file, changes }))
    }

    /// Makes a site what it will be when the staged changes are committed: texts of the index, no unknown files.
    ///
    /// # Errors
    /// Git does not answer.
    pub(super) fn prepare(&self, site: &Site, found: &mut Discovered) -> Result<Vec<SourceFile>, Failure> {
        if !self.is_staged {
            return Ok(Vec::new());
        }
        let tracked: HashSet<String> = git::tracked(&site.root)?.into_iter().collect();
        found.files.retain(|file| tracked.contains(&self.outside(&file.path)));
        let changed = self.changes.files.keys().cloned();
        let differing: BTreeSet<String> = git::unstaged(&site.root)?.into_iter().chain(changed).collect();
        let paths: Vec<&str> = differing.iter().map(String::as_str).filter(|path| self.is_article(path)).collect();
        self.decoded(self.changes.indexed(&paths)?)
    }

    /// Leaves in an outcome what is on changed lines, or was not found before the change.
    ///
    /// # Errors
    /// Git does not answer.
    pub(super) fn narrow(&self, outcome: &mut Outcome, engine: &Engine, site: &Discovered) -> Result<(), Failure> {
        let findings = std::mem::take(&mut outcome.findings);
        let (mut kept, elsewhere): (Vec<_>, Vec<_>) =
            findings.into_iter().partition(|located| self.is_on_changed_line(located));
        let is_changed = !self.files.is_empty() || !self.changes.deleted.is_empty();
        if is_changed && !elsewhere.is_empty() {
            let before = self.before(&elsewhere, engine, site)?;
            kept.extend(elsewhere.into_iter().filter(|located| !before.contains(&self.key(located))));
        }
        let found: HashSet<&Arc<str>> = kept.iter().map(|located| &located.finding.path).collect();
        outcome.files.retain(|path| self.files.contains_key(&**path) || found.contains(path));
        let unchanged: HashSet<&Arc<str>> =
            site.files.iter().map(|file| &file.path).filter(|path| !self.files.contains_key(&***path)).collect();
        outcome.problems.retain(|problem| !unchanged.contains(&problem.path));
        outcome.set_aside.retain(|aside| self.files.contains_key(&*aside.located.finding.path));
        outcome.unchecked.unknown_kind = 0;
        outcome.findings = kept;
        Ok(())
    }

    /// Whether a path that was named is one that the change took away.
    pub(super) fn is_deleted(&self, site: &Site, path: &Path) -> bool {
        let inside = self.outside(&relative(&site.root, path));
        self.changes.deleted.contains(&inside)
    }

    fn is_on_changed_line(&self, located: &Located) -> bool {
        let finding = &located.finding;
        let Some(changed) = self.files.get(&*finding.path) else { return false };
        let touches = |place: &crate::finding::Place| changed.touches(place.start.line, place.end.line);
        self.whole_files
            || touches(&located.place)
            || located.labels().any(|(label, place)| label.path == finding.path && place.is_some_and(touches))
    }

    /// What a finding is known by before the change: its file of then, and what it is about.
    fn key(&self, located: &Located) -> (String, Fingerprint) {
        (self.path_before(&located.finding.path), located.content)
    }

    fn path_before(&self, path: &str) -> String {
        let before = self.files.get(path).and_then(|changed| changed.before.as_deref());
        before.map_or(path, |before| before.strip_prefix(&self.prefix).unwrap_or(before)).to_owned()
    }

    /// What was found before the change in the files of these findings.
    fn before(
        &self,
        elsewhere: &[Box<Located>],
        engine: &Engine,
        site: &Discovered,
    ) -> Result<HashSet<(String, Fingerprint)>, Failure> {
        let wanted: HashSet<String> = elsewhere.iter().map(|located| self.path_before(&located.finding.path)).collect();
        let changed = self.changes.files.values().filter_map(|changed| changed.before.as_deref());
        let gone = self.changes.deleted.iter().map(String::as_str);
        let paths: BTreeSet<&str> = changed.chain(gone).filter(|path| self.is_article(path)).collect();
        let given = self.decoded(self.changes.before(&paths.into_iter().collect::<Vec<_>>())?)?;
        let mut files: Vec<File> =
            site.files.iter().filter(|file| !self.files.contains_key(&*file.path)).cloned().collect();
        files.extend(given.iter().map(|source| File {
            path: source.path.clone(),
            disk: Default::default(),
            named: true,
        }));
        let given = given.into_iter().map(|source| (source.path.clone(), source)).collect();
        for file in &mut files {
            file.named = wanted.contains(&*file.path);
        }
        files.sort();
        let site = Discovered { files, ..Discovered::default() };
        let outcome = lint(engine, &Request { site, given, excerpts: false });
        let aside = outcome.set_aside.into_iter().map(|aside| aside.located);
        let all = outcome.findings.into_iter().chain(aside);
        Ok(all.map(|located| (located.finding.path.to_string(), located.content)).collect())
    }

    /// The articles of the site among texts that git gave, by path from the top.
    fn decoded(&self, texts: HashMap<String, Vec<u8>>) -> Result<Vec<SourceFile>, Failure> {
        let mut texts: Vec<_> = texts.into_iter().collect();
        texts.sort();
        let inside =
            texts.into_iter().filter_map(|(path, bytes)| Some((Arc::from(path.strip_prefix(&self.prefix)?), bytes)));
        // What is no text is left to the file on the disk, which says so.
        Ok(inside.filter_map(|(path, bytes)| decode(&path, bytes).ok()).collect())
    }

    fn is_article(&self, path: &str) -> bool {
        path.starts_with(&self.prefix) && Format::of(path).is_some()
    }

    fn outside(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}
