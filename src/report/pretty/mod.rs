//! For people at a terminal: each finding with its source line and underline, similar ones of an article together.

use std::fmt;
use std::io::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};
use miette::{ThemeCharacters, ThemeStyles};

mod snippet;

use super::escape::visible;
use super::{Report, Terminal, parts};
use crate::finding::Located;
use crate::rule::Level;
use snippet::Snippets;

/// The most places that are shown for similar findings of one article.
const MOST_PLACES: usize = 8;
/// The most different helps that are shown for similar findings.
const MOST_HELPS: usize = 3;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let handler = handler(report.terminal);
    let render = |groups: &[Vec<&Located>]| {
        let (mut shown, mut text) = (Vec::new(), String::new());
        for group in groups {
            text.clear();
            handler.render_report(&mut text, &Shown::new(report, group)).map_err(io::Error::other)?;
            text.lines().try_for_each(|line| writeln!(shown, "{}", line.trim_end()))?;
            writeln!(shown)?;
        }
        Ok(shown)
    };
    parts::each(&groups(&report.outcome.findings), render, |part| out.write_all(part))
}

fn handler(terminal: Terminal) -> GraphicalReportHandler {
    let characters = if terminal.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    let styles = if terminal.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    GraphicalReportHandler::new_themed(GraphicalTheme { characters, styles })
        .with_links(terminal.links)
        .with_width(terminal.width.max(40))
        .with_context_lines(0)
        .without_cause_chain()
}

/// Findings of one rule and level in one article, in the order in which the first of each was found.
fn groups(findings: &[Box<Located>]) -> Vec<Vec<&Located>> {
    let mut groups: Vec<Vec<&Located>> = Vec::new();
    let mut first_of_path = 0;
    for located in findings {
        let finding = &located.finding;
        if groups.last().is_some_and(|group| group[0].finding.path != finding.path) {
            first_of_path = groups.len();
        }
        let alike = |group: &&mut Vec<&Located>| {
            group[0].finding.rule == finding.rule && group[0].finding.level == finding.level
        };
        match groups[first_of_path..].iter_mut().find(alike) {
            Some(group) => group.push(located),
            None => groups.push(vec![located]),
        }
    }
    groups
}

/// Similar findings as miette shows them.
#[derive(Debug)]
struct Shown {
    code: String,
    severity: Severity,
    message: String,
    help: Option<String>,
    url: Option<String>,
    snippets: Snippets,
}

impl Shown {
    fn new(report: &Report<'_>, group: &[&Located]) -> Self {
        let first = group[0];
        let finding = &first.finding;
        let mut snippets = Snippets::new(report.terminal.width);
        for (index, located) in group.iter().take(MOST_PLACES).enumerate() {
            add(&mut snippets, located, index == 0, &finding.message);
        }
        let hidden = group.iter().map(|located| located.labels.len().saturating_sub(MOST_PLACES)).sum::<usize>();
        let more = group.len().saturating_sub(MOST_PLACES) + hidden;
        let message = visible(&finding.message);
        Self {
            code: format!("{}[{}]", finding.level.name(), finding.rule),
            severity: severity(finding.level),
            message: match (more, group.len()) {
                (0, _) => message.into_owned(),
                (1, 1) => format!("{message} (1 more place is not shown)"),
                (_, 1) => format!("{message} ({more} more places are not shown)"),
                _ => format!("{message} (and {more} more like it in this file)"),
            },
            help: help(report, group),
            url: report.page(&finding.rule),
            snippets,
        }
    }
}

/// Adds the place of a finding and the places that belong to it.
fn add(snippets: &mut Snippets, located: &Located, is_first: bool, shared: &str) {
    let finding = &located.finding;
    let is_said = said(shared).starts_with(said(&finding.message));
    let own = (!is_first && !is_said).then(|| visible(&finding.message).into_owned());
    snippets.add(&finding.path, &located.place, finding.span, own, is_first);
    for (label, place) in located.labels().take(MOST_PLACES) {
        if let Some(place) = place {
            snippets.add(&label.path, place, label.span, Some(visible(&label.message).into_owned()), false);
        }
    }
}

/// What a message says of the words that it begins with, which the place shows as well.
fn said(message: &str) -> &str {
    message.strip_prefix('"').and_then(|rest| rest.split_once('"')).map_or(message, |(_, behind)| behind)
}

fn help(report: &Report<'_>, group: &[&Located]) -> Option<String> {
    let mut helps: Vec<&str> = Vec::new();
    for help in group.iter().filter_map(|located| report.help(located)) {
        if !helps.contains(&help) {
            helps.push(help);
        }
    }
    let more = helps.len() > MOST_HELPS;
    helps.truncate(MOST_HELPS);
    let mut lines: Vec<_> = helps.into_iter().flat_map(str::lines).map(|line| visible(line).into_owned()).collect();
    lines.extend(more.then(|| "…".to_owned()));
    (!lines.is_empty()).then(|| lines.join("\n"))
}

const fn severity(level: Level) -> Severity {
    match level {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Suggestion => Severity::Advice,
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.url.as_ref().map(|url| Box::new(url) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.snippets.labels()))
    }
}
