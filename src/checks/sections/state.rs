//! The state of a section in an article: marked by a heading, covered in prose without one, or absent.

use crate::article::{Article, BlockKind, Vocabulary};
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
    if let Some(index) = article.sections.iter().position(|section| section.ids.contains(&id)) {
        return State::Marked(index);
    }
    let inline = match id {
        "dosing" => dose(article, doses),
        "side-effects" => reactions(article, vocabulary),
        "serious-side-effects" => serious(article, vocabulary),
        "warnings" => cued(article, vocabulary, id, 2),
        _ => cued(article, vocabulary, id, 1),
    };
    inline.map_or(State::Absent, State::Inline)
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
    sentences(article)
        .find(|sentence| {
            counted(article, vocabulary, "cues/side-effects", sentence.clone()) > 0
                && counted(article, vocabulary, "reactions", sentence.clone()) > 1
        })
        .map(|sentence| article.original(sentence))
}

/// A sentence that names a serious reaction and where to get help.
fn serious(article: &Article<'_>, vocabulary: &Vocabulary) -> Option<Span> {
    sentences(article)
        .find(|sentence| {
            counted(article, vocabulary, "cues/when-to-seek-help", sentence.clone()) > 0
                && counted(article, vocabulary, "reactions", sentence.clone()) > 0
        })
        .map(|sentence| article.original(sentence))
}

/// The first of at least `least` sentences that hold a cue of the section.
fn cued(article: &Article<'_>, vocabulary: &Vocabulary, id: &str, least: usize) -> Option<Span> {
    let list = format!("cues/{id}");
    vocabulary.lexicon.list(&list)?;
    let mut found = sentences(article).filter(|sentence| counted(article, vocabulary, &list, sentence.clone()) > 0);
    let first = found.next()?;
    (least < 2 || found.nth(least - 2).is_some()).then(|| article.original(first))
}

/// The sentences of the article's own prose: no headings, front matter, references or disclaimers.
fn sentences<'a>(article: &'a Article<'_>) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
    article
        .sentences
        .iter()
        .filter(|sentence| {
            article.blocks.get(sentence.block).is_some_and(|block| {
                !matches!(block.kind, BlockKind::Heading(_) | BlockKind::FrontMatter | BlockKind::Footnote)
                    && !["references", "disclaimer", "faq"].iter().any(|id| article.section_is(block.section, id))
            })
        })
        .map(|sentence| sentence.text.clone())
}

/// How many different phrases of a list stand in a range of the prose.
pub(in crate::checks) fn counted(
    article: &Article<'_>,
    vocabulary: &Vocabulary,
    list: &str,
    range: std::ops::Range<usize>,
) -> usize {
    let Some(list) = vocabulary.lexicon.list(list) else { return 0 };
    let mut entries: Vec<u32> = article.hits_in(range).filter(|hit| hit.list == list).map(|hit| hit.entry).collect();
    entries.sort_unstable();
    entries.dedup();
    entries.len()
}
