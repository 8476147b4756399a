//! How near a claim a source stands, and whether it can carry it.

use std::ops::Range;

use super::citation::{Citation, CitationForm};
use super::reference::Reference;
use super::tabled::lists_studies;
use crate::article::{Article, Block, BlockKind};
use crate::rule::{Mark, Marks};

/// How near a source stands to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Distance {
    /// In the same sentence.
    Sentence,
    /// In the next sentence.
    Next,
    /// In the same paragraph, list item or table row.
    Paragraph,
    /// In the same section.
    Section,
}

impl Distance {
    /// The name used in rule files and output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Next => "next",
            Self::Paragraph => "paragraph",
            Self::Section => "section",
        }
    }

    /// The distance of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Sentence, Self::Next, Self::Paragraph, Self::Section]
            .into_iter()
            .find(|distance| distance.name() == name)
    }
}

/// The source nearest to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    /// Which citation, an index of `Evidence::citations`.
    pub citation: usize,
    /// How near.
    pub distance: Distance,
    /// Whether it can carry a claim: it resolves, is of a decent tier, published and not retracted.
    pub sound: bool,
}

/// The citations of an article by where they stand.
pub(super) struct Supports<'s, 'a> {
    article: &'s Article<'a>,
    citations: &'s [Citation],
    references: &'s [Reference],
    listed: bool,
    sourced: bool,
}

impl<'s, 'a> Supports<'s, 'a> {
    pub(super) fn new(article: &'s Article<'a>, references: &'s [Reference], citations: &'s [Citation]) -> Self {
        let tied = citations.iter().any(|citation| !citation.entries.is_empty());
        // A table of studies lists the sources as well.
        let tabled = || lists_studies(article, citations);
        let listed = !references.is_empty() && !tied || references.is_empty() && tabled();
        let mut supports = Self { article, citations, references, listed, sourced: !references.is_empty() };
        supports.sourced |= citations.iter().any(|citation| supports.is_sound(citation));
        supports
    }

    /// The best source within `reach` of a sentence: sound before unsound, near before far.
    ///
    /// Of what stands before, `far_back` lets all of the paragraph count, and not only the sentence before.
    pub(super) fn nearest(&self, sentence: usize, reach: Distance, far_back: bool) -> Option<Support> {
        let own = self.article.sentences.get(sentence)?;
        let block = self.article.blocks.get(own.block)?;
        let next = self.article.sentences.get(sentence + 1).filter(|next| next.block == own.block);
        let mut paragraph = self.paragraph(own.block);
        if !far_back && block.kind != BlockKind::Cell {
            let before = sentence.checked_sub(1).and_then(|before| self.article.sentences.get(before));
            paragraph.start = before.map_or(own.text.start, |before| before.text.start).max(paragraph.start);
        }
        let areas = [
            (Distance::Sentence, own.text.clone()),
            (Distance::Next, next.map_or(0..0, |next| next.text.clone())),
            (Distance::Paragraph, paragraph),
            (Distance::Section, self.section(block.section)),
        ];
        let mut best: Option<Support> = None;
        let near = areas.into_iter().filter(|(distance, _)| *distance <= reach);
        // What is cited on a heading carries all that stands under it.
        let heading = self.heading(block.section);
        let around = [heading, self.closing(own.block), self.headed(own.block), self.lead_in(own.block)];
        let around = around.map(|area| (Distance::Section, area));
        for (distance, area) in near.chain(around).filter(|(_, area)| !area.is_empty()) {
            for (index, citation) in self.within(&area) {
                let support = Support { citation: index, distance, sound: self.is_sound(citation) };
                if best.is_none_or(|best| support.sound && !best.sound) {
                    best = Some(support);
                }
            }
        }
        best
    }

    /// The marks that the sources near a claim give to it.
    pub(super) fn marks(&self, support: Option<Support>) -> Marks {
        let mut marks = Marks::default();
        marks.set(Mark::Listed, self.listed && support.is_none());
        marks.set(Mark::Sourced, self.sourced);
        let Some(citation) = support.and_then(|support| self.citations.get(support.citation)) else { return marks };
        let sound = support.is_some_and(|support| support.sound);
        marks.set(Mark::Cited, sound);
        let poor = !citation.resolves
            || citation.preprint
            || citation.retracted
            || citation.tier.is_some_and(|tier| tier.number() > 3);
        marks.set(Mark::PoorlyCited, !sound && poor);
        marks.set(Mark::Named, !sound && !poor);
        marks
    }

    fn within(&self, area: &Range<usize>) -> impl Iterator<Item = (usize, &'s Citation)> {
        let (start, end) = (area.start, area.end);
        let first = self.citations.partition_point(|citation| citation.text.start < start);
        self.citations.iter().enumerate().skip(first).take_while(move |(_, citation)| citation.text.start <= end)
    }

    fn is_sound(&self, citation: &Citation) -> bool {
        let decent = match citation.tier {
            Some(tier) => tier.supports(),
            None => citation.form == CitationForm::Footnote || self.lists_unranked(citation),
        };
        citation.resolves && !citation.preprint && !citation.retracted && decent
    }

    /// Whether it points to an entry of which no address or name tells the tier: a printed journal or book.
    fn lists_unranked(&self, citation: &Citation) -> bool {
        citation.entries.iter().filter_map(|&entry| self.references.get(entry)).any(|entry| entry.targets.is_empty())
    }

    /// A block; for a table cell the row.
    fn paragraph(&self, block: usize) -> Range<usize> {
        let Some(own) = self.article.blocks.get(block) else { return 0..0 };
        if own.kind != BlockKind::Cell {
            return own.text.clone();
        }
        let row = self.article.row_of(block).map(|(_, row)| row);
        let cell = |index: Option<&usize>| index.and_then(|&index| self.article.blocks.get(index));
        match row.map(|row| (cell(row.first()), cell(row.last()))) {
            Some((Some(first), Some(last))) => first.text.start..last.text.end,
            _ => own.text.clone(),
        }
    }

    /// The paragraph behind a block that is a source in brackets and no more: "(See Okoro, 2024.)"
    fn closing(&self, block: usize) -> Range<usize> {
        const LONGEST: usize = 120;
        let own = self.article.blocks.get(block).and_then(|block| block.section);
        let next = self.article.blocks.get(block + 1).filter(|next| next.section == own);
        let text = next.map_or("", |next| self.article.block_text(next).trim_end_matches('.'));
        let closes = text.starts_with('(') && text.ends_with(')') && text.len() <= LONGEST;
        next.filter(|_| closes).map_or(0..0, |next| next.text.clone())
    }

    /// The paragraph that leads in the list of an item: "Zinc helps the body to (Okoro, 2024):".
    fn lead_in(&self, block: usize) -> Range<usize> {
        let leads = |before: &&Block| self.article.block_text(before).trim_end().ends_with(':');
        self.article.leads_in(block).filter(leads).map_or(0..0, |before| before.text.clone())
    }

    /// What stands under a heading up to the next one, of which it says what matters; the title speaks for itself.
    fn headed(&self, block: usize) -> Range<usize> {
        self.section(self.article.sections.iter().position(|section| section.heading == block && section.level > 1))
    }

    /// The heading over a block.
    fn heading(&self, section: Option<usize>) -> Range<usize> {
        let heading = section.and_then(|section| self.article.sections.get(section)).map(|section| section.heading);
        heading.and_then(|heading| self.article.blocks.get(heading)).map_or(0..0, |heading| heading.text.clone())
    }

    fn section(&self, section: Option<usize>) -> Range<usize> {
        let blocks = section.and_then(|section| self.article.sections.get(section)).map(|section| section.body.clone());
        let Some(blocks) = blocks.filter(|blocks| !blocks.is_empty()) else { return 0..0 };
        let start = self.article.blocks.get(blocks.start).map_or(0, |block| block.text.start);
        let end =
            blocks.end.checked_sub(1).and_then(|last| self.article.blocks.get(last)).map_or(0, |block| block.text.end);
        start..end.max(start)
    }
}
