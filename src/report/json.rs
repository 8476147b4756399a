//! One JSON document of a stable, versioned shape; or the same objects, one a line.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use super::{Report, TOOL, escape, parts};
use crate::finding::{self, Because, Fix, Located, Safety};
use crate::rule::Level;
use crate::source;

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    tool: Tool,
    summary: Summary<'a>,
    /// They are written behind the rest, part by part.
    findings: [Part<'a>; 0],
}

/// Some of the findings, in a document of their own.
#[derive(Serialize)]
struct Part<'a> {
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Summary<'a> {
    files: usize,
    errors: usize,
    warnings: usize,
    suggestions: usize,
    suppressed: usize,
    baselined: usize,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Problem<'a> {
    path: &'a str,
    message: &'a str,
    line: Option<usize>,
    column: Option<usize>,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    level: &'static str,
    confidence: &'static str,
    path: &'a str,
    span: Span,
    start: Position,
    end: Position,
    text: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    url: Option<String>,
    labels: Vec<Label<'a>>,
    fixes: Vec<FixOut<'a>>,
    fingerprint: String,
}

/// Bytes, end exclusive.
#[derive(Serialize)]
pub(crate) struct Span {
    start: usize,
    end: usize,
}

/// From 1, columns in Unicode scalar values.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Label<'a> {
    path: &'a str,
    span: Span,
    message: &'a str,
}

#[derive(Serialize)]
struct FixOut<'a> {
    title: &'a str,
    safety: &'static str,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    span: Span,
    text: &'a str,
}

/// What ends a document whose last field is an empty list, and one whose last list holds something.
const ENDS: [&[u8]; 2] = [b"]\n}", b"\n  ]\n}"];

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let tool = Tool { name: TOOL.0, version: TOOL.1 };
    let head = pretty(&Document { version: 1, tool, summary: summary(report), findings: [] })?;
    out.write_all(head.strip_suffix(ENDS[0]).unwrap_or(&head))?;
    let findings = &report.outcome.findings;
    let mut mark: &[u8] = b"";
    parts::each(
        findings,
        |findings| list_of(report, findings),
        |part| {
            out.write_all(mark)?;
            mark = b",";
            out.write_all(part)
        },
    )?;
    out.write_all(ENDS[usize::from(!findings.is_empty())])?;
    out.write_all(b"\n")
}

/// Findings as they stand in the list of a document, without its brackets.
fn list_of(report: &Report<'_>, findings: &[Box<Located>]) -> io::Result<Vec<u8>> {
    let mut text = pretty(&Part { findings: findings.iter().map(|located| finding(report, located)).collect() })?;
    let start = text.iter().position(|byte| *byte == b'[').map_or(0, |at| at + 1);
    text.truncate(text.len() - ENDS[1].len());
    text.drain(..start);
    Ok(text)
}

/// A small document that may be looked at in a terminal.
fn pretty<T: Serialize>(document: &T) -> io::Result<Vec<u8>> {
    shown(&serde_json::to_vec_pretty(document)?)
}

/// JSON as it is shown.
fn shown(text: &[u8]) -> io::Result<Vec<u8>> {
    let mut shown = Vec::with_capacity(text.len());
    escape::JsonWriter(&mut shown).write_all(text)?;
    Ok(shown)
}

pub(super) fn write_lines(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let lines = |findings: &[Box<Located>]| {
        let mut text = Vec::new();
        for located in findings {
            serde_json::to_writer(&mut text, &finding(report, located))?;
            text.push(b'\n');
        }
        shown(&text)
    };
    parts::each(&report.outcome.findings, lines, |part| out.write_all(part))
}

/// Writes a JSON document so that it may be looked at in a terminal.
pub(super) fn write_document<T: Serialize>(document: &T, out: &mut dyn Write) -> io::Result<()> {
    let mut buffered = BufWriter::new(escape::JsonWriter(out));
    serde_json::to_writer_pretty(&mut buffered, document)?;
    writeln!(buffered)?;
    buffered.flush()
}

fn summary<'a>(report: &Report<'a>) -> Summary<'a> {
    let outcome = report.outcome;
    let baselined = outcome.set_aside.iter().filter(|aside| aside.because == Because::Baselined).count();
    Summary {
        files: outcome.files.len(),
        errors: outcome.count(Level::Error),
        warnings: outcome.count(Level::Warning),
        suggestions: outcome.count(Level::Suggestion),
        suppressed: outcome.set_aside.len() - baselined,
        baselined,
        problems: outcome.problems.iter().map(problem).collect(),
    }
}

fn problem(problem: &source::Problem) -> Problem<'_> {
    let (line, column) = problem.position.map(|at| (at.line, at.column)).unzip();
    Problem { path: &problem.path, message: &problem.message, line, column }
}

fn finding<'a>(report: &'a Report<'_>, located: &'a Located) -> Finding<'a> {
    let Located { finding, place, fingerprint, .. } = located;
    Finding {
        rule: &finding.rule,
        level: finding.level.name(),
        confidence: finding.confidence.name(),
        path: &finding.path,
        span: finding.span.into(),
        start: place.start.into(),
        end: place.end.into(),
        text: &place.text,
        message: &finding.message,
        help: report.help(located),
        url: report.page(&finding.rule),
        labels: finding.labels.iter().map(label).collect(),
        fixes: finding.fixes.iter().map(fix).collect(),
        fingerprint: fingerprint.to_string(),
    }
}

fn label(label: &finding::Label) -> Label<'_> {
    Label { path: &label.path, span: label.span.into(), message: &label.message }
}

fn fix(fix: &Fix) -> FixOut<'_> {
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
    };
    let edits = fix.edits.iter().map(|edit| Edit { span: edit.span.into(), text: &edit.text });
    FixOut { title: &fix.title, safety, edits: edits.collect() }
}

impl From<source::Span> for Span {
    fn from(source::Span { start, end }: source::Span) -> Self {
        Self { start, end }
    }
}

impl From<source::Position> for Position {
    fn from(source::Position { line, column }: source::Position) -> Self {
        Self { line, column }
    }
}
