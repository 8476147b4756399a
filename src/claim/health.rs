//! Whether an article is on health at all: words that praise a remedy praise a library of code, or a bicycle, too.

use std::collections::BTreeSet;

use super::lists::Lists;
use crate::article::{Article, ArticleKind};

/// Fewer words tell nothing of what an article is on.
const SHORT: usize = 80;
/// An article on health names a medicine, a remedy, an illness or the body once in so many words.
const RARE: usize = 100;
/// It names so many different ones at least: "add" is a disorder of attention, and "focus" is what it takes away.
const DIFFERENT: usize = 4;

/// Whether what an article says well of something can be a claim on health.
pub(super) fn is_on_health(article: &Article<'_>, lists: &Lists) -> bool {
    let words = article.prose.text().split_ascii_whitespace().count();
    if words < SHORT || matches!(article.kind, ArticleKind::Drug | ArticleKind::Condition) {
        return true;
    }
    let mut different = BTreeSet::new();
    let mut named = 0;
    for list in [lists.ailments, lists.functions, lists.drugs, lists.classes, lists.remedies] {
        for hit in article.hits_of(list, article.whole()) {
            named += 1;
            if different.len() < DIFFERENT {
                different.extend(article.prose.text().get(hit.start..hit.end).map(str::to_ascii_lowercase));
            }
            if different.len() == DIFFERENT && named * RARE >= words {
                return true;
            }
        }
    }
    false
}
