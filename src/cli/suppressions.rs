//! `medlint suppressions`: where a site sets findings aside, why, and who says so.

use std::collections::HashMap;

use super::args::{AuditFormat, SuppressionsArgs};
use super::check::find;
use super::error::Failure;
use super::exit::Exit;
use super::output;
use super::plan::{Shown, plan};
use crate::git::{self, Written};
use crate::lint::{Engine, Given, Outcome, Request, lint};
use crate::report::suppressions::{Audited, ListStyle, write};

/// Prints the list.
pub(super) fn run(args: &SuppressionsArgs) -> Result<Exit, Failure> {
    let cwd = std::env::current_dir()?;
    let plan = plan(&args.paths, None, &args.settings, &cwd)?;
    let mut outcome = Outcome { problems: plan.problems, ..Outcome::default() };
    for site in &plan.sites {
        let engine = Engine::new(site.config.clone(), &site.root, args.settings.chosen())?;
        let shown = Shown::new(&site.root, &cwd);
        let request = Request { site: find(site), given: Given::new(), excerpts: false };
        outcome = outcome.merge(lint(&engine, &request).shown(|path| shown.show(path)));
    }
    let mut authors: HashMap<&str, Vec<Written>> = HashMap::new();
    let mut audited = Vec::with_capacity(outcome.suppressions.len());
    for suppression in &outcome.suppressions {
        let lines = authors.entry(&suppression.path).or_insert_with(|| git::blame(&cwd, &suppression.path));
        let written = lines.get(suppression.place.start.line - 1).cloned();
        let written = written.map(|Written { author, day }| (author, day));
        audited.push(Audited { suppression, written });
    }
    let style = match args.format {
        AuditFormat::Text => ListStyle::Text,
        AuditFormat::Csv => ListStyle::Csv,
        AuditFormat::Json => ListStyle::Json,
    };
    let mut text = Vec::new();
    write(&audited, style, &mut text)?;
    output::print(&text)?;
    for problem in &outcome.problems {
        output::warn(&format!("{}: {}\n", problem.path, problem.message));
    }
    Ok(if outcome.is_incomplete() { Exit::Incomplete } else { Exit::Clean })
}
