//! Lines of a paragraph that are the heading of what follows, or begin with its label: "Side effects" on a line of its own.

use std::cell::{Cell, OnceCell};

use super::language;
use super::section_names::{About, OF_MEDICINES};
use super::{FrontMatter, HeadingStyle, Reading, Vocabulary};
use crate::source::SourceFile;

/// How a line begins that names a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// It is the name alone, and text follows in the next line.
    Heading(HeadingStyle),
    /// What it says of the section stands behind the name.
    Label,
}

/// How many bytes of a line may name a section.
const LONGEST: usize = 60;
/// How many words a line of plain text has at most that names one.
const MOST_WORDS: usize = 5;
/// How many sections are named on lines of their own where those are headings: between longer lines, and anywhere.
const SEVERAL: usize = 2;
const MANY: usize = 3;
/// How many words a line has at least that says something of a section.
const FEW_WORDS: usize = 3;
/// What may stand between a name and what is said of it.
const DASHES: [&str; 3] = [" - ", " \u{2013} ", " \u{2014} "];

/// Whether a line is an item of a list.
fn is_item(line: &str) -> bool {
    line.starts_with(['-', '*', '+', '\u{2022}'])
}

/// What a line begins with.
struct Lead<'t> {
    name: &'t str,
    is_bold: bool,
    /// Whether nothing stands behind it.
    is_whole: bool,
}

/// The lines of the body of an article.
pub(super) struct Lines<'a> {
    known: &'a Vocabulary,
    body: &'a str,
    /// The language that is told ahead of the text.
    told: Option<String>,
    language: OnceCell<String>,
    named: OnceCell<usize>,
    /// Whether a section was named on a line in bold: other such lines are headings, too.
    in_bold: Cell<bool>,
}

impl<'a> Lines<'a> {
    /// The lines behind byte `start` of a source.
    pub(super) fn new(
        source: &'a SourceFile,
        start: usize,
        front_matter: &FrontMatter,
        known: &'a Vocabulary,
        reading: &Reading,
    ) -> Self {
        let told = language::told_ahead(front_matter, &source.path, None, reading);
        let body = source.text.get(start..).unwrap_or("");
        Self { known, body, told, language: OnceCell::new(), named: OnceCell::new(), in_bold: Cell::new(false) }
    }

    /// How the line at a byte of some text begins.
    pub(super) fn opening(&self, text: &str, at: usize) -> Option<Opening> {
        let line = text.get(at..)?.trim_start_matches([' ', '\t']);
        if !may_begin(line) {
            return None;
        }
        let (line, rest) = line.split_once('\n').unwrap_or((line, ""));
        let lead = lead(line)?;
        let next = rest.lines().next().unwrap_or("").trim();
        match lead {
            Lead { name, is_bold: true, is_whole: true } => {
                let is_heading = self.in_bold.get() || self.is_named(name);
                self.in_bold.set(is_heading);
                (is_heading && !next.is_empty()).then_some(Opening::Heading(HeadingStyle::Bold))
            }
            Lead { name, is_bold: true, .. } => self.is_named(name).then_some(Opening::Label),
            Lead { name, is_whole: false, .. } => self.is_exactly(name).then_some(Opening::Label),
            Lead { name, .. } => {
                let before = text.get(..at).and_then(|before| before.lines().next_back()).unwrap_or("").trim();
                let is_among_text = || says_something(next) && (before.is_empty() || says_something(before));
                let leads = || match self.named() {
                    MANY.. => !next.is_empty() && !self.is_exactly(next),
                    SEVERAL.. => is_among_text(),
                    // "Side Effects" between whole sentences or items.
                    _ => {
                        let is_whole =
                            || before.is_empty() || before.ends_with(['.', '!', '?', ':']) || is_item(before);
                        let begins = name.starts_with(char::is_uppercase)
                            && (next.starts_with(char::is_uppercase) || is_item(next));
                        begins && is_whole() && says_something(next) && self.is_exactly(name)
                    }
                };
                let is_short = name.split(' ').nth(MOST_WORDS).is_none();
                let is_heading = is_short && leads() && self.is_of_medicine(name);
                is_heading.then_some(Opening::Heading(HeadingStyle::Line))
            }
        }
    }

    fn language(&self) -> &str {
        self.language.get_or_init(|| self.told.clone().unwrap_or_else(|| language::guess(self.body)))
    }

    fn is_exactly(&self, name: &str) -> bool {
        self.known.section_names.exactly(name, self.language()).is_some()
    }

    fn is_named(&self, name: &str) -> bool {
        let headings = || self.known.section_names.about(About::default(), self.language());
        self.is_exactly(name) || !headings().resolve(name).is_empty()
    }

    fn is_of_medicine(&self, name: &str) -> bool {
        let headings = self.known.section_names.about(About::default(), self.language());
        headings.resolve(name).iter().any(|id| OF_MEDICINES.contains(id))
    }

    /// How many sections of medicines are named on lines of their own, as far as it matters.
    fn named(&self) -> usize {
        *self.named.get_or_init(|| {
            let names = self.body.lines().map(str::trim).filter(|line| line.len() <= LONGEST && may_begin(line));
            let sections = names.filter_map(|name| self.known.section_names.exactly(name, self.language()));
            let mut found: Vec<&str> = Vec::new();
            for id in sections.filter(|id| OF_MEDICINES.contains(id)) {
                if !found.contains(&id) {
                    found.push(id);
                }
                if found.len() == MANY {
                    break;
                }
            }
            found.len()
        })
    }
}

/// Whether a line is more than an item of a list of terms.
fn says_something(line: &str) -> bool {
    line.split_whitespace().nth(FEW_WORDS - 1).is_some()
        || line.contains(|char: char| char.is_ascii_digit() || char == ',')
}

/// Whether a text begins as a name does: in bold, or with a capital.
fn may_begin(text: &str) -> bool {
    let is_bold = || ["**", "__"].iter().any(|mark| text.starts_with(mark));
    text.starts_with(char::is_uppercase) || text.starts_with('\u{bf}') || is_bold()
}

fn lead(line: &str) -> Option<Lead<'_>> {
    let line = line.trim_end_matches(['\\', '\r', ' ', '\t']);
    let bold = ["**", "__"].iter().find_map(|mark| Some((*mark, line.strip_prefix(mark)?)));
    let lead = match bold {
        Some((mark, inner)) => {
            let (name, rest) = inner.split_once(mark).unwrap_or((inner, ""));
            let name = name.trim_matches([' ', '_', '*', ':']);
            Lead { name, is_bold: true, is_whole: rest.trim_matches([' ', ':']).is_empty() }
        }
        None => {
            // What ends further behind is too long for a name.
            let head = (LONGEST..line.len()).find_map(|end| line.get(..=end)).unwrap_or(line);
            let label = head.find(':').or_else(|| DASHES.iter().find_map(|dash| head.find(dash)));
            Lead { name: label.map_or(line, |end| &line[..end]).trim(), is_bold: false, is_whole: label.is_none() }
        }
    };
    let is_name = !lead.name.is_empty() && lead.name.len() <= LONGEST && !lead.name.ends_with(['.', '!', ',', ';']);
    is_name.then_some(lead)
}
