//! Headings, and lines that are used as headings.

use super::{Reader, target};
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
