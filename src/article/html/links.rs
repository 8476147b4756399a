//! Links, anchors and `meta` elements of HTML and JSX.

use std::ops::Range;

use super::{Attribute, Reader, Tag};
use crate::article::builder::Builder;
use crate::article::front_matter::{Data, Field, Value};
use crate::article::{Anchor, Inline, InlineKind, Link, LinkForm};
use crate::source::Span;

/// Elements whose addresses are no links of the article; components of MDX can have the same names with a capital.
const UNREAD: [&str; 3] = ["link", "base", "script"];

/// A link whose text is being read.
pub(super) struct OpenLink {
    span: Span,
    target: String,
    target_span: Span,
    /// Where its text begins in the prose.
    text: usize,
}

impl Reader {
    /// Keeps the ids that links can lead to; that of a heading is kept with its section.
    pub(super) fn anchors(&self, builder: &mut Builder<'_>, tag: &Tag) {
        for wanted in ["id", "name"] {
            let Some(found) = tag.get(wanted).filter(|found| !found.value.is_empty()) else { continue };
            let of_heading = self.blocks && super::blocks::heading_level(&tag.name).is_some();
            if !of_heading && (wanted == "id" || tag.name == "a") {
                builder.anchors.push(Anchor { id: found.value.clone(), span: found.span });
            }
        }
    }

    pub(super) fn start_link(&mut self, builder: &mut Builder<'_>, tag: &Tag, self_closing: bool) {
        let is_component = builder.source.slice(tag.span).trim_start_matches('<').starts_with(char::is_uppercase);
        if !is_component && UNREAD.contains(&tag.name.as_str()) {
            return;
        }
        candidates(builder, tag);
        let names = [Some("href"), Some("src"), Some("to"), (tag.name == "object").then_some("data")];
        let Some(target) = names.into_iter().flatten().find_map(|wanted| tag.get(wanted)) else { return };
        let open = OpenLink {
            span: tag.span,
            target: target.value.trim().to_owned(),
            target_span: trimmed(builder, target.span),
            text: builder.fold.len(),
        };
        let form = if tag.name == "img" { LinkForm::Image } else { LinkForm::Html };
        if tag.name == "a" && !self_closing {
            self.links.push(open);
        } else {
            let alt = tag.get("alt").map_or(String::new(), |alt| alt.value.clone());
            push(builder, open, form, tag.span.end, Some(alt));
        }
    }

    pub(super) fn end_link(&mut self, builder: &mut Builder<'_>, end: usize) {
        if let Some(open) = self.links.pop() {
            builder.reach(end);
            push(builder, open, LinkForm::Html, end, None);
        }
    }
}

/// The images that a browser may choose from, `srcset="small.png 1x, large.png 2x"`, and that before a film.
fn candidates(builder: &mut Builder<'_>, tag: &Tag) {
    if let Some(list) = tag.get("srcset") {
        srcset(&list.value).for_each(|range| push_image(builder, tag, list, range));
    }
    if let Some(image) = tag.get("poster").filter(|image| !image.value.is_empty()) {
        push_image(builder, tag, image, 0..image.value.len());
    }
}

/// An image whose address stands in a range of the value of an attribute.
fn push_image(builder: &mut Builder<'_>, tag: &Tag, attribute: &Attribute, range: Range<usize>) {
    let whole = Span::new(attribute.span.start + range.start, attribute.span.start + range.end);
    // With entities in it, the value does not stand as it is.
    let is_verbatim = attribute.value.len() == attribute.span.len();
    let target_span = if is_verbatim { whole } else { attribute.span };
    let target = attribute.value[range].to_owned();
    let open = OpenLink { span: tag.span, target, target_span, text: builder.fold.len() };
    push(builder, open, LinkForm::Image, tag.span.end, Some(String::new()));
}

/// The addresses of a `srcset`: each ends at white space, or at the commas at its end; what describes it ends at a comma.
fn srcset(list: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let parts = |char: char| char.is_whitespace() || char == ',';
        at += list[at..].len() - list[at..].trim_start_matches(parts).len();
        let len = list[at..].find(char::is_whitespace).unwrap_or(list.len() - at);
        let address = at..at + list[at..at + len].trim_end_matches(',').len();
        at += len;
        if address.end == at {
            at += list[at..].find(',').unwrap_or(list.len() - at);
        }
        (!address.is_empty()).then_some(address)
    })
}

fn trimmed(builder: &Builder<'_>, span: Span) -> Span {
    let raw = builder.source.slice(span);
    let start = span.start + (raw.len() - raw.trim_start().len());
    Span::new(start, start + raw.trim().len())
}

fn push(builder: &mut Builder<'_>, open: OpenLink, form: LinkForm, end: usize, alt: Option<String>) {
    let prose = if alt.is_some() { 0..0 } else { open.text..builder.fold.len().max(open.text) };
    let text = alt.unwrap_or_else(|| builder.written(open.text).to_owned());
    if !prose.is_empty() {
        builder.inlines.push(Inline { kind: InlineKind::Link(builder.links.len()), text: prose.clone() });
    }
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

/// What a `meta` element says, as a field.
pub(super) fn meta(builder: &mut Builder<'_>, tag: &Tag) {
    let name = tag.get("name").or_else(|| tag.get("property")).or_else(|| tag.get("itemprop"));
    if let (Some(name), Some(content)) = (name, tag.get("content")) {
        builder.meta.push(Field {
            key: name.value.clone(),
            key_span: name.span,
            value: Value { span: content.span, data: Data::Text(content.value.clone()) },
        });
    }
}
