//! Notes: what their labels name, and whether their lists are of medicines.

use super::count;
use crate::article::{Article, Block, BlockKind, Vocabulary};

/// How many of some sections are named by lines, by what stands before a colon ("Treatment: rest") and by the first
/// cells of rows.
pub(super) fn labelled(article: &Article<'_>, known: &Vocabulary, of: &[&str]) -> usize {
    let mut ids: Vec<&str> = article.labelled_sections(known).filter(|id| of.contains(id)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.len()
}

/// How many items of such lists begin with a medicine at least.
const SEVERAL: usize = 4;
/// One of how many items does, when fewer are labelled.
const ONE_OF: usize = 7;
/// How many items begin with a label of what is said of medicines.
const MANY: usize = 10;

/// Whether nothing stands in paragraphs, but for a line now and then.
pub(super) fn is_all_lists(article: &Article<'_>) -> bool {
    all_of(article, &[BlockKind::ListItem]).is_some()
}

/// How many blocks of these kinds there are, where hardly a paragraph stands beside them.
pub(super) fn all_of(article: &Article<'_>, kinds: &[BlockKind]) -> Option<usize> {
    const FEW: usize = 20;
    let count = |kinds: &[BlockKind]| article.blocks.iter().filter(|block| kinds.contains(&block.kind)).count();
    let parts = count(kinds);
    (count(&[BlockKind::Paragraph]) * FEW <= parts).then_some(parts)
}

/// Whether an article is nothing but lists of medicines and of what notes say of medicines ("SE: cough").
pub(super) fn is_of_medicines(article: &Article<'_>, known: &Vocabulary) -> bool {
    let items = || article.blocks.iter().filter(|block| block.kind == BlockKind::ListItem);
    let lists = ["drugs", "drug-classes"].map(|list| known.lexicon.list(list));
    let begins = |start: usize, end: usize| {
        article.hits_in(start..end).any(|hit| hit.start == start && lists.contains(&Some(hit.list)))
    };
    let of_medicine = items().filter(|item| begins(item.text.start, item.text.end)).count();
    let notes = || count(article, known, "kind-class/notes", article.whole());
    let labels = known.lexicon.list("kind-class/notes");
    let labelled = || {
        let is_label = |item: &&Block| {
            article.hits_in(item.text.clone()).any(|hit| hit.start == item.text.start && Some(hit.list) == labels)
        };
        items().filter(is_label).count()
    };
    is_all_lists(article)
        && of_medicine >= SEVERAL
        && (of_medicine * ONE_OF >= items().count() || labelled() >= MANY)
        && notes() > 1
}
