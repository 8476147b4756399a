//! HTML to blocks, links and anchors, through a tokenizer to the standard; for documents and for HTML inside Markdown.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as HtmlSpan, Tokenizer};

use super::builder::Builder;
use super::front_matter::{Data, Field, Value};
use super::{Anchor, BlockKind, Comment, HeadingStyle, InlineKind, Link, LinkForm, Table, Title};
use crate::source::Span;

/// Reads a whole document whose markup begins at byte `start`.
pub(super) fn read_document(builder: &mut Builder<'_>, start: usize) {
    let end = builder.source.text.len();
    run(builder, Span::new(start, end), true);
    builder.close(end);
}

/// Reads a block of HTML inside Markdown.
pub(super) fn read_block(builder: &mut Builder<'_>, span: Span) {
    run(builder, span, true);
    builder.close(span.end);
}

/// Reads tags and comments inside a paragraph of Markdown: nothing but line breaks, links, ids and scripts.
pub(super) fn read_inline(builder: &mut Builder<'_>, span: Span) {
    run(builder, span, false);
}

fn run(builder: &mut Builder<'_>, span: Span, blocks: bool) {
    let source = builder.source;
    let text = source.slice(span);
    let mut reader = Reader::new(span.start, blocks);
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, at: HtmlSpan<usize>| -> Option<Infallible> {
        reader.event(builder, &event, Span::new(span.start + at.start, span.start + at.end));
        None
    });
    let mut emitter = emitter;
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(never) => match never {},
            Err(never) => match never {},
        }
    }
    reader.finish(builder, span.end);
}

struct Reader {
    base: usize,
    blocks: bool,
    /// The element whose content is skipped.
    skipped: Option<String>,
    tag: Tag,
    links: Vec<OpenLink>,
    title: Option<(usize, String)>,
    table: Option<Table>,
    row: Vec<usize>,
    row_is_header: bool,
    in_table: usize,
    cell_open: bool,
    heading: Option<(u8, usize, Option<String>)>,
}

#[derive(Default)]
struct Tag {
    name: String,
    span: Span,
    attributes: Vec<(String, String, Span)>,
}

struct OpenLink {
    span: Span,
    target: String,
    target_span: Span,
    text: usize,
}

const SKIPPED: [&str; 8] = ["script", "style", "template", "svg", "math", "textarea", "noscript", "iframe"];
const OPAQUE: [&str; 4] = ["code", "pre", "kbd", "samp"];
const BLOCKS: [&str; 30] = [
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
];

impl Reader {
    fn new(base: usize, blocks: bool) -> Self {
        Self {
            base,
            blocks,
            skipped: None,
            tag: Tag::default(),
            links: Vec::new(),
            title: None,
            table: None,
            row: Vec::new(),
            row_is_header: false,
            in_table: 0,
            cell_open: false,
            heading: None,
        }
    }

    fn event(&mut self, builder: &mut Builder<'_>, event: &CallbackEvent<'_>, span: Span) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: lossy(name), span, attributes: Vec::new() };
            }
            CallbackEvent::AttributeName { name } => self.tag.attributes.push((lossy(name), String::new(), span)),
            CallbackEvent::AttributeValue { value } => {
                if let Some(last) = self.tag.attributes.last_mut() {
                    (last.1, last.2) = (lossy(value), span);
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let mut tag = std::mem::take(&mut self.tag);
                tag.span.end = tag.span.end.max(span.end);
                self.start(builder, &tag, *self_closing);
            }
            CallbackEvent::EndTag { name } => self.end(builder, &lossy(name), span),
            CallbackEvent::String { value } => self.text(builder, &String::from_utf8_lossy(value), span),
            CallbackEvent::Comment { value } => {
                let text = lossy(value);
                let text_span = Span::new(span.start.min(span.end), span.end);
                builder.comments.push(comment(builder, &text, text_span));
            }
            _ => {}
        }
    }

    fn start(&mut self, builder: &mut Builder<'_>, tag: &Tag, self_closing: bool) {
        let name = tag.name.as_str();
        let attribute = |wanted: &str| tag.attributes.iter().find(|(name, ..)| name.eq_ignore_ascii_case(wanted));
        if self.skipped.is_some() {
            return;
        }
        if SKIPPED.contains(&name) || OPAQUE.contains(&name) {
            if OPAQUE.contains(&name) && builder.is_open() {
                builder.fold.opaque(tag.span);
            }
            self.skipped = (!self_closing).then(|| name.to_owned());
            return;
        }
        let heading = heading_level(name);
        if self.blocks {
            self.start_block(builder, tag, heading);
        }
        for wanted in ["id", "name"] {
            if let Some((_, id, span)) = attribute(wanted)
                && !id.is_empty()
                && (wanted == "id" || name == "a")
                && (heading.is_none() || !self.blocks)
            {
                builder.anchors.push(Anchor { id: id.clone(), span: *span });
            }
        }
        match name {
            "html" => {
                builder.language = attribute("lang").map(|(_, lang, _)| primary(lang)).or(builder.language.take())
            }
            "meta" => self.meta(builder, tag),
            "title" if self.blocks => self.title = Some((tag.span.end, String::new())),
            "br" => builder.fold.replace(tag.span, " "),
            "sup" => builder.start_inline(InlineKind::Superscript),
            "sub" => builder.start_inline(InlineKind::Subscript),
            "b" | "strong" => builder.start_inline(InlineKind::Strong),
            "i" | "em" => builder.start_inline(InlineKind::Emphasis),
            _ => {}
        }
        let target = ["href", "src", "to"].iter().find_map(|wanted| attribute(wanted));
        if let Some((_, target, target_span)) = target
            && !matches!(name, "link" | "source" | "base")
        {
            let open = OpenLink {
                span: tag.span,
                target: target.clone(),
                target_span: *target_span,
                text: builder.fold.len(),
            };
            if self_closing || matches!(name, "img" | "embed" | "video" | "audio" | "input") || name != "a" {
                let form = if name == "img" { LinkForm::Image } else { LinkForm::Html };
                let alt = attribute("alt").map_or(String::new(), |(_, alt, _)| alt.clone());
                push_link(builder, open, form, tag.span.end, Some(alt));
            } else {
                self.links.push(open);
            }
        }
    }

    fn start_block(&mut self, builder: &mut Builder<'_>, tag: &Tag, heading: Option<u8>) {
        let name = tag.name.as_str();
        if let Some(level) = heading {
            builder.open(BlockKind::Heading(level), tag.span);
            let id = tag.attributes.iter().find(|(name, ..)| name == "id").map(|(_, id, _)| id.clone());
            self.heading = Some((level, tag.span.start, id));
            return;
        }
        if !BLOCKS.contains(&name) {
            return;
        }
        if !(name == "p" && self.cell_open) {
            builder.close(tag.span.start);
        }
        match name {
            "ul" | "ol" => builder.list_depth = builder.list_depth.saturating_add(1),
            "li" => builder.open(BlockKind::ListItem, tag.span),
            "dt" | "caption" | "figcaption" => builder.open(BlockKind::Term, tag.span),
            "blockquote" => builder.quote_depth += 1,
            "table" => {
                self.in_table += 1;
                self.table = Some(Table { span: tag.span, ..Table::default() });
            }
            "tr" => self.end_row(),
            "td" | "th" if self.table.is_some() => {
                self.row_is_header = name == "th" && (self.row.is_empty() || self.row_is_header);
                builder.open(BlockKind::Cell, tag.span);
                self.cell_open = true;
            }
            _ => {}
        }
    }

    fn end(&mut self, builder: &mut Builder<'_>, name: &str, span: Span) {
        if let Some(skipped) = &self.skipped {
            if skipped == name {
                self.skipped = None;
            }
            return;
        }
        match name {
            "title" if self.title.is_some() => self.end_title(builder, span),
            "a" => {
                if let Some(open) = self.links.pop() {
                    push_link(builder, open, LinkForm::Html, span.end, None);
                }
            }
            "sup" => drop(builder.end_inline(|kind| kind == InlineKind::Superscript)),
            "sub" => drop(builder.end_inline(|kind| kind == InlineKind::Subscript)),
            "b" | "strong" => drop(builder.end_inline(|kind| kind == InlineKind::Strong)),
            "i" | "em" => drop(builder.end_inline(|kind| kind == InlineKind::Emphasis)),
            _ => {}
        }
        if self.blocks {
            self.end_block(builder, name, span);
        }
    }

    fn end_block(&mut self, builder: &mut Builder<'_>, name: &str, span: Span) {
        if heading_level(name).is_some() {
            self.end_heading(builder, span.end);
            return;
        }
        if !BLOCKS.contains(&name) || (name == "p" && self.cell_open) {
            return;
        }
        builder.reach(span.start);
        let closed = builder.close(span.start);
        match name {
            "ul" | "ol" => builder.list_depth = builder.list_depth.saturating_sub(1),
            "blockquote" => builder.quote_depth = builder.quote_depth.saturating_sub(1),
            "td" | "th" => {
                self.row.extend(closed);
                self.cell_open = false;
            }
            "tr" => self.end_row(),
            "table" => {
                self.end_row();
                self.in_table = self.in_table.saturating_sub(1);
                if let Some(mut table) = self.table.take() {
                    table.span.end = span.end;
                    builder.tables.push(table);
                }
            }
            _ => {}
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if let Some(table) = &mut self.table
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

    fn end_heading(&mut self, builder: &mut Builder<'_>, end: usize) {
        let Some((level, start, id)) = self.heading.take() else { return };
        builder.reach(end);
        if let Some(index) = builder.close(end) {
            builder.section(index, level, HeadingStyle::Marked, id);
            if let Some(section) = builder.sections.last_mut() {
                section.span = Span::new(start, end);
            }
        }
    }

    fn end_title(&mut self, builder: &mut Builder<'_>, span: Span) {
        if let Some((start, text)) = self.title.take()
            && builder.title.is_none()
        {
            builder.title = Some(Title { text: text.trim().to_owned(), span: Span::new(start, span.start) });
        }
    }

    fn meta(&self, builder: &mut Builder<'_>, tag: &Tag) {
        let get = |wanted: &str| tag.attributes.iter().find(|(name, ..)| name.eq_ignore_ascii_case(wanted));
        let Some((_, name, key_span)) = get("name").or_else(|| get("property")).or_else(|| get("itemprop")) else {
            return;
        };
        if let Some((_, content, span)) = get("content") {
            builder.meta.push(Field {
                key: name.clone(),
                key_span: *key_span,
                value: Value { span: *span, data: Data::Text(content.clone()) },
            });
        }
    }

    fn text(&mut self, builder: &mut Builder<'_>, value: &str, span: Span) {
        if let Some((_, title)) = &mut self.title {
            title.push_str(value);
            return;
        }
        if self.skipped.is_some() || (!builder.is_open() && value.trim().is_empty()) {
            return;
        }
        debug_assert!(span.start >= self.base);
        builder.ensure_open(span);
        push_text(builder, value, span);
        builder.reach(span.end);
    }

    fn finish(&mut self, builder: &mut Builder<'_>, end: usize) {
        if self.heading.is_some() {
            self.end_heading(builder, end);
        }
        for open in std::mem::take(&mut self.links) {
            push_link(builder, open, LinkForm::Html, end, None);
        }
        self.end_row();
        if let Some(table) = self.table.take() {
            builder.tables.push(table);
        }
    }
}

/// Folds text: byte by byte where the source says the same, entity by entity where not.
pub(super) fn push_text(builder: &mut Builder<'_>, value: &str, span: Span) {
    let source = builder.source;
    let raw = source.slice(span);
    if raw == value {
        builder.fold.push(span.start, raw);
        return;
    }
    let mut at = 0;
    while let Some(next) = raw[at..].find('&') {
        let start = at + next;
        builder.fold.push(span.start + at, &raw[at..start]);
        let len = entity_len(&raw[start..]);
        let entity = &raw[start..start + len];
        builder.fold.replace(Span::new(span.start + start, span.start + start + len), &decode(entity));
        at = start + len;
    }
    builder.fold.push(span.start + at, &raw[at..]);
}

fn entity_len(text: &str) -> usize {
    let body = text[1..].find(|char: char| !(char.is_ascii_alphanumeric() || char == '#')).unwrap_or(text.len() - 1);
    let len = 1 + body;
    len + usize::from(text[len..].starts_with(';'))
}

fn decode(entity: &str) -> String {
    Tokenizer::new(entity)
        .filter_map(|Ok(token)| match token {
            html5gum::Token::String(text) => Some(String::from_utf8_lossy(&text).into_owned()),
            _ => None,
        })
        .collect()
}

fn push_link(builder: &mut Builder<'_>, open: OpenLink, form: LinkForm, end: usize, alt: Option<String>) {
    let prose = if alt.is_some() { 0..0 } else { open.text..builder.fold.len().max(open.text) };
    let text = alt.unwrap_or_else(|| builder.written(open.text).to_owned());
    builder.links.push(Link {
        form,
        span: Span::new(open.span.start, end.max(open.span.end)),
        target_span: open.target_span,
        target: open.target,
        text,
        prose,
        label: None,
        field: None,
    });
}

/// The comment around `inner`, with or without its end.
fn comment(builder: &Builder<'_>, text: &str, inner: Span) -> Comment {
    let source = builder.source;
    let inner = source.clamp(inner);
    // The tokenizer's span begins at the `<` of some comments and behind the `<!--` of others.
    let opens_here = source.text[inner.start..].starts_with("<!--");
    let before = if opens_here { None } else { source.text[..inner.start].rfind("<!--") };
    let start = before.unwrap_or(inner.start);
    let text_start = source.clamp(Span::new(start + 4, start + 4)).start.min(source.text.len());
    let rest = &source.text[text_start..];
    let (text_end, end) = match rest.find("-->") {
        Some(at) => (text_start + at, text_start + at + 3),
        None => (inner.end.max(text_start), inner.end.max(text_start)),
    };
    let text_span = source.clamp(Span::new(text_start, text_end));
    let text = source.text.get(text_span.range()).unwrap_or(text).to_owned();
    Comment { text, text_span, span: source.clamp(Span::new(start, end)), in_front_matter: false }
}

fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase()
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
