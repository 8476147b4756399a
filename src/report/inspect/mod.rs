//! What medlint understood of an article, as one JSON object on one line.

use std::io::{self, Write};

use serde::Serialize;

mod claim;
mod dose;
mod link;

use super::escape;
use crate::article::{Article, KindSource};
use crate::claim::Evidence;
use crate::dose::DoseStatement;
use crate::source;
use claim::{Citation, Claim};
use dose::Dose;
use link::Link;
pub use link::LinkStatus;

/// What medlint understood of an article.
#[derive(Debug)]
pub struct Understood<'a> {
    /// The path as it is printed.
    pub path: &'a str,
    /// The article.
    pub article: &'a Article<'a>,
    /// Its dose statements.
    pub doses: &'a [DoseStatement],
    /// What it asserts and what it rests on.
    pub evidence: &'a Evidence,
    /// Where the links of `article.links` lead, in the same order; empty when no site is known.
    pub links: &'a [LinkStatus],
    /// Sections that are covered without a heading: the canonical id and the bytes that cover it.
    pub inline: &'a [(&'a str, source::Span)],
    /// The section that gives the dose though its heading does not say so.
    pub dosed: Option<usize>,
}

/// Writes the line of an article.
///
/// # Errors
/// `out` cannot be written to.
pub fn write(understood: &Understood<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(escape::JsonWriter(&mut *out), &ArticleOut::new(understood))?;
    writeln!(out)
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    path: &'a str,
    kind: &'static str,
    kind_from: &'static str,
    kind_cue: &'static str,
    title: Option<&'a str>,
    language: &'a str,
    sections: Vec<Section<'a>>,
    doses: Vec<Dose<'a>>,
    claims: Vec<Claim<'a>>,
    citations: Vec<Citation>,
    links: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    state: &'static str,
    heading: Option<&'a str>,
    level: Option<u8>,
    span: Span,
}

/// Bytes, end exclusive.
#[derive(Serialize)]
struct Span {
    start: usize,
    end: usize,
}

impl From<source::Span> for Span {
    fn from(source::Span { start, end }: source::Span) -> Self {
        Self { start, end }
    }
}

impl<'a> ArticleOut<'a> {
    fn new(understood: &'a Understood<'a>) -> Self {
        let article = understood.article;
        let source = article.source;
        Self {
            path: understood.path,
            kind: article.kind.name(),
            kind_from: match article.kind_from {
                KindSource::FrontMatter => "front-matter",
                KindSource::Path => "path",
                KindSource::Text => "text",
            },
            kind_cue: article.kind_cue,
            title: article.title.as_ref().map(|title| title.text.as_str()),
            language: &article.language,
            sections: sections(understood),
            doses: understood.doses.iter().map(|dose| Dose::new(dose, source)).collect(),
            claims: claim::claims(understood.evidence, source),
            citations: claim::citations(understood.evidence),
            links: link::links(article, understood.links),
        }
    }
}

/// The sections with a heading of their own and those without, in the order of the text.
fn sections<'a>(understood: &'a Understood<'a>) -> Vec<Section<'a>> {
    let article = understood.article;
    let marked = article.sections.iter().enumerate().flat_map(|(index, section)| {
        let heading = Some(article.heading_text(section));
        let state = "marked";
        let (level, span) = (Some(section.level), section.span);
        let dosing = understood.dosed.filter(|dosed| *dosed == index).map(|_| "dosing");
        let ids = section.ids.iter().copied().chain(dosing);
        ids.map(move |id| Section { id, state, heading, level, span: span.into() })
    });
    let inline = understood.inline.iter().map(|&(id, span)| {
        let span = span.into();
        Section { id, state: "inline", heading: None, level: None, span }
    });
    let mut sections: Vec<_> = marked.chain(inline).collect();
    sections.sort_by_key(|section| section.span.start);
    sections
}
