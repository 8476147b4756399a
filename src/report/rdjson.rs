//! The diagnostic format of reviewdog; columns count bytes of UTF-8.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Report, TOOL, json::write_document};
use crate::finding::{Located, Place};
use crate::rule::Level;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics: Vec<_> = report.outcome.findings.iter().map(|located| diagnostic(report, located)).collect();
    let source = json!({"name": TOOL.0, "url": env!("CARGO_PKG_REPOSITORY")});
    write_document(&json!({"source": source, "diagnostics": diagnostics}), out)
}

fn diagnostic(report: &Report<'_>, located: &Located) -> Value {
    let finding = &located.finding;
    let message = match report.help(located) {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut diagnostic = json!({
        "message": message,
        "location": location(&finding.path, &located.place),
        "severity": match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Suggestion => "INFO",
        },
        "code": {"value": &*finding.rule},
    });
    if let Some(page) = report.page(&finding.rule) {
        diagnostic["code"]["url"] = page.into();
    }
    if let (Some(fix), Some(places)) = (finding.fixes.first(), located.edits.first()) {
        let suggestion = fix.edits.iter().zip(places);
        let suggestion = suggestion.map(|(edit, place)| json!({"range": range(place), "text": edit.text}));
        diagnostic["suggestions"] = suggestion.collect();
    }
    let related = located.labels().filter_map(|(label, place)| Some((label, place?)));
    let related: Vec<_> = related
        .map(|(label, place)| json!({"message": label.message, "location": location(&label.path, place)}))
        .collect();
    if !related.is_empty() {
        diagnostic["related_locations"] = Value::Array(related);
    }
    diagnostic
}

fn location(path: &str, place: &Place) -> Value {
    json!({"path": path, "range": range(place)})
}

fn range(place: &Place) -> Value {
    json!({
        "start": {"line": place.start.line, "column": place.byte_columns.0},
        "end": {"line": place.end.line, "column": place.byte_columns.1},
    })
}
