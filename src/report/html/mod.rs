//! One self-contained page for people who do not work in a terminal.

use std::io::{self, Write};

use super::escape::html;
use super::{Report, summary};
use crate::finding::{Located, Place};
use crate::source::Span;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let outcome = report.outcome;
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>medlint report</title>\n\
         <style>\n{}</style>\n</head>\n<body>\n<h1>medlint</h1>\n<p>{}</p>\n",
        include_str!("style.css"),
        html(&summary::counts(report))
    )?;
    if !outcome.problems.is_empty() {
        writeln!(out, "<h2>Not checked as meant</h2>\n<ul>")?;
        for problem in &outcome.problems {
            writeln!(out, "<li><code>{}</code> {}</li>", html(&problem.path), html(&problem.message))?;
        }
        writeln!(out, "</ul>")?;
    }
    for findings in outcome.findings.chunk_by(|a, b| a.finding.path == b.finding.path) {
        let path = findings.first().map_or("", |located| &located.finding.path);
        writeln!(out, "<details open>\n<summary><code>{}</code> ({})</summary>", html(path), findings.len())?;
        for located in findings {
            write_finding(report, located, out)?;
        }
        writeln!(out, "</details>")?;
    }
    writeln!(out, "</body>\n</html>")
}

fn write_finding(report: &Report<'_>, located: &Located, out: &mut dyn Write) -> io::Result<()> {
    let Located { finding, place, .. } = located;
    let (level, rule) = (finding.level.name(), html(&finding.rule));
    writeln!(out, "<article class=\"{level}\">")?;
    write!(out, "<p><b>{level}</b> {} ", html(&finding.message))?;
    match report.page(&finding.rule) {
        Some(url) => writeln!(out, "<a href=\"{}\">{rule}</a></p>", html(&url))?,
        None => writeln!(out, "<code>{rule}</code></p>")?,
    }
    write_source(place, finding.span, out)?;
    for (label, place) in located.labels() {
        let at = place.map_or(String::new(), |place| format!(":{}:{}", place.start.line, place.start.column));
        writeln!(out, "<p class=\"label\"><code>{}{at}</code> {}</p>", html(&label.path), html(&label.message))?;
    }
    if let Some(help) = report.help(located) {
        writeln!(out, "<p class=\"help\">{}</p>", html(help))?;
    }
    writeln!(out, "</article>")
}

/// The lines of a finding, with what was found marked.
fn write_source(place: &Place, span: Span, out: &mut dyn Write) -> io::Result<()> {
    let Some(excerpt) = &place.excerpt else { return Ok(()) };
    let start = span.start.saturating_sub(excerpt.offset);
    let end = (start + span.len()).min(excerpt.text.len());
    let parts = (excerpt.text.get(..start), excerpt.text.get(start..end), excerpt.text.get(end..));
    let (Some(before), Some(found), Some(after)) = parts else { return Ok(()) };
    let (line, dots) = (place.start.line, if excerpt.column > 1 { "…" } else { "" });
    let (before, found, after) = (html(before), html(found), html(after));
    writeln!(out, "<pre><span>{line}</span>{dots}{before}<mark>{found}</mark>{after}</pre>")
}
