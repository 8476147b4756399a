//! The lines a finding shows: each cut around what was found, made harmless, with the underlines it carries.

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::finding::{Excerpt, Place};
use crate::report::escape::{push_visible, visible};
use crate::source::Span;

/// Columns that the frame around a line takes.
const FRAME: usize = 10;
/// The most columns of a line that are shown, on however wide a terminal.
const WIDEST: usize = 120;
/// Columns of a tab.
const TAB: usize = 4;

/// Lines of one or several files, with marks. To miette they are one source: the lines one after the other, each at an
/// offset of its own with a gap between.
#[derive(Debug)]
pub(super) struct Snippets {
    room: usize,
    lines: Vec<Line>,
}

/// A line, or the part of it that is shown.
#[derive(Debug)]
struct Line {
    path: String,
    /// Line of the source, from 1.
    number: usize,
    /// What is shown.
    text: String,
    /// Where miette finds the text.
    offset: usize,
    /// The bytes of the source that are shown.
    window: Span,
    /// For each byte of the window, and the end: where it is in the text.
    shown_at: Vec<usize>,
    marks: Vec<Mark>,
}

#[derive(Debug)]
struct Mark {
    /// Bytes of the text of the line.
    range: Span,
    /// Column of the source, from 1.
    column: usize,
    label: Option<String>,
    is_primary: bool,
}

impl Snippets {
    /// No lines yet, for a terminal of that many columns.
    pub(super) fn new(width: usize) -> Self {
        Self { room: width.saturating_sub(FRAME).clamp(30, WIDEST), lines: Vec::new() }
    }

    /// Marks the start of `span`; the line it stands on is added unless it is shown already.
    pub(super) fn add(&mut self, path: &str, place: &Place, span: Span, label: Option<String>, is_primary: bool) {
        let path = visible(path).into_owned();
        let (line, offset) = place.excerpt.as_ref().map_or(("", span.start), |excerpt| line_of(excerpt, span.start));
        let marked = Span::new(span.start, span.end.clamp(span.start, (offset + line.len()).max(span.start)));
        let number = place.start.line;
        let shown = |line: &Line| line.path == path && line.number == number && line.window.contains(marked);
        let index = match self.lines.iter().position(shown) {
            Some(index) => index,
            None => {
                let at = self.lines.last().map_or(0, |line| line.offset + line.text.len() + 2);
                let window = window(line, offset, marked, self.room);
                let text = line.get(window.start - offset..window.end - offset).unwrap_or_default();
                let cut = (
                    window.start > offset || place.excerpt.as_ref().is_some_and(|excerpt| excerpt.column > 1),
                    window.end < offset + line.len(),
                );
                let (text, shown_at) = harmless(text, cut);
                self.lines.push(Line { path, number, text, offset: at, window, shown_at, marks: Vec::new() });
                self.lines.len() - 1
            }
        };
        let line = &mut self.lines[index];
        let range = Span::new(line.at(marked.start), line.at(marked.end));
        line.marks.push(Mark { range, column: place.start.column, label, is_primary });
    }

    /// The marks of all lines, where miette finds them.
    pub(super) fn labels(&self) -> impl Iterator<Item = LabeledSpan> {
        let label = |line: &Line, mark: &Mark| {
            let span = SourceSpan::from((line.offset + mark.range.start, mark.range.len()));
            if mark.is_primary {
                LabeledSpan::new_primary_with_span(mark.label.clone(), span)
            } else {
                LabeledSpan::new_with_span(mark.label.clone(), span)
            }
        };
        self.lines.iter().flat_map(move |line| line.marks.iter().map(move |mark| label(line, mark)))
    }
}

impl Line {
    /// Where a byte of the source is in the text.
    fn at(&self, offset: usize) -> usize {
        let end = self.text.len();
        self.shown_at.get(offset.saturating_sub(self.window.start)).copied().unwrap_or(end)
    }
}

impl SourceCode for Snippets {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        _before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let holds =
            |line: &&Line| line.offset <= span.offset() && span.offset() + span.len() <= line.offset + line.text.len();
        let line = self.lines.iter().find(holds).ok_or(MietteError::OutOfBounds)?;
        let column = line.marks.iter().find(|mark| line.offset + mark.range.start == span.offset());
        Ok(Box::new(MietteSpanContents::new_named(
            line.path.clone(),
            line.text.as_bytes(),
            (line.offset, line.text.len()).into(),
            line.number - 1,
            column.map_or(0, |mark| mark.column - 1),
            1,
        )))
    }
}

/// The line of an excerpt that holds an offset of the source, with the offset of its first byte.
fn line_of(excerpt: &Excerpt, offset: usize) -> (&str, usize) {
    let at = offset.saturating_sub(excerpt.offset);
    let Some((before, rest)) = excerpt.text.split_at_checked(at) else { return ("", offset) };
    let breaks = ['\n', '\r'];
    let start = before.rfind(breaks).map_or(0, |at| at + 1);
    let end = rest.find(breaks).map_or(excerpt.text.len(), |end| at + end);
    (&excerpt.text[start..end], excerpt.offset + start)
}

/// The part of a line that is shown: all of it, or what has room around `marked`.
fn window(line: &str, offset: usize, marked: Span, room: usize) -> Span {
    let whole = Span::new(offset, offset + line.len());
    if columns(line.chars()) <= room {
        return whole;
    }
    let (before, rest) = line.split_at_checked(marked.start - offset).unwrap_or(("", line));
    let (found, after) = rest.split_at_checked(marked.len()).unwrap_or((rest, ""));
    let found = take(found.chars(), room);
    let left = room.saturating_sub(columns(rest[..found].chars()) + 2);
    let right_need = columns(after.chars()).min(left);
    let back = take(before.chars().rev(), (left / 2).max(left - right_need));
    let left = left - columns(before[before.len() - back..].chars());
    let forth = if found < marked.len() { 0 } else { take(after.chars(), left) };
    Span::new(marked.start - back, marked.start + found + forth)
}

/// How many bytes of these characters have room.
fn take(chars: impl Iterator<Item = char>, room: usize) -> usize {
    let mut used = 0;
    let fits = chars.take_while(|char| {
        used += width(*char);
        used <= room
    });
    fits.map(char::len_utf8).sum()
}

fn columns(chars: impl Iterator<Item = char>) -> usize {
    chars.map(width).sum()
}

const fn width(char: char) -> usize {
    if char == '\t' { TAB } else { 1 }
}

/// What is shown of a text, with dots where it was cut, and where each of its bytes and its end are in that.
fn harmless(text: &str, cut: (bool, bool)) -> (String, Vec<usize>) {
    let mut shown = String::with_capacity(text.len() + 6);
    let mut shown_at = Vec::with_capacity(text.len() + 1);
    if cut.0 {
        shown.push('…');
    }
    for char in text.chars() {
        shown_at.extend(std::iter::repeat_n(shown.len(), char.len_utf8()));
        match char {
            '\t' => shown.push(char),
            char => push_visible(&mut shown, char),
        }
    }
    shown_at.push(shown.len());
    if cut.1 {
        shown.push('…');
    }
    // A line without text would not be shown at all.
    if shown.is_empty() {
        shown.push(' ');
    }
    (shown, shown_at)
}
