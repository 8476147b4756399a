//! Prose and links that stand in fields of the front matter, and all of its texts where an article has no others.

use std::ops::Range;

use super::builder::Builder;
use super::front_matter::{Data, Field, FrontMatter, Value};
use super::parse::Reading;
use super::section_names::About;
use super::{BlockKind, HeadingStyle, Link, LinkForm, Title, Vocabulary};
use crate::source::{SourceFile, Span};

/// A text of fewer words is a name, a date, a label.
const TEXT: usize = 5;
/// Fields that head the text that stands beside them: "faq: [{question: …, answer: …}]".
const HEADS: &[&str] = &["question", "q", "title", "heading", "headline", "name", "label", "header"];

/// Adds the fields that hold prose and links.
pub(super) fn add(builder: &mut Builder<'_>, front_matter: &FrontMatter, known: &Vocabulary, reading: &Reading) {
    let usual = Reading::default().prose_fields;
    for path in &reading.prose_fields {
        for Field { key, key_span, value } in front_matter.fields_at(path) {
            // A site may keep its sections in fields: "side_effects: …".
            if !usual.contains(path) {
                add_key(builder, key, *key_span, known);
            }
            let indexes: Vec<_> =
                value.items().iter().filter_map(|item| add_text(builder, BlockKind::FrontMatter, item)).collect();
            if path.as_str() == "title"
                && let [index] = indexes[..]
                && let Some(block) = builder.blocks.get(index)
            {
                let text = builder.fold.text()[block.text.clone()].to_owned();
                builder.title = Some(Title { text, span: value.span });
            }
        }
    }
    for path in &reading.link_fields {
        if let Some(value) = front_matter.get(path) {
            add_links(builder, path, value);
        }
    }
    builder.leave_sections();
}

/// Adds the texts of all fields, at whatever depth, that are not read as prose yet: pages whose layout shows them have no
/// others.
pub(super) fn add_texts(builder: &mut Builder<'_>, front_matter: &FrontMatter, known: &Vocabulary, reading: &Reading) {
    let read: Vec<Span> = reading
        .prose_fields
        .iter()
        .flat_map(|path| front_matter.fields_at(path))
        .map(|field| field.value.span)
        .collect();
    let texts = Texts { known, read };
    texts.add_fields(builder, &front_matter.fields);
    builder.leave_sections();
}

struct Texts<'t> {
    known: &'t Vocabulary,
    /// The values that are read already.
    read: Vec<Span>,
}

impl Texts<'_> {
    fn add_fields(&self, builder: &mut Builder<'_>, fields: &[Field]) {
        let is_head = |field: &&Field| HEADS.iter().any(|head| field.key.eq_ignore_ascii_case(head));
        let head = fields.iter().find(is_head).filter(|_| fields.iter().any(|field| self.holds_text(&field.value)));
        for field in fields.iter().filter(|field| !self.read.contains(&field.value.span)) {
            if head.is_some_and(|head| head.value.span == field.value.span) {
                let heading = add_text(builder, BlockKind::FrontMatter, &field.value);
                heading.into_iter().for_each(|heading| builder.section(heading, 2, HeadingStyle::FrontMatter, None));
                continue;
            }
            if self.holds_text(&field.value) {
                add_key(builder, &field.key, field.key_span, self.known);
            }
            self.add_value(builder, &field.value);
        }
    }

    fn add_value(&self, builder: &mut Builder<'_>, value: &Value) {
        match &value.data {
            Data::Map(fields) => self.add_fields(builder, fields),
            Data::List(items) => items.iter().for_each(|item| self.add_value(builder, item)),
            _ if self.holds_text(value) => {
                add_text(builder, BlockKind::Paragraph, value);
            }
            _ => {}
        }
    }

    /// Whether it is a text, or a list of some.
    fn holds_text(&self, value: &Value) -> bool {
        match &value.data {
            Data::Text(text) => !self.read.contains(&value.span) && text.split_whitespace().nth(TEXT - 1).is_some(),
            Data::List(items) => items.iter().any(|item| matches!(item.data, Data::Text(_)) && self.holds_text(item)),
            _ => false,
        }
    }
}

/// Adds the name of a field as a heading when it names a section.
fn add_key(builder: &mut Builder<'_>, key: &str, span: Span, known: &Vocabulary) {
    if known.section_names.about(About::default(), "en").resolve(key).is_empty() {
        return;
    }
    builder.open(BlockKind::FrontMatter, span);
    builder.fold.push(span.start, key);
    if let Some(heading) = builder.close(span.end) {
        builder.section(heading, 2, HeadingStyle::FrontMatter, None);
    }
}

/// Adds a value as a block; its index, unless it holds no text.
fn add_text(builder: &mut Builder<'_>, kind: BlockKind, value: &Value) -> Option<usize> {
    let text = value.as_text().filter(|text| !text.trim().is_empty())?;
    builder.open(kind, value.span);
    push_value(builder, value, text);
    builder.close(value.span.end)
}

/// Folds a scalar: byte by byte where the source holds the same text, else as a whole.
fn push_value(builder: &mut Builder<'_>, value: &Value, text: &str) {
    let raw = builder.source.slice(value.span);
    match raw.find(text) {
        Some(at) => builder.fold.push(value.span.start + at, text),
        None => match wrapped(raw, text) {
            Some(lines) => builder.fold.push(value.span.start + lines.start, &raw[lines]),
            None => builder.fold.replace(value.span, text),
        },
    }
}

/// Where `raw` holds the words of `text`, all of them and no others, over several lines: a scalar that is folded.
fn wrapped(raw: &str, text: &str) -> Option<Range<usize>> {
    let mut words = text.split_whitespace();
    let first = raw.find(words.next()?)?;
    let mut end = first;
    for word in text.split_whitespace() {
        let gap = raw[end..].len() - raw[end..].trim_start().len();
        raw[end + gap..].starts_with(word).then_some(())?;
        end += gap + word.len();
    }
    Some(first..end)
}

fn add_links(builder: &mut Builder<'_>, field: &str, value: &Value) {
    for item in value.items() {
        let named = |keys: &[&str]| {
            let is_one = |field: &&Field| keys.iter().any(|key| field.key.eq_ignore_ascii_case(key));
            item.fields()?.iter().find(is_one).map(|field| &field.value)
        };
        let target = named(&["url", "path", "href", "link", "slug", "id", "ref", "file"]);
        let title = named(&["title", "name", "text", "label"]);
        let target = match &item.data {
            Data::Map(_) => target,
            Data::List(_) => None,
            _ => Some(item),
        };
        let text = target.and_then(Value::as_text).unwrap_or("").to_owned();
        let title = title.and_then(Value::as_text).unwrap_or("").to_owned();
        if text.is_empty() && title.is_empty() {
            continue;
        }
        builder.links.push(Link {
            form: LinkForm::FrontMatter,
            span: item.span,
            target_span: target.map_or(item.span, |target| unquoted(builder.source, target.span)),
            target: text,
            text: title,
            prose: 0..0,
            label: None,
            field: Some(field.to_owned()),
        });
    }
}

/// The span of a scalar without its quotes.
fn unquoted(source: &SourceFile, span: Span) -> Span {
    let raw = source.slice(span);
    let quoted = raw.len() >= 2 && (raw.starts_with('"') || raw.starts_with('\''));
    if quoted { Span::new(span.start + 1, span.end - 1) } else { span }
}
