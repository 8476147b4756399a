//! One article, from its text to its located findings; the text is dropped afterwards.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::Engine;
use crate::article::{self, ArticleKind, KindSource};
use crate::checks::{self, Subject};
use crate::claim;
use crate::corpus::Facts;
use crate::dose;
use crate::finding::{Located, Locator, Sink};
use crate::pattern;
use crate::source::{Problem, SourceFile};
use crate::suppress::{self, Suppression};

/// What is left of an article when its text is dropped.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// Its path, when it was checked.
    pub path: Option<Arc<str>>,
    /// What was found in it.
    pub findings: Vec<Located>,
    /// What the other articles must know of it; none when no rule needs them.
    pub facts: Option<Facts>,
    /// Where it sets findings aside.
    pub suppressions: Vec<Suppression>,
    /// What is odd about it.
    pub problems: Vec<Problem>,
    /// Whether its kind is a guess for want of cues.
    pub unknown_kind: bool,
}

impl Checked {
    /// An article that could not be read.
    pub(super) fn unread(problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::default() }
    }
}

/// Parses and checks an article. A fault of medlint's own costs this article only, and is named.
pub(super) fn check(engine: &Engine, source: &SourceFile, excerpts: bool) -> Checked {
    catch_unwind(AssertUnwindSafe(|| check_article(engine, source, excerpts)))
        .unwrap_or_else(|panic| panicked(&source.path, &*panic))
}

fn check_article(engine: &Engine, source: &SourceFile, excerpts: bool) -> Checked {
    let mut checked = Checked { path: Some(source.path.clone()), ..Checked::default() };
    checked.problems = understand(engine, source, |subject| {
        let mut sink = Sink::new(source);
        checks::run(subject, &mut sink);
        pattern::run(subject, &mut sink);
        let mut locator = Locator::new(source, excerpts);
        checked.findings = sink.finish().into_iter().map(|finding| locator.locate(finding)).collect();
        let collected = suppress::collect(subject.article, subject.rules, subject.settings.today, &mut locator);
        checked.findings.extend(collected.findings);
        checked.suppressions = collected.suppressions;
        let article = subject.article;
        checked.facts = engine.needs_corpus().then(|| Facts::of(article, engine.site()));
        checked.unknown_kind = article.kind == ArticleKind::Other && article.kind_from == KindSource::Text;
    });
    checked
}

/// Reads an article with all that is found in it once and shared by the checks.
pub(super) fn understand(engine: &Engine, source: &SourceFile, then: impl FnOnce(&Subject<'_>)) -> Vec<Problem> {
    let profile = engine.profile(&source.path);
    let (article, problems) = article::parse(source, &engine.vocabulary, &engine.reading(&source.path));
    let doses = dose::read(&article, &engine.vocabulary.lexicon);
    let evidence = claim::read(&article, &profile.claims, &engine.vocabulary.lexicon);
    then(&Subject {
        article: &article,
        evidence: &evidence,
        doses: &doses,
        rules: &profile.rules,
        vocabulary: &engine.vocabulary,
        settings: &profile.settings,
    });
    problems
}

/// An article that medlint failed on: its own fault, named so that it can be mended.
fn panicked(path: &Arc<str>, panic: &(dyn Any + Send)) -> Checked {
    let message = format!("medlint failed on this file ({}); please report it with the file", what_panicked(panic));
    Checked::unread(Problem { path: path.clone(), message, position: None, fatal: true })
}

/// The message of a panic.
#[must_use]
pub fn what_panicked(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}
