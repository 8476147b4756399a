//! What a run has to say, as bytes: one file a format.

use std::io::{self, BufWriter, Write};

mod compact;
pub mod escape;
pub mod explain;
mod github;
mod gitlab;
mod html;
pub mod inspect;
mod json;
mod junit;
mod markdown;
mod parts;
mod pretty;
mod rdjson;
mod sarif;
mod summary;
pub mod suppressions;

use crate::finding::Located;
use crate::outcome::Outcome;
use crate::rule::{Level, Rule, RuleSet};

/// Name and version of this program, as the reports print them.
pub(crate) const TOOL: (&str, &str) = ("medlint", env!("CARGO_PKG_VERSION"));

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For people at a terminal: the source line, an underline, help.
    Pretty,
    /// One line a finding: `path:line:col: level message [id]`.
    Compact,
    /// One JSON document.
    Json,
    /// One JSON object a finding, one a line.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions: annotations.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// The diagnostic format of reviewdog.
    Rdjson,
    /// A summary in Markdown for the page of a CI job.
    Markdown,
    /// One self-contained page.
    Html,
}

impl Format {
    /// All formats, those for people first.
    pub const ALL: [Format; 11] = [
        Self::Pretty,
        Self::Compact,
        Self::Json,
        Self::Jsonl,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Rdjson,
        Self::Markdown,
        Self::Html,
    ];

    /// The name used on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pretty => "pretty",
            Self::Compact => "compact",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Rdjson => "rdjson",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether it shows lines of the source, so that findings must be located with excerpts.
    #[must_use]
    pub const fn shows_source(self) -> bool {
        matches!(self, Self::Pretty | Self::Html)
    }
}

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// What was found.
    pub outcome: &'a Outcome,
    /// The rules of the run.
    pub rules: &'a RuleSet,
    /// What the reader's terminal can show.
    pub terminal: Terminal,
}

/// What a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// Whether to use colours.
    pub color: bool,
    /// Whether it draws more than ASCII.
    pub unicode: bool,
    /// Whether it understands hyperlinks.
    pub links: bool,
    /// Its width in columns.
    pub width: usize,
}

impl Default for Terminal {
    /// A pipe or a file: no colour, no links, 80 columns.
    fn default() -> Self {
        Self { color: false, unicode: true, links: false, width: 80 }
    }
}

/// Writes a report in one format.
///
/// # Errors
/// `out` cannot be written to.
pub fn write(format: Format, report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    match format {
        Format::Pretty => pretty::write(report, &mut out)?,
        Format::Compact => compact::write(report, &mut out)?,
        Format::Json => json::write(report, &mut out)?,
        Format::Jsonl => json::write_lines(report, &mut out)?,
        Format::Sarif => sarif::write(report, &mut out)?,
        Format::Github => github::write(report, &mut out)?,
        Format::Gitlab => gitlab::write(report, &mut out)?,
        Format::Junit => junit::write(report, &mut out)?,
        Format::Rdjson => rdjson::write(report, &mut out)?,
        Format::Markdown => markdown::write(report, &mut out)?,
        Format::Html => html::write(report, &mut out)?,
    }
    out.flush()
}

/// Writes what a person wants to know at the end of a run: the counts, and what could not be checked and why.
///
/// # Errors
/// `out` cannot be written to.
pub fn write_summary(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    summary::write(report, out)
}

/// Names what could not be read as meant, a line each.
///
/// # Errors
/// `out` cannot be written to.
pub fn write_problems(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    summary::write_problems(&report.outcome.problems, out)
}

impl Report<'_> {
    /// Where the page of a rule is.
    pub(crate) fn page(&self, rule: &str) -> Option<String> {
        self.rules.get(rule).and_then(page)
    }

    /// The help of a finding: its own, else that of its rule.
    pub(crate) fn help<'b>(&'b self, located: &'b Located) -> Option<&'b str> {
        let general = || self.rules.get(&located.finding.rule).and_then(|rule| rule.help.as_deref());
        located.finding.help.as_deref().or_else(general)
    }

    /// The findings, errors first, in the order of the report within a level.
    pub(crate) fn by_level(&self) -> impl Iterator<Item = &Located> {
        let findings = || self.outcome.findings.iter().map(|located| &**located);
        [Level::Error, Level::Warning, Level::Suggestion]
            .into_iter()
            .flat_map(move |level| findings().filter(move |located| located.finding.level == level))
    }
}

/// Where the page of a rule is: the file of a built-in rule, the first source of another.
#[must_use]
pub fn page(rule: &Rule) -> Option<String> {
    if rule.docs.is_encoded() {
        return Some(format!("{}/blob/v{}/rules/{}.yaml", env!("CARGO_PKG_REPOSITORY"), TOOL.1, rule.id));
    }
    rule.docs().sources.first().map(|source| source.url.clone()).filter(|url| url.starts_with("http"))
}
