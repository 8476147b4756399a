//! What schema.org data in a `script` element says of who stands behind its page, and of its dates, as fields.

use super::{Builder, Tag};
use crate::article::front_matter::{self, Field, FrontMatterFormat};
use crate::source::Span;

/// The media type of a `script` that holds such data.
const MEDIA_TYPE: &str = "application/ld+json";

/// The key of a list of things.
const GRAPH: &str = "@graph";

/// The properties that are kept.
const KEPT: [&str; 8] =
    ["author", "creator", "publisher", "maintainer", "reviewedBy", "lastReviewed", "dateModified", "datePublished"];

/// Types of things that a page shows and is not: what they say of an author or a date is not of the page.
const SHOWN: [&str; 10] =
    ["Comment", "Review", "Rating", "Product", "Offer", "VideoObject", "ImageObject", "Question", "Answer", "Event"];

/// Whether a `script` element holds such data.
pub(super) fn is_held(tag: &Tag) -> bool {
    tag.name == "script" && tag.get("type").is_some_and(|media| media.value.eq_ignore_ascii_case(MEDIA_TYPE))
}

/// Adds what the data at `span` says. What is no JSON says nothing.
pub(super) fn read(builder: &mut Builder<'_>, span: Span) {
    let text = builder.source.slice(span);
    let is_list = text.trim_start().starts_with('[');
    let open = if is_list { format!("{{\"{GRAPH}\": ") } else { String::new() };
    let close = if is_list { "}" } else { "" };
    let base = span.start.saturating_sub(open.len());
    let whole = format!("{open}{text}{close}");
    let Ok(fields) = front_matter::decode(FrontMatterFormat::Json, &whole, base) else { return };
    let things = fields.iter().filter(|field| field.key == GRAPH);
    let things = things.flat_map(|field| field.value.items()).filter_map(front_matter::Value::fields);
    let kept = |field: &&Field| KEPT.contains(&field.key.as_str());
    let own = std::iter::once(fields.as_slice()).chain(things).filter(|thing| !is_shown(thing));
    let all: Vec<Field> = own.flatten().filter(kept).cloned().collect();
    builder.meta.extend(all);
}

/// Whether a thing is of a type that a page only shows.
fn is_shown(thing: &[Field]) -> bool {
    let types = thing.iter().filter(|field| field.key == "@type").flat_map(|field| field.value.items());
    types.filter_map(front_matter::Value::as_text).any(|name| SHOWN.contains(&name))
}
