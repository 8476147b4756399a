//! Workflow commands of GitHub Actions: annotations on the lines of a pull request, errors first.

use std::io::{self, Write};

use super::Report;
use super::escape::visible;
use crate::finding::Located;
use crate::rule::Level;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for located in report.by_level() {
        write_command(report, located, out)?;
    }
    Ok(())
}

fn write_command(report: &Report<'_>, located: &Located, out: &mut dyn Write) -> io::Result<()> {
    let finding = &located.finding;
    let (start, end) = (located.place.start, located.place.end);
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Suggestion => "notice",
    };
    let title = format!("medlint ({})", finding.rule);
    write!(out, "::{command} title={},file={},line={}", property(&title), property(&finding.path), start.line)?;
    // GitHub refuses columns on a range of several lines.
    if start.line == end.line {
        write!(out, ",col={},endLine={},endColumn={}", start.column, end.line, end.column)?;
    } else {
        write!(out, ",endLine={}", end.line)?;
    }
    let place = format!("{}:{}:{}: ", visible(&finding.path), start.line, start.column);
    write!(out, "::{}{} [{}]", data(&place), data(&visible(&finding.message)), finding.rule)?;
    match report.help(located) {
        Some(help) => writeln!(out, "%0A{}", data(&visible(help))),
        None => writeln!(out),
    }
}

/// Text of a command, with what would end it escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Value of a property of a command.
fn property(text: &str) -> String {
    visible(&data(text)).replace(':', "%3A").replace(',', "%2C")
}
