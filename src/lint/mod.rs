//! The order of things: articles to findings, in parallel, with the same result whatever the number of threads.

mod across;
mod engine;
pub mod examples;
mod external;
mod inspect;
mod lines;
mod locate;
mod task;
mod vocabulary;

pub use crate::outcome::{Outcome, Unchecked};
pub use engine::{Chosen, Engine, EngineError, Profile};
pub use external::dump_links;
pub use inspect::inspect;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Stamp;
use crate::corpus::{Facts, Files, Listing};
use crate::discover::{self, Discovered, DiskFiles, File};
use crate::dose::DoseStatement;

use crate::source::{Problem, SourceFile};
use crate::suppress;
use locate::place_labels;
pub use task::what_panicked;
use task::{Checked, check, unchanged};

/// Texts by the path of the file that they stand in for.
pub type Given = HashMap<Arc<str>, SourceFile>;

/// What to check, and what the reports will show.
#[derive(Debug)]
pub struct Request {
    /// The articles of the site: those that are reported on, and those that are only indexed.
    pub site: Discovered,
    /// Texts that stand in for what is on the disk: what an editor or standard input gave.
    pub given: Given,
    /// Whether a report shows source text.
    pub excerpts: bool,
}

impl Request {
    /// The article at a path.
    fn file(&self, path: &str) -> Option<&File> {
        let files = &self.site.files;
        files.binary_search_by(|file| (*file.path).cmp(path)).ok().and_then(|at| files.get(at))
    }

    /// The articles that are reported on.
    fn named(&self) -> Vec<&File> {
        self.site.files.iter().filter(|file| file.named).collect()
    }

    /// Which files of the site there are.
    #[must_use]
    pub fn files(&self) -> Arc<dyn Files> {
        if self.site.root.as_os_str().is_empty() {
            return Arc::new(Listing::new(self.site.files.iter().map(|file| &*file.path)));
        }
        Arc::new(DiskFiles::new(&self.site.root))
    }
}

/// Checks the named articles of a site.
#[must_use]
pub fn lint(engine: &Engine, request: &Request) -> Outcome {
    let named = request.named();
    let read = |file: &File| read(file, &request.given);
    let each = |file: &&File| check_file(engine, request, file);
    let checked: Vec<Checked> =
        if named.len() < 2 { named.iter().map(each).collect() } else { named.par_iter().map(each).collect() };
    let (mut outcome, facts) = gather(checked);
    if engine.needs_corpus() {
        let across = across::check(engine, request, facts);
        outcome.findings.extend(across.findings);
        place_labels(&mut outcome.findings, request.excerpts, |path| read(request.file(path)?).ok());
        outcome.unchecked.links = across.unchecked_links;
    }
    outcome.problems.extend(request.site.problems.iter().cloned());
    set_aside(&mut outcome);
    outcome.finish()
}

/// Checks an article; a file that did not change is not even read, unless the reports show text of it.
fn check_file(engine: &Engine, request: &Request, file: &File) -> Checked {
    let is_on_disk = engine.cache().is_some() && !request.given.contains_key(&file.path);
    let stamp = is_on_disk.then(|| Stamp::of(&file.on_disk())).flatten();
    let known = stamp.filter(|_| !request.excerpts).and_then(|stamp| unchanged(engine, &file.path, stamp));
    known.unwrap_or_else(|| match read(file, &request.given) {
        Ok(source) => check(engine, &source, stamp, request.excerpts),
        Err(problem) => Checked::unread(problem),
    })
}

/// Takes out the findings that the articles set aside.
fn set_aside(outcome: &mut Outcome) {
    outcome.set_aside = suppress::apply(&mut outcome.findings, &mut outcome.suppressions);
}

/// The dose statements of a text.
#[must_use]
pub fn doses(engine: &Engine, source: &SourceFile) -> Vec<DoseStatement> {
    let mut doses = Vec::new();
    task::understand(engine, source, |subject| doses = subject.doses.to_vec());
    doses
}

/// Checks texts in memory: a whole site of its own, all of it reported on.
#[must_use]
pub fn lint_texts(engine: &Engine, texts: &[(&str, &str)]) -> Outcome {
    let texts = texts.iter().map(|(path, text)| SourceFile::new(*path, *text));
    let given: Given = texts.map(|source| (source.path.clone(), source)).collect();
    let files = given.values().map(|source| File { path: source.path.clone(), disk: Default::default(), named: true });
    let mut files: Vec<_> = files.collect();
    files.sort();
    let site = Discovered { files, ..Discovered::default() };
    lint(engine, &Request { site, given, excerpts: true })
}

/// Everything the tasks found, in the order of the tasks.
fn gather(tasks: Vec<Checked>) -> (Outcome, Vec<Facts>) {
    let (mut outcome, mut facts) = (Outcome::default(), Vec::with_capacity(tasks.len()));
    // Room for all, so that the findings of a large site are not held twice while it grows.
    outcome.findings.reserve_exact(tasks.iter().map(|task| task.found.findings.len()).sum());
    for Checked { path, found } in tasks {
        outcome.files.extend(path);
        facts.extend(found.facts.map(|facts| *facts));
        outcome.findings.extend(found.findings);
        outcome.suppressions.extend(found.suppressions);
        outcome.problems.extend(found.problems);
        outcome.unchecked.unknown_kind += usize::from(found.unknown_kind);
    }
    (outcome, facts)
}

fn read(file: &File, given: &Given) -> Result<SourceFile, Problem> {
    match given.get(&file.path) {
        Some(source) => Ok(source.clone()),
        None => discover::read(file),
    }
}
