//! Where a site sets findings aside, for an audit: text, CSV and JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::escape::{csv, visible};
use super::json::write_document;
use crate::suppress::Suppression;

/// How the list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListStyle {
    /// For people at a terminal.
    Text,
    /// Comma separated values, with a line of names.
    Csv,
    /// One JSON document.
    Json,
}

/// A suppression with who wrote its line, where git knows.
#[derive(Debug)]
pub struct Audited<'a> {
    /// The suppression.
    pub suppression: &'a Suppression,
    /// Who wrote the line, and on which day (YYYY-MM-DD).
    pub written: Option<(String, String)>,
}

#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    line: usize,
    rules: Vec<&'a str>,
    /// First and last line; none for the whole file.
    lines: Option<(usize, Option<usize>)>,
    reason: &'a str,
    until: Option<String>,
    expired: bool,
    findings: usize,
    author: Option<&'a str>,
    date: Option<&'a str>,
}

impl<'a> Entry<'a> {
    fn new(audited: &'a Audited<'_>) -> Self {
        let Suppression { path, place, lines, names, reason, until, expired, .. } = audited.suppression;
        Self {
            path,
            line: place.start.line,
            rules: names.iter().map(|named| named.name.as_str()).collect(),
            lines: lines.map(|(first, last)| (first, (last != usize::MAX).then_some(last))),
            reason,
            until: until.map(|day| day.to_string()),
            expired: *expired,
            findings: names.iter().map(|named| named.used).sum(),
            author: audited.written.as_ref().map(|(author, _)| author.as_str()),
            date: audited.written.as_ref().map(|(_, date)| date.as_str()),
        }
    }

    /// "whole file", "line 3", "lines 3 to 9", "from line 3".
    fn scope(&self) -> String {
        match self.lines {
            None => "whole file".to_owned(),
            Some((first, Some(last))) if first == last => format!("line {first}"),
            Some((first, Some(last))) => format!("lines {first} to {last}"),
            Some((first, None)) => format!("from line {first}"),
        }
    }
}

/// Writes the list.
///
/// # Errors
/// `out` cannot be written to.
pub fn write(all: &[Audited<'_>], style: ListStyle, out: &mut dyn Write) -> io::Result<()> {
    let entries: Vec<_> = all.iter().map(Entry::new).collect();
    match style {
        ListStyle::Text => entries.iter().try_for_each(|entry| write_text(entry, out)),
        ListStyle::Csv => {
            writeln!(out, "path,line,rules,scope,reason,until,expired,findings,author,date")?;
            entries.iter().try_for_each(|entry| write_csv(entry, out))
        }
        ListStyle::Json => write_document(&entries, out),
    }
}

fn write_text(entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Entry { path, line, rules, reason, findings, .. } = entry;
    let rules = rules.join(", ");
    let reason = if reason.is_empty() { "no reason given" } else { reason };
    write!(out, "{}:{line}: {} ({}, {findings} set aside)", visible(path), visible(&rules), entry.scope())?;
    if let Some(until) = &entry.until {
        write!(out, " until {until}{}", if entry.expired { ", expired" } else { "" })?;
    }
    write!(out, ": {}", visible(reason))?;
    match (entry.author, entry.date) {
        (Some(author), Some(date)) => writeln!(out, " [{}, {date}]", visible(author)),
        _ => writeln!(out),
    }
}

fn write_csv(entry: &Entry<'_>, out: &mut dyn Write) -> io::Result<()> {
    let fields = [
        entry.path.to_owned(),
        entry.line.to_string(),
        entry.rules.join(" "),
        entry.scope(),
        entry.reason.to_owned(),
        entry.until.clone().unwrap_or_default(),
        entry.expired.to_string(),
        entry.findings.to_string(),
        entry.author.unwrap_or_default().to_owned(),
        entry.date.unwrap_or_default().to_owned(),
    ];
    writeln!(out, "{}", fields.map(|field| csv(&field)).join(","))
}
