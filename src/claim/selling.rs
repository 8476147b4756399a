//! Whether an article sells what it is on: its title names a remedy, it calls to come or buy, it claims all along.

use std::ops::Range;

use super::lists::Lists;
use super::{Claim, Mark};
use crate::article::{Article, Block, BlockKind};
use crate::text::ListId;

/// So many signs make an article one that sells.
const ENOUGH: usize = 3;
/// One word of wellness in so many makes an article full of them.
const WELLNESS: usize = 150;
/// The words for which claims are counted.
const STRETCH: usize = 1000;
/// From how many claims in a stretch on an article claims a little, much, and all along.
const RATES: [usize; 3] = [3, 8, 14];

/// Whether the title, or else the first heading, names a remedy and no medicine.
pub(super) fn is_on_remedy(article: &Article<'_>, lists: &Lists) -> bool {
    let Some(title) = title(article) else { return false };
    let names = |list: Option<ListId>| article.hits_of(list, title.clone()).next().is_some();
    let of_medicine = || names(lists.drugs) || names(lists.classes);
    // "Garlic, nature's statin"
    (names(lists.remedies) || names(lists.sold)) && (names(lists.selling_titles) || !of_medicine())
}

/// Whether it sells; `claims` are those that it makes in any case.
pub(super) fn sells(article: &Article<'_>, lists: &Lists, claims: &[Claim], on_remedy: bool) -> bool {
    let whole = article.whole();
    if article.hits_of(lists.textbooks, whole.clone()).next().is_some() {
        return false;
    }
    let calls = article.hits_of(lists.calls, whole.clone()).next().is_some();
    // Whether it sells tells whether a claim is made in passing.
    let counts = |claim: &&Claim| claim.level.is_some() || claim.marks.has(Mark::Passing);
    let made = claims.iter().filter(counts).count();
    let words = article.prose.text().split(' ').count().max(STRETCH / 2);
    let claiming = RATES.iter().filter(|rate| made * STRETCH >= *rate * words).count();
    if claiming == 0 && !calls {
        return false;
    }
    let of_wellness = article.hits_of(lists.wellness, whole).count();
    let titled = title(article).is_some_and(|title| article.hits_of(lists.selling_titles, title).next().is_some());
    let headed = article.sections.iter().filter_map(|section| article.blocks.get(section.heading)).any(|heading| {
        heading.kind != BlockKind::FrontMatter
            && article.hits_of(lists.selling_titles, heading.text.clone()).next().is_some()
    });
    let signs = [
        2 * usize::from(on_remedy),
        usize::from(titled),
        usize::from(headed && !titled),
        2 * usize::from(calls),
        claiming,
    ];
    signs.iter().sum::<usize>() + usize::from(of_wellness * WELLNESS >= words) >= ENOUGH
}

/// The words of the title, or else of the first heading.
fn title(article: &Article<'_>) -> Option<Range<usize>> {
    let of_title = |block: &&Block| article.title.as_ref().is_some_and(|title| block.span.overlaps(title.span));
    let first = || article.sections.first().and_then(|section| article.blocks.get(section.heading));
    article.blocks.iter().find(of_title).or_else(first).map(|block| block.text.clone())
}
