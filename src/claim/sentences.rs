//! The sentences of an article as words, each cut once, and the sentences that belong to one.

use std::cell::OnceCell;
use std::ops::Range;

use super::cell::label;
use super::reference::LONGEST_LIST;
use super::token::{self, Token};
use super::words::Words;
use crate::article::{Article, Block, BlockKind};
use crate::text::Hit;

/// A question of so many words at most is read together with its answer.
const ASKED: usize = 14;

/// The sentences of an article; each is cut into words when it is first looked at.
pub(super) struct Sentences<'e, 'a> {
    article: &'e Article<'a>,
    parts: Vec<Part>,
}

/// What lies in a sentence: its tokens, and its hits among those of the article.
struct Part {
    tokens: OnceCell<Vec<Token>>,
    hits: Range<usize>,
}

impl<'e, 'a> Sentences<'e, 'a> {
    pub(super) fn new(article: &'e Article<'a>) -> Self {
        let mut hit = 0;
        let mut skip_to = |end: usize| {
            while article.hits.get(hit).is_some_and(|hit| hit.start < end) {
                hit += 1;
            }
            hit
        };
        let hits = article.sentences.iter().map(|sentence| skip_to(sentence.text.start)..skip_to(sentence.text.end));
        Self { article, parts: hits.map(|hits| Part { tokens: OnceCell::new(), hits }).collect() }
    }

    /// The hits in a sentence.
    pub(super) fn hits(&self, index: usize) -> &'e [Hit] {
        self.parts.get(index).and_then(|part| self.article.hits.get(part.hits.clone())).unwrap_or_default()
    }

    /// A sentence; one without words when there is none of that number.
    pub(super) fn words(&self, index: usize) -> Words<'_> {
        self.stretch(index..index + 1, self.tokens(index).unwrap_or_default())
    }

    fn tokens(&self, index: usize) -> Option<&[Token]> {
        let range = &self.article.sentences.get(index)?.text;
        let part = self.parts.get(index)?;
        Some(part.tokens.get_or_init(|| token::of_range(self.article.prose.text(), range.clone())))
    }

    /// Sentences that follow each other, and their tokens.
    fn stretch<'t>(&'t self, sentences: Range<usize>, tokens: &'t [Token]) -> Words<'t> {
        let text = self.article.sentences.get(sentences.clone()).and_then(|all| Some((all.first()?, all.last()?)));
        let parts = self.parts.get(sentences).and_then(|all| Some((all.first()?, all.last()?)));
        let hits = parts.and_then(|(first, last)| self.article.hits.get(first.hits.start..last.hits.end));
        let range = text.map_or(0..0, |(first, last)| first.text.start..last.text.end);
        Words::new(self.article.prose.text(), range, tokens, hits.unwrap_or_default())
    }

    /// A short question before a sentence, in the same block, and the sentence as its answer: their tokens.
    pub(super) fn question(&self, index: usize) -> Option<Vec<Token>> {
        let asked = self.article.sentences.get(index.checked_sub(1)?)?;
        let own = self.article.sentences.get(index).filter(|own| own.block == asked.block)?;
        let text = self.article.prose.text().get(asked.text.clone())?;
        let short = text.trim_end().ends_with('?') && text.split_whitespace().count() <= ASKED;
        short.then(|| token::of_range(self.article.prose.text(), asked.text.start..own.text.end))
    }

    /// A sentence and the one before, whose tokens are given.
    pub(super) fn with_question<'t>(&'t self, index: usize, tokens: &'t [Token]) -> Words<'t> {
        self.stretch(index.saturating_sub(1)..index + 1, tokens)
    }

    /// What stands before a sentence and belongs to it: the sentence before, the label of the row of a cell, the lead of
    /// a list.
    pub(super) fn before(&self, index: usize, block: usize) -> Option<Words<'_>> {
        self.neighbour(index.checked_sub(1), block).or_else(|| self.lead(block))
    }

    /// What stands behind a sentence and belongs to it.
    pub(super) fn after(&self, index: usize, block: usize) -> Option<Words<'_>> {
        self.neighbour(Some(index + 1), block).or_else(|| self.remark_behind(block))
    }

    fn neighbour(&self, at: Option<usize>, block: usize) -> Option<Words<'_>> {
        at.filter(|at| self.article.sentences.get(*at).is_some_and(|other| other.block == block))
            .map(|at| self.words(at))
    }

    /// For an item of a list or a block quote: the first sentence of the paragraph behind, which may take it back.
    fn remark_behind(&self, block: usize) -> Option<Words<'_>> {
        let apart = |block: &Block| block.kind == BlockKind::ListItem || block.quoted;
        let own = self.article.blocks.get(block).filter(|own| apart(own))?;
        let behind = self.article.blocks[block..].iter().take(LONGEST_LIST).find(|other| !apart(other))?;
        (behind.section == own.section && behind.kind == BlockKind::Paragraph)
            .then(|| self.words(behind.sentences.start))
    }

    /// The label of the row of a cell, the lead of a list.
    fn lead(&self, block: usize) -> Option<Words<'_>> {
        let label = label(self.article, block).and_then(|label| self.article.blocks.get(label));
        let labelled = label.filter(|label| !label.sentences.is_empty()).map(|label| self.words(label.sentences.start));
        labelled.or_else(|| self.list_lead(block))
    }

    /// For a list item: the last sentence of the paragraph that leads the list in.
    fn list_lead(&self, block: usize) -> Option<Words<'_>> {
        let own = self.article.blocks.get(block).filter(|block| block.kind == BlockKind::ListItem)?;
        let mut before = self.article.blocks[..block].iter().rev().take(LONGEST_LIST);
        let lead = before.find(|lead| lead.kind != BlockKind::ListItem)?;
        (lead.section == own.section && lead.kind == BlockKind::Paragraph)
            .then(|| lead.sentences.end.checked_sub(1).map(|last| self.words(last)))
            .flatten()
    }
}
