//! JUnit XML: a test suite an article, a failed test a finding; an article without findings is one passed test.

use std::io::{self, Write};

use super::Report;
use super::escape::xml;
use crate::finding::Located;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let outcome = report.outcome;
    let findings = outcome.findings.len();
    let errors = outcome.problems.iter().filter(|problem| problem.fatal).count();
    let suites: Vec<_> = outcome.files.iter().map(|path| (path, of(&outcome.findings, path))).collect();
    let clean = suites.iter().filter(|(_, found)| found.is_empty()).count();
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    let tests = findings + clean + errors;
    writeln!(out, r#"<testsuites name="medlint" tests="{tests}" failures="{findings}" errors="{errors}">"#)?;
    for (path, found) in suites {
        write_suite(report, path, found, out)?;
    }
    for problem in outcome.problems.iter().filter(|problem| problem.fatal) {
        let (path, message) = (xml(&problem.path), xml(&problem.message));
        writeln!(out, r#"  <testsuite name="{path}" tests="1" failures="0" errors="1">"#)?;
        writeln!(out, r#"    <testcase name="read" classname="{path}"><error message="{message}"/></testcase>"#)?;
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn write_suite(report: &Report<'_>, path: &str, found: &[Box<Located>], out: &mut dyn Write) -> io::Result<()> {
    let path = xml(path);
    let (tests, failures) = (found.len().max(1), found.len());
    writeln!(out, r#"  <testsuite name="{path}" tests="{tests}" failures="{failures}" errors="0">"#)?;
    if found.is_empty() {
        writeln!(out, r#"    <testcase name="medlint" classname="{path}"/>"#)?;
    }
    for located in found {
        let finding = &located.finding;
        let (line, column) = (located.place.start.line, located.place.start.column);
        let (rule, level, message) = (xml(&finding.rule), finding.level.name(), xml(&finding.message));
        writeln!(out, r#"    <testcase name="{rule}" classname="{path}" line="{line}" column="{column}">"#)?;
        write!(out, r#"      <failure type="{level}" message="{message}">"#)?;
        write!(out, "{path}:{line}:{column}: {message}")?;
        if let Some(help) = report.help(located) {
            write!(out, "\n{}", xml(help))?;
        }
        writeln!(out, "</failure>\n    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

/// The findings of one article; findings are sorted by path.
fn of<'a>(findings: &'a [Box<Located>], path: &str) -> &'a [Box<Located>] {
    let start = findings.partition_point(|located| &*located.finding.path < path);
    let end = findings.partition_point(|located| &*located.finding.path <= path);
    &findings[start..end]
}
