//! `medlint rules` and `medlint explain`: the rules that run here, a line each, and all there is to know of one.

use super::args::{ExplainArgs, ListFormat, RulesArgs, When};
use super::error::Failure;
use super::exit::Exit;
use super::output;
use super::plan::engine_here;
use super::reports::terminal;
use crate::lint::EngineError;
use crate::report::explain::{self, Style};

/// Prints the rules.
pub(super) fn list(args: &RulesArgs) -> Result<Exit, Failure> {
    let engine = engine_here(&args.settings)?;
    let mut text = Vec::new();
    explain::list(&engine.profile.rules, args.all, args.format.style(), &mut text)?;
    output::print(&text)?;
    Ok(Exit::Clean)
}

/// Prints all there is to know of a rule.
pub(super) fn explain(args: &ExplainArgs) -> Result<Exit, Failure> {
    let engine = engine_here(&args.settings)?;
    let rules = &engine.profile.rules;
    let Some(rule) = rules.get(&args.rule) else {
        return Err(match rules.check_name(&args.rule) {
            Ok(()) => Failure::usage(format!(
                "`{}` is a family; name one of its rules (`medlint rules` lists them)",
                args.rule
            )),
            Err(unknown) => EngineError::Unknown(unknown).into(),
        });
    };
    let mut text = Vec::new();
    explain::explain(rule, args.format.style(), terminal(When::Auto), &mut text)?;
    output::print(&text)?;
    Ok(Exit::Clean)
}

impl ListFormat {
    const fn style(self) -> Style {
        match self {
            Self::Text => Style::Text,
            Self::Markdown => Style::Markdown,
            Self::Json => Style::Json,
        }
    }
}
