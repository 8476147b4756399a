//! What medlint understands of articles, as JSON Lines in the order of the paths.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use super::lines::write_each;
use super::{Engine, Request, across, read, task};
use crate::article::{Article, Link};
use crate::checks::sections::state;
use crate::corpus::{Corpus, Facts, LinkFact, Resolution, Status};
use crate::discover::File;
use crate::report::inspect::{LinkStatus, Understood, write};
use crate::source::{Problem, SourceFile};

/// Writes a line for each named article of a site; `shown` gives the path as it is printed.
///
/// # Errors
/// `out` cannot be written to.
pub fn inspect(
    engine: &Engine,
    request: &Request,
    shown: &(dyn Fn(&Arc<str>) -> Arc<str> + Sync),
    out: &mut dyn Write,
) -> io::Result<Vec<Problem>> {
    let named = request.named();
    let corpus = across::corpus(engine, request, facts(engine, request, &named));
    write_each(request, &named, |source| line(engine, &corpus, source, &shown(&source.path)), out)
}

/// What the articles must know of each other, so that it can be said where their links lead.
fn facts(engine: &Engine, request: &Request, named: &[&File]) -> Vec<Facts> {
    let facts = |file: &&File| {
        let source = read(file, &request.given).ok()?;
        let mut facts = None;
        task::understand(engine, &source, |known| facts = Some(Facts::of(known.article, engine.site())));
        facts
    };
    named.par_iter().filter_map(facts).collect()
}

/// Where the links of an article lead.
fn statuses(engine: &Engine, corpus: &Corpus, article: &Article<'_>) -> Vec<LinkStatus> {
    let Some(facts) = corpus.id(&article.source.path).and_then(|id| corpus.page(id)) else { return Vec::new() };
    let known: HashMap<usize, &LinkFact> = facts.links.iter().map(|link| (link.span.0 as usize, link)).collect();
    let status = |link: &Link| match known.get(&link.span.start) {
        Some(fact) => resolved(corpus, &corpus.resolve(facts, fact)),
        None if engine.site().is_external(&link.target) => LinkStatus { status: "external", ..LinkStatus::default() },
        None => LinkStatus { status: "not-checked", ..LinkStatus::default() },
    };
    article.links.iter().map(status).collect()
}

fn resolved(corpus: &Corpus, found: &Resolution) -> LinkStatus {
    let page = found.page.and_then(|page| corpus.page(page));
    let is_draft = found.status == Status::Ok && page.is_some_and(|page| page.head.draft);
    LinkStatus {
        resolved: found.path.clone().or_else(|| page.map(|page| page.path.to_string())),
        anchor: found.anchor.clone(),
        status: if is_draft { "draft" } else { found.status.name() },
    }
}

fn line(engine: &Engine, corpus: &Corpus, source: &SourceFile, path: &str) -> (Vec<u8>, Vec<Problem>) {
    let mut line = Vec::new();
    let problems = task::understand(engine, source, |understood| {
        let understood = Understood {
            path,
            article: understood.article,
            doses: understood.doses,
            evidence: understood.evidence,
            links: &statuses(engine, corpus, understood.article),
            inline: &state::inline(understood),
            dosed: state::leads_to_dose(understood),
        };
        // Writing to memory cannot fail.
        drop(write(&understood, &mut line));
    });
    (line, problems)
}
