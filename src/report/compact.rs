//! One line a finding: `path:line:col: level message [id]`.

use std::io::{self, Write};

use super::Report;
use super::escape::visible;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for located in &report.outcome.findings {
        let finding = &located.finding;
        let start = located.place.start;
        writeln!(
            out,
            "{}:{}:{}: {} {} [{}]",
            visible(&finding.path),
            start.line,
            start.column,
            finding.level.name(),
            visible(&finding.message),
            finding.rule
        )?;
    }
    Ok(())
}
