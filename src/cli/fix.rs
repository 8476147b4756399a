//! `--fix` and `--diff`: fixes in rounds until nothing changes, then each file whole or not at all.

use std::collections::BTreeMap;
use std::sync::Arc;

use similar::TextDiff;

use super::args::GateArgs;
use super::error::Failure;
use super::output;
use super::plan::{Shown, Site};
use crate::discover;
use crate::dose::same;
use crate::finding::{Located, Safety};
use crate::fix::{MOST_ROUNDS, Round, replace, round};
use crate::lint::{Engine, Outcome, Request, doses};
use crate::source::{Problem, SourceFile};

/// What the fixes of a site came to.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    /// By path relative to the root.
    files: BTreeMap<Arc<str>, FixedFile>,
    /// Files that are left as they are, and why.
    cancelled: BTreeMap<Arc<str>, Cancelled>,
}

/// What the fixes of a file came to.
#[derive(Debug)]
struct FixedFile {
    before: SourceFile,
    after: SourceFile,
    /// How many findings were fixed.
    count: usize,
}

/// Why the fixes of a file are not made.
#[derive(Debug, Clone, Copy)]
enum Cancelled {
    /// A dose would say something else.
    Dose,
    /// They undo each other, round after round.
    Unsettled,
}

impl Cancelled {
    const fn reason(self) -> &'static str {
        match self {
            Self::Dose => "a fix would change what a dose says; mend it by hand",
            Self::Unsettled => "its fixes undo each other; mend it by hand, or ignore one of the rules",
        }
    }
}

/// Applies fixes to the texts of a site, in rounds; `judge` tells what is found in them. The texts come to stand in the
/// request, and the outcome is that of the last round.
///
/// # Errors
/// Those of `judge`.
pub(super) fn fix(
    args: &GateArgs,
    engine: &Engine,
    request: &mut Request,
    mut judge: impl FnMut(&Request) -> Result<Outcome, Failure>,
) -> Result<(Outcome, Fixed), Failure> {
    let allowed = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    let mut fixed = Fixed::default();
    let mut outcome = judge(request)?;
    for rounds in 0.. {
        let changed = if rounds < MOST_ROUNDS {
            fixed.one_round(&outcome, allowed, engine, request)
        } else {
            fixed.cancel_unsettled(&outcome, allowed, request)
        };
        if !changed {
            break;
        }
        outcome = judge(request)?;
    }
    Ok((outcome, fixed))
}

impl Fixed {
    /// Applies what may be applied together; whether anything changed.
    fn one_round(&mut self, outcome: &Outcome, allowed: Safety, engine: &Engine, request: &mut Request) -> bool {
        let rounds = self.rounds(outcome, allowed, request);
        let changed = !rounds.is_empty();
        for (source, round) in rounds {
            self.one_file(source, round, engine, request);
        }
        changed
    }

    /// Leaves the files as they were in which there is still something to fix; whether there are any.
    fn cancel_unsettled(&mut self, outcome: &Outcome, allowed: Safety, request: &mut Request) -> bool {
        let rounds = self.rounds(outcome, allowed, request);
        let changed = !rounds.is_empty();
        for (source, _) in rounds {
            self.cancel(source, Cancelled::Unsettled, request);
        }
        changed
    }

    /// The next round of each file that has one, with its text before.
    fn rounds(&self, outcome: &Outcome, allowed: Safety, request: &Request) -> Vec<(SourceFile, Round)> {
        let files = outcome.findings.chunk_by(|a, b| a.finding.path == b.finding.path);
        let next = |findings: &[Box<Located>]| {
            let fixable = findings.iter().map(|located| &**located).filter(|located| !located.finding.fixes.is_empty());
            let fixable: Vec<&Located> = fixable.collect();
            let path = &fixable.first()?.finding.path;
            let source = text_of(path, request).filter(|_| !self.cancelled.contains_key(path))?;
            let round = round(&source.text, &fixable, allowed)?;
            Some((source, round))
        };
        files.filter_map(next).collect()
    }

    fn one_file(&mut self, source: SourceFile, round: Round, engine: &Engine, request: &mut Request) {
        let path = source.path.clone();
        let known = self.files.remove(&path);
        let (before, count) = known.map_or((source, 0), |known| (known.before, known.count));
        let after = SourceFile::new(path.clone(), round.text);
        if !same(&doses(engine, &before), &doses(engine, &after)) {
            return self.cancel(before, Cancelled::Dose, request);
        }
        request.given.insert(path.clone(), after.clone());
        self.files.insert(path, FixedFile { before, after, count: count + round.fixed });
    }

    /// Lets a file be as it was before the first round.
    fn cancel(&mut self, source: SourceFile, why: Cancelled, request: &mut Request) {
        let path = source.path.clone();
        let before = self.files.remove(&path).map_or(source, |known| known.before);
        request.given.insert(path.clone(), before);
        self.cancelled.insert(path, why);
    }

    /// What the fixes change, as a unified diff.
    #[must_use]
    pub(super) fn diff(&self, shown: &Shown) -> String {
        let mut text = String::new();
        for (path, FixedFile { before, after, .. }) in &self.files {
            let path = shown.show(path);
            let diff = TextDiff::from_lines(&before.text, &after.text);
            let diff = diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string();
            text.push_str(&diff);
        }
        text
    }

    /// The fixed text of a file.
    #[must_use]
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(|file| file.after.text.as_str())
    }

    /// Writes the files and says what was fixed; the problems are those of files that could not be written.
    #[must_use]
    pub(super) fn write(&self, site: &Site, shown: &Shown, quiet: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (path, FixedFile { before, after, .. }) in &self.files {
            if let Err(why) = replace(&site.root, &site.root.join(&**path), &before.text, &after.text) {
                problems.push(Problem { path: path.clone(), message: why.to_string(), position: None, fatal: true });
            }
        }
        self.name_cancelled(shown);
        let files = self.files.len() - problems.len();
        if files > 0 && !quiet {
            let count = self.files.values().map(|file| file.count).sum();
            let (findings, files) = (plural(count, "finding"), plural(files, "file"));
            output::warn(&format!("fixed {findings} in {files}\n"));
        }
        problems
    }

    /// Names the files whose fixes were cancelled.
    pub(super) fn name_cancelled(&self, shown: &Shown) {
        for (path, why) in &self.cancelled {
            let path = shown.show(path);
            let path = crate::report::escape::visible(&path);
            output::warn(&format!("{path}: not fixed: {}\n", why.reason()));
        }
    }
}

/// A number and what it counts.
pub(super) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The text of a file as the run sees it.
fn text_of(path: &Arc<str>, request: &Request) -> Option<SourceFile> {
    if let Some(given) = request.given.get(path) {
        return Some(given.clone());
    }
    let files = &request.site.files;
    let file = files.get(files.binary_search_by(|file| file.path.cmp(path)).ok()?)?;
    discover::read(file).ok()
}
