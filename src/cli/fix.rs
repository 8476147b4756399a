//! `--fix` and `--diff`: fixes in rounds until nothing changes, then each file whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use similar::TextDiff;

use super::args::GateArgs;
use super::error::Failure;
use super::output;
use super::plan::{Shown, Site};
use crate::discover;
use crate::finding::{Located, Safety};
use crate::fix::{MOST_ROUNDS, replace, round, same_doses};
use crate::lint::{Engine, Outcome, Request, doses};
use crate::source::{Problem, SourceFile};

/// What the fixes of a site came to.
#[derive(Debug, Default)]
pub(super) struct Fixed {
    /// Texts before and after, by path relative to the root.
    texts: BTreeMap<Arc<str>, (SourceFile, SourceFile)>,
    /// How many findings were fixed.
    count: usize,
    /// Files whose fixes would have changed what a dose says.
    cancelled: BTreeSet<Arc<str>>,
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
    for _ in 0..MOST_ROUNDS {
        if !fixed.one_round(&outcome, allowed, engine, request) {
            break;
        }
        outcome = judge(request)?;
    }
    Ok((outcome, fixed))
}

impl Fixed {
    /// Applies what may be applied together; whether anything changed.
    fn one_round(&mut self, outcome: &Outcome, allowed: Safety, engine: &Engine, request: &mut Request) -> bool {
        let mut changed = false;
        for findings in outcome.findings.chunk_by(|a, b| a.finding.path == b.finding.path) {
            let Some(path) = findings.first().map(|located| located.finding.path.clone()) else { continue };
            if !self.cancelled.contains(&path) {
                changed |= self.one_file(&path, findings, allowed, engine, request);
            }
        }
        changed
    }

    fn one_file(
        &mut self,
        path: &Arc<str>,
        findings: &[Located],
        allowed: Safety,
        engine: &Engine,
        request: &mut Request,
    ) -> bool {
        let findings: Vec<&Located> = findings.iter().filter(|located| !located.finding.fixes.is_empty()).collect();
        if findings.is_empty() {
            return false;
        }
        let Some(source) = text_of(path, request) else { return false };
        let Some(round) = round(&source.text, &findings, allowed) else { return false };
        let before = self.texts.get(path).map_or(&source, |(before, _)| before).clone();
        let after = SourceFile::new(path.clone(), round.text);
        request.given.retain(|given| given.path != *path);
        if !same_doses(&doses(engine, &before), &doses(engine, &after)) {
            self.cancelled.insert(path.clone());
            self.texts.remove(path);
            request.given.push(before);
            return true;
        }
        self.count += round.fixed;
        request.given.push(after.clone());
        self.texts.insert(path.clone(), (before, after));
        true
    }

    /// What the fixes change, as a unified diff.
    #[must_use]
    pub(super) fn diff(&self, shown: &Shown) -> String {
        let mut text = String::new();
        for (path, (before, after)) in &self.texts {
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
        self.texts.get(path).map(|(_, after)| after.text.as_str())
    }

    /// Writes the files and says what was fixed; the problems are those of files that could not be written.
    #[must_use]
    pub(super) fn write(&self, site: &Site, shown: &Shown, quiet: bool) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (path, (before, after)) in &self.texts {
            if let Err(why) = replace(&site.root, &site.root.join(&**path), &before.text, &after.text) {
                problems.push(Problem { path: path.clone(), message: why.to_string(), position: None, fatal: true });
            }
        }
        self.name_cancelled(shown);
        let files = self.texts.len() - problems.len();
        if files > 0 && !quiet {
            let (findings, files) = (plural(self.count, "finding"), plural(files, "file"));
            output::warn(&format!("fixed {findings} in {files}\n"));
        }
        problems
    }

    /// Names the files whose fixes were cancelled.
    pub(super) fn name_cancelled(&self, shown: &Shown) {
        for path in &self.cancelled {
            let path = shown.show(path);
            let path = crate::report::escape::visible(&path);
            output::warn(&format!("{path}: not fixed: a fix would change what a dose says; mend it by hand\n"));
        }
    }
}

fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The text of a file as the run sees it.
fn text_of(path: &Arc<str>, request: &Request) -> Option<SourceFile> {
    if let Some(given) = request.given.iter().find(|given| given.path == *path) {
        return Some(given.clone());
    }
    let file = request.site.files.iter().find(|file| file.path == *path)?;
    discover::read(file).ok()
}
