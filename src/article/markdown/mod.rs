//! Markdown and MDX to blocks, sections and links, through the event stream of pulldown-cmark.

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::lines::Lines;
use super::mask::{self, Dialect, MaskKind, Masked};
use super::{Anchor, BlockKind, Comment, Footnote, HeadingStyle, InlineKind, Table, address, html};
use crate::source::Span;

mod headings;
mod links;
mod notes;
mod target;

/// Reads the body that begins at byte `start`.
pub(super) fn read(builder: &mut Builder<'_>, start: usize, mdx: bool, lines: &Lines<'_>) {
    let body = builder.source.text.get(start..).unwrap_or("");
    let (text, masked) = mask::mask(body, if mdx { Dialect::Mdx } else { Dialect::Markdown });
    mask_at(builder, start, masked);
    let mut undefined = Vec::new();
    let callback = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((Span::from(link.span), link.reference.to_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(&text, options(), Some(callback));
    let mut events = parser.into_offset_iter();
    let mut reader = Reader::new(builder, start, &text, mdx, lines);
    reader.masked_parts();
    reader.definitions(events.reference_definitions());
    for (event, range) in events.by_ref() {
        reader.event(event, Span::from(range));
    }
    drop(events);
    reader.finish(undefined);
}

/// Keeps the masked stretches of the body, and its bare addresses, by their bytes of the source.
pub(super) fn mask_at(builder: &mut Builder<'_>, start: usize, masked: Vec<Masked>) {
    builder.masked = masked;
    for masked in &mut builder.masked {
        masked.span = Span::new(masked.span.start + start, masked.span.end + start);
    }
    address::find(builder.source.text.get(start..).unwrap_or(""), start, &mut builder.masked);
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

struct Reader<'b, 'a, 't> {
    builder: &'b mut Builder<'a>,
    /// Where the body begins in the source.
    start: usize,
    /// The body as the parser sees it.
    text: &'t str,
    mdx: bool,
    lines: &'t Lines<'t>,
    /// How the open block is a heading, when it is a line of a paragraph.
    heading_line: Option<HeadingStyle>,
    labels: links::Labels,
    links: Vec<links::OpenLink>,
    html: Option<HtmlBlock>,
    inline_html: html::Reader,
    table: Option<Table>,
    row: Vec<usize>,
    in_code: bool,
    image_depth: usize,
    alt: String,
    footnotes: Vec<(String, Span, usize)>,
    heading: Option<(u8, Option<String>)>,
    /// Where the title of a note ends, in order.
    titles: Vec<usize>,
    /// Whether each open list item is a note.
    items: Vec<bool>,
    /// Whether each open quote is a note.
    quotes: Vec<bool>,
    last_end: usize,
}

/// A block of HTML and the lines of it.
struct HtmlBlock {
    span: Span,
    lines: Vec<Span>,
}

impl<'b, 'a, 't> Reader<'b, 'a, 't> {
    fn new(builder: &'b mut Builder<'a>, start: usize, text: &'t str, mdx: bool, lines: &'t Lines<'t>) -> Self {
        Self {
            builder,
            start,
            text,
            mdx,
            lines,
            heading_line: None,
            labels: links::Labels::default(),
            links: Vec::new(),
            html: None,
            inline_html: html::Reader::inline(),
            table: None,
            row: Vec::new(),
            in_code: false,
            image_depth: 0,
            alt: String::new(),
            footnotes: Vec::new(),
            heading: None,
            titles: Vec::new(),
            items: Vec::new(),
            quotes: Vec::new(),
            last_end: 0,
        }
    }

    /// Comments, links and ids of the masked stretches.
    fn masked_parts(&mut self) {
        for index in 0..self.builder.masked.len() {
            let Masked { span, kind } = self.builder.masked[index].clone();
            match kind {
                MaskKind::Comment(delimiter) => {
                    let from = span.start + delimiter;
                    let text_span = Span::new(from, span.end.saturating_sub(delimiter).max(from));
                    let text = self.builder.source.slice(text_span).to_owned();
                    self.builder.comments.push(Comment { text, text_span, span, in_front_matter: false });
                }
                MaskKind::Shortcode => self.shortcode_link(span),
                MaskKind::Tags => html::Reader::inline().read(self.builder, self.text, self.start, span),
                MaskKind::Attributes => {
                    if let Some((id, span)) = target::id_of_attributes(self.builder.source, span) {
                        self.builder.anchors.push(Anchor { id, span });
                    }
                }
                MaskKind::Admonition | MaskKind::Callout => {
                    let rest = self.builder.source.text.get(span.end..).unwrap_or("");
                    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
                    self.titles.push(span.end + line);
                }
                _ => {}
            }
        }
    }

    /// A span of the body as a span of the source: of masked text the parser may see one that begins inside of a
    /// character, or ends behind the text with a line feed of its own.
    fn moved(&self, span: Span) -> Span {
        self.builder.source.clamp(Span::new(span.start + self.start, span.end + self.start))
    }

    fn event(&mut self, event: Event<'_>, range: Span) {
        if let Some(html) = &mut self.html {
            match event {
                Event::End(TagEnd::HtmlBlock) => self.end_html(),
                _ => html.lines.push(range),
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.opaque(range),
            Event::InlineHtml(_) => {
                let span = self.moved(range);
                self.builder.reach(span.end);
                self.inline_html.read(self.builder, self.text, self.start, span);
            }
            Event::SoftBreak | Event::HardBreak => self.line_break(range),
            Event::FootnoteReference(label) => self.footnote_reference(&label, range),
            Event::Rule => drop(self.builder.close(range.start + self.start)),
            Event::Html(_) | Event::TaskListMarker(_) => {}
        }
        self.last_end = range.end;
    }

    fn start(&mut self, tag: Tag<'_>, range: Span) {
        let span = self.moved(range);
        match tag {
            Tag::Paragraph => {
                let kind = self.prose_kind();
                self.builder.open(kind, span);
                self.start_line(range.start);
            }
            Tag::Heading { level, id, .. } => self.start_heading(level as u8, id.as_deref(), span),
            Tag::BlockQuote(_) => self.start_quote(span),
            Tag::CodeBlock(CodeBlockKind::Indented) if self.mdx => self.builder.open(BlockKind::Paragraph, span),
            Tag::CodeBlock(_) => {
                self.builder.close(span.start);
                self.in_code = true;
            }
            Tag::HtmlBlock => self.html = Some(HtmlBlock { span: range, lines: Vec::new() }),
            Tag::List(_) => {
                self.builder.close(span.start);
                self.builder.list_depth = self.builder.list_depth.saturating_add(1);
            }
            Tag::Item => self.start_item(span),
            Tag::FootnoteDefinition(label) => {
                self.builder.close(span.start);
                self.footnotes.push((label.to_string(), span, self.builder.blocks.len()));
            }
            Tag::DefinitionListTitle => self.builder.open(BlockKind::Term, span),
            Tag::Table(_) => self.table = Some(Table { span, ..Table::default() }),
            Tag::TableCell => self.builder.open(BlockKind::Cell, span),
            Tag::Emphasis => self.builder.start_inline(InlineKind::Emphasis),
            Tag::Strong => self.builder.start_inline(InlineKind::Strong),
            Tag::Strikethrough => self.builder.start_inline(InlineKind::Deleted),
            Tag::Link { link_type, dest_url, id, .. } => self.open_link(link_type, &dest_url, &id, range, false),
            Tag::Image { link_type, dest_url, id, .. } => {
                self.open_link(link_type, &dest_url, &id, range, true);
                self.image_depth += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Span) {
        let span = self.moved(range);
        match tag {
            TagEnd::Paragraph => self.end_paragraph(span),
            TagEnd::Heading(_) => self.end_heading(span),
            TagEnd::BlockQuote(_) => self.end_quote(span),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.builder.close(span.end);
            }
            TagEnd::List(_) => {
                self.builder.close(span.end);
                self.builder.list_depth = self.builder.list_depth.saturating_sub(1);
            }
            TagEnd::Item => self.end_item(span),
            TagEnd::DefinitionListDefinition => drop(self.builder.close(span.end)),
            TagEnd::DefinitionListTitle => self.end_term(span),
            TagEnd::FootnoteDefinition => {
                self.builder.close(span.end);
                if let Some((label, span, first)) = self.footnotes.pop() {
                    let blocks = first..self.builder.blocks.len();
                    self.builder.footnotes.push(Footnote { label, span, blocks });
                }
            }
            TagEnd::Table => self.builder.tables.extend(self.table.take()),
            TagEnd::TableHead => self.end_row(true),
            TagEnd::TableRow => self.end_row(false),
            TagEnd::TableCell => self.row.extend(self.builder.close(span.end)),
            TagEnd::Emphasis => drop(self.builder.end_inline(|kind| kind == InlineKind::Emphasis)),
            TagEnd::Strong => drop(self.builder.end_inline(|kind| kind == InlineKind::Strong)),
            TagEnd::Strikethrough => drop(self.builder.end_inline(|kind| kind == InlineKind::Deleted)),
            TagEnd::Link => self.close_link(range),
            TagEnd::Image => {
                self.image_depth = self.image_depth.saturating_sub(1);
                self.close_link(range);
            }
            _ => {}
        }
    }

    fn end_row(&mut self, header: bool) {
        let row = std::mem::take(&mut self.row);
        if let Some(table) = &mut self.table {
            if header {
                table.header = row;
            } else if !row.is_empty() {
                table.rows.push(row);
            }
        }
    }

    fn prose_kind(&self) -> BlockKind {
        if !self.footnotes.is_empty() {
            BlockKind::Footnote
        } else if self.builder.list_depth > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    fn text(&mut self, text: &str, range: Span) {
        if self.in_code || self.inline_html.skips() {
            return;
        }
        if self.image_depth > 0 {
            self.alt.push_str(text);
            return;
        }
        let span = self.moved(range);
        if span.end <= self.builder.skip_until {
            return;
        }
        self.builder.ensure_open(span);
        let in_link = self.links.last();
        if self.text.get(range.range()) != Some(text) {
            self.builder.fold.replace(span, text);
        } else if in_link.is_some_and(|link| link.is_address()) {
            self.builder.fold.opaque(span);
        } else {
            let in_link = in_link.is_some();
            self.undefined_footnotes(text, range);
            self.builder.prose(span, in_link);
        }
        self.builder.reach(span.end);
    }

    fn opaque(&mut self, range: Span) {
        if self.in_code || self.image_depth > 0 || self.inline_html.skips() {
            return;
        }
        let span = self.moved(range);
        if span.start < self.builder.skip_until {
            return;
        }
        self.builder.ensure_open(span);
        self.builder.fold.opaque(span);
        self.builder.reach(span.end);
    }

    fn line_break(&mut self, range: Span) {
        if self.image_depth > 0 {
            self.alt.push(' ');
        } else if self.builder.is_open() && !self.end_title(range) && !self.end_line(range) {
            let span = self.moved(range);
            self.builder.fold.replace(span, " ");
        }
    }

    /// Reads a block of HTML. Between its lines stand the marks of the quote around it: they are no text.
    fn end_html(&mut self) {
        let Some(HtmlBlock { span, lines }) = self.html.take() else { return };
        let end = lines.last().map_or(span.end, |line| line.end);
        let gaps: Vec<Span> =
            lines.windows(2).map(|pair| Span::new(pair[0].end, pair[1].start)).filter(|gap| !gap.is_empty()).collect();
        let whole = self.moved(Span::new(span.start, end));
        if gaps.iter().all(|gap| self.text.get(gap.range()).is_none_or(|text| text.trim().is_empty())) {
            html::read_block(self.builder, self.text, self.start, whole);
            return;
        }
        let mut bytes = self.text.as_bytes().to_vec();
        for gap in gaps {
            if let Some(bytes) = bytes.get_mut(gap.range()) {
                bytes.fill(b' ');
            }
            let masked = Masked { span: self.moved(gap), kind: MaskKind::Markup };
            let at = self.builder.masked.partition_point(|other| other.span.start < masked.span.start);
            self.builder.masked.insert(at, masked);
        }
        let text = String::from_utf8(bytes).unwrap_or_default();
        html::read_block(self.builder, &text, self.start, whole);
    }

    fn finish(mut self, undefined: Vec<(Span, String)>) {
        if self.html.is_some() {
            self.end_html();
        }
        self.builder.close(self.start + self.text.len());
        self.inline_html.finish(self.builder, self.start + self.text.len());
        self.undefined_references(undefined);
    }
}
