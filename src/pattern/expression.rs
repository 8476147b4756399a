//! Regular expressions of rules: compiled when their literal is first seen, run on the blocks that hold it.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use memchr::memmem;
use regex::{Regex, RegexBuilder};

use crate::article::{Article, Block};
use crate::rule::Expression;
use crate::text::lexicon::is_word_char;

/// How big a compiled expression may be, in bytes: more than any expression that loading a rule lets pass.
const SIZE_LIMIT: usize = 16 << 20;

/// The matches of expressions, expression by expression and block by block.
pub(super) fn find(article: &Article<'_>, expressions: &[Expression]) -> Vec<Range<usize>> {
    let prose = article.prose.text();
    let lowered = prose.to_ascii_lowercase();
    let mut found = Vec::new();
    for expression in expressions {
        let candidates = candidates(article, &lowered, expression);
        let Some(regex) = candidates.first().and_then(|_| compiled(&expression.regex)) else { continue };
        let blocks = candidates.iter().filter_map(|index| article.blocks.get(*index));
        found.extend(blocks.flat_map(|block| find_in(prose, block, expression, &regex)).map(|(range, _)| range));
    }
    found
}

/// The blocks that hold a literal of an expression; all when it has none.
fn candidates(article: &Article<'_>, lowered: &str, expression: &Expression) -> BTreeSet<usize> {
    if expression.literals.is_empty() {
        return (0..article.blocks.len()).collect();
    }
    let mut found = BTreeSet::new();
    for literal in &expression.literals {
        found.extend(memmem::find_iter(lowered.as_bytes(), literal).filter_map(|at| article.block_at(at)));
    }
    found
}

/// Whether an expression matches anywhere in a folded text, whatever its word boundaries beyond ASCII.
#[must_use]
pub fn is_match(text: &str, expression: &Expression) -> bool {
    compiled(&expression.regex).is_some_and(|regex| regex.is_match(text))
}

/// A match, and what its first group captures.
pub(super) type Found<'a> = (Range<usize>, Option<&'a str>);

/// The matches of an expression in all blocks.
pub(super) fn captures<'a>(article: &'a Article<'_>, expression: &Expression) -> Vec<Found<'a>> {
    let prose = article.prose.text();
    let Some(regex) = compiled(&expression.regex) else { return Vec::new() };
    article.blocks.iter().flat_map(|block| find_in(prose, block, expression, &regex)).collect()
}

fn find_in<'a>(prose: &'a str, block: &Block, expression: &Expression, regex: &Regex) -> Vec<Found<'a>> {
    let text = prose.get(block.text.clone()).unwrap_or_default();
    let found = regex.captures_iter(text).filter_map(|captures| {
        let whole = captures.get(0)?;
        let range = block.text.start + whole.start()..block.text.start + whole.end();
        keeps_boundaries(prose, &range, expression).then(|| (range, captures.get(1).map(|group| group.as_str())))
    });
    found.collect()
}

/// Whether the word boundaries that the expression asks for hold for letters beyond ASCII too.
fn keeps_boundaries(prose: &str, range: &Range<usize>, expression: &Expression) -> bool {
    let before = prose.get(..range.start).and_then(|before| before.chars().next_back());
    let after = prose.get(range.end..).and_then(|after| after.chars().next());
    let begins_inside = expression.begins_word && before.is_some_and(is_word_char);
    let ends_inside = expression.ends_word && after.is_some_and(is_word_char);
    !begins_inside && !ends_inside
}

/// The compiled expression, the same for all threads; none when it is too big.
fn compiled(regex: &str) -> Option<Arc<Regex>> {
    type Compiled = HashMap<String, Option<Arc<Regex>>>;
    static COMPILED: LazyLock<RwLock<Compiled>> = LazyLock::new(RwLock::default);
    if let Some(compiled) = COMPILED.read().unwrap_or_else(PoisonError::into_inner).get(regex) {
        return compiled.clone();
    }
    let compiled = RegexBuilder::new(regex).size_limit(SIZE_LIMIT).build().ok().map(Arc::new);
    COMPILED.write().unwrap_or_else(PoisonError::into_inner).insert(regex.to_string(), compiled.clone());
    compiled
}
