//! What medlint understands of articles, as JSON Lines in the order of the paths.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Engine, Request, across, read, task};
use crate::article::{Article, Link};
use crate::checks::Subject;
use crate::checks::sections::state;
use crate::corpus::{Corpus, Facts, LinkFact, Resolution, Status};
use crate::discover::File;
use crate::report::inspect::{LinkStatus, Understood, write};
use crate::source::{Problem, Span};

/// How many articles are read before their lines are written.
const BATCH: usize = 256;

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
    let mut problems = request.site.problems.clone();
    let named: Vec<&File> = request.site.files.iter().filter(|file| file.named).collect();
    let corpus = across::corpus(engine, request, facts(engine, request, &named));
    for batch in named.chunks(BATCH) {
        let lines: Vec<_> = batch.par_iter().map(|file| line(engine, request, &corpus, file, shown)).collect();
        for (line, mut found) in lines {
            out.write_all(&line)?;
            problems.append(&mut found);
        }
    }
    Ok(problems)
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

/// The sections that are covered without a heading, of all that some kind of article owes.
fn inline<'a>(understood: &Subject<'a>) -> Vec<(&'a str, Span)> {
    let asked = understood.settings.duties.sections.iter().map(|section| section.id.as_str());
    state::inline(understood.article, understood.doses, understood.vocabulary, asked)
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

fn line(
    engine: &Engine,
    request: &Request,
    corpus: &Corpus,
    file: &File,
    shown: &(dyn Fn(&Arc<str>) -> Arc<str> + Sync),
) -> (Vec<u8>, Vec<Problem>) {
    let source = match read(file, &request.given) {
        Ok(source) => source,
        Err(problem) => return (Vec::new(), vec![problem]),
    };
    let mut line = Vec::new();
    let problems = task::understand(engine, &source, |understood| {
        let path = shown(&source.path);
        let understood = Understood {
            path: &path,
            article: understood.article,
            doses: understood.doses,
            evidence: understood.evidence,
            links: &statuses(engine, corpus, understood.article),
            inline: &inline(understood),
        };
        // Writing to memory cannot fail.
        drop(write(&understood, &mut line));
    });
    (line, problems)
}
