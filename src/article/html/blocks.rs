//! The elements of HTML that make blocks: headings, paragraphs, lists, quotes and tables.

use super::{Reader, Tag};
use crate::article::builder::Builder;
use crate::article::{BlockKind, HeadingStyle, Table};
use crate::source::Span;

const BLOCKS: [&str; 34] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "figure",
    "figcaption",
    "blockquote",
    "hr",
    "form",
    "details",
    "summary",
    "body",
    "address",
    "fieldset",
    "option",
];

/// The level of a heading element.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

impl Reader {
    pub(super) fn start_block(&mut self, builder: &mut Builder<'_>, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some(level) = heading_level(name) {
            self.end_heading(builder, tag.span.start);
            builder.open(BlockKind::Heading(level), tag.span);
            self.heading = Some((level, tag.span.start, tag.get("id").map(|id| id.value.clone())));
            return;
        }
        if !BLOCKS.contains(&name) {
            return;
        }
        if self.cell_open && !matches!(name, "table" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot") {
            builder.fold.replace(tag.span, " ");
            return;
        }
        self.end_heading(builder, tag.span.start);
        builder.close(tag.span.start);
        let at = Span::new(tag.span.start, tag.span.start);
        match name {
            "ul" | "ol" => builder.list_depth = builder.list_depth.saturating_add(1),
            "li" => builder.open(BlockKind::ListItem, at),
            "dt" | "caption" | "figcaption" | "summary" => builder.open(BlockKind::Term, at),
            "blockquote" => builder.quote_depth += 1,
            "table" => self.tables.push(Table { span: tag.span, ..Table::default() }),
            "tr" => {
                self.end_cell(builder, tag.span.start);
                self.end_row();
            }
            "td" | "th" if !self.tables.is_empty() => {
                self.end_cell(builder, tag.span.start);
                self.row_is_header = name == "th" && (self.row.is_empty() || self.row_is_header);
                builder.open(BlockKind::Cell, at);
                self.cell_open = true;
            }
            _ => {}
        }
    }

    pub(super) fn end_block(&mut self, builder: &mut Builder<'_>, name: &str, span: Span) {
        if heading_level(name).is_some() {
            self.end_heading(builder, span.end);
            return;
        }
        let of_table = matches!(name, "table" | "tr" | "td" | "th" | "thead" | "tbody" | "tfoot");
        if !BLOCKS.contains(&name) || (self.cell_open && !of_table) {
            return;
        }
        builder.reach(span.start);
        if of_table {
            self.end_cell(builder, span.start);
        }
        let closed = builder.close(span.start);
        match name {
            "p" => {
                if let Some(index) = closed {
                    builder.bold_heading(index);
                }
            }
            "ul" | "ol" => builder.list_depth = builder.list_depth.saturating_sub(1),
            "blockquote" => builder.quote_depth = builder.quote_depth.saturating_sub(1),
            "tr" => self.end_row(),
            "table" => {
                self.end_row();
                if let Some(mut table) = self.tables.pop() {
                    table.span.end = span.end;
                    builder.tables.push(table);
                }
            }
            _ => {}
        }
    }

    /// Closes the open cell and keeps it in its row.
    pub(super) fn end_cell(&mut self, builder: &mut Builder<'_>, end: usize) {
        if std::mem::take(&mut self.cell_open) {
            self.row.extend(builder.close(end));
        }
    }

    pub(super) fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if let Some(table) = self.tables.last_mut()
            && !row.is_empty()
        {
            if self.row_is_header && table.header.is_empty() && table.rows.is_empty() {
                table.header = row;
            } else {
                table.rows.push(row);
            }
        }
        self.row_is_header = false;
    }

    /// Ends the open heading, which may have no end tag.
    pub(super) fn end_heading(&mut self, builder: &mut Builder<'_>, end: usize) {
        let Some((level, start, id)) = self.heading.take() else { return };
        builder.reach(end);
        if let Some(index) = builder.close(end) {
            builder.section(index, level, HeadingStyle::Marked, id);
            if let Some(section) = builder.sections.last_mut() {
                section.span = Span::new(start, end);
            }
        }
    }
}
