//! Markdown and MDX to blocks, sections and links, through the event stream of pulldown-cmark.

use std::collections::HashMap;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, OffsetIter, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::mask::{self, MaskKind, Masked};
use super::{
    BlockKind, Comment, Definition, Footnote, FootnoteReference, HeadingStyle, InlineKind, Link, LinkForm, Table, html,
};
use crate::source::Span;

/// Reads the body that begins at byte `start`.
pub(super) fn read(builder: &mut Builder<'_>, start: usize, mdx: bool) {
    let body = builder.source.text.get(start..).unwrap_or("");
    let (text, masked) = mask::mask(body, mdx);
    let mut undefined = Vec::new();
    let callback = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((Span::from(link.span), link.reference.to_string()));
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(&text, options(), Some(callback));
    let mut events = parser.into_offset_iter();
    let mut reader = Reader::new(builder, start, &text, masked);
    reader.definitions(&events);
    while let Some((event, range)) = events.next() {
        reader.event(event, Span::from(range));
    }
    drop(events);
    reader.finish(undefined);
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

struct Reader<'b, 'a, 't> {
    builder: &'b mut Builder<'a>,
    start: usize,
    text: &'t str,
    masked: Vec<Masked>,
    labels: HashMap<String, usize>,
    links: Vec<OpenLink>,
    table: Option<Table>,
    row: Vec<usize>,
    in_header: bool,
    in_code: bool,
    html: Option<Span>,
    image_depth: usize,
    alt: String,
    footnote: Option<(String, Span, usize)>,
    heading: Option<(u8, Option<String>)>,
    skip_until: usize,
    last_end: usize,
    all_strong: bool,
}

struct OpenLink {
    kind: LinkType,
    span: Span,
    target: String,
    label: String,
    text: usize,
    image: bool,
}

impl<'b, 'a, 't> Reader<'b, 'a, 't> {
    fn new(builder: &'b mut Builder<'a>, start: usize, text: &'t str, masked: Vec<Masked>) -> Self {
        let mut reader = Self {
            builder,
            start,
            text,
            masked,
            labels: HashMap::new(),
            links: Vec::new(),
            table: None,
            row: Vec::new(),
            in_header: false,
            in_code: false,
            html: None,
            image_depth: 0,
            alt: String::new(),
            footnote: None,
            heading: None,
            skip_until: 0,
            last_end: 0,
            all_strong: false,
        };
        reader.masked_parts();
        reader
    }

    /// Comments and shortcode links of the masked stretches.
    fn masked_parts(&mut self) {
        for index in 0..self.masked.len() {
            let Masked { span, kind } = self.masked[index].clone();
            let at = self.moved(span);
            let raw = self.builder.source.slice(at);
            if kind == MaskKind::Comment {
                let text_span = Span::new(at.start + 3, at.end.saturating_sub(3).max(at.start + 3));
                let text = self.builder.source.slice(text_span).to_owned();
                self.builder.comments.push(Comment { text, text_span, span: at, in_front_matter: false });
            } else if kind == MaskKind::Shortcode
                && let Some(target) = mask::target(raw)
            {
                let offset = raw.find(target).unwrap_or(0);
                self.builder.links.push(Link {
                    form: LinkForm::Shortcode,
                    span: at,
                    target_span: Span::new(at.start + offset, at.start + offset + target.len()),
                    target: target.to_owned(),
                    text: String::new(),
                    prose: 0..0,
                    label: None,
                    field: None,
                });
            }
        }
    }

    fn definitions<F: pulldown_cmark::BrokenLinkCallback<'t>>(&mut self, events: &OffsetIter<'t, F>) {
        let mut all: Vec<_> = events.reference_definitions().iter().collect();
        all.sort_by_key(|(_, definition)| definition.span.start);
        for (label, definition) in all {
            self.labels.insert(normal(label), self.builder.definitions.len());
            let span = self.moved(Span::from(definition.span.clone()));
            let target = self.unmasked(&definition.dest, Span::from(definition.span.clone()));
            self.builder.definitions.push(Definition { label: label.to_owned(), target, span, used: false });
        }
    }

    /// A span of the body as a span of the source.
    fn moved(&self, span: Span) -> Span {
        Span::new(span.start + self.start, span.end + self.start)
    }

    fn event(&mut self, event: Event<'_>, range: Span) {
        if let Some(html) = &mut self.html {
            match event {
                Event::End(TagEnd::HtmlBlock) => {
                    let span = Span::new(html.start, html.end);
                    self.html = None;
                    let span = self.moved(span);
                    html::read_block(self.builder, span);
                }
                _ => html.end = html.end.max(range.end),
            }
            return;
        }
        let end = range.end;
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => self.opaque(range),
            Event::Html(_) => {}
            Event::InlineHtml(_) => self.inline_html(range),
            Event::SoftBreak | Event::HardBreak => self.space(range),
            Event::FootnoteReference(label) => self.footnote_reference(&label, range),
            Event::Rule => drop(self.builder.close(range.start + self.start)),
            Event::TaskListMarker(_) => {}
        }
        self.last_end = end;
    }

    fn start(&mut self, tag: Tag<'_>, range: Span) {
        let span = self.moved(range);
        match tag {
            Tag::Paragraph => {
                let kind = self.prose_kind();
                self.builder.open(kind, span);
                self.all_strong = true;
            }
            Tag::Heading { level, id, .. } => {
                let level = level as u8;
                self.builder.open(BlockKind::Heading(level), span);
                self.heading = Some((level, id.map(|id| id.to_string())));
            }
            Tag::BlockQuote(_) => self.builder.quote_depth += 1,
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::HtmlBlock => self.html = Some(range),
            Tag::List(_) => {
                self.builder.close(span.start);
                self.builder.list_depth = self.builder.list_depth.saturating_add(1);
            }
            Tag::Item => self.builder.open(BlockKind::ListItem, span),
            Tag::FootnoteDefinition(label) => {
                self.builder.close(span.start);
                self.footnote = Some((label.to_string(), span, self.builder.blocks.len()));
            }
            Tag::DefinitionListTitle => self.builder.open(BlockKind::Term, span),
            Tag::Table(_) => self.table = Some(Table { span, ..Table::default() }),
            Tag::TableHead => self.in_header = true,
            Tag::TableCell => self.builder.open(BlockKind::Cell, span),
            Tag::Emphasis => self.builder.start_inline(InlineKind::Emphasis),
            Tag::Strong => self.builder.start_inline(InlineKind::Strong),
            Tag::Strikethrough => self.builder.start_inline(InlineKind::Deleted),
            Tag::Superscript => self.builder.start_inline(InlineKind::Superscript),
            Tag::Subscript => self.builder.start_inline(InlineKind::Subscript),
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
            TagEnd::Heading(_) => {
                let heading = self.heading.take();
                if let (Some(index), Some((level, id))) = (self.builder.close(span.end), heading) {
                    self.builder.section(index, level, HeadingStyle::Marked, id);
                }
            }
            TagEnd::BlockQuote(_) => {
                self.builder.close(span.end);
                self.builder.quote_depth = self.builder.quote_depth.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::List(_) => {
                self.builder.close(span.end);
                self.builder.list_depth = self.builder.list_depth.saturating_sub(1);
            }
            TagEnd::Item | TagEnd::DefinitionListDefinition => drop(self.builder.close(span.end)),
            TagEnd::DefinitionListTitle => self.end_term(span),
            TagEnd::FootnoteDefinition => {
                self.builder.close(span.end);
                if let Some((label, span, first)) = self.footnote.take() {
                    let blocks = first..self.builder.blocks.len();
                    self.builder.footnotes.push(Footnote { label, span, blocks });
                }
            }
            TagEnd::Table => self.builder.tables.extend(self.table.take()),
            TagEnd::TableHead => {
                self.in_header = false;
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.header = row;
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            TagEnd::TableCell => self.row.extend(self.builder.close(span.end)),
            TagEnd::Emphasis => drop(self.builder.end_inline(|kind| kind == InlineKind::Emphasis)),
            TagEnd::Strong => drop(self.builder.end_inline(|kind| kind == InlineKind::Strong)),
            TagEnd::Strikethrough => drop(self.builder.end_inline(|kind| kind == InlineKind::Deleted)),
            TagEnd::Superscript => drop(self.builder.end_inline(|kind| kind == InlineKind::Superscript)),
            TagEnd::Subscript => drop(self.builder.end_inline(|kind| kind == InlineKind::Subscript)),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => {
                self.image_depth = self.image_depth.saturating_sub(1);
                self.close_link();
            }
            _ => {}
        }
    }

    fn prose_kind(&self) -> BlockKind {
        if self.footnote.is_some() {
            BlockKind::Footnote
        } else if self.builder.list_depth > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    /// A paragraph that is one short line in bold is used as a heading.
    fn end_paragraph(&mut self, span: Span) {
        let Some(index) = self.builder.close(span.end) else { return };
        let Some(block) = self.builder.blocks.get(index) else { return };
        if block.kind != BlockKind::Paragraph || block.quoted {
            return;
        }
        let text = &self.builder.fold.text()[block.text.clone()];
        let strong = self.builder.inlines.iter().rev().take(4).any(|inline| {
            inline.kind == InlineKind::Strong
                && inline.text.start <= block.text.start
                && inline.text.end >= block.text.end
        });
        let short = text.len() <= 80 && text.split(' ').count() <= 12 && !text.ends_with(['.', '!', ',', ';']);
        if strong && short && text.contains(char::is_alphabetic) {
            self.fake_section(index, HeadingStyle::Bold);
        }
    }

    fn end_term(&mut self, span: Span) {
        if let Some(index) = self.builder.close(span.end) {
            self.fake_section(index, HeadingStyle::Term);
        }
    }

    /// A heading that is not marked as one stands below the marked one before it.
    fn fake_section(&mut self, index: usize, style: HeadingStyle) {
        let marked = self.builder.sections.iter().rev().find(|section| section.style == HeadingStyle::Marked);
        let level = marked.map_or(2, |section| (section.level + 1).min(6));
        if style == HeadingStyle::Bold
            && let Some(block) = self.builder.blocks.get_mut(index)
        {
            block.kind = BlockKind::Heading(level);
        }
        self.builder.section(index, level, style, None);
    }

    fn text(&mut self, text: &str, range: Span) {
        if self.in_code {
            return;
        }
        if self.image_depth > 0 {
            self.alt.push_str(text);
            return;
        }
        let mut range = range;
        if range.start < self.skip_until {
            range.start = self.skip_until.min(range.end);
            if range.is_empty() {
                return;
            }
        }
        self.builder.ensure_open(Span::new(range.start + self.start, range.end + self.start));
        let written = self.text.get(range.range()).unwrap_or("");
        if !text.ends_with(written) {
            let span = self.moved(range);
            self.builder.fold.replace(span, text);
        } else if self.in_autolink() {
            self.opaque(range);
        } else {
            self.pieces(range);
        }
        self.builder.reach(range.end + self.start);
    }

    fn in_autolink(&self) -> bool {
        self.links.last().is_some_and(|link| matches!(link.kind, LinkType::Autolink | LinkType::Email))
    }

    /// Folds a stretch of the body, with what is masked or an address made opaque.
    fn pieces(&mut self, range: Span) {
        let first = self.masked.partition_point(|masked| masked.span.end <= range.start);
        let mut at = range.start;
        for index in first..self.masked.len() {
            let Masked { span, kind } = self.masked[index].clone();
            if span.start >= range.end {
                break;
            }
            self.prose(Span::new(at, span.start.max(at)));
            if kind == MaskKind::Shortcode || kind == MaskKind::Expression {
                self.opaque(span);
            }
            at = span.end.min(range.end).max(at);
        }
        self.prose(Span::new(at, range.end));
    }

    fn prose(&mut self, range: Span) {
        let mut at = range.start;
        while at < range.end {
            let Some(found) = address(&self.text[at..range.end]) else { break };
            let start = at + found;
            let end = start + address_len(&self.text[start..]);
            self.plain(Span::new(at, start));
            self.bare_link(Span::new(start, end));
            at = end;
        }
        if at < range.end {
            self.plain(Span::new(at, range.end));
        }
        self.skip_until = self.skip_until.max(at);
    }

    fn plain(&mut self, range: Span) {
        let source = self.builder.source;
        let span = self.moved(range);
        self.undefined_footnotes(range);
        self.builder.fold.push(span.start, source.slice(span));
    }

    /// `^label` between brackets that no definition answers.
    fn undefined_footnotes(&mut self, range: Span) {
        let text = &self.text[range.range()];
        let bytes = self.text.as_bytes();
        for at in memchr::memchr_iter(b'^', text.as_bytes()) {
            let caret = range.start + at;
            let Some(len) = self.text[caret..].find(']') else { continue };
            let label = &self.text[caret + 1..caret + len];
            let opened = caret > 0 && bytes[caret - 1] == b'[';
            if opened && !label.is_empty() && label.len() < 60 && !label.contains(char::is_whitespace) {
                let span = self.moved(Span::new(caret - 1, caret + len + 1));
                let at = self.builder.fold.len();
                self.builder.footnote_references.push(FootnoteReference {
                    label: label.to_owned(),
                    span,
                    at,
                    defined: false,
                });
            }
        }
    }

    fn bare_link(&mut self, range: Span) {
        let span = self.moved(range);
        let target = self.text[range.range()].to_owned();
        let start = self.builder.fold.len();
        self.builder.fold.opaque(span);
        if self.links.is_empty() {
            self.builder.links.push(Link {
                form: LinkForm::Bare,
                span,
                target_span: span,
                text: target.clone(),
                target,
                prose: start..start + 1,
                label: None,
                field: None,
            });
        }
    }

    fn opaque(&mut self, range: Span) {
        if self.in_code || self.image_depth > 0 {
            return;
        }
        let span = self.moved(range);
        self.builder.ensure_open(span);
        self.builder.fold.opaque(span);
        self.builder.reach(span.end);
    }

    fn space(&mut self, range: Span) {
        if self.image_depth > 0 {
            self.alt.push(' ');
        } else if self.builder.is_open() {
            let span = self.moved(range);
            self.builder.fold.replace(span, " ");
        }
    }

    fn inline_html(&mut self, range: Span) {
        let span = self.moved(range);
        html::read_inline(self.builder, span);
    }

    fn footnote_reference(&mut self, label: &str, range: Span) {
        let span = self.moved(range);
        self.builder.ensure_open(span);
        let at = self.builder.fold.len();
        self.builder.footnote_references.push(FootnoteReference { label: label.to_owned(), span, at, defined: true });
        self.builder.reach(span.end);
    }

    fn open_link(&mut self, kind: LinkType, target: &str, label: &str, range: Span, image: bool) {
        let span = self.moved(range);
        self.builder.ensure_open(span);
        self.builder.reach(span.end);
        self.last_end = range.start;
        let text = self.builder.fold.len();
        self.links.push(OpenLink {
            kind,
            span: range,
            target: target.to_owned(),
            label: label.to_owned(),
            text,
            image,
        });
    }

    fn close_link(&mut self) {
        let Some(open) = self.links.pop() else { return };
        let definition = self.labels.get(&normal(&open.label)).copied();
        let by_label = matches!(open.kind, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
        let form = match open.kind {
            _ if open.image => LinkForm::Image,
            LinkType::Autolink | LinkType::Email => LinkForm::Autolink,
            LinkType::WikiLink { .. } => LinkForm::Wiki,
            _ if by_label => LinkForm::Reference,
            _ => LinkForm::Inline,
        };
        let (target, target_span) = match definition.filter(|_| by_label) {
            Some(index) => {
                self.builder.definitions[index].used = true;
                let definition = &self.builder.definitions[index];
                let raw = self.builder.source.slice(definition.span);
                let at = raw.find("]:").map_or(0, |at| at + 2);
                let at = at + raw[at..].find(&definition.target).unwrap_or(0);
                let start = definition.span.start + at;
                (definition.target.clone(), Span::new(start, start + definition.target.len()))
            }
            None => {
                let (target, span) = self.inline_target(&open);
                (target, self.moved(span))
            }
        };
        let end = self.builder.fold.len().max(open.text);
        let prose = if open.image { 0..0 } else { open.text..end };
        let text = if open.image { std::mem::take(&mut self.alt) } else { self.builder.written(open.text).to_owned() };
        if !open.image {
            self.builder
                .inlines
                .push(super::Inline { kind: InlineKind::Link(self.builder.links.len()), text: prose.clone() });
        }
        let target = if form == LinkForm::Autolink && open.kind == LinkType::Email {
            format!("mailto:{target}")
        } else {
            target
        };
        let span = self.moved(open.span);
        let label = by_label.then_some(open.label);
        self.builder.links.push(Link { form, span, target_span, target, text, prose, label, field: None });
    }

    /// The target of an inline link as written, with what was masked in it put back.
    fn inline_target(&self, open: &OpenLink) -> (String, Span) {
        let end = open.span.end.min(self.text.len());
        let from = self.last_end.clamp(open.span.start, end);
        let rest = self.text.get(from..end).unwrap_or("");
        let offset = match open.kind {
            LinkType::Inline => rest.find('(').map_or(0, |at| at + 1),
            _ => 0,
        };
        let from = if matches!(open.kind, LinkType::Inline) { from + offset } else { open.span.start };
        let rest = self.text.get(from..end).unwrap_or("");
        let found = rest.find(open.target.as_str()).filter(|_| !open.target.is_empty());
        let span = match found {
            Some(at) => Span::new(from + at, from + at + open.target.len()),
            None => {
                let raw = rest.trim_start();
                let skipped = rest.len() - raw.len();
                let len = raw.find(|char: char| char.is_whitespace() || char == ')').unwrap_or(raw.len());
                Span::new(from + skipped, from + skipped + len)
            }
        };
        (self.unmasked(&open.target, span), span)
    }

    /// A target with the masked stretches inside `span` put back as they were written.
    fn unmasked(&self, target: &str, span: Span) -> String {
        let first = self.masked.partition_point(|masked| masked.span.end <= span.start);
        let mut target = target.to_owned();
        for masked in self.masked[first..].iter().take_while(|masked| masked.span.start < span.end) {
            let filler = "S".repeat(masked.span.len());
            let raw = self.builder.source.slice(self.moved(masked.span));
            target = target.replacen(&filler, raw, 1);
        }
        target
    }

    fn finish(mut self, undefined: Vec<(Span, String)>) {
        if let Some(span) = self.html.take() {
            let span = self.moved(span);
            html::read_block(self.builder, span);
        }
        self.builder.close(self.start + self.text.len());
        for (range, label) in undefined {
            let span = self.moved(range);
            let raw = self.builder.source.slice(span);
            let text = raw.trim_start_matches('[').split(']').next().unwrap_or("").to_owned();
            self.builder.links.push(Link {
                form: LinkForm::UndefinedReference,
                span,
                target_span: span,
                target: String::new(),
                text,
                prose: 0..0,
                label: Some(label),
                field: None,
            });
        }
    }
}

/// Labels match whatever their case and white space (CommonMark 4.7).
fn normal(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Where a bare address begins.
pub(super) fn address(text: &str) -> Option<usize> {
    let scheme = memchr::memmem::find(text.as_bytes(), b"://").and_then(|at| {
        let before = &text[..at];
        let scheme = ["https", "http", "ftp"].into_iter().find(|scheme| before.ends_with(scheme))?;
        Some(at - scheme.len())
    });
    let www = memchr::memmem::find(text.as_bytes(), b"www.")
        .filter(|at| *at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric());
    match (scheme, www) {
        (Some(scheme), Some(www)) => Some(scheme.min(www)),
        (found, None) | (None, found) => found,
    }
}

/// How long a bare address is: up to white space or a delimiter, without stops at its end.
pub(super) fn address_len(text: &str) -> usize {
    let end = text
        .find(|char: char| char.is_whitespace() || matches!(char, '<' | '>' | '"' | '`' | '|'))
        .unwrap_or(text.len());
    let mut address = &text[..end];
    loop {
        let trimmed = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', ']']);
        let open = trimmed.matches('(').count();
        let close = trimmed.matches(')').count();
        let trimmed = if close > open { trimmed.strip_suffix(')').unwrap_or(trimmed) } else { trimmed };
        if trimmed.len() == address.len() {
            return trimmed.len().max(1);
        }
        address = trimmed;
    }
}
