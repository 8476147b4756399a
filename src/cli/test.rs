//! `medlint test`: runs the examples of rule files.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use rayon::prelude::*;

use super::args::TestArgs;
use super::error::Failure;
use super::exit::Exit;
use super::output;
use super::plan::{engine_here, site_here};
use crate::config::join;
use crate::lint::examples::{failures, untouched};
use crate::rule::{self, Mistake, Rule};
use crate::source::Span;

/// Runs the examples.
pub(super) fn run(args: &TestArgs) -> Result<Exit, Failure> {
    let mut settings = args.settings.clone();
    settings.rule_folders.extend(args.folder.clone());
    let folders = own_folders(args, &settings.rule_folders)?;
    let own = own_ids(&folders)?;
    let engine = engine_here(&settings)?;
    let rules: Vec<&Rule> =
        engine.profile.rules.iter().filter(|rule| own.is_empty() || own.contains(&*rule.id)).collect();
    let failed: Result<Vec<_>, _> = rules.par_iter().map(|rule| failures(rule, &folders)).collect();
    let failed: Vec<_> = failed?.into_iter().flatten().collect();
    let mut text = String::new();
    for failure in &failed {
        let _ = writeln!(text, "{} (example on line {}): {}", failure.rule, failure.line, failure.message);
    }
    for rule in rules.iter().filter(|_| args.coverage) {
        for phrase in untouched(rule, &engine) {
            let _ = writeln!(text, "{}: no bad example holds \"{phrase}\"", rule.id);
        }
    }
    output::print(text.as_bytes())?;
    let examples: usize =
        rules.iter().map(|rule| rule.docs().examples.bad.len() + rule.docs().examples.good.len()).sum();
    let plural = if rules.len() == 1 { "" } else { "s" };
    output::warn(&format!("{examples} examples of {} rule{plural}, {} failed\n", rules.len(), failed.len()));
    Ok(if failed.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// The folders with the user's rules: those that were typed, else those of the configuration.
fn own_folders(args: &TestArgs, typed: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    if !typed.is_empty() {
        return Ok(typed.to_owned());
    }
    let site = site_here(&args.settings)?;
    Ok(site.config.rule_folders.iter().map(|folder| join(&site.root, &folder.value)).collect())
}

fn own_ids(folders: &[PathBuf]) -> Result<BTreeSet<String>, Failure> {
    let mut ids = BTreeSet::new();
    for folder in folders {
        let texts = rule::read_folder(folder).map_err(|error| {
            let shown = folder.to_string_lossy().into();
            vec![Mistake::new(&shown, &"".into(), Span::default(), format!("cannot be read: {error}"))]
        })?;
        if texts.is_empty() {
            return Err(Failure::usage(format!("{}: no rule files (.yaml) in it", folder.display())));
        }
        ids.extend(texts.into_iter().map(|text| text.id));
    }
    Ok(ids)
}
