//! Findings with their places as people count them, made while the text is at hand, for the text is dropped afterwards.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use thin_vec::ThinVec;

use super::{Finding, Label};
use crate::source::{LineIndex, Position, SourceFile, Span};

/// The most bytes of source text that an excerpt keeps on either side of its span.
const CONTEXT: usize = 160;
/// The most bytes of a span that are kept as text.
const LONGEST_TEXT: usize = 400;

/// A finding with all that the reports need of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// What was found.
    pub finding: Finding,
    /// Where.
    pub place: Place,
    /// The places of `finding.labels`, in the same order; none for a label whose file could not be read.
    pub labels: ThinVec<Option<Place>>,
    /// The places of the edits of each of `finding.fixes`, in the same order, without texts.
    pub edits: ThinVec<Vec<Place>>,
    /// Made of the rule, the path, the text around it on its line without spacing, and the number of equal findings
    /// before it.
    pub fingerprint: Fingerprint,
    /// The same without the path, so that it stays when the file is renamed.
    pub content: Fingerprint,
}

/// Located findings; in boxes, for tens of thousands are moved and sorted.
pub type Findings = Vec<Box<Located>>;

/// What stays the same when lines above a finding come or go; shown as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub [u8; 16]);

impl Fingerprint {
    /// The first half of a hash.
    fn of(hash: blake3::Hash) -> Self {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

/// A span as people count it, with the text around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where it starts.
    pub start: Position,
    /// Where it ends, exclusive.
    pub end: Position,
    /// The columns of start and end in bytes, from 1.
    pub byte_columns: (usize, usize),
    /// The text of the span, cut when very long.
    pub text: String,
    /// The lines the span stands on, cut when very long; none when no report asked for them.
    pub excerpt: Option<Box<Excerpt>>,
}

/// Some source text around a span, on the lines where the span stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// The text.
    pub text: String,
    /// Offset of its first byte in the source.
    pub offset: usize,
    /// The place of its first byte.
    pub line: usize,
    /// Column of its first byte, from 1; more than 1 when the line was cut at its start.
    pub column: usize,
}

/// Turns spans of one source into places. The line index is made when the first place is asked for.
#[derive(Debug)]
pub struct Locator<'a> {
    source: &'a SourceFile,
    lines: Option<LineIndex>,
    /// The last place that was counted: on long lines the next one is counted from there.
    counted: (usize, Position),
    excerpts: bool,
    seen: HashMap<[u8; 32], usize>,
}

impl<'a> Locator<'a> {
    /// A locator for `source`; `excerpts` tells whether the reports show source text.
    #[must_use]
    pub fn new(source: &'a SourceFile, excerpts: bool) -> Self {
        Self { source, lines: None, counted: (0, Position { line: 1, column: 1 }), excerpts, seen: HashMap::new() }
    }

    /// Locates findings of this source.
    pub fn locate_all(&mut self, findings: Vec<Finding>) -> Findings {
        // A list of its own: collecting would go on using the room of the bare findings, which is many times as much.
        let mut located = Findings::with_capacity(findings.len());
        findings.into_iter().for_each(|finding| located.push(self.locate(finding)));
        located
    }

    /// Locates a finding of this source. Labels in other files stay without a place.
    pub fn locate(&mut self, mut finding: Finding) -> Box<Located> {
        finding.shrink();
        let place = self.place(finding.span);
        let mut labels = ThinVec::with_capacity(finding.labels.len());
        for label in &finding.labels {
            labels.push((label.path == self.source.path).then(|| self.place(label.span)));
        }
        let edits =
            finding.fixes.iter().map(|fix| fix.edits.iter().map(|edit| self.bare(edit.span)).collect()).collect();
        let (fingerprint, content) = self.fingerprint(&finding);
        Box::new(Located { finding, place, labels, edits, fingerprint, content })
    }

    /// The place of a span.
    pub fn place(&mut self, span: Span) -> Place {
        let mut place = self.bare(span);
        let text = cut(self.source, self.source.clamp(span).range(), LONGEST_TEXT);
        self.source.slice(text).clone_into(&mut place.text);
        if self.excerpts {
            place.excerpt = Some(self.excerpt(self.source.clamp(span), place.start));
        }
        place
    }

    /// Adds the text around the places of a finding of this source.
    pub fn add_excerpts(&mut self, located: &mut Located) {
        let Located { finding, place, labels, .. } = located;
        place.excerpt = Some(self.excerpt(self.source.clamp(finding.span), place.start));
        let labels = finding.labels.iter().zip(labels).filter(|(label, _)| label.path == self.source.path);
        for (label, place) in labels.filter_map(|(label, place)| Some((label, place.as_mut()?))) {
            place.excerpt = Some(self.excerpt(self.source.clamp(label.span), place.start));
        }
    }

    /// The place of a span, without its text and the text around it.
    fn bare(&mut self, span: Span) -> Place {
        let span = self.source.clamp(span);
        let (start, end) = (self.position(span.start), self.position(span.end));
        let lines = self.lines();
        let column = |offset: usize| offset - lines.start(lines.line(offset)).unwrap_or(offset) + 1;
        let byte_columns = (column(span.start), column(span.end));
        Place { start, end, byte_columns, text: String::new(), excerpt: None }
    }

    fn excerpt(&mut self, span: Span, start: Position) -> Box<Excerpt> {
        let window = self.window(span);
        let before = self.source.slice(Span::new(window.start, span.start)).chars().count();
        let column = start.column.saturating_sub(before).max(1);
        let text = self.source.slice(window).to_owned();
        Box::new(Excerpt { text, offset: window.start, line: start.line, column })
    }

    /// The lines of a span, cut when very long.
    fn window(&mut self, span: Span) -> Span {
        let whole = self.whole_lines(span);
        let start = whole.start.max(span.start.saturating_sub(CONTEXT));
        let end = whole.end.min(span.end.min(span.start + LONGEST_TEXT) + CONTEXT);
        self.source.clamp(Span::new(start, end))
    }

    /// The place of an offset.
    fn position(&mut self, offset: usize) -> Position {
        let text = &self.source.text;
        let lines = self.lines();
        let line = lines.line(offset);
        let line_start = lines.start(line).unwrap_or(0);
        let (from, mut position) = match self.counted {
            (from, position) if position.line == line + 1 && from <= offset => (from, position),
            _ => (line_start, Position { line: line + 1, column: 1 }),
        };
        position.column += text.get(from..offset).map_or(0, |between| between.chars().count());
        self.counted = (offset, position);
        position
    }

    /// The lines that hold `span`, without the line feed at their end.
    fn whole_lines(&mut self, span: Span) -> Range<usize> {
        let text = &self.source.text;
        let lines = self.lines();
        let start = lines.start(lines.line(span.start)).unwrap_or(0);
        let last = if span.is_empty() { span.start } else { span.end - 1 };
        let end = lines.start(lines.line(last) + 1).unwrap_or(text.len());
        let end = start + text.get(start..end).map_or(0, |text| text.trim_end_matches(['\n', '\r']).len());
        start..end.max(span.end.min(text.len()))
    }

    /// The fingerprints of a finding, with and without the path.
    fn fingerprint(&mut self, finding: &Finding) -> (Fingerprint, Fingerprint) {
        let window = self.window(finding.span);
        let words = self.source.slice(window);
        let mut content = String::with_capacity(finding.rule.len() + words.len() + 2);
        content.extend([&*finding.rule, "\0"]);
        words.split_whitespace().for_each(|word| content.extend([word, " "]));
        let mut hasher = blake3::Hasher::new();
        hasher.update(content.as_bytes());
        let count = self.seen.entry(*hasher.finalize().as_bytes()).or_default();
        hasher.update(&count.to_le_bytes());
        *count += 1;
        let content = Fingerprint::of(hasher.finalize());
        hasher.update(finding.path.as_bytes());
        (Fingerprint::of(hasher.finalize()), content)
    }

    fn lines(&mut self) -> &LineIndex {
        self.lines.get_or_insert_with(|| LineIndex::new(&self.source.text))
    }
}

/// The first `longest` bytes of a range, on a character boundary.
fn cut(source: &SourceFile, range: Range<usize>, longest: usize) -> Span {
    let mut end = range.end.min(range.start + longest);
    while !source.text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(range.start, end)
}

/// A finding that is kept out of the verdict, but stays countable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// What was found.
    pub located: Box<Located>,
    /// Why it does not count.
    pub because: Because,
}

/// Why a finding does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// A comment in the article sets it aside, for this reason.
    Suppressed(String),
    /// It stands in the baseline.
    Baselined,
}

impl Located {
    /// The labels with their places.
    pub fn labels(&self) -> impl Iterator<Item = (&Label, Option<&Place>)> {
        let places = self.labels.iter().map(Option::as_ref).chain(std::iter::repeat(None));
        self.finding.labels.iter().zip(places)
    }

    /// The order of every report: path, span, rule; who stands behind an article comes after what is wrong with it, and
    /// the rest makes the order total.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let (one, other) = (&self.finding, &other.finding);
        // Those of one article mostly share its path.
        let same_path =
            || if Arc::ptr_eq(&one.path, &other.path) { Ordering::Equal } else { one.path.cmp(&other.path) };
        let of_standing = |finding: &Finding| finding.rule.starts_with("provenance/");
        same_path()
            .then_with(|| one.span.cmp(&other.span))
            .then_with(|| of_standing(one).cmp(&of_standing(other)))
            .then_with(|| one.rule.cmp(&other.rule))
            .then_with(|| one.message.cmp(&other.message))
    }
}
