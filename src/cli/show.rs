//! `--show-files` and `--show-settings`: what a run would do.

use std::fmt::Write;
use std::path::Path;

use super::args::CheckArgs;
use super::check::find;
use super::error::Failure;
use super::exit::Exit;
use super::output;
use super::plan::{Plan, Shown};
use crate::config::FailOn;
use crate::lint::Engine;

/// Prints the files that would be checked.
pub(super) fn files(plan: &Plan, cwd: &Path) -> Result<Exit, Failure> {
    let mut paths = Vec::new();
    for site in &plan.sites {
        let shown = Shown::new(&site.root, cwd);
        let files = find(site).files.into_iter().filter(|file| file.named);
        paths.extend(files.map(|file| format!("{}\n", shown.show(&file.path))));
    }
    paths.sort();
    output::print(paths.concat().as_bytes())?;
    plan.problems.iter().for_each(|problem| output::warn(&format!("{}: {}\n", problem.path, problem.message)));
    Ok(if plan.problems.is_empty() { Exit::Clean } else { Exit::Incomplete })
}

/// Prints the settings that hold for each site, as YAML.
pub(super) fn settings(plan: &Plan, args: &CheckArgs) -> Result<Exit, Failure> {
    let mut text = String::new();
    for site in &plan.sites {
        let engine = Engine::new(site.config.clone(), &site.root, args.settings.chosen())?;
        let file = site.config.source.as_ref().map_or("none", |(path, _)| path);
        let settings = &engine.profile.settings;
        let fail_on = args.fail_on.or(site.config.fail_on).unwrap_or(FailOn::Error).level();
        let least = args.min_severity.or(site.config.min_severity);
        let _ = writeln!(text, "configuration: {file}");
        let _ = writeln!(text, "root: {}", site.root.display());
        let _ = writeln!(text, "content: {:?}", site.config.content);
        let _ = writeln!(text, "style: {}", settings.style.name());
        let _ = writeln!(text, "today: {}", settings.today);
        let _ = writeln!(text, "fail-on: {}", fail_on.map_or("never", |level| level.name()));
        let _ = writeln!(text, "min-severity: {}", least.map_or("suggestion", |level| level.name()));
        let _ = writeln!(text, "rules:");
        for rule in engine.profile.rules.iter() {
            let level = if rule.enabled { rule.level.name() } else { "off" };
            let _ = writeln!(text, "  {}: {level}", rule.id);
        }
    }
    output::print(text.as_bytes())?;
    Ok(Exit::Clean)
}
