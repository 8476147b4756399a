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
    if matches!(article.kind, ArticleKind::Drug | ArticleKind::Condition) {
        return true;
    }
    let words = words(article.prose.text().as_bytes());
    if words < SHORT {
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

/// How many words there are, with white space between them.
fn words(text: &[u8]) -> usize {
    let begins = |(byte, before): &(&u8, &u8)| !byte.is_ascii_whitespace() && before.is_ascii_whitespace();
    let first = text.first().is_some_and(|first| !first.is_ascii_whitespace());
    usize::from(first) + text.iter().skip(1).zip(text).filter(begins).count()
}
