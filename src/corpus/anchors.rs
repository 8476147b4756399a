//! Everything in an article that a fragment can lead to: headings, ids that the text sets, footnotes.

use std::borrow::Cow;

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag, TagEnd};

use super::generator::GeneratorKind;
use super::site::Site;
use super::slug::{AnchorStyle, Slugger, slug};
use crate::article::{Article, Format, HeadingStyle, Section};

/// The fragments of an article, parted by line feeds.
#[must_use]
pub(super) fn of(article: &Article<'_>, site: &Site) -> String {
    let mut anchors = String::with_capacity(article.sections.len() * 24);
    let mut add = |anchor: &str| {
        anchors.push_str(anchor);
        anchors.push('\n');
    };
    let mut slugger = Slugger::new(site.anchors);
    for anchor in &article.anchors {
        add(&anchor.id);
        slugger.reserve(&anchor.id);
    }
    for section in &article.sections {
        match &section.explicit_id {
            Some(id) => {
                add(id);
                // Not every reader of Markdown knows `{#id}`: GitHub takes it for a part of the heading.
                if site.generator == GeneratorKind::Plain {
                    add(&slug(site.anchors, article.source.slice(section.span).trim_start_matches('#').trim()));
                }
            }
            None if article.format == Format::Html || has_id_below(article, section) => {}
            None => {
                if let Some(text) = heading_text(article, section, site) {
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
    let behind = behind.strip_prefix('\r').unwrap_or(behind);
    let behind = behind.strip_prefix('\n').unwrap_or(behind);
    behind.starts_with("{:") && behind.lines().next().is_some_and(|line| line.contains('#'))
}

/// The heading without markup, as sluggers see it; none when it is no heading of Markdown.
fn heading_text<'s>(article: &'s Article<'_>, section: &Section<'_>, site: &Site) -> Option<Cow<'s, str>> {
    let is_plain = site.generator == GeneratorKind::Plain;
    if section.style != HeadingStyle::Marked {
        return None;
    }
    let source = article.source.slice(section.span).trim();
    if source.starts_with('<') {
        // GitHub gives an anchor to headings in HTML as well.
        return is_plain.then(|| Cow::Owned(article.heading_text(section).to_owned()));
    }
    Some(plain(article, source, site.anchors))
}

/// The text of a heading in Markdown.
fn plain<'s>(article: &Article<'_>, source: &'s str, style: AnchorStyle) -> Cow<'s, str> {
    let line = source.trim_start_matches('#');
    let is_atx = line.len() < source.len();
    let is_simple = !line.bytes().any(|byte| {
        matches!(byte, b'*' | b'`' | b'[' | b'<' | b'&' | b'\\' | b':' | b'\n' | b'_' | b'~' | b'{' | b'!' | b'#')
    });
    if is_atx && is_simple {
        return Cow::Borrowed(line.trim());
    }
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_FOOTNOTES;
    // What a label stands for does not matter, only that it is one.
    let mut is_defined = |link: BrokenLink<'s>| {
        let mut labels = article.definitions.iter().map(|definition| &definition.label);
        labels.any(|label| label.eq_ignore_ascii_case(&link.reference)).then(|| ("".into(), "".into()))
    };
    let mut text = String::with_capacity(source.len());
    let mut images = 0_usize;
    for event in Parser::new_with_broken_link_callback(source, options, Some(&mut is_defined)) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            // Of the makers of anchors only goldmark reads what stands for an image.
            _ if images > 0 && style != AnchorStyle::Goldmark => {}
            Event::Text(part) | Event::Code(part) | Event::InlineMath(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    Cow::Owned(text)
}
