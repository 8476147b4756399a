//! The articles of a site among each other: their facts to located findings.

use std::sync::Arc;

use rayon::prelude::*;
use thin_vec::ThinVec;

use super::{Engine, Given, Request, read, task};
use crate::article;
use crate::checks::{CorpusSubject, run_across};
use crate::corpus::{Corpus, Depth, Facts, Wanted};
use crate::discover::{File, read_head};
use crate::finding::{Findings, Locator};
use crate::source::SourceFile;

/// So often is asked for what must be read; addresses found late can ask for more.
const ROUNDS: usize = 4;
/// So few articles are sooner read or checked than threads are started.
const FEW: usize = 32;

/// What was found across articles.
#[derive(Debug, Default)]
pub(super) struct Across {
    /// The findings.
    pub(super) findings: Findings,
    /// How many links of the named articles were not checked.
    pub(super) unchecked_links: usize,
}

/// Checks the named articles among all others; `facts` are those of the articles that were read whole.
pub(super) fn check(engine: &Engine, request: &Request, facts: Vec<Facts>) -> Across {
    let corpus = corpus(engine, request, facts);
    let complete = corpus.pages().iter().all(|page| page.depth == Depth::Whole);
    let named = |id: usize| {
        let facts = corpus.page(id)?;
        request.file(&facts.path).filter(|file| file.named).map(|file| (id, facts, file))
    };
    let named: Vec<_> = (0..corpus.pages().len()).filter_map(named).collect();
    let each =
        |(id, facts, file): &(usize, &Facts, &File)| check_one(engine, request, &corpus, *id, facts, complete, file);
    let parts: Vec<Across> =
        if named.len() < FEW { named.iter().map(each).collect() } else { named.par_iter().map(each).collect() };
    let mut all = Across::default();
    for part in parts {
        all.findings.extend(part.findings);
        all.unchecked_links += part.unchecked_links;
    }
    all
}

/// The corpus of the site, with all that its links ask for.
pub(super) fn corpus(engine: &Engine, request: &Request, facts: Vec<Facts>) -> Corpus {
    let files = &request.site.files;
    let is_whole = facts.len() == files.len() && facts.iter().zip(files).all(|(facts, file)| facts.path == file.path);
    let pages = if is_whole { facts } else { with_unread(facts, files) };
    let mut corpus = Corpus::new(engine.site().clone(), request.files(), pages);
    for _ in 0..ROUNDS {
        let wanted = corpus.wanted();
        if wanted.is_empty() {
            break;
        }
        let read = gather(engine, request, &wanted);
        corpus.add(read);
    }
    corpus
}

/// The facts with those of the files that were not read in their places: both come in the order of the paths.
fn with_unread(facts: Vec<Facts>, files: &[File]) -> Vec<Facts> {
    let mut facts = facts.into_iter().peekable();
    let mut pages = Vec::with_capacity(files.len());
    for file in files {
        let known = facts.next_if(|facts| facts.path == file.path);
        pages.push(known.unwrap_or_else(|| Facts::listed(file.path.clone())));
    }
    pages.extend(facts);
    pages
}

/// Reads what is wanted; what cannot be read stays as it was known.
fn gather(engine: &Engine, request: &Request, wanted: &Wanted) -> Vec<Facts> {
    let unread = |path: &Arc<str>| Facts { depth: Depth::Anchors, open: true, ..Facts::listed(path.clone()) };
    let head = |buffer: &mut Vec<u8>, path: &Arc<str>| {
        let found = request.file(path).and_then(|file| head_of(engine, file, &request.given, buffer));
        found.unwrap_or_else(|| unread(path))
    };
    let whole = |path: &Arc<str>| {
        let source = request.file(path).and_then(|file| read(file, &request.given).ok());
        source.map_or_else(|| unread(path), |source| facts_of(engine, &source))
    };
    if wanted.heads.len() + wanted.whole.len() < FEW {
        let mut buffer = Vec::new();
        let heads = wanted.heads.iter().map(|path| head(&mut buffer, path));
        return heads.chain(wanted.whole.iter().map(whole)).collect();
    }
    let heads = wanted.heads.par_iter().map_init(Vec::new, head);
    heads.chain(wanted.whole.par_iter().map(whole)).collect()
}

fn facts_of(engine: &Engine, source: &SourceFile) -> Facts {
    let known = task::recall(engine, source).and_then(|found| found.facts).map(|facts| *facts);
    let facts = known.unwrap_or_else(|| {
        let (article, _) = article::parse(source, &engine.vocabulary, &engine.reading(&source.path));
        Facts::of(&article, engine.site())
    });
    // Its own links are judged when it is named.
    Facts { links: ThinVec::new(), depth: Depth::Anchors, ..facts }
}

/// What the beginning of an article says; none when it cannot be read.
fn head_of(engine: &Engine, file: &File, given: &Given, buffer: &mut Vec<u8>) -> Option<Facts> {
    let text = match given.get(&file.path) {
        Some(source) => &source.text,
        None => read_head(file, buffer).ok()?,
    };
    Some(Facts::head(file.path.clone(), text, engine.site()))
}

fn check_one(
    engine: &Engine,
    request: &Request,
    corpus: &Corpus,
    id: usize,
    facts: &Facts,
    complete: bool,
    file: &File,
) -> Across {
    let profile = engine.profile(&facts.path);
    let resolved: Vec<_> = facts.links.iter().map(|link| corpus.resolve(facts, link)).collect();
    let subject = CorpusSubject {
        corpus,
        id,
        facts,
        resolved: &resolved,
        rules: &profile.rules,
        settings: &profile.settings,
        complete,
    };
    let unknown = resolved.iter().filter(|found| matches!(found.status, crate::corpus::Status::NotChecked(_))).count();
    let unchecked_links = unknown + facts.other_schemes as usize;
    let found = run_across(&subject);
    if found.is_empty() {
        return Across { findings: Vec::new(), unchecked_links };
    }
    let Ok(source) = read(file, &request.given) else { return Across::default() };
    let mut locator = Locator::new(&source, request.excerpts);
    Across { findings: locator.locate_all(found), unchecked_links }
}
