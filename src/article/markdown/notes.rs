//! Notes: list items and quotes that stand for a box around the author's own text, not for a list or a quote.

use super::Reader;
use crate::article::BlockKind;
use crate::article::mask::MaskKind;
use crate::source::Span;

impl Reader<'_, '_, '_> {
    /// Whether a mark of that kind opens the block, behind nothing but quote marks and white space.
    fn opens_with(&self, kind: MaskKind, span: Span) -> bool {
        let index = self.builder.masked.partition_point(|masked| masked.span.start < span.start);
        self.builder.masked.get(index).is_some_and(|masked| {
            let before = Span::new(span.start, masked.span.start);
            masked.kind == kind
                && masked.span.start < span.end
                && before.len() < 200
                && self.builder.source.slice(before).bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'>'))
        })
    }

    pub(super) fn start_item(&mut self, span: Span) {
        let note = self.opens_with(MaskKind::Admonition, span);
        self.items.push(note);
        if note {
            self.builder.close(span.start);
            self.builder.list_depth = self.builder.list_depth.saturating_sub(1);
        } else {
            self.builder.open(BlockKind::ListItem, Span::new(span.start, span.start));
        }
    }

    pub(super) fn end_item(&mut self, span: Span) {
        self.builder.close(span.end);
        if self.items.pop() == Some(true) {
            self.builder.list_depth = self.builder.list_depth.saturating_add(1);
        }
    }

    pub(super) fn start_quote(&mut self, span: Span) {
        self.builder.close(span.start);
        let note = self.opens_with(MaskKind::Callout, span);
        self.quotes.push(note);
        self.builder.quote_depth += usize::from(!note);
    }

    pub(super) fn end_quote(&mut self, span: Span) {
        self.builder.close(span.end);
        let quoted = self.quotes.pop() == Some(false);
        self.builder.quote_depth = self.builder.quote_depth.saturating_sub(usize::from(quoted));
    }

    /// Ends the title of a note at the line break `range`; the text below it is a paragraph of its own.
    pub(super) fn end_title(&mut self, range: Span) -> bool {
        let span = self.moved(range);
        let index = self.titles.partition_point(|end| *end < span.start);
        let ends = self.titles.get(index).is_some_and(|end| *end <= span.end);
        if ends {
            self.builder.close(span.start);
            let kind = self.prose_kind();
            self.builder.open(kind, Span::new(span.end, span.end));
        }
        ends
    }
}
