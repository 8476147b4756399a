//! Coded rules of the sections family.

use super::Check;
use crate::article::{Article, Block, Section};
use crate::source::Span;
use crate::text::{Hit, ListId};

mod abrupt_stop;
mod around;
mod dose_without_safety;
mod duplicate;
mod empty;
mod fake_heading;
mod frames;
mod heading_jump;
mod labels;
mod missing;
mod misspelt_heading;
mod no_emergency_advice;
mod no_serious_side_effects;
mod order;
mod placeholder;
mod prose;
mod reactions;
pub mod state;
mod thin;
mod title_promise;
mod unmarked;

pub use labels::Labelled;

/// The coded rules of this family.
pub(super) const CHECKS: &[Check] = &[
    duplicate::CHECK,
    empty::CHECK,
    fake_heading::CHECK,
    heading_jump::CHECK,
    order::CHECK,
    placeholder::CHECK,
    thin::CHECK,
];

/// The coded rules of this family that want the language of the article.
pub(super) const CHECKS_OF_WORDS: &[Check] = &[
    abrupt_stop::CHECK,
    dose_without_safety::CHECK,
    missing::CHECK,
    misspelt_heading::CHECK,
    no_emergency_advice::CHECK,
    no_serious_side_effects::CHECK,
    title_promise::CHECK,
    unmarked::CHECK,
];

/// The place of findings about an article as a whole: its title, else its first block.
pub(in crate::checks) fn opening(article: &Article<'_>) -> Span {
    let title = article.title.as_ref().map(|title| title.span);
    title.or_else(|| article.blocks.first().map(|block| block.span)).unwrap_or_default()
}

/// The phrases of a word list in the title of an article.
pub(in crate::checks) fn title_hits<'h>(article: &'h Article<'_>, list: Option<ListId>) -> Vec<&'h Hit> {
    let Some(title) = &article.title else { return Vec::new() };
    let is_title = |block: &Block| block.span.overlaps(title.span) || article.block_text(block) == title.text;
    let blocks = article.blocks.iter().filter(|block| is_title(block));
    blocks.flat_map(|block| article.hits_of(list, block.text.clone())).collect()
}

/// The words of a section and of the sections below it.
fn words(article: &Article<'_>, index: usize) -> usize {
    let blocks = article.sections.get(index).map_or(0..0, |section| section.body.start..end(article, index));
    let own = article.blocks.get(blocks).unwrap_or(&[]);
    own.iter()
        .map(|block| article.block_text(block).split(' ').filter(|word| word.contains(char::is_alphanumeric)).count())
        .sum()
}

/// The block behind a section and all sections below it.
fn end(article: &Article<'_>, index: usize) -> usize {
    let Some(section) = article.sections.get(index) else { return 0 };
    let next = article.sections.iter().skip(index + 1).find(|next| next.level <= section.level);
    next.map_or(article.blocks.len(), |next: &Section<'_>| next.heading)
}

/// The source between a heading and the next one of its level, to see what is no prose: tables, images, code.
fn source_below<'a>(article: &'a Article<'_>, index: usize) -> &'a str {
    let Some(section) = article.sections.get(index) else { return "" };
    let start = section.span.end;
    let next = article.sections.iter().skip(index + 1).find(|next| next.level <= section.level);
    let end = next.map_or(article.source.text.len(), |next| next.span.start);
    article.source.slice(Span::new(start, end.max(start)))
}
