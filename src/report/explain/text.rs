//! A rule for people at a terminal.

use std::io::{self, Write};

use super::markdown::{setting_name, shown};
use crate::report::escape::visible;
use crate::report::{Terminal, page};
use crate::rule::{Example, FixKind, Rule};

/// The narrowest and widest text that is pleasant to read.
const WIDTHS: (usize, usize) = (40, 100);
/// The most examples of a kind that are shown.
const MOST_EXAMPLES: usize = 4;

pub(super) fn write(rule: &Rule, terminal: Terminal, out: &mut dyn Write) -> io::Result<()> {
    let docs = rule.docs();
    let page_of = Page { terminal };
    page_of.title(&rule.id, out)?;
    page_of.paragraphs("", &docs.summary, out)?;
    writeln!(out)?;
    writeln!(out, "Level       {}", super::level(rule))?;
    for (profile, setting) in &rule.profiles {
        writeln!(out, "            {} in the style `{}`", setting_name(*setting), visible(profile))?;
    }
    writeln!(out, "Confidence  {}", rule.confidence.name())?;
    match rule.fix {
        FixKind::Safe => writeln!(out, "Fix         --fix")?,
        FixKind::Unsafe => writeln!(out, "Fix         --unsafe-fixes")?,
        FixKind::None => {}
    }
    page_of.section("Why", docs.why.trim(), out)?;
    page_of.section("What to do", rule.help.as_deref().unwrap_or_default(), out)?;
    page_of.examples("Found", &docs.examples.bad, out)?;
    page_of.examples("Left alone", &docs.examples.good, out)?;
    if !rule.options.is_empty() {
        page_of.heading("Options", out)?;
        for (name, value) in &rule.options {
            let what = docs.options.get(name).map(|text| format!(": {}", text.trim())).unwrap_or_default();
            page_of.paragraphs("  ", &format!("{name} ({}){what}", shown(value)), out)?;
        }
    }
    if !docs.sources.is_empty() {
        page_of.heading("Sources", out)?;
        for source in &docs.sources {
            page_of.paragraphs("  ", &format!("{}. {}, {}.", source.title, source.publisher, source.year), out)?;
            writeln!(out, "  {}", visible(&source.url))?;
        }
    }
    match page(rule) {
        Some(url) => writeln!(out, "\n{}", visible(&url)),
        None => Ok(()),
    }
}

pub(super) fn write_list(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    let width = rules.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in rules {
        let summary = visible(&rule.docs().summary).into_owned();
        writeln!(out, "{:width$}  {:10}  {summary}", rule.id, super::level(rule))?;
    }
    Ok(())
}

struct Page {
    terminal: Terminal,
}

impl Page {
    fn title(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let text = visible(text);
        if self.terminal.color { writeln!(out, "\u{1b}[1m{text}\u{1b}[0m") } else { writeln!(out, "{text}") }
    }

    fn heading(&self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out)?;
        self.title(text, out)
    }

    fn section(&self, title: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.heading(title, out)?;
        self.paragraphs("  ", text, out)
    }

    /// Prints paragraphs, filled to the width of the terminal. Lists and indented lines stay as they are.
    fn paragraphs(&self, indent: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
        let width = self.terminal.width.clamp(WIDTHS.0, WIDTHS.1) - indent.len();
        let mut column = 0;
        for line in text.lines() {
            let starts_anew = line.is_empty() || line.starts_with([' ', '-', '*', '|']);
            if starts_anew && column > 0 {
                writeln!(out)?;
                column = 0;
            }
            for word in line.split_whitespace() {
                let word = visible(word);
                let length = word.chars().count();
                if column > 0 && column + 1 + length > width {
                    writeln!(out)?;
                    column = 0;
                }
                write!(out, "{}{word}", if column == 0 { indent } else { " " })?;
                column += length + usize::from(column > 0);
            }
            if line.is_empty() {
                writeln!(out)?;
            }
        }
        if column > 0 { writeln!(out) } else { Ok(()) }
    }

    fn examples(&self, title: &str, examples: &[Example], out: &mut dyn Write) -> io::Result<()> {
        if examples.is_empty() {
            return Ok(());
        }
        self.heading(title, out)?;
        for example in examples.iter().take(MOST_EXAMPLES) {
            let mut bullet = "- ";
            for line in example.text.trim_end().lines() {
                writeln!(out, "  {bullet}{}", visible(line))?;
                bullet = "  ";
            }
        }
        match examples.len().saturating_sub(MOST_EXAMPLES) {
            0 => Ok(()),
            more => writeln!(out, "  (and {more} more in the file of the rule)"),
        }
    }
}
