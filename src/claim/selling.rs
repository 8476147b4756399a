//! Whether an article sells what it is on: its title names a remedy, it calls to come or buy, it claims all along.

use std::ops::Range;

use super::Claim;
use super::lists::Lists;
use crate::article::{Article, Block};
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
    names(lists.remedies) && !names(lists.drugs) && !names(lists.classes)
}

/// Whether it sells; `claims` are those that it makes in any case.
pub(super) fn sells(article: &Article<'_>, lists: &Lists, claims: &[Claim], on_remedy: bool) -> bool {
    let whole = article.whole();
    let calls = article.hits_of(lists.calls, whole.clone()).next().is_some();
    let made = claims.iter().filter(|claim| claim.level.is_some()).count();
    let words = article.prose.text().split(' ').count().max(STRETCH / 2);
    let claiming = RATES.iter().filter(|rate| made * STRETCH >= *rate * words).count();
    if claiming == 0 && !calls {
        return false;
    }
    let of_wellness = article.hits_of(lists.wellness, whole).count();
    let titled = title(article).is_some_and(|title| article.hits_of(lists.selling_titles, title).next().is_some());
    let signs = [2 * usize::from(on_remedy), usize::from(titled), 2 * usize::from(calls), claiming];
    signs.iter().sum::<usize>() + usize::from(of_wellness * WELLNESS >= words) >= ENOUGH
}

/// The words of the title, or else of the first heading.
fn title(article: &Article<'_>) -> Option<Range<usize>> {
    let of_title = |block: &&Block| article.title.as_ref().is_some_and(|title| block.span.overlaps(title.span));
    let first = || article.sections.first().and_then(|section| article.blocks.get(section.heading));
    article.blocks.iter().find(of_title).or_else(first).map(|block| block.text.clone())
}
