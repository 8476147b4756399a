//! The state of a section in an article: marked by a heading, covered in prose without one, or absent.

use std::ops::Range;

use crate::article::{Article, ArticleKind, BlockKind, Vocabulary};
use crate::dose::{DoseStatement, Role};
use crate::source::Span;

/// How an article covers a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has a heading: the number of the section.
    Marked(usize),
    /// Prose does its work without a heading: the sentence that shows it.
    Inline(Span),
    /// Neither.
    Absent,
}

/// The state of the section called `id`.
#[must_use]
pub fn state(article: &Article<'_>, doses: &[DoseStatement], vocabulary: &Vocabulary, id: &str) -> State {
    let marked = article.sections.iter().position(|section| section.ids.contains(&id));
    let inline = || in_prose(article, doses, vocabulary, id);
    match marked {
        Some(index) if !is_catch_all(article, doses, vocabulary, index) => State::Marked(index),
        Some(index) => inline().map_or(State::Marked(index), State::Inline),
        None => inline().map_or(State::Absent, State::Inline),
    }
}

/// The sections of `ids` that prose covers without a heading, with the sentence that shows it.
#[must_use]
pub fn inline<'i>(
    article: &Article<'_>,
    doses: &[DoseStatement],
    vocabulary: &Vocabulary,
    ids: impl Iterator<Item = &'i str>,
) -> Vec<(&'i str, Span)> {
    let of_kind = |id: &&str| !beside_the_point(article.kind).contains(id);
    let covered = |id| match state(article, doses, vocabulary, id) {
        State::Inline(span) => Some((id, span)),
        State::Marked(_) | State::Absent => None,
    };
    ids.filter(of_kind).filter_map(covered).collect()
}

/// The sections that an article of a kind does not have: what a sentence of it says on them is said in passing.
const fn beside_the_point(kind: ArticleKind) -> &'static [&'static str] {
    match kind {
        ArticleKind::Drug | ArticleKind::Comparison => &["symptoms", "causes", "diagnosis", "treatment"],
        ArticleKind::Condition => &["how-to-take", "missed-dose", "storage", "interactions", "effectiveness"],
        ArticleKind::News | ArticleKind::Landing | ArticleKind::Other => &[
            "symptoms",
            "causes",
            "diagnosis",
            "treatment",
            "how-to-take",
            "storage",
            "interactions",
            "effectiveness",
            "pregnancy",
        ],
    }
}

/// The sentence that does the work of a section.
fn in_prose(article: &Article<'_>, doses: &[DoseStatement], vocabulary: &Vocabulary, id: &str) -> Option<Span> {
    match id {
        "dosing" => dose(article, doses).or_else(|| cued(article, vocabulary, id, 2)),
        "side-effects" => reactions(article, vocabulary),
        "serious-side-effects" => serious(article, vocabulary),
        "warnings" => cued(article, vocabulary, id, 2),
        _ => cued(article, vocabulary, id, 1),
    }
}

/// Whether a heading stands over the dosing and the side effects too and does not speak of safety itself ("Key factors
/// to consider before starting"): readers who look for one of them do not find it by this heading.
fn is_catch_all(article: &Article<'_>, doses: &[DoseStatement], vocabulary: &Vocabulary, index: usize) -> bool {
    let Some(section) = article.sections.get(index).filter(|section| section.ids.contains(&"warnings")) else {
        return false;
    };
    let heading = article.blocks.get(section.heading).map_or(0..0, |block| block.text.clone());
    if counted(article, vocabulary, "cues/safety-headings", heading) > 0 {
        return false;
    }
    let next = article.sections.get(index + 1).map_or(article.source.text.len(), |next| next.span.start);
    let has_heading = |id: &str| article.sections.iter().any(|section| section.ids.contains(&id));
    ["dosing", "side-effects"].iter().all(|id| {
        let prose = in_prose(article, doses, vocabulary, id);
        !has_heading(id) && prose.is_some_and(|span| (section.span.end..next).contains(&span.start))
    })
}

/// Whether the condition holds under which a section is owed: `prints-dose`, or the article holds a phrase of the word
/// list `when/NAME`.
#[must_use]
pub(super) fn holds(article: &Article<'_>, doses: &[DoseStatement], vocabulary: &Vocabulary, when: &str) -> bool {
    match when {
        "prints-dose" => dose(article, doses).is_some(),
        _ => counted(article, vocabulary, &format!("when/{when}"), 0..article.prose.text().len()) > 0,
    }
}

/// The first sentence that tells how much to take.
fn dose(article: &Article<'_>, doses: &[DoseStatement]) -> Option<Span> {
    let advice = doses.iter().find(|statement| {
        !matches!(statement.role, Role::Strength | Role::Reported | Role::Equivalent)
            && statement.dose.is_some()
            && (statement.timing.is_some() || matches!(statement.role, Role::Maximum | Role::Start))
    })?;
    Some(sentence_of(article, advice.text.start).unwrap_or(advice.span))
}

fn sentence_of(article: &Article<'_>, at: usize) -> Option<Span> {
    let sentence = article.sentences.get(article.sentence_at(at)?)?;
    Some(article.original(sentence.text.clone()))
}

/// A sentence that names reactions as reactions: a cue, and two of them.
fn reactions(article: &Article<'_>, vocabulary: &Vocabulary) -> Option<Span> {
    sentences_with(article, vocabulary, "cues/side-effects")
        .find(|sentence| counted(article, vocabulary, "reactions", sentence.clone()) > 1)
        .map(|sentence| article.original(sentence))
}

/// A sentence that names a serious reaction and where to get help.
fn serious(article: &Article<'_>, vocabulary: &Vocabulary) -> Option<Span> {
    sentences_with(article, vocabulary, "cues/when-to-seek-help")
        .find(|sentence| counted(article, vocabulary, "reactions", sentence.clone()) > 0)
        .map(|sentence| article.original(sentence))
}

/// The first of at least `least` sentences that hold a cue of the section.
fn cued(article: &Article<'_>, vocabulary: &Vocabulary, id: &str, least: usize) -> Option<Span> {
    let mut found = sentences_with(article, vocabulary, &format!("cues/{id}"));
    let first = found.next()?;
    (least < 2 || found.nth(least - 2).is_some()).then(|| article.original(first))
}

/// The sentences of the article's own prose (no headings, front matter, references or disclaimers) that hold a phrase
/// of a word list.
fn sentences_with<'a>(
    article: &'a Article<'_>,
    vocabulary: &Vocabulary,
    list: &str,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let list = vocabulary.lexicon.list(list);
    let mut last = None;
    article.hits.iter().filter(move |hit| Some(hit.list) == list).filter_map(move |hit| {
        let index = article.sentence_at(hit.start).filter(|index| last != Some(*index))?;
        let sentence = article.sentences.get(index).filter(|sentence| hit.end <= sentence.text.end)?;
        last = Some(index);
        is_own_prose(article, sentence.block).then(|| sentence.text.clone())
    })
}

fn is_own_prose(article: &Article<'_>, block: usize) -> bool {
    article.blocks.get(block).is_some_and(|block| {
        !matches!(block.kind, BlockKind::Heading(_) | BlockKind::FrontMatter | BlockKind::Footnote)
            && !["references", "disclaimer"].iter().any(|id| article.section_is(block.section, id))
    })
}

/// How many different phrases of a list stand in a range of the prose.
pub(in crate::checks) fn counted(
    article: &Article<'_>,
    vocabulary: &Vocabulary,
    list: &str,
    range: Range<usize>,
) -> usize {
    let Some(list) = vocabulary.lexicon.list(list) else { return 0 };
    let mut entries: Vec<u32> = article.hits_in(range).filter(|hit| hit.list == list).map(|hit| hit.entry).collect();
    entries.sort_unstable();
    entries.dedup();
    entries.len()
}
