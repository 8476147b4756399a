//! Everything in an article that a fragment can lead to: headings, ids that the text sets, footnotes.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use super::slug::{AnchorStyle, Slugger};
use crate::article::{Article, Format, HeadingStyle, Section};

/// The fragments of an article, parted by line feeds.
#[must_use]
pub(super) fn of(article: &Article<'_>, style: AnchorStyle) -> String {
    let mut anchors = String::with_capacity(article.sections.len() * 24);
    let mut add = |anchor: &str| {
        anchors.push_str(anchor);
        anchors.push('\n');
    };
    let mut slugger = Slugger::new(style);
    for anchor in &article.anchors {
        add(&anchor.id);
        slugger.reserve(&anchor.id);
    }
    for section in &article.sections {
        match &section.explicit_id {
            Some(id) => add(id),
            None if article.format == Format::Html || has_id_below(article, section) => {}
            None => {
                if let Some(text) = heading_text(article, section) {
                    add(&slugger.slug(&text));
                }
            }
        }
    }
    for (number, footnote) in (1..).zip(&article.footnotes) {
        let label = &footnote.label;
        for anchor in [
            format!("fn:{label}"),
            format!("fn:{number}"),
            format!("fnref:{label}"),
            format!("fnref:{number}"),
            format!("fn-{label}"),
            format!("fn{label}"),
            format!("user-content-fn-{label}"),
            label.clone(),
        ] {
            add(&anchor);
        }
    }
    anchors
}

/// Whether an attribute list with an id stands on the line below a heading, as kramdown reads it: `{: #dosing}`.
fn has_id_below(article: &Article<'_>, section: &Section<'_>) -> bool {
    let behind = article.source.text.get(section.span.end..).unwrap_or_default();
    let line = behind.trim_start_matches(['\r', '\n']).lines().next().unwrap_or_default();
    let is_next = behind.find('{').is_some_and(|at| behind[..at].matches('\n').count() < 2);
    is_next && line.starts_with("{:") && line.contains('#')
}

/// The heading without markup, as sluggers see it; none when it is no heading of Markdown.
fn heading_text<'s>(article: &'s Article<'_>, section: &Section<'_>) -> Option<Cow<'s, str>> {
    if section.style != HeadingStyle::Marked {
        return None;
    }
    let source = article.source.slice(section.span).trim();
    if source.starts_with('<') {
        return None;
    }
    Some(plain(source))
}

/// The text of a heading in Markdown.
fn plain(source: &str) -> Cow<'_, str> {
    let line = source.trim_start_matches('#');
    let is_atx = line.len() < source.len();
    let is_simple = !line.bytes().any(|byte| {
        matches!(byte, b'*' | b'`' | b'[' | b'<' | b'&' | b'\\' | b':' | b'\n' | b'_' | b'~' | b'{' | b'!' | b'#')
    });
    if is_atx && is_simple {
        return Cow::Borrowed(line.trim());
    }
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_FOOTNOTES;
    let mut text = String::with_capacity(source.len());
    for event in Parser::new_ext(source, options) {
        match event {
            Event::Text(part) | Event::Code(part) | Event::InlineMath(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    Cow::Owned(text.trim().to_owned())
}
