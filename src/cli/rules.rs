//! `medlint rules`: the rules that run here, a line each.

use std::fmt::Write;

use serde::Serialize;

use super::args::{ListFormat, RulesArgs};
use super::error::Failure;
use super::exit::Exit;
use super::output;
use super::plan::engine_here;
use crate::report::page;
use crate::rule::{FixKind, Rule};

/// A rule as `--format json` prints it.
#[derive(Serialize)]
struct RuleLine<'a> {
    id: &'a str,
    summary: &'a str,
    level: &'a str,
    confidence: &'a str,
    active: bool,
    fix: &'a str,
    url: String,
}

/// Prints the rules.
pub(super) fn run(args: &RulesArgs) -> Result<Exit, Failure> {
    let engine = engine_here(&args.settings)?;
    let rules: Vec<&Rule> = engine.profile.rules.iter().filter(|rule| rule.enabled || args.all).collect();
    let text = match args.format {
        ListFormat::Text => lines(&rules),
        ListFormat::Json => {
            let lines: Vec<_> = rules.iter().map(|rule| line(rule)).collect();
            serde_json::to_string_pretty(&lines).map_err(std::io::Error::from)? + "\n"
        }
    };
    output::print(text.as_bytes())?;
    Ok(Exit::Clean)
}

fn lines(rules: &[&Rule]) -> String {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let mut text = String::new();
    for rule in rules {
        let level = if rule.enabled { rule.level.name() } else { "off" };
        let _ = writeln!(text, "{:width$}  {level:10}  {}", rule.id, rule.docs().summary);
    }
    text
}

fn line(rule: &Rule) -> RuleLine<'_> {
    RuleLine {
        id: &rule.id,
        summary: &rule.docs().summary,
        level: rule.level.name(),
        confidence: rule.confidence.name(),
        active: rule.enabled,
        fix: match rule.fix {
            FixKind::Safe => "safe",
            FixKind::Unsafe => "unsafe",
            FixKind::None => "none",
        },
        url: page(&rule.id),
    }
}
