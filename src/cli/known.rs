//! `--baseline` and `--write-baseline`: findings that are known do not count.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::args::GateArgs;
use super::error::Failure;
use super::output;
use super::plan::{Shown, Site};
use crate::baseline::{Baseline, Entry, Parted, Run};
use crate::lint::{Engine, Outcome};

/// Where `--write-baseline` writes to when no file is named.
const DEFAULT: &str = ".medlint-baseline";
/// The most stale entries that are named.
const MOST_NAMED: usize = 10;

/// The baseline of a run.
#[derive(Debug)]
pub(super) struct Known {
    file: PathBuf,
    /// None when it is to be written for the first time.
    baseline: Option<Baseline>,
    is_written: bool,
}

impl Known {
    /// Reads the baseline that was asked for.
    ///
    /// # Errors
    /// It does not exist and is not to be written, or has a line that is no entry.
    pub(super) fn read(args: &GateArgs, site: &Site, cwd: &Path) -> Result<Option<Self>, Failure> {
        let file = match &args.baseline {
            Some(file) => cwd.join(file),
            None if args.write_baseline => site.root.join(DEFAULT),
            None => return Ok(None),
        };
        let shown = file.strip_prefix(cwd).unwrap_or(&file).display();
        let baseline = match std::fs::read_to_string(&file) {
            Ok(text) => Some(Baseline::parse(&text).map_err(|bad| {
                let line = bad.line;
                Failure::usage(format!(
                    "{shown}:{line}: no entry of a baseline: `{}`; mend the line, or take it out",
                    bad.text
                ))
            })?),
            Err(_) if args.write_baseline && !file.exists() => None,
            Err(error) => {
                let hint = "--write-baseline makes it from what is found now";
                return Err(Failure::usage(format!("the baseline {shown} cannot be read: {error}; {hint}")));
            }
        };
        Ok(Some(Self { file, baseline, is_written: args.write_baseline }))
    }

    /// Sets aside what is known, and writes the baseline when that was asked for. Stale entries are named unless `quiet`.
    ///
    /// # Errors
    /// The baseline cannot be written.
    pub(super) fn apply(
        &self,
        outcome: &mut Outcome,
        engine: &Engine,
        site: &Site,
        quiet: bool,
    ) -> Result<(), Failure> {
        let folder = self.file.parent().unwrap_or(Path::new(""));
        let shown = Shown::new(&site.root, folder);
        let path = |path: &str| shown.show(&path.into()).to_string();
        let findings = std::mem::take(&mut outcome.findings);
        let first = self.baseline.is_none().then(|| Baseline::of(&findings, path));
        let baseline = self.baseline.as_ref().or(first.as_ref());
        let checked: HashSet<String> = outcome.files.iter().map(|file| path(file)).collect();
        let is_checked = |path: &str, rule: &str| checked.contains(path) && engine.profile.rules.active(rule).is_some();
        let is_gone = |path: &str| !folder.join(path).exists();
        let run = Run { path: &path, is_gone: &is_gone, is_checked: &is_checked };
        let parted = baseline.map_or_else(Parted::default, |baseline| baseline.part(findings, &run));
        outcome.findings = parted.new;
        outcome.set_aside.extend(parted.known);
        if self.is_written {
            self.write(&parted.rest, quiet)?;
        } else if !quiet {
            self.name_stale(&parted.stale);
        }
        Ok(())
    }

    fn write(&self, rest: &Baseline, quiet: bool) -> Result<(), Failure> {
        output::write(&self.file, |out| write!(out, "{rest}"))
            .map_err(|error| Failure::usage(format!("{} cannot be written: {error}", self.file.display())))?;
        if !quiet {
            let before = self.baseline.as_ref().map_or(String::new(), |before| format!(", {} before", before.len()));
            output::warn(&format!("{}: {} known findings{before}\n", self.file.display(), rest.len()));
        }
        Ok(())
    }

    fn name_stale(&self, stale: &[Entry]) {
        if stale.is_empty() {
            return;
        }
        let file = self.file.display();
        output::warn(&format!(
            "{file}: {} stale entries, not found any more; --write-baseline takes them out\n",
            stale.len()
        ));
        for entry in stale.iter().take(MOST_NAMED) {
            output::warn(&format!("  {} {}\n", crate::report::escape::visible(&entry.path), entry.rule));
        }
    }
}
