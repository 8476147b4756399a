//! Regular expressions of rules: compiled when their literal is first seen, run on the blocks that hold it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use regex::{Regex, RegexBuilder};

use crate::article::{Article, Block};
use crate::rule::Expression;
use crate::text::lexicon::is_word_char;

/// How big a compiled expression may be, in bytes: more than any expression that loading a rule lets pass.
const SIZE_LIMIT: usize = 16 << 20;

/// The matches of an expression, block by block, in order.
pub(super) fn find(article: &Article<'_>, expression: &Expression) -> Vec<Range<usize>> {
    let prose = article.prose.text();
    let mut found = Vec::new();
    if !holds_literal(prose, expression) {
        return found;
    }
    for block in article.blocks.iter().filter(|block| holds_literal(article.block_text(block), expression)) {
        let Some(regex) = compiled(&expression.regex) else { break };
        for (range, _) in find_in(prose, block, expression, &regex) {
            found.push(range);
        }
    }
    found
}

/// Whether an expression matches anywhere in a folded text, whatever its word boundaries beyond ASCII.
#[must_use]
pub fn is_match(text: &str, expression: &Expression) -> bool {
    holds_literal(text, expression) && compiled(&expression.regex).is_some_and(|regex| regex.is_match(text))
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
    !(expression.begins_word && before.is_some_and(is_word_char))
        && !(expression.ends_word && after.is_some_and(is_word_char))
}

fn holds_literal(text: &str, expression: &Expression) -> bool {
    expression.literals.is_empty()
        || expression.literals.iter().any(|literal| holds(text.as_bytes(), literal.as_bytes()))
}

/// Whether `text` holds the lower-case ASCII `literal`, whatever its case.
fn holds(text: &[u8], literal: &[u8]) -> bool {
    let Some((first, rest)) = literal.split_first() else { return true };
    memchr::memchr2_iter(*first, first.to_ascii_uppercase(), text)
        .any(|at| text.get(at + 1..at + literal.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest)))
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
