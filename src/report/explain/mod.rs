//! What a rule is: its reasons, examples, sources and settings, for a terminal, as Markdown and as JSON.

use std::io::{self, Write};

mod json;
mod markdown;
mod text;

use super::Terminal;
use crate::rule::{Rule, RuleSet};

pub(super) use markdown::markdown;

/// How a rule or a list of rules is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// For people at a terminal.
    Text,
    /// Markdown, as on the page of the rule.
    Markdown,
    /// One JSON document.
    Json,
}

/// Writes all there is to know of a rule.
///
/// # Errors
/// `out` cannot be written to.
pub fn explain(rule: &Rule, style: Style, terminal: Terminal, out: &mut dyn Write) -> io::Result<()> {
    match style {
        Style::Text => text::write(rule, terminal, out),
        Style::Markdown => write!(out, "{}", markdown(rule)),
        Style::Json => json::write(rule, out),
    }
}

/// Writes the rules of a run, a line each: id, level, what is found. With `all`, those that are off as well.
///
/// # Errors
/// `out` cannot be written to.
pub fn list(rules: &RuleSet, all: bool, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<_> = rules.iter().filter(|rule| all || rule.enabled).collect();
    match style {
        Style::Text => text::write_list(&shown, out),
        Style::Markdown => markdown::write_list(&shown, out),
        Style::Json => json::write_list(&shown, out),
    }
}

/// The level of a rule, or that it is off.
fn level(rule: &Rule) -> &'static str {
    if rule.enabled { rule.level.name() } else { "off" }
}
