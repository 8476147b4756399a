//! HTML to blocks, links and anchors, through a tokenizer to the standard; for documents and for HTML inside Markdown.

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as HtmlSpan, Tokenizer};

use super::builder::Builder;
use super::mask::{self, Dialect};
use super::{Comment, InlineKind, Table, Title, markdown};
use crate::source::Span;

mod blocks;
mod entity;
mod links;
mod structured;

/// Reads a whole document whose markup begins at byte `start`.
pub(super) fn read_document(builder: &mut Builder<'_>, start: usize) {
    let body = builder.source.text.get(start..).unwrap_or("");
    let (text, masked) = mask::mask(body, Dialect::Html);
    markdown::mask_at(builder, start, masked);
    read_block(builder, &text, start, Span::new(start, builder.source.text.len()));
}

/// Reads a block of HTML that stands at `span` of the source; `text` is the source from byte `base` as a parser is to
/// see it.
pub(super) fn read_block(builder: &mut Builder<'_>, text: &str, base: usize, span: Span) {
    let mut reader = Reader::new(true);
    reader.read(builder, text, base, span);
    reader.finish(builder, span.end);
    builder.close(span.end);
}

/// What is open while HTML is read.
pub(super) struct Reader {
    blocks: bool,
    /// The element whose content is skipped.
    skipped: Option<String>,
    /// Where the schema.org data of an open `script` begin.
    structured: Option<usize>,
    tag: Tag,
    links: Vec<links::OpenLink>,
    title: Option<(usize, String)>,
    tables: Vec<Table>,
    row: Vec<usize>,
    row_is_header: bool,
    cell_open: bool,
    heading: Option<(u8, usize, Option<String>)>,
}

#[derive(Default)]
struct Tag {
    name: String,
    span: Span,
    attributes: Vec<Attribute>,
}

struct Attribute {
    name: String,
    value: String,
    span: Span,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }
}

const SKIPPED: [&str; 8] = ["script", "style", "template", "svg", "math", "textarea", "noscript", "iframe"];
const OPAQUE: [&str; 5] = ["code", "pre", "kbd", "samp", "tt"];

impl Reader {
    /// A reader of the tags and comments inside paragraphs: nothing but marks, line breaks, links and ids.
    pub(super) fn inline() -> Self {
        Self::new(false)
    }

    fn new(blocks: bool) -> Self {
        Self {
            blocks,
            skipped: None,
            structured: None,
            tag: Tag::default(),
            links: Vec::new(),
            title: None,
            tables: Vec::new(),
            row: Vec::new(),
            row_is_header: false,
            cell_open: false,
            heading: None,
        }
    }

    /// Whether the text that follows belongs to an element that holds no prose.
    pub(super) fn skips(&self) -> bool {
        self.skipped.is_some()
    }

    /// Reads the HTML at `span` of the source; `text` is the source from byte `base` as a parser is to see it.
    pub(super) fn read(&mut self, builder: &mut Builder<'_>, text: &str, base: usize, span: Span) {
        let Some(raw) = text.get(span.start.saturating_sub(base)..span.end.saturating_sub(base)) else { return };
        if !self.blocks && self.simple(builder, raw, span) {
            return;
        }
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, at: HtmlSpan<usize>| -> Option<Infallible> {
            let at = Span::new(span.start + at.start, span.start + at.end);
            self.event(builder, &event, at);
            None
        });
        emitter.naively_switch_states(true);
        if let Some(token) = Tokenizer::new_with_emitter(raw, emitter).next() {
            match token {
                Ok(never) => match never {},
                Err(never) => match never {},
            }
        }
    }

    /// The tags that articles use most, without the tokenizer.
    fn simple(&mut self, builder: &mut Builder<'_>, raw: &str, span: Span) -> bool {
        let name = match raw {
            "<br>" | "<br/>" | "<br />" => "br",
            "<sup>" => "sup",
            "<sub>" => "sub",
            "</sup>" | "</sub>" | "</a>" | "</span>" => {
                self.end(builder, &raw[2..raw.len() - 1], span);
                return true;
            }
            _ => return false,
        };
        self.start(builder, &Tag { name: name.to_owned(), span, attributes: Vec::new() }, false);
        true
    }

    fn event(&mut self, builder: &mut Builder<'_>, event: &CallbackEvent<'_>, span: Span) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag { name: lossy(name), span, attributes: Vec::new() };
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attributes.push(Attribute { name: lossy(name), value: String::new(), span });
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(last) = self.tag.attributes.last_mut() {
                    last.value = builder.masked_in(span).map_or_else(|| lossy(value), str::to_owned);
                    last.span = span;
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let mut tag = std::mem::take(&mut self.tag);
                tag.span.end = tag.span.end.max(span.end);
                self.start(builder, &tag, *self_closing);
            }
            CallbackEvent::EndTag { name } => self.end(builder, &lossy(name), span),
            CallbackEvent::String { value } => self.text(builder, &String::from_utf8_lossy(value), span),
            CallbackEvent::Comment { .. } => builder.comments.push(comment(&builder.source.text, span)),
            _ => {}
        }
    }

    fn start(&mut self, builder: &mut Builder<'_>, tag: &Tag, self_closing: bool) {
        let name = tag.name.as_str();
        if self.skipped.is_some() {
            return;
        }
        self.anchors(builder, tag);
        let opaque = OPAQUE.contains(&name);
        if name == "iframe" {
            self.start_link(builder, tag, true);
        }
        if opaque || SKIPPED.contains(&name) {
            if opaque && builder.is_open() {
                builder.fold.opaque(tag.span);
            }
            self.structured = structured::is_held(tag).then_some(tag.span.end);
            self.skipped = (!self_closing).then(|| name.to_owned());
            return;
        }
        if self.blocks {
            self.start_block(builder, tag);
        }
        match name {
            "html" => {
                let named = tag.get("lang").map(|lang| primary(&lang.value)).filter(|lang| !lang.is_empty());
                builder.language = named.or(builder.language.take());
            }
            "meta" => links::meta(builder, tag),
            "title" if self.blocks => self.title = Some((tag.span.end, String::new())),
            "br" if builder.is_open() => builder.fold.replace(tag.span, " "),
            _ => {}
        }
        let kind = inline_kind(name).filter(|_| !self_closing);
        if self.blocks && kind == Some(InlineKind::Strong) {
            builder.ensure_open(Span::new(tag.span.end, tag.span.end));
        }
        if let Some(kind) = kind.filter(|_| builder.is_open()) {
            builder.start_inline(kind);
        }
        self.start_link(builder, tag, self_closing);
    }

    fn end(&mut self, builder: &mut Builder<'_>, name: &str, span: Span) {
        if let Some(skipped) = &self.skipped {
            if skipped.eq_ignore_ascii_case(name) {
                self.skipped = None;
                let data = self.structured.take().map(|start| Span::new(start, span.start.max(start)));
                data.into_iter().for_each(|data| structured::read(builder, data));
            }
            return;
        }
        match name {
            "title" if self.title.is_some() => self.end_title(builder, span),
            "a" => self.end_link(builder, span.end),
            _ => {}
        }
        if let Some(kind) = inline_kind(name) {
            builder.end_inline(|open| open == kind);
        }
        if self.blocks {
            self.end_block(builder, name, span);
        }
    }

    fn end_title(&mut self, builder: &mut Builder<'_>, span: Span) {
        if let Some((start, text)) = self.title.take()
            && builder.title.is_none()
            && !text.trim().is_empty()
        {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            builder.title = Some(Title { text, span: Span::new(start, span.start.max(start)) });
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
        let written = builder.source.slice(span);
        let lead = written.len() - written.trim_start().len();
        let start = if builder.is_open() { span.start } else { span.start + lead };
        builder.ensure_open(Span::new(start, start));
        entity::push(builder, value, span, !self.links.is_empty());
        builder.reach(span.end);
    }

    /// Ends what is still open at byte `end`.
    pub(super) fn finish(&mut self, builder: &mut Builder<'_>, end: usize) {
        self.skipped = None;
        self.end_heading(builder, end);
        while !self.links.is_empty() {
            self.end_link(builder, end);
        }
        self.end_cell(builder, end);
        self.end_row();
        while let Some(table) = self.tables.pop() {
            builder.tables.push(table);
        }
    }
}

/// The comment whose text or whole is at `at`.
fn comment(source: &str, at: Span) -> Comment {
    let opens_here = source.get(at.start..).is_some_and(|rest| rest.starts_with("<!"));
    let before = source.get(..at.start).unwrap_or_default();
    let start = if opens_here { at.start } else { before.rfind("<!").unwrap_or(at.start) };
    let rest = source.get(start..).unwrap_or_default();
    let open = if rest.starts_with("<!--") { 4 } else { 2.min(rest.len()) };
    let inner = start + open;
    let closed = source.get(inner..).and_then(|rest| rest.find("-->")).map(|at| inner + at);
    let text_end = closed.unwrap_or(at.end.max(inner)).max(inner);
    let end = closed.map_or(text_end, |at| at + 3);
    let text_span = Span::new(inner, text_end);
    let text = source.get(text_span.range()).unwrap_or_default().to_owned();
    Comment { text, text_span, span: Span::new(start, end), in_front_matter: false }
}

fn inline_kind(name: &str) -> Option<InlineKind> {
    Some(match name {
        "sup" => InlineKind::Superscript,
        "sub" => InlineKind::Subscript,
        "b" | "strong" => InlineKind::Strong,
        "i" | "em" => InlineKind::Emphasis,
        "del" | "s" | "strike" => InlineKind::Deleted,
        _ => return None,
    })
}

fn primary(language: &str) -> String {
    language.split(['-', '_']).next().unwrap_or("").trim().to_ascii_lowercase()
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
