//! `links/promised-not-linked`: words that promise a link where none is.

use crate::article::{Article, LinkForm};
use crate::checks::{Check, Subject};
use crate::finding::Sink;
use crate::rule::Rule;
use crate::source::Span;
use crate::text::Hit;

pub(super) const CHECK: Check = Check { rule: "links/promised-not-linked", run };

fn run(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    cards(subject, rule, sink);
    headings(subject, rule, sink);
    for hit in hits(subject, "promises-here") {
        let Some(sentence) = subject.article.sentence_at(hit.start).and_then(|at| subject.article.sentences.get(at))
        else {
            continue;
        };
        let Some(block) = subject.article.blocks.get(sentence.block) else { continue };
        let span = subject.article.original(sentence.text.clone());
        if !block.quoted && !leads_somewhere(subject.article, span) {
            report(subject, rule, sink, hit, "promises an article and links to none");
        }
    }
    for hit in hits(subject, "promises-below") {
        let rest = Span::new(subject.article.original(hit.start..hit.end).start, subject.article.source.text.len());
        if !leads_somewhere(subject.article, rest) && !has_list(subject.article) {
            report(subject, rule, sink, hit, "promises articles, and no link follows");
        }
    }
}

fn report(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>, hit: &Hit, what: &str) {
    let span = subject.article.original(hit.start..hit.end);
    let message = format!("\"{}\" {what}", subject.article.source.slice(span));
    sink.push(subject.finding(rule, span, message).help("link to what is promised, or take the promise out"));
}

/// The hits of a word list in prose.
fn hits<'a>(subject: &Subject<'a>, list: &str) -> impl Iterator<Item = &'a Hit> {
    let list = subject.vocabulary.lexicon.list(list);
    subject.article.hits.iter().filter(move |hit| Some(hit.list) == list)
}

/// Whether a link or shortcode stands in a stretch of the source.
fn leads_somewhere(article: &Article<'_>, span: Span) -> bool {
    article.links.iter().any(|link| link.form != LinkForm::FrontMatter && link.span.overlaps(span))
        || article.source.slice(span).contains(['{', '<'])
}

/// Whether the front matter lists related articles, which the site shows below the text.
fn has_list(article: &Article<'_>) -> bool {
    article.links.iter().any(|link| link.form == LinkForm::FrontMatter && !link.target.is_empty())
}

/// Items of a list of related articles that have a title and lead nowhere.
fn cards(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    for link in &subject.article.links {
        if link.form == LinkForm::FrontMatter && link.target.trim().is_empty() {
            let message = format!("\"{}\" is listed without an address", link.text);
            sink.push(subject.finding(rule, link.span, message).help("add its `url`"));
        }
    }
}

/// Headings that announce links, with no link under them.
fn headings(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>) {
    let article = subject.article;
    for hit in hits(subject, "promise-headings") {
        let section = article.sections.iter().find(|section| {
            article.blocks.get(section.heading).is_some_and(|block| block.text == (hit.start..hit.end))
        });
        let Some(section) = section else { continue };
        let index = article.sections.iter().position(|known| known == section).unwrap_or(0);
        let deeper = |next: &&crate::article::Section<'_>| next.level <= section.level;
        let end =
            article.sections[index + 1..].iter().find(deeper).map_or(article.source.text.len(), |next| next.span.start);
        let body = Span::new(section.span.end, end.max(section.span.end));
        let lists_sources = subject.evidence.references.iter().any(|source| source.span.overlaps(body));
        if !leads_somewhere(article, body) && !lists_sources && !has_list(article) {
            let message = format!("\"{}\" announces links, and none follows", article.heading_text(section));
            sink.push(
                subject.finding(rule, section.span, message).help("link to the articles, or take the heading out"),
            );
        }
    }
}
