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
    let article = subject.article;
    let hits = |list| article.hits_of(subject.vocabulary.lexicon.list(list), article.whole());
    hits("promises-here").for_each(|hit| in_sentence(subject, rule, sink, hit));
    hits("promises-below").for_each(|hit| in_rest(subject, rule, sink, hit));
    hits("promise-headings").for_each(|hit| in_heading(subject, rule, sink, hit));
}

/// "See our guide", with no link in the sentence.
fn in_sentence(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>, hit: &Hit) {
    let article = subject.article;
    let Some(sentence) = article.sentence_at(hit.start).and_then(|at| article.sentences.get(at)) else { return };
    let is_quoted = article.blocks.get(sentence.block).is_none_or(|block| block.quoted);
    if !is_quoted && !leads_somewhere(article, article.original(sentence.text.clone())) {
        report(subject, rule, sink, hit, "promises an article and links to none");
    }
}

/// "Below you'll find articles", with no link in what follows.
fn in_rest(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>, hit: &Hit) {
    let article = subject.article;
    let rest = Span::new(article.original(hit.start..hit.end).start, article.source.text.len());
    if !leads_somewhere(article, rest) && !has_list(article) {
        report(subject, rule, sink, hit, "promises articles, and no link follows");
    }
}

fn report(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>, hit: &Hit, what: &str) {
    let span = subject.article.original(hit.start..hit.end);
    let message = format!("\"{}\" {what}", subject.article.source.slice(span));
    sink.push(subject.finding(rule, span, message).help("link to what is promised, or take the promise out"));
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

/// A heading that announces links, with no link under it.
fn in_heading(subject: &Subject<'_>, rule: &Rule, sink: &mut Sink<'_>, hit: &Hit) {
    let article = subject.article;
    let mut sections = article.sections.iter().skip_while(|section| {
        article.blocks.get(section.heading).is_none_or(|block| block.text != (hit.start..hit.end))
    });
    let Some(section) = sections.next() else { return };
    let end =
        sections.find(|next| next.level <= section.level).map_or(article.source.text.len(), |next| next.span.start);
    let body = Span::new(section.span.end, end.max(section.span.end));
    let lists_sources = subject.evidence.references.iter().any(|source| source.span.overlaps(body));
    if !leads_somewhere(article, body) && !lists_sources && !has_list(article) {
        let message = format!("\"{}\" announces links, and none follows", article.heading_text(section));
        sink.push(subject.finding(rule, section.span, message).help("link to the articles, or take the heading out"));
    }
}
