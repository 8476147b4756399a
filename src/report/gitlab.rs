//! A code quality report of GitLab: a JSON array whose fingerprints do not depend on line numbers.

use std::io::{self, Write};

use serde::Serialize;

use super::{Report, json::write_document};
use crate::finding::{Finding, Located};
use crate::rule::Level;
use crate::source;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<_> = report.outcome.findings.iter().map(|located| issue(report, located)).collect();
    write_document(&issues, out)
}

fn issue<'a>(report: &Report<'_>, located: &'a Located) -> Issue<'a> {
    let Located { finding, place, fingerprint, .. } = located;
    let description = match report.help(located) {
        Some(help) => format!("{} {help}", finding.message),
        None => finding.message.clone(),
    };
    let positions = Positions { begin: position(place.start), end: position(place.end) };
    let location = Location { path: &finding.path, positions };
    Issue {
        description,
        check_name: &finding.rule,
        fingerprint: fingerprint.to_string(),
        severity: severity(finding),
        location,
    }
}

fn position(source::Position { line, column }: source::Position) -> Position {
    Position { line, column }
}

/// Errors of dosing are the ones that harm.
fn severity(finding: &Finding) -> &'static str {
    match finding.level {
        Level::Error if finding.rule.starts_with("doses/") => "critical",
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Suggestion => "info",
    }
}
