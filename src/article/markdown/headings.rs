//! Headings, and lines that are used as headings.

use super::{Reader, target};
use crate::article::lines::Opening;
use crate::article::mask::MaskKind;
use crate::article::{BlockKind, HeadingStyle};
use crate::source::Span;

impl Reader<'_, '_, '_> {
    pub(super) fn start_heading(&mut self, level: u8, id: Option<&str>, span: Span) {
        if self.items.is_empty() {
            self.builder.list_depth = 0;
        }
        if self.quotes.is_empty() {
            self.builder.quote_depth = 0;
        }
        self.builder.open(BlockKind::Heading(level), span);
        self.heading = Some((level, id.map(str::to_owned)));
    }

    pub(super) fn end_heading(&mut self, span: Span) {
        let Some((level, id)) = self.heading.take() else { return };
        let id = id.or_else(|| self.id_behind(span));
        if let Some(index) = self.builder.close(span.end) {
            self.builder.section(index, level, HeadingStyle::Marked, id);
        }
    }

    /// The id of an attribute list at the end of a heading.
    fn id_behind(&self, span: Span) -> Option<String> {
        let index = self.builder.masked.partition_point(|masked| masked.span.start < span.end);
        let last = self.builder.masked.get(index.checked_sub(1)?)?;
        let inside = last.kind == MaskKind::Attributes && span.contains(last.span);
        inside.then(|| target::id_of_attributes(self.builder.source, last.span)).flatten().map(|(id, _)| id)
    }

    /// Begins a line of a paragraph.
    pub(super) fn start_line(&mut self, at: usize) {
        self.heading_line = match self.opening(at) {
            Some(Opening::Heading(style)) => Some(style),
            _ => None,
        };
    }

    /// Ends a line of a paragraph at a break, when it or the next one is a block of its own.
    pub(super) fn end_line(&mut self, range: Span) -> bool {
        let heading = self.heading_line.take();
        let next = self.opening(range.end);
        if heading.is_none() && next.is_none() {
            return false;
        }
        let closed = self.builder.split(self.moved(range));
        if let (Some(style), Some(index)) = (heading, closed) {
            self.builder.fake_section(index, style);
            self.builder.blocks[index].list_depth = 0;
        }
        self.start_line(range.end);
        true
    }

    /// How a line of a paragraph begins. Inside of lists and quotes stand no headings, but at the very beginning of a
    /// line no list goes on.
    fn opening(&self, at: usize) -> Option<Opening> {
        let is_text = self.heading.is_none() && self.footnotes.is_empty() && self.table.is_none();
        let opening = is_text.then(|| self.lines.opening(self.text, at)).flatten()?;
        let begins_line = || at > 0 && self.text.as_bytes().get(at - 1) == Some(&b'\n');
        let is_outside = self.builder.quote_depth == 0 && (self.builder.list_depth == 0 || begins_line());
        (is_outside || opening == Opening::Label).then_some(opening)
    }

    /// A paragraph that is one short line in bold is used as a heading.
    pub(super) fn end_paragraph(&mut self, span: Span) {
        if let Some(index) = self.builder.close(span.end) {
            self.builder.bold_heading(index);
        }
    }

    /// A short term of a definition list is used as a heading.
    pub(super) fn end_term(&mut self, span: Span) {
        let Some(index) = self.builder.close(span.end) else { return };
        if self.builder.blocks.get(index).is_some_and(|block| block.text.len() <= 80) {
            self.builder.fake_section(index, HeadingStyle::Term);
        }
    }
}
