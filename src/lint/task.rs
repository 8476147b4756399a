//! One article, from its text to its located findings; the text is dropped afterwards.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::Engine;
use crate::article::{self, ArticleKind, KindSource};
use crate::cache::{self, Stamp};
use crate::checks::{self, Asked, Subject};
use crate::claim;
use crate::corpus::Facts;
use crate::dose;
use crate::finding::{Locator, Sink};
use crate::outcome::Found;
use crate::pattern;
use crate::source::{Problem, SourceFile};
use crate::suppress;

/// What is left of an article when its text is dropped.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// Its path, when it was checked.
    pub path: Option<Arc<str>>,
    /// What was found in it.
    pub found: Found,
}

impl Checked {
    /// An article that could not be read.
    pub(super) fn unread(problem: Problem) -> Self {
        Self { path: None, found: Found { problems: vec![problem], ..Found::default() } }
    }
}

/// What was found before in an article whose file did not change, without reading it.
pub(super) fn unchanged(engine: &Engine, path: &Arc<str>, stamp: Stamp) -> Option<Checked> {
    let found = engine.cache()?.unchanged(path, stamp)?;
    Some(Checked { path: Some(path.clone()), found })
}

/// Checks an article, or looks up what was found in it before; `stamp` is the state of its file before it was read. A
/// fault of medlint's own costs this article only, and is named.
pub(super) fn check(engine: &Engine, source: &SourceFile, stamp: Option<Stamp>, excerpts: bool) -> Checked {
    let found = match engine.cache() {
        Some(cache) => {
            let text = cache::digest(source.text.as_bytes());
            let known = cache.get(source, text, excerpts).inspect(|_| cache.restamp(&source.path, stamp));
            let look = || find(engine, source, excerpts).inspect(|found| cache.put(source, text, stamp, found));
            known.map_or_else(look, Ok)
        }
        None => find(engine, source, excerpts),
    };
    found.map_or_else(Checked::unread, |found| Checked { path: Some(source.path.clone()), found })
}

/// What was found before in an article of this text.
pub(super) fn recall(engine: &Engine, source: &SourceFile) -> Option<Found> {
    engine.cache()?.get(source, cache::digest(source.text.as_bytes()), false)
}

/// Parses and checks an article.
fn find(engine: &Engine, source: &SourceFile, excerpts: bool) -> Result<Found, Problem> {
    catch_unwind(AssertUnwindSafe(|| find_in(engine, source, excerpts)))
        .map_err(|panic| panicked(&source.path, &*panic))
}

fn find_in(engine: &Engine, source: &SourceFile, excerpts: bool) -> Found {
    let mut found = Found::default();
    found.problems = understand(engine, source, |subject| {
        let mut sink = Sink::new(source);
        checks::run(subject, &mut sink);
        pattern::run(subject, &mut sink);
        let mut locator = Locator::new(source, excerpts);
        found.findings = locator.locate_all(sink.finish());
        let collected = suppress::collect(subject.article, subject.rules, subject.settings.today, &mut locator);
        found.findings.extend(collected.findings);
        found.suppressions = collected.suppressions;
        found.findings.sort_by(|a, b| a.order(b));
        let article = subject.article;
        found.facts = engine.needs_corpus().then(|| {
            Box::new(Facts { ceilings: checks::ceilings(subject).into(), ..Facts::of(article, engine.site()) })
        });
        found.unknown_kind = article.kind == ArticleKind::Other && article.kind_from == KindSource::Text
            || !article.is_understood(subject.vocabulary);
    });
    found
}

/// Reads an article with all that is found in it once and shared by the checks.
pub(super) fn understand(engine: &Engine, source: &SourceFile, then: impl FnOnce(&Subject<'_>)) -> Vec<Problem> {
    let profile = engine.profile(&source.path);
    let (article, problems) = article::parse(source, &engine.vocabulary, &engine.reading(&source.path));
    let doses = dose::read(&article, &engine.vocabulary.lexicon);
    let evidence = claim::read(&article, &profile.claims, &engine.vocabulary);
    then(&Subject {
        article: &article,
        evidence: &evidence,
        doses: &doses,
        rules: &profile.rules,
        vocabulary: &engine.vocabulary,
        settings: &profile.settings,
        site: engine.site(),
        asked: &Asked::default(),
    });
    problems
}

/// An article that medlint failed on: its own fault, named so that it can be mended.
fn panicked(path: &Arc<str>, panic: &(dyn Any + Send)) -> Problem {
    let message = format!("medlint failed on this file ({}); please report it with the file", what_panicked(panic));
    Problem { path: path.clone(), message, position: None, fatal: true }
}

/// The message of a panic.
#[must_use]
pub fn what_panicked(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}
