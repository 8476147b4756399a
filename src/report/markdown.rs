//! A summary in Markdown for the page of a CI job, kept under the size such pages take.

use std::io::{self, Write};

use super::escape::markdown;
use super::{Report, summary};
use crate::finding::Located;

/// GitHub takes 1 MiB for the summary of a step; some is left for what others add.
const MOST_BYTES: usize = 1_000_000;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let outcome = report.outcome;
    let mut text = format!("## medlint\n\n{}\n", markdown(&summary::counts(report)));
    if !outcome.problems.is_empty() {
        text.push_str("\n### Not checked as meant\n\n");
        for problem in &outcome.problems {
            text.push_str(&format!("- <code>{}</code>: {}\n", markdown(&problem.path), markdown(&problem.message)));
            if text.len() > MOST_BYTES / 2 {
                text.push_str("- …\n");
                break;
            }
        }
    }
    if !outcome.findings.is_empty() {
        text.push_str("\n| | Place | Finding | Rule |\n|---|---|---|---|\n");
    }
    for (shown, located) in report.by_level().enumerate() {
        let row = row(report, located);
        if text.len() + row.len() > MOST_BYTES {
            text.push_str(&format!("\n{} more are not shown here.\n", outcome.findings.len() - shown));
            break;
        }
        text.push_str(&row);
    }
    out.write_all(text.as_bytes())
}

fn row(report: &Report<'_>, located: &Located) -> String {
    let finding = &located.finding;
    let (line, column) = (located.place.start.line, located.place.start.column);
    let rule = match report.page(&finding.rule) {
        Some(url) => format!("[{}]({url})", finding.rule),
        None => finding.rule.to_string(),
    };
    let help = report.help(located).map(|help| format!("<br>{}", markdown(help))).unwrap_or_default();
    let (level, path, message) = (finding.level.name(), markdown(&finding.path), markdown(&finding.message));
    format!("| {level} | <code>{path}:{line}:{column}</code> | {message}{help} | {rule} |\n")
}
