//! The end of a run for people: the counts, and what could not be checked and why.

use std::io::{self, Write};

use super::Report;
use super::escape::visible;
use crate::finding::Because;
use crate::rule::Level;
use crate::source::Problem;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let outcome = report.outcome;
    write_problems(&outcome.problems, out)?;
    writeln!(out, "{}", counts(report))?;
    let unchecked = outcome.unchecked;
    if unchecked.files > 0 {
        writeln!(out, "{} could not be checked, named above", number(unchecked.files, "file"))?;
    }
    if unchecked.unknown_kind > 0 {
        let files = number(unchecked.unknown_kind, "file");
        writeln!(
            out,
            "{files} of no known kind or language: which sections they owe was not checked (set `type:`, `kinds:` or `lang:`)"
        )?;
    }
    if unchecked.links > 0 {
        writeln!(
            out,
            "{} not checked: where they lead cannot be told from the files",
            number(unchecked.links, "link")
        )?;
    }
    Ok(())
}

pub(super) fn write_problems(problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
    problems.iter().try_for_each(|problem| writeln!(out, "{}", problem_line(problem)))
}

/// "3 errors, 1 warning in 2 of 12 files; 4 suppressed".
pub(super) fn counts(report: &Report<'_>) -> String {
    let outcome = report.outcome;
    let files = number(outcome.files.len(), "file");
    let levels = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Suggestion, "suggestion")];
    let counted = levels.map(|(level, name)| (outcome.count(level), name));
    let mut parts: Vec<_> =
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(count, name)| number(count, name)).collect();
    let found = if parts.is_empty() {
        format!("nothing found in {files}")
    } else {
        let mut paths: Vec<_> = outcome.findings.iter().map(|located| &located.finding.path).collect();
        paths.dedup();
        let last = parts.pop().unwrap_or_default();
        let list = if parts.is_empty() { last } else { format!("{} and {last}", parts.join(", ")) };
        format!("{list} in {} of {files}", paths.len())
    };
    let baselined = outcome.set_aside.iter().filter(|aside| aside.because == Because::Baselined).count();
    let suppressed = outcome.set_aside.len() - baselined;
    let aside = |count: usize, what: &str| if count == 0 { String::new() } else { format!("; {count} {what}") };
    format!("{found}{}{}", aside(suppressed, "suppressed"), aside(baselined, "in the baseline"))
}

fn problem_line(problem: &Problem) -> String {
    let place = problem.position.map_or(String::new(), |at| format!("{}:{}:", at.line, at.column));
    let sign = if problem.fatal { "error" } else { "note" };
    format!("{}:{place} {sign}: {}", visible(&problem.path), visible(&problem.message))
}

/// "1 file", "2 files".
fn number(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}
